"""An article that kills, hangs or breaks the coder keeps its line, and costs no other article anything.

No text is known that does so; the coder is given a trap for three marks instead.
"""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rasad.article import Article
from rasad.cli import coding

from .support import QUIET, Ran, line

Rasad = Callable[..., Ran]


@pytest.fixture
def trap(monkeypatch: pytest.MonkeyPatch) -> None:
    real = coding.code_line

    def trapped(article: Article, *, explain: bool = False) -> tuple[bytes, int]:
        if "KILL" in article.body:
            os.kill(os.getpid(), signal.SIGKILL)
        if "HANG" in article.body:
            time.sleep(60)
        if "RAISE" in article.body:
            raise ValueError("a sentence without end")
        return real(article, explain=explain)

    monkeypatch.setattr(coding, "code_line", trapped)
    monkeypatch.setattr(coding, "ARTICLE_TIMEOUT", 0.5)


@pytest.fixture
def ran(trap: None, rasad: Rasad, tmp_path: Path) -> tuple[Ran, list[dict[str, object]]]:
    marks = {5: "KILL", 11: "HANG", 17: "RAISE"}
    articles = b"".join(line(number, marks.get(number, QUIET)) for number in range(24))
    done = rasad("code", "-j", "2", "--rejected", tmp_path / "rejected.jsonl", stdin=articles)
    rows = [json.loads(row) for row in (tmp_path / "rejected.jsonl").read_text("utf-8").splitlines()]
    return done, rows


def test_faults(ran: tuple[Ran, list[dict[str, object]]]) -> None:
    done, rejected = ran
    assert done.code == 1
    assert done.ids == [str(number) for number in range(24)]
    wrong = {row["id"]: row["error"] for row in done.coded if "error" in row}
    assert {article: error["rule"] for article, error in wrong.items()} == {
        "5": "crash", "11": "timeout", "17": "exception",
    }  # fmt: skip
    assert wrong["5"]["message"] == "the worker process was ended by SIGKILL"
    assert wrong["11"]["message"] == "it took longer than 0.5 seconds"
    assert wrong["17"]["message"] == "ValueError: a sentence without end"
    assert all(row["events"] == [] for row in done.coded if "error" in row)
    told = done.err.splitlines()
    assert "failed: [5] crash: the worker process was ended by SIGKILL" in told
    assert told[-1] == "24 articles coded, 0 events; 3 failed (crash 1, timeout 1, exception 1)"
    assert [(row["article_id"], row["rule"], row["severity"]) for row in rejected] == [
        ("5", "crash", "error"), ("11", "timeout", "error"), ("17", "exception", "error"),
    ]  # fmt: skip
