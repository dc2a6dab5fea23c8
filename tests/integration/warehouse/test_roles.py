"""Least privilege: what each role can do, and what each must not, tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from psycopg2 import sql

from rasad import pipeline
from tests.integration.conftest import Desk, strike

PASSWORD = "of-a-test"
Login = Callable[[str], str]


@pytest.fixture
def login(desk: Desk) -> Iterator[Login]:
    """Makes a login of a role; gives its URL. The warehouse holds one event."""
    desk.publish(desk.article("a", events=[strike()]))
    made: list[str] = []

    def make(role: str) -> str:
        name = f"test_{role}_{urlsplit(desk.url).path.strip('/')}"
        with closing(psycopg2.connect(desk.url)) as conn, conn, conn.cursor() as cur:
            cur.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD %s").format(sql.Identifier(name)), (PASSWORD,))
            cur.execute("CALL ops.enroll(%s, %s)", (name, role))
        made.append(name)
        parts = urlsplit(desk.url)
        return urlunsplit(parts._replace(netloc=f"{name}:{PASSWORD}@{parts.hostname}:{parts.port}"))

    yield make
    with closing(psycopg2.connect(desk.url)) as conn, conn, conn.cursor() as cur:
        for name in made:
            cur.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(name)))


def attempt(url: str, statement: str) -> list[tuple[object, ...]]:
    with closing(psycopg2.connect(url)) as conn, conn, conn.cursor() as cur:
        cur.execute(statement)
        return cur.fetchall() if cur.description else []


def test_an_analyst_reads_the_star_and_the_marts(login: Login) -> None:
    url = login("rasad_analyst")
    assert attempt(url, "SELECT count(*) FROM warehouse.fact_event") == [(1,)]
    assert attempt(url, "SELECT count(*) >= 0 FROM event") == [(True,)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM landing.article_version",
        "SELECT * FROM ops.quarantine",
        "SELECT * FROM staging.report",
        "SELECT * FROM text.document",
        "INSERT INTO warehouse.dim_materiel VALUES (1, 'x', 'x')",
        "UPDATE warehouse.fact_casualty SET low = 0",
        "DELETE FROM warehouse.fact_event",
        "TRUNCATE warehouse.fact_event CASCADE",
        "DROP VIEW mart.report",
        "DELETE FROM mart.event",
        "INSERT INTO ops.mart_queue (kind) VALUES ('everything')",
        "CREATE TABLE mart.mine (x int)",
        "CREATE TABLE public.mine (x int)",
        "SET ROLE rasad_owner",
        "CALL ops.enroll('x', 'rasad_loader')",
    ],
)
def test_an_analyst_must_not(login: Login, statement: str) -> None:
    with pytest.raises(psycopg2.Error):
        # Even one who lifts the read-only setting of the login.
        attempt(login("rasad_analyst"), f"SET default_transaction_read_only = off; COMMIT; {statement}")


def test_an_analyst_cannot_keep_the_server_busy(login: Login) -> None:
    assert attempt(login("rasad_analyst"), "SHOW statement_timeout") == [("1min",)]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM landing.article_version",
        "UPDATE landing.article_version SET body = ''",
        "DROP TABLE warehouse.fact_report CASCADE",
        "ALTER TABLE warehouse.fact_report ADD COLUMN x int",
        "DELETE FROM ops.migration",
        "DROP TABLE mart.event CASCADE",
        "CREATE SCHEMA mine",
        "SET ROLE rasad_owner",
    ],
)
def test_a_loader_must_not(login: Login, statement: str) -> None:
    with pytest.raises(psycopg2.Error):
        attempt(login("rasad_loader"), statement)


def test_a_loader_takes_articles_all_the_way(login: Login, desk: Desk) -> None:
    url = login("rasad_loader")
    counts = pipeline.run(url, [[desk.article("b", body="ارتش سوریه مواضع داعش را در حلب بمباران کرد.")]], processes=1)
    assert counts["landed"] == 1
    assert counts["reconcile.pending"] == 0
