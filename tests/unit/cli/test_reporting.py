"""What is told on standard error, and counted."""

from __future__ import annotations

import io
import json
import sys

import pytest

from rasad.cli.reporting import Problems, complain
from rasad.ingest.records import Origin


def test_nothing_wrong_is_no_summary() -> None:
    problems = Problems()
    assert (problems.losses, problems.summary()) == (0, "")


def test_each_is_told_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    problems = Problems()
    for number in (3, 4):
        problems.report(Origin("a.jsonl", number).reject("not_json"))
    problems.report(Origin("a.jsonl", 5).reject("bad_date", article_id="x"))
    problems.fail("y\n", "crash", "the worker ended")
    assert capsys.readouterr().err.splitlines() == [
        "rejected: a.jsonl:3: not_json: the line is not JSON",
        "rejected: a.jsonl:4: not_json: the line is not JSON",
        "warning: a.jsonl:5: [x] bad_date: the publication date is no date: the article goes on without one",
        "failed: [y\\n] crash: the worker ended",
    ]
    assert problems.losses == 3, "a warning is no loss"
    assert problems.summary() == "2 rejected (not_json 2), 1 failed (crash 1), 1 warned of (bad_date 1)"


def test_quiet_counts_and_keeps_but_does_not_tell(capsys: pytest.CaptureFixture[str]) -> None:
    file = io.StringIO()
    problems = Problems(quiet=True, file=file)
    problems.report(Origin("s", 1).reject("not_json", excerpt="{«\ud800"))
    assert capsys.readouterr().err == ""
    (row,) = [json.loads(line) for line in file.getvalue().splitlines()]
    assert (row["source"], row["line"], row["rule"], row["severity"]) == ("s", 1, "not_json", "error")
    file.getvalue().encode("utf-8")


def test_standard_error_that_is_closed_is_no_reason_to_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    complain("nobody hears it")


def test_standard_error_that_knows_no_persian_gets_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, "ascii", errors="strict"))
    complain("rejected: حلب")
    sys.stderr.flush()
    assert raw.getvalue() == b"rejected: \\u062d\\u0644\\u0628\n"
