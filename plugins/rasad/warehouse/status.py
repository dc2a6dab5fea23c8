"""The state of a warehouse at a glance: articles, batches, quarantine, the last reconciliation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rasad.warehouse.connection import Database, connected, transaction
from rasad.warehouse.files import sql
from rasad.warehouse.migrations import require_migrated
from rasad.warehouse.worklist import Coder


@dataclass(frozen=True, slots=True)
class Reconciled:
    """A reconciliation: when, whether the sums met, and the equations that did not hold."""

    checked_at: datetime
    balanced: bool
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """`articles` are counts by name (landed, coded, without_events, quarantined, pending, reports, events), under
    the coder asked for; `batches` and `quarantine` one mapping a row, as `sql/status` names the columns."""

    articles: dict[str, int]
    batches: list[dict[str, Any]]
    quarantine: list[dict[str, Any]]
    reconciled: Reconciled | None


def status(database: Database, coder: Coder) -> Status:
    """The state of the warehouse. Raises NotMigrated."""
    with connected(database) as conn:
        require_migrated(conn)
        with transaction(conn) as cur:

            def rows(name: str) -> list[dict[str, Any]]:
                cur.execute(sql(f"status/{name}.sql"), {"coder_key": coder.key})
                columns = [column.name for column in cur.description or ()]
                return [dict(zip(columns, row, strict=True)) for row in cur.fetchall()]

            last = rows("reconciliation")
            return Status(
                articles={name: int(number) for name, number in rows("articles")[0].items()},
                batches=rows("batches"),
                quarantine=rows("quarantine"),
                reconciled=Reconciled(last[0]["checked_at"], last[0]["balanced"], tuple(last[0]["problems"]))
                if last
                else None,
            )
