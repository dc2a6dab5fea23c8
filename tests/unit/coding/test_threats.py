"""Threats that are promises: the tense and the speaker make them, and who stands where."""

from __future__ import annotations

import pytest

from rasad.article import Article
from rasad.coding import code


def threats(text: str) -> list[tuple[list[str], list[str]]]:
    return [
        ([m.quote for m in e.initiator], [m.quote for m in e.target])
        for e in code(Article("one", text)).events
        if e.type == "threat"
    ]


@pytest.mark.parametrize(
    ("promise", "is_one"),
    [
        ("پاسخ خواهیم داد", True),
        ("پاسخ دادیم", False),
        ("پاسخ نخواهیم داد", False),
        ("انتقام خواهیم گرفت", True),
        ("انتقام گرفتیم", False),
        ("پاسخ می‌دهیم", True),
        ("به پرسش خبرنگاران پاسخ می‌دهیم", False),
    ],
)
def test_the_tense_makes_a_promise(promise: str, is_one: bool) -> None:
    assert bool(threats(f"سپاه پاسداران اعلام کرد به تجاوز ارتش آمریکا {promise}.")) is is_one


def test_nobody_promises_what_the_reporter_expects() -> None:
    assert threats("اگر داعش به موصل حمله کند، ارتش عراق پاسخ خواهد داد.") == []


def test_a_speaker_of_the_sentence_before_is_who_threatens() -> None:
    told = threats("سخنگوی ارتش سوریه گفت: «ارتش اسرائیل به حلب حمله کرد. به این تجاوز پاسخ خواهیم داد.»")
    assert [who for who, _ in told] == [["سخنگوی ارتش سوریه"]]


def test_the_subject_of_suffering_is_threatened() -> None:
    assert threats("سخنگوی حزب‌الله گفت ارتش اسرائیل تاوان این حمله را خواهد داد.") == [
        (["سخنگوی حزب‌الله"], ["ارتش اسرائیل"])
    ]


def test_a_country_is_answered() -> None:
    assert threats("وزیر خارجه آمریکا گفت برای این حمله موشکی پاسخی جمعی به ایران داده می‌شود.") == [
        (["وزیر خارجه آمریکا"], ["ایران"])
    ]
