"""The ways in which a sentence says a day or a span of days, each a reader.

A reader looks at the words from position `i` on and gives the position after what it read, the first and last day
(None where unresolved), the precision, and what contradicts itself; or None, where the words are not its own.
"""

from __future__ import annotations

from datetime import date, timedelta

from rasad.text.calendars import DAY, after_quarter, calendar_year, jalali_year, make_day, month_before, month_days
from rasad.text.day_words import ORDINALS, PARTS_OF_DAY, PAST, SEASONS, WEEKDAY_NUMBERS, WEEKDAYS, months
from rasad.text.quantities import exact_number
from rasad.text.tokens import Token

#: What closes a span that lasts until publication: `از هفتم مهر تاکنون`.
_UNTIL_NOW = frozenset({
    ("تاکنون",), ("تابهحال",), ("تاحالا",), ("تا", "کنون"), ("تا", "امروز"), ("تا", "حالا"), ("تا", "به", "الان"),
    ("تا", "به", "امروز"), ("تا", "به", "حال"), ("تا", "به", "اکنون"),
})  # fmt: skip
#: Words whose Friday is a prayer: `امام جمعه`, `خطیب نماز جمعه`.
OF_FRIDAY = frozenset({"امام", "ائمه", "ایمه", "امامان", "نماز", "نمازهای", "خطیب", "خطبه", "خطبههای"})
#: How far ahead a day is looked for whose weekday no past one has.
_AHEAD = timedelta(days=120)
#: What is named after days.
_NAMED_AFTER_DAYS = frozenset({
    "خیابان", "میدان", "بلوار", "پل", "پارک", "بیمارستان", "مدرسه", "لشکر", "تیپ", "سامانه", "پدافند", "پدافندی",
    "شهرک", "دانشگاه", "پالایشگاه", "سد", "پتروشیمی", "ورزشگاه", "استادیوم", "بزرگراه", "پادگان", "پایگاه",
})  # fmt: skip
#: Decades by their tens: `دهه شصت`.
_TENS = {"ده": 10, "بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90}
#: What follows `پیش از` where it means ago and not before: `سه سال پیش از این`, `دو روز پیش از سوی ارتش`.
_BY_WHOM = frozenset({"سوی", "طرف", "طریق"})
_NO_NOUN = frozenset({"", ".", "،", "؛", ":", ")", "»", "نیز", "هم", "که", "و", "در", "با", "به", "از", "بود"})
#: What makes several of the unit after it: `چند ماه پیش`.
_SEVERAL = frozenset({"چند", "چندین"})
Found = tuple[int, date | None, date | None, str, str | None]


def text_at(words: list[Token], i: int) -> str:
    return words[i].text if 0 <= i < len(words) else ""


def in_figures(words: list[Token], i: int, published: date | None) -> Found | None:
    """`1396/03/25`, `2017-06-15`, `25.3.1396`"""
    token = words[i]
    if token.kind != "number":
        return None
    parts, end = token.text.split("/" if "/" in token.text else "."), i + 1
    if len(parts) == 1 and text_at(words, i + 1) == text_at(words, i + 3) == "-" and i + 4 < len(words):
        apart = words[i + 4].end - token.start != sum(len(word.text) for word in words[i : i + 5])
        parts, end = [] if apart else [token.text, words[i + 2].text, words[i + 4].text], i + 5
    if len(parts) != 3 or not all(part.isdigit() and len(part) in (1, 2, 4) for part in parts):
        return None  # 000/500/12 is a sum of money, written from the right
    a, b, c = (int(part) for part in parts)
    year, month, day = (a, b, c) if a > 31 else (c, b, a)
    if year < 100:
        year += 1300 if year >= 50 else 1400
    made = make_day("jalali" if year < 1700 else "gregorian", year, month, day)
    if made is None and "/" not in token.text:
        return None  # a telephone number, a version
    return (end, made, made, "day", None) if made else (end, None, None, "none", "no such day")


def since(words: list[Token], i: int, published: date | None) -> Found | None:
    """`از هفتم مهر تاکنون`, `از روز سه‌شنبه تا به الان`"""
    if text_at(words, i) != "از":
        return None
    j = i + 1
    while text_at(words, j) in ("روز", *PARTS_OF_DAY):
        j += 1
    for reader in (calendar_day, weekday, relative, month_alone, year_alone):
        made = reader(words, j, published) if j < len(words) else None
        if made is None:
            continue
        end, first, _, _, problem = made
        while text_at(words, end) in ("گذشته", "شنبه", *PARTS_OF_DAY) or text_at(words, end) in WEEKDAYS:
            end += 1
        tail = [text_at(words, end + k) for k in range(4)]
        length = next((n for n in (1, 2, 3) if tuple(tail[:n]) in _UNTIL_NOW), 0)
        if not length:
            return None
        return end + length, first, published if first else None, "day", problem
    return None


def days_of_month(words: list[Token], i: int, published: date | None) -> Found | None:
    """`از ۱۷ تا ۳۱ تیر`, `۲ و ۳ مرداد`"""
    j = i + 1 if text_at(words, i) == "از" else i
    first = _day_number(words, j)
    if first is None or text_at(words, first[1]) not in ("تا", "و", "الی"):
        return None
    last = calendar_day(words, first[1] + 1, published)
    if last is None or last[3] != "day" or last[1] is None:
        return None
    month_at = _day_number(words, first[1] + 1)
    month = months().get(text_at(words, month_at[1])) if month_at else None
    if month is None or last[1] is None:
        return None
    span = timedelta(days=(month_at[0] if month_at else 0) - first[0])
    if not 0 < span.days < 31:
        return None
    return last[0], last[1] - span, last[1], "day" if span.days < 7 else "week", None


def span_of_days(words: list[Token], i: int, published: date | None) -> Found | None:
    """`از دوشنبه تا جمعه`, `از ۲۵ اسفند تا ۳ فروردین`: the last day is resolved first, and the first one before it."""
    if text_at(words, i) != "از":
        return None
    for reader in (weekday, calendar_day):
        opening = reader(words, _after_day_words(words, i + 1), published)
        if opening is None or opening[1] is None or text_at(words, opening[0]) not in ("تا", "الی"):
            continue
        closing = reader(words, _after_day_words(words, opening[0] + 1), published)
        if closing is None or closing[2] is None or opening[3] != "day" or closing[3] != "day":
            continue
        last = closing[2]
        again = reader(words, _after_day_words(words, i + 1), last)
        first = again[1] if again is not None else None
        if first is None or not timedelta(0) < last - first <= timedelta(days=92):
            continue
        span = (last - first).days
        precision = "day" if span < 7 else "week" if span < 28 else "month"
        return closing[0], first, last, precision, opening[4] or closing[4]
    return None


def _after_day_words(words: list[Token], i: int) -> int:
    while text_at(words, i) in ("روز", *PARTS_OF_DAY):
        i += 1
    return i


#: Days by how many days ago they were.
_NAMED_DAYS = {"امروز": 0, "امشب": 0, "دیروز": 1, "دیشب": 1, "پریروز": 2, "پریشب": 2, "فردا": -1, "پسفردا": -2}
_LAST_YEAR = frozenset({("گذشته", "میلادی"), ("پیش", "میلادی"), ("قبل", "میلادی"), ("میلادی", "گذشته")})


def _weekday_of(words: list[Token], i: int) -> tuple[int, int] | None:
    """The weekday that a day is said to be, and the next token: `فردا [سه شنبه]`, `امروز [(یکشنبه)]`."""
    opened = text_at(words, i) == "("
    weekday = _weekday_at(words, i + 1 if opened else i)
    if weekday is None or not opened:
        return weekday
    number, end = weekday
    return (number, end + 1) if text_at(words, end) == ")" else None


def _counted(words: list[Token], i: int) -> bool:
    """Whether the unit at `i` is one of several: `چند [ماه] پیش`, `دو [هفته] آینده`."""
    before = text_at(words, i - 1)
    if before in _SEVERAL:
        return True
    short = i > 0 and len(before) < 4 and before not in ("یک", "نه")  # ۱۳۹۵ is a year
    return short and exact_number(words, i - 1) is not None


def _before_another(words: list[Token], i: int) -> bool:
    """Whether `پیش از`, `قبل از` at `i` counts from another event: `دو روز [پیش از] انتخابات`."""
    return (
        text_at(words, i) in ("پیش", "قبل")
        and text_at(words, i + 1) == "از"
        and not (
            text_at(words, i + 2) in _BY_WHOM or (text_at(words, i + 2) == "این" and text_at(words, i + 3) in _NO_NOUN)
        )
    )


def relative(words: list[Token], i: int, published: date | None) -> Found | None:
    one, two, three = text_at(words, i), text_at(words, i + 1), text_at(words, i + 2)

    def ago(days: int, length: int) -> Found:
        day = published - days * DAY if published else None
        return i + length, day, day, "day", None

    if one in _NAMED_DAYS:
        named = _weekday_of(words, i + 1)
        if named is not None:
            number, end = named
            day = published - _NAMED_DAYS[one] * DAY if published else None
            problem = "weekday and day disagree" if day and day.weekday() != number else None
            return end, day, day, "day", problem
    if one == "امروز" and two == "(" and three:
        absolute = next((made for k in (i + 2, i + 3) if (made := calendar_day(words, k, published))), None)
        if absolute:
            end = absolute[0] + (1 if text_at(words, absolute[0]) == ")" else 0)
            day = published or absolute[1]
            return end, day, day, "day", None
    if one in _NAMED_DAYS:
        return ago(_NAMED_DAYS[one], 1)
    if one in ("هفته", "ماه", "سال") and two in (*PAST, "آینده") and _counted(words, i):
        return i + 2, None, None, "none", None  # چند ماه پیش، دو هفته آینده
    if one in ("هفته", "ماه", "سال") and _before_another(words, i + 1):
        return i + 2, None, None, "none", None
    if one == "هفته" and two == "آینده":
        if published is None:
            return i + 2, None, None, "none", None
        return i + 2, published + DAY, published + 7 * DAY, "week", None
    if one == "ماه" and two == "آینده":
        if published is None:
            return i + 2, None, None, "none", None
        days = month_days("gregorian", published.year + published.month // 12, published.month % 12 + 1)
        return (i + 2, *days, "month", None) if days else None
    if one in _SEVERAL and two in ("ساعت", "دقیقه") and three in PAST:
        return (i + 3, None, None, "none", None) if _before_another(words, i + 2) else ago(0, 3)
    if one == "شبانهروز" and two in ("گذشته", "اخیر"):
        return i + 2, published - DAY if published else None, published, "day" if published else "none", None
    if one in ("روز", "شب", "شامگاه", "عصر", "نیمهشب") and two in ("گذشته", "قبل", "پیش"):
        if text_at(words, i - 1) in ("چند", "چندین") or (three == "از" and two != "گذشته"):
            return i + 2, None, None, "none", None  # چند روز پیش، یک روز پیش از آن
        return ago(1, 2)
    if one in ("ساعتی", "دقایقی", "لحظاتی", "ساعاتی", "ساعات", "ساعتهای", "دقایق", "لحظات") and two in PAST:
        return (i + 2, None, None, "none", None) if _before_another(words, i + 1) else ago(0, 2)
    if one in ("هفته", "هفتهی") and two in ("گذشته", "پیش", "قبل", "اخیر"):
        if published is None:
            return i + 2, None, None, "none", None
        return i + 2, published - 7 * DAY, published - DAY, "week", None
    if (one == "هفته" and two == "جاری") or (one == "این" and two == "هفته"):
        if published is None:
            return i + 2, None, None, "none", None
        return i + 2, published - ((published.weekday() + 2) % 7) * DAY, published, "week", None
    if one == "ماه" and two in ("گذشته", "پیش", "قبل"):
        return (i + 2, *month_before(published), None)
    if one == "ماه" and two == "جاری":
        if published is None:
            return i + 2, None, None, "none", None
        return i + 2, published.replace(day=1), published, "month", None
    if one == "ماه" and two == "میلادی" and three in ("گذشته", "جاری"):
        if published is None:
            return i + 3, None, None, "none", None
        return (
            i + 3,
            *(month_before(published) if three == "گذشته" else (published.replace(day=1), published, "month")),
            None,
        )
    if one == "سال" and two == "میلادی" and three == "جاری":
        return i + 3, published and date(published.year, 1, 1), published, "year" if published else "none", None
    if one == "سال" and (two, three) in _LAST_YEAR and published:
        return i + 3, date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), "year", None
    if one == "سال" and two in ("گذشته", "پیش", "قبل"):
        return (i + 2, *jalali_year(published, -1), None)
    if one == "پارسال":
        return (i + 1, *jalali_year(published, -1), None)
    if one == "سال" and two == "آینده":
        if three == "میلادی" and published:
            return i + 3, date(published.year + 1, 1, 1), date(published.year + 1, 12, 31), "year", None
        return (i + 2, *jalali_year(published, 1), None)
    if one == "امسال" or (one == "سال" and two == "جاری"):
        return (i + (1 if one == "امسال" else 2), *jalali_year(published, 0), None)
    if one == "روز" and two == "اخیر" and text_at(words, i - 1) in ("چند", "چندین"):
        return i + 2, None, None, "none", None
    if one in ("روزهای", "هفتههای", "ماههای", "سالهای", "روزها", "هفتهها") and two in ("گذشته", "اخیر", "پیش"):
        return i + 2, None, None, "none", None
    return None


def last_units(words: list[Token], i: int, published: date | None) -> Found | None:
    """`۲۴ ساعت گذشته`, `سه روز اخیر`, `طی پنج روز`, `دو هفته پیش`"""
    number = exact_number(words, i)
    if number is None:
        return None
    count, j = number
    unit, after = text_at(words, j), text_at(words, j + 1)
    before = text_at(words, i - 1)
    if unit not in ("ساعت", "روز", "هفته", "ماه", "سال", "شبانهروز"):
        return None
    if after in ("پیش", "قبل"):
        if published is None or _before_another(words, j + 1):
            return j + 2, None, None, "none", None
        if unit == "ساعت":
            day = published if count < 12 else published - (count // 24 or 1) * DAY
            return j + 2, day, day, "day", None
        if unit == "روز" and count < 400:
            day = published - count * DAY
            return j + 2, day, day, "day", None
        if unit == "هفته" and 0 < count < 53:
            first = published - 7 * count * DAY
            return j + 2, first, first + 6 * DAY, "week", None
        if unit == "ماه" and 0 < count < 25:
            months = published.year * 12 + published.month - 1 - count
            days = month_days("gregorian", months // 12, months % 12 + 1)
            return (j + 2, *days, "month", None) if days else None
        if unit == "سال" and 0 < count < 100:
            return (j + 2, *jalali_year(published, -count), None)
        return j + 2, None, None, "none", None
    if after not in ("گذشته", "اخیر") and not (before in ("طی", "ظرف") and unit in ("روز", "ساعت")):
        return None
    end = j + 2 if after in ("گذشته", "اخیر") else j + 1
    if published is None or count == 0 or count > 400:
        return end, None, None, "none", None
    if unit == "ساعت":
        return end, published - max(1, count // 24) * DAY, published, "day", None
    if unit in ("روز", "شبانهروز"):
        return end, published - count * DAY, published - DAY, "day" if count <= 3 else "week", None
    if unit == "هفته":
        return end, published - 7 * count * DAY, published - DAY, "week" if count == 1 else "month", None
    return end, None, None, "none", None


def _is_named_after(words: list[Token], i: int) -> bool:
    """Whether the day at `i` is the name of a thing: `خیابان ۱۶ آذر`, `سامانه سوم خرداد`."""
    return text_at(words, i - 1) in _NAMED_AFTER_DAYS


def _weekday_at(words: list[Token], i: int) -> tuple[int, int] | None:
    """A weekday's number and the next token; `سه شنبه` in two words too."""
    one, two = text_at(words, i), text_at(words, i + 1)
    if (one == "جمعه" and text_at(words, i - 1) in OF_FRIDAY) or "سوری" in (two, text_at(words, i + 2)):
        return None  # چهارشنبه سوری is a feast
    if one in WEEKDAYS:
        return WEEKDAYS[one], i + 1
    if one in WEEKDAY_NUMBERS and two == "شنبه":
        return WEEKDAY_NUMBERS[one], i + 2
    return None


def weekday(words: list[Token], i: int, published: date | None) -> Found | None:
    """`روز جمعه`, `شامگاه سه‌شنبه گذشته`, `پنجشنبه شب`, `دوشنبه ۲۲ تیر`"""
    weekday = _weekday_at(words, i)
    if weekday is None:
        return None
    number, j = weekday
    absolute_at = j
    while text_at(words, absolute_at) in ("،", "(", "شب", "گذشته", "،(", "صبح", "عصر"):
        absolute_at += 1
    absolute = calendar_day(words, absolute_at, published) or _numeric_at(words, absolute_at, published)
    if absolute is not None and absolute[1] is not None:
        end = absolute[0] + (1 if text_at(words, absolute[0]) == ")" else 0)
        problem = None if absolute[1].weekday() == number else "weekday and day disagree"
        later = calendar_day(words, absolute_at, published + _AHEAD) if problem and published else None
        if later and published and later[1] and published < later[1] and later[1].weekday() == number:
            return end, later[1], later[2], later[3], None  # تا جمعه ۲۸ مرداد, which is yet to come
        return end, absolute[1], absolute[2], absolute[3], problem
    if absolute is not None:
        return absolute[0], None, None, "none", None
    past = False
    while text_at(words, j) in PAST or text_at(words, j) in ("شب", "صبح", "عصر", "بامداد"):
        past = past or text_at(words, j) in PAST
        j += 1
    last_week = text_at(words, j) == "هفته" and text_at(words, j + 1) in ("گذشته", "پیش", "قبل")
    coming = text_at(words, j) in ("آینده", "بعد") or (text_at(words, j) == "هفته" and text_at(words, j + 1) == "آینده")
    if published is None:
        return j + (2 if last_week else 0), None, None, "none", None
    if coming:
        ahead = (number - published.weekday()) % 7 or 7
        day = published + ahead * DAY
        return j + (1 if text_at(words, j) != "هفته" else 2), day, day, "day", None
    back = (published.weekday() - number) % 7
    if (past and back == 0) or (last_week and back < (published.weekday() + 2) % 7 + 1):
        back += 7
    day = published - back * DAY
    return j + (2 if last_week else 0), day, day, "day", None


def _numeric_at(words: list[Token], i: int, published: date | None) -> Found | None:
    return in_figures(words, i, published) if i < len(words) else None


def _day_number(words: list[Token], i: int) -> tuple[int, int] | None:
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


def _year_at(words: list[Token], i: int) -> tuple[int, int] | None:
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
    if token is None or token.kind != "number" or not token.text.isdigit():
        if text_at(words, j) == "پارسال" or (said and text_at(words, j) == "گذشته"):
            return -1, j + 1
        return None
    value = int(token.text)
    if 1200 <= value <= 2100:
        pass
    elif len(token.text) == 2 and (said or value >= 50):
        value += 1300 if value >= 20 else 1400
    else:
        return None
    j += 1
    if text_at(words, j) in ("میلادی", "شمسی", "خورشیدی", "قمری", "هجری"):
        j += 1
    return value, j


def calendar_day(words: list[Token], i: int, published: date | None) -> Found | None:
    """`۲۵ مهر ۱۴۰۲`, `سوم شهریورماه`, `هفت اکتبر ۲۰۲۳`"""
    number = _day_number(words, i)
    if number is None:
        return None
    day, j = number
    if text_at(words, j) == "ماه" and text_at(words, j + 1) in months():
        j += 1  # ۲۳ ماه مه
    month = months().get(text_at(words, j))
    if month is None:
        return None
    calendar, number_of_month, _ = month
    j += 1
    if text_at(words, j) == "ماه":
        j += 1
    year = _year_at(words, j)
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
    if _is_named_after(words, i):
        return None
    for candidate in (current, current - 1):
        made = make_day(calendar, candidate, number_of_month, day)
        if made is not None and made <= published:
            return j, made, made, "day", None
    return j, None, None, "none", "no such day"


def month_alone(words: list[Token], i: int, published: date | None) -> Found | None:
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
    year = _year_at(words, j)
    if year is None and not (safe or said):
        return None
    if year is None and _is_named_after(words, i - 1) and _day_number(words, i - 1) is not None:
        return None
    if year is not None and year[0] > 1:
        days = month_days(calendar, year[0], number) if (year[0] > 1700) == (calendar == "gregorian") else None
        j = year[1]
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


def season(words: list[Token], i: int, published: date | None) -> Found | None:
    """`تابستان ۱۳۹۵`, `بهار امسال`, `زمستان گذشته`: three Jalali months; without a word of the year it is no date."""
    quarter = SEASONS.get(text_at(words, i))
    if quarter is None:
        return None
    one, two = text_at(words, i + 1), text_at(words, i + 2)
    said = _year_at(words, i + 1)
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


def year_alone(words: list[Token], i: int, published: date | None) -> Found | None:
    """`سال ۲۰۰۶`, `سال ۱۳۹۵`"""
    if text_at(words, i) != "سال":
        return None
    year = _year_at(words, i)
    if year is None or year[0] <= 1:
        return None
    value, j = year
    if len(words[i + 1].text) == 2 and _counted(words, i):
        return None  # پس از ۱۵ سال ۸۰ درصد
    calendar = "gregorian" if value > 1700 else "jalali"
    first, after = make_day(calendar, value, 1, 1), make_day(calendar, value + 1, 1, 1)
    return (j, first, after - DAY, "year", None) if first and after else None


def years(words: list[Token], i: int, published: date | None) -> Found | None:
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


def decade(words: list[Token], i: int, published: date | None) -> Found | None:
    """`دهه ۱۳۶۰`, `دهه شصت`, `دهه ۸۰ میلادی`: ten years; without a word of the calendar, tens are Jalali years."""
    if text_at(words, i) not in ("دهه", "دههی") or i + 1 >= len(words):
        return None
    word, end = words[i + 1], i + 2
    if word.text in _TENS:
        value = _TENS[word.text]
    elif word.kind == "number" and word.text.isdigit() and len(word.text) in (2, 4) and word.text.endswith("0"):
        value = int(word.text)
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
