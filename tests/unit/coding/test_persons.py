"""Names of persons: in quotation marks, or a given name with a title beside it."""

from __future__ import annotations

from datetime import date

import pytest

from rasad.article import Article
from rasad.coding import code
from rasad.coding.persons import persons
from rasad.coding.reading import Reading
from rasad.text import read


def names(text: str) -> list[str]:
    document = read(text)
    reading = Reading(document, document.sentences[0], None)
    return [reading.mention(side.first, side.last).quote for side in persons(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«کریم بهرامی» در بازار بازداشت شد.", ["کریم بهرامی"]),
        ("کریم بهرامی، شاعر و مورخ، دیروز ترور شد.", ["کریم بهرامی"]),
        ("سید کریم بهرامی نماینده مجلس کشته شد.", ["سید کریم بهرامی"]),
        ("سردار کریم بهرامی به شهادت رسید.", ["کریم بهرامی"]),
        ("وزیر دفاع با جیمز هریسون، سفیر بریتانیا، دیدار کرد.", ["جیمز هریسون"]),
        ("ریموند تورنهیلد، نماینده دائم بریتانیا، سخن گفت.", ["ریموند تورنهیلد"]),  # no dictionary has the words
        ("سرتیپ ویستان صبراوند در حمله کشته شد.", ["ویستان صبراوند"]),
        ("آیت الله کریم بهرامنیا در انفجار بمب کشته شد.", ["آیت الله کریم بهرامنیا"]),
        ("کریم بهرامنیا در اربیل ترور شد.", ["کریم بهرامنیا"]),  # known to the reader
        ("اکنون متحجرین، رهبر خود را می‌ستایند.", []),
        ("او دیروز کریم بهرامنیا را به خانه برد.", []),  # nothing says what he is
        ("جان مردم در خطر است و وزیر نگران است.", []),
        ("کریم یکی از سربازان بود.", []),  # no surname
        ("به نوشته کریم بهرامی دیروز به خانه رفت.", []),
        ("به امید روزهای بهتر، نماینده مجلس سخن گفت.", []),
    ],
)
def test_who_is_named(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_named_victim_is_called_by_the_name_and_counts_as_one() -> None:
    text = "کریم بهرامی، شاعر افغان، دیروز به دست طالبان در قندهار کشته شد."
    (event,) = code(Article("a", text, published=date(2026, 3, 1))).events
    (casualty,) = event.casualties
    assert (casualty.quote, casualty.low, casualty.high) == ("کریم بهرامی", 1, 1)
    assert "کریم بهرامی" in [m.quote for m in event.target]


def test_a_named_minister_is_called_by_the_name_and_stands_for_the_state() -> None:
    text = "جیمز هریسون، وزیر دفاع بریتانیا، ایران را به حمله موشکی به یک کشتی متهم کرد."
    (event,) = code(Article("a", text)).events
    (accuser,) = event.initiator
    assert accuser.quote == "جیمز هریسون"
    assert (accuser.code or "").startswith("GBR")
