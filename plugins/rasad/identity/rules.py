"""Whether two reports may tell one event, and what speaks for it.

A pair has to be possible first: two articles, one family of types, one status, days that meet, places that meet,
sides, hours and numbers of waves that do not contradict each other. Then points are added up; `THRESHOLD` of 100 make a
link. The points were set on pairs of agency reports and channel posts that were read and judged by hand: that a town
was struck on a day says little where it is struck all the time, so that the hour, the object, the number of dead or the
words have to agree too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from rasad.identity.reports import Report, Spot, containment, hours, likeness, objects, waves

THRESHOLD = 60
#: Two places this near are one place area, in kilometres.
NEAR_KM = 15.0
#: Tellings this alike are copies of one text.
COPY_LIKENESS = 0.6
#: From here on the shorter telling shares more with the longer one than names and what one says of every attack.
SIMILAR_WORDS = 0.2
#: Reports published this near to each other are mostly of one event.
SOON = timedelta(hours=3)

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
    agreements = [_days(a, b), _hours(a, b), _waves(a, b), _places(a, b), _sides(a, b)]
    if any(agreement is None for agreement in agreements):
        return None
    points = [agreement for group in agreements if group is not None for agreement in group]
    if a.event_type == b.event_type:
        points.append((5, "same type"))
    if a.deaths is not None and a.deaths == b.deaths:
        # One dead is told of every second event; two events with the same dozen are rare.
        points.append((5 if a.deaths <= 1 else 20 if a.deaths < 10 else 25, "same number of dead"))
    points += [*_objects(a, b), *_words(a, b)]
    score = min(100, sum(point for point, _ in points))
    if score < THRESHOLD:
        return None
    return Link(a.key, b.key, score, tuple(reason for _, reason in points))


def days_meet(a: Report, b: Report) -> bool:
    """Whether both may have happened on one day."""
    ours, theirs = a.window, b.window
    return ours is not None and theirs is not None and ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _days(a: Report, b: Report) -> list[tuple[int, str]] | None:
    """Agreement of days; None where they do not meet. Told within hours of each other, news is of the same thing: in a
    dense war the day alone says little."""
    if not days_meet(a, b):
        return None
    if a.is_period and b.is_period:
        points = [(10, "periods that meet")]
    elif a.is_period or b.is_period:
        # A sum of several days is not one of its days.
        points = []
    elif a.is_dated and b.is_dated:
        points = [(20, "same day")]
    elif a.is_dated or b.is_dated:
        points = [(15, "published on the day of the other, or the day after")]
    else:
        points = [(10, "published within a day")]
    if a.published_at and b.published_at and abs(a.published_at - b.published_at) <= SOON:
        points.append((10, f"published within {SOON.seconds // 3600} hours"))
    return points


def _hours(a: Report, b: Report) -> list[tuple[int, str]] | None:
    """Agreement of the hours that both name; None where they name different ones."""
    ours, theirs = hours(a.words), hours(b.words)
    if not ours or not theirs:
        return []
    return [(20, "same hour")] if ours & theirs else None


def _waves(a: Report, b: Report) -> list[tuple[int, str]] | None:
    """Agreement of the numbers that both count an attack by; None where they differ: the seventh wave of an operation
    is not its eighth, however alike the communiqués are."""
    ours, theirs = waves(a.words), waves(b.words)
    common = ours.keys() & theirs.keys()
    if any(not ours[kind] & theirs[kind] for kind in common):
        return None
    return [(20, "same wave")] if common else []


def _places(a: Report, b: Report) -> list[tuple[int, str]] | None:
    """Agreement of places; None where both name places and they lie apart."""
    ours, theirs = (tuple(spot for spot in report.spots if spot.key > 0) for report in (a, b))
    if not ours or not theirs:
        return []
    common = {spot.key for spot in ours} & {spot.key for spot in theirs}
    if any(spot.key in common and spot.precision in _FINE for spot in ours):
        return [(30, "same place")]
    distance = min((kilometres(x, y) for x in ours for y in theirs if _fine(x) and _fine(y)), default=None)
    if distance is not None:
        return [(20, f"places within {NEAR_KM:g} km")] if distance <= NEAR_KM else None
    if common:
        return [(5, "same region")]
    if any(y.key in x.ancestors or x.key in y.ancestors for x in ours for y in theirs):
        return [(5, "one place contains the other")]
    return None


def _objects(a: Report, b: Report) -> list[tuple[int, str]]:
    """Kinds of objects that both name. Different ones speak against one event; a telling may name one in passing."""
    ours, theirs = objects(a.words), objects(b.words)
    if not ours or not theirs:
        return []
    return [(10, "same kind of object")] if ours & theirs else [(-20, "though different kinds of objects")]


def _words(a: Report, b: Report) -> list[tuple[int, str]]:
    if likeness(a.words, b.words) >= COPY_LIKENESS:
        return [(40, "near-identical words")]
    contained = containment(a.words, b.words)
    if contained >= COPY_LIKENESS:
        return [(30, "the words of one stand in the other")]
    return [(15, "much the same words")] if contained >= SIMILAR_WORDS else []


def _fine(spot: Spot) -> bool:
    return spot.precision in _FINE and spot.latitude is not None and spot.longitude is not None


def _sides(a: Report, b: Report) -> list[tuple[int, str]] | None:
    """Agreement of sides; None where both name a side and they contradict each other."""
    if a.event_type in _MUTUAL and b.event_type in _MUTUAL:
        ours, theirs = ({*r.initiators.values(), *r.targets.values()} for r in (a, b))
        if not ours or not theirs:
            return []
        common = len(ours & theirs)
        return [(10 * min(common, 2), "same sides")] if common else None
    points: list[tuple[int, str]] = []
    for ours, theirs, what in (
        (set(a.initiators.values()), set(b.initiators.values()), "same initiator"),
        (set(a.targets.values()), set(b.targets.values()), "same target"),
    ):
        if ours and theirs:
            if not ours & theirs:
                return None
            points.append((10, what))
    return points


def kilometres(a: Spot, b: Spot) -> float:
    """Distance of two places with coordinates on the sphere."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        raise ValueError("a place without coordinates has no distance")
    north_a, north_b = radians(a.latitude), radians(b.latitude)
    half_north, half_east = (north_b - north_a) / 2, radians(b.longitude - a.longitude) / 2
    return 2 * _EARTH_KM * asin(sqrt(sin(half_north) ** 2 + cos(north_a) * cos(north_b) * sin(half_east) ** 2))
