"""A broken row in a dictionary is told by file and line, in one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import rasad

ROW = "NEWGROUP,گروه تازه,New Group,,no-such-kind,SY,,,\n"


def test_a_broken_row_is_told_and_not_traced(tmp_path: Path) -> None:
    library = Path(rasad.__file__).parent
    shutil.copytree(library, tmp_path / "rasad", ignore=shutil.ignore_patterns("__pycache__"))
    actors = tmp_path / "rasad" / "lexicon" / "actors.csv"
    number = len(actors.read_text("utf-8").splitlines()) + 1
    with actors.open("a", encoding="utf-8") as file:
        file.write(ROW)
    done = subprocess.run(
        [sys.executable, "-c", "from rasad.cli import main; main()", "code"],
        input=b'{"id": 1, "body": "."}',
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    told = done.stderr.decode()
    assert done.returncode == 3
    assert told.startswith(f"rasad: actors.csv:{number}: ")
    assert "no-such-kind" in told
    assert told.count("\n") == 1
