"""The first look at an article: what is worth reading, and what it is about."""

from __future__ import annotations

import pytest

from rasad.article import Article
from rasad.coding import code
from rasad.coding.gate import at_peace, first_look, speaks_of_war, with_surroundings
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


ACCUSED = "وزیر خارجه بریتانیا گفت ایران به کشتی حمله کرده است. نخست‌وزیر اسرائیل هم حمله به کشتی را کار ایران دانست. "


def test_an_article_is_about_violence_where_it_tells_of_force_and_sides_again_and_again() -> None:
    told = ACCUSED + "ایران این حمله را به اسرائیل نسبت داد. آمریکا نیز حمله را محکوم کرد. "
    assert look(told + FILLER * 8).conflict
    assert look(told + FILLER * 60).aside  # named in passing
    assert look(FILLER * 8 + "وزیر خارجه بریتانیا گفت ایران به کشتی حمله کرده است.").aside


def test_accidents_outweigh_acts_of_force() -> None:
    accidents = "اتوبوس واژگون شد و راننده در تصادف جان باخت. "
    assert look(ACCUSED * 2 + accidents * 4 + FILLER * 4).aside


def test_surroundings_are_the_sentences_before_and_the_one_after() -> None:
    assert with_surroundings({0, 5}) == {0, 1, 3, 4, 5, 6}


CRIME = "کارآگاهان پلیس آگاهی از سرقت طلافروشی گزارش دادند. سارق با صاحب مغازه درگیر شد و پلیس او را دستگیر کرد. "


def readings(body: str) -> list[Reading]:
    document = read(Article("a", body))
    return [Reading(document, sentence, None) for sentence in document.sentences]


def test_an_article_about_crime_is_at_peace_and_one_of_war_that_names_an_accident_is_not() -> None:
    assert at_peace(readings(CRIME * 2))
    assert not at_peace(readings("جنگنده‌ها و پهپادها شهر را بمباران کردند و یک اتوبوس آتش گرفت. " * 4))


def test_a_brawl_in_a_story_of_crime_is_no_event_and_an_attack_told_in_it_is_one() -> None:
    brawl = "پدر و برادر او با مهاجمان درگیر شدند. "
    attack = "شب گذشته طالبان به یک پاسگاه در قندهار حمله کردند و سه سرباز کشته شدند. "
    assert not code(Article("a", CRIME * 4 + brawl)).events
    assert [e.type for e in code(Article("a", CRIME * 4 + brawl + attack)).events] == ["armed_clash"]
    assert [speaks_of_war(r) for r in readings(brawl + attack)] == [False, True]
