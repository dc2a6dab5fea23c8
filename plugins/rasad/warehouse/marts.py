"""The tables of the schema mart: made by `sql/marts/`, filled by `sql/refresh/`.

Triggers note in `ops.mart_queue` which events and days of publication a change of the warehouse concerns. A refresh
takes what is noted, makes the rows of those events and days anew and leaves all others alone, so that it takes as long
as what has changed, however large the warehouse. Where a dictionary has changed, whose names stand anywhere, or where
it is asked for, everything is made anew by the same statements. It is one transaction: readers go on reading the old
rows, and one that breaks off leaves rows and queue as they were.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from psycopg2 import sql as composed
from psycopg2.extensions import cursor

from rasad.warehouse.connection import LOCK_MARTS, LOCK_SPACE, Database, connected, held, transaction
from rasad.warehouse.files import sql, sql_folder
from rasad.warehouse.statistics import refresh_grown

#: The marts with rows of events, in the order in which they build on each other.
BY_EVENT: Final = ("event_casualty", "side_claim", "event")
#: The marts with sums, and their day: the first of the events, or that of publication.
BY_DAY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "event_summary": "date_first", "area_summary": "date_first", "casualty_summary": "date_first",
        "loss_summary": "date_first", "side_summary": "date_first", "side_pair_summary": "date_first",
        "civilian_harm_summary": "date_first",
        "claim_summary": "published_on", "coverage_summary": "published_on", "unknown_name_summary": "published_on",
    }
)  # fmt: skip
#: Where the changed days of each kind are.
_DAYS: Final = MappingProxyType({"date_first": "changed_day", "published_on": "changed_publication"})


def refresh(database: Database, *, anew: bool = False) -> dict[str, int]:
    """Bring the marts to the warehouse's present state; returns the number of their rows by name.

    With `anew` all of it is made anew, whatever was noted. Readers go on reading the old rows meanwhile. Two refreshes
    take turns.
    """
    with connected(database) as conn, held(conn, LOCK_SPACE, LOCK_MARTS), transaction(conn) as cur:
        # One state of the warehouse for all marts: what is committed from now on is still noted for the next refresh.
        cur.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return fill(cur, anew=anew)


def definitions() -> list[str]:
    """The statements that the rows of the marts are made by: others make other rows."""
    return [path.read_text("utf-8") for path in sorted((sql_folder() / "refresh").glob("*.sql"))]


def fill(cur: cursor, *, anew: bool = False) -> dict[str, int]:
    """Refresh the marts in the present transaction; returns the number of their rows by name."""
    # Years of reports are sorted and hashed: the default of 4 MB spills every step to disk.
    cur.execute("SET LOCAL work_mem = '128MB'")
    # The view of claims alone joins nine tables: with the default of eight the planner would begin with all of it.
    cur.execute("SET LOCAL join_collapse_limit = 12")
    cur.execute("SET LOCAL from_collapse_limit = 12")
    cur.execute(sql("refresh/taken.sql"))
    anew = anew or cur.fetchone() != (0,)
    cur.execute(sql("refresh/everything.sql" if anew else "refresh/changed.sql"))
    cur.execute(sql("refresh/days.sql"))
    rows = {name: _note(cur, name, *_replace_events(cur, name)) for name in BY_EVENT}
    cur.execute(sql("refresh/days.sql"))
    cur.execute(sql("refresh/day_event.sql"))
    cur.execute(sql("refresh/concerned.sql"))
    return rows | {name: _note(cur, name, *_replace_days(cur, name, day)) for name, day in BY_DAY.items()}


def _replace_events(cur: cursor, name: str) -> tuple[int, int]:
    """Rows of the changed events as they are to be, in place of those that differ; returns those inserted and deleted.

    Most are what they were, and stay untouched.
    """
    if _is_empty(cur, name):
        return _insert(cur, composed.Identifier("mart", name), name), 0
    fresh = _make(cur, name)
    cur.execute(composed.SQL("CREATE INDEX ON {} (event_key)").format(fresh))
    cur.execute(composed.SQL("ANALYZE {}").format(fresh))
    names = {"mart": composed.Identifier("mart", name), "fresh": fresh}
    cur.execute(
        composed.SQL(
            "DELETE FROM {mart} AS m USING pg_temp.changed_event AS x WHERE m.event_key = x.event_key"
            " AND NOT EXISTS (SELECT FROM {fresh} AS f WHERE f.event_key = m.event_key AND f = m)"
        ).format(**names)
    )
    deleted = cur.rowcount
    cur.execute(
        composed.SQL(
            "INSERT INTO {mart} SELECT f.* FROM {fresh} AS f"
            " WHERE NOT EXISTS (SELECT FROM {mart} AS m WHERE m.event_key = f.event_key AND m = f)"
        ).format(**names)
    )
    inserted = cur.rowcount
    cur.execute(composed.SQL("DROP TABLE {}").format(fresh))
    return inserted, deleted


def _replace_days(cur: cursor, name: str, day: str) -> tuple[int, int]:
    """Sums of the changed days in place of those that stood; returns how many were inserted and deleted."""
    names = {
        "mart": composed.Identifier("mart", name),
        "day": composed.Identifier(day),
        "days": composed.Identifier("pg_temp", _DAYS[day]),
    }
    deleted = 0
    # Sums of what has no day are rows too, which no equality finds.
    for statement in (
        "DELETE FROM {mart} AS m USING {days} AS d WHERE m.{day} = d.day",
        "DELETE FROM {mart} AS m WHERE m.{day} IS NULL AND EXISTS (SELECT FROM {days} AS d WHERE d.day IS NULL)",
    ):
        cur.execute(composed.SQL(statement).format(**names))
        deleted += cur.rowcount
    return _insert(cur, names["mart"], name), deleted


def _make(cur: cursor, name: str) -> composed.Identifier:
    """The rows that a mart is to have of the changed events, in a temporary table of its columns."""
    fresh = composed.Identifier("pg_temp", f"fresh_{name}")
    cur.execute(
        composed.SQL("CREATE TEMPORARY TABLE {} (LIKE {})").format(
            composed.Identifier(f"fresh_{name}"), composed.Identifier("mart", name)
        )
    )
    _insert(cur, fresh, name)
    return fresh


def _insert(cur: cursor, into: composed.Identifier, name: str) -> int:
    """Write the rows that a mart is to have of what has changed; returns how many."""
    cur.execute(composed.SQL("INSERT INTO {} ").format(into) + composed.SQL(sql(f"refresh/{name}.sql")))
    return int(cur.rowcount)


def _is_empty(cur: cursor, name: str) -> bool:
    cur.execute(composed.SQL("SELECT NOT EXISTS (SELECT FROM {})").format(composed.Identifier("mart", name)))
    return bool((cur.fetchone() or (False,))[0])


def _note(cur: cursor, name: str, inserted: int, deleted: int) -> int:
    """Keep the number of rows, and return it: counting those of millions of events would take longer than a refresh."""
    refresh_grown(cur, {name: inserted}, schema="mart")
    cur.execute(
        "INSERT INTO ops.mart AS m (name, row_count) VALUES (%s, %s)"
        " ON CONFLICT (name) DO UPDATE SET row_count = m.row_count + excluded.row_count, refreshed_at = now()"
        " RETURNING row_count",
        (name, inserted - deleted),
    )
    return int((cur.fetchone() or (0,))[0])
