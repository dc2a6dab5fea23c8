"""Answers as a person reads them and as programs do."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from rasad.cli.tables import cell, form_of, show, span, write


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (50, 50, "50"), (24, 99, "24–99"), (50, None, "≥50"), (None, 50, "≤50"), (None, None, ""), (0, 0, "0"),
        (0, None, "≥0"), (2000, 9999, "2,000–9,999"), (float("nan"), 7.0, "≤7"), (np.int64(3), np.nan, "≥3"),
        (Decimal("12"), Decimal("12.0"), "12"), (pd.NaT, 5, "≤5"),
    ],
)  # fmt: skip
def test_span(low: object, high: object, told: str) -> None:
    assert span(low, high) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""), (float("nan"), ""), (pd.NaT, ""), (True, "yes"), (False, "no"), (np.bool_(True), "yes"),
        (1234567, "1,234,567"), (12.0, "12"), (12.345, "12.35"), (Decimal("1234.50"), "1,234.50"), (0, "0"), (-5, "-5"),
        ("حلب", "حلب"), ("a\n b\t c", "a b c"), (["حلب", None, 3], "حلب, , 3"), ((), ""),
        (date(2017, 6, 1), "2017-06-01"), (datetime(2017, 6, 1, 12, 30, tzinfo=UTC), "2017-06-01 12:30:00+00:00"),
        (float("inf"), "inf"), ("2017", "2017"), (np.int64(1000), "1,000"), (np.float64(2.5), "2.50"), (pd.NA, ""),
    ],
)  # fmt: skip
def test_cell(value: object, told: str) -> None:
    assert cell(value) == told


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.csv", "csv"), ("a.json", "json"), ("a.jsonl", "json"), ("a.parquet", "parquet"), ("a.CSV", "csv"),
     ("a.txt", None), ("a", None), (".csv", None)],
)  # fmt: skip
def test_the_name_of_a_file_tells_its_form(name: str, form: str | None) -> None:
    assert form_of(Path(name)) == form


def answer() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "place": ["حلب", "می‌رود, «نقل»", None],
            "killed": [50, None, 1234],
            "agencies": [["ایسنا", "فارس"], [], None],
            "day": [date(2017, 6, 1), None, date(2017, 6, 3)],
            "seen": pd.to_datetime(["2017-06-01T10:00:00Z", None, "2017-06-02T00:00:00Z"], utc=True),
            "share": [Decimal("0.5"), None, Decimal("12.25")],
        }
    )


def output(form: str, frame: pd.DataFrame | None = None) -> bytes:
    out = io.BytesIO()
    write(answer() if frame is None else frame, form, out)
    return out.getvalue()


class TestWrite:
    def test_csv(self) -> None:
        text = output("csv").decode("utf-8")
        back = pd.read_csv(io.StringIO(text))
        assert list(back["place"][:2]) == ["حلب", "می‌رود, «نقل»"]
        assert list(back["killed"][[0, 2]]) == [50, 1234]
        assert back.isna().loc[1, ["killed", "day", "seen"]].all()
        assert "\r" not in text

    def test_json_is_one_object_a_line(self) -> None:
        rows = [json.loads(line) for line in output("json").decode("utf-8").splitlines()]
        assert [row["place"] for row in rows] == ["حلب", "می‌رود, «نقل»", None]
        assert rows[0]["agencies"] == ["ایسنا", "فارس"]
        assert [row["day"] for row in rows] == ["2017-06-01", None, "2017-06-03"]
        assert rows[0]["seen"] == "2017-06-01T10:00:00+00:00"
        assert [row["share"] for row in rows] == [0.5, None, 12.25]
        assert [row["killed"] for row in rows] == [50, None, 1234]

    def test_parquet_keeps_values_and_types(self) -> None:
        back = pd.read_parquet(io.BytesIO(output("parquet")))
        assert list(back["place"]) == ["حلب", "می‌رود, «نقل»", None]
        assert list(back["agencies"][0]) == ["ایسنا", "فارس"]
        assert back["day"][0] == date(2017, 6, 1)
        assert back["share"][2] == Decimal("12.25")

    @pytest.mark.parametrize("form", ["csv", "json", "parquet"])
    def test_an_answer_without_rows(self, form: str) -> None:
        empty = output(form, answer().head(0))
        if form == "csv":
            assert empty == b"place,killed,agencies,day,seen,share\n"
        elif form == "json":
            assert empty.strip() == b""
        else:
            assert len(pd.read_parquet(io.BytesIO(empty))) == 0


class TestShow:
    def shown(self, frame: pd.DataFrame, capsys: pytest.CaptureFixture[str], **options: object) -> str:
        show(frame, **options)  # type: ignore[arg-type]
        return capsys.readouterr().out

    def test_title_names_and_cells(self, capsys: pytest.CaptureFixture[str]) -> None:
        told = self.shown(answer(), capsys, title="Places", names={"killed": "people"})
        assert told.startswith("Places")
        assert "people" in told and "killed" not in told
        assert "1,234" in told and "ایسنا, فارس" in told
        assert "nan" not in told and "None" not in told and "NaT" not in told

    def test_figures_stand_to_the_right(self, capsys: pytest.CaptureFixture[str]) -> None:
        lines = self.shown(pd.DataFrame({"n": [1, 1000], "w": ["a", "b"]}), capsys).splitlines()
        assert any(line.startswith("    1 ") for line in lines)

    def test_brackets_are_no_markup(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "[bold]x[/nothing]" in self.shown(pd.DataFrame({"a": ["[bold]x[/nothing]"]}), capsys)

    def test_what_an_article_holds_cannot_steer_the_terminal(self, capsys: pytest.CaptureFixture[str]) -> None:
        told = self.shown(pd.DataFrame({"a": ["x\x1b[31my\x07", "z\u202e"]}), capsys)
        assert "\x1b" not in told and "\x07" not in told

    def test_no_rows(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "place" in self.shown(answer().head(0), capsys)

    def test_no_colours_in_a_pipe(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert "\x1b" not in self.shown(answer(), capsys, title="T")
