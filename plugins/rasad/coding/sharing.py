"""What a telling and an event have in common: sides, places, figures, the one thing that both speak of."""

from __future__ import annotations

from dataclasses import dataclass

from mypy_extensions import mypyc_attr

from rasad.article import PlaceMention
from rasad.coding.draft import Draft
from rasad.coding.naming import bare
from rasad.coding.same_figures import MANY, figures
from rasad.coding.same_places import narrow, one_place, places_shared, wide
from rasad.coding.same_sides import persons_named, same_side, words
from rasad.coding.telling import Telling
from rasad.coding.things import A_NEW_ONE, drones, ships
from rasad.once import once

#: A lead opens what is told so many sentences below it.
REACH_BACK = 2
#: Types of deeds done to persons.
OF_PERSONS = frozenset({"violence_against_civilians", "abduction", "arrest"})
#: So many tellings of an event say which ship it was.
EARLY = 8


@mypyc_attr(native_class=False)
@dataclass
class Shared:
    """A telling beside an event. `position`: the number of the telling's sentence in the article."""

    draft: Draft
    telling: Telling
    places: list[PlaceMention]
    position: int

    @once
    def kind(self) -> str:
        return self.telling.type or ""

    @once
    def same_section(self) -> bool:
        return self.draft.section == self.telling.sentence.section

    @once
    def gap(self) -> int:
        """How many sentences lie between."""
        return self.position - (self.draft.order[-1] if self.draft.order else self.position)

    @once
    def figures(self) -> tuple[int, int]:
        """How many figures are equal, and how many contradict."""
        return figures(self.draft, self.telling)

    @property
    def equal(self) -> int:
        return self.figures[0]

    @property
    def different(self) -> int:
        return self.figures[1]

    @once
    def sure(self) -> bool:
        """Whether a figure is equal that is too large for chance."""
        return bool(self.equal) and any(max(p.low or 0, p.high or 0) >= MANY for p in self.telling.casualties)

    @once
    def exact(self) -> bool:
        """Whether such a figure is exact: a bound or a joint figure may be another side's claim of other dead."""
        exact = {c.low for c in self.draft.casualties if c.low == c.high}
        return self.sure and any(
            p.low == p.high and (p.low or 0) >= MANY and p.low in exact for p in self.telling.casualties
        )

    @property
    def all_wide(self) -> bool:
        """Whether all places of one of the two are regions or countries."""
        return all(map(wide, self.places)) or all(map(wide, self.draft.places))

    @once
    def same_doer(self) -> bool:
        """Whether both are told of one named doer."""
        reading = self.telling.sentence.reading
        return any(
            side.code and same_side(side, reading, mention)
            for side in self.telling.initiator
            for mention in self.draft.initiator
        )

    @once
    def shared_places(self) -> int:
        return places_shared(self.draft.places, self.places)

    @once
    def one_spot(self) -> bool:
        """Whether both name one narrow place: a town, a base, an airport."""
        return any(narrow(b) and one_place(a, b) for a in self.places for b in self.draft.places) or any(
            narrow(b) and bare(b.quote) in bare(words(self.telling.sentence.reading, side))
            for side in self.telling.target
            for b in self.draft.places
        )

    @once
    def _ships(self) -> tuple[list[str | None], list[str | None]]:
        """The ships that each of the two names."""
        mine = ships(self.telling)
        return mine, [ship for told in self.draft.tellings[:EARLY] for ship in ships(told)] if mine else []

    @property
    def one_ship(self) -> bool:
        """Whether both tell of one ship that was struck: `پهپادی که به کشتی «ستاره» برخورد`. Where a number of
        ships is told they are several."""
        mine, held = self._ships
        return bool(mine and held) and None not in mine + held and not self.two_ships

    @property
    def two_ships(self) -> bool:
        """Whether the ships bear different names."""
        mine, held = ({name for name in names if name} for names in self._ships)
        return bool(mine and held) and not mine & held

    @property
    def two_persons(self) -> bool:
        """Whether each tells of persons of its own, by name: `کریم احمدی ترور شد. نادر قاسمی نیز پارسال ترور شد`."""
        if {self.kind, self.draft.type} - OF_PERSONS:
            return False
        mine = persons_named(self.telling)
        held = [name for told in self.draft.tellings[:EARLY] for name in persons_named(told)] if mine else []
        return bool(mine and held) and not any(a & b for a in mine for b in held)

    @once
    def _drones(self) -> tuple[list[str | None], list[str | None]]:
        """The drones that each of the two tells to have been brought down."""
        if {self.kind, self.draft.type} != {"weapons_seized"}:
            return [], []
        mine = drones(self.telling)
        return mine, [drone for told in self.draft.tellings[:EARLY] for drone in drones(told)] if mine else []

    @property
    def one_drone(self) -> bool:
        """Whether both tell of one drone that was brought down: `پهپاد آمریکایی بر فراز تنگه سرنگون شد`."""
        mine, held = self._drones
        return bool(mine and held) and None not in mine + held and not self.telling.another

    @property
    def that_drone(self) -> bool:
        """Whether a telling speaks of a drone as one that the reader knows: `پهپاد آمریکایی`, not `یک پهپاد`."""
        return self.one_drone and A_NEW_ONE not in self._drones[0]

    @once
    def losses(self) -> int:
        """How many equipment losses are the same."""
        return sum(
            any(m.item == x.item and m.action == x.action and m.low == x.low for m in self.draft.materiel)
            for x in self.telling.losses
        )

    @property
    def lead(self) -> bool:
        """Whether the event is told only where the article, or its section, opens, so that what follows tells it at
        length."""
        return self.draft.headline_only or (self.draft.opening and self.same_section and 0 < self.gap <= REACH_BACK)

    @property
    def another_doer(self) -> bool:
        """Whether each of the two has a doer, and they are not called alike."""
        reading = self.telling.sentence.reading
        mine, held = self.telling.initiator, self.draft.initiator
        return bool(mine and held) and not any(same_side(side, reading, mention) for side in mine for mention in held)
