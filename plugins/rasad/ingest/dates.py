"""The publication date of an article, in the ways in which sources write it.

ISO 8601, mail dates (feeds), Unix time (exports), Jalali and Gregorian dates in digits or with the month's name, in
Latin, Persian or Arabic digits, with or without a time of day. A time without zone is Iran's. What is ambiguous or out
of range is a problem, never a guess.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import Final

from rasad.article import IRAN

#: Gregorian years in which a news article can have been published.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
#: Jalali years read as such (1921 to 2042): from 1421 on, a year is likelier one of the Hijri calendar (from 2000 on).
FIRST_JALALI_YEAR: Final = 1300
LAST_JALALI_YEAR: Final = 1420

_LONGEST: Final = 100
_FOLD: Final = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "\u200c": None,
        "\u200e": None,
        "\u200f": None,
        "\u202a": None,
        "\u202b": None,
        "\u202c": None,
        "\u2066": None,
        "\u2067": None,
        "\u2069": None,
        "\ufeff": None,
        "\u00ad": None,
        "ـ": None,
        "\xa0": " ",
    }
)
_TIME = re.compile(
    r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(z|utc|gmt|irst|(?:utc|gmt)?[+-]\d{2}:?\d{2}))?(?!\d)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<!\d)(\d{1,4})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)")
_NAMED = re.compile(r"(?<!\d)(\d{1,4})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?([^\W\d]+)\s*,?\s+(\d{1,4})(?!\d)")
_NAMED_FIRST = re.compile(r"([^\W\d]+)\s+(\d{1,2}),?\s+(\d{4})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_UNIX = re.compile(r"(\d{10})(?:\.\d{1,9})?|(\d{13})")
#: What may stand around a date without changing it.
_FILLER = re.compile(
    r"[\s\-–—·|,،:;؛/()\[\]«»]+|ساعت|تاریخ|انتشار|مورخ|روز|ماه|سال|at|on|t|"
    r"(?:یک|دو|سه|چهار|پنج)?\s?شنبه|جمعه|آدینه|شنبه|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun",
    re.IGNORECASE,
)


class BadDateError(ValueError):
    """The text is no date that an article can have been published on."""


def read_date(text: str) -> datetime | date:
    """A publication date: a `datetime` with zone where a time is told, else a `date`. Raises `BadDateError`."""
    if len(text) > _LONGEST:
        raise BadDateError("it is too long to be a date")
    folded = _fold(text)
    if not folded:
        raise BadDateError("it is empty")
    for reading in (_read_number, _read_iso, _read_words, _read_mail):
        found = reading(folded)
        if found is not None:
            if not FIRST_YEAR <= found.year <= LAST_YEAR:
                raise BadDateError(f"the year {found.year} is outside {FIRST_YEAR} to {LAST_YEAR}")
            return found
    raise BadDateError("it is in no form of date known here")


def _fold(text: str) -> str:
    """Latin digits, Persian letters, no invisible characters."""
    text = text.translate(_FOLD)
    return "".join(str(unicodedata.decimal(c)) if c > "\x7f" and c.isdecimal() else c for c in text).strip()


def _read_number(text: str) -> datetime | date | None:
    """Unix time in seconds or milliseconds, or eight digits."""
    if found := _COMPACT.fullmatch(text):
        return _calendar_day(*(int(part) for part in found.groups()))
    if found := _UNIX.fullmatch(text):
        seconds = int(found[1]) if found[1] else int(found[2]) / 1000
        return datetime.fromtimestamp(seconds, UTC)
    return None


def _read_iso(text: str) -> datetime | date | None:
    """ISO 8601, in which a Jalali year is possible too; None where the text has another form."""
    if not re.match(r"\d{4}-\d{2}-\d{2}", text):
        return None
    day = _calendar_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    rest = text[10:].strip()
    if not rest:
        return day
    # A zone after a space ("10:30:00 +0330") is common and no ISO.
    clock = re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$|[zZ]$)", "", rest[1:] if rest[0] in "tT" else rest)
    try:
        moment = datetime.fromisoformat(f"2000-01-01T{clock.strip()}")
    except ValueError:
        return None
    return datetime.combine(day, moment.time(), moment.tzinfo or IRAN)


def _read_words(text: str) -> datetime | date | None:
    """A date in digits or with the month's name, and a time anywhere beside it."""
    clock = _TIME.search(text)
    rest = text[: clock.start()] + " " + text[clock.end() :] if clock else text
    day = None
    if found := _DIGITS.search(rest):
        day = _day_of_digits(found[1], found[3], found[4])
    elif found := _NAMED.search(rest) or _NAMED_FIRST.search(rest):
        day = _day_of_name(found)
    if found is None or day is None:
        return None
    around = f"{rest[: found.start()]} {rest[found.end() :]}"
    if _FILLER.sub("", around):
        return None
    if clock is None:
        return day
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(clock[4]))
    except ValueError:
        raise BadDateError(f"{clock[0]} is no time of day") from None


def _zone(text: str | None) -> timezone:
    if text is None or text.lower() == "irst":
        return IRAN
    found = re.search(r"([+-])(\d{2}):?(\d{2})", text)
    if found is None:
        return UTC
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    if offset >= timedelta(days=1):
        raise BadDateError(f"{text} is no time zone")
    return timezone(-offset if found[1] == "-" else offset)


def _day_of_digits(first: str, middle: str, last: str) -> date:
    """Year first, or year last with the day before the month where only that can be."""
    four = 4
    if len(first) == four:
        return _calendar_day(int(first), int(middle), int(last))
    if len(last) != four:
        raise BadDateError("the year has no four digits")
    if int(last) >= FIRST_YEAR and int(first) <= 12 and int(middle) <= 12 and first != middle:
        raise BadDateError("it can be read as day and month or as month and day")
    if int(last) >= FIRST_YEAR and int(middle) > 12:
        first, middle = middle, first
    return _calendar_day(int(last), int(middle), int(first))


def _day_of_name(found: re.Match[str]) -> date | None:
    first, name, last = found.groups() if found.re is _NAMED else (found[2], found[1], found[3])
    calendars = _months().get(name.lower())
    if calendars is None:
        return None
    four = 4
    year, day = (int(first), int(last)) if len(first) == four else (int(last), int(first))
    calendar = "jalali" if year < FIRST_YEAR else "gregorian"
    if calendar not in calendars:
        raise BadDateError(f"{name} is no month of the year {year}")
    return _calendar_day(year, calendars[calendar], day)


def _calendar_day(year: int, month: int, day: int) -> date:
    """A day of the calendar that the year belongs to. Raises `BadDateError` where there is no such day."""
    try:
        if FIRST_JALALI_YEAR <= year <= LAST_JALALI_YEAR:
            return _jalali(year, month, day)
        if FIRST_YEAR <= year <= LAST_YEAR:
            return date(year, month, day)
    except ValueError:
        raise BadDateError(f"there is no day {year}-{month:02d}-{day:02d}") from None
    raise BadDateError(
        f"the year {year} is neither from {FIRST_YEAR} to {LAST_YEAR} nor a Jalali year from "
        f"{FIRST_JALALI_YEAR} to {LAST_JALALI_YEAR}"
    )


def _jalali(year: int, month: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate

    gregorian: date = JalaliDate(year, month, day).to_gregorian()
    return gregorian


def _read_mail(text: str) -> datetime | None:
    """`Sat, 06 Dec 2014 10:00:00 GMT`, as feeds write it."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=IRAN)


@cache
def _months() -> dict[str, dict[str, int]]:
    """Month name → calendar → month number, from `months.csv`."""
    months: dict[str, dict[str, int]] = {}
    with Path(__file__).with_name("months.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            for name in row["names"].split("|"):
                months.setdefault(name, {})[row["calendar"]] = int(row["month"])
    return months
