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
    ("line", "right"),
    [
        ("موشکهای شبهنظامیان بهسوی پشتصحنه رفت", "موشک‌های شبه‌نظامیان به‌سوی پشت‌صحنه رفت"),
        ("سامانهای در بینالنهرین میجنگد", "سامانه‌ای در بین‌النهرین می‌جنگد"),
        ("رزمندههایی که گرفتهاند قابلاعتماد نبودند", "رزمنده‌هایی که گرفته‌اند قابل‌اعتماد نبودند"),
        ("شستوشوی دستنوشته در اینسوی شهر", "شست‌وشوی دست‌نوشته در این‌سوی شهر"),
        ("نیروهای سرایاالقسد و جیشالاسلما", "نیروهای سرایاالقدس و جیش‌الاسلام"),
        ("انصارالهل نمیجنگند", "انصارالله نمی‌جنگند"),
    ],
)
def test_glued_words_and_mistyped_names_come_right_together(line: str, right: str) -> None:
    assert normalize_line(line) == right


@pytest.mark.parametrize(
    ("spaced", "right"),
    [
        ("رئیس جمهور", "رئیس‌جمهور"),
        ("نرم افزار", "نرم‌افزار"),
        ("مذاکره کنندگان", "مذاکره‌کنندگان"),
        ("عقب نشینی", "عقب‌نشینی"),
        ("به ویژه این که", "به ویژه این که"),
    ],
)
def test_compounds_in_two_words_are_joined_where_most_writers_join_them(spaced: str, right: str) -> None:
    assert normalize_line(spaced) == right


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


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/اخبار_كامل?ي=1",
        "www.example.ir/كتاب",
        "نويسنده@example.org",
        "#كرونا",
        "#می_روند",
        "@akhbar_ي",
    ],
)
def test_addresses_and_hashtags_keep_even_their_letters(address: str) -> None:
    assert normalize_line(f"تروریستهای كشور {address} می روند") == f"تروریست‌های کشور {address} می‌روند"


def test_a_line_with_half_spaces_is_read_with_care() -> None:
    """Its writer knows them: endings are put right, compounds are not guessed."""
    assert normalize_line("پرندهنگر") == "پرنده‌نگر"
    assert normalize_line("پرندهنگر می‌رود و تروریستها") == "پرندهنگر می‌رود و تروریست‌ها"


def test_a_name_is_put_right() -> None:
    assert normalize_line("نیروهای حشدالعشبی پیش رفتند") == "نیروهای حشدالشعبی پیش رفتند"


@pytest.mark.parametrize(
    "raw",
    ["", "\x00", "\ud800", "\u202eشهر\u202c", "\ufeffشهر", "ﻛﺘﺎﺏ", "شهر\u200c", "\u200c\u200cشهر", "  شهر  "],
)
def test_odd_characters_stay_where_they_are(raw: str) -> None:
    assert normalize_line(raw) == raw


def test_words_forgotten_between_lines_are_restored_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "خانه ای در حومه شهر که تروریستها از آن می روند"
    expected = normalize_line(line)
    monkeypatch.setattr("rasad.text.restoration.REMEMBERED", 1)
    monkeypatch.setattr("rasad.text.halfspaces.REMEMBERED", 1)
    assert [normalize_line(line) for _ in range(3)] == [expected] * 3


def test_a_word_is_joined_whatever_was_read_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stays as it is alone may belong to its neighbour: no line settles that for another."""
    monkeypatch.setattr("rasad.text.restoration._chunks", {})
    for word in ("رئیس", "جمهور", "نرم", "افزار", "می", "کنند", "ها"):
        assert normalize_line(word) == word
    assert normalize_line("رئیس جمهور نرم افزار می کنند شهر ها") == "رئیس‌جمهور نرم‌افزار می‌کنند شهرها"
    assert normalize_line("«رئیس جمهور» نرم، افزار") == "«رئیس‌جمهور» نرم، افزار"


def test_restoring_costs_in_proportion_to_length() -> None:
    assert len(normalize_line("بپکم" * 25_000)) == 100_000
    assert normalize_line("تروریستها می روند " * 20_000) == "تروریست‌ها می‌روند " * 20_000


PIECES = [
    "می", "نمی", "روند", "رود", "ها", "های", "تر", "خانه", "خانهای", "ای", "اند", "رفته", "رفتهاند", "کتاب", "کتابها",
    "دور", "دورهای", "به", "عنوان", "بهعنوان", "بی", "سابقه", "آن", "آنها", "این", "که", "گفت", "و", "گو", "گفتوگو",
    "نیمه", "جنگنده‌ها", "تروریستهای", "الله", "حزب", "آیت", "۲۰", "F-16", "،", "«شهر»",
]  # fmt: skip
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=12)


@given(SENTENCES)
def test_restoring_again_changes_nothing(words: list[str]) -> None:
    once = normalize_line(" ".join(words))
    assert normalize_line(once) == once


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


@pytest.mark.parametrize(
    ("line", "restored"),
    [
        ("يک فروند سي-130 در كرمان", "یک فروند سي-130 در کرمان"),
        ("بالگرد ك-52 روسي", "بالگرد ك-52 روسی"),
        ("سالهاي1358-1381", "سال‌های1358-1381"),
        ("دليل: 1-بی سابقه", "دلیل: 1-بی‌سابقه"),
    ],
)
def test_designations_are_copied_as_they_are(line: str, restored: str) -> None:
    assert normalize_line(line) == restored
    assert normalize_line(restored) == restored


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("«آسیب شناسی» تازه", "«آسیب‌شناسی» تازه"),
        ("(رئیس جمهور) آمد", "(رئیس‌جمهور) آمد"),
        ("به نخست وزیر، نامه نوشت", "به نخست‌وزیر، نامه نوشت"),
    ],
)
def test_marks_around_a_pair_do_not_keep_it_apart_whatever_was_read_before(line: str, right: str) -> None:
    for word in line.split():
        normalize_line(word.strip("«»()،"))
    assert normalize_line(line) == right
