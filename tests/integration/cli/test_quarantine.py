"""`rasad quarantine`: what is kept back is listed and shown, and tried again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from rasad import coding
from rasad.article import Article, CodedArticle

Rasad = Callable[..., Any]

QUIET = "نمایشگاه کتاب تهران فردا گشایش می‌یابد."


def run(url: str, statement: str) -> list[tuple[Any, ...]]:
    with closing(psycopg2.connect(url)) as conn, conn, conn.cursor() as cur:
        cur.execute(statement)
        return cur.fetchall() if cur.description else []


class TestList:
    def test_the_bad_line_of_a_run(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        ran = rasad(filled[0], "quarantine", "list", "--stage", "ingest")
        assert (ran.code, ran.err) == (0, "")
        assert "missing_body" in ran.text and "bodiless" in ran.text and "articles.jsonl:" in ran.text

    def test_conditions_narrow_it(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        listed = ("quarantine", "list", "-f", "json")
        every = rasad(filled[0], *listed, "--status", "all").rows
        assert {row["rule"] for row in every} >= {"missing_body"}
        (bad,) = rasad(filled[0], *listed, "--rule", "missing_body", "--article", "bodiless").rows
        assert (bad["stage"], bad["severity"], bad["status"], bad["seen"]) == ("ingest", "critical", "open", 1)
        assert rasad(filled[0], *listed, "--rule", "x' OR 'a'='a").rows == []
        assert rasad(filled[0], *listed, "--status", "released").rows == []

    def test_into_a_file(self, filled: tuple[str, Any], rasad: Rasad, tmp_path: Path) -> None:
        ran = rasad(filled[0], "quarantine", "list", "--rule", "missing_body", "-o", tmp_path / "q.jsonl")
        assert ran.err == f"1 rows in {tmp_path / 'q.jsonl'}\n"
        assert json.loads((tmp_path / "q.jsonl").read_text("utf-8"))["rule"] == "missing_body"

    def test_more_than_is_shown_is_said(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        assert "--rows shows more" in rasad(filled[0], "quarantine", "list", "-n", "1").text

    def test_a_clean_warehouse(self, warehouse_url: str, rasad: Rasad) -> None:
        ran = rasad(warehouse_url, "quarantine", "list")
        assert (ran.code, ran.text) == (0, "Nothing is kept back.\n")

    def test_a_database_that_is_not_migrated(self, empty_url: str, rasad: Rasad) -> None:
        ran = rasad(empty_url, "quarantine", "list")
        assert ran.code == 3 and "rasad migrate" in ran.err

    @pytest.mark.parametrize(
        "arguments",
        [("list", "--stage", "load"), ("list", "--status", "gone"), ("show",), ("show", "x"), ("burn", "1")],
    )
    def test_wrong_use(self, arguments: tuple[str, ...], warehouse_url: str, rasad: Rasad) -> None:
        assert rasad(warehouse_url, "quarantine", *arguments).code == 2


class TestShow:
    def test_all_of_an_entry(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        (row,) = rasad(filled[0], "quarantine", "list", "-f", "json", "--rule", "missing_body").rows
        ran = rasad(filled[0], "quarantine", "show", str(row["id"]))
        assert ran.code == 0
        told = dict(re.findall(r"^([a-z ]+): +(.*)$", ran.text, re.MULTILINE))
        assert (told["id"], told["rule"], told["article"]) == (str(row["id"]), "missing_body", "bodiless")
        assert told["source"].endswith("articles.jsonl") and int(told["line"]) > 50
        assert "None" not in ran.text

    def test_a_row_of_staging_is_shown_field_by_field(self, url: str, rasad: Rasad) -> None:
        ((entry,),) = run(
            url,
            "INSERT INTO ops.quarantine (fingerprint, stage, rule, message, staging_table, row_content) VALUES "
            """('f', 'validate', 'r', 'm', 'report', '{"quote": "حلب\\u001b[31m", "high": null, "low": 5}') """
            "RETURNING quarantine_id",
        )
        ran = rasad(url, "quarantine", "show", str(entry))
        assert "kept back row:" in ran.text and "  low: 5\n" in ran.text and "حلب" in ran.text
        assert "high" not in ran.text and "\x1b" not in ran.text

    def test_an_unknown_number(self, warehouse_url: str, rasad: Rasad) -> None:
        ran = rasad(warehouse_url, "quarantine", "show", "999")
        assert (ran.code, ran.out) == (2, b"")
        assert ran.err == "rasad: quarantine has no entry 999; `rasad quarantine list` shows them\n"


class TestRetry:
    def test_an_article_that_failed_is_coded_when_the_cause_is_gone(
        self, url: str, rasad: Rasad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "a.jsonl"
        names = [*(f"good {number}" for number in range(60)), "BROKEN"]  # too many broken ones would stop the batch
        file.write_text("".join(json.dumps({"id": name, "body": QUIET + name}) + "\n" for name in names))
        real = coding.code

        def broken(article: Article) -> CodedArticle:
            if "BROKEN" in article.body:
                raise MemoryError("the machine was full")
            return real(article)

        with monkeypatch.context() as patch:
            patch.setattr(coding, "code", broken)
            assert rasad(url, "run", "-q", file).code == 1
        (entry,) = rasad(url, "quarantine", "list", "-f", "json").rows
        assert (entry["stage"], entry["article"], entry["rule"]) == ("extract", "BROKEN", "exception")
        ran = rasad(url, "quarantine", "retry", str(entry["id"]))
        assert ran.text.startswith("1 articles are pending")
        assert rasad(url, "run", "-q", file).code == 0
        assert rasad(url, "quarantine", "list", "-f", "json").rows == []
        (entry,) = rasad(url, "quarantine", "list", "-f", "json", "--status", "resolved").rows
        assert entry["article"] == "BROKEN"

    def test_lines_that_are_no_article_cannot_be_tried_again(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        (row,) = rasad(filled[0], "quarantine", "list", "-f", "json", "--rule", "missing_body").rows
        ran = rasad(filled[0], "quarantine", "retry", str(row["id"]))
        assert (ran.code, ran.err) == (0, "")
        assert "mend the input" in ran.text

    def test_an_unknown_number_changes_nothing(self, warehouse_url: str, rasad: Rasad) -> None:
        ran = rasad(warehouse_url, "quarantine", "retry", "998", "999")
        assert (ran.code, ran.out) == (2, b"")
        assert "998, 999" in ran.err

    def test_what_is_released_is_closed_and_stays_out(self, url: str, rasad: Rasad, tmp_path: Path) -> None:
        path = tmp_path / "bad.jsonl"
        path.write_text('{"id": "bodiless"}\n', "utf-8")
        assert rasad(url, "run", "-q", path).code == 1
        (row,) = rasad(url, "quarantine", "list", "-f", "json").rows
        ran = rasad(url, "quarantine", "release", str(row["id"]))
        assert (ran.code, ran.text) == (0, "1 of 1 entries closed; the others were closed before.\n")
        rasad(url, "run", "-q", path)
        assert rasad(url, "quarantine", "list", "-f", "json").rows == []
        assert rasad(url, "quarantine", "release", str(row["id"])).text.startswith("0 of 1")
        assert rasad(url, "quarantine", "release", "998").code == 2
