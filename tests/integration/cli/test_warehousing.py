"""migrate, run, status and sources on a real warehouse, and what is told when there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest

Rasad = Callable[..., Any]


def value(url: str, statement: str) -> Any:
    with closing(psycopg2.connect(url)) as conn, conn.cursor() as cur:
        cur.execute(statement)
        return (cur.fetchone() or (None,))[0]


class TestMigrate:
    def test_once_and_again(self, empty_url: str, rasad: Rasad) -> None:
        first, second = rasad(empty_url, "migrate"), rasad(empty_url, "migrate")
        assert (first.code, first.err, second.code, second.err) == (0, "", 0, "")
        applied, members = re.fullmatch(r"(\d+) migrations applied, ([\d,]+) members of .*\n", first.text).groups()  # type: ignore[union-attr]
        assert int(applied) == value(empty_url, "SELECT count(*) FROM ops.migration")
        assert int(members.replace(",", "")) > 1000
        assert second.text.startswith("0 migrations applied, 0 members")


class TestRun:
    def test_it_ends_with_the_answer(self, filled: tuple[str, Any]) -> None:
        _, ran = filled
        for title in ("Events by type and place", "Casualties by side", "Who says whom to have been killed"):
            assert title in ran.text
        assert "Traceback" not in ran.err

    def test_progress_is_told_step_by_step(self, filled: tuple[str, Any]) -> None:
        _, ran = filled
        steps = [line.split(":")[0] for line in ran.err.splitlines()]
        order = ["ingest", "normalize", "extract", "validate", "load", "resolve", "refresh_marts", "reconcile"]
        assert list(dict.fromkeys(step for step in steps if step in order)) == order

    def test_a_rejected_line_is_a_loss_and_told(self, filled: tuple[str, Any]) -> None:
        url, ran = filled
        assert ran.code == 1
        assert "Some inputs were kept back; `rasad status` says how many and why." in ran.err
        assert value(url, "SELECT rule || line FROM ops.quarantine WHERE stage = 'ingest'").startswith("missing_body")

    def test_again_nothing_changes(self, url: str, rasad: Rasad, tmp_path: Path) -> None:
        file = tmp_path / "one.txt"
        file.write_text("ارتش سوریه مواضع داعش را در حومه رقه بمباران کرد و ۲۰ تروریست کشته شدند.", "utf-8")
        counted = "SELECT count(*) || ' ' || max(xmin::text::bigint) FROM warehouse.fact_report"
        first = rasad(url, "run", file)
        before = value(url, counted)
        second = rasad(url, "run", file)
        assert (first.code, second.code) == (0, 0)
        assert before.startswith("1 ") and value(url, counted) == before
        assert first.text == second.text
        assert not [line for line in second.err.splitlines() if line.startswith(("extract:", "load:"))]

    def test_an_empty_database_is_migrated_first_and_quiet_leaves_the_answer_alone(
        self, empty_url: str, rasad: Rasad, tmp_path: Path
    ) -> None:
        file = tmp_path / "one.jsonl"
        file.write_text('{"id": "1", "body": "نمایشگاه کتاب تهران فردا گشایش می‌یابد."}\n', "utf-8")
        ran = rasad(empty_url, "run", "--quiet", file)
        assert (ran.code, ran.err) == (0, "")
        assert ran.text == "The warehouse holds no events yet.\n"

    def test_a_missing_file_is_wrong_use(self, url: str, rasad: Rasad, tmp_path: Path) -> None:
        ran = rasad(url, "run", tmp_path / "none.jsonl")
        assert (ran.code, ran.err) == (2, f"rasad: {tmp_path / 'none.jsonl'}: there is no such file or folder\n")

    def test_an_unknown_source_is_told_with_those_there_are(self, url: str, rasad: Rasad) -> None:
        ran = rasad(url, "run", "--source", "nobody")
        assert ran.code == 3
        assert "nobody" in ran.err and "samples" in ran.err and ran.err.count("\n") == 1


class TestStatus:
    def test_counts_are_the_warehouse_s(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        url, _ = filled
        ran = rasad(url, "status")
        assert (ran.code, ran.err) == (0, "")
        lines = ran.text.splitlines()
        row = lines[lines.index(next(line for line in lines if line.strip() == "Articles")) + 3]
        landed, coded, without, quarantined, pending, reports, events = (int(n) for n in re.findall(r"\d+", row))
        assert landed == value(url, "SELECT count(*) FROM landing.article_version")
        assert coded == value(url, "SELECT count(DISTINCT article_key) FROM warehouse.fact_report")
        assert landed == coded + without + quarantined + pending
        assert reports == value(url, "SELECT count(*) FROM warehouse.fact_report WHERE is_current")
        assert events == value(url, "SELECT count(*) FROM warehouse.fact_event")
        assert pending == 0

    def test_what_is_kept_back_and_the_sums(self, filled: tuple[str, Any], rasad: Rasad) -> None:
        ran = rasad(filled[0], "status")
        assert re.search(r"ingest\s*│ missing_body\s*│ critical\s*│\s+1 ", ran.text)
        assert re.search(r"Sums checked at \d{4}-\d\d-\d\d \d\d:\d\d UTC: nothing is lost\.", ran.text)

    def test_a_fresh_warehouse(self, url: str, rasad: Rasad) -> None:
        ran = rasad(url, "status")
        assert (ran.code, ran.err) == (0, "")
        assert "The sums were never checked." in ran.text
        assert "Kept back" not in ran.text


class TestSources:
    def test_they_are_listed(self, rasad: Rasad) -> None:
        ran = rasad("postgresql://nobody@127.0.0.1:1/none", "sources")
        assert ran.code == 0, "the list needs no database"
        assert re.search(r"samples\s*│ files\s*│ yes", ran.text)
        assert re.search(r"│ feed\s*│ no", ran.text)

    def test_a_wrong_file_is_told_in_a_line(
        self, rasad: Rasad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "sources.toml"
        file.write_text('[[source]]\nname = "a"\nkind = "fax"\nlocation = "b"\n')
        monkeypatch.setenv("RASAD_SOURCES", str(file))
        ran = rasad("", "sources")
        assert (ran.code, ran.out) == (3, b"")
        assert str(file) in ran.err and "fax" in ran.err and ran.err.count("\n") == 1


class TestNoWarehouse:
    @pytest.mark.parametrize(
        "command", [("migrate",), ("run",), ("query", "latest_events"), ("status",)], ids=lambda command: command[0]
    )
    @pytest.mark.parametrize(
        "address",
        [
            "postgresql://rasad:hunter2@127.0.0.1:1/rasad",
            "postgresql://rasad:hunter2@x@127.0.0.1:1/rasad",
            "rasad:hunter2@127.0.0.1",
            "postgresql://rasad:hunter2@127.0.0.1:port/rasad",
            "postgresql://rasad:hunter2@127.0.0.1:1/rasad?no_such=1",
        ],
    )
    def test_it_is_told_in_a_line_without_the_password(
        self, command: tuple[str, ...], address: str, rasad: Rasad
    ) -> None:
        ran = rasad(address, *command)
        assert (ran.code, ran.out) == (3, b"")
        assert ran.err.startswith("rasad: ") and ran.err.count("\n") == 1
        assert "hunter2" not in ran.err

    def test_a_wrong_password_is_told_without_it(self, server_url: str, rasad: Rasad) -> None:
        head, tail = server_url.rsplit("@", 1)
        ran = rasad(f"{head.rsplit(':', 1)[0]}:hunter2@{tail}", "status")
        assert ran.code == 3
        assert "password authentication failed" in ran.err and "hunter2" not in ran.err

    @pytest.mark.parametrize("command", [("query", "latest_events"), ("status",)], ids=lambda command: command[0])
    def test_a_database_that_is_not_migrated_is_told_with_the_remedy(
        self, command: tuple[str, ...], empty_url: str, rasad: Rasad
    ) -> None:
        ran = rasad(empty_url, *command)
        assert (ran.code, ran.out) == (3, b"")
        assert ran.err.count("\n") == 1
        assert ran.err.count("run `rasad migrate`") == 1
