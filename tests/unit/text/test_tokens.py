"""Tokens: words, numbers with their separators, Latin names and addresses, marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.text import fold, tokenize
from rasad.text.tokens import Words, is_number, texts


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


TEXTS = st.one_of(st.text(max_size=60), st.text(alphabet="ابد  \u200c۰۱2a.,/:-«»@#_\n", max_size=60))


@given(TEXTS)
def test_words_stand_where_the_tokens_of_the_same_texts_do(raw: str) -> None:
    folded = fold(raw)
    tokens = tokenize(folded)
    assert texts(folded, 0, len(folded)) == [token.text for token in tokens]
    forwards, backwards = (Words([token.text for token in tokens], folded, 0) for _ in range(2))
    for i in range(len(tokens)):
        assert (forwards.start(i), forwards.end(i)) == (tokens[i].start, tokens[i].end)
    for i in reversed(range(len(tokens))):
        assert (backwards.start(i), backwards.end(i)) == (tokens[i].start, tokens[i].end)


@given(TEXTS)
def test_the_text_of_a_token_tells_whether_it_is_a_number(raw: str) -> None:
    for token in tokenize(fold(raw)):
        assert is_number(token.text) == (token.kind == "number")


@pytest.mark.parametrize(
    ("text", "together"), [("2017-06-15", True), ("2017 -06-15", False), ("۲۰۱۷-۰۶- ۱۵", False), ("2017-06-15 ", True)]
)
def test_words_are_together_where_no_space_is_between_them(text: str, together: bool) -> None:
    folded = fold(text)
    assert Words(texts(folded, 0, len(folded)), folded, 0).together(0, 4) is together
