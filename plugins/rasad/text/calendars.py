"""Days, months and years of three calendars as Gregorian days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

DAY = timedelta(days=1)
#: Between these lie the days that are told as days: a figure beyond them is a slip of the pen or no date at all, and a
#: report would be kept from the warehouse, whose calendar ends there, for the sake of it. ۲۸/۷/۳۷۱۷ stays words.
FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)


@lru_cache(maxsize=4096)  # news tells few days often
def make_day(calendar: str, year: int, month: int, day: int) -> date | None:
    """The day; None where the calendar has none, or none between `FIRST` and `LAST`."""
    found = _make_day(calendar, year, month, day)
    return found if found is not None and FIRST <= found <= LAST else None


def _make_day(calendar: str, year: int, month: int, day: int) -> date | None:
    try:
        if calendar == "gregorian":
            return date(year, month, day)
        if calendar == "jalali":
            from persiantools.jdatetime import JalaliDate

            return date.fromordinal(JalaliDate(year, month, day).to_gregorian().toordinal())
        return _hijri(year, month, day)
    except (ValueError, OverflowError):
        return None


def _hijri(year: int, month: int, day: int) -> date | None:
    """The tabular (civil) Islamic calendar; Iran's observed one may differ by a day or two."""
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    ordinal = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + 227014
    return date.fromordinal(ordinal)


@lru_cache(maxsize=4096)
def calendar_year(calendar: str, day: date) -> int:
    if calendar == "gregorian":
        return day.year
    if calendar == "jalali":
        from persiantools.jdatetime import JalaliDate

        return int(JalaliDate.to_jalali(day.year, day.month, day.day).year)
    return int((day.toordinal() - 227015) / 354.367) + 1


def month_days(calendar: str, year: int, month: int) -> tuple[date, date] | None:
    first = make_day(calendar, year, month, 1)
    after = make_day(calendar, year + month // 12, month % 12 + 1, 1)
    return (first, after - DAY) if first and after else None


def after_quarter(year: int, quarter: int) -> date:
    """The day after a season of a Jalali year."""
    after = make_day("jalali", year + (quarter == 3), 3 * ((quarter + 1) % 4) + 1, 1)
    return after if after is not None else date.max


def month_before(published: date | None) -> tuple[date | None, date | None, str]:
    if published is None:
        return None, None, "none"
    last = published.replace(day=1) - DAY
    return last.replace(day=1), last, "month"


def jalali_year(published: date | None, offset: int) -> tuple[date | None, date | None, str]:
    """The Jalali year before (-1), of (0) or after (1) the publication."""
    if published is None:
        return None, None, "none"
    year = calendar_year("jalali", published) + offset
    first, after = make_day("jalali", year, 1, 1), make_day("jalali", year + 1, 1, 1)
    if first is None or after is None:
        return None, None, "none"
    return first, min(after - DAY, published) if offset == 0 else after - DAY, "year"
