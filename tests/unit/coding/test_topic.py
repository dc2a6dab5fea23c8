"""Sides that earlier sentences of a section name."""

from __future__ import annotations

import pytest

from rasad.article import Article, Event
from rasad.coding import code


def events(text: str) -> list[Event]:
    return list(code(Article(id="one", body=text)).events)


def doers(event: Event) -> list[str]:
    return [mention.quote for mention in event.initiator]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("طالبان از جنگ در شمال خبر داد. جنگجویان این گروه پاسگاهی را در قندوز تصرف کردند.", "طالبان"),
        (
            "ارتش اسرائیل آماده‌باش داد. نیروی هوایی این رژیم مواضع حزب‌الله را در صور بمباران کرد.",
            "ارتش اسرائیل",
        ),
        ("داعش راه‌های تدمر را بسته است. تروریست‌ها دو غیرنظامی را در تدمر کشتند.", "داعش"),
        ("ارتش سوریه آماده نبرد است. نیروی هوایی مواضع داعش را در تدمر بمباران کرد.", "ارتش سوریه"),
    ],
    ids=["this-group", "of-this-regime", "fighters", "branch"],
)
def test_words_that_stand_for_a_side_take_its_name(text: str, named: str) -> None:
    assert [doers(event) for event in events(text)][-1] == [named]
    assert events(text)[-1].initiator[0].code


def test_fighters_are_nobody_where_two_are_named() -> None:
    text = "داعش و جبهه النصره در ادلب می‌جنگند. تروریست‌ها دو غیرنظامی را در سراقب کشتند."
    assert doers(events(text)[-1]) == ["تروریست‌ها"]


def test_a_figure_of_fighters_is_no_group_named_before() -> None:
    text = "داعش در تدمر است. سه تروریست یک غیرنظامی را در تدمر کشتند."
    assert doers(events(text)[-1]) == ["تروریست"]


def test_an_army_without_a_country_is_not_that_of_a_state_named_before() -> None:
    text = "اردن از حملات خبر داد. ارتش مواضع داعش را در تدمر بمباران کرد."
    assert "اردن" not in doers(events(text)[-1])


def test_a_verb_without_a_subject_goes_on_with_the_doer() -> None:
    text = (
        "حزب‌الله از حمله به نظامیان اسرائیل در مرجعیون خبر داد. "
        "همچنین در حمله‌ای جداگانه، مواضعی را در العدیسه با راکت هدف قرار داد."
    )
    assert [doers(event) for event in events(text)] == [["حزب‌الله"], ["حزب‌الله"]]


def test_a_subject_of_its_own_takes_no_doer_from_before() -> None:
    text = (
        "حزب‌الله به نظامیان اسرائیل در مرجعیون حمله کرد. "
        "ساعتی بعد مهاجمان ناشناس مواضعی را در العدیسه با راکت هدف قرار دادند."
    )
    assert ["حزب‌الله"] not in [doers(event) for event in events(text)][1:]


def test_a_doer_is_not_carried_against_itself() -> None:
    text = "ارتش سوریه به مواضع داعش در تدمر حمله کرد. سپس در سخنه مواضع ارتش سوریه را هدف قرار داد."
    assert doers(events(text)[-1]) == []


def test_who_says_we_is_the_speaker() -> None:
    text = "یمن: یک نفتکش سعودی هدف قرار گرفت. نفتکشی را در نزدیکی ینبع با موشک هدف قرار دادیم."
    assert doers(events(text)[-1]) == ["یمن"]


def test_nothing_is_carried_into_another_section() -> None:
    text = (
        "* حمله در مرجعیون\nحزب‌الله به نظامیان اسرائیل در مرجعیون حمله کرد.\n"
        "* حمله در العدیسه\nهمچنین مواضعی را در العدیسه با راکت هدف قرار داد."
    )
    assert doers(events(text)[-1]) == []


def test_whom_a_section_accuses_of_an_attack_is_its_doer() -> None:
    text = (
        "در انفجار بمب کنار جاده‌ای در فراه سه سرباز ارتش افغانستان کشته شدند. "
        "پلیس افغانستان این بمب‌گذاری را به طالبان نسبت داد."
    )
    bombing = next(event for event in events(text) if event.type == "bombing")
    assert doers(bombing) == ["طالبان"]


def test_who_was_struck_answers_in_an_event_of_its_own() -> None:
    text = "سه راکت از جنوب لبنان به سمت اسرائیل شلیک شد. دقایقی بعد توپخانه ارتش اسرائیل جنوب لبنان را هدف قرار داد."
    assert [(doers(event), [m.quote for m in event.target]) for event in events(text)] == [
        ([], ["اسرائیل"]),
        (["توپخانه ارتش اسرائیل"], []),
    ]
