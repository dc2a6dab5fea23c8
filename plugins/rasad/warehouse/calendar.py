"""The days of `warehouse.dim_date` in three calendars.

Gregorian by the standard library, Solar Hijri (Jalali) by persiantools, Lunar Hijri by the civil tabular calendar,
which is arithmetic: 30-year cycles of 10,631 days. The calendar kept in Iran follows the sighting of the moon and may
differ from it by a day or two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
#: Raise it when the rows below change, so that databases fill the dimension again.
CALENDAR_VERSION = "1"

COLUMNS = (
    "date_key", "calendar_date", "year", "quarter", "month", "day", "iso_year", "iso_week",
    "weekday", "weekday_name_en", "weekday_name_fa", "is_iranian_weekend",
    "jalali_date", "jalali_year", "jalali_month", "jalali_day", "jalali_month_name_en", "jalali_month_name_fa",
    "hijri_date", "hijri_year", "hijri_month", "hijri_day", "hijri_month_name_en", "hijri_month_name_fa",
)  # fmt: skip

#: (English, Persian), from Saturday on.
WEEKDAYS = (
    ("Saturday", "شنبه"),
    ("Sunday", "یکشنبه"),
    ("Monday", "دوشنبه"),
    ("Tuesday", "سه‌شنبه"),
    ("Wednesday", "چهارشنبه"),
    ("Thursday", "پنجشنبه"),
    ("Friday", "جمعه"),
)
JALALI_MONTHS = (
    ("Farvardin", "فروردین"),
    ("Ordibehesht", "اردیبهشت"),
    ("Khordad", "خرداد"),
    ("Tir", "تیر"),
    ("Mordad", "مرداد"),
    ("Shahrivar", "شهریور"),
    ("Mehr", "مهر"),
    ("Aban", "آبان"),
    ("Azar", "آذر"),
    ("Dey", "دی"),
    ("Bahman", "بهمن"),
    ("Esfand", "اسفند"),
)
HIJRI_MONTHS = (
    ("Muharram", "محرم"),
    ("Safar", "صفر"),
    ("Rabi al-Awwal", "ربیع‌الاول"),
    ("Rabi al-Thani", "ربیع‌الثانی"),
    ("Jumada al-Ula", "جمادی‌الاول"),
    ("Jumada al-Thaniya", "جمادی‌الثانی"),
    ("Rajab", "رجب"),
    ("Shaban", "شعبان"),
    ("Ramadan", "رمضان"),
    ("Shawwal", "شوال"),
    ("Dhu al-Qada", "ذی‌القعده"),
    ("Dhu al-Hijja", "ذی‌الحجه"),
)

_HIJRI_EPOCH = date(622, 7, 19).toordinal()  # 16 July 622 Julian, in the proleptic Gregorian calendar
_HIJRI_CYCLE_DAYS = 10_631
_WEEKEND = (6, 7)  # Thursday, Friday


def date_key(day: date) -> int:
    """The key of a day in dim_date: yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day


def hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of `day` in the civil tabular calendar. Raises ValueError before its epoch."""
    elapsed = day.toordinal() - _HIJRI_EPOCH
    if elapsed < 0:
        raise ValueError(f"{day} is before the first day of the Hijri calendar")
    year = (30 * elapsed + 10_646) // _HIJRI_CYCLE_DAYS
    day_of_year = elapsed - _hijri_days_before(year)
    # Months have 30 and 29 days in turn: 29.5 on average. The last one has 30 in leap years.
    month = min(12, int(day_of_year // 29.5) + 1)
    return year, month, day_of_year - (59 * (month - 1) + 1) // 2 + 1


def _hijri_days_before(year: int) -> int:
    """Days from the epoch to the first day of `year`."""
    return 354 * (year - 1) + (11 * year + 3) // 30


def rows(first: date = FIRST_DAY, last: date = LAST_DAY) -> Iterator[tuple[object, ...]]:
    """The rows of dim_date from `first` to `last`, both included, in the order of COLUMNS."""
    from persiantools.jdatetime import JalaliDate

    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        iso_year, iso_week, iso_weekday = day.isocalendar()
        weekday = (iso_weekday + 1) % 7 + 1
        jalali = JalaliDate(day)
        hijri_year, hijri_month, hijri_day = hijri(day)
        yield (
            date_key(day), day, day.year, (day.month + 2) // 3, day.month, day.day, iso_year, iso_week,
            weekday, *WEEKDAYS[weekday - 1], weekday in _WEEKEND,
            f"{jalali.year:04}-{jalali.month:02}-{jalali.day:02}", jalali.year, jalali.month, jalali.day,
            *JALALI_MONTHS[jalali.month - 1],
            f"{hijri_year:04}-{hijri_month:02}-{hijri_day:02}", hijri_year, hijri_month, hijri_day,
            *HIJRI_MONTHS[hijri_month - 1],
        )  # fmt: skip
