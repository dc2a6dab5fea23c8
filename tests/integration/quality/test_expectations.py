"""Every expectation is broken by a row of its own, and holds where nothing is wrong."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from psycopg2 import sql

from rasad.article import Place
from rasad.quality.checkpoint import Finding, check
from rasad.quality.expectations import KEYS, Rule
from rasad.quality.validation import current_rules
from rasad.warehouse.connection import connect, transaction
from tests.integration.conftest import Desk, strike

TABLE = Path(__file__).with_name("breaks.csv")
#: A place that the gazetteer holds, since one that it does not would break an expectation.
LISTED = Place("sy-aleppo", "حلب", "Aleppo", "city", "SY", 36.2021, 37.1343, "town")


def breaks() -> dict[str, str]:
    with TABLE.open(encoding="utf-8") as lines:
        return {row["rule"]: row["set"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


BREAKS = breaks()


@dataclass
class Broken:
    """A batch with an article for each expectation, broken there, and what checking it found."""

    findings: Mapping[str, Finding]
    keys: Mapping[str, tuple[str, int]]


def stage(desk: Desk, names: list[str]) -> int:
    desk.land(*(desk.article(name, events=[strike(initiator="SYRMIL", target="ISIS", place=LISTED)]) for name in names))
    (batch,) = desk.stage()
    return batch


def keys(desk: Desk) -> dict[str, tuple[str, int]]:
    rows = desk.rows("SELECT v.article_id, r.report_key::text, v.article_key FROM staging.report AS r"
                     " JOIN landing.article_version AS v USING (article_key)")  # fmt: skip
    return {name: (report, article) for name, report, article in rows}


def break_rule(desk: Desk, rule: Rule, how: str, report: str, article: int) -> None:
    table = sql.Identifier("staging", rule.table)
    column, key = ("article_key", article) if rule.table == "article" else ("report_key", report)
    named = {"t": table, "c": sql.Identifier(column), "k": sql.Literal(key)}
    if how == "copy":
        statement = sql.SQL("INSERT INTO {t} SELECT * FROM {t} WHERE {c} = {k} LIMIT 1").format(**named)
    elif how.startswith("ALL "):
        statement = sql.SQL("UPDATE {t} SET " + how.removeprefix("ALL ")).format(**named)
    elif how.startswith(("DELETE", "UPDATE")):
        statement = sql.SQL(how).format(key=sql.Literal(report))
    else:
        one = "UPDATE {t} SET " + how + " WHERE ctid = (SELECT min(ctid) FROM {t} WHERE {c} = {k})"
        statement = sql.SQL(one).format(**named)
    with closing(connect(desk.url)) as conn, transaction(conn) as cur:
        cur.execute(statement)


def found(desk: Desk, batch: int) -> dict[str, Finding]:
    with closing(connect(desk.url)) as conn:
        return {finding.rule.name: finding for finding in check(conn, batch, current_rules(conn))}


@pytest.fixture(scope="module")
def module_desk(server_url: str, warehouse_url: str) -> Iterator[Callable[[], Desk]]:
    """Desks with warehouses that last as long as this file's tests."""
    from tests.integration.conftest import _database, _name

    opened = []

    def make() -> Desk:
        opened.append(_database(server_url, _name(), template="warehouse_template"))
        return Desk(opened[-1].__enter__())

    yield make
    for database in opened:
        database.__exit__(None, None, None)


@pytest.fixture(scope="module")
def rules(warehouse_url: str) -> dict[str, Rule]:
    with closing(connect(warehouse_url)) as conn:
        return {rule.name: rule for rule in current_rules(conn)}


@pytest.fixture(scope="module")
def broken(module_desk: Callable[[], Desk], rules: dict[str, Rule]) -> Broken:
    """One check for all: what is done to one article's rows leaves the others' alone."""
    desk = module_desk()
    batch = stage(desk, sorted(BREAKS))
    where = keys(desk)
    for name, how in BREAKS.items():
        if not how.startswith("ALL "):
            break_rule(desk, rules[name], how, *where[name])
    return Broken(found(desk, batch), where)


def test_every_expectation_has_a_row_that_breaks_it(rules: dict[str, Rule]) -> None:
    assert set(BREAKS) == set(rules)
    assert len(rules) >= 60


def test_every_expectation_says_what_it_protects(rules: dict[str, Rule]) -> None:
    for rule in rules.values():
        assert rule.protects.endswith("."), rule.name
        assert rule.severity in {"critical", "warning", "info"}
        assert rule.table in KEYS


def test_sound_rows_break_nothing(module_desk: Callable[[], Desk]) -> None:
    desk = module_desk()
    assert [name for name, finding in found(desk, stage(desk, ["a", "b"])).items() if not finding.success] == []


@pytest.mark.parametrize("name", [name for name, how in BREAKS.items() if not how.startswith("ALL ")])
def test_a_broken_row_is_found(broken: Broken, rules: dict[str, Rule], name: str) -> None:
    finding = broken.findings[name]
    assert not finding.success
    report, article = broken.keys[name]
    if rules[name].whole_table or "gen_random_uuid" in BREAKS[name]:
        return
    column, key = ("article_key", article) if rules[name].table == "article" else ("report_key", report)
    assert str(key) in {str(row[column]) for row in finding.rows}
    assert len(finding.rows) < 10, "an expectation that all rows break says nothing"


def test_a_coder_that_fails_everywhere_is_found(module_desk: Callable[[], Desk], rules: dict[str, Rule]) -> None:
    desk = module_desk()
    batch = stage(desk, ["a", "b", "c"])
    break_rule(desk, rules["article_mostly_coded"], BREAKS["article_mostly_coded"], "", 0)
    assert not found(desk, batch)["article_mostly_coded"].success
