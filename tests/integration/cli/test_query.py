"""`rasad query`: the list, every form of answer, and wrong questions."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from rasad.warehouse.queries import queries

Rasad = Callable[..., Any]
NAMES = [query.name for query in queries()]


def test_without_a_name_all_are_listed_with_what_they_take(rasad: Rasad) -> None:
    ran = rasad("postgresql://nobody@127.0.0.1:1/none", "query")
    assert ran.code == 0, "the list needs no database"
    for query in queries():
        assert f"{query.name}\n    {query.question}\n" in ran.text
        for parameter in query.parameters:
            assert f"--param {parameter.name}={parameter.kind.upper()}" in ran.text


@pytest.mark.parametrize("name", [query.name for query in queries() if not any(p.required for p in query.parameters)])
def test_each_answers_a_full_and_an_empty_warehouse(
    name: str, filled: tuple[str, Any], warehouse_url: str, rasad: Rasad
) -> None:
    full, empty = rasad(filled[0], "query", name, "-f", "json"), rasad(warehouse_url, "query", name, "-f", "json")
    assert (full.code, full.err, empty.code, empty.err) == (0, "", 0, "")
    assert all(isinstance(row, dict) for row in full.rows)


def test_a_table_is_headed_by_the_question(filled: tuple[str, Any], rasad: Rasad) -> None:
    ran = rasad(filled[0], "query", "latest_events", "--param", "rows=3")
    assert ran.text.startswith("What happened last?")
    assert "│" in ran.text and "nan" not in ran.text and "NaT" not in ran.text


def test_an_empty_warehouse_says_so(warehouse_url: str, rasad: Rasad) -> None:
    ran = rasad(warehouse_url, "query", "latest_events")
    assert ran.code == 0
    assert ran.text.endswith("Nothing in the warehouse answers this.\n")


class TestForms:
    def test_the_same_rows_in_each(self, filled: tuple[str, Any], rasad: Rasad, tmp_path: Path) -> None:
        ask = ("query", "latest_events", "-p", "rows=7")
        rows = rasad(filled[0], *ask, "-f", "json").rows
        table = list(csv.DictReader(io.StringIO(rasad(filled[0], *ask, "-f", "csv").text)))
        frame = pd.read_parquet(io.BytesIO(rasad(filled[0], *ask, "-f", "parquet").out))
        assert len(rows) == len(table) == len(frame) == 7
        assert [row["founding_quote"] for row in rows] == [row["founding_quote"] for row in table]
        assert list(frame["founding_quote"]) == [row["founding_quote"] for row in rows]
        killed = [row["killed_low"] for row in rows]
        assert all(figure is None or isinstance(figure, int) for figure in killed)
        assert [row["killed_low"] for row in table] == ["" if figure is None else str(figure) for figure in killed]
        assert [row["date_first"] or "" for row in rows] == [row["date_first"] for row in table]

    @pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "parquet"])
    def test_the_name_of_the_file_decides(
        self, ending: str, filled: tuple[str, Any], rasad: Rasad, tmp_path: Path
    ) -> None:
        file = tmp_path / f"answer.{ending}"
        ran = rasad(filled[0], "query", "latest_events", "-p", "rows=2", "-o", file)
        assert (ran.code, ran.out, ran.err) == (0, b"", f"2 rows in {file}\n")
        read: dict[str, Callable[[], pd.DataFrame]] = {
            "csv": lambda: pd.read_csv(file), "parquet": lambda: pd.read_parquet(file),
            "json": lambda: pd.read_json(file, lines=True), "jsonl": lambda: pd.read_json(file, lines=True),
        }  # fmt: skip
        assert len(read[ending]()) == 2

    def test_a_file_of_no_known_ending_is_csv(self, filled: tuple[str, Any], rasad: Rasad, tmp_path: Path) -> None:
        rasad(filled[0], "query", "latest_events", "-o", tmp_path / "answer")
        assert (tmp_path / "answer").read_text("utf-8").startswith("date_first,")

    def test_parquet_goes_through_a_pipe(self, filled: tuple[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("RASAD_DATABASE_URL", filled[0])
        monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[3] / "plugins"))
        script = "from rasad.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", script, "query", "latest_events", "-f", "parquet"], capture_output=True, check=True
        )
        assert len(pd.read_parquet(io.BytesIO(done.stdout))) > 0

    def test_a_table_in_a_file_is_wrong_use(self, filled: tuple[str, Any], rasad: Rasad, tmp_path: Path) -> None:
        ran = rasad(filled[0], "query", "latest_events", "-f", "table", "-o", tmp_path / "t")
        assert ran.code == 2 and "csv, json or parquet" in ran.err
        assert not (tmp_path / "t").exists()

    def test_a_file_that_cannot_be_written(self, filled: tuple[str, Any], rasad: Rasad, tmp_path: Path) -> None:
        ran = rasad(filled[0], "query", "latest_events", "-o", tmp_path / "none" / "a.csv")
        assert ran.code == 3
        assert ran.err == f"rasad: {tmp_path / 'none' / 'a.csv'} cannot be written: No such file or directory\n"


class TestParameters:
    def test_they_narrow_the_answer(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        ran = rasad(filled[0], "query", "latest_events", "-f", "json", "-p", "country=YE", "--param", "rows=1")
        assert len(ran.rows) == 1
        assert rasad(filled[0], "query", "latest_events", "-f", "json", "-p", "country=XX").rows == []

    def test_a_value_is_a_value_whatever_it_looks_like(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        wicked = "country=YE'; DROP SCHEMA mart CASCADE; -- =%s"
        ran = rasad(filled[0], "query", "latest_events", "-f", "json", "-p", wicked)
        assert (ran.code, ran.rows) == (0, [])
        assert rasad(filled[0], "query", "latest_events", "-f", "json").rows

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("no_such_analysis",), "no_such_analysis"),
            (("../load/batch",), "no analysis is called"),
            (("latest_events", "-p", "rows"), "NAME=VALUE"),
            (("latest_events", "-p", "rows=many"), "rows is a whole number, not 'many'"),
            (("latest_events", "-p", "colour=red"), "takes country, rows, not colour"),
            (("latest_events", "-f", "xml"), "xml"),
        ],
    )
    def test_wrong_ones_are_wrong_use(
        self, arguments: tuple[str, ...], said: str, filled: tuple[str, Any], rasad: Rasad
    ) -> None:
        ran = rasad(filled[0], "query", *arguments)
        assert (ran.code, ran.out) == (2, b"")
        assert said in ran.err and "Traceback" not in ran.err

    def test_an_unknown_name_is_answered_with_those_there_are(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        ran = rasad(filled[0], "query", "latest")
        assert all(name in ran.err for name in NAMES)
