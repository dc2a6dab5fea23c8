"""Running commands against a warehouse that another command has filled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest

from rasad.cli import main

PROJECT = Path(__file__).resolve().parents[3]
SAMPLES = PROJECT / "samples" / "articles.jsonl"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left behind."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture(scope="session")
def filled(server_url: str, warehouse_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Ran]]:
    """A warehouse that `rasad run` has filled with the samples and one bad line, and what the command said."""
    file = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    file.write_bytes(SAMPLES.read_bytes() + b'{"id": "bodiless"}\n')
    url = urlunsplit(urlsplit(server_url)._replace(path="/filled_by_cli"))
    with closing(psycopg2.connect(server_url)) as conn:
        conn.autocommit = True
        with conn.cursor() as cur:
            cur.execute("CREATE DATABASE filled_by_cli TEMPLATE warehouse_template")
            done = subprocess.run(
                [sys.executable, "-c", "from rasad.cli import main; main()", "run", str(file)],
                env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins"), "RASAD_DATABASE_URL": url},
                capture_output=True, check=False, timeout=120,
            )  # fmt: skip
            yield url, Ran(done.returncode, done.stdout, done.stderr.decode("utf-8"))
            cur.execute("DROP DATABASE filled_by_cli WITH (FORCE)")


@pytest.fixture
def rasad(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Runs a command with a warehouse's URL and arguments, to its end."""

    def run(url: str, *arguments: str | Path) -> Ran:
        monkeypatch.setenv("RASAD_DATABASE_URL", url)
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Ran(left.value.code or 0, out, err.decode("utf-8"))  # type: ignore[arg-type]

    return run
