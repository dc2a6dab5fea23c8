"""Where the SQL files are."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


@cache
def sql_folder() -> Path:
    """The folder `sql/`: `RASAD_SQL` where it is set, else the one beside `plugins/`.

    Raises FileNotFoundError when there is none.
    """
    named = os.environ.get("RASAD_SQL")
    candidates = [Path(named)] if named else [parent / "sql" for parent in Path(__file__).resolve().parents[1:4]]
    for folder in candidates:
        if (folder / "migrations").is_dir():
            return folder
    raise FileNotFoundError(
        f"no folder with migrations among {', '.join(map(str, candidates))}; set RASAD_SQL to Rasad's folder sql"
    )


@cache
def sql(name: str) -> str:
    """The text of one file of `sql/`, such as `load/report.sql`."""
    return (sql_folder() / name).read_text("utf-8")
