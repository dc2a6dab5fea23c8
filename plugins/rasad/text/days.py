"""Days, months, seasons and years that a sentence names by the calendar, each read by a reader.

A reader looks at the words from position `i` on and gives the position after what it read, the first and last day
(None where unresolved), the precision, and what contradicts itself; or None, where the words are not its own.
"""

from __future__ import annotations

from datetime import date

from rasad.text.calendars import DAY, after_quarter, calendar_year, make_day, month_days
from rasad.text.day_words import SEASONS, months
from rasad.text.ordinals import ORDINALS
from rasad.text.quantities import exact_number
from rasad.text.tokens import Words, is_number

#: What makes several of the unit after it: `چند ماه پیش`.
SEVERAL = frozenset({"چند", "چندین"})
#: What is named after days.
_NAMED_AFTER_DAYS = frozenset({
    "خیابان", "میدان", "بلوار", "پل", "پارک", "بیمارستان", "مدرسه", "لشکر", "تیپ", "سامانه", "پدافند", "پدافندی",
    "شهرک", "دانشگاه", "پالایشگاه", "سد", "پتروشیمی", "ورزشگاه", "استادیوم", "بزرگراه", "پادگان", "پایگاه",
})  # fmt: skip
#: Decades by their tens: `دهه شصت`.
_TENS = {"ده": 10, "بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90}
#: Years that are told of the Jalali calendar: a later one beside a Hijri month is of that calendar.
_JALALI_UNTIL = 1420
Found = tuple[int, date | None, date | None, str, str | None]


def text_at(words: Words, i: int) -> str:
    return words[i] if 0 <= i < len(words) else ""


def counted(words: Words, i: int) -> bool:
    """Whether the unit at `i` is one of several: `چند [ماه] پیش`, `دو [هفته] آینده`."""
    before = text_at(words, i - 1)
    if before in SEVERAL:
        return True
    short = i > 0 and len(before) < 4 and before not in ("یک", "نه")  # ۱۳۹۵ is a year
    return short and exact_number(words, i - 1) is not None


def is_named_after(words: Words, i: int) -> bool:
    """Whether the day at `i` is the name of a thing: `خیابان ۱۶ آذر`, `سامانه سوم خرداد`."""
    return text_at(words, i - 1) in _NAMED_AFTER_DAYS


def in_figures(words: Words, i: int, published: date | None) -> Found | None:
    """`1396/03/25`, `2017-06-15`, `25.3.1396`"""
    token = words[i]
    if not is_number(token):
        return None
    parts, end = token.split("/" if "/" in token else "."), i + 1
    if len(parts) == 1 and text_at(words, i + 1) == text_at(words, i + 3) == "-" and i + 4 < len(words):
        parts = [token, words[i + 2], words[i + 4]] if words.together(i, i + 4) else []
        end = i + 5
    if len(parts) != 3 or not all(part.isdigit() and len(part) in (1, 2, 4) for part in parts):
        return None  # 000/500/12 is a sum of money, written from the right
    a, b, c = (int(part) for part in parts)
    year, month, day = (a, b, c) if a > 31 else (c, b, a)
    if year < 100:
        year += 1300 if year >= 50 else 1400
    made = make_day("jalali" if year < 1700 else "gregorian", year, month, day)
    if made is None and "/" not in token:
        return None  # a telephone number, a version
    return (end, made, made, "day", None) if made else (end, None, None, "none", "no such day")


def day_number(words: Words, i: int) -> tuple[int, int] | None:
    """A day of a month, in digits, words or as an ordinal: `۲۵`, `بیست و پنجم`, `هفتم`"""
    one = text_at(words, i)
    if one in ORDINALS:
        return ORDINALS[one], i + 1
    if one in ("بیست", "سی") and text_at(words, i + 1) == "و" and text_at(words, i + 2) in ORDINALS:
        return (20 if one == "بیست" else 30) + ORDINALS[text_at(words, i + 2)], i + 3
    for tens, value in (("بیستو", 20), ("سیو", 30)):
        if one.startswith(tens) and one[len(tens) :] in ORDINALS:
            return value + ORDINALS[one[len(tens) :]], i + 1
    if i < len(words):
        number = exact_number(words, i)
        if number is not None and 1 <= number[0] <= 31:
            end = number[1]
            if text_at(words, end) in ("ام", "م", "اُم"):
                end += 1
            return number[0], end
    return None


def year_at(words: Words, i: int) -> tuple[int, int] | None:
    """A year after a month: `سال ۱۳۹۶`, `2014`, `سال 84`, `91`; 0 for this year, -1 and 1 for those beside it."""
    j = i
    if text_at(words, j) == "ماه":
        j += 1
    said = False
    if text_at(words, j) in ("سال", "سنه"):
        said, j = True, j + 1
    if text_at(words, j) == "امسال" or (said and text_at(words, j) == "جاری"):
        return 0, j + 2 if text_at(words, j + 1) == "میلادی" else j + 1
    if said and text_at(words, j) == "آینده":
        return 1, j + 2 if text_at(words, j + 1) == "میلادی" else j + 1
    token = words[j] if j < len(words) else None
    if token is None or not is_number(token) or not token.isdigit():
        if text_at(words, j) == "پارسال" or (said and text_at(words, j) == "گذشته"):
            return -1, j + 1
        return None
    value = int(token)
    if 1200 <= value <= 2100:
        pass
    elif len(token) == 2 and (said or value >= 50):
        value += 1300 if value >= 20 else 1400
    else:
        return None
    j += 1
    if text_at(words, j) in ("میلادی", "شمسی", "خورشیدی", "قمری", "هجری"):
        j += 1
    return value, j


def calendar_day(words: Words, i: int, published: date | None) -> Found | None:
    """`۲۵ مهر ۱۴۰۲`, `سوم شهریورماه`, `هفت اکتبر ۲۰۲۳`"""
    number = day_number(words, i)
    if number is None:
        return None
    day, j = number
    if text_at(words, j) == "ماه" and text_at(words, j + 1) in months():
        j += 1  # ۲۳ ماه مه
    month = months().get(text_at(words, j))
    if month is None:
        return _day_of_this_month(words, i, day, j, published)
    calendar, number_of_month, _ = month
    j += 1
    if text_at(words, j) == "ماه":
        j += 1
    year = year_at(words, j)
    if year is not None and year[0] > 1:
        if calendar == "gregorian" and year[0] < 1700:
            return year[1], None, None, "none", "year of another calendar"
        made = make_day(
            "gregorian" if year[0] > 1700 and calendar == "gregorian" else calendar, year[0], number_of_month, day
        )
        return (year[1], made, made, "day", None) if made else (year[1], None, None, "none", "no such day")
    if published is None:
        return j, None, None, "none", None
    current = calendar_year(calendar, published)
    if year is not None:
        made = make_day(calendar, current + year[0], number_of_month, day)
        return (year[1], made, made, "day", None) if made else None
    if is_named_after(words, i):
        return None
    for candidate in (current, current - 1):
        made = make_day(calendar, candidate, number_of_month, day)
        if made is not None and made <= published:
            return j, made, made, "day", None
    return j, None, None, "none", "no such day"


def _day_of_this_month(words: Words, i: int, day: int, j: int, published: date | None) -> Found | None:
    """`سوم ماه جاری`, `روز ۱۲ ماه جاری میلادی`, the day that ends before token `j`; of the Jalali month unless it says
    so. `۹ ماه جاری` alone may be nine months."""
    ordinal = not words[i][0].isdigit() and words[j - 1] in ORDINALS
    if (text_at(words, j), text_at(words, j + 1)) != ("ماه", "جاری"):
        return None
    if not ordinal and text_at(words, i - 1) not in ("روز", "تاریخ", "روزهای"):
        return None
    end = j + 2
    christian = text_at(words, end) == "میلادی"
    end += christian or text_at(words, end) in ("شمسی", "خورشیدی")
    if published is None:
        return end, None, None, "none", None
    calendar = "gregorian" if christian else "jalali"
    year = calendar_year(calendar, published)
    spans = (month_days(calendar, year, month) for month in range(1, 13))
    begun = next((span[0] for span in spans if span and span[0] <= published <= span[1]), None)
    made = begun + (day - 1) * DAY if begun else None
    return (end, made, made, "day", None) if made and made <= published else None


def _days_of(words: Words, calendar: str, month: int, year: tuple[int, int]) -> tuple[date, date] | None:
    """First and last day of a month of a year, which stands before word `year[1]`; None where there is no such month.

    A month of the Hijri calendar is told with the year that everybody reckons by, `محرم ۱۳۵۷` of the revolution's
    winter, unless it says of which calendar: `محرم ۱۴۴۵ قمری`.
    """
    told, end = year
    if (told > 1700) != (calendar == "gregorian"):
        return None
    if calendar != "hijri" or told > _JALALI_UNTIL or text_at(words, end - 1) in ("قمری", "هجری"):
        return month_days(calendar, told, month)
    first, after = make_day("jalali", told, 1, 1), make_day("jalali", told + 1, 1, 1)
    if first is None or after is None:
        return None
    current = calendar_year("hijri", first)
    months_then = (month_days("hijri", current + n, month) for n in (0, 1, 2))
    return next((days for days in months_then if days and first <= days[0] < after), None)


def month_alone(words: Words, i: int, published: date | None) -> Found | None:
    """`بهمن پارسال`, `سپتامبر سال ۲۰۰۰`, `نیمه دوم ماه سپتامبر`, `شهریورماه`"""
    half = 0
    j = i
    if text_at(words, j) == "نیمه" and text_at(words, j + 1) in ("اول", "نخست", "دوم"):
        half = 2 if text_at(words, j + 1) == "دوم" else 1
        j += 2
    said = False
    if text_at(words, j) == "ماه":
        said, j = True, j + 1
    month = months().get(text_at(words, j))
    if month is None:
        return None
    calendar, number, safe = month
    j += 1
    if text_at(words, j) == "ماه":
        said, j = True, j + 1
    year = year_at(words, j)
    if year is None and not (safe or said):
        return None
    if year is None and is_named_after(words, i - 1) and day_number(words, i - 1) is not None:
        return None
    if year is not None and year[0] > 1:
        days, j = _days_of(words, calendar, number, year), year[1]
    elif published is None:
        return (year[1] if year else j), None, None, "none", None
    else:
        current = calendar_year(calendar, published)
        if year is not None:
            days, j = month_days(calendar, current + year[0], number), year[1]
        else:
            days = month_days(calendar, current, number)
            if days and days[0] > published and half == 0:
                days = month_days(calendar, current - 1, number)
    if days is None:
        return j, None, None, "none", "no such month"
    if half:
        middle = days[0] + 14 * DAY
        days = (days[0], middle) if half == 1 else (middle + DAY, days[1])
        return j, days[0], days[1], "week", None
    return j, days[0], days[1], "month", None


def season(words: Words, i: int, published: date | None) -> Found | None:
    """`تابستان ۱۳۹۵`, `بهار امسال`, `زمستان گذشته`: three Jalali months; without a word of the year it is no date."""
    quarter = SEASONS.get(text_at(words, i))
    if quarter is None:
        return None
    one, two = text_at(words, i + 1), text_at(words, i + 2)
    said = year_at(words, i + 1)
    if said is not None and 1 < said[0] < 1700:
        year, end = said
    elif one == "امسال" or (one == "سال" and two == "جاری"):
        year, end = 0, i + (2 if one == "امسال" else 3)
    elif one == "پارسال" or (one == "سال" and two == "گذشته"):
        year, end = -1, i + (2 if one == "پارسال" else 3)
    elif one == "گذشته":
        year, end = -2, i + 2
    else:
        return None
    if year <= 0:
        if published is None:
            return end, None, None, "none", None
        current = calendar_year("jalali", published)
        begun = make_day("jalali", current, 3 * quarter + 1, 1)
        last_one = year == -2 and begun is not None and after_quarter(current, quarter) <= published
        year = current if year == 0 or last_one else current - 1
    first = make_day("jalali", year, 3 * quarter + 1, 1)
    return (end, first, after_quarter(year, quarter) - DAY, "month", None) if first else None


def year_alone(words: Words, i: int, published: date | None) -> Found | None:
    """`سال ۲۰۰۶`, `سال ۱۳۹۵`"""
    if text_at(words, i) != "سال":
        return None
    year = year_at(words, i)
    if year is None or year[0] <= 1:
        return None
    value, j = year
    if len(words[i + 1]) == 2 and counted(words, i):
        return None  # پس از ۱۵ سال ۸۰ درصد
    calendar = "gregorian" if value > 1700 else "jalali"
    first, after = make_day(calendar, value, 1, 1), make_day(calendar, value + 1, 1, 1)
    return (j, first, after - DAY, "year", None) if first and after else None


def years(words: Words, i: int, published: date | None) -> Found | None:
    """`سال‌های ۱۳۶۰ تا ۱۳۶۵`, `سال‌های ۲۰۱۴ و ۲۰۱۵`"""
    j = i + 1 if text_at(words, i) in ("سالهای", "سال") else len(words)
    if text_at(words, i) == "سال":
        if text_at(words, j) != "های":
            return None
        j += 1
    first, last = text_at(words, j), text_at(words, j + 2)
    if text_at(words, j + 1) not in ("تا", "و", "الی", "-") or not all(
        year.isdigit() and len(year) in (2, 4) for year in (first, last)
    ):
        return None
    low, high = int(first), int(last)
    if low < 100:
        low += 1300 if low >= 20 else 1400
    if high < 100:
        high += low - low % 100
    if not (low < high <= low + 100 and (1200 <= low <= 1500 or 1700 < low < 2100)):
        return None
    calendar = "gregorian" if low > 1700 else "jalali"
    begun, after = make_day(calendar, low, 1, 1), make_day(calendar, high + 1, 1, 1)
    return (j + 3, begun, after - DAY, "year", None) if begun and after else None


def decade(words: Words, i: int, published: date | None) -> Found | None:
    """`دهه ۱۳۶۰`, `دهه شصت`, `دهه ۸۰ میلادی`: ten years; without a word of the calendar, tens are Jalali years."""
    if text_at(words, i) not in ("دهه", "دههی") or i + 1 >= len(words):
        return None
    word, end = words[i + 1], i + 2
    if word in _TENS:
        value = _TENS[word]
    elif is_number(word) and word.isdigit() and len(word) in (2, 4) and word.endswith("0"):
        value = int(word)
    else:
        return None
    western = text_at(words, end) == "میلادی" or value > 1700
    if text_at(words, end) in ("میلادی", "شمسی", "خورشیدی"):
        end += 1
    if value < 100:
        value += (2000 if value < 30 else 1900) if western else 1300
    calendar = "gregorian" if western else "jalali"
    first, after = make_day(calendar, value, 1, 1), make_day(calendar, value + 10, 1, 1)
    return (end, first, after - DAY, "year", None) if first and after else None
