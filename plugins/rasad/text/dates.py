"""When: dates in three calendars and in words, resolved against the day of publication.

    >>> from datetime import date
    >>> from rasad.text import dates, read
    >>> document = read("شامگاه سه‌شنبه، ۲۵ مهر ۱۴۰۲، دو انفجار رخ داد.")
    >>> found = dates(document, document.sentences[0], date(2023, 10, 18))
    >>> (found[0].first, found[0].precision)
    (datetime.date(2023, 10, 17), 'day')

Resolution is the codebook's (sections 3 and 5): "last week" is the 7 days that end the day before publication, "this
week" runs from Saturday to publication, "the past 24 hours" is the day before to publication, a day and month without a
year is the last such day on or before publication, "last night" the day before. What can't be resolved keeps its words,
with no days. Parts that contradict each other (a weekday that the day was not) are reported in `problem`, and the
calendar day is believed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from rasad.text.folding import fold
from rasad.text.quantities import exact_number, number_words, read_rows
from rasad.text.tokens import Token

if TYPE_CHECKING:
    from rasad.text.document import Document, Sentence

DAY = timedelta(days=1)
#: Python's weekday numbers (Monday is 0).
WEEKDAYS = {"شنبه": 5, "یکشنبه": 6, "دوشنبه": 0, "سهشنبه": 1, "چهارشنبه": 2, "پنجشنبه": 3, "جمعه": 4, "آدینه": 4}
WEEKDAYS |= {name + "شب": number for name, number in WEEKDAYS.items()}  # شنبه‌شب
_WEEKDAY_NUMBERS = {"یک": 6, "دو": 0, "سه": 1, "چهار": 2, "پنج": 3}
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
PAST = frozenset({"گذشته", "پیش", "قبل", "اخیر", "سپریشده", "گذشتۀ"})
_ORDINALS = {
    "یکم": 1,
    "اول": 1,
    "نخست": 1,
    "دوم": 2,
    "سوم": 3,
    "چهارم": 4,
    "پنجم": 5,
    "ششم": 6,
    "هفتم": 7,
    "هشتم": 8,
    "نهم": 9,
    "دهم": 10,
    "یازدهم": 11,
    "دوازدهم": 12,
    "سیزدهم": 13,
    "چهاردهم": 14,
    "پانزدهم": 15,
    "شانزدهم": 16,
    "هفدهم": 17,
    "هجدهم": 18,
    "هیجدهم": 18,
    "نوزدهم": 19,
    "بیستم": 20,
    "سیام": 30,
    "سیم": 30,
}


#: What closes a span that lasts until publication: `از هفتم مهر تاکنون`.
_UNTIL_NOW = frozenset({
    ("تاکنون",), ("تابهحال",), ("تاحالا",), ("تا", "کنون"), ("تا", "امروز"), ("تا", "حالا"), ("تا", "به", "الان"),
    ("تا", "به", "امروز"), ("تا", "به", "حال"), ("تا", "به", "اکنون"),
})  # fmt: skip
#: Words that mean a date only with a word of time after them: `هفته گذشته`, `این هفته`, `ساعتی پیش`.
_NEEDS_TAIL = frozenset({
    "چند", "شبانهروز", "روز", "شب", "شامگاه", "عصر", "نیمهشب", "ساعتی", "دقایقی", "لحظاتی", "ساعاتی", "هفته", "هفتهی",
    "این", "روزهای", "هفتههای", "ماههای", "سالهای", "روزها", "هفتهها",
})  # fmt: skip
#: All words that a date told from the day of publication can begin with.
_RELATIVE = _NEEDS_TAIL | {
    "امروز", "دیروز", "دیشب", "امشب", "پریروز", "پریشب", "فردا", "پسفردا", "پارسال", "امسال",
}  # fmt: skip
_RELATIVE_TAILS = frozenset({"گذشته", "پیش", "قبل", "اخیر", "جاری", "هفته", "ساعت", "دقیقه", "آینده"})


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in a sentence: folded offsets, the days `first` to `last` (both included, None where unresolved), the
    precision (day, week, month, year, none) and what contradicts itself, if anything does."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: str
    problem: str | None = None


Found = tuple[int, date | None, date | None, str, str | None]


@cache
def _months() -> dict[str, tuple[str, int, bool]]:
    table: dict[str, tuple[str, int, bool]] = {}
    for row in read_rows("months.csv"):
        for form in row["forms"].split("|"):
            name = fold(form).replace(" ", "")
            table.setdefault(name, (row["calendar"], int(row["month"]), row["safe"] == "1"))
            table.setdefault(name + "ماه", (row["calendar"], int(row["month"]), True))
    return table


@cache
def _cues() -> frozenset[str]:
    """Words without which a sentence has no date."""
    return frozenset(
        {
            *_months(),
            *WEEKDAYS,
            "امروز",
            "دیروز",
            "دیشب",
            "امشب",
            "پریروز",
            "فردا",
            "پسفردا",
            "پارسال",
            "امسال",
            *SEASONS,
            "دهه",
            "دههی",
            "گذشته",
            "جاری",
            "اخیر",
            "پیش",
            "قبل",
            "آینده",
            "سال",
            "هفته",
            "شنبه",
            "پریشب",
            "دیشبِ",
            "ماه",
            "ظرف",
            "ساعت",
            "شبانهروز",
        }
    )


@cache
def _openers() -> frozenset[str]:
    """Words that a date can begin with; figures come on top."""
    numbers = {*number_words(), *_ORDINALS}
    ordinals = {tens + "و" + word for tens in ("بیست", "سی") for word in _ORDINALS}
    return frozenset({
        *numbers, *ordinals, *_months(), *WEEKDAYS, *SEASONS, *_RELATIVE, "از", "نیمه", "ماه", "سال", "دهه", "دههی",
    })  # fmt: skip


def _has_numeric(tokens: tuple[Token, ...]) -> bool:
    """Whether a sentence may hold a date in figures alone."""
    return any(t.kind == "number" and (len(t.text) == 4 or "/" in t.text or t.text.count(".") == 2) for t in tokens)


@cache
def _number_tails() -> frozenset[str]:
    """What can follow the first word of a number that belongs to a date."""
    return frozenset({
        *number_words(), *_ORDINALS, *_months(), "و", "تا", "الی", "ام", "م", "اُم", "شنبه",
        "ساعت", "روز", "هفته", "ماه", "سال", "شبانهروز",
    })  # fmt: skip


def _may_begin(words: list[Token], i: int) -> bool:
    """A look at the next word only: most figures, and most days and weeks, begin no date."""
    word = words[i]
    following = words[i + 1] if i + 1 < len(words) else None
    if word.text in _NEEDS_TAIL:
        return following is not None and following.text in _RELATIVE_TAILS
    if word.text == "از":
        return following is not None and (
            following.kind == "number" or following.text in _openers() or following.text in PARTS_OF_DAY
        )
    if word.kind == "number":
        if "/" in word.text or word.text.count(".") == 2 or (following is not None and following.text == "-"):
            return True
    elif word.text not in number_words() or word.text in WEEKDAYS:
        return True
    return following is not None and (following.kind == "number" or following.text in _number_tails())


def dates(
    document: Document, sentence: Sentence | None = None, published_on: date | None = None
) -> list[DateExpression]:
    """The date expressions of a sentence, in order, none inside another."""
    if sentence is None:
        return [found for each in document.sentences for found in dates(document, each, published_on)]
    words = sentence.words
    openers = _openers()
    places = [i for i, (text, _, _, kind) in enumerate(words) if text in openers or kind == "number"]
    if not places or (_cues().isdisjoint([text for text, _, _, _ in words]) and not _has_numeric(sentence.tokens)):
        return []
    found: list[DateExpression] = []
    done = 0
    for i in places:
        if i < done or not _may_begin(words, i):
            continue
        made = _expression(words, i, published_on)
        if made is None:
            continue
        end, first, last, precision, problem = made
        start = i
        # the words around a day belong to it: شامگاه [سه‌شنبه], روز [جمعه]
        while start > 0 and words[start - 1].text in (*PARTS_OF_DAY, "روز", "ساعات", "اوایل", "اواخر", "نخستین"):
            start -= 1
        while _goes_on(words, end):
            end += 1
        if found and found[-1].end > words[start].start:
            start = i
        found.append(DateExpression(words[start].start, words[end - 1].end, first, last, precision, problem))
        done = end
    return _joined(found, words, published_on)


def _goes_on(words: list[Token], end: int) -> bool:
    """Whether a word after a day still belongs to it: [سه‌شنبه] شب, [شنبه] هفته گذشته."""
    word = _text(words, end)
    if word == "هفته":
        return _text(words, end + 1) in ("گذشته", "جاری")
    return word in ("گذشته", "جاری") or (word in PARTS_OF_DAY and word not in ("بعد", "نیمه"))


def _expression(words: list[Token], i: int, published: date | None) -> Found | None:
    readers: tuple[Callable[[list[Token], int, date | None], Found | None], ...] = (
        _since,
        _day_range,
        _span_of_days,
        _numeric,
        _relative,
        _last_units,
        _weekday,
        _calendar_day,
        _month_alone,
        _season,
        _year_alone,
        _decade,
    )
    for reader in readers:
        made = reader(words, i, published)
        if made is not None:
            return made
    return None


def _text(words: list[Token], i: int) -> str:
    return words[i].text if 0 <= i < len(words) else ""


def _numeric(words: list[Token], i: int, published: date | None) -> Found | None:
    """`1396/03/25`, `2017-06-15`, `25.3.1396`"""
    token = words[i]
    if token.kind != "number":
        return None
    parts, end = token.text.split("/" if "/" in token.text else "."), i + 1
    if len(parts) == 1 and _text(words, i + 1) == _text(words, i + 3) == "-" and i + 4 < len(words):
        apart = words[i + 4].end - token.start != sum(len(word.text) for word in words[i : i + 5])
        parts, end = [] if apart else [token.text, words[i + 2].text, words[i + 4].text], i + 5
    if len(parts) != 3 or not all(part.isdigit() and len(part) < 5 for part in parts):
        return None
    a, b, c = (int(part) for part in parts)
    year, month, day = (a, b, c) if a > 31 else (c, b, a)
    if year < 100:
        year += 1300 if year >= 50 else 1400
    made = _make("jalali" if year < 1700 else "gregorian", year, month, day)
    if made is None and "/" not in token.text:
        return None  # a telephone number, a version
    return (end, made, made, "day", None) if made else (end, None, None, "none", "no such day")


def _since(words: list[Token], i: int, published: date | None) -> Found | None:
    """`از هفتم مهر تاکنون`, `از روز سه‌شنبه تا به الان`"""
    if _text(words, i) != "از":
        return None
    j = i + 1
    while _text(words, j) in ("روز", *PARTS_OF_DAY):
        j += 1
    for reader in (_calendar_day, _weekday, _relative, _month_alone, _year_alone):
        made = reader(words, j, published) if j < len(words) else None
        if made is None:
            continue
        end, first, _, _, problem = made
        while _text(words, end) in ("گذشته", "شنبه", *PARTS_OF_DAY) or _text(words, end) in WEEKDAYS:
            end += 1
        tail = [_text(words, end + k) for k in range(4)]
        length = next((n for n in (1, 2, 3) if tuple(tail[:n]) in _UNTIL_NOW), 0)
        if not length:
            return None
        return end + length, first, published if first else None, "day", problem
    return None


def _day_range(words: list[Token], i: int, published: date | None) -> Found | None:
    """`از ۱۷ تا ۳۱ تیر`, `۲ و ۳ مرداد`"""
    j = i + 1 if _text(words, i) == "از" else i
    first = _day_number(words, j)
    if first is None or _text(words, first[1]) not in ("تا", "و", "الی"):
        return None
    last = _calendar_day(words, first[1] + 1, published)
    if last is None or last[3] != "day" or last[1] is None:
        return None
    month_at = _day_number(words, first[1] + 1)
    month = _months().get(_text(words, month_at[1])) if month_at else None
    if month is None or last[1] is None:
        return None
    span = timedelta(days=(month_at[0] if month_at else 0) - first[0])
    if not 0 < span.days < 31:
        return None
    return last[0], last[1] - span, last[1], "day" if span.days < 7 else "week", None


def _span_of_days(words: list[Token], i: int, published: date | None) -> Found | None:
    """`از دوشنبه تا جمعه`, `از ۲۵ اسفند تا ۳ فروردین`: the last day is resolved first, and the first one before it."""
    if _text(words, i) != "از":
        return None
    for reader in (_weekday, _calendar_day):
        opening = reader(words, _after_day_words(words, i + 1), published)
        if opening is None or opening[1] is None or _text(words, opening[0]) not in ("تا", "الی"):
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
    while _text(words, i) in ("روز", *PARTS_OF_DAY):
        i += 1
    return i


def _relative(words: list[Token], i: int, published: date | None) -> Found | None:
    one, two, three = _text(words, i), _text(words, i + 1), _text(words, i + 2)

    def ago(days: int, length: int) -> Found:
        day = published - days * DAY if published else None
        return i + length, day, day, "day", None

    if one == "امروز":
        length = 1
        if two in WEEKDAYS:
            length = 2
        if two in ("(",) and three:
            absolute = next((made for k in (i + 2, i + 3) if (made := _calendar_day(words, k, published))), None)
            if absolute:
                end = absolute[0] + (1 if _text(words, absolute[0]) == ")" else 0)
                day = published or absolute[1]
                return end, day, day, "day", None
        return ago(0, length)
    if one in ("دیروز", "دیشب"):
        return ago(1, 2 if two in WEEKDAYS else 1)
    if one == "امشب":
        return ago(0, 1)
    if one in ("پریروز", "پریشب"):
        return ago(2, 1)
    if one == "فردا":
        return ago(-1, 1)
    if one == "پسفردا":
        return ago(-2, 1)
    if one == "هفته" and two == "آینده":
        if published is None:
            return i + 2, None, None, "none", None
        return i + 2, published + DAY, published + 7 * DAY, "week", None
    if one == "ماه" and two == "آینده":
        if published is None:
            return i + 2, None, None, "none", None
        days = _month_days("gregorian", published.year + published.month // 12, published.month % 12 + 1)
        return (i + 2, *days, "month", None) if days else None
    if one == "چند" and two in ("ساعت", "دقیقه") and three in ("پیش", "قبل"):
        return ago(0, 3)
    if one == "شبانهروز" and two in ("گذشته", "اخیر"):
        return i + 2, published - DAY if published else None, published, "day" if published else "none", None
    if one in ("روز", "شب", "شامگاه", "عصر", "نیمهشب") and two in ("گذشته", "قبل", "پیش"):
        if _text(words, i - 1) in ("چند", "چندین") or (three == "از" and two != "گذشته"):
            return i + 2, None, None, "none", None  # چند روز پیش، یک روز پیش از آن
        return ago(1, 2)
    if one in ("ساعتی", "دقایقی", "لحظاتی", "ساعاتی", "لحظاتي") and two in ("پیش", "قبل", "گذشته"):
        return ago(0, 2)
    if one in ("هفته", "هفتهی") and two in ("گذشته", "پیش", "قبل"):
        if published is None:
            return i + 2, None, None, "none", None
        return i + 2, published - 7 * DAY, published - DAY, "week", None
    if (one == "هفته" and two == "جاری") or (one == "این" and two == "هفته"):
        if published is None:
            return i + 2, None, None, "none", None
        return i + 2, published - ((published.weekday() + 2) % 7) * DAY, published, "week", None
    if one == "ماه" and two in ("گذشته", "پیش", "قبل"):
        return (i + 2, *_month_before(published), None)
    if one == "ماه" and two == "جاری":
        if published is None:
            return i + 2, None, None, "none", None
        return i + 2, published.replace(day=1), published, "month", None
    if one == "سال" and two in ("گذشته", "پیش", "قبل") and three == "میلادی" and published:
        return i + 3, date(published.year - 1, 1, 1), date(published.year - 1, 12, 31), "year", None
    if one == "سال" and two in ("گذشته", "پیش", "قبل"):
        return (i + 2, *_year(published, -1), None)
    if one == "پارسال":
        return (i + 1, *_year(published, -1), None)
    if one == "سال" and two == "آینده":
        if three == "میلادی" and published:
            return i + 3, date(published.year + 1, 1, 1), date(published.year + 1, 12, 31), "year", None
        return (i + 2, *_year(published, 1), None)
    if one == "امسال" or (one == "سال" and two == "جاری"):
        return (i + (1 if one == "امسال" else 2), *_year(published, 0), None)
    if one == "روز" and two == "اخیر" and _text(words, i - 1) in ("چند", "چندین"):
        return i + 2, None, None, "none", None
    if one in ("روزهای", "هفتههای", "ماههای", "سالهای", "روزها", "هفتهها") and two in ("گذشته", "اخیر", "پیش"):
        return i + 2, None, None, "none", None
    return None


def _last_units(words: list[Token], i: int, published: date | None) -> Found | None:
    """`۲۴ ساعت گذشته`, `سه روز اخیر`, `طی پنج روز`, `دو هفته پیش`"""
    number = exact_number(words, i)
    if number is None:
        return None
    count, j = number
    unit, after = _text(words, j), _text(words, j + 1)
    before = _text(words, i - 1)
    if unit not in ("ساعت", "روز", "هفته", "ماه", "سال", "شبانهروز"):
        return None
    if after in ("پیش", "قبل"):
        if published is None:
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
            days = _month_days("gregorian", months // 12, months % 12 + 1)
            return (j + 2, *days, "month", None) if days else None
        if unit == "سال" and 0 < count < 100:
            return (j + 2, *_year(published, -count), None)
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


def _weekday_at(words: list[Token], i: int) -> tuple[int, int] | None:
    """A weekday's number and the next token; `سه شنبه` in two words too."""
    one, two = _text(words, i), _text(words, i + 1)
    if one in WEEKDAYS:
        return WEEKDAYS[one], i + 1
    if one in _WEEKDAY_NUMBERS and two == "شنبه":
        return _WEEKDAY_NUMBERS[one], i + 2
    return None


def _weekday(words: list[Token], i: int, published: date | None) -> Found | None:
    """`روز جمعه`, `شامگاه سه‌شنبه گذشته`, `پنجشنبه شب`, `دوشنبه ۲۲ تیر`"""
    weekday = _weekday_at(words, i)
    if weekday is None:
        return None
    number, j = weekday
    absolute_at = j
    while _text(words, absolute_at) in ("،", "(", "شب", "گذشته", "،(", "صبح", "عصر"):
        absolute_at += 1
    absolute = _calendar_day(words, absolute_at, published) or _numeric_at(words, absolute_at, published)
    if absolute is not None and absolute[1] is not None:
        end = absolute[0] + (1 if _text(words, absolute[0]) == ")" else 0)
        problem = None if absolute[1].weekday() == number else "weekday and day disagree"
        return end, absolute[1], absolute[2], absolute[3], problem
    if absolute is not None:
        return absolute[0], None, None, "none", None
    past = False
    while _text(words, j) in PAST or _text(words, j) in ("شب", "صبح", "عصر", "بامداد"):
        past = past or _text(words, j) in PAST
        j += 1
    last_week = _text(words, j) == "هفته" and _text(words, j + 1) in ("گذشته", "پیش", "قبل")
    coming = _text(words, j) in ("آینده", "بعد") or (_text(words, j) == "هفته" and _text(words, j + 1) == "آینده")
    if published is None:
        return j + (2 if last_week else 0), None, None, "none", None
    if coming:
        ahead = (number - published.weekday()) % 7 or 7
        day = published + ahead * DAY
        return j + (1 if _text(words, j) != "هفته" else 2), day, day, "day", None
    back = (published.weekday() - number) % 7
    if (past and back == 0) or (last_week and back < (published.weekday() + 2) % 7 + 1):
        back += 7
    day = published - back * DAY
    return j + (2 if last_week else 0), day, day, "day", None


def _numeric_at(words: list[Token], i: int, published: date | None) -> Found | None:
    return _numeric(words, i, published) if i < len(words) else None


def _day_number(words: list[Token], i: int) -> tuple[int, int] | None:
    """A day of a month, in digits, words or as an ordinal: `۲۵`, `بیست و پنجم`, `هفتم`"""
    one = _text(words, i)
    if one in _ORDINALS:
        return _ORDINALS[one], i + 1
    if one in ("بیست", "سی") and _text(words, i + 1) == "و" and _text(words, i + 2) in _ORDINALS:
        return (20 if one == "بیست" else 30) + _ORDINALS[_text(words, i + 2)], i + 3
    for tens, value in (("بیستو", 20), ("سیو", 30)):
        if one.startswith(tens) and one[len(tens) :] in _ORDINALS:
            return value + _ORDINALS[one[len(tens) :]], i + 1
    if i < len(words):
        number = exact_number(words, i)
        if number is not None and 1 <= number[0] <= 31:
            end = number[1]
            if _text(words, end) in ("ام", "م", "اُم"):
                end += 1
            return number[0], end
    return None


def _year_at(words: list[Token], i: int) -> tuple[int, int] | None:
    """A year after a month: `سال ۱۳۹۶`, `2014`, `سال 84`, `91`"""
    j = i
    if _text(words, j) == "ماه":
        j += 1
    said = False
    if _text(words, j) in ("سال", "سنه"):
        said, j = True, j + 1
    token = words[j] if j < len(words) else None
    if token is None or token.kind != "number" or not token.text.isdigit():
        if _text(words, j) == "پارسال" or (said and _text(words, j) == "گذشته"):
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
    if _text(words, j) in ("میلادی", "شمسی", "خورشیدی", "قمری", "هجری"):
        j += 1
    return value, j


def _make(calendar: str, year: int, month: int, day: int) -> date | None:
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


def _calendar_year(calendar: str, day: date) -> int:
    if calendar == "gregorian":
        return day.year
    if calendar == "jalali":
        from persiantools.jdatetime import JalaliDate

        return int(JalaliDate.to_jalali(day.year, day.month, day.day).year)
    return int((day.toordinal() - 227015) / 354.367) + 1


def _calendar_day(words: list[Token], i: int, published: date | None) -> Found | None:
    """`۲۵ مهر ۱۴۰۲`, `سوم شهریورماه`, `هفت اکتبر ۲۰۲۳`"""
    number = _day_number(words, i)
    if number is None:
        return None
    day, j = number
    if _text(words, j) == "ماه" and _text(words, j + 1) in _months():
        j += 1  # ۲۳ ماه مه
    month = _months().get(_text(words, j))
    if month is None:
        return None
    calendar, number_of_month, _ = month
    j += 1
    if _text(words, j) == "ماه":
        j += 1
    year = _year_at(words, j)
    if year is not None and year[0] > 0:
        if calendar == "gregorian" and year[0] < 1700:
            return year[1], None, None, "none", "year of another calendar"
        made = _make(
            "gregorian" if year[0] > 1700 and calendar == "gregorian" else calendar, year[0], number_of_month, day
        )
        return (year[1], made, made, "day", None) if made else (year[1], None, None, "none", "no such day")
    if published is None:
        return j, None, None, "none", None
    current = _calendar_year(calendar, published)
    if year is not None:
        made = _make(calendar, current - 1, number_of_month, day)
        return (year[1], made, made, "day", None) if made else None
    for candidate in (current, current - 1):
        made = _make(calendar, candidate, number_of_month, day)
        if made is not None and made <= published:
            return j, made, made, "day", None
    return j, None, None, "none", "no such day"


def _month_days(calendar: str, year: int, month: int) -> tuple[date, date] | None:
    first = _make(calendar, year, month, 1)
    after = _make(calendar, year + month // 12, month % 12 + 1, 1)
    return (first, after - DAY) if first and after else None


def _month_alone(words: list[Token], i: int, published: date | None) -> Found | None:
    """`بهمن پارسال`, `سپتامبر سال ۲۰۰۰`, `نیمه دوم ماه سپتامبر`, `شهریورماه`"""
    half = 0
    j = i
    if _text(words, j) == "نیمه" and _text(words, j + 1) in ("اول", "نخست", "دوم"):
        half = 2 if _text(words, j + 1) == "دوم" else 1
        j += 2
    said = False
    if _text(words, j) == "ماه":
        said, j = True, j + 1
    month = _months().get(_text(words, j))
    if month is None:
        return None
    calendar, number, safe = month
    j += 1
    if _text(words, j) == "ماه":
        said, j = True, j + 1
    year = _year_at(words, j)
    if year is None and not (safe or said):
        return None
    if year is not None and year[0] > 0:
        days = _month_days(calendar, year[0], number) if (year[0] > 1700) == (calendar == "gregorian") else None
        j = year[1]
    elif published is None:
        return (year[1] if year else j), None, None, "none", None
    else:
        current = _calendar_year(calendar, published)
        if year is not None:
            days, j = _month_days(calendar, current - 1, number), year[1]
        else:
            days = _month_days(calendar, current, number)
            if days and days[0] > published and half == 0:
                days = _month_days(calendar, current - 1, number)
    if days is None:
        return j, None, None, "none", "no such month"
    if half:
        middle = days[0] + 14 * DAY
        days = (days[0], middle) if half == 1 else (middle + DAY, days[1])
        return j, days[0], days[1], "week", None
    return j, days[0], days[1], "month", None


def _season(words: list[Token], i: int, published: date | None) -> Found | None:
    """`تابستان ۱۳۹۵`, `بهار امسال`, `زمستان گذشته`: three Jalali months; without a word of the year it is no date."""
    quarter = SEASONS.get(_text(words, i))
    if quarter is None:
        return None
    one, two = _text(words, i + 1), _text(words, i + 2)
    said = _year_at(words, i + 1)
    if said is not None and 0 < said[0] < 1700:
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
        current = _calendar_year("jalali", published)
        begun = _make("jalali", current, 3 * quarter + 1, 1)
        last_one = year == -2 and begun is not None and _after_quarter(current, quarter) <= published
        year = current if year == 0 or last_one else current - 1
    first = _make("jalali", year, 3 * quarter + 1, 1)
    return (end, first, _after_quarter(year, quarter) - DAY, "month", None) if first else None


def _after_quarter(year: int, quarter: int) -> date:
    """The day after a season of a Jalali year."""
    after = _make("jalali", year + (quarter == 3), 3 * ((quarter + 1) % 4) + 1, 1)
    return after if after is not None else date.max


def _month_before(published: date | None) -> tuple[date | None, date | None, str]:
    if published is None:
        return None, None, "none"
    last = published.replace(day=1) - DAY
    return last.replace(day=1), last, "month"


def _year(published: date | None, offset: int) -> tuple[date | None, date | None, str]:
    """The Jalali year before (-1), of (0) or after (1) the publication."""
    if published is None:
        return None, None, "none"
    year = _calendar_year("jalali", published) + offset
    first, after = _make("jalali", year, 1, 1), _make("jalali", year + 1, 1, 1)
    if first is None or after is None:
        return None, None, "none"
    return first, min(after - DAY, published) if offset == 0 else after - DAY, "year"


def _year_alone(words: list[Token], i: int, published: date | None) -> Found | None:
    """`سال ۲۰۰۶`, `سال ۱۳۹۵`"""
    if _text(words, i) != "سال":
        return None
    year = _year_at(words, i)
    if year is None or year[0] <= 0:
        return None
    value, j = year
    calendar = "gregorian" if value > 1700 else "jalali"
    first, after = _make(calendar, value, 1, 1), _make(calendar, value + 1, 1, 1)
    return (j, first, after - DAY, "year", None) if first and after else None


#: Decades by their tens: `دهه شصت`.
_TENS = {"ده": 10, "بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90}


def _decade(words: list[Token], i: int, published: date | None) -> Found | None:
    """`دهه ۱۳۶۰`, `دهه شصت`, `دهه ۸۰ میلادی`: ten years; without a word of the calendar, tens are Jalali years."""
    if _text(words, i) not in ("دهه", "دههی") or i + 1 >= len(words):
        return None
    word, end = words[i + 1], i + 2
    if word.text in _TENS:
        value = _TENS[word.text]
    elif word.kind == "number" and word.text.isdigit() and len(word.text) in (2, 4) and word.text.endswith("0"):
        value = int(word.text)
    else:
        return None
    western = _text(words, end) == "میلادی" or value > 1700
    if _text(words, end) in ("میلادی", "شمسی", "خورشیدی"):
        end += 1
    if value < 100:
        value += (2000 if value < 30 else 1900) if western else 1300
    calendar = "gregorian" if western else "jalali"
    first, after = _make(calendar, value, 1, 1), _make(calendar, value + 10, 1, 1)
    return (end, first, after - DAY, "year", None) if first and after else None


def _joined(found: list[DateExpression], words: list[Token], published: date | None) -> list[DateExpression]:
    """Expressions side by side that say one day twice (`امروز، ۱۲ تیر`; `یکشنبه گذشته (سوم شهریور)`) or two days of a
    span (`روزهای دوشنبه و سه‌شنبه`) are one."""
    result: list[DateExpression] = []
    for expression in found:
        if result:
            last = result[-1]
            between = [w.text for w in words if last.end <= w.start < expression.start]
            close = len(between) <= 2 and all(w in ("،", "(", "و", "برابر", "با", "-") for w in between)
            if close and last.first is None and expression.first and "و" not in between:
                result[-1] = DateExpression(
                    last.start,
                    expression.end,
                    expression.first,
                    expression.last,
                    expression.precision,
                    expression.problem,
                )
                continue  # شب گذشته (۱۳ بهمن ۱۳۹۹), without a day of publication
            opened = any(w.text in ("از", "بین") and w.end <= last.start and last.start - w.end < 3 for w in words)
            if between == ["تا"] and opened and last.first and expression.last and last.first <= expression.last:
                result[-1] = DateExpression(
                    last.start,
                    expression.end,
                    last.first,
                    expression.last,
                    expression.precision,
                    last.problem or expression.problem,
                )
                continue
            if close and last.first and expression.first:
                if between == ["و"] and last.precision == expression.precision == "day":
                    result[-1] = DateExpression(
                        last.start,
                        expression.end,
                        min(last.first, expression.first),
                        max(last.last or last.first, expression.last or expression.first),
                        "day",
                    )
                    continue
                if (
                    "و" not in between
                    and last.first <= expression.first
                    and (last.last or last.first) >= expression.first
                ):
                    result[-1] = DateExpression(
                        last.start,
                        expression.end,
                        expression.first,
                        expression.last,
                        expression.precision,
                        last.problem or expression.problem,
                    )
                    continue
                if "و" not in between and "(" in between:
                    result[-1] = DateExpression(
                        last.start,
                        expression.end,
                        expression.first,
                        expression.last,
                        expression.precision,
                        "two days disagree",
                    )
                    continue
        result.append(expression)
    return result
