"""What the checks of a batch cost, as a share of all the batch takes, on one throwaway Postgres.

    python benchmarks/bench_quality.py [ARTICLES] [--articles N] [--json]

One batch of the articles goes through the steps in this process, in seconds of processor: this process, its workers,
and all processes of the server; imports count where they fall, and what is imported for the checks alone stands on a
line of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import defaultdict
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import psycopg2

from rasad import pipeline
from rasad.article import Article
from rasad.ingest import read_path
from rasad.local.postgres import throwaway

SAMPLES = Path(__file__).parents[1] / "samples" / "articles.jsonl"
ARTICLES = 2_000
#: The largest share that the checks may take, with what is imported for them.
WANTED = 0.10
_PATIENCE = 0.5
_TICK = os.sysconf("SC_CLK_TCK")


class Shares:
    """Seconds of processor and of the clock by step, of this process and of the server whose main process is `server`.

    Unlike `meter.Meter` it takes in all connections: Great Expectations opens one of its own.
    """

    def __init__(self, server: int) -> None:
        self._server = server
        self.here: dict[str, float] = defaultdict(float)
        self.there: dict[str, float] = defaultdict(float)
        self.clock: dict[str, float] = defaultdict(float)
        self._last = self._now()

    def __call__(self, step: str) -> None:
        """Note what has been used since the last call, or the beginning, for a step that is completed."""
        now = self._now()
        for seconds, before, after in zip((self.here, self.there, self.clock), self._last, now, strict=True):
            seconds[step] += after - before
        # Not what looking takes.
        self._last = (sum(os.times()[:4]), now[1], time.monotonic())

    def of(self, step: str) -> float:
        """All seconds of processor that a step took."""
        return self.here[step] + self.there[step]

    def _now(self) -> tuple[float, float, float]:
        here, clock = sum(os.times()[:4]), time.monotonic()
        # A process that ends between two looks is in neither; those of closed connections end within moments.
        time.sleep(_PATIENCE)
        return here, _seconds_of_server(self._server), clock


def _seconds_of_server(main: int) -> float:
    """Of the main process, of those of its processes that have ended, and of those that live."""
    ticks = sum(_stat(main)[11:15])
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = _stat(int(folder.name))
        except (FileNotFoundError, ProcessLookupError):
            continue
        if fields[1] == main:
            ticks += sum(fields[11:13])
    return ticks / _TICK


def _stat(process: int) -> list[int]:
    """The fields of /proc/PID/stat from the state on, with nought for the state's letter."""
    return [0, *map(int, Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1:])]


def _main_process(url: str) -> int:
    with closing(psycopg2.connect(url)) as conn:
        return _stat(conn.info.backend_pid)[1]


def measure(path: Path, count: int) -> dict[str, Any]:
    """Take one batch through the steps; returns seconds by step, the share of the checks, and what they looked at."""
    found = (item for item in read_path(path) if isinstance(item, Article))
    # Fewer articles than are wanted are told again under other names.
    once = list(islice(found, count))
    repeated = -(-count // len(once))
    articles = [
        Article(f"{time}-{a.id}", a.body, agency=a.agency, published=a.published, url=a.url, title=a.title)
        for time in range(repeated)
        for a in once
    ][:count]
    with throwaway() as url:
        pipeline.migrate(url)
        pipeline.ingest(url, articles)
        (batch,) = pipeline.open_batches(url, size=count)
        shares = Shares(_main_process(url))
        pipeline.normalize(url, batch, processes=1)
        shares("read")
        pipeline.extract(url, batch, processes=1)
        shares("code and stage")
        from rasad.quality.package import great_expectations

        great_expectations()
        shares("checks: import")
        counts = pipeline.validate(url, batch)
        shares("checks")
        pipeline.load(url, batch)
        shares("load")
        pipeline.resolve(url, batch)
        shares("resolve")
    checks = shares.of("checks: import") + shares.of("checks")
    counted = ("code and stage", "checks: import", "checks", "load")
    return {
        "articles": len(articles),
        "rows checked": counts["rows"],
        "seconds": {
            step: {"here": shares.here[step], "server": shares.there[step], "clock": shares.clock[step]}
            for step in shares.here
        },
        "share of code, stage, checks and load": checks / sum(map(shares.of, counted)),
        # Where a process has it already: tasks of a scheduler that loads it beforehand, a second batch.
        "the same without the import": shares.of("checks")
        / (sum(map(shares.of, counted)) - shares.of("checks: import")),
        "share of the whole batch": checks / sum(map(shares.of, shares.here)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("path", nargs="?", type=Path, default=SAMPLES, help="articles (default: the samples, repeated)")
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"how many (default {ARTICLES:,})")
    parser.add_argument("--json", action="store_true", help="print the measurements as JSON")
    options = parser.parse_args()
    found = measure(options.path, options.articles)
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{found['articles']:,} articles, {found['rows checked']:,} rows checked\n")
    print(f"{'seconds':20}{'here':>10}{'server':>10}{'clock':>10}")
    for step, of in found["seconds"].items():
        print(f"{step:20}{of['here']:>10.2f}{of['server']:>10.2f}{of['clock']:>10.2f}")
    print()
    for name in ("share of code, stage, checks and load", "the same without the import", "share of the whole batch"):
        wanted = f"   (wanted: {WANTED:.0%} or less)" if "whole" in name else ""
        print(f"{name:40}{found[name]:>8.1%}{wanted}")


if __name__ == "__main__":
    main()
