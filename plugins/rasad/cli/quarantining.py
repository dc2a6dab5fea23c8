"""`rasad quarantine`: what is kept back, why, and trying it again."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasad.cli import tables
from rasad.cli.reporting import DONE, FAILED, USAGE, complain
from rasad.ingest.records import printable
from rasad.warehouse import quarantine
from rasad.warehouse.connection import connected, transaction
from rasad.warehouse.files import sql

#: Columns that a screen has room for; a file gets all of them.
ON_SCREEN = ["id", "stage", "rule", "severity", "article", "found_in", "message"]


def list_entries(
    database: str,
    *,
    status: str | None,
    stage: str | None,
    rule: str | None,
    article: str | None,
    rows: int,
    form: str | None,
    output: Path | None,
) -> int:
    """Show or write the entries that meet every condition given, the latest first."""
    import pandas as pd

    form = form or (tables.form_of(output) if output else None) or ("csv" if output else "table")
    if form == "table" and output is not None:
        complain("rasad: a table is for the screen; write csv, json or parquet to a file")
        return USAGE
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute(
            sql("quarantine/list.sql"),
            {"status": status, "stage": stage, "rule": rule, "article": article, "rows": rows},
        )
        frame = pd.DataFrame(cur.fetchall(), columns=[column.name for column in cur.description or ()])
    if form == "table":
        if frame.empty:
            print("Nothing is kept back.")
            return DONE
        tables.show(frame[ON_SCREEN], names={"found_in": "found in"}, plain_columns=("id",))
        if len(frame) == rows:
            print(f"The latest {rows:,}; --rows shows more.")
    elif output is None:
        tables.write(frame, form, sys.stdout.buffer)
    else:
        try:
            with output.open("wb") as file:
                tables.write(frame, form, file)
        except OSError as error:
            complain(f"rasad: {output} cannot be written: {error.strerror}")
            return FAILED
        complain(f"{len(frame):,} rows in {output}")
    return DONE


def show(database: str, entry: int) -> int:
    """Tell all that is known of one entry, a field a line."""
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute(sql("quarantine/show.sql"), {"id": entry})
        row = cur.fetchone()
        names = [column.name for column in cur.description or ()]
    if row is None:
        return _unknown([entry])
    for name, value in zip(names, row, strict=True):
        if not tables.is_null(value):
            label = name.replace("_", " ") + ":"
            print(f"{label:17}{_told(value)}")
    return DONE


def _told(value: Any) -> str:
    if isinstance(value, dict):
        fields = (f"  {key}: {json.dumps(part, ensure_ascii=False)}" for key, part in value.items() if part is not None)
        return "\n" + "\n".join(map(printable, fields))
    return str(value) if isinstance(value, int) else tables.cell(value)


def retry(database: str, entries: Sequence[int]) -> int:
    """Put the articles of open entries (of all, where none are named) back on the work list."""
    with connected(database) as conn, transaction(conn) as cur:
        if strangers := _strangers(cur, entries):
            return _unknown(strangers)
    articles = quarantine.retry(database, entries or None)
    if not articles:
        print("None of it is an article that was landed: mend the input, and read it again.")
        return DONE
    print(f"{articles:,} articles are pending: `rasad run`, or the DAG build_warehouse, tries them again.")
    return DONE


def release(database: str, entries: Sequence[int]) -> int:
    """Close open entries; what they hold stays out of the warehouse."""
    with connected(database) as conn, transaction(conn) as cur:
        if strangers := _strangers(cur, entries):
            return _unknown(strangers)
    closed = quarantine.release(database, entries)
    print(f"{closed:,} of {len(entries):,} entries closed; the others were closed before.")
    return DONE


def _strangers(cur: Any, entries: Sequence[int]) -> list[int]:
    """The numbers among `entries` that no entry has."""
    strangers = []
    for entry in entries:
        cur.execute(sql("quarantine/show.sql"), {"id": entry})
        if cur.fetchone() is None:
            strangers.append(entry)
    return strangers


def _unknown(entries: Sequence[int]) -> int:
    complain(f"rasad: quarantine has no entry {', '.join(map(str, entries))}; `rasad quarantine list` shows them")
    return USAGE
