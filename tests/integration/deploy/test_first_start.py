"""The first start of a deployment on a real Postgres: its databases and roles, and what the init service does.

The settings are those of docker-compose.yml, with the embedded server in the place of the service `postgres`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2
import pytest
import yaml
from psycopg2.errors import InsufficientPrivilege, QueryCanceled, ReadOnlySqlTransaction

from rasad import pipeline
from rasad.local.server import THROWAWAY, Server
from rasad.warehouse import maintenance
from rasad.warehouse.connection import connect

PROJECT = Path(__file__).resolve().parents[3]
VARIABLE = re.compile(r"(?<!\$)\$\{(\w+)(?::[-?][^}]*)?\}")


@dataclass(frozen=True, slots=True)
class Deployment:
    """The server after its first start, and the settings of the services."""

    server: Server
    services: dict[str, dict[str, str]]

    def url(self, role: str, password: str, database: str = "rasad") -> str:
        """An address on the server for a role of the deployment."""
        running = self.server.running()
        assert running is not None
        return f"postgresql://{role}:{password}@127.0.0.1:{running.port}/{database}"

    @property
    def pipeline(self) -> str:
        return self.services["airflow-worker"]["RASAD_DATABASE_URL"]


def settings(port: int, home: Path) -> dict[str, dict[str, str]]:
    """Each service's environment, with the secrets that make-env.sh gives and the addresses of this machine."""
    subprocess.run(["bash", PROJECT / "docker" / "make-env.sh", home / "env"], check=True, capture_output=True)
    lines = (home / "env").read_text("utf-8").splitlines()
    values = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    compose = yaml.safe_load((PROJECT / "docker-compose.yml").read_text("utf-8"))

    def here(text: str) -> str:
        text = VARIABLE.sub(lambda match: values[match[1]], text).replace("@postgres:5432", f"@127.0.0.1:{port}")
        for there, folder in (("/opt/rasad", PROJECT), ("/opt/airflow", home), ("/var/lib/rasad", home / "rasad")):
            text = text.replace(there, str(folder))
        return text

    return {
        name: {key: here(value) for key, value in service.get("environment", {}).items()}
        for name, service in compose["services"].items()
    }


@pytest.fixture(scope="module")
def deployment() -> Iterator[Deployment]:
    """A server on which the scripts of the database's first start have run, as the image of Postgres runs them."""
    with tempfile.TemporaryDirectory(prefix="rasad-test-deploy-") as folder:
        place = Path(folder)
        place.chmod(0o711)
        server = Server(place, THROWAWAY)
        try:
            services = settings(server.start().port, place)
            for script in sorted((PROJECT / "docker" / "postgres").glob("*.sql")):
                done = subprocess.run(
                    [server.program("psql"), "--no-psqlrc", "--file", script, server.url("postgres")],
                    env=os.environ | services["postgres"], capture_output=True, text=True, timeout=60,
                )  # fmt: skip
                assert done.returncode == 0, done.stderr
            yield Deployment(server, services)
        finally:
            server.remove()


def first(url: str, query: str) -> Any:
    with closing(psycopg2.connect(url)) as conn, conn, conn.cursor() as cur:
        cur.execute(query)
        return (cur.fetchone() or (None,))[0]


@pytest.fixture(scope="module")
def migrated(deployment: Deployment) -> Deployment:
    """The init service has run."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("AIRFLOW", "RASAD"))}
    environment |= deployment.services["airflow-init"]
    environment |= {
        "AIRFLOW_HOME": environment["AIRFLOW__LOGGING__BASE_LOG_FOLDER"].removesuffix("/logs"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": f"{PROJECT / 'config'}{os.pathsep}{PROJECT / 'plugins'}",
    }
    done = subprocess.run(
        ["bash", PROJECT / "docker" / "init.sh"], env=environment, capture_output=True, text=True, timeout=240
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return deployment


def test_databases_are_closed_to_each_others_roles(deployment: Deployment) -> None:
    password = deployment.services["postgres"]
    own = deployment.url("airflow", password["AIRFLOW_DB_PASSWORD"], "airflow")
    assert first(own, "SELECT current_user") == "airflow"
    with pytest.raises(psycopg2.OperationalError, match="permission denied for database"):
        psycopg2.connect(deployment.url("airflow", password["AIRFLOW_DB_PASSWORD"], "rasad"))
    for role, name in (("rasad_pipeline", "RASAD_PIPELINE_PASSWORD"), ("rasad_migrator", "RASAD_MIGRATOR_PASSWORD")):
        with pytest.raises(psycopg2.OperationalError, match="permission denied for database"):
            psycopg2.connect(deployment.url(role, password[name], "airflow"))


def test_the_init_service_makes_tables_and_administrator(migrated: Deployment) -> None:
    airflow = migrated.services["airflow-init"]["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"].replace("+psycopg2", "")
    names = "SELECT string_agg(username, ',') FROM ab_user"
    assert first(airflow, names) == migrated.services["airflow-init"]["AIRFLOW_ADMIN_USER"]
    roles = "SELECT r.name FROM ab_user_role AS ur JOIN ab_role AS r ON r.id = ur.role_id"
    assert first(airflow, roles) == "Admin"
    assert first(migrated.pipeline, "SELECT count(*) > 20 FROM warehouse.dim_event_type")


def test_the_loading_role_runs_the_pipeline_and_changes_no_schema(migrated: Deployment) -> None:
    counts = pipeline.run(migrated.pipeline, PROJECT / "samples" / "articles.jsonl", processes=1)
    articles = len((PROJECT / "samples" / "articles.jsonl").read_text("utf-8").splitlines())
    assert counts["landed"] == articles
    assert first(migrated.pipeline, "SELECT count(*) > 0 FROM mart.event")
    for statement in ("CREATE TABLE warehouse.mine (x int)", "DROP TABLE warehouse.fact_report", "CREATE ROLE mine"):
        with pytest.raises(InsufficientPrivilege):
            first(migrated.pipeline, statement)


def test_the_loading_role_keeps_statistics_fresh(migrated: Deployment) -> None:
    with closing(connect(migrated.pipeline)) as conn:
        maintenance.analyze(conn)
        assert not [notice for notice in conn.notices if "WARNING" in notice]


def test_an_analyst_reads_and_nothing_else(migrated: Deployment) -> None:
    """As the page on deployment says it is done."""
    superuser = migrated.server.url("rasad")
    with closing(psycopg2.connect(superuser)) as conn, conn, conn.cursor() as cur:
        cur.execute("CREATE ROLE reader LOGIN PASSWORD 'of-this-test'")
        cur.execute("CALL ops.enroll('reader', 'rasad_analyst', '200 milliseconds')")
    reader = migrated.url("reader", "of-this-test")
    assert first(reader, "SELECT count(*) >= 0 FROM mart.event")
    with pytest.raises(InsufficientPrivilege):
        first(reader, "SELECT count(*) FROM landing.article_version")
    with pytest.raises(ReadOnlySqlTransaction):
        first(reader, "CREATE TABLE mart.mine (x int)")
    with pytest.raises(QueryCanceled):
        first(reader, "SELECT pg_sleep(5)")
