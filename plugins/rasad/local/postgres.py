"""The embedded Postgres: one server with two databases, `rasad` (the warehouse) and `airflow` (Airflow's metadata)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import psycopg2
from psycopg2 import sql

from rasad.local.folders import home
from rasad.local.server import SUPERUSER, THROWAWAY, Server

#: The environment variable that puts the warehouse on a Postgres of one's own.
VARIABLE: Final = "RASAD_DATABASE_URL"
WAREHOUSE: Final = "rasad"
AIRFLOW: Final = "airflow"


def server(data_dir: Path | None = None) -> Server:
    """The project's server, or another with its state in `data_dir`."""
    return Server(data_dir or home())


def start(data_dir: Path | None = None) -> str:
    """Start the server unless it runs, make what it lacks, and return the warehouse's URL there.

    Raises `LocalServerError` when it does not start.
    """
    one = server() if data_dir is None else server(data_dir)
    one.start()
    _furnish(one)
    return one.url(WAREHOUSE)


def stop(data_dir: Path | None = None) -> bool:
    """Stop the server; False where it did not run."""
    return (server() if data_dir is None else server(data_dir)).stop()


def warehouse_url() -> str:
    """The warehouse's URL: `RASAD_DATABASE_URL`, else the embedded server's, which is started when it does not run."""
    return os.environ.get(VARIABLE) or start()


def airflow_url() -> str:
    """The URL of Airflow's metadata on the embedded server (as SQLAlchemy wants it), which is started when needed."""
    start()
    return server().url(AIRFLOW, role=AIRFLOW).replace("postgresql://", "postgresql+psycopg2://", 1)


@contextmanager
def throwaway() -> Iterator[str]:
    """A fresh server for tests, gone with all its data at the end: gives the superuser's URL of an empty database."""
    with tempfile.TemporaryDirectory(prefix="rasad-throwaway-") as folder:
        place = Path(folder)
        # TemporaryDirectory makes it for the present user alone; the server's account must pass through.
        place.chmod(0o711)
        one = Server(place, THROWAWAY)
        try:
            one.start()
            _furnish(one)
            yield one.url(WAREHOUSE)
        finally:
            one.remove()


def _furnish(one: Server) -> None:
    """Make the two databases, and the role that Airflow uses, where they are missing."""
    with closing(psycopg2.connect(one.url("postgres"))) as conn:
        conn.autocommit = True
        with conn.cursor() as cur:
            # Two that start the server at once furnish it one after the other; the lock goes with the connection.
            cur.execute("SELECT pg_advisory_lock(1)")
            cur.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (AIRFLOW,))
            if cur.fetchone() is None:
                create = sql.SQL("CREATE ROLE {} LOGIN PASSWORD %s").format(sql.Identifier(AIRFLOW))
                cur.execute(create, (one.password(AIRFLOW),))
            for database, owner in ((WAREHOUSE, SUPERUSER), (AIRFLOW, AIRFLOW)):
                cur.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database,))
                if cur.fetchone() is None:
                    cur.execute(
                        sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(database), sql.Identifier(owner))
                    )
                    cur.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(database)))
