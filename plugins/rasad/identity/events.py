"""What an event comes to, from its reports. Every rule is stated in the comments of `warehouse.fact_event`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rasad.identity.clusters import tellings
from rasad.identity.reports import Report, Spot

Value = TypeVar("Value")

_PLACE_PRECISIONS = ("exact", "town", "district", "province", "country", "none")
_DATE_PRECISIONS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class EventFacts:
    """A row of fact_event, and the telling numbers of its reports in their order."""

    key: str
    reports: tuple[Report, ...]
    telling: tuple[int, ...]
    event_type_key: int
    place_key: int
    initiator_key: int
    target_key: int
    first: date | None
    last: date | None
    precision: str
    first_published: date | None
    last_published: date | None
    status: str
    article_count: int
    source_count: int
    independent_source_count: int


def facts(event: list[Report]) -> EventFacts:
    """What the event of these reports (in founding order) comes to."""
    numbers = tellings(event)
    published = [report.published for report in event if report.published is not None]
    first, last, precision = _days(event, published)
    statuses = [report.status for report in event]
    return EventFacts(
        key=event[0].key,
        reports=tuple(event),
        telling=tuple(numbers),
        event_type_key=_most(report.event_type_key for report in event),
        place_key=_place(event),
        initiator_key=_side(event, lambda report: report.initiators),
        target_key=_side(event, lambda report: report.targets),
        first=first,
        last=last,
        precision=precision,
        first_published=min(published, default=None),
        last_published=max(published, default=None),
        status="happened" if "happened" in statuses else _most(statuses),
        article_count=len({report.article_id for report in event}),
        source_count=len({report.publisher for report in event}),
        independent_source_count=max(numbers),
    )


def _most(values: Iterable[Value]) -> Value:
    """The most frequent value; among equals, the one that comes first."""
    return Counter(values).most_common(1)[0][0]


def _side(event: list[Report], of: Callable[[Report], Iterable[int]]) -> int:
    keys = [key for report in event for key in of(report) if key > 0]
    return _most(keys) if keys else -1


def _place(event: list[Report]) -> int:
    spots: dict[int, Spot] = {}
    times: Counter[int] = Counter()
    for report in event:
        for spot in report.spots:
            if spot.key > 0:
                best = spots.setdefault(spot.key, spot)
                if _rank(spot) < _rank(best):
                    spots[spot.key] = spot
                times[spot.key] += 1
    if not spots:
        return -1
    return min(spots, key=lambda key: (_rank(spots[key]), -times[key]))


def _rank(spot: Spot) -> int:
    return _PLACE_PRECISIONS.index(spot.precision) if spot.precision in _PLACE_PRECISIONS else len(_PLACE_PRECISIONS)


def _days(event: list[Report], published: list[date]) -> tuple[date | None, date | None, str]:
    for precision in _DATE_PRECISIONS:
        told = [
            (report.first, report.last)
            for report in event
            if report.precision == precision and report.first is not None and report.last is not None
        ]
        if told:
            first, last = _most(told)
            return first, last, precision
    first_published = min(published, default=None)
    return first_published, first_published, "none"
