"""Who did it to whom, read from one sentence."""

from __future__ import annotations

import pytest

from rasad.article import Article
from rasad.coding import code


def sides(sentence: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, initiators and targets of every event of a sentence."""
    return [
        (event.type, [m.quote for m in event.initiator], [m.quote for m in event.target])
        for event in code(Article(id="one", body=sentence)).events
    ]


@pytest.mark.parametrize(
    ("sentence", "initiators", "targets"),
    [
        ("گروهک جیش الظلم اقدام به ربایش شش تن از مرزبانان ارتش پاکستان کرد.", ["گروهک جیش الظلم"], None),
        ("فرودگاه، ساختمان استانداری و ریاست امنیت ملی در کنترل شورشیان طالبان قرار گرفت.", ["شورشیان طالبان"], []),
        ("دو آموزگار در بمب‌گذاری طالبان در کابل کشته شدند.", ["طالبان"], ["آموزگار"]),
        (
            "ارتش اوکراین اعلام کرد ۱۲ پهپاد پرتاب شده توسط ارتش روسیه را سرنگون کرده است.",
            ["ارتش اوکراین"],
            ["ارتش روسیه"],
        ),
        (
            "حزب‌الله: یک خودروی نظامی ارتش اسرائیل در القنطره هدف پهپادهای انتحاری قرار گرفت.",
            ["حزب‌الله"],
            ["ارتش اسرائیل"],
        ),
        (
            "ستوان دوم «نادر قاسمی» از نیروهای مرزبانی در درگیری با گروهک پژاک به شهادت رسید.",
            ["نیروهای مرزبانی"],
            ["گروهک پژاک"],
        ),
        ("افراد مسلح با حمله به یک اتوبوس، سه رهگذر را کشتند.", ["افراد مسلح"], ["اتوبوس", "رهگذر"]),
    ],
    ids=["undertakes", "in-hands", "bombing-of", "shot-down", "own-drones", "member-of-a-body", "thing-and-victims"],
)
def test_a_sentence_names_both_sides(sentence: str, initiators: list[str], targets: list[str] | None) -> None:
    told = sides(sentence)
    assert len(told) == 1
    assert told[0][1] == initiators
    if targets is not None:
        assert told[0][2] == targets


def test_whom_a_bystander_of_an_undertaking_is_no_doer() -> None:
    (event,) = sides("با وجود هشدار به دشمن، ارتش سوریه اقدام به بمباران مواضع داعش در تدمر کرد.")
    assert event[1] == ["ارتش سوریه"]


def test_what_is_held_by_the_speaker_of_the_sentence_is_no_doer() -> None:
    (event,) = sides("ارتش سوریه شهر تدمر را در کنترل خود گرفت.")
    assert event[1] == ["ارتش سوریه"]
