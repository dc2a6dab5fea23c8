"""`make run` and its fellows, as a user sees them: through Airflow, on an embedded Postgres, in processes of their own.

One stack in a folder of its own serves all tests of this file, in their order: the first makes it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from rasad.local.processes import group_lives

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = PROJECT / "samples" / "articles.jsonl"


class Stack:
    """The local stack with its state in `home`."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def do(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """`python -m rasad.local ARGUMENTS`."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("AIRFLOW", "RASAD"))}
        return subprocess.run(
            [sys.executable, "-m", "rasad.local", *arguments], cwd=PROJECT, capture_output=True, text=True,
            timeout=300, check=False, env={**kept, "RASAD_HOME": str(self.home), **environment},
        )  # fmt: skip

    def rows(self, query: str, database: str = "rasad") -> list[tuple[object, ...]]:
        """What a statement gives on a database of the stack; it is committed."""
        secrets = json.loads((self.home / "secrets.json").read_text("utf-8"))
        state = json.loads((self.home / "server.json").read_text("utf-8"))
        url = f"postgresql://rasad:{secrets['rasad']}@127.0.0.1:{state['port']}/{database}"
        with closing(psycopg2.connect(url)) as conn, conn, conn.cursor() as cur:
            cur.execute(query)
            return cur.fetchall() if cur.description else []

    def counts(self) -> Mapping[str, int]:
        tables = ("landing.article_version", "warehouse.fact_report", "warehouse.fact_event", "warehouse.fact_casualty")
        return {table: int(str(self.rows(f"SELECT count(*) FROM {table}")[0][0])) for table in tables}


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    home = tmp_path_factory.mktemp("stack")
    # The folders above are for the present user alone; a server that root starts runs as another.
    for folder in (home, *home.parents[:2]):
        folder.chmod(0o711)
    stack = Stack(home)
    yield stack
    stack.do("clean")


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
    answer = first.stdout[first.stdout.index("Events by type and place") :]
    for table in ("Casualties by side", "Who says whom to have been killed", "To look further"):
        assert table in answer
    assert re.search(r"air_strike +│ Homs +│ SY", answer)
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
    assert json.loads(_answer(f"{address[0]}/api/v2/monitor/health")[1])["scheduler"]["status"] == "healthy"
    assert _answer(f"{address[0]}/api/v2/dags")[0] == 401
    _quality_pages_are_for_those_who_may_read_the_dag(stack, address[0])
    # Up twice is up once.
    assert address[0] in stack.do("up").stdout
    leaders = json.loads((stack.home / "airflow" / "up.json").read_text("utf-8"))["processes"].values()
    assert all(group_lives(leader) for leader in leaders)
    assert "Airflow and Postgres stopped" in stack.do("down").stdout
    assert not any(group_lives(leader) for leader in leaders)


def _quality_pages_are_for_those_who_may_read_the_dag(stack: Stack, address: str) -> None:
    page = f"{address}/rasad/quality/"
    assert _answer(page)[0] == 401
    password = json.loads((stack.home / "airflow" / "passwords.json").read_text("utf-8"))["admin"]
    login = json.dumps({"username": "admin", "password": password}).encode()
    status, answer = _answer(f"{address}/auth/token", {"Content-Type": "application/json"}, login)
    assert status == 201
    known = {"Authorization": f"Bearer {json.loads(answer)['access_token']}"}
    status, quality = _answer(page, known)
    assert status == 200
    assert "Data quality of the last" in quality
    assert "report_quote_is_body" in quality
    for elsewhere in ("nowhere.html", "%2e%2e/secrets.json", "%2e%2e%2fsecrets.json", "%2fetc%2fpasswd"):
        assert _answer(f"{address}/rasad/quality/{elsewhere}", known)[0] == 404


def _answer(url: str, headers: Mapping[str, str] | None = None, data: bytes | None = None) -> tuple[int, str]:
    """Status and text of an answer of this machine's: no proxy is asked."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(url, data, dict(headers or {})), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, ""


def test_down_stops_what_run_has_started(stack: Stack, first: subprocess.CompletedProcess[str]) -> None:
    stack.do("psql", "--", "-c", "SELECT 1")  # starts the server where it does not run
    assert "Postgres stopped" in stack.do("down").stdout
    with pytest.raises(psycopg2.OperationalError):
        stack.rows("SELECT 1")
    assert "Nothing was running" in stack.do("down").stdout
