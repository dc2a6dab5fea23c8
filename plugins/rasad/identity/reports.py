"""What resolution knows of a report."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

from rasad.text.ordinals import ORDINALS

#: Letters of a telling that are compared at once. Six letters are about a word and a half, so that a changed word
#: costs few.
_SHINGLE = 6
_NOT_LETTERS = re.compile(r"\W+|_+")
#: An hour as bulletins give it: ساعت ۰۱:۲۰ بامداد, ساعت ۲ و ۲۰ دقیقه.
_HOUR = re.compile(r"(?<![\d:/.])(\d{1,2}):(\d{2})(?![\d:])|ساعت (\d{1,2}) و (\d{1,2}) دقیقه")
#: The number of a wave, as communiqués count them: موج ۲۴ عملیات, مرحلهٔ بیست و یکم, دور سوم حملات, عملیات دوم.
_WAVE = re.compile(
    r"\b(موج|مرحله|دور|عملیات)(?: عملیاتی| حملات)? (?:(\d{1,3})\b(?! دقیقه| ساعت| روز)|(?:(بیست|سی) ?و ?)?("
    + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")\b)"
)  # fmt: skip
_TENS = {"": 0, "بیست": 20, "سی": 30}
_FOLD = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "أ": "ا", "إ": "ا", "ؤ": "و", "ـ": ""})

#: Periods longer than this, in days, say too little of when to be compared.
_LONGEST_WINDOW = 7


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a report. `ancestors` are the keys of the places that contain it."""

    key: int
    latitude: float | None
    longitude: float | None
    precision: str
    ancestors: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """A report as resolution sees it. `initiators` and `targets` map actor keys to the code of their side."""

    key: str
    article_id: str
    publisher: int
    event_type: str
    event_type_key: int
    status: str
    first: date | None
    last: date | None
    precision: str
    published: date | None
    spots: tuple[Spot, ...] = ()
    initiators: Mapping[int, str] = field(default_factory=dict)
    targets: Mapping[int, str] = field(default_factory=dict)
    deaths: int | None = None
    words: str = ""
    published_at: datetime | None = None

    @property
    def family(self) -> str:
        """The family of types that may tell the same event."""
        return families().get(self.event_type, self.event_type)

    @property
    def is_dated(self) -> bool:
        """Whether the text says when, to within a week."""
        return self.first is not None and self.last is not None and (self.last - self.first).days <= _LONGEST_WINDOW

    @property
    def is_period(self) -> bool:
        """Whether the text sums up several days. A day and a night make one."""
        return self.first is not None and self.last is not None and (self.last - self.first).days > 1

    @property
    def window(self) -> tuple[date, date] | None:
        """The days on which it may have happened: those that the text gives, else the day of publication and the one
        before, since news without a date is of today or last night; None where neither is known."""
        if self.first is not None and self.last is not None:
            return (self.first, self.last) if self.is_dated else None
        if self.published is None or self.published == date.min:
            return None
        return self.published - timedelta(days=1), self.published

    @property
    def order(self) -> tuple[date, str]:
        """Reports of an event in the order of publication; the first one founds it. Undated articles come last."""
        return self.published or date.max, self.key


def _rows(name: str) -> list[dict[str, str]]:
    path = Path(__file__).with_name(name)
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines))


@cache
def families() -> dict[str, str]:
    """Family by event type, from families.csv."""
    return {row["type"]: row["family"] for row in _rows("families.csv")}


def _spaced(words: str) -> str:
    """Words with letters as one writes them, half-spaces as spaces, points and vowel signs gone."""
    folded = unicodedata.normalize("NFC", words).replace("\u200c", " ").translate(_FOLD)
    return " ".join("".join(c for c in folded if unicodedata.category(c) not in {"Mn", "Cf"}).split())


@cache
def _objects() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            row["object"],
            re.compile(r"\b(?:" + "|".join(map(_spaced, row["forms"].split("|"))) + r")(?: ?ها)?ی?\b"),
        )
        for row in _rows("objects.csv")
    )


@cache
def objects(words: str) -> frozenset[str]:
    """The kinds of objects that a telling names, as objects.csv lists them."""
    spaced = _spaced(words)
    return frozenset(kind for kind, pattern in _objects() if pattern.search(spaced))


@cache
def _letters(words: str) -> str:
    folded = unicodedata.normalize("NFC", words).translate(_FOLD)
    return _NOT_LETTERS.sub("", "".join(c for c in folded if unicodedata.category(c) not in {"Mn", "Cf"}))


def likeness(words: str, others: str) -> float:
    """How alike two tellings are, 0 to 1: the Jaccard index of their runs of six letters. Spaces, half-spaces and
    kinds of letters make no difference."""
    ours, theirs = _shingles(words), _shingles(others)
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / len(ours | theirs)


def containment(words: str, others: str) -> float:
    """How much of the shorter telling the longer one holds, 0 to 1: a headline stands in its article."""
    ours, theirs = _shingles(words), _shingles(others)
    if not ours or not theirs:
        return 0.0
    return len(ours & theirs) / min(len(ours), len(theirs))


@cache
def hours(words: str) -> frozenset[tuple[int, int]]:
    """The hours and minutes that a telling names."""
    found = (match for match in _HOUR.finditer(words))
    named = ((int(match[1] or match[3]), int(match[2] or match[4])) for match in found)
    return frozenset((hour, minute) for hour, minute in named if hour < 24 and minute < 60)


@cache
def waves(words: str) -> Mapping[str, frozenset[int]]:
    """The numbers of the waves, stages and rounds that a telling names, by what it calls them."""
    named: dict[str, set[int]] = defaultdict(set)
    for kind, digits, tens, ordinal in _WAVE.findall(_spaced(words)):
        # An operation may bear a date as its name: عملیات ۱۸ تیر.
        if not (digits and kind == "عملیات"):
            named[kind].add(int(digits) if digits else _TENS[tens] + ORDINALS[ordinal])
    return {kind: frozenset(numbers) for kind, numbers in named.items()}


@cache
def _shingles(words: str) -> frozenset[str]:
    letters = _letters(words)
    return frozenset(letters[i : i + _SHINGLE] for i in range(max(len(letters) - _SHINGLE + 1, 0)))


def forget() -> None:
    """Drop what `likeness` remembers of tellings, after a resolution."""
    _letters.cache_clear()
    _shingles.cache_clear()
    hours.cache_clear()
    waves.cache_clear()
    objects.cache_clear()
