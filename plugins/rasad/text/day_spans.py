"""Spans from one day to another: `از دوشنبه تا جمعه`, `از هفتم مهر تاکنون`. Readers as in `days`."""

from __future__ import annotations

from datetime import date, timedelta

from rasad.text.day_words import DAY_WORDS, PARTS_OF_DAY, WEEKDAYS, months
from rasad.text.days import Found, calendar_day, day_number, month_alone, text_at, year_alone
from rasad.text.tokens import Words
from rasad.text.told_days import relative, weekday

#: What closes a span that lasts until publication: `از هفتم مهر تاکنون`.
_UNTIL_NOW = frozenset({
    ("تاکنون",), ("تابهحال",), ("تاحالا",), ("تا", "کنون"), ("تا", "امروز"), ("تا", "حالا"), ("تا", "به", "الان"),
    ("تا", "به", "امروز"), ("تا", "به", "حال"), ("تا", "به", "اکنون"),
})  # fmt: skip

#: What follows a day that a span begins with: `از دوشنبه گذشته`, `از سه شنبه شب`.
_AFTER_DAYS = PARTS_OF_DAY | {"گذشته", "شنبه"}


def since(words: Words, i: int, published: date | None) -> Found | None:
    """`از هفتم مهر تاکنون`, `از روز سه‌شنبه تا به الان`"""
    if text_at(words, i) != "از":
        return None
    j = i + 1
    while text_at(words, j) in DAY_WORDS:
        j += 1
    for reader in (calendar_day, weekday, relative, month_alone, year_alone):
        made = reader(words, j, published) if j < len(words) else None
        if made is None:
            continue
        end, first, _, _, problem = made
        while text_at(words, end) in _AFTER_DAYS or text_at(words, end) in WEEKDAYS:
            end += 1
        tail = [text_at(words, end + k) for k in range(4)]
        length = next((n for n in (1, 2, 3) if tuple(tail[:n]) in _UNTIL_NOW), 0)
        if not length:
            return None
        return end + length, first, published if first else None, "day", problem
    return None


def days_of_month(words: Words, i: int, published: date | None) -> Found | None:
    """`از ۱۷ تا ۳۱ تیر`, `۲ و ۳ مرداد`"""
    j = i + 1 if text_at(words, i) == "از" else i
    first = day_number(words, j)
    if first is None or text_at(words, first[1]) not in ("تا", "و", "الی"):
        return None
    last = calendar_day(words, first[1] + 1, published)
    if last is None or last[3] != "day" or last[1] is None:
        return None
    month_at = day_number(words, first[1] + 1)
    month = months().get(text_at(words, month_at[1])) if month_at else None
    if month is None or last[1] is None:
        return None
    span = timedelta(days=(month_at[0] if month_at else 0) - first[0])
    if not 0 < span.days < 31:
        return None
    return last[0], last[1] - span, last[1], "day" if span.days < 7 else "week", None


def span_of_days(words: Words, i: int, published: date | None) -> Found | None:
    """`از دوشنبه تا جمعه`, `(۲۵ اسفند تا ۳ فروردین ۱۳۹۹)`: the last day is resolved first, then the first before it."""
    if text_at(words, i) == "از":
        i += 1
    elif text_at(words, i - 1) not in ("(", "بین"):
        return None
    for reader in (weekday, calendar_day):
        opening = reader(words, _after_day_words(words, i), published)
        if opening is None or opening[1] is None or text_at(words, opening[0]) not in ("تا", "الی"):
            continue
        closing = reader(words, _after_day_words(words, opening[0] + 1), published)
        if closing is None or closing[2] is None or opening[3] != "day" or closing[3] != "day":
            continue
        last = closing[2]
        again = reader(words, _after_day_words(words, i), last)
        first = again[1] if again is not None else None
        if first is None or not timedelta(0) < last - first <= timedelta(days=92):
            continue
        span = (last - first).days
        precision = "day" if span < 7 else "week" if span < 28 else "month"
        return closing[0], first, last, precision, opening[4] or closing[4]
    return None


def _after_day_words(words: Words, i: int) -> int:
    while text_at(words, i) in DAY_WORDS:
        i += 1
    return i
