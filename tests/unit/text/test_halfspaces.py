"""The rules of half-spaces, one by one, without the lists that usage was counted into."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.text.halfspaces import Exceptions, Restorer, exceptions, restorer
from rasad.text.names import names
from rasad.text.wordlist import ZWNJ, verbs, words


@pytest.fixture(scope="module")
def rules() -> Restorer:
    """The rules with the parts of compounds, without the counted words and pairs."""
    lists = exceptions()
    parts = (lists.firsts, lists.lasts, lists.silent, lists.before, lists.after)
    return Restorer(Exceptions({}, frozenset(), frozenset(), *parts))


def marked(word: str) -> str:
    return word.replace(ZWNJ, "|")


@pytest.mark.parametrize(
    "right",
    [
        # verbs
        "می|روند", "نمی|شود", "می|توان", "برمی|گردد", "درنمی|آید", "رفته|اند", "نرفته|ایم", "بازگرفته|اند", "می|مکید",
        # plurals and what follows them
        "تروریست|ها", "تروریست|های", "درگیری|هایی", "جنگنده|های", "جنگنده|هایشان",
        # after a silent ه, after an ی
        "خمپاره|ای", "توپخانه|ای", "خانه|اش", "صندلی|ام", "انسانی|اند",
        # comparatives
        "مهم|ترین", "سنگین|تر",
        # before a word, and numbers before a measure
        "به|هلاکت", "بی|سابقه", "نیمه|ابری", "سه|جانبه", "ده|دقیقه|ای",
        # compounds
        "گزارش|دهی", "بین|المللی",
    ],
)  # fmt: skip
def test_a_rule_puts_the_half_space_back(rules: Restorer, right: str) -> None:
    assert marked(rules.word(right.replace("|", ""))) == right


@pytest.mark.parametrize(
    "word",
    [
        "میدان", "میهن", "ایمان", "تنها", "بها", "انتهای", "دنیای", "پیام", "قیام", "دریای", "سیاست", "کتاب", "کشورهای",
        "تیمشان", "ساکتند", "گفتارم", "برنگشته", "دربیاورم", "بیاغازد", "نهصدمین", "المتعب", "المریعیة",
        "درختان", "رویتر",
    ],
)  # fmt: skip
def test_a_word_that_needs_none_is_left_alone(rules: Restorer, word: str) -> None:
    assert rules.word(word) == word


def test_plural_and_silent_he_are_told_apart_by_the_word_before_them(rules: Restorer) -> None:
    assert marked(rules.word("کتابهای")) == "کتاب|های"
    assert marked(rules.word("خمپارهای")) == "خمپاره|ای"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("می", "روند", "می|روند"), ("نمی", "شود", "نمی|شود"), ("برمی", "گردد", "برمی|گردد"), ("کتاب", "ها", "کتاب|ها"),
        ("کشور", "های", "کشورهای"), ("مهم", "ترین", "مهم|ترین"), ("رفته", "اند", "رفته|اند"), ("خانه", "ای", "خانه|ای"),
        ("صندلی", "ام", "صندلی|ام"), ("بی", "سابقه", "بی|سابقه"),
    ],
)  # fmt: skip
def test_two_words_are_joined(rules: Restorer, first: str, second: str, joined: str) -> None:
    assert marked(rules.joins(first, second) or "") == joined


@pytest.mark.parametrize(
    ("first", "second"),
    [("می", "آباد"), ("این", "ها"), ("ثبت", "شده"), ("ارتش", "ام"), ("شهر", "است"), ("به", "خانه"), ("دو", "روستا")],
)
def test_two_words_stay_apart(rules: Restorer, first: str, second: str) -> None:
    assert rules.joins(first, second) is None


@pytest.mark.parametrize(("first", "second"), [("این", "که"), ("به", "ویژه"), ("سال", "گذشته"), ("هیچ", "یک")])
def test_where_usage_is_divided_the_writer_decides(first: str, second: str) -> None:
    assert restorer().joins(first, second) is None


def test_a_half_space_stays_where_the_word_would_read_as_another() -> None:
    """دورها, rounds: without the half-space it is دوره‌ای, a period."""
    assert marked(restorer().joins("دور", "های") or "") == "دور|های"


def test_usage_wins_over_rules() -> None:
    assert restorer().word("آنها") == "آنها"
    assert marked(restorer().word("گفتوگو")) == "گفت|وگو"


def test_careful_reading_guesses_no_compounds() -> None:
    restore = restorer()
    assert marked(restore.word("پرندهنگر")) == "پرنده|نگر"
    assert restore.word("پرندهنگر", careful=True) == "پرندهنگر"
    assert marked(restore.word("تروریستها", careful=True)) == "تروریست|ها"


def test_the_longest_words_are_no_words() -> None:
    assert restorer().word("بپکم" * 25_000) == "بپکم" * 25_000


@given(st.sampled_from(sorted(verbs().finite)))
def test_the_continuous_prefix_is_set_apart_unless_the_whole_is_a_word(form: str) -> None:
    if len(form) > 2 and "می" + form not in words().common and "می" + form not in exceptions().words:
        assert restorer().word("می" + form) == f"می{ZWNJ}{form}"


@given(st.text(alphabet="ابپتدرزسشفقکگلمنوهی", min_size=1, max_size=20))
def test_restoring_only_adds_half_spaces_unless_a_name_is_put_right(word: str) -> None:
    restored = restorer().word(word)
    assert restored.replace(ZWNJ, "") == word or names().corrected(word) is not None
    assert restorer().word(restored) == restored


@pytest.mark.parametrize(
    ("slip", "name"),
    [("حشدالعشبی", "حشدالشعبی"), ("حشدالشبعی", "حشدالشعبی"), ("حشدالشعببی", "حشدالشعبی"), ("حزبالله", "حزبالله")],
)
def test_a_slip_in_the_name_of_an_actor_is_put_right(slip: str, name: str) -> None:
    assert restorer().word(slip).replace(ZWNJ, "") == name


@pytest.mark.parametrize("word", ["شهرستانک", "حشد", "بوکمالا", "الشدادیه", "فرماندهان"])
def test_places_and_words_are_never_corrected(word: str) -> None:
    assert names().corrected(word) is None


def test_a_name_of_two_words_gets_its_half_space() -> None:
    assert marked(restorer().word("جیشالحر")) == "جیش|الحر"


def test_what_is_remembered_stays_bounded_whichever_way_words_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rasad.text.halfspaces.REMEMBERED", 10)
    fresh = Restorer()
    for word in sorted(words().common)[:200]:
        fresh.word(word, careful=True)
    assert len(fresh._guesses) <= len(fresh._sure) <= 11
