"""Whether two reports may tell one event, and what speaks for it.

A pair has to be possible first: two articles, one family of types, one status, days that meet, places that meet,
sides that do not contradict each other. Then points are added up; `THRESHOLD` of 100 make a link. The points were set
by hand, so that one strong and two weak agreements suffice, and no weak ones alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from rasad.identity.reports import Report, Spot, likeness

THRESHOLD = 50
#: Two places this near are one place area, in kilometres.
NEAR_KM = 15.0
#: Tellings this alike are copies of one text.
COPY_LIKENESS = 0.6

_EARTH_KM = 6_371.0
_FINE = {"exact", "town"}
_MUTUAL = {"armed_clash", "talks", "agreement", "truce_violation"}


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that may tell one event; `report` is the one with the lower key."""

    report: str
    other: str
    score: int
    reasons: tuple[str, ...]


def link(one: Report, two: Report) -> Link | None:
    """The link between two reports, or None. The same in either order."""
    a, b = (one, two) if one.key < two.key else (two, one)
    if a.article_id == b.article_id or a.family != b.family or a.status != b.status:
        return None
    agreements = [_days(a, b), _places(a, b), _sides(a, b)]
    if any(agreement is None for agreement in agreements):
        return None
    points = [agreement for group in agreements if group is not None for agreement in group]
    if a.event_type == b.event_type:
        points.append((5, "same type"))
    if a.deaths is not None and a.deaths == b.deaths:
        points.append((10, "same number of dead"))
    if likeness(a.words, b.words) >= COPY_LIKENESS:
        points.append((40, "near-identical words"))
    score = min(100, sum(point for point, _ in points))
    if score < THRESHOLD:
        return None
    return Link(a.key, b.key, score, tuple(reason for _, reason in points))


def days_meet(a: Report, b: Report) -> bool:
    """Whether both may have happened on one day."""
    ours, theirs = a.window, b.window
    return ours is not None and theirs is not None and ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _days(a: Report, b: Report) -> list[tuple[int, str]] | None:
    if not days_meet(a, b):
        return None
    if a.is_dated and b.is_dated:
        return [(25, "same day")]
    if a.is_dated or b.is_dated:
        return [(15, "published on the day of the other, or the day after")]
    return [(10, "published within a day")]


def _places(a: Report, b: Report) -> list[tuple[int, str]] | None:
    """Agreement of places; None where both name places and they lie apart."""
    ours, theirs = (tuple(spot for spot in report.spots if spot.key > 0) for report in (a, b))
    if not ours or not theirs:
        return []
    common = {spot.key for spot in ours} & {spot.key for spot in theirs}
    if any(spot.key in common and spot.precision in _FINE for spot in ours):
        return [(35, "same place")]
    distance = min((kilometres(x, y) for x in ours for y in theirs if _fine(x) and _fine(y)), default=None)
    if distance is not None:
        return [(25, f"places within {NEAR_KM:g} km")] if distance <= NEAR_KM else None
    if common:
        return [(10, "same region")]
    if any(y.key in x.ancestors or x.key in y.ancestors for x in ours for y in theirs):
        return [(10, "one place contains the other")]
    return None


def _fine(spot: Spot) -> bool:
    return spot.precision in _FINE and spot.latitude is not None and spot.longitude is not None


def _sides(a: Report, b: Report) -> list[tuple[int, str]] | None:
    """Agreement of sides; None where both name a side and they contradict each other."""
    if a.event_type in _MUTUAL and b.event_type in _MUTUAL:
        ours, theirs = ({*r.initiators.values(), *r.targets.values()} for r in (a, b))
        if not ours or not theirs:
            return []
        common = len(ours & theirs)
        return [(15 * min(common, 2), "same sides")] if common else None
    points: list[tuple[int, str]] = []
    for ours, theirs, what in (
        (set(a.initiators.values()), set(b.initiators.values()), "same initiator"),
        (set(a.targets.values()), set(b.targets.values()), "same target"),
    ):
        if ours and theirs:
            if not ours & theirs:
                return None
            points.append((15, what))
    return points


def kilometres(a: Spot, b: Spot) -> float:
    """Distance of two places with coordinates on the sphere."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        raise ValueError("a place without coordinates has no distance")
    north_a, north_b = radians(a.latitude), radians(b.latitude)
    half_north, half_east = (north_b - north_a) / 2, radians(b.longitude - a.longitude) / 2
    return 2 * _EARTH_KM * asin(sqrt(sin(half_north) ** 2 + cos(north_a) * cos(north_b) * sin(half_east) ** 2))
