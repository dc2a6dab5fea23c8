"""Validation of a staged batch: what breaks a critical rule is kept back, the rest goes on.

The rows that break a critical rule are marked in staging and entered in the quarantine with the rule and the row
itself. A part of a report (an actor, a figure) is kept back alone; a report takes its parts along. Where too much is
kept back, the batch stops before the warehouse is touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg2 import sql
from psycopg2.extensions import connection, cursor

from rasad.quality.checkpoint import Finding, check
from rasad.quality.expectations import KEYS, Rule, rules
from rasad.warehouse.connection import transaction
from rasad.warehouse.copying import copy_rows
from rasad.warehouse.errors import BatchRejected
from rasad.warehouse.files import sql as sql_file
from rasad.warehouse.worklist import Batch, advance


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a batch stops: at least `rows` rows kept back, and they are more than `share` of all."""

    share: float = 0.10
    rows: int = 10


THRESHOLD = Threshold()


def validate_batch(conn: connection, batch: Batch, *, threshold: Threshold = THRESHOLD) -> dict[str, int]:
    """Validate a batch; returns the rows looked at, kept back, and the rules broken by severity.

    Raises BatchRejected; the results and the quarantine are kept all the same.
    """
    findings = check(conn, batch.id, current_rules(conn))
    with transaction(conn) as cur:
        totals = _row_counts(cur, batch.id)
        _record(cur, batch, findings, totals)
        rejected = _keep_back(cur, batch, findings)
        counts = {"rows": sum(totals.values()) - totals["article"], "rejected": rejected} | {
            f"{severity}_broken": sum(not f.success and f.rule.severity == severity for f in findings)
            for severity in ("critical", "warning", "info")
        }
        problem = _problem(findings, counts, threshold)
        advance(cur, batch, "stopped" if problem else "validated", counts)
    if problem:
        raise BatchRejected(f"batch {batch.id} stopped, nothing of it is loaded: {problem}")
    return counts


def current_rules(conn: connection) -> tuple[Rule, ...]:
    """The rules, with the codes that the dimensions hold now."""
    with transaction(conn) as cur:
        cur.execute("SELECT code FROM warehouse.dim_event_type WHERE event_type_key > 0 ORDER BY code")
        types = tuple(code for (code,) in cur.fetchall())
        cur.execute("SELECT item FROM warehouse.dim_materiel WHERE materiel_key > 0 ORDER BY item")
        items = tuple(item for (item,) in cur.fetchall())
    return rules(types, items)


def _problem(findings: Iterable[Finding], counts: dict[str, int], threshold: Threshold) -> str | None:
    """Why the batch must stop, in words."""
    broken = [f for f in findings if not f.success and f.rule.severity == "critical"]
    for finding in broken:
        if finding.rule.whole_table:
            return f"{finding.rule.name}: {finding.rule.protects}"
    if counts["rejected"] >= threshold.rows and counts["rejected"] > threshold.share * counts["rows"]:
        worst = sorted(broken, key=lambda f: (-len(f.rows), f.rule.name))[:3]
        names = ", ".join(f"{f.rule.name} ({len(f.rows)})" for f in worst)
        return (
            f"{counts['rejected']} of {counts['rows']} rows break critical expectations, more than"
            f" {threshold.share:.0%}; most of all {names}"
        )
    return None


def _row_counts(cur: cursor, batch_id: int) -> dict[str, int]:
    totals = {}
    for table in KEYS:
        cur.execute(
            sql.SQL("SELECT count(*) FROM staging.{} WHERE batch_id = %s").format(sql.Identifier(table)), (batch_id,)
        )
        totals[table] = int((cur.fetchone() or (0,))[0])
    return totals


def _record(cur: cursor, batch: Batch, findings: Sequence[Finding], totals: dict[str, int]) -> None:
    cur.execute("DELETE FROM ops.quality_result WHERE batch_id = %s", (batch.id,))
    copy_rows(
        cur,
        "ops.quality_result",
        ("batch_id", "expectation", "staging_table", "severity", "protects", "success", "row_count",
         "unexpected_count", "observed"),
        (
            (batch.id, f.rule.name, f.rule.table, f.rule.severity, f.rule.protects, f.success, totals[f.rule.table],
             len(f.rows), json.dumps(f.observed, ensure_ascii=False))
            for f in findings
        ),
    )  # fmt: skip


def _keep_back(cur: cursor, batch: Batch, findings: Iterable[Finding]) -> int:
    """Mark and quarantine the rows that break critical rules; returns how many there are."""
    cur.execute(sql_file("load/broken.sql"))
    copy_rows(cur, "broken", ("staging_table", "rule", "message", "report_key", "ordinal"), _broken(findings))
    cur.execute(
        "UPDATE ops.quarantine SET status = 'resolved' WHERE batch_id = %s AND stage = 'validate' AND status = 'open'",
        (batch.id,),
    )
    cur.execute("ANALYZE pg_temp.broken")
    kept = 0
    for table, keys in KEYS.items():
        if table == "article":
            continue
        names = {"table": sql.Identifier("staging", table), "name": sql.Literal(table)}
        same = sql.SQL("b.staging_table = {name} AND b.report_key = t.report_key").format(**names)
        if "ordinal" in keys:
            same += sql.SQL(" AND b.ordinal = t.ordinal")
        cur.execute(
            sql.SQL(
                "UPDATE {table} AS t SET is_rejected = NOT t.is_rejected WHERE t.batch_id = %s AND t.is_rejected <>"
                " EXISTS (SELECT FROM pg_temp.broken AS b WHERE {same})"
            ).format(same=same, **names),
            (batch.id,),
        )
        cur.execute(
            sql.SQL("SELECT count(*) FROM {table} AS t WHERE t.batch_id = %s AND t.is_rejected").format(**names),
            (batch.id,),
        )
        kept += int((cur.fetchone() or (0,))[0])
        cur.execute(
            sql.SQL(
                "UPDATE pg_temp.broken AS b SET row_content = to_jsonb(t) - 'is_rejected' FROM {table} AS t"
                " WHERE t.batch_id = %s AND {same}"
            ).format(same=same, **names),
            (batch.id,),
        )
    cur.execute(sql_file("load/broken_quarantine.sql"), {"batch_id": batch.id, "coder_key": batch.coder_key})
    return kept


def _broken(findings: Iterable[Finding]) -> Iterable[tuple[Any, ...]]:
    for finding in findings:
        rule = finding.rule
        if finding.success or rule.severity != "critical" or rule.whole_table:
            continue
        for row in finding.rows:
            yield rule.table, rule.name, rule.protects, row["report_key"], row.get("ordinal")
