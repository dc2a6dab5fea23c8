"""The compiled library (`tools/compile.py`) reads and codes as its sources do."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TOOL = PROJECT / "tools" / "compile.py"
SAMPLES = PROJECT / "samples" / "articles.jsonl"
SENTENCES = PROJECT / "tests" / "phenomena" / "sentences.csv"
#: Articles that no newspaper prints.
ODD = (
    "", " ", "\n\n", "\0", "\ud800", "\u202eارتش\u202c", "\ufeff۲۰ نفر", "ﺍﺮﺗﺵ", "آرتش", "ارتش\u200c\u200c",
    "۱۴۰۳/۱۳/۴۵", "۱,۲,,۳", "ارتش @ارتش #ارتش https://example.org/ارتش 😀", "م" * 5_000,
)  # fmt: skip

#: Prints which files the coder is run from, and all that it makes of the articles that it is handed.
PROGRAM = """
import json, sys
from datetime import date
from rasad.article import Article
from rasad.coding import acts, explain
from rasad.text import dates, quantities, read
published = date(2024, 3, 20)
made = []
for body in json.load(sys.stdin):
    document = read(body)
    found = [(quantities(document, s), dates(document, s, published)) for s in document.sentences]
    made.append(repr((document.normalized, document.metadata, found, explain(Article("a", body)))))
json.dump([acts.__file__, made], sys.stdout)
"""


def _made(plugins: Path, bodies: list[str]) -> tuple[str, list[str]]:
    """The file that the coder is run from, and what it makes of articles."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=json.dumps(bodies), env={**os.environ, "PYTHONPATH": str(plugins)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    file, made = json.loads(done.stdout)
    return file, made


def _compile(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, TOOL, folder, "--optimize", "0"],
        env={**os.environ, **environment}, capture_output=True, text=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled library's `plugins`."""
    folder = tmp_path_factory.mktemp("compiled") / "rasad"
    done = _compile(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "plugins"


def test_compiled_it_makes_the_same_of_every_article(compiled: Path) -> None:
    with SAMPLES.open(encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line in lines]
    with SENTENCES.open(encoding="utf-8", newline="") as rows:
        bodies += [row["sentence"] for row in csv.DictReader(rows)]
    bodies += ODD
    ours, expected = _made(PROJECT / "plugins", bodies)
    theirs, made = _made(compiled, bodies)
    assert (Path(ours).suffix, Path(theirs).suffix) == (".py", ".so")
    assert sum("Event(type=" in what for what in expected) > 500  # there is something to compare
    for body, one, other in zip(bodies, expected, made, strict=True):
        assert other == one, body


def test_the_command_runs_compiled(compiled: Path) -> None:
    def lines(plugins: Path) -> str:
        return subprocess.run(
            [sys.executable, "-c", "from rasad.cli import main; main()", "code", "--explain", "-q", SAMPLES],
            env={**os.environ, "PYTHONPATH": str(plugins)}, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    assert lines(compiled) == lines(PROJECT / "plugins") != ""


def test_without_a_compiler_it_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    done = _compile(tmp_path / "compiled", CC=str(tmp_path / "no-such-compiler"))
    assert done.returncode == 1
    assert "not compiled" in done.stderr and "needs a C compiler" in done.stderr
    assert not (tmp_path / "compiled").exists()


def test_a_folder_of_others_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    done = _compile(tmp_path)
    assert done.returncode == 1
    assert f"{tmp_path} is there" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_what_mypyc_cannot_compile_is_named(tmp_path: Path) -> None:
    program = (
        "import runpy\n"
        f"tool = runpy.run_path({str(TOOL)!r})\n"
        "tool['INTERPRETED'].clear()\n"  # a subclass of list is among the modules then
        f"tool['build'](tool['Path']({str(tmp_path / 'compiled')!r}), 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 1
    assert "not compiled" in done.stderr and "tokens.py" in done.stderr
