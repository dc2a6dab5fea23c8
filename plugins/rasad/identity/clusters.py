"""Links → events: which reports are put together.

The strongest links join first. A link whose reports cannot stand in one event (two reports of one article, which its
coder told apart; days that no longer meet) is passed over, and so is one that stands alone between two groups of
reports: `SUPPORT` of all pairs across them have to be linked, those that name different objects taken off, lest a chain
of reports, each like the next, make one event of a whole day of war. The result depends on the set of reports and links
alone, not on the order in which they came; and since no link leads out of a connected component, each can be worked out
by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from rasad.identity.reports import Report, likeness, objects
from rasad.identity.rules import COPY_LIKENESS, Link

#: Share of the pairs across two groups of reports that are linked where the groups are one event.
SUPPORT = 0.4


class _Group:
    """Reports put together so far, with what any further one has to agree with."""

    __slots__ = ("articles", "dated", "links", "members", "objects", "window")

    def __init__(self, report: Report) -> None:
        self.members = [report]
        self.objects = Counter([objects(report.words)])
        self.links: Counter[int] = Counter()
        self.articles = {report.article_id}
        self.dated = report.is_dated
        self.window: tuple[date, date] | None = report.window if report.is_dated else None

    def can_join(self, other: _Group) -> bool:
        """Whether the two may be one event. `links` counts the links to other groups, by the identity of the group."""
        if self.articles & other.articles:
            return False
        if self.links[id(other)] - self._apart(other) < SUPPORT * len(self.members) * len(other.members):
            return False
        if self.window is None or other.window is None:
            return True
        return self.window[0] <= other.window[1] and other.window[0] <= self.window[1]

    def _apart(self, other: _Group) -> int:
        """Number of pairs across the two that name different kinds of objects: the airport, the bridge."""
        return sum(
            many * more
            for ours, many in self.objects.items()
            for theirs, more in other.objects.items()
            if ours and theirs and not ours & theirs
        )

    def join(self, other: _Group, neighbours: Mapping[int, _Group]) -> None:
        self.members += other.members
        self.objects += other.objects
        self.articles |= other.articles
        del self.links[id(other)]
        for third, count in other.links.items():
            if third != id(self):
                self.links[third] += count
                neighbours[third].links[id(self)] += neighbours[third].links.pop(id(other))
        if self.window is None or other.window is None:
            self.window = self.window or other.window
        else:
            self.window = max(self.window[0], other.window[0]), min(self.window[1], other.window[1])


def cluster(reports: Mapping[str, Report], links: Iterable[Link]) -> list[list[Report]]:
    """The events: each a list of its reports, the founding one first; in the order of their founding reports."""
    groups = {key: _Group(report) for key, report in reports.items()}
    by_id = {id(group): group for group in groups.values()}
    ordered = sorted(
        (x for x in links if x.report in groups and x.other in groups), key=lambda x: (-x.score, x.report, x.other)
    )
    for joint in ordered:
        groups[joint.report].links[id(groups[joint.other])] += 1
        groups[joint.other].links[id(groups[joint.report])] += 1
    for joint in ordered:
        ours, theirs = groups[joint.report], groups[joint.other]
        if ours is theirs or not ours.can_join(theirs):
            continue
        if len(ours.members) < len(theirs.members):
            ours, theirs = theirs, ours
        ours.join(theirs, by_id)
        for member in theirs.members:
            groups[member.key] = ours
    unique = {id(group): group for group in groups.values()}
    events = [sorted(group.members, key=lambda report: report.order) for group in unique.values()]
    return sorted(events, key=lambda event: event[0].order)


def tellings(event: list[Report]) -> list[int]:
    """The number of the telling of each report of an event, from 1 in their order: reports of one publisher, and
    near-identical texts, are one telling."""
    numbers: list[int] = []
    for position, report in enumerate(event):
        same = [
            numbers[earlier]
            for earlier in range(position)
            if (report.publisher > 0 and report.publisher == event[earlier].publisher)
            or likeness(report.words, event[earlier].words) >= COPY_LIKENESS
        ]
        if not same:
            numbers.append(max(numbers, default=0) + 1)
            continue
        first = min(same)
        numbers = [first if number in same else number for number in numbers]
        numbers.append(first)
    order = {number: rank for rank, number in enumerate(dict.fromkeys(numbers), 1)}
    return [order[number] for number in numbers]
