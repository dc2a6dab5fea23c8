"""How fast the warehouse is loaded, as ratios measured in one run on one throwaway Postgres.

    python benchmarks/bench_load.py [--reports N] [--json]

On the same made-up reports with their parts, in seconds of processor:

- staging: rows a second from coded articles into the staging tables by COPY, against `pandas.to_sql` into the same
  tables (on a share of the articles, since it takes long)
- loading: staging → star, against a bare `INSERT ... SELECT` of the finished rows into the same tables, with the same
  indexes and foreign keys
- reloading: the same batch again, against the first time; nothing may be written
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import sqlalchemy
from psycopg2 import sql
from psycopg2.extensions import connection

from rasad import pipeline
from rasad.article import Article, CodedArticle, Event
from rasad.local.postgres import throwaway
from rasad.warehouse import staging, worklist
from rasad.warehouse.connection import connect, transaction
from rasad.warehouse.landing import Received, chunks, land
from rasad.warehouse.worklist import Coder

sys.path.insert(0, str(Path(__file__).parent))
from generator import TOLD, articles
from meter import Meter

REPORTS = 40_000
#: One article in so many goes through pandas.to_sql.
PANDAS_SHARE = 20
#: What a load writes, in the order of the foreign keys.
STAR = (
    "dim_article", "fact_report", "bridge_report_actor", "bridge_report_place", "bridge_report_attribution",
    "fact_casualty", "fact_materiel_loss", "fact_article",
)  # fmt: skip
#: Of the benchmark's own: dictionaries that change meanwhile would make articles pending again.
CODER = Coder("benchmark", "1")
WANTED = {"staging against pandas.to_sql": 5.0, "loading against bare INSERT": 0.6, "reloading against loading": 4.0}


def publish(conn: connection, made: Iterable[tuple[Article, list[Event]]]) -> tuple[int, dict[int, list[Event]]]:
    """Land articles and open one batch of them; returns the batch and the events by article key."""
    events: dict[str, list[Event]] = {}

    def received() -> Iterable[Received]:
        for article, told in made:
            events[article.id] = told
            yield Received(article, "benchmark")

    for chunk in chunks(received()):
        land(conn, chunk)
    (batch_id,) = worklist.open_batches(conn, CODER, size=10_000_000)
    keys = worklist.articles(conn, worklist.read_batch(conn, batch_id))
    return batch_id, {key: events[article.id] for key, article in keys}


def stage(conn: connection, batch_id: int, told: dict[int, list[Event]]) -> int:
    """Coded articles → staging, as the pipeline does it; returns the rows."""
    with worklist.working(conn, batch_id, after="open") as batch, transaction(conn) as cur:
        counts = staging.stage(
            cur, batch_id, (staging.coded_rows(key, CodedArticle(str(key), tuple(each))) for key, each in told.items())
        )
        worklist.advance(cur, batch, "extracted", counts)
    return sum(counts.values())


def stage_with_pandas(url: str, told: dict[int, list[Event]]) -> tuple[int, float]:
    """The same rows by `pandas.to_sql` into tables like those of staging; returns rows, and seconds of writing."""
    engine = sqlalchemy.create_engine(url.replace("postgresql://", "postgresql+psycopg2://", 1))
    with engine.begin() as conn:
        conn.exec_driver_sql("CREATE SCHEMA bench")
        for table in staging.TABLES:
            conn.exec_driver_sql(f"CREATE UNLOGGED TABLE bench.{table} (LIKE staging.{table} INCLUDING ALL)")
    coded = [staging.coded_rows(key, CodedArticle(str(key), tuple(each))) for key, each in told.items()]
    frames = {
        table: pd.DataFrame(
            [[1, *_fields(line)] for article in coded for line in article.lines[table]], columns=["batch_id", *columns]
        )
        for table, columns in staging.TABLES.items()
    }
    with engine.begin() as conn:
        meter = Meter(conn.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())
        for table, frame in frames.items():
            # As the type of each column is that of the table, texts do: Postgres reads them.
            frame.to_sql(table, conn, schema="bench", if_exists="append", index=False)
        meter("pandas")
    engine.dispose()
    return sum(map(len, frames.values())), meter.seconds["pandas"]


def _fields(line: str) -> list[str | None]:
    return [None if field == "\\N" else field for field in line.rstrip("\n").split("\t")]


def accept(conn: connection, batch_id: int) -> None:
    """Let the batch pass validation, which is not what is measured here."""
    with worklist.working(conn, batch_id, after="extracted") as batch, transaction(conn) as cur:
        worklist.advance(cur, batch, "validated", {})


def bare_insert(conn: connection) -> tuple[float, int]:
    """Seconds and rows of a bare INSERT ... SELECT of the star's rows into the emptied tables."""
    with transaction(conn) as cur:
        for table in STAR:
            keep = "article_key > 0" if "article" in table else "TRUE"
            cur.execute(f"CREATE UNLOGGED TABLE bench.star_{table} AS SELECT * FROM warehouse.{table} WHERE {keep}")
            cur.execute(f"ANALYZE bench.star_{table}")
        # In one statement, since they refer to one another; members of the dimension's own making are put back.
        cur.execute("CREATE TEMPORARY TABLE own AS SELECT * FROM warehouse.dim_article WHERE article_key < 0")
        names = sql.SQL(", ").join(sql.Identifier("warehouse", table) for table in STAR)
        cur.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))
        cur.execute("INSERT INTO warehouse.dim_article SELECT * FROM own")
    checkpoint(conn)
    meter = Meter(conn.info.backend_pid)
    rows = 0
    with transaction(conn) as cur:
        for table in STAR:
            cur.execute(f"INSERT INTO warehouse.{table} SELECT * FROM bench.star_{table}")
            rows += cur.rowcount
    meter("bare")
    return meter.seconds["bare"], rows


def checkpoint(conn: connection) -> None:
    """What was written before is on disk, so that it does not count against what comes."""
    conn.autocommit = True
    with conn.cursor() as cur:
        cur.execute("CHECKPOINT")
    conn.autocommit = False


def xmins(conn: connection) -> dict[str, tuple[Any, ...]]:
    """Which transactions wrote the star's rows."""
    found = {}
    with transaction(conn) as cur:
        for table in STAR:
            cur.execute(f"SELECT count(*), min(xmin::text), max(xmin::text) FROM warehouse.{table}")
            found[table] = cur.fetchone() or ()
    return found


def measure(reports: int) -> dict[str, Any]:
    """All measurements: seconds, rows, and the ratios."""
    with throwaway() as url:
        pipeline.migrate(url)
        with closing(connect(url)) as conn:
            batch_id, told = publish(conn, articles(reports))
            checkpoint(conn)
            meter = Meter(conn.info.backend_pid)
            staged = stage(conn, batch_id, told)
            meter("stage")
            some = dict(list(told.items())[:: max(1, min(PANDAS_SHARE, len(told) // 100))])
            pandas_rows, pandas_seconds = stage_with_pandas(url, some)
            accept(conn, batch_id)
            checkpoint(conn)
            meter.start()
            first = pipeline.load(conn, batch_id)
            meter("load")
            before = xmins(conn)
            checkpoint(conn)
            meter.start()
            second = pipeline.load(conn, batch_id, again=True)
            meter("reload")
            if second["inserted"] + second["updated"] + second["deleted"] or xmins(conn) != before:
                raise AssertionError(f"loading again wrote rows: {second}")
            bare_seconds, bare_rows = bare_insert(conn)
    taken = meter.seconds
    return {
        "reports": len(told) * TOLD,
        "rows staged": staged,
        "rows loaded": first["inserted"],
        "rows/s": {
            "staging by COPY": staged / taken["stage"],
            "pandas.to_sql": pandas_rows / pandas_seconds,
            "staging → star": first["inserted"] / taken["load"],
            "bare INSERT ... SELECT": bare_rows / bare_seconds,
            "the same batch again": first["inserted"] / taken["reload"],
        },
        "ratios": {
            "staging against pandas.to_sql": (staged / taken["stage"]) / (pandas_rows / pandas_seconds),
            "loading against bare INSERT": (first["inserted"] / taken["load"]) / (bare_rows / bare_seconds),
            "reloading against loading": taken["load"] / taken["reload"],
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "--reports", type=int, default=REPORTS, help=f"how many (default {REPORTS:,}; 200,000 take minutes)"
    )
    parser.add_argument("--json", action="store_true", help="print the measurements as JSON")
    options = parser.parse_args()
    found = measure(options.reports)
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{found['reports']:,} reports: {found['rows staged']:,} rows staged, {found['rows loaded']:,} loaded\n")
    for name, rate in found["rows/s"].items():
        print(f"{name:32}{rate:>12,.0f} rows/s")
    print()
    for name, ratio in found["ratios"].items():
        print(f"{name:32}{ratio:>12.2f}   (wanted: {WANTED[name]:g} or more)")


if __name__ == "__main__":
    main()
