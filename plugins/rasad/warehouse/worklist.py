"""The work list: which articles are pending, and the batches that they go through the steps in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from psycopg2.extensions import connection, cursor

from rasad.article import Article
from rasad.warehouse.connection import (
    LOCK_BATCHES,
    LOCK_SPACE_BATCH,
    Database,
    connected,
    held,
    take_turn,
    transaction,
)
from rasad.warehouse.errors import StageOutOfOrder, StagingLost, UnknownBatch
from rasad.warehouse.files import sql
from rasad.warehouse.keys import member_key

State = Literal["open", "normalized", "extracted", "validated", "loaded", "resolved", "stopped", "abandoned"]
_ORDER: tuple[State, ...] = ("open", "normalized", "extracted", "validated", "loaded", "resolved")


@dataclass(frozen=True, slots=True)
class Coder:
    """A coder with its dictionaries, as `warehouse.dim_coder` knows it."""

    version: str
    lexicon: str

    @property
    def key(self) -> int:
        return member_key("coder", self.version, self.lexicon)


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it stands."""

    id: int
    coder_key: int
    state: State
    articles: int


def register(cur: cursor, coder: Coder) -> None:
    """Make sure that dim_coder holds `coder`."""
    cur.execute(
        "INSERT INTO warehouse.dim_coder (coder_key, coder_version, lexicon_version) VALUES (%s, %s, %s)"
        " ON CONFLICT (coder_key) DO NOTHING",
        (coder.key, coder.version, coder.lexicon),
    )


def open_batches(database: Database, coder: Coder, *, size: int, limit: int | None = None) -> list[int]:
    """Put every pending article into a batch; returns the batches to work on, oldest first, at most `limit` of them.

    Batches that an earlier run left unfinished come first. Those of another coder or lexicon are abandoned: their
    articles are pending for the present one. A stopped batch keeps its state for the record, and its articles are
    tried again in a new one.
    """
    if size < 1:
        raise ValueError(f"a batch holds at least one article, not {size}")
    with connected(database) as conn, transaction(conn) as cur:
        take_turn(cur, LOCK_BATCHES)
        register(cur, coder)
        cur.execute(sql("load/open_batches.sql"), {"coder_key": coder.key, "size": size, "limit": limit})
        return [batch_id for (batch_id,) in cur.fetchall()]


def pending_count(database: Database, coder: Coder) -> int:
    """Number of articles without a coding record of `coder` for their current version."""
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute("SELECT count(*) FROM ops.article WHERE coder_key IS DISTINCT FROM %s", (coder.key,))
        return int((cur.fetchone() or (0,))[0])


@contextmanager
def working(conn: connection, batch_id: int, *, after: State) -> Iterator[Batch]:
    """Work on a batch alone, once the step `after` has been completed.

    Raises UnknownBatch, StageOutOfOrder, or StagingLost where the batch's staging rows should be there and are not (the
    batch is then open again, for the next run to code).
    """
    with held(conn, LOCK_SPACE_BATCH, batch_id):
        batch = read_batch(conn, batch_id)
        if batch.state in {"stopped", "abandoned"} and after in {"validated", "loaded"}:
            raise StageOutOfOrder(f"batch {batch_id} was {batch.state}: nothing of it is loaded")
        if batch.state in _ORDER and _ORDER.index(batch.state) < _ORDER.index(after):
            raise StageOutOfOrder(f"batch {batch_id} is {batch.state}: it has to be {after} first")
        if after in {"extracted", "validated"}:
            _require_staging(conn, batch)
        yield batch


def has_staging(conn: connection, batch: Batch) -> bool:
    """Whether the batch's staging rows are all there, or not needed any more."""
    if has_passed(batch, "loaded"):
        return True
    with transaction(conn) as cur:
        cur.execute("SELECT count(*) FROM staging.article WHERE batch_id = %s", (batch.id,))
        return int((cur.fetchone() or (0,))[0]) == batch.articles


def _require_staging(conn: connection, batch: Batch) -> None:
    with transaction(conn) as cur:
        cur.execute("SELECT count(*) FROM staging.article WHERE batch_id = %s", (batch.id,))
        staged = int((cur.fetchone() or (0,))[0])
        if staged == batch.articles:
            return
        if batch.state not in {"loaded", "resolved"}:
            cur.execute("UPDATE ops.batch SET state = 'open', changed_at = now() WHERE batch_id = %s", (batch.id,))
    raise StagingLost(
        f"batch {batch.id} has {staged} of its {batch.articles} articles in staging: the server crashed, or staging"
        " was cleaned; code it again"
    )


def read_batch(conn: connection, batch_id: int) -> Batch:
    """The batch as it stands. Raises UnknownBatch."""
    with transaction(conn) as cur:
        cur.execute("SELECT coder_key, state, article_count FROM ops.batch WHERE batch_id = %s", (batch_id,))
        row = cur.fetchone()
    if row is None:
        raise UnknownBatch(f"there is no batch {batch_id}")
    return Batch(batch_id, row[0], row[1], row[2])


def has_passed(batch: Batch, state: State) -> bool:
    """Whether the step that ends in `state` is completed."""
    return batch.state in _ORDER and _ORDER.index(batch.state) >= _ORDER.index(state)


def advance(cur: cursor, batch: Batch, state: State, counts: Mapping[str, int]) -> None:
    """Note that a step was completed, and what it counted. Doing an earlier step again leads back to it."""
    cur.execute(
        "UPDATE ops.batch SET state = %s, changed_at = now(), counts = counts || jsonb_build_object(%s, %s::jsonb)"
        " WHERE batch_id = %s",
        (state, state, json.dumps(dict(counts)), batch.id),
    )


def articles(conn: connection, batch: Batch) -> list[tuple[int, Article]]:
    """The articles of a batch with their keys, in the order of the keys."""
    with transaction(conn) as cur:
        cur.execute("SELECT article_key FROM ops.batch_article WHERE batch_id = %s", (batch.id,))
        keys = [key for (key,) in cur.fetchall()]
    return articles_of_keys(conn, keys)


def articles_of_keys(conn: connection, keys: Sequence[int]) -> list[tuple[int, Article]]:
    """The articles of these keys, in the order of the keys."""
    with transaction(conn) as cur:
        cur.execute(
            "SELECT v.article_key, v.article_id, v.body, v.title, v.agency, v.published, v.url"
            " FROM landing.article_version AS v WHERE v.article_key = ANY(%s) ORDER BY v.article_key",
            (list(keys),),
        )
        return [
            (key, Article(id, body, title, agency, _published(published), url))
            for key, id, body, title, agency, published, url in cur.fetchall()
        ]


def _published(text: str | None) -> datetime | date | None:
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
