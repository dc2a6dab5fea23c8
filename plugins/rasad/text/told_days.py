"""Days that a sentence tells from the day of publication: `دیروز`, `سه روز پیش`, `روز جمعه`. Readers as in `days`."""

from __future__ import annotations

from datetime import date, timedelta

from rasad.text.calendars import DAY, jalali_year, month_before, month_days
from rasad.text.day_words import PAST, WEEKDAY_NUMBERS, WEEKDAYS
from rasad.text.days import SEVERAL, Found, calendar_day, counted, in_figures, text_at
from rasad.text.quantities import exact_number
from rasad.text.tokens import Words

#: Words whose Friday is a prayer: `امام جمعه`, `خطیب نماز جمعه`.
OF_FRIDAY = frozenset({"امام", "ائمه", "ایمه", "امامان", "نماز", "نمازهای", "خطیب", "خطبه", "خطبههای"})
#: How far ahead a day is looked for whose weekday no past one has.
_AHEAD = timedelta(days=120)
#: What follows `پیش از` where it means ago and not before: `سه سال پیش از این`, `دو روز پیش از سوی ارتش`.
_BY_WHOM = frozenset({"سوی", "طرف", "طریق"})
#: What tells that a time is given and has not passed: `باید ظرف ۶۰ روز`, against `ظرف پنج روز ۵۵۰ نفر کشته شده‌اند`.
_GIVEN = frozenset({
    "باید", "بایستی", "مهلت", "ضربالاجل", "موظف", "ملزم", "متعهد", "قرار", "خواهد", "خواهند", "خواهیم", "میتواند",
    "میتوانند", "میشود", "میشوند", "آینده",
})  # fmt: skip
_NO_NOUN = frozenset({"", ".", "،", "؛", ":", ")", "»", "نیز", "هم", "که", "و", "در", "با", "به", "از", "بود"})
#: Days by how many days ago they were.
_NAMED_DAYS = {"امروز": 0, "امشب": 0, "دیروز": 1, "دیشب": 1, "پریروز": 2, "پریشب": 2, "فردا": -1, "پسفردا": -2}
_LAST_YEAR = frozenset({("گذشته", "میلادی"), ("پیش", "میلادی"), ("قبل", "میلادی"), ("میلادی", "گذشته")})


def _weekday_of(words: Words, i: int) -> tuple[int, int] | None:
    """The weekday that a day is said to be, and the next token: `فردا [سه شنبه]`, `امروز [(یکشنبه)]`."""
    opened = text_at(words, i) == "("
    weekday = _weekday_at(words, i + 1 if opened else i)
    if weekday is None or not opened:
        return weekday
    number, end = weekday
    return (number, end + 1) if text_at(words, end) == ")" else None


def _before_another(words: Words, i: int) -> bool:
    """Whether `پیش از`, `قبل از` at `i` counts from another event: `دو روز [پیش از] انتخابات`."""
    return (
        text_at(words, i) in ("پیش", "قبل")
        and text_at(words, i + 1) == "از"
        and not (
            text_at(words, i + 2) in _BY_WHOM or (text_at(words, i + 2) == "این" and text_at(words, i + 3) in _NO_NOUN)
        )
    )


def relative(words: Words, i: int, published: date | None) -> Found | None:
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
    if one in ("هفته", "ماه", "سال") and (two == "آینده" or two in PAST) and counted(words, i):
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
    if one in SEVERAL and two in ("ساعت", "دقیقه") and three in PAST:
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


def last_units(words: Words, i: int, published: date | None) -> Found | None:
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
    if after not in ("گذشته", "اخیر"):
        if before == "ظرف" and not _GIVEN.isdisjoint(words):
            return j + 1, None, None, "none", None
        if before not in ("طی", "ظرف") or unit not in ("روز", "ساعت"):
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


def _weekday_at(words: Words, i: int) -> tuple[int, int] | None:
    """A weekday's number and the next token; `سه شنبه` in two words too."""
    one, two = text_at(words, i), text_at(words, i + 1)
    if (one == "جمعه" and text_at(words, i - 1) in OF_FRIDAY) or "سوری" in (two, text_at(words, i + 2)):
        return None  # چهارشنبه سوری is a feast
    if one in WEEKDAYS:
        return WEEKDAYS[one], i + 1
    if one in WEEKDAY_NUMBERS and two == "شنبه":
        return WEEKDAY_NUMBERS[one], i + 2
    return None


def weekday(words: Words, i: int, published: date | None) -> Found | None:
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
        if later and published and later[1] and DAY <= later[1] - published <= 7 * DAY:
            day = published - (published.weekday() - number) % 7 * DAY
            return end, day, day, "day", problem  # told of a day to come, and a year back it is no news
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


def _numeric_at(words: Words, i: int, published: date | None) -> Found | None:
    return in_figures(words, i, published) if i < len(words) else None
