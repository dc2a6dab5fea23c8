"""The figures of an event: which words stand for a figure that several tellings tell.

A headline rounds (`۸ شهید و ۱۹ زخمی`), the story below it tells in full (`دست‌کم ۸ نفر شهید و ۱۹ نفر زخمی شدند`): the
story's words and bounds replace the headline's. `یک فروند پهپاد شناسایی` says more than `پهپاد` did.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rasad.article import Casualty, Materiel

#: Equal figures of different people within so many characters are two.
NEAR = 40
#: So many characters at most stand between two figures of one list.
JOINED = 8
#: Things of several names, which a list counts one by one; the second name of a drone is another of its first.
LISTED = frozenset({"building", "vehicle", "base"})
#: The kinds of a joint figure.
JOINT = ("killed", "wounded")


@dataclass
class Tally:
    """The casualties and the equipment losses of one event, each figure once."""

    casualties: list[Casualty] = field(default_factory=list)
    materiel: list[Materiel] = field(default_factory=list)
    _rounded: set[int] = field(default_factory=set)

    def add_people(self, item: Casualty, *, headline: bool) -> None:
        """Count some people, unless they are counted."""
        for n, held in enumerate(self.casualties):
            rounded = held.start in self._rounded and not headline
            if _same_people(held, item) or (rounded and _rounds(held, item)):
                if (rounded and (item.who is not None or held.who is None)) or _says_more(held, item):
                    self.casualties[n] = item
                return
        if headline:
            self._rounded.add(item.start)
        self.casualties.append(item)

    def counted(self) -> list[Casualty]:
        """The figures without those that others tell in full: a joint figure whose parts are told (`۵۰ کشته و زخمی`,
        then `۱۰ کشته و ۴۰ زخمی`), and single persons who make up a number that is told (`دو خدمه`, then `یک نگهبان و
        یک راننده`)."""
        return [
            item for item in self.casualties if not (self._joint_in_full(item) or self._part(item) or self._vague(item))
        ]

    def _joint_in_full(self, item: Casualty) -> bool:
        if item.low is not None or item.high is None or item.kind not in JOINT:
            return False
        spans = {(c.start, c.end) for c in self.casualties if c.kind != item.kind and c.low is None}
        if (item.start, item.end) not in spans:
            return False
        exact = {k: {c.low for c in self.casualties if c.kind == k and c.low and c.low == c.high} for k in JOINT}
        return any(a + b == item.high for a in exact["killed"] for b in exact["wounded"] if a and b)

    def _vague(self, item: Casualty) -> bool:
        """Whether a number of nobody named says no more than one that is told: `تعداد زیادی کشته`, then `۱۴ نفر`."""
        if (item.low, item.high) == (None, None):
            return any(c.kind == item.kind and (c.low or c.high) for c in self.casualties)
        if item.who is not None or item.high is not None or item.low not in (None, 3):
            return False
        return any(c.kind == item.kind and c.low == c.high and (c.low or 0) > 3 for c in self.casualties)

    def _part(self, item: Casualty) -> bool:
        """Whether a figure is one of several, told beside each other, that make up another: `دو خدمه`, then `یک نگهبان
        و یک راننده`; `شش زخمی`, then `یک کودک، دو پلیس و سه کارگر`."""
        kin = [c for c in self.casualties if c.kind == item.kind and c.low and c.low == c.high]
        row = _told_beside(item, kin)
        whole = [c for c in kin if c not in row]
        if len(row) < 2 or not whole:
            return False
        return any(c.low == sum(part.low or 0 for part in row) for c in whole)

    def add_loss(self, item: Materiel, *, headline: bool) -> None:
        """Count some equipment, unless it is counted."""
        for n, held in enumerate(self.materiel):
            if _ended(held, item):
                self.materiel[n] = item if item.action == "destroyed" else held
                return
            if (held.item, held.action, held.low) == (item.item, item.action, item.low) and not _two_things(held, item):
                if not headline and (held.start in self._rounded or len(held.quote) < len(item.quote)):
                    self.materiel[n] = item
                return
        if headline:
            self._rounded.add(item.start)
        self.materiel.append(item)


def _ended(one: Materiel, other: Materiel) -> bool:
    """Whether one thing was first told to be hit and then to be destroyed."""
    alike = one.item == other.item and one.low == other.low and {one.action, other.action} == {"damaged", "destroyed"}
    return alike and (one.quote in other.quote or other.quote in one.quote)


def _two_things(one: Materiel, other: Materiel) -> bool:
    """Whether two losses stand in one list: `یک کتابخانه و یک دبستان` are two buildings."""
    # یک پهپاد ... و یک پهپاد ...: each with a number of its own
    counted = one.quote.split()[0] == other.quote.split()[0] and len(one.quote.split()) > 1 < len(other.quote.split())
    if not (one.item in LISTED or counted) or one.low is None:
        return False
    return 0 < abs(one.start - other.start) < NEAR and not (one.quote in other.quote or other.quote in one.quote)


def _told_beside(item: Casualty, kin: list[Casualty]) -> list[Casualty]:
    """A figure with those that stand before and after it in one list: `دو سرباز، یک راننده و یک امدادگر` are four."""
    row = [item] if item in kin else []
    for other in sorted(kin, key=lambda c: abs(c.start - item.start)):
        if row and other not in row and any(0 <= _between(other, one) <= JOINED for one in row):
            row.append(other)
    return row


def _between(one: Casualty, other: Casualty) -> int:
    """How many characters stand between two figures."""
    return max(one.start, other.start) - min(one.end, other.end)


def _same_people(one: Casualty, other: Casualty) -> bool:
    """Whether two figures are one: equal, and not two kinds of people in one sentence."""
    bound = one.low is not None and one.low == other.low and {one.high, other.high} == {one.low, None}
    if one.kind != other.kind or not (bound or (one.low, one.high) == (other.low, other.high)):
        return False  # `دست‌کم ۱۲ تن` and `۱۲ نفر` are one
    apart = one.who is not None and other.who is not None and one.who.quote != other.who.quote
    return not (apart and 0 < abs(one.start - other.start) < NEAR)


def _says_more(held: Casualty, item: Casualty) -> bool:
    """Whether a figure is told in full where it was a number alone: `سه کشته`, then `سه نفر کشته شدند`."""
    same = held.low is not None and (held.low, held.high) == (item.low, item.high)
    if held.who is not None or not same or len(item.quote) <= len(held.quote):
        return False
    return item.who is not None or item.quote.startswith(f"{held.quote.strip()} ")


def _rounds(headline: Casualty, story: Casualty) -> bool:
    """Whether a headline's exact figure is the figure or the bound that the story tells."""
    figure = headline.low
    return (
        headline.kind == story.kind
        and figure is not None
        and figure == headline.high
        and (story.low, story.high) in ((figure, figure), (figure, None), (None, figure))
    )
