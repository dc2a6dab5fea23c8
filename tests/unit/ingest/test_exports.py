"""Channel exports and saved pages, in pages written for these tests in the forms that tools write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rasad.ingest import Rejection, read_path
from rasad.ingest.markup import text_of_html
from rasad.ingest.pages import decode_page, extract

from .support import articles, rejections, rules

POST = "پدافند هوایی یک پهپاد را در آسمان بندر سرنگون کرد."
PARAGRAPHS = [
    "به گزارش خبرنگار ما، نیروهای امدادی بامداد امروز به روستای دشت‌سفید رسیدند و کار آواربرداری را آغاز کردند.",
    "فرماندار شهرستان گفت در این حمله موشکی دست‌کم هفت نفر کشته و بیست نفر زخمی شده‌اند و شماری هنوز زیر آوارند.",
    "سخنگوی نیروهای مسلح نیز مسئولیت این حمله را متوجه گروه‌های مهاجم دانست و از پاسخی سخت در روزهای آینده خبر داد.",
]


def page(head: str = "", body: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!DOCTYPE html><html lang='fa' dir='rtl'><head><title>حمله به دشت‌سفید</title>{head}</head><body>"
        f"<nav><a href='/'>خانه</a> <a href='/world'>جهان</a></nav><article><h1>حمله به دشت‌سفید</h1>{text}{body}"
        "</article><footer>همه حقوق محفوظ است</footer></body></html>"
    )


ARTICLE_HEAD = (
    "<meta charset='utf-8'><meta property='og:type' content='article'>"
    "<meta property='og:site_name' content='خبرگزاری نمونه'>"
    "<meta property='article:published_time' content='2024-03-01T09:20:00+03:30'>"
    "<link rel='canonical' href='https://news.example.org/fa/77'>"
)


def read(path: Path, content: str | bytes) -> list[object]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_path(path))


def test_a_saved_page(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path / "77.html", page(ARTICLE_HEAD)))  # type: ignore[arg-type]
    assert article.id == "77"
    assert article.title == "حمله به دشت‌سفید"
    assert article.agency == "خبرگزاری نمونه"
    assert article.url == "https://news.example.org/fa/77"
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-01T09:20:00+03:30"
    for paragraph in PARAGRAPHS:
        assert paragraph in article.body  # half-spaces and all
    assert "همه حقوق" not in article.body


def test_half_spaces_written_as_entities() -> None:
    found = extract(page(ARTICLE_HEAD).replace("\u200c", "&zwnj;"))
    assert found.body is not None
    assert PARAGRAPHS[0] in found.body


def test_linked_data_tells_the_date() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite"},
            {"@type": ["NewsArticle"], "headline": "تیتر داده‌شده", "datePublished": "2024-03-02T10:00:00Z"},
        ],
    }
    found = extract(page(f"<script type='application/ld+json'>{json.dumps(data)}</script>"))
    assert found.title == "تیتر داده‌شده"
    assert str(found.published) == "2024-03-02 10:00:00+00:00"


@pytest.mark.parametrize("data", ["{broken", "[]", '"x"', "[1]", '{"@graph": 5}', '{"@type": 5}', "null"])
def test_broken_linked_data_does_no_harm(data: str) -> None:
    found = extract(page(ARTICLE_HEAD + f"<script type='application/ld+json'>{data}</script>"))
    assert found.body is not None
    assert not found.is_front_page


def test_a_page_in_windows_1256(tmp_path: Path) -> None:
    content = page(ARTICLE_HEAD.replace("utf-8", "windows-1256")).replace("ی", "ي").encode("cp1256")
    (article,) = articles(read(tmp_path / "old.html", content))  # type: ignore[arg-type]
    assert PARAGRAPHS[1].replace("ی", "ي") in article.body


def test_a_page_whose_declaration_lies() -> None:
    assert "حمله" in decode_page(page("<meta charset='iso-8859-1'>").encode())
    assert "حمله" in decode_page(page("<meta charset='utf-8'>").replace("ی", "ي").encode("cp1256"))


def test_one_broken_byte_does_not_cost_a_page() -> None:
    data = page(ARTICLE_HEAD).encode() * 3
    assert "حمله" in decode_page(data[:500] + b"\xff" + data[500:])


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        ("", "not_an_article"),
        ("<html></html>", "not_an_article"),
        ("plain words, no page", "not_an_article"),
        ("<?xml version='1.0' encoding='x'?><html/>", "not_an_article"),
        ("<div>" * 50_000, "not_an_article"),
        (
            page("<meta property='og:type' content='website'><link rel='canonical' href='https://news.example.org/'>"),
            "not_an_article",
        ),
        (bytes(range(128, 256)) * 50, "bad_encoding"),
        (b"<p>" + b"x" * 17_000_000, "too_long"),
    ],
)
def test_what_is_no_article(tmp_path: Path, content: str | bytes, rule: str) -> None:
    found = read(tmp_path / "x.html", content)
    assert [item.rule for item in found if isinstance(item, Rejection)] == [rule]


def test_scripts_in_a_page_are_no_text(tmp_path: Path) -> None:
    (article,) = articles(read(tmp_path / "x.html", page(ARTICLE_HEAD, "<script>alert('x')</script>")))  # type: ignore[arg-type]
    assert "alert" not in article.body


def test_a_json_export_of_a_channel(tmp_path: Path) -> None:
    export = {
        "info": {"id": 0, "title": "کانال نمونه", "username": "nemuneh"},
        "posts": [
            {
                "id": 11,
                "message": f"<b>فوری</b><br/>{POST}<br/><br/><br/><a href='x'>@nemuneh</a> &amp; دیگران",
                "date": "2026-05-08T11:28:17Z",
                "views": 3,
            },
            {"id": 12, "message": "", "date": "2026-05-08T11:29:00Z", "media": [{"type": "photo"}]},
            {"id": 13, "message": POST, "date": "0001-01-01T00:00:00Z"},
            {"message": POST},
            {"id": 14, "message": None},
            5,
        ],
        "last_updated": 0,
    }
    for indent in (None, 2):
        found = read(tmp_path / "export.json", json.dumps(export, ensure_ascii=False, indent=indent))
        first, second = articles(found)  # type: ignore[arg-type]
        assert first.id == "nemuneh/11"
        assert first.body == f"فوری\n{POST}\n\n@nemuneh & دیگران"
        assert first.agency == "nemuneh (Telegram)"
        assert first.url == "https://t.me/nemuneh/11"
        assert str(first.published) == "2026-05-08 11:28:17+00:00"
        assert (second.id, second.published) == ("nemuneh/13", None)
        assert [(r.rule, r.line) for r in rejections(found)] == [  # type: ignore[arg-type]
            ("not_an_article", 2),
            ("missing_id", 4),
            ("missing_body", 5),
            ("not_an_object", 6),
        ]


def test_a_telegram_desktop_export(tmp_path: Path) -> None:
    export = {
        "name": "کانال نمونه",
        "type": "public_channel",
        "id": 123,
        "messages": [
            {"id": 1, "type": "service", "action": "create_channel"},
            {
                "id": 2,
                "type": "message",
                "date": "2026-05-08T11:28:17",
                "date_unixtime": "1778240897",
                "text": ["🔴 ", {"type": "bold", "text": "فوری: "}, POST],
            },
        ],
    }
    found = read(tmp_path / "result.json", json.dumps(export, ensure_ascii=False, indent=1))
    (article,) = articles(found)  # type: ignore[arg-type]
    assert article.id == "کانال نمونه/2"
    assert article.body == f"🔴 فوری: {POST}"
    assert str(article.published) == "2026-05-08 11:48:17+00:00"
    assert rules(found) == ["not_an_article"]  # type: ignore[arg-type]


def test_a_markdown_digest(tmp_path: Path) -> None:
    text = (
        "# پست‌های کانال `کانال نمونه`\n\n**بروزرسانی:** `2026-04-27 13:20:34`\n\n---\n\n"
        f"### 🕒 2026-04-27 | 13:14:13 IRST\n\n> {POST}  \n>  \n> @nemuneh  \n\n---\n\n"
        f"### 🕒 2026-04-27 | 13:14:13 IRST\n\n> پست دوم  \n\n---\n\n### 🕒 2026-04-27 | 13:10:00 IRST\n\n---\n"
    )
    found = read(tmp_path / "nemuneh.md", text)
    first, second = articles(found)  # type: ignore[arg-type]
    assert first.id == "nemuneh/2026-04-27T13:14:13"
    assert first.body == f"{POST}\n\n@nemuneh"
    assert first.agency == "کانال نمونه (Telegram)"
    assert str(first.published) == "2026-04-27 13:14:13+03:30"
    assert second.id == "nemuneh/2026-04-27T13:14:13-2"
    assert rules(found) == ["not_an_article"]  # type: ignore[arg-type]


def card(number: int, text: str | None) -> str:
    body = "" if text is None else f'<div class="tg-text">{text}</div>\n'
    return (
        f'<div class="tg-post" id="msg-{number}">\n<div class="tg-post-header">پیام</div>\n{body}'
        f'<div class="tg-footer">👁️ 13K · <a href="https://t.me/nemuneh/{number}" target="_blank">'
        "📅 01:35 · 01 Shahrivar 1405</a></div>\n</div>\n"
    )


@pytest.mark.parametrize("name", ["page.html.md", "page.md", "page.html"])
def test_a_page_of_cards(tmp_path: Path, name: str) -> None:
    text = (
        '<div dir="rtl">\n<style>.tg-post { color: red }</style>\n<div class="tg-channel-box">\n'
        f"{card(143, f'👈<br/>{POST}')}{card(142, None)}{card(141, 'خبر دیگر &lt;۲&gt;')}</div></div>"
    )
    found = read(tmp_path / name, text)
    first, second = articles(found)  # type: ignore[arg-type]
    assert first.id == "nemuneh/143"
    assert first.body == f"👈\n{POST}"
    assert first.url == "https://t.me/nemuneh/143"
    assert first.agency == "nemuneh (Telegram)"
    assert str(first.published) == "2026-08-23 01:35:00+03:30"
    assert second.body == "خبر دیگر <۲>"
    assert [(r.rule, r.article_id) for r in rejections(found)] == [("not_an_article", "nemuneh/142")]  # type: ignore[arg-type]


def test_other_markdown_is_told(tmp_path: Path) -> None:
    assert rules(read(tmp_path / "x.md", "# یادداشت\n\nمتن")) == ["unknown_format"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("a<br>b<BR/>c<br />d", "a\nb\nc\nd"),
        ("<p>یک</p><p>دو</p>", "یک\nدو"),
        ("۳ &lt; ۵ &amp; &#1740; &zwnj;", "۳ < ۵ & ی \u200c"),
        ("<script>x<br>y</script>متن<!-- نه -->", "متن"),
        ("۲ < ۳ و a > b", "۲ < ۳ و a > b"),
        ("a\n\n\n\n\nb", "a\n\nb"),
    ],
)
def test_text_of_html(fragment: str, text: str) -> None:
    assert text_of_html(fragment) == text
