"""The figures of an event: which words stand for a figure that several tellings tell.

A headline rounds (`۸ شهید و ۱۹ زخمی`), the story below it tells in full (`دست‌کم ۸ نفر شهید و ۱۹ نفر زخمی شدند`): the
story's words and bounds replace the headline's. `یک فروند پهپاد شناسایی` says more than `پهپاد` did.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rasad.article import Casualty, Materiel

#: Equal figures of different people within so many characters are two.
NEAR = 40
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
        if item.who is not None or item.high is not None or item.low not in (None, 3):
            return False
        return any(c.kind == item.kind and c.low == c.high and (c.low or 0) > 3 for c in self.casualties)

    def _part(self, item: Casualty) -> bool:
        if (item.low, item.high) != (1, 1):
            return False
        ones = [c for c in self.casualties if c.kind == item.kind and (c.low, c.high) == (1, 1)]
        more = [c for c in self.casualties if c.kind == item.kind and c not in ones]
        return len(ones) > 1 and len(more) == 1 and more[0].low == more[0].high == len(ones) and _apart(more[0], ones)

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
    if one.item not in LISTED or one.low is None:
        return False
    return 0 < abs(one.start - other.start) < NEAR and not (one.quote in other.quote or other.quote in one.quote)


def _apart(total: Casualty, ones: list[Casualty]) -> bool:
    """Whether a number is told elsewhere than the single persons: `دو سرباز، یک راننده و یک امدادگر` are four."""
    return all(abs(total.start - one.start) > NEAR for one in ones)


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
    return item.who is not None or (" " not in held.quote.strip() and " " in item.quote.strip())


def _rounds(headline: Casualty, story: Casualty) -> bool:
    """Whether a headline's exact figure is the figure or the bound that the story tells."""
    figure = headline.low
    return (
        headline.kind == story.kind
        and figure is not None
        and figure == headline.high
        and (story.low, story.high) in ((figure, figure), (figure, None), (None, figure))
    )
