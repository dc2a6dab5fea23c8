"""The steps of the pipeline, without Airflow.

    ingest → open_batches → normalize → extract → validate → load → resolve → refresh_marts → reconcile

Each step takes a database (a URL or an open psycopg2 connection) and at most a batch's number, and returns counts:
what passes
from step to step is in the database. Each can be run again. A step that a batch has behind it is skipped, so that a
retry or a second run at the same time costs nothing; `again=True` does it nevertheless.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from psycopg2.extensions import connection

from rasad.article import Article, CodedArticle
from rasad.isolation import isolated
from rasad.warehouse import documents, staging, worklist
from rasad.warehouse.connection import Database, connected, transaction
from rasad.warehouse.errors import BatchRejected, StageOutOfOrder
from rasad.warehouse.landing import IngestCounts, Received, chunks, land
from rasad.warehouse.quarantine import Kept, keep_back
from rasad.warehouse.worklist import Batch, Coder, State
from rasad.warm_up import WARM_UP

if TYPE_CHECKING:
    from rasad.ingest import Rejection
    from rasad.warehouse.recoding import Selection

Counts: TypeAlias = dict[str, int]
#: Called with the name of a step and what it counted so far.
Progress: TypeAlias = Callable[[str, Counts], None]
Input: TypeAlias = "str | Path | Iterable[Article | Rejection]"

#: Longest time that reading or coding one article may take, in seconds. A 5 MB article takes a few.
ARTICLE_TIMEOUT = 120.0
BATCH_SIZE = 2_000
#: How many batches `open_batches` gives at once: as many mapped tasks as a run of Airflow should have.
BATCH_LIMIT = 100


def current_coder() -> Coder:
    """The coder and dictionaries of this installation."""
    from rasad.coding import CODER_VERSION, lexicon_version

    return Coder(CODER_VERSION, lexicon_version())


def migrate(database: Database) -> Counts:
    """Apply missing migrations, rebuild the marts if their files changed, bring the dimensions to the dictionaries."""
    from rasad.warehouse import dictionaries, migrations

    applied = migrations.migrate(database)
    return {"migrations": applied, "members": dictionaries.synchronize(database)}


def ingest(database: Database, inputs: Input | Iterable[Input], *, progress: Progress | None = None) -> IngestCounts:
    """Land articles. `inputs` are paths (files or folders), or iterables of articles and rejections, or one of them.

    Whatever is no article is counted and kept in quarantine. Raises nothing for the content of the inputs.
    """
    with connected(database) as conn:
        _ready(conn)
        with transaction(conn) as cur:
            cur.execute("INSERT INTO ops.run (kind) VALUES ('ingest') RETURNING run_id")
            run_id: int = (cur.fetchone() or (0,))[0]
        counts = IngestCounts()
        with closing(_received(inputs)) as stream:
            for chunk in chunks(stream):
                counts += land(conn, chunk, run_id=run_id)
                if progress:
                    progress("ingest", counts.as_dict())
        with transaction(conn) as cur:
            cur.execute(
                "UPDATE ops.run SET finished_at = clock_timestamp(), counts = %s WHERE run_id = %s",
                (json.dumps(counts.as_dict()), run_id),
            )
    return counts


def _received(inputs: Input | Iterable[Input]) -> Generator[Received]:
    """Whatever was given, as a stream of items with their sources."""
    from rasad.ingest import read_path

    if isinstance(inputs, str | Path):
        for item in read_path(inputs):
            yield _with_source(item, str(inputs))
        return
    for one in inputs:
        if isinstance(one, str | Path) or (isinstance(one, Iterable) and not isinstance(one, Article)):
            yield from _received(one)
        else:
            yield _with_source(one, None)


def _with_source(item: Article | Rejection, source: str | None) -> Received:
    return Received(item, source if isinstance(item, Article) else item.source, getattr(item, "line", None))


def open_batches(database: Database, *, size: int = BATCH_SIZE, limit: int | None = BATCH_LIMIT) -> list[int]:
    """Batches of pending articles to work on: those an earlier run left unfinished, and new ones; at most `limit`."""
    with connected(database) as conn:
        _ready(conn)
        return worklist.open_batches(conn, current_coder(), size=size, limit=limit)


def normalize(database: Database, batch_id: int, *, processes: int | None = None, again: bool = False) -> Counts:
    """Read the batch's articles into text.document. One that cannot be read goes to quarantine, the others on."""
    with connected(database) as conn, worklist.working(conn, batch_id, after="open") as batch:
        if _done(batch, "normalized", again):
            return {"skipped": batch.articles}
        lines, kept = _in_workers(conn, batch, documents.document_line, "normalize", processes)
        with transaction(conn) as cur:
            given, written = documents.store(cur, lines.values())
            keep_back(cur, kept)
            counts = {"documents": given, "written": written, "quarantined": len(kept)}
            worklist.advance(cur, batch, "normalized", counts)
    return counts


def extract(database: Database, batch_id: int, *, processes: int | None = None, again: bool = False) -> Counts:
    """Code the batch's articles into staging. One that cannot be coded goes to quarantine, the others on."""
    with connected(database) as conn, worklist.working(conn, batch_id, after="normalized") as batch:
        # Staging is not logged: a crash of the server empties it, and the batch is coded once more.
        if _done(batch, "extracted", again) and worklist.has_staging(conn, batch):
            return {"skipped": batch.articles}
        if batch.coder_key != current_coder().key:
            raise StageOutOfOrder(f"batch {batch_id} was opened for another coder or lexicon: open batches again")
        rows, kept = _in_workers(conn, batch, _code, "extract", processes)
        staged = [*rows.values(), *(staging.failed(k.article_key or 0, k.message) for k in kept)]
        with transaction(conn) as cur:
            counts = staging.stage(cur, batch.id, staged)
            keep_back(cur, kept)
            worklist.advance(cur, batch, "extracted", counts)
    return counts


def _code(article_key: int, article: Article) -> staging.StagedArticle:
    return staging.coded_rows(article_key, _coded(article_key, article))


def _coded(article_key: int, article: Article) -> CodedArticle:
    from rasad.coding import code

    return code(article)


def _call(work: Callable[[int, Article], Any], item: tuple[int, Article]) -> Any:
    return work(*item)


def _in_workers(
    conn: connection,
    batch: Batch,
    work: Callable[[int, Article], Any],
    stage: Literal["normalize", "extract"],
    processes: int | None,
) -> tuple[dict[int, Any], list[Kept]]:
    """`work` of each article of the batch, by article key in the order of the keys, and those that failed."""
    work(0, WARM_UP)
    items = worklist.articles(conn, batch)
    results: dict[int, Any] = {key: None for key, _ in items}
    kept: list[Kept] = []
    outcomes = isolated(
        partial(_call, work), items, processes=processes, timeout=ARTICLE_TIMEOUT, close=(conn.fileno(),)
    )
    for outcome in outcomes:
        key, article = items[outcome.position]
        if outcome.rule is None:
            results[key] = outcome.result
            continue
        del results[key]
        kept.append(
            Kept(stage, outcome.rule, outcome.problem or outcome.rule, excerpt=article.body, article_id=article.id,
                 article_key=key, coder_key=batch.coder_key, batch_id=batch.id)
        )  # fmt: skip
    return results, kept


def validate(database: Database, batch_id: int, *, again: bool = False) -> Counts:
    """Check the batch's staging rows; those that break a critical expectation go to quarantine, the others on.

    Raises BatchRejected where too much of the batch breaks them: nothing of it is loaded.
    """
    from rasad.quality.validation import validate_batch

    with connected(database) as conn:
        # What is loaded needs no staging rows any more, which a crash of the server may have emptied.
        if _done(worklist.read_batch(conn, batch_id), "loaded", again):
            return {"skipped": 1}
        with worklist.working(conn, batch_id, after="extracted") as batch:
            if _done(batch, "validated", again):
                return {"skipped": batch.articles}
            return validate_batch(conn, batch)


def load(database: Database, batch_id: int, *, again: bool = False) -> Counts:
    """Publish the batch in the warehouse, in one transaction; returns rows inserted, updated and deleted."""
    from rasad.warehouse.loading import load_batch

    with connected(database) as conn:
        if _done(worklist.read_batch(conn, batch_id), "loaded", again):
            return {"skipped": 1}
        return load_batch(conn, batch_id)


def resolve(database: Database, batch_id: int | None = None) -> Counts:
    """Join reports of one event: whatever loading left to resolve, of this batch and of others."""
    from rasad.identity.resolution import resolve_pending

    with connected(database) as conn:
        counts = resolve_pending(conn)
        if batch_id is not None:
            with worklist.working(conn, batch_id, after="loaded") as batch, transaction(conn) as cur:
                if batch.state == "loaded":
                    worklist.advance(cur, batch, "resolved", counts)
    return counts


def refresh_marts(database: Database) -> Counts:
    """Bring the marts to what has changed in the warehouse, without keeping readers out; returns their rows by name."""
    from rasad.warehouse.marts import refresh

    return refresh(database)


def reconcile(database: Database) -> Counts:
    """Check that nothing was lost, and keep the result in ops.reconciliation. Raises OutOfBalance."""
    from rasad.warehouse.reconciliation import reconcile as check

    return check(database, current_coder())


def preview_recoding(
    database: Database, selection: Selection, *, limit: int = 500, processes: int | None = None
) -> Counts:
    """Code the first `limit` articles of a selection and compare with what the warehouse holds of them.

    Nothing is written. Returns `selected` (all of them), the counts of `warehouse.recoding.compare`, and `failed`.
    """
    from rasad.warehouse import recoding

    with connected(database) as conn:
        selected = recoding.select(conn, selection)
        items = worklist.articles_of_keys(conn, [article.key for article in selected[:limit]])
        _coded(0, WARM_UP)
        outcomes = isolated(
            partial(_call, _coded), items, processes=processes, timeout=ARTICLE_TIMEOUT, close=(conn.fileno(),)
        )
        coded = {items[outcome.position][0]: outcome.result for outcome in outcomes if outcome.result is not None}
        changes = recoding.compare(conn, coded)
    return {"selected": len(selected), **changes, "failed": len(items) - len(coded)}


def run_batch(
    database: Database, batch_id: int, *, processes: int | None = None, progress: Progress | None = None
) -> Counts:
    """Take one batch through all steps that it does not have behind it; returns what they counted, as `step.count`."""
    steps: tuple[tuple[str, Callable[[], Counts]], ...] = (
        ("normalize", lambda: normalize(database, batch_id, processes=processes)),
        ("extract", lambda: extract(database, batch_id, processes=processes)),
        ("validate", lambda: validate(database, batch_id)),
        ("load", lambda: load(database, batch_id)),
        ("resolve", lambda: resolve(database, batch_id)),
    )
    total: Counts = {}
    for name, step in steps:
        counts = step()
        if progress:
            progress(name, counts)
        total.update({f"{name}.{key}": value for key, value in counts.items()})
    return total


def run(
    database: Database,
    inputs: Input | Iterable[Input] = (),
    progress: Progress | None = None,
    *,
    processes: int | None = None,
    size: int = BATCH_SIZE,
) -> Counts:
    """Everything: land `inputs`, take all pending articles through the steps, refresh the marts, reconcile.

    A batch that validation stops does not keep the others: its BatchRejected is raised at the end, when they are
    through.
    """
    totals: Counter[str] = Counter(ingest(database, inputs, progress=progress).as_dict())
    stopped: list[BatchRejected] = []
    seen: set[int] = set()
    while batches := [batch_id for batch_id in open_batches(database, size=size) if batch_id not in seen]:
        seen.update(batches)
        for batch_id in batches:
            try:
                totals.update(run_batch(database, batch_id, processes=processes, progress=progress))
            except BatchRejected as rejected:
                stopped.append(rejected)
        if stopped:
            break
    for name, step in (("refresh_marts", refresh_marts), ("reconcile", reconcile)):
        counts = step(database)
        if progress:
            progress(name, counts)
        totals.update({f"{name}.{key}": value for key, value in counts.items()})
    if stopped:
        raise stopped[0]
    return dict(totals)


def _ready(conn: connection) -> None:
    """The database is migrated, and its dimensions hold the dictionaries' present state."""
    from rasad.warehouse import dictionaries, migrations

    migrations.require_migrated(conn)
    dictionaries.synchronize(conn)


def _done(batch: Batch, state: State, again: bool) -> bool:
    """Whether the batch has the step behind it."""
    return not again and worklist.has_passed(batch, state)
