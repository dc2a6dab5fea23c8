"""What keeps a warehouse fit: fresh statistics for the planner, and staging rows let go when nobody needs them."""

from __future__ import annotations

from psycopg2 import sql as composed

from rasad.warehouse import staging
from rasad.warehouse.connection import Database, connected, transaction
from rasad.warehouse.files import sql

#: How long staging rows of a finished batch are kept, in days: time to look at what became of a batch.
KEPT_DAYS = 14
#: Schemas whose tables grow and are read by joins.
ANALYZED = ("landing", "warehouse", "mart", "ops")


def analyze(database: Database) -> dict[str, int]:
    """Refresh the planner's statistics of every table; returns how many tables were analyzed.

    Postgres passes over tables whose owner the present role is not a member of, with a warning.
    """
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname = ANY(%s) ORDER BY 1, 2", (list(ANALYZED),)
        )
        tables = cur.fetchall()
        for schema, table in tables:
            cur.execute(composed.SQL("ANALYZE {}").format(composed.Identifier(schema, table)))
    return {"tables": len(tables)}


def clear_staging(database: Database, *, days: int = KEPT_DAYS) -> dict[str, int]:
    """Delete the staging rows of batches that are done with since `days` days; returns the number of batches."""
    if days < 0:
        raise ValueError(f"staging rows are kept for a number of days, not {days}")
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute(sql("maintenance/expired_batches.sql"), {"days": days})
        batches = [batch_id for (batch_id,) in cur.fetchall()]
        for batch_id in batches:
            staging.clear(cur, batch_id)
    return {"batches": len(batches)}
