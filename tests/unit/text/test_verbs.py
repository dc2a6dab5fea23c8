"""Final verbs: what tells a sentence from a headline."""

from __future__ import annotations

import pytest

from rasad.text import fold
from rasad.text.verbs import ends_with_verb


@pytest.mark.parametrize(
    "line",
    [
        "ارتش شهر را آزاد کرد", "سه نفر کشته شدند", "دو طرف توافق نکردند", "نیروها عقب می‌نشینند", "شهر آزاد شده است",
        "آنها رفته‌اند", "این روستا بازپس گرفته خواهد شد", "راه بسته است»", "جنگ تمام نیست", "کاروان می رسد!",
    ],
)  # fmt: skip
def test_a_sentence_ends_with_a_verb(line: str) -> None:
    assert ends_with_verb(fold(line))


@pytest.mark.parametrize(
    "line", ["درگیری در حومه درعا", "شکست داعش در رقه", "نشست سران", "ساخت پل تازه", "", "...", "F-16"]
)
def test_a_headline_does_not(line: str) -> None:
    assert not ends_with_verb(fold(line))


def test_only_the_end_of_a_long_line_is_looked_at() -> None:
    assert not ends_with_verb("کرد " + "شهر " * 1000)
    assert not ends_with_verb("ب" * 100_000)
