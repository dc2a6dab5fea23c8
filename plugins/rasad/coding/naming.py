"""Which mention names a side of an event, when several sentences name it.

An article calls one side by many names: `ارتش سوریه`, `نیروهای ارتش`, `این نیروها`. An event keeps the best: a named
actor
before a descriptive one, a part that grammar proves before one that is guessed, the telling before its headline.
Another
name joins it only where it is certainly another actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rasad.article import ActorMention
from rasad.coding.kinship import kin
from rasad.coding.lexicon import dictionaries
from rasad.coding.names import is_common
from rasad.coding.parts import GUESS
from rasad.text.folding import fold

#: The rank of those whom a strike only hurt: any other target is a better one.
HURT = 8
#: The rank of a thing that a strike from afar is aimed at.
THING = HURT - 1


class Named(NamedTuple):
    """The mentions by which one telling names a side. `rank`: how sure their part is (less is surer)."""

    mentions: tuple[ActorMention, ...]
    rank: int
    headline: bool

    @property
    def quality(self) -> tuple[bool, bool, bool, bool, bool, bool, int]:
        """Less is better."""
        return (
            self.rank == HURT,
            self.rank >= GUESS,
            not any(m.code for m in self.mentions),
            self.rank == THING and not any(holds_a_name(m.quote) for m in self.mentions),
            all(_state(m.code) for m in self.mentions),
            self.headline,
            self.rank,
        )


def _state(code: str | None) -> bool:
    """Whether a code is a whole state's: a force, an office or a person of it says more."""
    actor = dictionaries().actors.get(code or "")
    return actor is None or actor.kind == "state"


@dataclass
class Party:
    """A side of an event as its tellings name it."""

    named: list[Named] = field(default_factory=list)
    _seen: set[tuple[object, ...]] = field(default_factory=set)

    def add(self, mentions: Sequence[ActorMention], rank: int, *, headline: bool) -> None:
        # The same names in the same part again add nothing; an event told thousands of times would take hours.
        key = (rank, headline, *((mention.quote, mention.code) for mention in mentions))
        if mentions and key not in self._seen:
            self._seen.add(key)
            self.named.append(Named(tuple(mentions), rank, headline))

    @property
    def rank(self) -> int:
        """How sure the best name is."""
        return min((n.rank for n in self.named), default=9)

    def mentions(self) -> list[ActorMention]:
        """The best names."""
        ranked = sorted(self.named, key=lambda n: n.quality)
        held: list[ActorMention] = []
        for n, named in enumerate(ranked):
            sure = named.rank <= 1 and not named.headline
            for mention in named.mentions:
                another = mention.code and sure and all(m.code and not related(m.code, mention.code) for m in held)
                if (n == 0 or another) and not any(repeats(m, mention) for m in held):
                    held.append(mention)
        return held


def related(one: str | None, other: str | None) -> bool:
    """Whether two actors are one, or one belongs to the other or to the same state."""
    if not one or not other:
        return False
    actors = dictionaries().actors
    if kin(one) & kin(other):
        return True
    first, second = actors.get(one), actors.get(other)
    return bool(
        first
        and second
        and first.country
        and first.country == second.country
        and {first.kind, second.kind} & {"state", "government"}
    )


#: Marks around a name.
MARKS = ("«", '"', "“", "ˈ")
#: What does not tell two names apart: half-spaces and quotation marks.
_UNMARKED = str.maketrans("", "", "\u200c«»\"“”'ˈ")


def holds_a_name(quote: str) -> bool:
    """Whether the words for a thing hold a name: `کشتی «ستاره دریا»`, `نفتکش گلوریا`, not `یک کشتی تجاری`."""
    words = fold(quote).split()
    return any(mark in quote for mark in MARKS) or any(word.isalpha() and not is_common(word) for word in words[1:])


def bare(quote: str) -> str:
    """The letters of a mention, for comparing two."""
    return "".join(quote.replace("ي", "ی").replace("ك", "ک").translate(_UNMARKED).split())


def repeats(one: ActorMention, other: ActorMention) -> bool:
    """Whether two mentions are one name, or one name within another."""
    left, right = bare(one.quote), bare(other.quote)
    return left in right or right in left or bool(one.code and one.code == other.code)
