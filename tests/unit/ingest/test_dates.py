"""Publication dates as sources write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.article import IRAN
from rasad.ingest.dates import BadDateError, read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017-06-15", "2017-06-15"),
        ("20170615", "2017-06-15"),
        ("2017/6/5", "2017-06-05"),
        ("2017.06.15", "2017-06-15"),
        ("15/06/2017", "2017-06-15"),
        ("6/15/2017", "2017-06-15"),
        ("2017-06-15T10:30", "2017-06-15T10:30:00+03:30"),
        ("2017-06-15 10:30:05", "2017-06-15T10:30:05+03:30"),
        ("2017-06-15T10:30:05.250Z", "2017-06-15T10:30:05.250000+00:00"),
        ("2017-06-15T10:30:05+04:30", "2017-06-15T10:30:05+04:30"),
        ("2017-06-15 10:30:05 +0330", "2017-06-15T10:30:05+03:30"),
        ("1396/03/25", "2017-06-15"),
        ("۱۳۹۶/۰۳/۲۵", "2017-06-15"),
        ("١٣٩٦/٣/٢٥", "2017-06-15"),
        ("1396-03-25", "2017-06-15"),
        ("13960325", "2017-06-15"),
        ("25/3/1396", "2017-06-15"),
        ("1396/3/25 - 14:05", "2017-06-15T14:05:00+03:30"),
        ("14:05 1396/3/25", "2017-06-15T14:05:00+03:30"),
        ("1396-03-25T14:05:00", "2017-06-15T14:05:00+03:30"),
        ("پنجشنبه ۲۵ خرداد ۱۳۹۶ ساعت ۱۴:۰۵", "2017-06-15T14:05:00+03:30"),
        ("پنج‌شنبه، ۲۵ خرداد ۱۳۹۶", "2017-06-15"),
        ("تاریخ انتشار: ۲۵ خرداد ۱۳۹۶ - ۱۴:۰۵", "2017-06-15T14:05:00+03:30"),
        ("01:35 · 01 Shahrivar 1405", "2026-08-23T01:35:00+03:30"),
        ("۱۵ ژوئن ۲۰۱۷", "2017-06-15"),
        ("15 June 2017", "2017-06-15"),
        ("June 15, 2017", "2017-06-15"),
        ("24 سرطان 1396", "2017-07-15"),
        ("30 اسفند 1399", "2021-03-20"),
        ("Thu, 15 Jun 2017 10:30:00 GMT", "2017-06-15T10:30:00+00:00"),
        ("Thu, 15 Jun 2017 10:30:00 +0430", "2017-06-15T10:30:00+04:30"),
        ("1497522600", "2017-06-15T10:30:00+00:00"),
        ("1497522600000", "2017-06-15T10:30:00+00:00"),
        (" \u200f2017-06-15\u200e ", "2017-06-15"),
    ],
)
def test_forms_of_dates(text: str, expected: str) -> None:
    assert read_date(text).isoformat() == expected


def test_a_time_without_zone_is_iran_s() -> None:
    found = read_date("2017-06-15 10:30")
    assert isinstance(found, datetime)
    assert found.tzinfo == IRAN


def test_a_day_is_no_time() -> None:
    assert type(read_date("2017-06-15")) is date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "دیروز",
        "2017",
        "2017-06",
        "2017-13-01",
        "2017-02-30",
        "0000-00-00",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "1396/12/30",
        "1396/13/01",
        "1438/09/20",
        "1200/01/01",
        "03/04/2017",
        "2017-06-15 25:00",
        "2017-06-15T10:99",
        "2017-06-15 و شاید بعد",
        "15 فلان 1396",
        "25 ژوئن 1396",
        "25 خرداد 2017",
        "12",
        "99999999",
        "99999999999999",
        "x" * 200,
        "2017-06-15" * 5,
        "10:30",
        "17/06/15",
        "2017-06-15 10:30 +99:99",
    ],
)
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(BadDateError):
        read_date(text)


@given(
    st.text(max_size=60) | st.from_regex(r"[0-9۰-۹]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,4}[T ]?([0-9]{2}:[0-9]{2})?Z?")
)
def test_any_text_is_a_date_or_a_problem(text: str) -> None:
    try:
        found = read_date(text)
    except BadDateError:
        return
    assert 1900 <= found.year <= 2100


@given(st.dates(date(1922, 1, 1), date(2040, 12, 31)))
def test_every_day_in_both_calendars(day: date) -> None:
    from persiantools.jdatetime import JalaliDate

    assert read_date(day.isoformat()) == day
    assert read_date(JalaliDate(day).strftime("%Y/%m/%d")) == day
