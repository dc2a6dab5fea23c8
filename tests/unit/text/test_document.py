"""Reading a body: sections, sentences, what is metadata, and the way back to the raw characters."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.article import Article
from rasad.text import fold, read, tokenize
from rasad.text.document import KEPT_SENTENCES

SAMPLES = Path(__file__).parents[3] / "samples" / "articles.jsonl"

BULLETIN = """به گزارش خبرگزاری تسنیم، تحولات میدانی امروز به این شرح است:
*حمله هوایی به مواضع داعش در حومه رقه
جنگنده‌ها مواضع داعش را بمباران کردند. ده‌ها تروریست کشته شدند!
*درگیری در حلب
ارتش با نیروهای مسلح درگیر شد؛ سه تن زخمی شدند.
انتهای پیام/"""


def bodies() -> list[str]:
    with SAMPLES.open(encoding="utf-8") as lines:
        return [json.loads(line)["body"] for line in lines]


def test_a_starred_line_opens_a_section() -> None:
    document = read(BULLETIN)
    headlines = [section.headline.text for section in document.sections if section.headline]
    assert headlines == ["حمله هوایی به مواضع داعش در حومه رقه", "درگیری در حلب"]


def test_sentences_end_at_their_marks_and_at_the_end_of_a_headline() -> None:
    document = read(BULLETIN)
    (strike, clash) = [section for section in document.sections if section.headline]
    assert [s.text for s in strike.sentences] == ["جنگنده‌ها مواضع داعش را بمباران کردند.".replace("\u200c", ""),
                                                  "ده‌ها تروریست کشته شدند!".replace("\u200c", "")]  # fmt: skip
    assert len(clash.sentences) == 1


def test_opening_and_closing_are_metadata() -> None:
    document = read(BULLETIN)
    text = " ".join(sentence.text for sentence in document.sentences)
    assert "انتهای پیام" not in text
    assert document.metadata.agency is not None
    assert "تسنیم" in document.metadata.agency.quote


@pytest.mark.parametrize("text", ["آقای ب. کریمی گفت شهر آرام است.", "رشد ۳.۵ درصدی ثبت شد.", "نشانی example.com است."])
def test_a_point_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert len(read(text).sentences) == 1


def test_every_sentence_belongs_to_its_section() -> None:
    document = read(BULLETIN)
    for index, section in enumerate(document.sections):
        for sentence in section.sentences:
            assert sentence.section_index == index


@pytest.mark.parametrize("body", bodies(), ids=lambda body: body[:20])
def test_spans_of_samples_lead_back_to_the_raw_body(body: str) -> None:
    for raw in (body, body.replace("\u200c", ""), unicodedata.normalize("NFD", body), f"\ufeff{body}\x00"):
        document = read(raw)
        previous = 0
        for sentence in document.sentences:
            assert previous <= sentence.start < sentence.end
            previous = sentence.end
            quote = document.mention(sentence.start, sentence.end)
            assert raw[quote.start : quote.end] == quote.quote
            assert fold(quote.quote).strip() == sentence.text.strip()
            for token in sentence.tokens:
                assert fold(document.mention(token.start, token.end).quote) == token.text


@given(st.text(max_size=200))
def test_any_text_is_read_and_its_spans_hold(raw: str) -> None:
    document = read(raw)
    for sentence in document.sentences:
        quote = document.mention(sentence.start, sentence.end)
        assert raw[quote.start : quote.end] == quote.quote
        for token in sentence.tokens:
            start, end = document.raw_span(token.start, token.end)
            assert 0 <= start <= end <= len(raw)


@given(st.text(alphabet="ابپکیسش \u200c۰۱۲3.،!\n*-", max_size=120))
def test_tokens_cover_what_is_not_space(raw: str) -> None:
    folded = fold(raw)
    covered = {i for token in tokenize(folded) for i in range(token.start, token.end)}
    assert {i for i, letter in enumerate(folded) if not letter.isspace()} == covered


def test_a_title_that_opens_the_body_is_its_headline() -> None:
    body = "حمله هوایی به حومه رقه\nجنگنده‌ها امروز مواضع داعش را بمباران کردند."
    document = read(Article("1", body, title="حمله هوایی به حومه رقه"))
    assert document.sentences[0].is_headline


def test_length_costs_in_proportion() -> None:
    """One unbroken word of 100,000 letters is cut in pieces that rules can bear; a million characters are read."""
    pieces = read("ب" * 100_000).sentences
    assert sum(piece.end - piece.start for piece in pieces) == 100_000
    assert len(read("ارتش حمله کرد. " * 70_000).sentences) == 70_000


def test_the_tokens_of_an_endless_text_are_not_all_kept() -> None:
    document = read("سه تن زخمی شدند. " * (2 * KEPT_SENTENCES))
    first = document.sentences[0]
    tokens = first.tokens
    for sentence in document.sentences:
        assert sentence.texts == ["سه", "تن", "زخمی", "شدند", "."]
        assert sentence.words == sentence.texts
    assert first.tokens == tokens
    assert first.tokens is not tokens
