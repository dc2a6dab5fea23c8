"""Keeping back what cannot go on, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from psycopg2.extensions import cursor

from rasad.warehouse.connection import Database, connected, transaction
from rasad.warehouse.copying import copy_rows
from rasad.warehouse.files import sql
from rasad.warehouse.keys import digest

Stage = Literal["ingest", "normalize", "extract", "validate"]

_EXCERPT = 300
_COLUMNS = (
    "fingerprint", "stage", "rule", "severity", "message", "excerpt", "source", "line", "article_id", "article_key",
    "coder_key", "batch_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """Something kept back (`severity` critical) or let through with a doubt (warning)."""

    stage: Stage
    rule: str
    message: str
    severity: Literal["critical", "warning"] = "critical"
    excerpt: str | None = None
    source: str | None = None
    line: int | None = None
    article_id: str | None = None
    article_key: int | None = None
    coder_key: int | None = None
    batch_id: int | None = None

    @property
    def fingerprint(self) -> str:
        """What makes two entries the same one: met again it is counted, not repeated."""
        what = (self.source, self.line, self.article_id, self.article_key, self.coder_key)
        return digest(self.stage, self.rule, *(None if part is None else str(part) for part in what)).hex()


def storable(text: str) -> bool:
    """Whether Postgres can hold the text as it is: it takes neither NUL nor half a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def excerpt(text: str, length: int = _EXCERPT) -> str:
    """The beginning of a text, safe to store and to show: control characters and lone surrogates escaped."""
    cut = text[:length] + ("…" if len(text) > length else "")
    return "".join(
        letter
        if letter.isprintable() or letter in "\u200c\u200d\u200e\u200f"
        else letter.encode("unicode_escape").decode()
        for letter in cut
    )


def keep_back(cur: cursor, entries: Iterable[Kept]) -> int:
    """Record `entries` in ops.quarantine; returns how many were not there yet."""
    unique = {entry.fingerprint: entry for entry in entries}
    if not unique:
        return 0
    cur.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS kept_back (LIKE ops.quarantine INCLUDING DEFAULTS) ON COMMIT DROP"
    )
    cur.execute("ALTER TABLE pg_temp.kept_back ALTER quarantine_id DROP NOT NULL")
    cur.execute("DELETE FROM pg_temp.kept_back")
    copy_rows(
        cur, "kept_back", _COLUMNS,
        (
            (
                fingerprint, e.stage, e.rule, e.severity, excerpt(e.message, 2_000),
                None if e.excerpt is None else excerpt(e.excerpt),
                None if e.source is None else excerpt(e.source, 1_000), e.line,
                None if e.article_id is None else excerpt(e.article_id, 200), e.article_key, e.coder_key, e.batch_id,
            )
            for fingerprint, e in unique.items()
        ),
    )  # fmt: skip
    cur.execute(sql("load/quarantine.sql"))
    return int(cur.rowcount)


def retry(database: Database, entries: Sequence[int] | None = None) -> int:
    """Put the articles of open entries (of all, where none are named) back on the work list; returns how many.

    Input that was never landed cannot be tried again from here: it is read again by its source.
    """
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute(sql("quarantine/retry.sql"), {"ids": list(entries or ()), "every": entries is None})
        keys = [key for (key,) in cur.fetchall()]
        cur.execute(sql("maintenance/mark_pending.sql"), {"article_keys": keys})
    return len(keys)


def release(database: Database, entries: Sequence[int]) -> int:
    """Close open entries that a person has looked at and lets go; returns how many there were.

    What they hold stays out of the warehouse. They do not open again when the same thing is met again.
    """
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute(sql("quarantine/release.sql"), {"ids": list(entries)})
        return int(cur.rowcount)
