"""Every expectation is broken by a row of its own, and holds where nothing is wrong."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from psycopg2 import sql

from rasad.article import Place, SourceMention
from rasad.quality.checkpoint import Finding, check
from rasad.quality.expectations import KEYS, Rule
from rasad.quality.validation import current_rules
from rasad.warehouse.connection import connect, transaction
from tests.integration.conftest import STRIKE, Desk, mention, strike

TABLE = Path(__file__).with_name("breaks.csv")
#: A place that the gazetteer holds, since one that it does not would break an expectation.
LISTED = Place("sy-aleppo", "حلب", "Aleppo", "city", "SY", 36.2021, 37.1343, "town")


def breaks() -> dict[str, str]:
    with TABLE.open(encoding="utf-8") as lines:
        return {row["rule"]: row["set"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


BREAKS = breaks()
IN_ROWS = [name for name, how in BREAKS.items() if not how.startswith(("ALL ", "PAST "))]
PAST = {name: how.removeprefix("PAST ").split(" = ") for name, how in BREAKS.items() if how.startswith("PAST ")}


@dataclass
class Broken:
    """A batch with an article for each expectation, broken there, and what checking it found."""

    findings: Mapping[str, Finding]
    keys: Mapping[str, tuple[str, int]]


def told():  # type: ignore[no-untyped-def]
    """An event of which the dictionaries know everything."""
    source = mention(SourceMention, STRIKE, "ستاد مشترک", code="SYRMIL")
    return strike(initiator="SYRMIL", target="ISIS", place=LISTED, attribution=(source,))


def stage(desk: Desk, names: list[str]) -> int:
    desk.land(*(desk.article(name, events=[told()]) for name in names))
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
    elif how.startswith(("DELETE", "UPDATE", "INSERT")):
        statement = sql.SQL(how).format(key=sql.Literal(report), other=sql.Literal(str(uuid4())))
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
    batch = stage(desk, sorted(IN_ROWS))
    where = keys(desk)
    for name in IN_ROWS:
        break_rule(desk, rules[name], BREAKS[name], *where[name])
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


@pytest.mark.parametrize("name", IN_ROWS)
def test_a_broken_row_is_found(broken: Broken, rules: dict[str, Rule], name: str) -> None:
    finding = broken.findings[name]
    assert not finding.success
    report, article = broken.keys[name]
    if rules[name].whole_table or "gen_random_uuid" in BREAKS[name] or "{other}" in BREAKS[name]:
        return
    column, key = ("article_key", article) if rules[name].table == "article" else ("report_key", report)
    assert str(key) in {str(row[column]) for row in finding.rows}
    assert len(finding.rows) < 10, "an expectation that all rows break says nothing"


def test_a_coder_that_fails_everywhere_is_found(module_desk: Callable[[], Desk], rules: dict[str, Rule]) -> None:
    desk = module_desk()
    batch = stage(desk, ["a", "b", "c"])
    break_rule(desk, rules["article_mostly_coded"], BREAKS["article_mostly_coded"], "", 0)
    assert not found(desk, batch)["article_mostly_coded"].success


def earlier(desk: Desk, what: str, value: str) -> None:
    """Batches before the one to be checked, with one thing otherwise than there."""
    if what in {"coded", "published"}:
        on = date.fromisoformat(value) if what == "published" else date(2015, 3, 2)
        agency = "خبرگزاری دیگر" if what == "published" else "خبرگزاری آزمون"
        events = [told()] * (int(value) if what == "coded" else 1)
        articles = [desk.article(f"old {n}", agency=agency, published=on, events=events) for n in range(25)]
        desk.publish(*articles)
        return
    counts = {"article": 60, "report": 60, "casualty": 60, "report_attribution": 60}
    desk.rows(
        "INSERT INTO ops.batch (coder_key, state, article_count, counts)"
        " SELECT 1, 'resolved', 60, jsonb_build_object('extracted', %(counts)s::jsonb) FROM generate_series(1, 10)",
        {"counts": json.dumps(counts | ({what: int(value)} if what in counts else {}))},
    )
    for name in ("report_has_place", "report_has_side"):
        desk.rows(
            "INSERT INTO ops.quality_result (batch_id, expectation, staging_table, severity, protects, success,"
            " row_count, unexpected_count) SELECT batch_id, %(name)s, 'report', 'info', '', true, 60, %(broken)s"
            " FROM ops.batch WHERE state = 'resolved'",
            {"name": name, "broken": int(value) if what == name else 0},
        )


@pytest.mark.parametrize("name", PAST)
def test_a_batch_unlike_those_before_it_is_found(desk: Desk, rules: dict[str, Rule], name: str) -> None:
    what, value = PAST[name]
    earlier(desk, what, value)
    batch = stage(desk, [f"new {n}" for n in range(60)])
    with closing(connect(desk.url)) as conn:
        findings = {f.rule.name: f for f in check(conn, batch, [rules[n] for n in PAST])}
    assert [n for n, finding in findings.items() if not finding.success and n not in ALIKE.get(name, ())] == [name]
    assert findings[name].observed["told"]
    assert findings[name].rows == ()


#: Fewer events an article are fewer reports for the figures and sources to stand in.
ALIKE = {"drift_events_an_article": ("drift_figures_a_report", "drift_sources_a_report")}


def test_a_batch_like_those_before_it_breaks_nothing(desk: Desk, rules: dict[str, Rule]) -> None:
    earlier(desk, "report", "60")
    earlier(desk, "coded", "1")
    batch = stage(desk, [f"new {n}" for n in range(60)])
    with closing(connect(desk.url)) as conn:
        assert [f.observed for f in check(conn, batch, [rules[n] for n in PAST]) if not f.success] == []
