"""A local stack in a folder of its own, as its users have it, and its pages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2
import pytest

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
        with closing(psycopg2.connect(self.url(database))) as conn, conn, conn.cursor() as cur:
            cur.execute(query)
            return cur.fetchall() if cur.description else []

    def counts(self) -> Mapping[str, int]:
        tables = ("landing.article_version", "warehouse.fact_report", "warehouse.fact_event", "warehouse.fact_casualty")
        return {table: int(str(self.rows(f"SELECT count(*) FROM {table}")[0][0])) for table in tables}

    def url(self, database: str) -> str:
        """The address of a database of the stack."""
        secrets = json.loads((self.home / "secrets.json").read_text("utf-8"))
        state = json.loads((self.home / "server.json").read_text("utf-8"))
        return f"postgresql://rasad:{secrets['rasad']}@127.0.0.1:{state['port']}/{database}"

    def token(self, address: str) -> Mapping[str, str]:
        """What a request to the pages at `address` needs to come from the administrator."""
        password = json.loads((self.home / "airflow" / "passwords.json").read_text("utf-8"))["admin"]
        login = json.dumps({"username": "admin", "password": password}).encode()
        status, text = answer(f"{address}/auth/token", {"Content-Type": "application/json"}, login)
        assert status == 201, text
        return {"Authorization": f"Bearer {json.loads(text)['access_token']}"}


@contextmanager
def new_stack(folders: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack in a new folder, gone at the end."""
    home = folders.mktemp("stack")
    # The folders above are for the present user alone; a server that root starts runs as another.
    for folder in (home, *home.parents[:2]):
        folder.chmod(0o711)
    stack = Stack(home)
    try:
        yield stack
    finally:
        stack.do("clean")


def answer(url: str, headers: Mapping[str, str] | None = None, data: bytes | None = None) -> tuple[int, str]:
    """Status and text of an answer of this machine's: no proxy is asked."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(url, data, dict(headers or {})), timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, ""
