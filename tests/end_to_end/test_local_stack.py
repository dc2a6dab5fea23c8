"""`make run` and its fellows, as a user sees them: through Airflow, on an embedded Postgres, in processes of their own.

One stack in a folder of its own serves all tests of this file, in their order: the first makes it.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator

import psycopg2
import pytest

from rasad.local.processes import group_lives
from tests.end_to_end.stack import SAMPLES, Stack, answer, new_stack


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with new_stack(tmp_path_factory) as stack:
        yield stack


@pytest.fixture(scope="module")
def first(stack: Stack) -> subprocess.CompletedProcess[str]:
    """The first run, on the sample articles."""
    return stack.do("run", str(SAMPLES))


def test_a_first_run_ends_with_an_answer(stack: Stack, first: subprocess.CompletedProcess[str]) -> None:
    assert first.returncode == 0, first.stdout + first.stderr
    landed = len(SAMPLES.read_text("utf-8").splitlines())
    assert f"ingest: received {landed}, landed {landed}" in first.stdout
    for dag in ("ingest_articles", "build_warehouse", "refresh_marts"):
        assert re.search(rf"^  {dag} took [\d.]+ s$", first.stdout, re.MULTILINE)
    told = first.stdout[first.stdout.index("Events by type and place") :]
    for table in ("Casualties by side", "Who says whom to have been killed", "To look further"):
        assert table in told
    assert re.search(r"air_strike +│ Homs +│ SY", told)
    assert stack.counts()["landing.article_version"] == landed
    assert stack.counts()["warehouse.fact_event"] > 20


def test_airflow_keeps_the_runs(stack: Stack, first: subprocess.CompletedProcess[str]) -> None:
    states = stack.rows("SELECT dag_id, state FROM dag_run", database="airflow")
    assert {("ingest_articles", "success"), ("build_warehouse", "success"), ("refresh_marts", "success")} <= set(states)


def test_a_second_run_changes_nothing(stack: Stack, first: subprocess.CompletedProcess[str]) -> None:
    before = stack.counts()
    again = stack.do("run", str(SAMPLES))
    assert again.returncode == 0, again.stdout + again.stderr
    assert "duplicate" in again.stdout
    assert stack.counts() == before


def test_a_failed_task_fails_the_run_with_its_own_error(stack: Stack, first: subprocess.CompletedProcess[str]) -> None:
    # A relation that loading needs is gone: what an operator would see of any defect of the warehouse.
    stack.rows("ALTER TABLE warehouse.fact_article RENAME TO fact_article_away")
    try:
        failed = stack.do("run", str(SAMPLES))
    finally:
        stack.rows("ALTER TABLE warehouse.fact_article_away RENAME TO fact_article")
    assert failed.returncode != 0
    assert "FAILED" in failed.stdout
    assert 'relation "warehouse.fact_article" does not exist' in failed.stdout
    assert "Events by type and place" not in failed.stdout


def test_articles_that_are_not_there_are_told_at_once(stack: Stack) -> None:
    done = stack.do("run", "no/such/file.jsonl")
    assert done.returncode == 2
    assert "no/such/file.jsonl: there is no such file or folder" in done.stderr


def test_psql_opens_the_warehouse(stack: Stack, first: subprocess.CompletedProcess[str]) -> None:
    done = stack.do("psql", "--", "-At", "-c", "SELECT count(*) > 0 FROM mart.event")
    assert (done.stdout.strip(), done.stderr) == ("t", "")


def test_up_serves_the_pages_until_down(stack: Stack, first: subprocess.CompletedProcess[str]) -> None:
    up = stack.do("up")
    assert up.returncode == 0, up.stdout + up.stderr
    address = re.search(r"http://127\.0\.0\.1:\d+", up.stdout)
    assert address, up.stdout
    assert json.loads(answer(f"{address[0]}/api/v2/monitor/health")[1])["scheduler"]["status"] == "healthy"
    assert answer(f"{address[0]}/api/v2/dags")[0] == 401
    _quality_pages_are_for_those_who_may_read_the_dag(stack, address[0])
    # Up twice is up once.
    assert address[0] in stack.do("up").stdout
    leaders = json.loads((stack.home / "airflow" / "up.json").read_text("utf-8"))["processes"].values()
    assert all(group_lives(leader) for leader in leaders)
    assert "Airflow and Postgres stopped" in stack.do("down").stdout
    assert not any(group_lives(leader) for leader in leaders)


def _quality_pages_are_for_those_who_may_read_the_dag(stack: Stack, address: str) -> None:
    page = f"{address}/rasad/quality/"
    assert answer(page)[0] == 401
    known = stack.token(address)
    status, quality = answer(page, known)
    assert status == 200
    assert "Data quality of the last" in quality
    assert "report_quote_is_body" in quality
    for elsewhere in ("nowhere.html", "%2e%2e/secrets.json", "%2e%2e%2fsecrets.json", "%2fetc%2fpasswd"):
        assert answer(f"{address}/rasad/quality/{elsewhere}", known)[0] == 404


def test_down_stops_what_run_has_started(stack: Stack, first: subprocess.CompletedProcess[str]) -> None:
    stack.do("psql", "--", "-c", "SELECT 1")  # starts the server where it does not run
    assert "Postgres stopped" in stack.do("down").stdout
    with pytest.raises(psycopg2.OperationalError):
        stack.rows("SELECT 1")
    assert "Nothing was running" in stack.do("down").stdout
