"""Articles as they were received, into `landing.article_version`.

The same identifier with the same content is a duplicate, and counted. With another content it is a new version, which
supersedes the earlier ones and becomes pending. An earlier version that arrives again (an old file read once more) is a
duplicate too: it does not bring the old text back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import islice
from typing import Protocol

from psycopg2.extensions import connection

from rasad.article import IRAN, Article
from rasad.warehouse.connection import LOCK_BATCHES, take_turn, transaction
from rasad.warehouse.copying import copy_rows
from rasad.warehouse.files import sql
from rasad.warehouse.keys import article_key, content_hash
from rasad.warehouse.quarantine import Kept, keep_back, storable

_CHUNK_ARTICLES = 2_000
_CHUNK_CHARACTERS = 20_000_000
_COLUMNS = (
    "position", "article_key", "article_id", "content_hash", "title", "body", "agency", "url", "published",
    "published_at", "published_on", "source", "line",
)  # fmt: skip


class RejectedInput(Protocol):
    """What landing needs to know of an input that is no article (`rasad.ingest.Rejection`)."""

    @property
    def source(self) -> str | None: ...
    @property
    def line(self) -> int | None: ...
    @property
    def article_id(self) -> str | None: ...
    @property
    def rule(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def excerpt(self) -> str | None: ...
    @property
    def is_warning(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Received:
    """One article or one rejected input, and where it came from."""

    item: Article | RejectedInput
    source: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class IngestCounts:
    """What became of the inputs: received = landed + duplicate + rejected. `superseding` are the landed articles that
    are new versions of one that was there, `warnings` the articles that went through with a doubt noted."""

    landed: int = 0
    duplicate: int = 0
    rejected: int = 0
    superseding: int = 0
    warnings: int = 0

    @property
    def received(self) -> int:
        """All inputs, warnings not counted twice."""
        return self.landed + self.duplicate + self.rejected

    def __add__(self, other: IngestCounts) -> IngestCounts:
        return IngestCounts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def as_dict(self) -> dict[str, int]:
        """The counts by name, as `ops.run.counts` keeps them."""
        return {"received": self.received, **{f.name: getattr(self, f.name) for f in fields(self)}}


def chunks(received: Iterable[Received]) -> Iterator[list[Received]]:
    """The inputs in pieces that fit in memory, whatever the length of the articles."""
    stream = iter(received)
    while piece := list(islice(stream, 1)):
        characters = _length(piece[0])
        while len(piece) < _CHUNK_ARTICLES and characters < _CHUNK_CHARACTERS:
            following = next(stream, None)
            if following is None:
                break
            piece.append(following)
            characters += _length(following)
        yield piece


def _length(received: Received) -> int:
    return len(received.item.body) if isinstance(received.item, Article) else 0


def land(conn: connection, received: Iterable[Received], *, run_id: int | None = None) -> IngestCounts:
    """Land one chunk of inputs in one transaction; the same chunk again adds duplicates only."""
    rows: list[tuple[object, ...]] = []
    kept: list[Kept] = []
    rejected = warnings = 0
    for position, entry in enumerate(received):
        item = entry.item
        if not isinstance(item, Article):
            warnings += item.is_warning
            rejected += not item.is_warning
            kept.append(_rejection(item))
            continue
        if problem := _unstorable(item):
            rejected += 1
            kept.append(Kept("ingest", "not_storable", problem, excerpt=item.body, source=entry.source, line=entry.line,
                             article_id=item.id))  # fmt: skip
            continue
        rows.append(_row(position, item, entry))
    with transaction(conn) as cur:
        take_turn(cur, LOCK_BATCHES)
        cur.execute(sql("load/arrival.sql"))
        copy_rows(cur, "arrival", _COLUMNS, rows)
        cur.execute(sql("load/landing.sql"), {"run_id": run_id})
        cur.execute("SELECT landed, superseding, duplicate, collisions FROM pg_temp.landed")
        landed, superseding, duplicate, collisions = cur.fetchone() or (0, 0, 0, [])
        kept += [
            Kept("ingest", "key_collision", "another article has the same key", article_id=article_id, source=source,
                 line=line)
            for article_id, source, line in collisions or []
        ]  # fmt: skip
        keep_back(cur, kept)
    return IngestCounts(landed, duplicate, rejected + len(collisions or []), superseding, warnings)


def _row(position: int, article: Article, entry: Received) -> tuple[object, ...]:
    content = content_hash(article)
    published = article.published
    if isinstance(published, datetime) and published.tzinfo is None:
        published = published.replace(tzinfo=IRAN)
    return (
        position, article_key(article, content), article.id, content, article.title, article.body, article.agency,
        article.url, None if published is None else published.isoformat(),
        published if isinstance(published, datetime) else None, article.published_on, entry.source, entry.line,
    )  # fmt: skip


def _unstorable(article: Article) -> str | None:
    for name in ("id", "body", "title", "agency", "url"):
        value = getattr(article, name)
        if value is not None and not storable(value):
            return f"{name} holds a NUL or half a surrogate pair, which the database cannot store"
    return None


def _rejection(item: RejectedInput) -> Kept:
    return Kept(
        "ingest", item.rule, item.message, "warning" if item.is_warning else "critical", item.excerpt,
        item.source, item.line, item.article_id,
    )  # fmt: skip
