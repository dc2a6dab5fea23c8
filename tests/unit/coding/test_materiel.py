"""Figures of equipment: what it was, what became of it, and things that are means and no losses."""

from __future__ import annotations

from datetime import date

import pytest

from rasad.article import Article
from rasad.coding import code

Item = tuple[str, str, int | None, int | None]


def things(text: str) -> list[Item]:
    events = code(Article("1", text, published=date(2024, 5, 6))).events
    return [(m.item, m.action, m.low, m.high) for e in events for m in e.materiel]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("ارتش سوریه سه دستگاه تانک داعش را در حمص منهدم کرد.", [("tank", "destroyed", 3, 3)]),
        ("ارتش سوریه دو خودروی زرهی داعش را در حمص منهدم کرد.", [("armoured_vehicle", "destroyed", 2, 2)]),
        ("ارتش سوریه یک انبار مهمات داعش را در حمص منهدم کرد.", [("ammunition", "destroyed", 1, 1)]),
        # a drone aimed at in flight came down, a tank aimed at may be whole
        ("ائتلاف سعودی یک فروند پهپاد ارتش یمن را در حجه هدف قرار داد.", [("drone", "shot_down", 1, 1)]),
        ("حزب‌الله دو تانک ارتش اسرائیل را در مارون هدف قرار داد.", []),
        ("یک پهپاد اسرائیلی دو موتورسیکلت را در صور هدف قرار داد.", []),
        # nobody counted what was intercepted
        ("ارتش اسرائیل موشک‌های ایران را در آسمان حیفا رهگیری کرد.", [("missile", "shot_down", None, None)]),
        # an adjective is no missile
        ("پهپاد آمریکایی با پدافند موشکی سپاه در هرمزگان سرنگون شد.", [("drone", "shot_down", 1, 1)]),
        # what carries the bomb is counted, not the bomb
        (
            "نیروهای عراقی چند دستگاه خودرو بمب گذاری شده را در رمادی کشف و ضبط کردند.",
            [("vehicle", "captured", 3, None)],
        ),
        # what flies is shot down
        ("پدافند هوایی روسیه ده پهپاد اوکراینی را سرنگون کرد.", [("drone", "shot_down", 10, 10)]),
        ("نیروهای عراقی دو بمب را در بغداد خنثی کردند.", [("explosive", "defused", 2, 2)]),
        # to do harm `به` a thing
        ("حمله موشکی ایران به یک پایگاه آمریکا در اردن به سه بالگرد آسیب رساند.", [("helicopter", "damaged", 3, 3)]),
        # what does not fly is not shot down
        ("حزب‌الله سه تانک اسرائیلی را در جنوب لبنان شکار کرد.", [("tank", "destroyed", 3, 3)]),
        # in bulk, without a figure
        ("نیروهای عراقی مقادیری مهمات را در رمادی کشف و ضبط کردند.", [("ammunition", "captured", None, None)]),
        # positions only with a figure
        ("ارتش سوریه چهار موضع داعش را در حمص منهدم کرد.", [("position", "destroyed", 4, 4)]),
        ("ارتش سوریه مواضع داعش را در حمص منهدم کرد.", []),
        # hit and then destroyed is destroyed
        (
            "حزب‌الله یک تانک اسرائیلی را در مارون مورد اصابت قرار داد و آن را منهدم کرد.",
            [("tank", "destroyed", 1, 1)],
        ),
        ("یک پهپاد شناسایی بر فراز بوشهر هدف قرار گرفت و نابود شد.", [("drone", "shot_down", 1, 1)]),
        ("در حمله پهپاد اسرائیلی به صور خانه‌ای منهدم شد.", []),
        ("توان موشکی و پهپادی داعش در حمله هوایی به رقه هدف قرار گرفت.", []),
        # what brought it down was not brought down
        (
            "سپاه از سرنگونی یک پهپاد آمریکایی با یک موشک در آسمان هرمزگان خبر داد.",
            [("drone", "shot_down", 1, 1)],
        ),
        # bases that were counted fall with a place, places do not
        ("طالبان سه پاسگاه مرزی را در ولایت فراه تصرف کردند.", [("base", "captured", 3, 3)]),
        ("طالبان پاسگاه مرزی فراه را تصرف کردند.", []),
        # what a rocket hits is damaged
        ("دو موشک روسیه به سه ساختمان مسکونی در خارکیف اصابت کرد.", [("building", "damaged", 3, 3)]),
        # a bridge is no building
        ("جنگنده‌های آمریکا یک پل را در غرب رمادی منهدم کردند.", [("other", "destroyed", 1, 1)]),
        # what strikes is not struck
        ("در حمله هوایی اسرائیل دو بمب به خانه‌ای در غزه اصابت کرد.", []),
        ("ارتش سوریه با دو تانک به مواضع داعش در حمص حمله کرد.", []),
    ],
)
def test_equipment(text: str, items: list[Item]) -> None:
    assert things(text) == items
