"""Unknown words that can be names of places."""

from __future__ import annotations

import pytest

from rasad.coding.names import is_common, name_at, quoted
from rasad.coding.reading import Reading
from rasad.text import read


def reading(text: str) -> Reading:
    document = read(text)
    return Reading(document, document.sentences[0], None)


@pytest.mark.parametrize("word", ["عملیاتی", "مسکونی", "گسترده", "منطقه", "بزرگ", "تاریخی"])
def test_words_of_the_language_are_no_names(word: str) -> None:
    assert is_common(word)


@pytest.mark.parametrize("word", ["شعیطات", "افیفیم", "کفرنبل", "باخموت", "جکیگور"])
def test_rare_words_can_be_names(word: str) -> None:
    assert not is_common(word)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("روستای سنگ سفید آتش گرفت", "سنگ"),  # after روستای even a common word
        ("منطقه شعیطان الکبری آرام است", "شعیطان الکبری"),
        ("پایگاه احمد الشیخی خالی است", "احمد الشیخی"),  # a common word before an Arabic article
        ("منطقه عملیاتی بزرگ است", None),
        ("منطقه و شهر آرام است", None),
    ],
)
def test_where_a_name_ends(text: str, name: str | None) -> None:
    words = reading(text)
    last = name_at(words, 1, trusting=text.startswith("روستای"))
    assert (words.text(1, last) if last is not None else None) == name


def test_at_the_end_of_a_sentence_there_is_no_name() -> None:
    assert name_at(reading("منطقه"), 1) is None


def test_quotation_marks_that_never_close_hold_nothing() -> None:
    assert quoted(reading("روستای «الف"), 1) is None
    assert quoted(reading("روستای «الف» است"), 1) == (2, 2)
    assert quoted(reading("روستای الف"), 1) is None
