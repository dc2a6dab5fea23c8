"""Dates read from sentences: three calendars, weekdays, words that point back from the day of publication."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from rasad.text import DateExpression, dates, read
from rasad.text.dates import READERS, readers_of
from rasad.text.tokens import is_number

TABLE = Path(__file__).with_name("dates.csv")
#: A Tuesday, 30 Khordad 1396.
PUBLISHED = date(2017, 6, 20)
JALALI_MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]


def cases() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def found(text: str, published: date | None = PUBLISHED) -> list[DateExpression]:
    document = read(text + ".")
    return dates(document, document.sentences[0], published)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"])
def test_a_date_is_resolved(case: dict[str, str]) -> None:
    (expression,) = found(case["text"])
    assert expression.precision == case["precision"]
    assert (expression.first, expression.last) == (date.fromisoformat(case["start"]), date.fromisoformat(case["end"]))


@pytest.mark.parametrize("text", ["ارتش امروز حمله کرد", "ارتش روز دوشنبه حمله کرد", "ارتش در ۱۵ خرداد حمله کرد"])
def test_what_depends_on_publication_stays_open_without_it(text: str) -> None:
    (expression,) = found(text, None)
    assert (expression.first, expression.last) == (None, None)


def test_a_date_of_its_own_needs_no_publication() -> None:
    (expression,) = found("ارتش در ۱۵ خرداد ۱۳۹۶ حمله کرد", None)
    assert expression.first == date(2017, 6, 5)


def test_a_day_without_a_year_is_never_after_publication() -> None:
    (expression,) = found("ارتش در ۱۰ تیر حمله کرد")
    assert expression.first == JalaliDate(1395, 4, 10).to_gregorian()


@pytest.mark.parametrize("text", ["۳۱ شهریور ۱۳۹۶", "۳۱ خرداد ۱۳۹۶"])
def test_the_last_day_of_a_long_month_is_a_day(text: str) -> None:
    (expression,) = found(f"ارتش در {text} حمله کرد", date(2018, 1, 1))
    assert expression.precision == "day"


def test_a_day_that_no_calendar_has_is_reported_and_not_guessed() -> None:
    (expression,) = found("ارتش در ۳۱ مهر ۱۳۹۶ حمله کرد")
    assert (expression.first, expression.last, expression.precision) == (None, None, "none")
    assert expression.problem == "no such day"


@pytest.mark.parametrize("text", ["28/7/3717", "۲۸ ژوئیه ۱۶۱۷"])
def test_a_day_that_no_calendar_of_the_warehouse_holds_stays_words(text: str) -> None:
    (expression,) = found(f"ارتش روز {text} حمله کرد")
    assert (expression.first, expression.last, expression.precision) == (None, None, "none")


@pytest.mark.parametrize("text", ["ظرف ۶۰ روز", "ظرف دو هفته", "ظرف سه ماه"])
def test_a_time_that_is_given_is_not_one_that_has_passed(text: str) -> None:
    (expression,) = found(f"ارتش باید {text} شهر را ترک کند")
    assert (expression.first, expression.last, expression.precision) == (None, None, "none")


@pytest.mark.parametrize("text", ["مهر ورزید و رفت", "آذر خبرنگار ما گزارش می‌دهد", "سال‌ها جنگ ویرانی آورد"])
def test_names_and_words_that_are_months_too_are_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "چند ماه پیش",
        "چندین سال قبل",
        "چند هفته گذشته",
        "دو هفته آینده",
        "چند ماه آینده",
        "دو روز پیش از انتخابات",
        "یک هفته قبل از آتش‌بس",
        "ماه قبل از انتخابات",
        "یک روز پیش از این درگیری‌ها",
        "چند ساعت پیش از انفجار",
        "دقایقی پیش از انفجار",
    ],
)
def test_what_counts_from_no_known_day_stays_open(words: str) -> None:
    assert [(date.first, date.last, date.precision) for date in found(f"ارتش {words} حمله کرد")] == [
        (None, None, "none")
    ]


@pytest.mark.parametrize(
    "words",
    ["چهارشنبه سوری", "خیابان ۱۶ آذر", "سامانه سوم خرداد", "پس از ۱۵ سال ۸۰ درصد", "۰۰۰/۵۰۰/۱۲ ریال", "ائمه جمعه"],
)
def test_figures_and_titles_are_no_dates(words: str) -> None:
    assert found(f"{words} در شهر بود") == []


def test_two_days_far_from_each_other_are_no_span() -> None:
    assert [date.precision for date in found("در ۲۳ تیر و ۹ دی درگیری بود")] == ["day", "day"]


@given(st.dates(date(1990, 3, 21), date(2030, 12, 31)))
def test_a_jalali_date_is_read_back(day: date) -> None:
    jalali = JalaliDate(day)
    for text in (f"{jalali.day} {JALALI_MONTHS[jalali.month - 1]} {jalali.year}", jalali.strftime("%Y/%m/%d")):
        (expression,) = found(f"ارتش در {text} حمله کرد", day)
        assert (expression.first, expression.last, expression.precision) == (day, day, "day")


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_last_one_up_to_publication(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    name = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")[day.weekday()]
    (expression,) = found(f"ارتش روز {name} حمله کرد", published)
    assert expression.first == expression.last == day


GREGORIAN_MONTHS = [
    "ژانویه",
    "فوریه",
    "مارس",
    "آوریل",
    "مه",
    "ژوئن",
    "ژوئیه",
    "اوت",
    "سپتامبر",
    "اکتبر",
    "نوامبر",
    "دسامبر",
]
ORDINALS = ["", "یکم", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم", "یازدهم", "دوازدهم",
            "سیزدهم", "چهاردهم", "پانزدهم", "شانزدهم", "هفدهم", "هجدهم", "نوزدهم", "بیستم"]  # fmt: skip


def ordinal(day: int) -> str:
    """A day of a month as it is said: `بیست و سوم`."""
    if day <= 20:
        return ORDINALS[day]
    if day == 30:
        return "سی‌ام"
    return f"{'بیست' if day < 30 else 'سی'} و {ORDINALS[day % 10]}"


@given(st.dates(date(1990, 3, 21), date(2030, 12, 31)))
def test_a_date_in_words_is_read_back(day: date) -> None:
    jalali = JalaliDate(day)
    months = JALALI_MONTHS[jalali.month - 1], GREGORIAN_MONTHS[day.month - 1]
    for text in (f"{ordinal(jalali.day)} {months[0]} {jalali.year}", f"{ordinal(day.day)} {months[1]} {day.year}",
                 f"{day.day} {months[1]} {day.year}", f"{day:%Y-%m-%d}", f"{day:%Y/%m/%d}",
                 f"{day:%d.%m.%Y}"):  # fmt: skip
        (expression,) = found(f"ارتش در {text} حمله کرد", None)
        assert (expression.first, expression.last, expression.precision) == (day, day, "day")


@given(st.dates(date(1990, 3, 21), date(2030, 12, 31)), st.integers(0, 6))
def test_a_weekday_that_the_day_was_not_is_reported(day: date, weekday: int) -> None:
    name = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")[weekday]
    jalali = JalaliDate(day)
    text = f"ارتش {name} {jalali.day} {JALALI_MONTHS[jalali.month - 1]} {jalali.year} حمله کرد"
    (expression,) = found(text, None)
    assert expression.first == day
    assert (expression.problem is None) == (day.weekday() == weekday)


@given(st.integers(1, 300), st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_days_ago_are_counted(days: int, published: date) -> None:
    (expression,) = found(f"ارتش {days} روز پیش حمله کرد", published)
    assert expression.first == expression.last == published - timedelta(days=days)


@pytest.mark.parametrize(
    "text", ["نسخه 12.0.3 رسید", "شماره ۰۲۱-۸۸-۱۲ جواب نداد", "ساعت ۱۴:۳۰ رسید", "گزینه 99.99.99 نبود"]
)
def test_numbers_with_points_and_dashes_that_are_no_dates(text: str) -> None:
    assert found(text) == []


def test_a_year_of_another_calendar_is_reported() -> None:
    (expression,) = found("ارتش در ۲۰ ژوئن ۱۳۹۶ حمله کرد")
    assert (expression.first, expression.problem) == (None, "year of another calendar")


@pytest.mark.parametrize("text", ["امام جمعه کابل کشته شد", "در خطبه‌های نماز جمعه گفت"])
def test_the_friday_of_a_prayer_is_no_day(text: str) -> None:
    assert found(text) == []


def test_a_reader_that_is_not_asked_would_have_read_nothing() -> None:
    for case in cases():
        words = read(case["text"]).sentences[0].words
        for at, word in enumerate(words):
            asked = readers_of("0" if is_number(word) else word)
            silent = [reader for reader in READERS if reader not in asked]
            assert [reader.__name__ for reader in silent if reader(words, at, PUBLISHED)] == []
