"""Where there is open sea, from the data file to the table that the check of coordinates looks it up in.

`open_sea.csv` is made by `tools/build_open_sea.py` from Natural Earth's coastlines, which are in the public domain.
"""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from pathlib import Path

from psycopg2.extensions import cursor

from rasad.warehouse.copying import copy_rows

_FILE = Path(__file__).with_name("open_sea.csv")


@cache
def checksum() -> str:
    """Of the data file."""
    return hashlib.sha256(_FILE.read_bytes()).hexdigest()


def load(cur: cursor) -> int:
    """Replace the content of ops.open_sea; returns its rows."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = [(row["row"], row["columns"]) for row in csv.DictReader(lines)]
    cur.execute("DELETE FROM ops.open_sea")
    copy_rows(cur, "ops.open_sea", ("sea_row", "sea_columns"), rows)
    return len(rows)
