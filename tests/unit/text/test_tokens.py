"""Tokens: words, numbers with their separators, Latin names and addresses, marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.text import fold, tokenize


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.text, token.kind) for token in tokenize(text)]


@pytest.mark.parametrize("text", ["1,250,000", "3.5", "1396/3/25", "14:30", "2017"])
def test_a_number_keeps_its_separators(text: str) -> None:
    assert kinds(text) == [(text, "number")]


@pytest.mark.parametrize(
    "text",
    [
        "F-16",
        "S-300",
        "Su-35S",
        "https://example.org/a?b=1",
        "name@example.org",
        "@channel",
        "AK-47",
        "B52",
        "20mm",
        "3.5kg",
    ],
)
def test_a_latin_name_is_one_token(text: str) -> None:
    assert kinds(text) == [(text, "latin")]


def test_a_hashtag_is_one_token() -> None:
    assert kinds("#سوریه") == [("#سوریه", "latin")]


def test_letters_and_digits_written_together_are_two_tokens() -> None:
    assert kinds("50تروریست") == [("50", "number"), ("تروریست", "word")]
    assert kinds("تی-72") == [("تی", "word"), ("-", "punct"), ("72", "number")]


def test_marks_are_tokens_of_their_own() -> None:
    assert kinds("«شهر»،") == [("«", "punct"), ("شهر", "word"), ("»", "punct"), ("،", "punct")]


@given(st.text(max_size=80), st.integers(0, 40), st.integers(0, 80))
def test_offsets_cut_the_token_from_the_text(raw: str, start: int, length: int) -> None:
    folded = fold(raw)
    for token in tokenize(folded, start, min(start + length, len(folded))):
        assert folded[token.start : token.end] == token.text
        assert start <= token.start < token.end <= start + length
