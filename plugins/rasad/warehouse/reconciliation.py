"""Nothing is lost: the articles landed are those coded, those without events, those quarantined and those pending,
and the warehouse holds what the coding records say."""

from __future__ import annotations

import json

from rasad.warehouse.connection import LOCK_LOAD, Database, connected, take_turn, transaction
from rasad.warehouse.errors import OutOfBalance
from rasad.warehouse.files import sql
from rasad.warehouse.worklist import Coder

#: Each equation: its name, the counts of the left side, the counts of the right.
EQUATIONS = (
    ("articles landed = coded + without events + quarantined + pending",
     ("landed",), ("coded", "without_events", "quarantined", "pending")),
    ("articles on the work list = articles landed", ("work_list",), ("landed",)),
    ("articles landed = article versions received, less superseded ones", ("landed",), ("versions", "-superseded")),
    ("reports in the coding records = reports in the warehouse", ("reports_recorded",), ("reports_loaded",)),
    ("articles with a coding record = articles in the warehouse", ("articles_recorded",), ("articles_loaded",)),
    ("current reports = reports of events + reports to be resolved", ("reports_current",),
     ("reports_resolved", "reports_unresolved")),
    ("reports of events = reports that the events count", ("reports_resolved",), ("reports_of_events",)),
)  # fmt: skip


def reconcile(database: Database, coder: Coder) -> dict[str, int]:
    """Check every equation, keep the result in ops.reconciliation, and return the counts.

    Raises OutOfBalance, with both sides of each equation that does not hold.
    """
    with connected(database) as conn, transaction(conn) as cur:
        take_turn(cur, LOCK_LOAD)
        cur.execute(sql("load/reconciliation.sql"), {"coder_key": coder.key})
        names = [column.name for column in cur.description or ()]
        counts = {name: int(value) for name, value in zip(names, cur.fetchone() or (), strict=True)}
        problems = [
            f"{name}: {_sum(counts, left)} against {_sum(counts, right)}"
            for name, left, right in EQUATIONS
            if _sum(counts, left) != _sum(counts, right)
        ]
        cur.execute(
            "INSERT INTO ops.reconciliation (balanced, counts, problems) VALUES (%s, %s, %s)",
            (not problems, json.dumps(counts), json.dumps(problems)),
        )
    if problems:
        raise OutOfBalance("; ".join(problems))
    return counts


def _sum(counts: dict[str, int], names: tuple[str, ...]) -> int:
    return sum(-counts[name[1:]] if name.startswith("-") else counts[name] for name in names)
