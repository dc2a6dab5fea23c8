"""The queries of `sql/quality/`: one for the rows that it finds, or many as one statement for how many each finds.

A query reads the batch's rows of its rule's table from `batch`, and may read what several share, from a file of
`sql/quality/shared/` by its name. One statement for all costs a fifth of what each alone does: what is shared is worked
out once, and bodies are unpacked once.
"""

from __future__ import annotations

from collections.abc import Iterable

from rasad.quality.expectations import Rule
from rasad.warehouse.files import sql

#: Relations that several queries read, as files of `sql/quality/shared/`. They know the batch's number from `checked`.
_SHARED = ("untrue_span",)


def finding(rule: Rule, batch_id: int, query: str | None = None) -> str:
    """The statement that finds what breaks a rule in a batch: its own query, or another over the same rows."""
    return f"WITH {_shared(batch_id)},\n{_batch(rule, batch_id)}\n{query or _query(rule)}"


def counting(rules: Iterable[Rule], batch_id: int) -> str:
    """The statement that gives the name of each rule, and how many rows its query finds in a batch."""
    counts = (
        f"SELECT '{rule.name}' AS rule, count(*) AS found FROM (\nWITH {_batch(rule, batch_id)}\n{_query(rule)}) AS q"
        for rule in rules
    )
    return f"WITH {_shared(batch_id)}\n" + "\nUNION ALL\n".join(counts)


def _query(rule: Rule) -> str:
    return sql(f"quality/{rule.name}.sql")


def _batch(rule: Rule, batch_id: int) -> str:
    return f"batch AS (SELECT * FROM staging.{rule.table} WHERE batch_id = {int(batch_id)})"


def _shared(batch_id: int) -> str:
    shared = "".join(f",\n{name} AS (\n{sql(f'quality/shared/{name}.sql')})" for name in _SHARED)
    return f"checked AS (SELECT {int(batch_id)} AS batch_id){shared}"
