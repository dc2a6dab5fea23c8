"""The first look at an article: what is worth reading, and what it is about."""

from __future__ import annotations

import pytest

from rasad.article import Article
from rasad.coding.gate import first_look, with_surroundings
from rasad.coding.reading import Reading
from rasad.text import read

FILLER = "شهرداری برنامه درختکاری امسال را در جلسه شورا بررسی کرد. "


def look(body: str):  # type: ignore[no-untyped-def]
    document = read(Article("a", body))
    return first_look([Reading(document, sentence, None) for sentence in document.sentences])


def test_a_sentence_of_war_is_worth_reading_and_the_quiet_ones_are_not() -> None:
    found = look("هوا فردا آفتابی است. جنگنده‌های ارتش شهر را بمباران کردند. بازار آرام بود.")
    assert found.hot == {1}
    assert found.conflict
    assert not found.aside


@pytest.mark.parametrize("body", ["", "هوا فردا آفتابی است.", "تیم ما سه بر یک برد."])
def test_nothing_of_war(body: str) -> None:
    assert look(body).hot == set()


def test_a_long_article_with_one_word_of_war_is_about_another_matter() -> None:
    found = look(FILLER * 60 + "جنگنده‌ها شهر را بمباران کردند.")
    assert found.aside
    assert not found.conflict


def test_surroundings_are_the_sentences_before_and_the_one_after() -> None:
    assert with_surroundings({0, 5}) == {0, 1, 3, 4, 5, 6}
