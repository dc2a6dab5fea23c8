"""The noun phrases that name sides: where they end and whose they are."""

from __future__ import annotations

import pytest

from rasad.article import ActorMention, Article
from rasad.coding import code


def actors(sentence: str) -> list[ActorMention]:
    """All mentions of sides in the events of a sentence."""
    return [m for event in code(Article(id="one", body=sentence)).events for m in (*event.initiator, *event.target)]


@pytest.mark.parametrize(
    ("sentence", "quote", "code_"),
    [
        ("بمب‌افکن‌های بی-۵۲ آمریکا مواضع طالبان را بمباران کردند.", "بمب‌افکن‌های بی-۵۲ آمریکا", "USA"),
        ("جنگنده‌های اف-۱۶ ارتش ترکیه مواضع داعش را بمباران کردند.", "جنگنده‌های اف-۱۶ ارتش ترکیه", "TURMIL"),
        ("ارتش یمن مواضع نیروهای وابسته به عربستان را در مأرب گلوله‌باران کرد.", "نیروهای وابسته به عربستان", None),
        ("ارتش سوریه مواضع نیروهای وابسته به داعش را در رقه گلوله‌باران کرد.", "نیروهای وابسته به داعش", "ISIS"),
    ],
    ids=["model", "model-of-an-army", "backed-by-a-state", "of-a-group"],
)
def test_a_phrase_runs_to_whose_it_is(sentence: str, quote: str, code_: str | None) -> None:
    assert (quote, code_) in [(m.quote, m.code) for m in actors(sentence)]


def test_a_number_that_is_no_model_ends_the_phrase() -> None:
    quotes = [m.quote for m in actors("جنگنده‌های ترکیه ۵ آمریکایی را در سوریه کشتند.")]
    assert "جنگنده‌های ترکیه" in quotes


def test_two_hands_are_the_two_sides_of_a_clash() -> None:
    (event,) = code(
        Article(id="one", body="درگیری میان حوثی‌ها از یک سو و ارتش یمن از سوی دیگر در صنعا ادامه داشت.")
    ).events
    assert {m.code for m in (*event.initiator, *event.target)} == {"ANSARALLAH", "YEMMIL"}
    assert event.initiator
    assert event.target


def test_a_day_and_an_adjective_may_stand_between_an_act_and_its_doer() -> None:
    (event,) = code(
        Article(id="one", body="در ادامه حملات گسترده دیروز ارتش عراق در موصل، ۲۰ تن از شورشیان کشته شدند.")
    ).events
    assert ([m.code for m in event.initiator], [m.quote for m in event.target]) == (["IRQMIL"], ["شورشیان"])


def test_a_noun_of_persons_joined_to_an_adjective_is_one_too() -> None:
    (event,) = code(Article(id="one", body="داعش ده‌ها خودروی نظامی و غیرنظامی را در موصل مصادره کرد.")).events
    assert [m.quote for m in event.initiator] == ["داعش"]
    assert "غیرنظامی" not in [m.quote for m in event.target]
