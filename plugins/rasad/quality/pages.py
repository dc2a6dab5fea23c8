"""The results of the checks as a page that opens anywhere: one HTML file, no network, no scripts.

Great Expectations' own Data Docs load their styles and their table of results from servers of third parties, and show
an empty index where those cannot be reached; and they know one run only. This page is made from `ops.quality_result`,
where the results of every batch are kept.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from rasad.warehouse.connection import Database, connected, transaction
from rasad.warehouse.files import sql

#: Batches that the page shows.
BATCHES = 30
SEVERITIES = ("critical", "warning", "info")


@dataclass(frozen=True, slots=True)
class CheckedBatch:
    """A batch on the page; `results` are rows of `sql/status/quality.sql`, what failed first."""

    batch_id: int
    state: str
    articles: int
    checked_at: datetime
    results: list[dict[str, Any]]

    @property
    def failed(self) -> Counter[str]:
        """Number of failed expectations by severity."""
        return Counter(result["severity"] for result in self.results if not result["success"])


def checked_batches(database: Database, *, batches: int = BATCHES) -> list[CheckedBatch]:
    """The last batches that were checked, the latest first."""
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute(sql("status/quality.sql"), {"batches": batches})
        columns = [column.name for column in cur.description or ()]
        rows = [dict(zip(columns, row, strict=True)) for row in cur.fetchall()]
    found = []
    for batch_id, of_batch in groupby(rows, key=lambda row: row["batch_id"]):
        results = list(of_batch)
        first = results[0]
        found.append(CheckedBatch(batch_id, first["state"], first["article_count"], first["checked_at"], results))
    return found


def write_pages(database: Database, folder: Path, *, batches: int = BATCHES) -> Path:
    """Write `index.html` with the results of the last batches into `folder`, whole or not at all; returns its path."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    # Whatever comes from an article is text on the page, never markup.
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    page = environment.get_template("pages.html").render(
        batches=checked_batches(database, batches=batches), severities=SEVERITIES
    )
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "index.html"
    fresh = folder / f".index.html.{os.getpid()}"
    fresh.write_text(page, "utf-8")
    fresh.replace(target)
    return target
