"""One text in another dress is the same news: events do not depend on half-spaces, on Arabic letters and digits, or on
how letters with marks are composed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rasad.article import Article
from rasad.coding import code
from rasad.ingest import Rejection, read_path
from rasad.text import fold

SAMPLES = Path(__file__).parents[3] / "samples" / "articles.jsonl"
ARABIC = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك٠١٢٣٤٥٦٧٨٩")


def glued(text: str) -> str:
    return text.replace("\u200c", "")


def arabic(text: str) -> str:
    return text.translate(ARABIC)


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def articles() -> list[Article]:
    return [item for item in read_path(SAMPLES) if not isinstance(item, Rejection)]


def plain(value: Any) -> Any:
    """A coded value without what a dress changes: offsets, and the letters' dress inside quotes."""
    if isinstance(value, dict):
        return {
            key: plain(inner)
            for key, inner in value.items()
            if not key.endswith(("start", "end")) or (key in ("start", "end") and isinstance(inner, str))
        }
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return fold(value).replace(" ", "") if isinstance(value, str) else value


def told(article: Article) -> Any:
    return plain(code(article).as_json()["events"])


@pytest.mark.parametrize("dress", [glued, arabic, decomposed])
@pytest.mark.parametrize("article", articles(), ids=lambda article: article.id)
def test_events_are_the_same_in_another_dress(article: Article, dress: Callable[[str], str]) -> None:
    dressed = replace(article, body=dress(article.body))
    assert told(dressed) == told(article)


@pytest.mark.parametrize("dress", [glued, arabic, decomposed])
def test_quotes_are_cut_from_the_text_as_it_came(dress: Callable[[str], str]) -> None:
    for article in articles():
        body = dress(article.body)
        for event in code(replace(article, body=body)).events:
            mentions = [
                *event.evidence,
                *event.initiator,
                *event.target,
                *event.places,
                *event.attribution,
                *event.casualties,
                *event.materiel,
            ]
            assert [m.quote for m in mentions] == [body[m.start : m.end] for m in mentions]
