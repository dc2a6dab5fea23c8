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
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rasad.text.day_spans import days_of_month, since, span_of_days
from rasad.text.day_words import PARTS_OF_DAY, SEASONS, WEEKDAY_NUMBERS, WEEKDAYS, months
from rasad.text.days import (
    Found,
    calendar_day,
    decade,
    in_figures,
    month_alone,
    season,
    text_at,
    year_alone,
    years,
)
from rasad.text.ordinals import ORDINALS
from rasad.text.quantities import number_words
from rasad.text.tokens import Words, is_number
from rasad.text.told_days import last_units, relative, weekday

if TYPE_CHECKING:
    from rasad.text.document import Document, Sentence

#: Words that mean a date only with a word of time after them: `هفته گذشته`, `این هفته`, `ساعتی پیش`.
_NEEDS_TAIL = frozenset({
    "چند", "شبانهروز", "روز", "شب", "شامگاه", "عصر", "نیمهشب", "ساعتی", "دقایقی", "لحظاتی", "ساعاتی", "ساعات",
    "ساعتهای", "دقایق", "لحظات", "هفته", "هفتهی", "چندین", "این", "روزهای", "هفتههای", "ماههای", "سالهای", "روزها",
    "هفتهها",
})  # fmt: skip
#: All words that a date told from the day of publication can begin with.
_RELATIVE = _NEEDS_TAIL | {
    "امروز", "دیروز", "دیشب", "امشب", "پریروز", "پریشب", "فردا", "پسفردا", "پارسال", "امسال",
}  # fmt: skip
#: Two days joined by و are one span only if they are no further apart.
NEAR = timedelta(days=10)
#: What may stand between two expressions that say one day, or the two ends of a span.
_BETWEEN = frozenset({"،", "(", "و", "برابر", "با", "-"})
#: Words before a day that belong to it.
_AROUND = PARTS_OF_DAY | {"روز", "ساعات", "اوایل", "اواخر", "نخستین"}
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


class _Told(NamedTuple):
    """A date by the words it is told in: `start` to `end` (exclusive); the rest as in `DateExpression`."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: str
    problem: str | None


@cache
def _cues() -> frozenset[str]:
    """Words without which a sentence has no date."""
    return frozenset(
        {
            *months(),
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
            "سالهای",
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
    numbers = {*number_words(), *ORDINALS}
    ordinals = {tens + "و" + word for tens in ("بیست", "سی") for word in ORDINALS}
    return frozenset({
        *numbers, *ordinals, *months(), *WEEKDAYS, *SEASONS, *_RELATIVE, "از", "نیمه", "ماه", "سال", "دهه", "دههی",
    })  # fmt: skip


def _has_numeric(sentence: Sentence) -> bool:
    """Whether a sentence may hold a date in figures alone."""
    if not sentence.has_digit:
        return False
    figures = [text for text in sentence.texts if "/" < text < ":"]
    return any((len(text) == 4 or "/" in text or text.count(".") == 2) and is_number(text) for text in figures)


@cache
def _number_tails() -> frozenset[str]:
    """What can follow the first word of a number that belongs to a date."""
    return frozenset({
        *number_words(), *ORDINALS, *months(), "و", "تا", "الی", "ام", "م", "اُم", "شنبه",
        "ساعت", "روز", "هفته", "ماه", "سال", "شبانهروز",
    })  # fmt: skip


def _may_begin(words: Words, i: int) -> bool:
    """A look at the next word only: most figures, and most days and weeks, begin no date."""
    word = words[i]
    following = words[i + 1] if i + 1 < len(words) else None
    if word in _NEEDS_TAIL:
        return following is not None and (following in _RELATIVE_TAILS or (word == "سالهای" and is_number(following)))
    if word == "از":
        return following is not None and (is_number(following) or following in _openers() or following in PARTS_OF_DAY)
    if is_number(word):
        if "/" in word or word.count(".") == 2 or (following is not None and following == "-"):
            return True
    elif word not in number_words() or word in WEEKDAYS:
        return True
    return following is not None and (is_number(following) or following in _number_tails())


def dates(
    document: Document, sentence: Sentence | None = None, published_on: date | None = None
) -> list[DateExpression]:
    """The date expressions of a sentence, in order, none inside another."""
    if sentence is None:
        return [found for each in document.sentences for found in dates(document, each, published_on)]
    if _cues().isdisjoint(sentence.texts) and not _has_numeric(sentence):
        return []  # two sentences of three
    words = sentence.words
    openers = _openers()
    if sentence.has_digit:
        places = [i for i, text in enumerate(words) if text in openers or "/" < text < ":"]
    else:
        places = [i for i, text in enumerate(words) if text in openers]
    found: list[_Told] = []
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
        while start > 0 and words[start - 1] in _AROUND:
            start -= 1
        while _goes_on(words, end):
            end += 1
        if found and found[-1].end > start:
            start = i
        found.append(_Told(start, end, first, last, precision, problem))
        done = end
    return [
        DateExpression(words.start(told.start), words.end(told.end - 1), *told[2:]) for told in _joined(found, words)
    ]


def _goes_on(words: Words, end: int) -> bool:
    """Whether a word after a day still belongs to it: [سه‌شنبه] شب, [شنبه] هفته گذشته."""
    word = text_at(words, end)
    if word == "هفته":
        return text_at(words, end + 1) in ("گذشته", "جاری")
    return word in ("گذشته", "جاری") or (word in PARTS_OF_DAY and word not in ("بعد", "نیمه"))


Reader = Callable[[Words, int, date | None], Found | None]
#: All readers, in the order in which they are asked.
READERS: tuple[Reader, ...] = (
    since,
    days_of_month,
    span_of_days,
    in_figures,
    relative,
    last_units,
    weekday,
    calendar_day,
    month_alone,
    season,
    years,
    year_alone,
    decade,
)


def _expression(words: Words, i: int, published: date | None) -> Found | None:
    word = words[i]
    for reader in readers_of("0" if is_number(word) else word):
        made = reader(words, i, published)
        if made is not None:
            return made
    return None


@lru_cache(maxsize=1024)
def readers_of(opener: str) -> tuple[Reader, ...]:
    """The readers of dates that can begin with a word, in the order in which they are asked; any figures are `0`."""
    figures = opener == "0"
    number = figures or opener in number_words()
    day = number or opener in ORDINALS or opener.startswith(("بیستو", "سیو"))
    spanning = opener == "از"
    begins: dict[Reader, bool] = {
        since: spanning,
        days_of_month: day or spanning,
        span_of_days: day or spanning or opener in WEEKDAYS or opener in WEEKDAY_NUMBERS,
        in_figures: figures,
        relative: not number and opener not in months(),
        last_units: number,
        weekday: opener in WEEKDAYS or opener in WEEKDAY_NUMBERS,
        calendar_day: day,
        month_alone: opener in months() or opener in ("نیمه", "ماه"),
        season: opener in SEASONS,
        years: opener.startswith("سال"),
        year_alone: opener == "سال",
        decade: opener.startswith("دهه"),
    }
    return tuple(reader for reader in READERS if begins[reader])


def _joined(found: list[_Told], words: Words) -> list[_Told]:
    """Expressions side by side that say one day twice (`امروز، ۱۲ تیر`; `یکشنبه گذشته (سوم شهریور)`) or two days of a
    span (`روزهای دوشنبه و سه‌شنبه`) are one."""
    result: list[_Told] = []
    for told in found:
        both = _one_of_two(result[-1], told, words) if result else None
        if both is not None:
            result[-1] = both
        else:
            result.append(told)
    return result


def _one_of_two(last: _Told, told: _Told, words: Words) -> _Told | None:
    """Two expressions in one, if they belong together."""
    between = words[last.end : told.start]
    close = len(between) <= 2 and all(word in _BETWEEN for word in between)
    spanning = "و" in between
    both = told._replace(start=last.start)
    if close and last.first is None and told.first and not spanning:
        return both  # شب گذشته (۱۳ بهمن ۱۳۹۹), without a day of publication
    problem = last.problem or told.problem
    if between == ["تا"] and last.first and told.last and last.first <= told.last and _opened(words, last.start):
        return both._replace(first=last.first, problem=problem)
    if not close or last.first is None or told.first is None:
        return None
    if between == ["و"] and last.precision == told.precision == "day":
        if abs(told.first - last.first) > NEAR:
            return None  # ۲۳ تیر و ۹ دی
        first, end = min(last.first, told.first), max(last.last or last.first, told.last or told.first)
        return both._replace(first=first, last=end, problem=None)
    if spanning:
        return None
    if last.first <= told.first <= (last.last or last.first):
        return both._replace(problem=problem)
    return both._replace(problem="two days disagree") if "(" in between else None


def _opened(words: Words, start: int) -> bool:
    """Whether a word that opens a span stands right before word `start`: `[از] دوشنبه`, `بین «دوشنبه`."""
    near = words.start(start) - 3
    before = start - 1
    while before >= 0 and words.end(before) > near:
        if words[before] in ("از", "بین"):
            return True
        before -= 1
    return False
