"""Half-spaces put back, and nothing else changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.text import normalize_line

SAMPLES = Path(__file__).parents[3] / "samples" / "articles.jsonl"


@pytest.mark.parametrize(
    ("glued", "right"),
    [
        ("تروریستهای", "تروریست‌های"),
        ("میکنند", "می‌کنند"),
        ("نمیشود", "نمی‌شود"),
        ("کردهاند", "کرده‌اند"),
        ("شدهاست", "شده‌است"),
        ("بههلاکت", "به‌هلاکت"),
        ("خمپارهای", "خمپاره‌ای"),
        ("بینالمللی", "بین‌المللی"),
        ("جنگندههای", "جنگنده‌های"),
        ("خانهها", "خانه‌ها"),
        ("گفتوگو", "گفت‌وگو"),
    ],
)
def test_a_glued_word_gets_its_half_space(glued: str, right: str) -> None:
    assert normalize_line(glued) == right


@pytest.mark.parametrize(
    ("spaced", "right"), [("می کنند", "می‌کنند"), ("نمی شود", "نمی‌شود"), ("تروریست های داعش", "تروریست‌های داعش")]
)
def test_a_space_in_place_of_a_half_space_becomes_one(spaced: str, right: str) -> None:
    assert normalize_line(spaced) == right


@pytest.mark.parametrize(
    "text",
    [
        "دانشگاه تنها نهاد کشور است",
        "میدان ایمان میهن میلیون میراث",
        "سربازان از راه رسیدند و رفتند",
        "F-16 و S-300 و تی-72 و Su-35S",
        "1,250,000 و ۳٫۵ و 1396/03/25 و ساعت 14:30",
        "https://example.org/a?b=c&d=%D9%81 و name@example.org و @channel و #هشتگ",
        "پرتقال 🍊 و 👨‍👩‍👧",
    ],
)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    assert normalize_line(text) == text


def test_arabic_letters_become_persian() -> None:
    assert normalize_line("كشور ايران") == "کشور ایران"


def test_samples_are_restored_once_and_for_all() -> None:
    with SAMPLES.open(encoding="utf-8") as lines:
        for line in lines:
            for part in json.loads(line)["body"].split("\n"):
                once = normalize_line(part)
                assert normalize_line(once) == once


@given(st.text(max_size=120))
def test_any_text_keeps_everything_but_half_spaces_and_arabic_letters(raw: str) -> None:
    line = raw.replace("\n", " ")
    bare = str.maketrans({"\u200c": None, " ": None, "ي": "ی", "ى": "ی", "ك": "ک"})
    assert normalize_line(line).translate(bare) == line.translate(bare)
