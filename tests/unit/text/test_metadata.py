"""What an article says about itself: reporter, agency, dateline, closing mark. And what it says about others."""

from __future__ import annotations

import pytest

from rasad.article import Article
from rasad.text import Metadata, fold, read
from rasad.text.metadata import opening_pattern


def metadata(body: str, agency: str | None = None) -> Metadata:
    return read(Article("1", body, agency=agency)).metadata


def quotes(found: Metadata) -> dict[str, str]:
    return {name: getattr(found, name).quote for name in Metadata.__slots__ if getattr(found, name) is not None}


@pytest.mark.parametrize(
    ("agency", "body", "expected"),
    [
        ("IRNA", "دمشق - ایرنا - ارتش پیش رفت.", {"agency": "ایرنا", "dateline_place": "دمشق"}),
        ("IRNA", "بغداد - ۲۳ خرداد - ایرنا - ارتش پیش رفت.",
         {"agency": "ایرنا", "dateline_place": "بغداد", "dateline_date": "۲۳ خرداد"}),
        ("Fars", "خبرگزاری فارس: ارتش پیش رفت.", {"agency": "خبرگزاری فارس"}),
        ("Fars", "خبرگزاری فارس- تهران: ارتش پیش رفت.", {"agency": "خبرگزاری فارس", "dateline_place": "تهران"}),
        ("Tasnim", "به گزارش خبرنگار حوزه بین‌الملل خبرگزاری تسنیم، ارتش پیش رفت.", {"agency": "خبرگزاری تسنیم"}),
        ("Tasnim", "به گزارش خبرگزاری تسنیم از دمشق، ارتش پیش رفت.", {"agency": "خبرگزاری تسنیم"}),
        (None, "به گزارش ايسنا، ارتش پیش رفت.", {"agency": "ايسنا"}),
        (None, "گزارش از: رضا محمدی\nارتش پیش رفت.", {"reporter": "رضا محمدی"}),
        (None, "ارتش پیش رفت.\nخبرنگار: علی رضایی", {"reporter": "علی رضایی"}),
        (None, "ارتش پیش رفت.\nانتهای پیام/۱۲۳", {"closing": "انتهای پیام/۱۲۳"}),
    ],
)  # fmt: skip
def test_the_fields_are_quotes_of_the_body(agency: str | None, body: str, expected: dict[str, str]) -> None:
    found = metadata(body, agency)
    assert quotes(found) == expected
    for name in expected:
        mention = getattr(found, name)
        assert body[mention.start : mention.end] == mention.quote
    document = read(Article("1", body, agency=agency))
    assert [sentence.text for sentence in document.sentences] == ["ارتش پیش رفت."]


@pytest.mark.parametrize("agency", ["Tasnim", None])
def test_the_agency_of_others_is_a_source_and_stays(agency: str | None) -> None:
    body = "به گزارش خبرگزاری اسپوتنیک، ارتش پیش رفت."
    assert quotes(metadata(body, agency)) == {}
    assert read(Article("1", body, agency=agency)).sentences[0].text == fold(body)


def test_a_filed_name_with_an_addition_is_the_same_agency() -> None:
    assert opening_pattern("Tasnim (from text)").pattern == opening_pattern("Tasnim").pattern


def test_an_article_that_says_nothing_of_itself_has_no_metadata() -> None:
    assert repr(metadata("ارتش پیش رفت.")) == "Metadata()"


def test_a_long_line_is_text_whatever_it_begins_with() -> None:
    body = "گزارش: " + "ارتش در محور شمالی شهر پیش رفت و چند روستا را پس گرفت " * 3
    assert len(read(body).sentences) == 1
