"""Coding a long article takes work that grows with its length: counted in calls, since a clock tells of the machine."""

from __future__ import annotations

import sys
from itertools import cycle, islice
from types import FrameType

import pytest

from rasad.article import Article
from rasad.coding import code

TOWNS = ("تدمر", "الرقه", "دیرالزور", "حلب", "ادلب", "حماه", "درعا", "سویداء", "منبج", "الباب", "اعزاز", "جسرالشغور")
#: Tells an attack with a place and a figure of its own, and one that points back.
ATTACKS = (
    "جنگنده‌های ارتش سوریه مواضع داعش در {town} را بمباران کردند و {dead} تروریست کشته شدند.",
    "در درگیری نیروهای پیشمرگه با داعش در {town}، {dead} نفر کشته شدند.",
    "مقام‌های این شهر از زخمی شدن {dead} غیرنظامی در این حملات خبر دادند.",
)


def dense(sentences: int, *, headlines: bool) -> str:
    """A body in which every sentence tells an act, no two with the same figure."""
    lines = []
    for n, (attack, town) in enumerate(islice(zip(cycle(ATTACKS), cycle(TOWNS), strict=False), sentences)):
        if headlines and n % 6 == 0:
            lines.append(f"*درگیری در {town}")
        lines.append(attack.format(town=town, dead=n + 12))
    return "\n".join(lines)


def work(body: str) -> tuple[int, int]:
    """The calls of Python functions that coding a body takes, and the events that come of it."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        events = code(Article("long", body)).events
    finally:
        sys.setprofile(before)
    return calls, len(events)


@pytest.mark.parametrize("headlines", [False, True], ids=["one section", "many sections"])
def test_twice_the_article_takes_twice_the_work(headlines: bool) -> None:
    code(Article("warm", dense(30, headlines=headlines)))
    (first, few), (second, many) = (work(dense(size, headlines=headlines)) for size in (300, 600))
    assert many > 1.8 * few > 180
    assert second < 2.5 * first  # comparing every telling with every event would take 3.8 times the work
