"""What can happen to a run, each as a function: it disturbs one run over the warehouse of a URL."""

from __future__ import annotations

import signal

from tests.faults.bench import Bench
from tests.faults.severing import severing

#: Tables that a run copies rows into, in the order in which it does.
COPIED = ("arrival", "kept_back", "staging.article", "staging.report", "staging.report_actor", "staging.casualty",
          "ops.quality_result", "publisher")  # fmt: skip

Happened = tuple[str, bool]
"""The moment in words, and whether the run was still there to be disturbed."""


def killed(bench: Bench, url: str, step: int) -> Happened:
    """SIGKILL to the process; its workers and its server are left to notice."""
    with bench.running(url) as run:
        return bench.reach(run, step), run.kill()


def server_stopped(bench: Bench, url: str, step: int, how: signal.Signals) -> Happened:
    """The server goes without writing anything: by SIGQUIT it ends its processes itself, by SIGKILL it cannot."""
    with bench.running(url) as run:
        moment = bench.reach(run, step)
        bench.stop_hard(how)
        return moment, run.end() is not None


def connections_ended(bench: Bench, url: str, step: int) -> Happened:
    """An administrator ends all connections."""
    with bench.running(url) as run:
        moment = bench.reach(run, step)
        bench.drop_connections(url)
        return moment, run.end() is not None


def network_cut(bench: Bench, url: str, table: str) -> Happened:
    """The network goes when half of the rows for a table have passed."""
    with severing(url, table) as way, bench.running(way.url) as run:
        problem = run.end()
        if way.cut.is_set():
            assert problem is not None and problem.startswith(("OperationalError", "InterfaceError")), problem
        return f"COPY {table}", way.cut.is_set()


def out_of_time(bench: Bench, url: str, step: int, limit: int) -> Happened:
    """From somewhere in a step on, no statement of a new connection may take longer than `limit` milliseconds."""
    limit = max(1, round(limit * bench.haste))
    with bench.running(url) as run:
        moment = bench.reach(run, step)
        bench.limit_statements(url, limit)
        problem = run.end()
    bench.limit_statements(url, 0)
    return f"{moment}, {limit} ms", problem is not None and "statement timeout" in problem
