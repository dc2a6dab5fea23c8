"""How the time of a batch grows with the warehouse: the same 1,000 articles' worth of news into warehouses of different
sizes, on one Postgres.

    python benchmarks/bench_growth.py [--sizes 50000,500000,5000000] [--folder PATH] [--queries] [--json]

A few weeks of a dense war are coded, loaded and resolved; multiply.sql makes years of them. Into each size some batches
of fresh news go, one after the other, step by step as the pipeline has them. Times are seconds of processor: those of
this process and those of the server's process for this connection, since the clock tells of the neighbours as well.
Normalizing and coding know nothing of the warehouse and are left out. After each batch the marts take in what it has
changed; before the first, all of them are made anew. `--queries` also runs every named analysis.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from psycopg2.extensions import connection

from rasad import pipeline
from rasad.identity.resolution import resolve_pending
from rasad.local.server import THROWAWAY, Server
from rasad.warehouse import marts, worklist
from rasad.warehouse.connection import connect, transaction
from rasad.warehouse.maintenance import analyze
from rasad.warehouse.queries import Query, queries, query, read_query

sys.path.insert(0, str(Path(__file__).parent))
from bench_load import accept, checkpoint, publish, stage
from generator import TOLD, articles
from meter import Meter

SIZES = (50_000, 500_000, 5_000_000)
#: Events a day, told about twice each: 5 million reports are fourteen years of news.
DAILY = 400
BATCH_ARTICLES = 1_000
BATCHES = 3
#: The day after the last of the war that is there before the batches come.
TODAY = date(2026, 1, 1)
#: What a server for millions of reports is given, beside what all throwaway ones have.
SETTINGS = {"shared_buffers": "1GB", "max_wal_size": "16GB", "checkpoint_timeout": "60min"}
#: The wanted bound: the largest warehouse against the smallest.
WANTED = 1.5
#: So many of the slowest analyses are explained.
EXPLAINED = 3


@contextmanager
def server(folder: Path | None) -> Iterator[str]:
    """A warehouse on a server in `folder`, whose data stay, or on one that is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="rasad-growth-") as fallback:
        place = folder or Path(fallback)
        place.mkdir(exist_ok=True)
        place.chmod(0o711)
        one = Server(place, {**THROWAWAY, **SETTINGS})
        one.start()
        try:
            yield one.url("postgres")
        finally:
            if folder:
                one.stop()
            else:
                one.remove()


def found(conn: connection, reports: int) -> int:
    """The weeks that all begins with: coded, loaded, resolved and kept for multiplication; returns how many days."""
    days = reports * 6 // (13 * DAILY) + 1
    publish_and_load(conn, reports, seed=1, since=TODAY - timedelta(days=days))
    execute(conn, (Path(__file__).parent / "multiply.sql").read_text("utf-8"))
    execute(conn, "CALL bench.freeze()")
    return days


def publish_and_load(conn: connection, reports: int, *, seed: int, since: date) -> dict[str, float]:
    """Land, stage, load and resolve made-up articles as one batch; returns the seconds by step."""
    meter = Meter(conn.info.backend_pid)
    batch_id, told = publish(conn, articles(reports, seed=seed, since=since, daily=DAILY))
    meter("land")
    stage(conn, batch_id, told)
    meter("stage")
    accept(conn, batch_id)
    meter.start()
    pipeline.load(conn, batch_id)
    meter("load")
    resolve_pending(conn, watch=lambda step: meter(f"resolve: {step}"))
    with worklist.working(conn, batch_id, after="loaded") as batch, transaction(conn) as cur:
        worklist.advance(cur, batch, "resolved", {})
    return dict(meter.seconds)


def execute(conn: connection, statement: str) -> None:
    with transaction(conn) as cur:
        cur.execute(statement)


def settle(conn: connection) -> None:
    """What a night's maintenance leaves: statistics and clean pages."""
    conn.autocommit = True
    with conn.cursor() as cur:
        cur.execute("VACUUM")
    conn.autocommit = False
    analyze(conn)
    checkpoint(conn)


def count(conn: connection) -> int:
    with transaction(conn) as cur:
        cur.execute("SELECT count(*) FROM warehouse.fact_report")
        return int((cur.fetchone() or (0,))[0])


def analyses(conn: connection) -> dict[str, float]:
    """Seconds of each named analysis with its default parameters, the better of two runs."""
    seconds = {}
    for asked in queries():
        runs = []
        for _ in range(2):
            started = time.perf_counter()
            query(conn, asked.name, needs(asked))
            runs.append(time.perf_counter() - started)
        seconds[asked.name] = min(runs)
    return seconds


def needs(asked: Query) -> dict[str, object]:
    """Values for the parameters that an analysis can't do without."""
    return {parameter.name: _EXAMPLES[parameter.name] for parameter in asked.parameters if parameter.required}


def plans(conn: connection, seconds: dict[str, float]) -> dict[str, list[str]]:
    """How Postgres answers the analyses that take longest, slowest first: lines of EXPLAIN (ANALYZE)."""
    slowest = sorted(seconds, key=lambda name: seconds[name], reverse=True)[:EXPLAINED]
    return {name: list(query(conn, name, needs(read_query(name)), explain=True).iloc[:, 0]) for name in slowest}


#: Values for parameters without defaults.
_EXAMPLES: dict[str, object] = {"actor": "ISIS"}


def measure(sizes: tuple[int, ...], folder: Path | None, *, ask: bool, say: Callable[[str], None]) -> dict[str, Any]:
    """For each size: the reports there, median seconds by step of a batch and of the marts' refresh after it, seconds
    of making all marts anew, and of analyses."""
    result: dict[str, Any] = {}
    with server(folder) as url:
        pipeline.migrate(url)
        with closing(connect(url)) as conn:
            span = found(conn, sizes[0])
            copies, batches = 0, 0
            for size in sizes:
                wanted = round(size / sizes[0]) - 1
                if wanted > copies:
                    started = time.perf_counter()
                    execute(conn, f"CALL bench.multiply({copies + 1}, {wanted}, {span})")
                    copies = wanted
                    say(f"multiplied to {size:,} in {time.perf_counter() - started:.0f} s")
                meter = Meter(conn.info.backend_pid)
                # Copies are written past the triggers that note what has changed. Made anew as after an upgrade.
                execute(conn, "DELETE FROM ops.dictionary WHERE name = 'sql/marts'")
                pipeline.migrate(conn)
                meter("all marts made anew")
                settle(conn)
                runs, refreshes = [], []
                for _ in range(BATCHES):
                    since = TODAY + timedelta(days=batches * (BATCH_ARTICLES * TOLD * 6 // (13 * DAILY) + 1))
                    batches += 1
                    runs.append(publish_and_load(conn, BATCH_ARTICLES * TOLD, seed=1 + batches, since=since))
                    refreshed = Meter(conn.info.backend_pid)
                    marts.refresh(conn)
                    refreshed("refresh of the marts")
                    refreshes.append(refreshed.seconds["refresh of the marts"])
                    say(f"  batch {batches}: " + ", ".join(f"{step} {taken:.2f}" for step, taken in runs[-1].items()))
                    say(f"  marts after it: {refreshes[-1]:.2f}")
                steps = {step: statistics.median(run[step] for run in runs) for step in runs[0]}
                steps["batch"] = statistics.median(sum(run.values()) for run in runs)
                steps["refresh of the marts"] = statistics.median(refreshes)
                settle(conn)
                result[str(size)] = {"reports": count(conn), "seconds": steps | meter.seconds}
                if ask:
                    result[str(size)]["analyses"] = asked = analyses(conn)
                    result[str(size)]["plans"] = plans(conn, asked)
    return result


def table(result: dict[str, Any], part: str) -> str:
    """The measurements of one part, a line a step and a column a size."""
    sizes = list(result)
    lines = [f"{'':28}" + "".join(f"{int(size):>12,}" for size in sizes) + f"{'growth':>10}"]
    for step in result[sizes[0]][part]:
        taken = [result[size][part][step] for size in sizes]
        growth = f"{taken[-1] / taken[0]:>10.2f}" if taken[0] else ""
        lines.append(f"{step:28}" + "".join(f"{seconds:>12.2f}" for seconds in taken) + growth)
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="reports, smallest first, each a multiple")
    parser.add_argument("--folder", type=Path, help="keep the server's data here")
    parser.add_argument("--queries", action="store_true", help="run every named analysis too")
    parser.add_argument("--json", action="store_true", help="print the measurements as JSON")
    options = parser.parse_args()
    sizes = tuple(map(int, options.sizes.split(",")))
    result = measure(sizes, options.folder, ask=options.queries, say=lambda line: print(line, file=sys.stderr))
    if options.json:
        print(json.dumps(result, indent=2))
        return
    print(f"seconds of processor for {BATCH_ARTICLES:,} articles, by the reports that are there before them\n")
    print(table(result, "seconds"))
    if options.queries:
        print("\nseconds of the analyses\n")
        print(table(result, "analyses"))
        for name, lines in result[str(sizes[-1])]["plans"].items():
            print(f"\n{name}\n\n" + "\n".join(lines))
    smallest, largest = (result[str(size)]["seconds"]["batch"] for size in (sizes[0], sizes[-1]))
    print(f"\ngrowth of a batch: {largest / smallest:.2f}   (wanted: {WANTED:g} or less)")


if __name__ == "__main__":
    main()
