"""The rows that break an expectation, all of them.

Great Expectations says whether a rule holds, but gives at most 20 to 200 of the rows that break it, whatever the result
format; every one has to be found for the quarantine. So the condition of each kind of expectation in use stands here
once more, as SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from psycopg2 import sql as pg
from psycopg2.extensions import connection

from rasad.quality.expectations import KEYS, Rule
from rasad.quality.queries import finding
from rasad.warehouse.connection import transaction

Arguments = Mapping[str, Any]
Row = Mapping[str, Any]


def breaking_rows(conn: connection, batch_id: int, rule: Rule) -> tuple[Row, ...]:
    """The keys (`KEYS`) of the batch's staging rows that break the rule, in order.

    Raises RuntimeError where there are none: the rule is asked for because it failed, so the two must not disagree.
    """
    keys = KEYS[rule.table]
    rows = _selected(conn, batch_id, rule, None if rule.is_query else _plain(rule, keys))
    return tuple(dict(zip(keys, row, strict=True)) for row in rows)


def out_of_line(conn: connection, batch_id: int, rule: Rule) -> tuple[str, ...]:
    """What a rule that compares batches found, in words."""
    return tuple(told for (told,) in _selected(conn, batch_id, rule, None))


def _selected(conn: connection, batch_id: int, rule: Rule, query: pg.Composable | None) -> list[tuple[str, ...]]:
    with transaction(conn) as cur:
        cur.execute(finding(rule, batch_id, query.as_string(cur) if query else None))
        rows = sorted(tuple(map(str, row)) for row in cur.fetchall())
    if not rows:
        raise RuntimeError(f"the expectation {rule.name} failed, but no row was found that breaks it")
    return rows


def _plain(rule: Rule, keys: tuple[str, ...]) -> pg.Composed:
    columns = pg.SQL(", ").join(pg.Identifier("b", key) for key in keys)
    return pg.SQL("SELECT {} FROM batch AS b WHERE {}").format(columns, CONDITIONS[rule.kind](rule.arguments))


def _column(name: str) -> pg.Identifier:
    return pg.Identifier("b", name)


def _null(of: Arguments) -> pg.Composed:
    return pg.SQL("{} IS NULL").format(_column(of["column"]))


def _outside(of: Arguments) -> pg.Composed:
    return pg.SQL("{} <> ALL ({})").format(_column(of["column"]), pg.Literal(of["value_set"]))


def _beyond(of: Arguments) -> pg.Composed:
    column = _column(of["column"])
    low, high = pg.Literal(of["min_value"]), pg.Literal(of["max_value"])
    return pg.SQL("({c} < {low} OR {c} > {high})").format(c=column, low=low, high=high)


def _reversed(of: Arguments) -> pg.Composed:
    sign = pg.SQL("<" if of["or_equal"] else "<=")
    return pg.SQL("{} {} {}").format(_column(of["column_A"]), sign, _column(of["column_B"]))


def _repeated(of: Arguments) -> pg.Composed:
    names = of.get("column_list") or [of["column"]]
    same = pg.SQL(" AND ").join(pg.SQL("o.{name} = b.{name}").format(name=pg.Identifier(name)) for name in names)
    return pg.SQL("(SELECT count(*) FROM batch AS o WHERE {}) > 1").format(same)


def _unlike(of: Arguments) -> pg.Composed:
    return pg.SQL("{} !~ {}").format(_column(of["column"]), pg.Literal(of["regex"]))


#: What breaks an expectation, by its kind. Nulls break none but the first, as Great Expectations has it.
CONDITIONS: Mapping[str, Callable[[Arguments], pg.Composed]] = {
    "ExpectColumnValuesToNotBeNull": _null,
    "ExpectColumnValuesToBeInSet": _outside,
    "ExpectColumnValuesToBeBetween": _beyond,
    "ExpectColumnPairValuesAToBeGreaterThanB": _reversed,
    "ExpectColumnValuesToBeUnique": _repeated,
    "ExpectCompoundColumnsToBeUnique": _repeated,
    "ExpectColumnValuesToMatchRegex": _unlike,
}
