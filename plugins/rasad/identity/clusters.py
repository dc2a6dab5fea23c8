"""Links → events: which reports are put together.

The strongest links join first. A link whose reports cannot stand in one event (two reports of one article, which its
coder told apart; days that no longer meet) is passed over. The result depends on the set of reports and links alone,
not on the order in which they came; and since no link leads out of a connected component, each can be worked out by
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from rasad.identity.reports import Report, likeness
from rasad.identity.rules import COPY_LIKENESS, Link


class _Group:
    """Reports put together so far, with what any further one has to agree with."""

    __slots__ = ("articles", "dated", "members", "window")

    def __init__(self, report: Report) -> None:
        self.members = [report]
        self.articles = {report.article_id}
        self.dated = report.is_dated
        self.window: tuple[date, date] | None = report.window if report.is_dated else None

    def can_join(self, other: _Group) -> bool:
        if self.articles & other.articles:
            return False
        if self.window is None or other.window is None:
            return True
        return self.window[0] <= other.window[1] and other.window[0] <= self.window[1]

    def join(self, other: _Group) -> None:
        self.members += other.members
        self.articles |= other.articles
        if self.window is None or other.window is None:
            self.window = self.window or other.window
        else:
            self.window = max(self.window[0], other.window[0]), min(self.window[1], other.window[1])


def cluster(reports: Mapping[str, Report], links: Iterable[Link]) -> list[list[Report]]:
    """The events: each a list of its reports, the founding one first; in the order of their founding reports."""
    groups = {key: _Group(report) for key, report in reports.items()}
    for joint in sorted(links, key=lambda x: (-x.score, x.report, x.other)):
        ours, theirs = groups.get(joint.report), groups.get(joint.other)
        if ours is None or theirs is None or ours is theirs or not ours.can_join(theirs):
            continue
        if len(ours.members) < len(theirs.members):
            ours, theirs = theirs, ours
        ours.join(theirs)
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
