"""A warehouse whose runs are disturbed, and the one that never was.

Every trial gets a fresh warehouse. A run of the pipeline in a process of its own is disturbed at a chosen moment; a
second run, left alone, recovers. Afterwards everything that the pipeline keeps is compared, row for row, with what an
undisturbed run kept. Moments are told in steps: the process reports each step that it completes, and the time that a
step took undisturbed is the range out of which a moment in it is drawn.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
from psycopg2 import sql

from rasad import pipeline
from rasad.local.server import THROWAWAY, Server
from rasad.warehouse import marts
from rasad.warehouse.connection import connect, transaction
from tests.integration.conftest import dump

#: Longest time that anything here may take, in seconds.
PATIENCE = 120.0

#: What is compared beside the warehouse: everything but numbers of runs and batches, and times of day.
KEPT = {
    "ops.article": "SELECT article_id, article_key, version_count, coder_key FROM ops.article",
    "ops.coding": "SELECT article_key, coder_key, outcome, report_count, rejected_count FROM ops.coding",
    "ops.quarantine": "SELECT fingerprint, rule, severity, message, line, article_id, status FROM ops.quarantine",
    "ops.resolution_queue": "SELECT * FROM ops.resolution_queue",
    "landing": "SELECT article_key, article_id, version_number, content_hash, body, line FROM landing.article_version",
}
#: The marts too: what a change has noted for them is not to be lost with the run that noted it.
MARTS = {f"mart.{name}": f"SELECT * FROM mart.{name}" for name in (*marts.BY_EVENT, *marts.BY_DAY)}

_processes = multiprocessing.get_context("fork")


@dataclass(frozen=True)
class Trial:
    """What a disturbance left: rows that differ from the undisturbed warehouse, and articles that are gone.

    `seconds` passed from the new warehouse to its comparison.
    """

    kind: str
    moment: str
    differences: tuple[str, ...]
    lost: int
    hit: bool
    seconds: float


@dataclass
class Bench:
    """A server of its own, a migrated warehouse to copy, and the content of an undisturbed one."""

    server: Server
    articles: Path
    size: int
    chance: random.Random
    content: dict[str, list[str]] = field(default_factory=dict)
    #: The steps of an undisturbed run, in order, each with the seconds that it took.
    steps: list[tuple[str, float]] = field(default_factory=list)
    #: Part of a step's time that moments are drawn from.
    haste: float = 1.0
    _number: int = 0
    _began: float = 0.0

    def prepare(self) -> None:
        self._run_sql('CREATE DATABASE "template" TEMPLATE template0')
        pipeline.migrate(self.url("template"))
        # What a run imports, so that a moment falls into its work and not into imports.
        import great_expectations  # noqa: F401

        import rasad.coding  # noqa: F401

        first = self.fresh()
        pipeline.run(first, [self.articles], processes=1, size=self.size)
        name = self.fresh()
        before = time.monotonic()
        with self.running(name) as run:
            while (step := run.step()) is not None:
                now = time.monotonic()
                self.steps.append((step, now - before))
                before = now
        self.content = content(name)
        assert content(first) == self.content, "two undisturbed runs differ: nothing can be compared with them"
        self.drop(first)
        self.drop(name)

    # -- Databases ---------------------------------------------------------------------------------------------------

    def url(self, database: str) -> str:
        return urlunsplit(urlsplit(self.server.url("postgres"))._replace(path=f"/{database}"))

    def fresh(self) -> str:
        """The URL of a new warehouse without articles."""
        self._number += 1
        self._began = time.monotonic()
        name = f"trial_{self._number}"
        self._run_sql(f'CREATE DATABASE "{name}" TEMPLATE "template"')
        return self.url(name)

    def again(self, url: str) -> str:
        """The same database, on a server that has been started anew."""
        return self.url(urlsplit(url).path.removeprefix("/"))

    def drop(self, url: str) -> None:
        name = urlsplit(url).path.removeprefix("/")
        self._run_sql(f'DROP DATABASE "{name}" WITH (FORCE)')

    def drop_connections(self, url: str) -> None:
        """End every connection to a database, as an administrator would."""
        name = urlsplit(url).path.removeprefix("/")
        self._run_sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    def limit_statements(self, url: str, limit: int) -> None:
        """Let statements of new connections to a database take `limit` milliseconds; 0 lets them take any time."""
        name = urlsplit(url).path.removeprefix("/")
        self._run_sql(f'ALTER DATABASE "{name}" SET statement_timeout = {limit}')

    def stop_hard(self, how: signal.Signals) -> None:
        """Stop the server without giving it time to write anything, and start it again."""
        running = self.server.running()
        assert running is not None
        os.kill(running.pid, how)
        deadline = time.monotonic() + PATIENCE
        while self.server.running() is not None and time.monotonic() < deadline:
            time.sleep(0.05)
        self.server.start()

    def _run_sql(self, statement: str) -> None:
        with closing(psycopg2.connect(self.server.url("postgres"))) as conn:
            conn.autocommit = True
            with conn.cursor() as cur:
                cur.execute(sql.SQL(statement))

    # -- Runs --------------------------------------------------------------------------------------------------------

    @contextmanager
    def running(self, url: str) -> Iterator[Run]:
        """A run of the pipeline over all articles, in a process of its own."""
        ours, theirs = _processes.Pipe()
        process = _processes.Process(target=_run, args=(url, self.articles, self.size, theirs))
        process.start()
        theirs.close()
        run = Run(process, ours)
        try:
            yield run
        finally:
            if process.is_alive():
                process.kill()
            process.join()
            ours.close()

    def step(self, name: str) -> int:
        """The number of the first step of this name."""
        return [step for step, _ in self.steps].index(name)

    def any_step(self) -> int:
        return self.chance.randrange(len(self.steps))

    def draw_shorter(self, trial: int) -> None:
        """After a moment that came too late (the run was faster than the one measured), draw earlier ones."""
        self.haste = 1 / 2**trial

    def reach(self, run: Run, number: int) -> str:
        """Wait until the run is somewhere in its step `number` (from 0); gives the moment in words."""
        for _ in range(number):
            run.step()
        name, duration = self.steps[number]
        pause = self.chance.uniform(0, duration * self.haste)
        time.sleep(pause)
        return f"{name} + {pause * 1000:.0f} ms"

    def recover(self, kind: str, moment: str, url: str, hit: bool = True) -> Trial:
        """Run again undisturbed, and compare; the trial's warehouse is dropped."""
        counts = pipeline.run(url, [self.articles], processes=1, size=self.size)
        there = content(url)
        # Every table has a key, so that no row stands twice.
        differences = tuple(
            f"{table}: {row}" for table, rows in self.content.items() for row in sorted(set(rows) ^ set(there[table]))
        )
        lost = len(self.content["ops.article"]) - len(there["ops.article"]) + counts["reconcile.pending"]
        self.drop(url)
        return Trial(kind, moment, differences, lost, hit, time.monotonic() - self._began)


@dataclass
class Run:
    """A run in a process of its own."""

    process: BaseProcess
    pipe: Connection
    problem: str | None = None

    def step(self) -> str | None:
        """The next step that it completes; None when it has ended."""
        if not self.pipe.poll(PATIENCE):
            raise TimeoutError("the run hangs")
        try:
            kind, text = self.pipe.recv()
        except (EOFError, OSError):
            return None
        if kind == "problem":
            self.problem = text
            return None
        return str(text)

    def end(self) -> str | None:
        """Wait for its end; gives the exception that it ended with, in words."""
        while self.step() is not None:
            pass
        self.process.join(PATIENCE)
        assert self.process.exitcode is not None, "the run hangs"
        return self.problem

    def kill(self) -> bool:
        """SIGKILL; False where the run had ended before."""
        alive = self.process.is_alive()
        self.process.kill()
        self.process.join()
        return alive and self.process.exitcode == -signal.SIGKILL


def _run(url: str, articles: Path, size: int, pipe: Connection) -> None:
    with contextlib.suppress(OSError):
        try:
            pipeline.run(url, [articles], lambda name, _: pipe.send(("step", name)), processes=1, size=size)
        except Exception as error:  # told to the bench, which expects it of some disturbances and not of others
            pipe.send(("problem", f"{type(error).__name__}: {error}"))


def content(url: str) -> dict[str, list[str]]:
    """Every row that the pipeline keeps, as text, by table."""
    rows = dump(url)
    with closing(connect(url)) as conn, transaction(conn) as cur:
        for table, query in (KEPT | MARTS).items():
            cur.execute(sql.SQL("SELECT t::text FROM ({}) AS t ORDER BY 1").format(sql.SQL(query)))
            rows[table] = [row for (row,) in cur.fetchall()]
    return rows


@contextmanager
def bench(folder: Path, articles: Path, *, size: int, seed: int) -> Iterator[Bench]:
    """A bench with a server in `folder`, which is gone at the end."""
    server = Server(folder, THROWAWAY)
    try:
        server.start()
        made = Bench(server, articles, size, random.Random(seed))
        made.prepare()
        yield made
    finally:
        server.remove()
