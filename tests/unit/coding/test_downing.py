"""What was shot down in flight, and what only looks so, seen from outside."""

from __future__ import annotations

from datetime import date

import pytest

from rasad.article import Article, Event
from rasad.coding import code


def events(*sentences: str) -> list[Event]:
    return list(code(Article("1", "\n".join(sentences), published=date(2019, 6, 21))).events)


@pytest.mark.parametrize(
    "again",
    [
        "پهپاد آمریکایی بر فراز تنگه هرمز ساقط شد.",
        "این پهپاد ساعت چهار بامداد هدف قرار گرفت.",
        "به گفته یک مقام، پهپاد متعلق به نیروی دریایی آمریکا با موشک زمین به هوا هدف قرار گرفته است.",
    ],
)
def test_one_drone_is_one_event_wherever_it_is_said_to_have_fallen(again: str) -> None:
    told = events("سپاه یک پهپاد جاسوسی آمریکا را در نزدیکی کوه مبارک سرنگون کرد.", again)
    assert [event.type for event in told] == ["weapons_seized"]


@pytest.mark.parametrize(
    "another",
    [
        "سپاه یک پهپاد دیگر را نیز در بندر جاسک سرنگون کرد.",
        "ارتش سوریه سه پهپاد اسرائیلی را در آسمان حمص سرنگون کرد.",
        "یگان پهپادی ارتش یمن فرودگاه ابها را هدف قرار داد.",
    ],
)
def test_another_drone_is_another_event(another: str) -> None:
    told = events("سپاه یک پهپاد جاسوسی آمریکا را در نزدیکی کوه مبارک سرنگون کرد.", another)
    assert len(told) == 2


def test_an_intrusion_is_a_deployment_only_where_no_shot_was_fired() -> None:
    (flown,) = events("یک پهپاد جاسوسی آمریکا به حریم هوایی ایران تجاوز کرد.")
    assert flown.type == "deployment"
    (shot,) = events("یک هواپیمای جاسوسی آمریکا به حریم هوایی ایران تجاوز کرد و توسط پدافند سپاه سرنگون شد.")
    assert shot.type == "weapons_seized"


def test_a_drone_as_the_means_was_not_struck() -> None:
    (event,) = events("ارتش یمن با پهپاد قاصف مواضع نظامیان سعودی را در جیزان هدف قرار داد.")
    assert event.type == "air_strike"
