"""The figures of an event: which words stand for a figure that several tellings tell.

A headline rounds (`۸ شهید و ۱۹ زخمی`), the story below it tells in full (`دست‌کم ۸ نفر شهید و ۱۹ نفر زخمی شدند`): the
story's words and bounds replace the headline's. `یک فروند پهپاد شناسایی` says more than `پهپاد` did.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rasad.article import Casualty, Materiel

#: Equal figures of different people within so many characters are two.
NEAR = 40


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
                if rounded:
                    self.casualties[n] = item
                return
        if headline:
            self._rounded.add(item.start)
        self.casualties.append(item)

    def add_loss(self, item: Materiel, *, headline: bool) -> None:
        """Count some equipment, unless it is counted."""
        for n, held in enumerate(self.materiel):
            if (held.item, held.action, held.low) == (item.item, item.action, item.low):
                if not headline and (held.start in self._rounded or len(held.quote) < len(item.quote)):
                    self.materiel[n] = item
                return
        if headline:
            self._rounded.add(item.start)
        self.materiel.append(item)


def _same_people(one: Casualty, other: Casualty) -> bool:
    """Whether two figures are one: equal, and not two kinds of people in one sentence."""
    if (one.kind, one.low, one.high) != (other.kind, other.low, other.high):
        return False
    apart = one.who is not None and other.who is not None and one.who.quote != other.who.quote
    return not (apart and 0 < abs(one.start - other.start) < NEAR)


def _rounds(headline: Casualty, story: Casualty) -> bool:
    """Whether a headline's exact figure is the figure or the bound that the story tells."""
    figure = headline.low
    return (
        headline.kind == story.kind
        and figure is not None
        and figure == headline.high
        and (story.low, story.high) in ((figure, figure), (figure, None), (None, figure))
    )
