"""Which act of violence it was: by its word, its means, how far the sides lie apart, and by who was struck."""

from __future__ import annotations

from datetime import date

import pytest

from rasad.article import Article
from rasad.coding import code


def types(text: str) -> list[str]:
    return [e.type for e in code(Article("1", text, published=date(2024, 5, 6))).events]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # the word decides
        ("جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند.", "air_strike"),
        ("توپخانه ارتش سوریه مواضع داعش را در تدمر بمباران کرد.", "shelling"),
        ("مهاجمی خود را در بازار کابل منفجر کرد و ۱۰ نفر کشته شدند.", "suicide_bombing"),
        # the means decide
        ("ارتش سوریه مواضع داعش را در حومه رقه با خمپاره هدف قرار داد.", "shelling"),
        ("ارتش اسرائیل خانه‌ای را در غزه با پهپاد هدف قرار داد.", "air_strike"),
        ("حزب‌الله پایگاهی را در شمال اسرائیل با موشک و پهپاد هدف قرار داد.", "shelling"),
        ("انفجار بمب کنار جاده‌ای در بغداد سه سرباز عراقی را کشت.", "bombing"),
        # a force that has only one kind of weapon
        ("رزمندگان نیروی هوافضای سپاه پایگاه هوایی دشمن را هدف قرار دادند.", "shelling"),
        # a named air raid stays one whatever was fired in it
        ("در یک حمله هوایی، ارتش اسرائیل خودرویی را در صور با موشک هدف قرار داد.", "air_strike"),
        ("ارتش اسرائیل روستایی در جنوب لبنان را با بمب‌های فسفری هدف قرار داد.", "shelling"),
        # distance decides: a ground force does not march there
        ("رزمندگان نیروی زمینی دلاور سپاه پایگاه ارتش آمریکا در کویت را هدف قرار دادند.", "shelling"),
        # but who storms in, or opens an operation, is there himself
        ("نظامیان آمریکایی به دفتر شرکتی ایرانی هجوم بردند و سه سرباز ایرانی را زخمی کردند.", "armed_clash"),
        ("ائتلاف سعودی عملیات نظامی در یمن را آغاز کرد.", "armed_clash"),
        # who was struck decides
        ("طالبان به یک پاسگاه پلیس در غزنی حمله کردند.", "armed_clash"),
        ("افراد مسلح به غیرنظامیان در قندهار حمله کردند.", "violence_against_civilians"),
    ],
)
def test_the_type_of_an_act(text: str, type_: str) -> None:
    assert types(text) == [type_]


def test_a_struck_force_is_no_means() -> None:
    assert types("بمبی در خانه فرمانده نیروی هوافضای روسیه منفجر شد و سه افسر زخمی شدند.") == ["bombing"]


@pytest.mark.parametrize(
    "text",
    [
        "در تصادف دو خودرو در جاده کرج سه نفر کشته شدند.",
        "تیم ملی ایران با حمله‌های پیاپی حریف را شکست داد.",
        "اگر دشمن حمله کند، پاسخ خواهیم داد.",
        "اعضای این گروه اقدام به ساخت بمب و جلیقه انفجاری کرده بودند.",
    ],
)
def test_what_only_looks_like_violence(text: str) -> None:
    assert not [t for t in types(text) if t not in ("threat", "arrest")]


@pytest.mark.parametrize(
    "text",
    [
        "پدافند هوایی روسیه ده پهپاد اوکراینی را سرنگون کرد.",
        "نیروهای عراقی یک بمب را در بغداد خنثی کردند.",
        "نیروهای عراقی چند دستگاه خودرو بمب گذاری شده را در رمادی کشف و ضبط کردند.",
    ],
)
def test_weapons_that_did_no_harm(text: str) -> None:
    assert types(text) == ["weapons_seized"]
