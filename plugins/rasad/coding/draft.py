"""An event in the making: what its tellings have said so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasad.article import ActorMention, Casualty, EventDate, Materiel, Mention, PlaceMention, Reason, SourceMention
from rasad.coding.naming import Party
from rasad.coding.tally import Tally
from rasad.coding.telling import Telling


@dataclass
class Draft:
    """An event in the making. `background`: it happened long before the article was published. `around`: where the act
    told before it was, which is where it was too if nothing says otherwise. `guessed`: no sentence has named its means,
    and its type is guessed. `weak`: its places that were named only in passing."""

    type: str
    frame: str
    section: int
    tellings: list[Telling] = field(default_factory=list)
    order: list[int] = field(default_factory=list)
    doers: Party = field(default_factory=Party)
    struck: Party = field(default_factory=Party)
    places: list[PlaceMention] = field(default_factory=list)
    around: list[PlaceMention] = field(default_factory=list)
    weak: set[tuple[int, int]] = field(default_factory=set)
    tally: Tally = field(default_factory=Tally)
    attribution: list[SourceMention] = field(default_factory=list)
    date: EventDate = field(default_factory=EventDate)
    status: str = "happened"
    evidence: list[tuple[bool, Mention]] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    headline_only: bool = True
    opening: bool = True
    background: bool = False
    guessed: bool = False
    spoken_day: bool = False

    @property
    def casualties(self) -> list[Casualty]:
        return self.tally.casualties

    @property
    def materiel(self) -> list[Materiel]:
        return self.tally.materiel

    @property
    def initiator(self) -> list[ActorMention]:
        return self.doers.mentions()

    @property
    def target(self) -> list[ActorMention]:
        return self.struck.mentions()
