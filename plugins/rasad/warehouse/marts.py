"""Refreshing the materialized views of the schema mart."""

from __future__ import annotations

from psycopg2 import sql

from rasad.warehouse.connection import LOCK_MARTS, Database, connected, take_turn, transaction


def refresh(database: Database) -> dict[str, int]:
    """Refresh every materialized view, in the order in which they build on each other; returns their rows by name.

    Readers go on reading the old rows meanwhile. Two refreshes take turns.
    """
    rows: dict[str, int] = {}
    with connected(database) as conn, transaction(conn) as cur:
        take_turn(cur, LOCK_MARTS)
        # Years of reports are sorted and hashed: the default of 4 MB spills every step to disk.
        cur.execute("SET LOCAL work_mem = '128MB'")
        cur.execute(
            "SELECT c.relname FROM pg_class AS c"
            " WHERE c.relnamespace = 'mart'::regnamespace AND c.relkind = 'm' ORDER BY c.oid"
        )
        for (name,) in cur.fetchall():
            cur.execute("SELECT mart.refresh(%s)", (name,))
            cur.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier("mart", name)))
            rows[name] = int((cur.fetchone() or (0,))[0])
    return rows
