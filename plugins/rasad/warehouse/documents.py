"""What reading an article gave, into `text.document`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from psycopg2.extensions import cursor

from rasad.article import Article, Mention
from rasad.warehouse.copying import copy_lines, line
from rasad.warehouse.files import sql

if TYPE_CHECKING:
    from rasad.text import Document

COLUMNS = (
    "article_key", "normalized", "headline", "section_count", "sentence_count", "sections", "reporter", "agency",
    "dateline_place", "dateline_date", "closing",
)  # fmt: skip


def document_line(article_key: int, article: Article) -> str:
    """Read one article; its row of text.document as a line of COPY's text format."""
    from rasad.text import read

    return line(_row(article_key, read(article)))


def _row(article_key: int, document: Document) -> tuple[Any, ...]:
    sections: list[list[tuple[int, int, bool]]] = []
    headline: str | None = None
    count = 0
    for section in document.sections:
        sentences = [*([section.headline] if section.headline else []), *section.sentences]
        spans = [(*document.raw_span(s.start, s.end), s.is_headline) for s in sentences]
        if headline is None and section.headline is not None:
            headline = document.raw[spans[0][0] : spans[0][1]]
        sections.append(spans)
        count += len(spans)
    metadata = document.metadata
    return (
        article_key, document.normalized, headline, len(sections), count, json.dumps(sections),
        *(_quote(getattr(metadata, name, None)) for name in COLUMNS[6:]),
    )  # fmt: skip


def _quote(mention: Mention | None) -> str | None:
    return mention.quote if mention is not None else None


def store(cur: cursor, lines: Iterable[str]) -> tuple[int, int]:
    """Write documents; those that are there as they are stay untouched. Returns (documents given, rows written)."""
    cur.execute("CREATE TEMPORARY TABLE reading (LIKE text.document) ON COMMIT DROP")
    given = copy_lines(cur, "reading", COLUMNS, lines)
    cur.execute("ANALYZE pg_temp.reading")
    written = 0
    for name in ("load/document_update.sql", "load/document_insert.sql"):
        cur.execute(sql(name))
        written += cur.rowcount
    return given, written
