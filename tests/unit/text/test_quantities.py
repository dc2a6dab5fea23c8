"""Figures read from sentences: digits of all scripts, words, ranges, comparators, vague words, units."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.text import Quantity, quantities, read

TABLE = Path(__file__).with_name("quantities.csv")

ONES = ["", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده", "چهارده",
        "پانزده", "شانزده", "هفده", "هجده", "نوزده"]  # fmt: skip
TENS = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
HUNDREDS = ["", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد"]


def cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def only(text: str) -> Quantity:
    document = read(text + ".")
    found = [q for sentence in document.sentences for q in quantities(document, sentence)]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"])
def test_a_figure_is_read(case: dict[str, str]) -> None:
    figure = only(case["text"])
    bounds = tuple(int(case[name]) if case[name] else None for name in ("low", "high"))
    assert ((figure.low, figure.high), figure.unit, figure.kind) == (bounds, case["unit"], case["kind"])


@pytest.mark.parametrize(
    "text",
    [
        "سازمان ملل هشدار داد",
        "دهکده آرام است",
        "این سه‌شنبه آرام بود",
        "روز سه شنبه آرام بود",
        "صدای انفجار شنیده شد",
        "هزاره‌ها آواره شدند",
        "نه تنها شهر بلکه روستا هم آرام بود",
        "شهر آرام بود و نه در آتش",
        "بی بی سی از انفجار گفت",
        "شهر آرام است هر چند روستا آرام نیست",
        "امنیت جمعی در خطر است",
        "به گزارش سی ان ان شهر آرام بود",
    ],
)
def test_a_word_that_only_looks_like_a_figure_is_none(text: str) -> None:
    document = read(text)
    assert quantities(document, document.sentences[0]) == []


@pytest.mark.parametrize("weapon", ["F-16", "S-300", "تی-72", "اس ۳۰۰", "میگ ۲۹", "سوخو-۲۴"])
def test_names_of_weapons_count_nothing(weapon: str) -> None:
    document = read(f"یک فروند {weapon} سرنگون شد")
    assert [(q.low, q.high) for q in quantities(document, document.sentences[0])][:1] == [(1, 1)]


@given(st.integers(1, 999_999_999))
def test_a_number_in_words_is_read_back(number: int) -> None:
    document = read(f"{in_words(number)} نفر آواره شدند")
    (figure,) = quantities(document, document.sentences[0])
    assert (figure.low, figure.high, figure.unit) == (number, number, "people")


@given(
    st.integers(2, 999_999_999),
    st.sampled_from(["{}", "{:,}"]),
    st.sampled_from(["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"]),
)
def test_a_number_in_digits_is_read_back(number: int, form: str, digits: str) -> None:
    written = form.format(number).translate({ord("0") + n: digit for n, digit in enumerate(digits)})
    document = read(f"{written} نفر آواره شدند")
    (figure,) = quantities(document, document.sentences[0])
    assert (figure.low, figure.high) == (number, number)
    assert document.mention(figure.value_start, figure.value_end).quote == written


def in_words(number: int) -> str:
    """A number as news write it: groups of thousands joined by و."""
    parts = []
    for value, name in ((10**6, "میلیون"), (10**3, "هزار"), (1, "")):
        group, number = divmod(number, value)
        if group:
            parts.append(f"{_below_thousand(group)} {name}".strip())
    return " و ".join(parts)


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [HUNDREDS[hundreds], *([ONES[rest]] if rest < 20 else [TENS[rest // 10], ONES[rest % 10]])]
    return " و ".join(word for word in words if word)


@pytest.mark.parametrize("text", ["۱.۲۵۰ درصد", "نسخه ۱.۲۵۰ نرم‌افزار", "۱.۲۵ نفر", "۰.۲۵۰ نفر"])
def test_dots_that_are_no_thousands_count_nothing(text: str) -> None:
    assert quantities(read(f"رشد {text} بود")) == []
