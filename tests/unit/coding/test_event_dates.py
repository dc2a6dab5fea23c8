"""When an event was: the day of its clause, of its sentence, or of the act that the text goes on with."""

from __future__ import annotations

from datetime import date

import pytest

from rasad.article import Article
from rasad.coding import code

#: A Tuesday.
PUBLISHED = date(2017, 6, 20)


def days(body: str, published: date | None = PUBLISHED) -> list[str]:
    """The first days of the events of a text, in order."""
    return [str(event.date.start) for event in code(Article("1", body, published=published)).events]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("جنگنده‌های روسیه امروز مواضع داعش را در تدمر بمباران کردند.", "2017-06-20"),
        ("شامگاه دیروز جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند.", "2017-06-19"),
        ("شنبه‌شب جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند.", "2017-06-17"),
        ("چند ساعت پیش جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند.", "2017-06-20"),
        ("نیمه‌شب گذشته جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند.", "2017-06-19"),
        ("در شبانه‌روز گذشته جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند.", "2017-06-19"),
        ("جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند.", "None"),
        ("چند روز پیش جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند.", "None"),
        # the day of the act before the day on which a source spoke
        (
            "وزارت دفاع روسیه امروز اعلام کرد که جنگنده‌های روسیه روز شنبه مواضع داعش را در تدمر بمباران کردند.",
            "2017-06-17",
        ),
    ],
)
def test_the_day_of_the_sentence(text: str, day: str) -> None:
    assert days(text) == [day]


def test_each_clause_has_its_own_day() -> None:
    assert days("جنگنده‌های روسیه روز شنبه تدمر را بمباران کردند و ارتش سوریه روز یکشنبه شهرک خناصر را آزاد کرد.") == [
        "2017-06-17",
        "2017-06-18",
    ]


def test_a_later_clause_about_another_matter_has_a_day_of_its_own() -> None:
    assert days("پلیس چهار تروریست را دستگیر کرد که اعترافات آنها روز شنبه از تلویزیون پخش شد.") == ["None"]


def test_a_day_carries_over_where_the_text_goes_on() -> None:
    body = (
        "جنگنده‌های روسیه دیروز مواضع داعش را در تدمر بمباران کردند. همچنین ارتش سوریه در حومه درعا پنج تروریست را "
        "بازداشت کرد."
    )
    assert days(body) == ["2017-06-19", "2017-06-19"]


def test_a_day_does_not_carry_over_by_itself() -> None:
    body = "جنگنده‌های روسیه دیروز مواضع داعش را در تدمر بمباران کردند. پلیس ترکیه پنج عضو پ‌ک‌ک را در وان بازداشت کرد."
    assert days(body) == ["2017-06-19", "None"]


def test_an_attack_told_next_is_of_the_same_day() -> None:
    body = "جنگنده‌های روسیه دیروز مواضع داعش را در تدمر بمباران کردند. ارتش سوریه مواضع داعش را در رقه گلوله‌باران کرد."
    assert days(body) == ["2017-06-19", "2017-06-19"]


def test_the_day_when_a_source_spoke_is_not_that_of_the_act() -> None:
    assert days("وزیر دفاع ترکیه دیروز گفت که جنگنده‌ها مواضع داعش را در رقه بمباران کردند.") == ["None"]
    # the day of an inner clause is that of the act all the same
    assert days("در حمله‌ای هوایی که دیروز در رقه صورت گرفت، سه عضو داعش کشته شدند.") == ["2017-06-19"]


def test_news_is_of_the_day_on_which_it_was_told() -> None:
    assert days("وزارت دفاع ترکیه دیروز اعلام کرد که جنگنده‌ها مواضع داعش را در رقه بمباران کردند.") == ["2017-06-19"]
    assert days("ارتش عراق دیروز خبر داد سه عضو داعش را یکشنبه در تلعفر کشته است.") == ["2017-06-18"]


def test_the_day_of_what_somebody_is_accused_of_is_not_that_of_the_arrest() -> None:
    assert days("پلیس عراق دو نفر را به اتهام دست داشتن در انفجار روز یکشنبه دستگیر کرد.") == ["None"]
    assert days("پلیس عراق دیروز دو نفر را در ارتباط با انفجار روز یکشنبه دستگیر کرد.") == ["2017-06-19"]


def test_without_a_day_of_publication_today_stays_open() -> None:
    assert days("جنگنده‌های روسیه امروز مواضع داعش را در تدمر بمباران کردند.", None) == ["None"]


def test_the_words_of_the_day_are_kept() -> None:
    body = "جنگنده‌های روسیه دیروز مواضع داعش را در تدمر بمباران کردند."
    (event,) = code(Article("1", body, published=PUBLISHED)).events
    assert event.date.mention is not None and event.date.mention.quote == "دیروز"
    assert body[event.date.mention.start : event.date.mention.end] == "دیروز"


def test_two_acts_of_one_sentence_are_of_one_day() -> None:
    body = "جنگنده‌های روسیه دیروز تدمر را بمباران کردند و ارتش سوریه شهرک خناصر را آزاد کرد."
    assert days(body) == ["2017-06-19", "2017-06-19"]


def test_a_day_in_brackets_says_when_last_night_was() -> None:
    body = "جنگنده‌های روسیه شب گذشته (سه‌شنبه ۳۰ خرداد ۱۳۹۶) تدمر را بمباران کردند."
    assert days(body, None) == ["2017-06-20"]


def test_places_sources_and_days_say_why() -> None:
    body = "به گزارش رویترز، جنگنده‌های روسیه دیروز مواضع داعش را در حومه تدمر بمباران کردند."
    (event,) = code(Article("1", body, published=PUBLISHED)).events
    told = {reason.field: reason for reason in event.reasons}
    assert "place_words.csv:side" in told["places"].rows
    assert any(row.startswith("places.csv:") for row in told["places"].rows)
    assert "sources.csv:REUTERS" in told["attribution"].rows
    assert told["date"].rule == "the day of the act"
    assert len([reason for reason in event.reasons if reason.field == "date"]) == 1


@pytest.mark.parametrize(
    ("body", "found"),
    [
        # two sentences below it carries no more; what was before the act told last has a day of its own
        ("دیروز بمبی در موصل منفجر شد. وزیر کشور متأسف شد. همچنین پلیس پنج تروریست را بازداشت کرد.", "None"),
        ("دیروز بمبی در موصل منفجر شد. پیش از این نیز مهندسی ترک در کرکوک ربوده شده بود.", "None"),
        ("دیروز بمبی در موصل منفجر شد. در همین شهر مهندسی ترک ربوده شد.", "2017-06-19"),
        # a headline's day is that of what is told right below it
        ("* عملیات حزب‌الله از صبح امروز\nرزمندگان حزب‌الله یک تانک را در مارون الراس منهدم کردند.", "2017-06-20"),
    ],
)
def test_how_far_a_day_carries(body: str, found: str) -> None:
    assert days(body)[-1] == found


def test_a_headline_has_the_day_of_the_sentence_below() -> None:
    body = "* سه پایگاه آمریکا در کویت هدف حمله پهپادی قرار گرفت\nساعاتی پیش ارتش از درگیری در فلوجه خبر داد."
    assert days(body)[0] == "2017-06-20"
