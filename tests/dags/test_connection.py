"""Which database the DAGs work on."""

from __future__ import annotations

import pytest
from psycopg2.extensions import parse_dsn


@pytest.fixture(autouse=True)
def no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AIRFLOW_CONN_RASAD_WAREHOUSE", "RASAD_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


def test_the_connection_of_a_deployment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    import rasad_airflow

    monkeypatch.setenv("AIRFLOW_CONN_RASAD_WAREHOUSE", "postgresql://loader:p%40s%2Fs@db.example:6543/war%20house")
    monkeypatch.setenv("RASAD_DATABASE_URL", "postgresql://nobody@elsewhere.example/none")
    assert parse_dsn(rasad_airflow.warehouse()) == {
        "user": "loader", "password": "p@s/s", "host": "db.example", "port": "6543", "dbname": "war house",
    }  # fmt: skip


def test_a_postgres_of_ones_own_comes_next(monkeypatch: pytest.MonkeyPatch) -> None:
    import rasad_airflow

    monkeypatch.setenv("RASAD_DATABASE_URL", "postgresql://me@db.example/rasad")
    assert rasad_airflow.warehouse() == "postgresql://me@db.example/rasad"


def test_counts_are_told_on_one_line(caplog: pytest.LogCaptureFixture) -> None:
    import rasad_airflow

    with caplog.at_level("INFO", logger="rasad.dags"):
        rasad_airflow.tell("load", {"inserted": 1200, "updated": 0})
        rasad_airflow.tell("load", {"inserted": 0})
    assert [record.getMessage() for record in caplog.records] == ["load: inserted 1,200", "load: nothing"]
