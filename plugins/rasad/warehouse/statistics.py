"""The planner's statistics of tables that have just grown.

Autovacuum brings them up to date within a minute or so of a large change, and the night's maintenance at the latest;
but what follows a first load follows at once, and would be planned for empty tables.
"""

from __future__ import annotations

from collections.abc import Mapping

from psycopg2 import sql
from psycopg2.extensions import cursor

#: A table is analyzed when this share of it is new.
GROWN = 0.2
#: Fewer rows than these make no plan a bad one.
FEW = 1_000


def refresh_grown(cur: cursor, inserted: Mapping[str, int], *, schema: str = "warehouse") -> list[str]:
    """Analyze those tables of a schema that have grown by much; `inserted` are their new rows by name.

    Returns their names. Where the present role may not analyze a table, Postgres passes over it with a warning.
    """
    cur.execute(
        "SELECT c.relname, greatest(c.reltuples, 0) FROM pg_class AS c"
        " INNER JOIN pg_namespace AS n ON c.relnamespace = n.oid"
        " WHERE n.nspname = %s AND c.relkind = 'r' ORDER BY 1",
        (schema,),
    )
    grown = [name for name, known in cur.fetchall() if inserted.get(name, 0) >= FEW and inserted[name] > GROWN * known]
    for name in grown:
        cur.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(schema, name)))
    return grown
