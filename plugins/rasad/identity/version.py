"""Which rules of resolution the warehouse's events were made by; other rules make them anew."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from psycopg2.extensions import cursor

from rasad.warehouse.files import sql
from rasad.warehouse.keys import digest

#: Changes with every change of what resolution decides: its rules, clusters and facts, and the SQL that they stand on.
RULES_VERSION = "4"

_NAME = "resolution rules"


@cache
def rules_version() -> str:
    """The version of the rules with what they are told by tables: a digest."""
    tables = sorted(Path(__file__).parent.glob("*.csv"))
    return digest(RULES_VERSION, *(part for path in tables for part in (path.name, path.read_text("utf-8")))).hex()


def requeue_under_other_rules(cur: cursor) -> int:
    """Queue every current report where the events were made by other rules than the present ones; returns how many.

    The queue is worked off in chunks, each in a transaction of its own, and events keep their keys where the rules
    leave them as they are.
    """
    cur.execute("SELECT checksum FROM ops.dictionary WHERE name = %s", (_NAME,))
    row = cur.fetchone()
    if row is not None and row[0] == rules_version():
        return 0
    cur.execute(sql("identity/requeue.sql"), {"name": _NAME, "checksum": rules_version()})
    return int(cur.rowcount)
