"""Slowly changing members (type 2): which versions of a code there are after a dictionary has changed.

Pure functions over plain rows, so that the laws can be tested without a database: the versions of a code cover all days
from BEGINNING to END, without gap and without overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

BEGINNING, END = date(1, 1, 1), date(9999, 12, 31)

#: The attributes of a member, without its code and validity.
Attributes = tuple[str | date | None, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a member, valid on the days from `valid_from` up to, but without, `valid_to`."""

    valid_from: date
    valid_to: date
    attributes: Attributes
    is_inferred: bool = False


def timeline(periods: Iterable[tuple[date | None, Attributes]]) -> list[Version]:
    """The versions that the dictionary gives for one code: a list of (first day, attributes), in any order.

    The first period reaches back to BEGINNING and the last on to END, whatever its own first day: a report that names
    the code on a day outside still names that actor.
    """
    ordered = sorted(periods, key=lambda period: period[0] or BEGINNING)
    starts = [BEGINNING, *(start or BEGINNING for start, _ in ordered[1:])]
    if len(set(starts)) != len(starts):
        raise ValueError("two rows of one code begin on the same day")
    return _tile(list(zip(starts, (attributes for _, attributes in ordered), strict=True)))


def updated(known: Sequence[Version], given: Sequence[Version], as_of: date) -> list[Version]:
    """The versions after the dictionary's present `given` met the `known` ones on the day `as_of`.

    A dictionary that gives one row for the code says how things are now: a changed row closes the old version on
    `as_of`. One that gives several rows tells the history itself, and its dates hold. A member that was only inferred
    gives way to the dictionary altogether.
    """
    if not known or len(given) > 1 or any(version.is_inferred for version in known):
        return list(given)
    now = given[0].attributes
    last = max(known, key=lambda version: version.valid_from)
    if last.attributes == now:
        return list(known)
    if last.valid_from >= as_of:  # changed twice on one day, or the clock went back: the later change holds
        return [*(v for v in known if v != last), replace(last, attributes=now)]
    closed = replace(last, valid_to=as_of)
    return [*(v for v in known if v != last), closed, Version(as_of, END, now)]


def _tile(starts: list[tuple[date, Attributes]]) -> list[Version]:
    ends = [*(start for start, _ in starts[1:]), END]
    return [Version(start, end, attributes) for (start, attributes), end in zip(starts, ends, strict=True)]
