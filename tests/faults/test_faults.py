"""Whatever happens to a run, the next one leaves the warehouse as if nothing had happened.

`python -m pytest tests/faults --faults=full` makes the long bench, whose table stands at the end of its output; without
it the disturbances come one after the other to one warehouse. `--faults-seed` draws other moments.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator

import pytest

from rasad import pipeline
from tests.faults.bench import Bench, Trial
from tests.faults.disturbances import (
    COPIED,
    Happened,
    connections_ended,
    killed,
    network_cut,
    out_of_time,
    server_stopped,
)

Judge = Callable[[Trial], None]
Disturb = Callable[[Bench, str], Happened]
STEPS = ("ingest", "normalize", "extract", "validate", "load", "resolve", "refresh_marts", "reconcile")
KILLS, STOPS, ENDED, TIMEOUTS, PAIRS = 65, 11, 10, 13, 6
#: How often a moment is drawn again that came after the end of the run.
TRIES = 6


def short(bench: Bench) -> Iterator[Disturb]:
    """Everything that can happen, in the order of the steps, so that each comes a little further."""
    step = bench.step
    yield lambda b, url: killed(b, url, step("ingest"))
    yield lambda b, url: killed(b, url, step("normalize"))
    yield lambda b, url: network_cut(b, url, "staging.report")
    yield lambda b, url: killed(b, url, step("extract"))
    yield lambda b, url: server_stopped(b, url, step("validate"), signal.SIGQUIT)
    yield lambda b, url: killed(b, url, step("validate"))
    yield lambda b, url: out_of_time(b, url, step("extract"), 4)
    yield lambda b, url: connections_ended(b, url, step("load"))
    yield lambda b, url: killed(b, url, step("load"))
    yield lambda b, url: killed(b, url, step("resolve"))
    yield lambda b, url: killed(b, url, step("refresh_marts"))


def long(bench: Bench) -> Iterator[tuple[str, Disturb]]:
    """Each disturbance many times, each time with a warehouse of its own."""
    for number in range(KILLS):
        step = number % len(bench.steps)
        yield f"SIGKILL in {bench.steps[step][0]}", lambda b, url, step=step: killed(b, url, step)
    for how in (signal.SIGQUIT, signal.SIGKILL):
        for number in range(STOPS):
            # With staging filled and not yet loaded, its rows go: they are not logged.
            step = bench.step("validate") if number == 0 else bench.any_step()
            yield f"server stopped ({how.name})", lambda b, url, s=step, how=how: server_stopped(b, url, s, how)
    for _ in range(ENDED):
        yield "connections ended", lambda b, url: connections_ended(b, url, b.any_step())
    for table in COPIED:
        yield "network cut within COPY", lambda b, url, table=table: network_cut(b, url, table)
    for number in range(TIMEOUTS):
        # The last step asks for nothing that takes a millisecond.
        step, limit = number % (len(bench.steps) - 1), bench.chance.randint(2, 20)
        yield "statement timeout", lambda b, url, s=step, limit=limit: out_of_time(b, url, s, limit)


def in_time(bench: Bench, disturb: Disturb) -> tuple[str, str, bool]:
    """Disturb a run over a new warehouse while it still goes on; gives the warehouse as well."""
    for trial in range(TRIES):
        bench.draw_shorter(trial)
        url = bench.fresh()
        moment, hit = disturb(bench, url)
        if hit:
            break
        if trial + 1 < TRIES:
            bench.drop(bench.again(url))
    bench.draw_shorter(0)
    return url, moment, hit


@pytest.fixture
def judge(trials: list[Trial]) -> Judge:
    """Notes a trial for the table, and fails where it left anything wrong."""

    def note(trial: Trial) -> None:
        trials.append(trial)
        assert trial.differences == (), trial.moment
        assert trial.lost == 0, trial.moment

    return note


def test_the_bench_has_something_to_lose(ready: Bench) -> None:
    assert {name for name, _ in ready.steps} == set(STEPS)
    for table in ("fact_event", "fact_report", "fact_casualty", "bridge_event_report", "ops.quarantine"):
        assert ready.content[table], table


def test_disturbed_in_every_step(ready: Bench, judge: Judge, full: bool, capsys: pytest.CaptureFixture[str]) -> None:
    if full:
        left_wrong = []
        for kind, disturb in long(ready):
            moment, began = "", time.monotonic()
            try:
                url, moment, hit = in_time(ready, disturb)
                judge(ready.recover(kind, moment, ready.again(url), hit))
            except Exception as error:  # the bench goes on, so that the table is whole
                left_wrong.append(f"{kind}, {moment}: {type(error).__name__}: {error}")
            with capsys.disabled():
                print(f"{kind}: {moment} ({time.monotonic() - began:.1f} s, {len(left_wrong)} wrong)", flush=True)
        assert left_wrong == []
        return
    url = ready.fresh()
    happened = []
    for disturb in short(ready):
        url = ready.again(url)
        happened.append(disturb(ready, url))
    moments = ", ".join(moment for moment, _ in happened)
    assert sum(hit for _, hit in happened) >= len(happened) // 2, moments
    judge(ready.recover(f"{len(happened)} disturbances in a row", moments, ready.again(url)))


def test_two_builds_at_once(ready: Bench, judge: Judge, full: bool) -> None:
    for trial in range(PAIRS if full else 1):
        url = ready.fresh()
        with ready.running(url) as first, ready.running(url) as second:
            moment = "both through"
            if trial % 2:
                moment = "one killed in " + ready.reach(second, ready.any_step())
                second.kill()
            else:
                assert second.end() is None
            assert first.end() is None
        judge(ready.recover("two builds at once", moment, url))


def test_steps_repeated_and_out_of_order(ready: Bench, judge: Judge) -> None:
    """What is called twice, or before there is anything to do, does no harm."""
    url = ready.fresh()
    pipeline.refresh_marts(url)
    assert pipeline.open_batches(url) == []
    for _ in range(2):
        pipeline.ingest(url, [ready.articles])
        pipeline.refresh_marts(url)
    for batch in reversed(pipeline.open_batches(url, size=ready.size)):
        for again in (False, True):
            pipeline.normalize(url, batch, processes=1, again=again)
            pipeline.extract(url, batch, processes=1, again=again)
            pipeline.validate(url, batch, again=again)
            pipeline.load(url, batch, again=again)
        pipeline.resolve(url)
        pipeline.resolve(url, batch)
    judge(ready.recover("steps twice and out of order", "", url))
