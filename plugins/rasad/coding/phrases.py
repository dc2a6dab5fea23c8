"""The noun phrases of a sentence that name sides (`chains` finds them) and places (`spots`)."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasad.coding.lexicon import squeeze
from rasad.coding.match import Hit
from rasad.coding.phrase_words import MANY
from rasad.coding.reading import FUNCTION_WORDS, Reading

#: Kinds of places that are no part of a town and belong to nobody.
TOWNS = frozenset({"city", "town", "village", "province", "district"})
#: Kinds of groups that bear arms and are no state's; they have no aircraft.
IN_ARMS = frozenset({"militia", "rebel", "terrorist"})


@dataclass
class Side:
    """A noun phrase that names a side: tokens `first` to `last`, the figure before it not included."""

    first: int
    last: int
    code: str | None
    kind: str
    noun_class: str
    rows: tuple[str, ...]
    marker: str = ""
    marker_at: int = -1
    is_object: bool = False
    bare_country: bool = False
    glued: int = 0
    coordinated: bool = False
    genitive: bool = False
    asset: bool = False
    hits: list[Hit] = field(default_factory=list)

    @property
    def armed(self) -> bool | None:
        """True for armed sides, False for the unarmed, None where the words don't say."""
        if self.noun_class in ("armed", "unit", "leader"):
            return True
        if self.noun_class in ("civilian", "crowd"):
            return False
        if self.kind in (
            "military",
            "air_force",
            "navy",
            "militia",
            "rebel",
            "terrorist",
            "police",
            "coalition",
            "intelligence",
        ):
            return True
        if self.kind in ("civilian",):
            return False
        return None


@dataclass
class Spot:
    """A noun phrase that names a place: tokens `first` to `last`; `name_first` to `name_last` is the name in it."""

    first: int
    last: int
    name_first: int
    name_last: int
    kind: str
    ids: tuple[str, ...]
    rows: tuple[str, ...]
    marker: str = ""
    marker_at: int = -1
    is_object: bool = False
    quoted: bool = False
    glued: int = 0
    country: bool = False
    direction: bool = False
    owner_last: int = -1

    @property
    def whole_last(self) -> int:
        """The last token with the owner told after the place: `پایگاه‌های الف`."""
        return max(self.last, self.owner_last)


def plural(reading: Reading, side: Side) -> bool:
    """Whether the noun of a side means several: `سربازان`, `نیروها`, `افراد مسلح`."""
    head = reading.tokens[side.first].text
    if head in MANY:
        return True
    if side.hits and side.hits[0].entry.layer == "noun" and head.startswith(squeeze(side.hits[0].entry.value)):
        rest = head[len(squeeze(side.hits[0].entry.value)) :]
        if rest in ("", "ی", "ای", "ش", "اش", "یی"):
            return _plural_ending(reading.tokens[min(side.first + 1, side.last)].text)
    following = reading.tokens[side.first + 1].text if side.first + 1 <= side.last else ""
    return (
        head.endswith(("ها", "های", "هایی", "ان", "ین", "ات"))
        or _plural_ending(following)
        or head in ("نیروهای", "عناصر", "اعضای", "افراد", "نیرو", "اتباع", "رزمندگان")
    )


def _plural_ending(word: str) -> bool:
    """Whether a word written apart makes a plural of the noun before it: `ایزدی هایی`, `دانش آموزان`."""
    return word in ("ها", "های", "هایی") or word.startswith("آموزان")


def content(reading: Reading, i: int) -> bool:
    """Whether a token is an ordinary word that a chain of nouns may run over."""
    token = reading.tokens[i]
    return token.kind in ("word", "latin") and token.text not in FUNCTION_WORDS


def text_at(reading: Reading, i: int) -> str:
    """The word at token `i`, empty after the end."""
    return reading.tokens[i].text if i < len(reading.tokens) else ""
