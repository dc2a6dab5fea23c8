"""Headlines, lists, page lines and sentences, as news sites and channels write them."""

from __future__ import annotations

import pytest

from rasad.article import Article
from rasad.text import Document, fold, read

Outline = list[tuple[str | None, list[str]]]


def outline(text: str | Article) -> Outline:
    document: Document = read(text)
    return [(s.headline.text if s.headline else None, [x.text for x in s.sentences]) for s in document.sections]


def folded(expected: Outline) -> Outline:
    return [(fold(headline) if headline else None, [fold(s) for s in sentences]) for headline, sentences in expected]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "درگیری در حومه درعا\nسه نفر کشته شدند. منطقه آرام است.\nتبادل آتش در ادلب\nدو طرف آتش گشودند.",
            [("درگیری در حومه درعا", ["سه نفر کشته شدند.", "منطقه آرام است."]),
             ("تبادل آتش در ادلب", ["دو طرف آتش گشودند."])],
            id="bare headlines",
        ),
        pytest.param(
            "**درگیری در حلب**\nسه نفر کشته شدند.",
            [("درگیری در حلب", ["سه نفر کشته شدند."])],
            id="bold headline",
        ),
        pytest.param(
            "خبرهای امروز:\n۱- ارتش دو روستا را آزاد کرد.\n۲- جاده بسته شد.",
            [(None, ["خبرهای امروز:", "ارتش دو روستا را آزاد کرد.", "جاده بسته شد."])],
            id="numbered list",
        ),
        pytest.param(
            "مهم‌ترین رویدادها:\n- ارتش دو روستا را آزاد کرد\n- جاده بسته شد",
            [(None, ["مهم‌ترین رویدادها:", "ارتش دو روستا را آزاد کرد", "جاده بسته شد"])],
            id="dashed list",
        ),
        pytest.param(
            "ارتش پیش رفت. 🔹 جاده بسته شد.\n@akhbar_channel\nhttps://t.me/akhbar\n#سوریه",
            [(None, ["ارتش پیش رفت.", "🔹 جاده بسته شد."])],
            id="tail of a channel",
        ),
        pytest.param("ارتش پیش رفت. @akhbar", [(None, ["ارتش پیش رفت."])], id="name of a channel in the line"),
        pytest.param(
            "ارتش پیش رفت.\nبیشتر بخوانید:\nشهر آزاد شد\nجاده باز شد",
            [(None, ["ارتش پیش رفت."])],
            id="links to other articles",
        ),
        pytest.param("ارتش پیش رفت. انتهای پیام/ ۱۲۳", [(None, ["ارتش پیش رفت."])], id="closing mark in the line"),
        pytest.param("", [], id="nothing"),
        pytest.param("\x00\ufeff\u202b\n\n***\n@x", [], id="no words"),
    ],
)  # fmt: skip
def test_sections_and_sentences(body: str, expected: Outline) -> None:
    assert outline(body) == folded(expected)


@pytest.mark.parametrize(
    "sentences",
    [
        ["سخنگو گفت: «ما پیش رفتیم.", "شهر آزاد شد.»", "او سپس رفت."],
        ["بی.بی.سی گزارش داد.", "آقای ب. کریمی گفت.", "دکتر م. رضایی آمد."],
        ["او گفت... و رفت.", "شهر… آرام بود."],
        ["آیا جنگ تمام شد؟", "بله!", "خوب."],
        ["ارتش U.S. Army را دید.", "نسخه 2.5 آمد.", "نشانی example.com است."],
        ["حمله ساعت ۱۴:۳۰ بود.", "۲۰.۵ درصد آرا شمرده شد."],
    ],
)
def test_marks_that_end_a_sentence_and_marks_that_do_not(sentences: list[str]) -> None:
    assert outline(" ".join(sentences)) == folded([(None, sentences)])


def test_a_lost_space_after_a_point_does_not_join_sentences() -> None:
    assert outline("ارتش پیش رفت.شهر آزاد شد.") == [(None, ["ارتش پیش رفت.", "شهر آزاد شد."])]


def test_the_source_after_a_slash_belongs_to_its_sentence() -> None:
    assert outline("ارتش پیش رفت./ فارس") == [(None, ["ارتش پیش رفت./ فارس"])]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u0085"])
def test_any_line_end_closes_a_headline(end: str) -> None:
    assert [h for h, _ in outline(f"*آتش‌بس در ادلب{end}دو طرف عقب رفتند.")] == [fold("آتش‌بس در ادلب")]


def test_a_line_that_ends_with_a_verb_is_no_headline_between_paragraphs() -> None:
    body = "ارتش پیش رفت.\nشهر آزاد شد\nدو نفر زخمی شدند."
    assert outline(body) == [(None, ["ارتش پیش رفت.", "شهر آزاد شد", "دو نفر زخمی شدند."])]


def test_a_text_without_a_point_is_cut_somewhere() -> None:
    spans = read("شهر و روستا " * 2000).sentences
    assert max(span.end - span.start for span in spans) <= 3000


def test_the_title_is_a_headline_whatever_it_looks_like() -> None:
    title = "شهر آزاد شد."
    assert outline(Article("1", f"{title}\nارتش پیش رفت.", title=title)) == [(title, ["ارتش پیش رفت."])]
