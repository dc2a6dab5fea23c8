"""`read`: one entry for any text, with a defined result for what no newsroom would send."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.article import Article
from rasad.text import dates, quantities, read

SENTENCE = "نیروهای ارتش بامداد دیروز ۲ هزار و ۴۲۹ نفر را از حومه شهر بیرون بردند."
PUBLISHED = date(2017, 6, 20)


def reading(raw: str) -> tuple[list[str], list[tuple[int | None, int | None]], list[date | None], int]:
    """What the text says, whatever its characters; and how many of its quotes are not what they stand for."""
    document = read(raw)
    wrong = 0
    figures, days = quantities(document), dates(document, None, PUBLISHED)
    spans = [(sentence.start, sentence.end) for sentence in document.sentences]
    spans += [(figure.start, figure.end) for figure in figures] + [(day.start, day.end) for day in days]
    for start, end in spans:
        quote = document.mention(start, end)
        wrong += raw[quote.start : quote.end] != quote.quote
    return (
        [sentence.text for sentence in document.sentences],
        [(figure.low, figure.high) for figure in figures],
        [day.first for day in days],
        wrong,
    )


def test_a_body_and_an_article_are_read_alike() -> None:
    assert [s.text for s in read(SENTENCE).sentences] == [s.text for s in read(Article("1", SENTENCE)).sentences]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(SENTENCE.translate(str.maketrans("یک", "يك")), id="Arabic letters"),
        pytest.param(SENTENCE.translate(str.maketrans("۲۴۹", "٢٤٩")), id="Arabic digits"),
        pytest.param(SENTENCE.translate(str.maketrans("۲۴۹", "249")), id="ASCII digits"),
        pytest.param(SENTENCE.translate(str.maketrans("۲۴۹", "２４９")), id="full-width digits"),
        pytest.param(unicodedata.normalize("NFD", SENTENCE), id="decomposed"),
        pytest.param("\ufeff" + SENTENCE, id="BOM"),
        pytest.param(SENTENCE.replace("ارتش", "\u202bارتش\u202c").replace("شهر", "\u2067شهر\u2069"), id="bidi"),
        pytest.param(SENTENCE.replace("ا", "ـاـ").replace(" ", "\u00a0"), id="kashida and hard spaces"),
        pytest.param(SENTENCE.replace("ارتش", "ﺍﺭﺗﺶ").replace("نفر", "ﻧﻔﺮ"), id="presentation forms"),
        pytest.param(SENTENCE.replace("ر", "رَ").replace("ن", "نِ"), id="vowel marks"),
        pytest.param(SENTENCE.replace("هزار", "هز\u200cار\u00ad"), id="stray half-spaces and soft hyphens"),
    ],
)
def test_the_same_words_say_the_same_in_any_characters(raw: str) -> None:
    expected = reading(SENTENCE)
    found = reading(raw)
    assert [text.replace(" ", "") for text in found[0]] == [text.replace(" ", "") for text in expected[0]]
    assert found[1:] == expected[1:] == ([(2429, 2429)], [date(2017, 6, 19)], 0)


@pytest.mark.parametrize(
    "raw",
    [
        "", " ", "\n\n\n", "\x00" * 50, "\ud800\udc00\udfff", "\u202e" * 100, "\ufeff", "ﷺ" * 20, "é" * 300,
        "🇮🇷👨‍👩‍👧" * 20,
        "a" * 100_000, "ب" * 100_000, "۱" * 100_000, "۱," * 50_000, "." * 100_000, "«" * 50_000, "*" * 100_000,
        "\u0651" * 100_000, "هزار " * 20_000, "و " * 50_000, "۱/" * 50_000, "۲ تا " * 20_000,
        "(" * 50_000 + ")" * 50_000,
        "به گزارش " * 10_000, "http://" + "a" * 100_000, "a@" * 50_000, "#" * 100_000, "-" * 100_000,
    ],
    ids=range(28),
)  # fmt: skip
def test_no_text_raises_or_takes_long(raw: str) -> None:
    assert reading(raw)[3] == 0
    assert read(raw).normalized.count("\n") == raw.count("\n")


@settings(max_examples=60)
@given(st.text(max_size=150), st.sampled_from([0, 20, 60]))
def test_noise_inside_a_text_leaves_every_quote_right(noise: str, at: int) -> None:
    assert reading(SENTENCE[:at] + noise + SENTENCE[at:])[3] == 0


def test_everything_is_worked_out_once() -> None:
    document = read(SENTENCE)
    assert document.sentences is document.sentences
    assert document.sentences[0].tokens is document.sentences[0].tokens
    assert document.normalized is document.normalized


def test_the_restored_text_has_the_lines_of_the_body() -> None:
    assert read("تروريستها آمدند\n\nمی روند").normalized == "تروریست‌ها آمدند\n\nمی‌روند"
