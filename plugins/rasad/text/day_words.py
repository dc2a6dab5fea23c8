"""The words that days, months and times of day are told in, as they stand in folded text."""

from __future__ import annotations

from functools import cache

from rasad.text.folding import fold
from rasad.text.quantities import read_rows

#: Python's weekday numbers (Monday is 0).
WEEKDAYS = {"شنبه": 5, "یکشنبه": 6, "دوشنبه": 0, "سهشنبه": 1, "چهارشنبه": 2, "پنجشنبه": 3, "جمعه": 4, "آدینه": 4}
WEEKDAYS |= {name + "شب": number for name, number in WEEKDAYS.items()}  # شنبه‌شب
WEEKDAY_NUMBERS = {"یک": 6, "دو": 0, "سه": 1, "چهار": 2, "پنج": 3}
#: Seasons by the quarter of the Jalali year.
SEASONS = {"بهار": 0, "تابستان": 1, "پاییز": 2, "پائیز": 2, "زمستان": 3}
PARTS_OF_DAY = frozenset(
    {
        "بامداد",
        "صبح",
        "ظهر",
        "عصر",
        "شامگاه",
        "شب",
        "غروب",
        "نیمهشب",
        "سحرگاه",
        "بعدازظهر",
        "پیشازظهر",
        "صبحگاه",
        "نیمروز",
        "سپیدهدم",
        "بعد",
        "نیمه",
    }
)
#: What may stand before a part of a day or a weekday: `روز دوشنبه`, `روز و شب`.
DAY_WORDS = PARTS_OF_DAY | {"روز"}
PAST = frozenset({"گذشته", "پیش", "قبل", "اخیر", "سپریشده", "گذشتۀ"})


@cache
def months() -> dict[str, tuple[str, int, bool]]:
    table: dict[str, tuple[str, int, bool]] = {}
    for row in read_rows("months.csv"):
        for form in row["forms"].split("|"):
            name = fold(form).replace(" ", "")
            table.setdefault(name, (row["calendar"], int(row["month"]), row["safe"] == "1"))
            table.setdefault(name + "ماه", (row["calendar"], int(row["month"]), True))
    return table
