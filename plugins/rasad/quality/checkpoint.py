"""Great Expectations on the staging rows of one batch, in the database.

All rules run once with `BOOLEAN_ONLY`, which costs one query a table for the plain ones. The rows that break a rule are
then found by `rasad.quality.rows`. Great Expectations is imported here, inside the function: it takes seconds.
"""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from psycopg2.extensions import connection

from rasad.quality.expectations import Rule
from rasad.quality.package import great_expectations, no_rows_expectation
from rasad.quality.rows import breaking_rows, out_of_line
from rasad.warehouse.files import sql

#: Settings of a connection that Great Expectations' own connection shall share.
_PASSED_ON = ("sslmode", "sslrootcert", "sslcert", "sslkey", "options", "channel_binding", "gssencmode")

#: The batch's rows as the relation `batch`. Great Expectations gives `{batch}` an alias in queries without a join and
#: none in queries with one, where Postgres before 16 needs it: with this join there is always exactly one.
_BATCH = "WITH batch AS (SELECT staged.* FROM {batch} AS staged CROSS JOIN (VALUES (1)) AS one (unit))"


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
        source = context.data_sources.add_postgres("warehouse", connection_string=sqlalchemy_url(conn))
        try:
            found: dict[str, Finding] = {}
            for table, of_table in _by_table(rules).items():
                asset = source.add_query_asset(
                    table, query=f"SELECT * FROM staging.{table} WHERE batch_id = {int(batch_id)}"
                )
                batch = asset.add_batch_definition_whole_table(table).get_batch()
                suite = _suite(gx, table, of_table)
                results = batch.validate(suite, result_format="BOOLEAN_ONLY").results
                succeeded = {result.expectation_config.meta["rule"]: bool(result.success) for result in results}
                for result in results:
                    _raise_if_broken(result)
                failed = [rule for rule in of_table if not succeeded[rule.name]]
                for rule in of_table:
                    found[rule.name] = Finding(rule, True, (), {})
                found.update(_failed(gx, conn, batch, batch_id, failed))
            return [found[rule.name] for rule in rules]
        finally:
            source.get_engine().dispose()


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


def _by_table(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    tables: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        tables[rule.table].append(rule)
    return tables


def _suite(gx: Any, name: str, rules: Iterable[Rule]) -> Any:
    suite = gx.ExpectationSuite(name)
    for rule in rules:
        arguments: dict[str, Any] = dict(rule.arguments)
        if rule.is_query:
            query = sql(f"quality/{rule.name}.sql").replace("{", "{{").replace("}", "}}")
            arguments["unexpected_rows_query"] = f"{_BATCH}\n{query}"
        kind = no_rows_expectation() if rule.is_query else getattr(gx.expectations, rule.kind)
        suite.add_expectation(kind(**arguments, severity=rule.severity, meta={"rule": rule.name}))
    return suite


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
        suite = _suite(gx, "failed", of_table.values())
        for result in batch.validate(suite, result_format="SUMMARY").results:
            _raise_if_broken(result)
            rule = of_table[result.expectation_config.meta["rule"]]
            observed = {
                name: str(result.result[name])
                for name in ("observed_value", "unexpected_count", "unexpected_percent")
                if result.result.get(name) is not None
            }
            found[rule.name] = Finding(rule, False, (), observed)
    return found


def _raise_if_broken(result: Any) -> None:
    """An expectation that could not be evaluated has not been met, but it is the rule that is wrong, not the rows."""
    info = result.exception_info or {}
    raised = [entry for entry in (info, *info.values()) if isinstance(entry, dict) and entry.get("raised_exception")]
    if raised:
        name = result.expectation_config.meta["rule"]
        message = str(raised[0].get("exception_message")).partition("\n")[0]
        raise RuntimeError(f"the expectation {name} could not be evaluated: {message}")
