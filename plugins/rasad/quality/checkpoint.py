"""Great Expectations on the staging rows of one batch, in the database.

All rules run once with `BOOLEAN_ONLY`, which costs one statement a table for the plain ones, and one for all that are
queries. The rows that break a rule are then found by `rasad.quality.rows`. Great Expectations is imported here, inside
the function: it takes seconds.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg2.extensions import connection

from rasad.quality.expectations import KEYS, Rule
from rasad.quality.package import great_expectations, no_rows_expectation
from rasad.quality.queries import counting
from rasad.quality.rows import breaking_rows, out_of_line

#: Settings of a connection that Great Expectations' own connection shall share.
_PASSED_ON = ("sslmode", "sslrootcert", "sslcert", "sslkey", "options", "channel_binding", "gssencmode")


#: Columns of a table where they are not all of it as it is. A mean of integers is a Decimal, and for one of those Great
#: Expectations looks through the source of all that has been imported.
_COLUMNS = {"article": "article_key, outcome, report_count::double precision AS report_count"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's result: the keys of all rows that break it, by column; `observed` of a whole table, for the record."""

    rule: Rule
    success: bool
    rows: tuple[Mapping[str, Any], ...]
    observed: Mapping[str, Any]


def check(conn: connection, batch_id: int, rules: Sequence[Rule]) -> list[Finding]:
    """Check the staged rows of a batch; one finding a rule, in the order of `rules`."""
    gx = great_expectations()
    from great_expectations.data_context.types.base import ProgressBarsConfig

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = ProgressBarsConfig(globally=False)
        # With its assets: each that is added later has the whole configuration written anew.
        source = context.data_sources.add_postgres(
            "warehouse", connection_string=sqlalchemy_url(conn), assets=[_asset(table, batch_id) for table in KEYS]
        )
        try:
            found = {rule.name: Finding(rule, True, (), {}) for rule in rules}
            for table, suite in _suites(gx, batch_id, rules).items():
                batch = source.get_asset(table).get_batch_definition(table).get_batch()
                results = batch.validate(suite, result_format="BOOLEAN_ONLY").results
                for result in results:
                    _raise_if_broken(result)
                failed = [
                    found[result.expectation_config.meta["rule"]].rule for result in results if not result.success
                ]
                found.update(_failed(gx, conn, batch, batch_id, failed))
            return list(found.values())
        finally:
            source.get_engine().dispose()


def _asset(table: str, batch_id: int) -> dict[str, Any]:
    query = f"SELECT {_COLUMNS.get(table, '*')} FROM staging.{table} WHERE batch_id = {int(batch_id)}"
    return {"type": "query", "name": table, "query": query, "batch_definitions": [{"name": table}]}


def sqlalchemy_url(conn: connection) -> str:
    """The SQLAlchemy URL, with the driver psycopg2, of the database that `conn` is connected to."""
    from sqlalchemy.engine import URL

    parameters = conn.info.dsn_parameters
    query = {name: parameters[name] for name in _PASSED_ON if parameters.get(name)}
    # As on our own connections: on a batch, compiling costs more than it saves.
    query["options"] = f"{query.get('options', '')} -cjit=off".strip()
    host = conn.info.host
    if host.startswith("/"):  # a Unix socket
        query["host"], host = host, ""
    url = URL.create(
        "postgresql+psycopg2", conn.info.user, conn.info.password or None, host or None, conn.info.port,
        conn.info.dbname, query,
    )  # fmt: skip
    return url.render_as_string(hide_password=False)


def _suites(gx: Any, batch_id: int, rules: Iterable[Rule]) -> dict[str, Any]:
    """The expectations by the table that they are validated with: those of its own, and with the first table all
    queries, which are one statement."""
    rules = list(rules)
    expectations: dict[str, list[Any]] = defaultdict(list)
    for rule in rules:
        if not rule.is_query:
            expectations[rule.table].append(_plain(gx, rule))
    if queries := [rule for rule in rules if rule.is_query]:
        statement, kind = counting(queries, batch_id), no_rows_expectation()
        expectations[next(iter(KEYS))].extend(
            kind(rule=rule.name, statement=statement, severity=rule.severity, meta={"rule": rule.name})
            for rule in queries
        )
    return {table: gx.ExpectationSuite(table, expectations=of_table) for table, of_table in expectations.items()}


def _plain(gx: Any, rule: Rule) -> Any:
    return getattr(gx.expectations, rule.kind)(**rule.arguments, severity=rule.severity, meta={"rule": rule.name})


def _failed(gx: Any, conn: connection, batch: Any, batch_id: int, failed: Sequence[Rule]) -> dict[str, Finding]:
    """The findings of the rules that failed: the rows that break them, or what was observed of the whole table."""
    found: dict[str, Finding] = {}
    for rule in (rule for rule in failed if rule.compares):
        found[rule.name] = Finding(rule, False, (), {"told": "; ".join(out_of_line(conn, batch_id, rule))})
    of_rows = [rule for rule in failed if not rule.compares and (rule.is_query or not rule.whole_table)]
    for rule in of_rows:
        found[rule.name] = Finding(rule, False, breaking_rows(conn, batch_id, rule), {})
    of_table = {rule.name: rule for rule in failed if rule.name not in found}
    if of_table:
        suite = gx.ExpectationSuite("failed", expectations=[_plain(gx, rule) for rule in of_table.values()])
        for result in batch.validate(suite, result_format="SUMMARY").results:
            _raise_if_broken(result)
            rule = of_table[_rule_of(result)]
            observed = {
                name: str(result.result[name])
                for name in ("observed_value", "unexpected_count", "unexpected_percent")
                if result.result.get(name) is not None
            }
            found[rule.name] = Finding(rule, False, (), observed)
    return found


def _rule_of(result: Any) -> str:
    return str(result.expectation_config.meta["rule"])


def _raise_if_broken(result: Any) -> None:
    """An expectation that could not be evaluated has not been met, but it is the rule that is wrong, not the rows."""
    info = result.exception_info or {}
    raised = [entry for entry in (info, *info.values()) if isinstance(entry, dict) and entry.get("raised_exception")]
    if raised:
        name = _rule_of(result)
        message = str(raised[0].get("exception_message")).partition("\n")[0]
        raise RuntimeError(f"the expectation {name} could not be evaluated: {message}")
