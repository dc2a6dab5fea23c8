"""`rasad export`: every view and analysis in every form, with the database's own types, complete or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pyarrow.parquet
import pytest

Rasad = Callable[..., Any]


def ask(url: str, statement: str) -> list[tuple[Any, ...]]:
    with closing(psycopg2.connect(url)) as conn, conn.cursor() as cur:
        cur.execute(statement)
        return cur.fetchall()


def views(url: str) -> list[str]:
    return [name for (name,) in ask(
        url, "SELECT viewname FROM pg_views WHERE schemaname = 'mart' UNION "
             "SELECT tablename FROM pg_tables WHERE schemaname = 'mart' ORDER BY 1")]  # fmt: skip


def test_without_a_name_views_and_analyses_are_listed(filled: tuple[str, Any], rasad: Rasad) -> None:
    ran = rasad(filled[0], "export")
    assert (ran.code, ran.err) == (0, "")
    assert all(f"\n{name}" in f"\n{ran.text}" for name in views(filled[0]))
    assert "latest_events\n    What happened last?" in ran.text


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_all_views_in_a_folder(form: str, filled: tuple[str, Any], rasad: Rasad, tmp_path: Path) -> None:
    ran = rasad(filled[0], "export", "--all", "-f", form, "--folder", tmp_path / "new" / "folder")
    assert (ran.code, ran.out) == (0, b"")
    ending = {"json": "jsonl"}.get(form, form)
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == [
        f"{name}.{ending}" for name in views(filled[0])
    ]
    for name in views(filled[0]):
        ((rows,),) = ask(filled[0], f"SELECT count(*) FROM mart.{name}")
        file = tmp_path / "new" / "folder" / f"{name}.{ending}"
        assert f"{rows:,} rows in {file}" in ran.err
        if form == "parquet":
            assert pyarrow.parquet.read_metadata(file).num_rows == rows
        else:
            head = 1 if form == "csv" else 0
            assert len(list(csv.reader(file.open(encoding="utf-8", newline="")))) == rows + head


def test_the_rows_are_the_view_s(filled: tuple[str, Any], rasad: Rasad) -> None:
    rows = rasad(filled[0], "export", "mart.event", "-f", "json").rows
    table = list(csv.DictReader(io.StringIO(rasad(filled[0], "export", "event").text)))
    frame = pyarrow.parquet.read_table(io.BytesIO(rasad(filled[0], "export", "event", "-f", "parquet").out)).to_pylist()
    held = ask(
        filled[0],
        "SELECT event_key, event_type_fa, date_first::text, killed_low::bigint, latitude, sources_fa, is_core "
        "FROM mart.event ORDER BY 1",
    )
    names = ("event_key", "event_type_fa", "date_first", "killed_low", "latitude", "sources_fa", "is_core")
    assert [tuple(row[name] for name in names) for row in rows] == held
    assert [tuple(str(row[name]) if name == "date_first" and row[name] else row[name] for name in names)
            for row in frame] == held  # fmt: skip
    assert [json.loads(row["sources_fa"]) for row in table] == [row[5] for row in held]
    assert [row["is_core"] for row in table] == [str(row[6]).lower() for row in held]
    assert [row["killed_low"] for row in table] == ["" if row[3] is None else str(row[3]) for row in held]


def test_types_do_not_depend_on_what_is_there(filled: tuple[str, Any], warehouse_url: str, rasad: Rasad) -> None:
    full, empty = (
        pyarrow.parquet.read_schema(io.BytesIO(rasad(url, "export", "event", "-f", "parquet").out))
        for url in (filled[0], warehouse_url)
    )
    assert full == empty
    types = {field.name: str(field.type) for field in full}
    assert types["report_count"] == "int64" and types["date_first"] == "date32[day]" and types["latitude"] == "double"
    assert types["sources_fa"].startswith("list<") and types["is_core"] == "bool"


def test_an_analysis_with_its_parameters(filled: tuple[str, Any], rasad: Rasad, tmp_path: Path) -> None:
    ran = rasad(filled[0], "export", "latest_events", "-p", "rows=2", "-o", tmp_path / "a.jsonl")
    assert ran.code == 0
    assert len((tmp_path / "a.jsonl").read_text("utf-8").splitlines()) == 2
    assert rasad(filled[0], "export", "latest_events", "-p", "rows=two").code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nothing_of_this_name",), "there are"),
        (('event"; DROP TABLE x; --',), "nothing is called"),
        (("event", "event_summary"), "--folder"),
        (("event", "-o", "a.csv", "-d", "b"), "not both"),
        (("event", "-f", "xls"), "xls"),
        (("latest_events", "-p", "rows"), "NAME=VALUE"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], said: str, filled: tuple[str, Any], rasad: Rasad) -> None:
    ran = rasad(filled[0], "export", *arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert said in ran.err


def test_what_cannot_be_written_leaves_the_old_file(filled: tuple[str, Any], rasad: Rasad, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    ran = rasad(filled[0], "export", "event", "-d", tmp_path / "file")
    assert ran.code == 3 and "cannot be written" in ran.err
    assert (tmp_path / "file").read_text() == "kept"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_new_export_takes_the_place_of_the_old(filled: tuple[str, Any], rasad: Rasad, tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text("old")
    assert rasad(filled[0], "export", "event", "-o", tmp_path / "e.csv").code == 0
    assert (tmp_path / "e.csv").read_text("utf-8").startswith("event_key,")
    assert [path.name for path in tmp_path.iterdir()] == ["e.csv"]


def test_a_database_that_is_not_migrated(empty_url: str, rasad: Rasad) -> None:
    ran = rasad(empty_url, "export", "event")
    assert ran.code == 3
    assert "rasad migrate" in ran.err
