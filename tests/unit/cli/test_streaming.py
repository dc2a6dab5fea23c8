"""Results in the order of the items, from workers that may raise, die or hang."""

from __future__ import annotations

import contextlib
import itertools
import os
import queue
import signal
import threading
import time
from collections.abc import Iterator
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.cli import streaming
from rasad.cli.streaming import Outcome, in_order, usable_cores


def double(number: int) -> int:
    return 2 * number


def nap(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def act(what: str) -> str:
    """Does what the item says."""
    if what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "exit":
        os._exit(3)
    if what == "hang":
        time.sleep(60)
    if what == "raise":
        raise LookupError("no such thing")
    if what == "unsendable":
        return lambda: None  # type: ignore[return-value]
    return what.upper()


def results(outcomes: Iterator[Outcome[str, str]]) -> list[str]:
    return [outcome.result or outcome.rule or "none" for outcome in outcomes]


def children() -> set[str]:
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii").split())


class TestOrder:
    def test_results_come_in_the_order_of_the_items(self) -> None:
        pauses = [0.05, 0.0, 0.03, 0.0, 0.0, 0.02, 0.0]
        assert [outcome.result for outcome in in_order(nap, pauses, processes=3)] == pauses

    def test_every_item_once(self) -> None:
        found = list(in_order(double, range(5_000), processes=2))
        assert [(outcome.item, outcome.result) for outcome in found] == [(n, 2 * n) for n in range(5_000)]

    def test_no_items_no_results(self) -> None:
        assert list(in_order(double, [])) == []

    def test_items_that_need_no_work_pass_in_their_turn(self) -> None:
        found = list(in_order(double, range(200), processes=2, needs_work=lambda number: number % 3 != 0))
        assert [outcome.item for outcome in found] == list(range(200))
        assert [outcome.result for outcome in found] == [None if n % 3 == 0 else 2 * n for n in range(200)]
        assert all(outcome.rule is None for outcome in found)

    @given(st.lists(st.sampled_from(["a", "b", "raise", "exit"]), max_size=12), st.integers(1, 3))
    @settings(max_examples=12)
    def test_faults_never_move_a_result(self, items: list[str], processes: int) -> None:
        found = list(in_order(act, items, processes=processes))
        assert [outcome.item for outcome in found] == items
        rules = {"raise": "exception", "exit": "crash"}
        assert [outcome.rule for outcome in found] == [rules.get(item) for item in items]


class TestFaults:
    def test_an_exception_is_told_in_its_own_words(self) -> None:
        _, wrong, _ = in_order(act, ["a", "raise", "b"], processes=1)
        assert (wrong.rule, wrong.problem, wrong.result) == ("exception", "LookupError: no such thing", None)

    @pytest.mark.parametrize(
        ("fault", "problem"),
        [("die", "the worker process was ended by SIGKILL"), ("exit", "the worker process ended with code 3")],
    )
    def test_a_dying_worker_costs_its_item_alone(self, fault: str, problem: str) -> None:
        items = ["a", "b", fault, "c", "d"] * 3
        found = list(in_order(act, items, processes=2))
        assert [outcome.result for outcome in found] == [None if item == fault else item.upper() for item in items]
        assert {outcome.problem for outcome in found if outcome.item == fault} == {problem}

    def test_an_item_is_tried_again_alone_before_it_is_given_up(self, tmp_path: Path) -> None:
        """The memory killer takes the largest process, whoever was to blame."""

        def dies_once(item: str) -> str:
            mark = tmp_path / item
            if item == "unlucky" and not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            return item

        assert results(in_order(dies_once, ["a", "unlucky", "b"], processes=1)) == ["a", "unlucky", "b"]

    def test_a_hanging_item_is_given_up_in_time_and_its_neighbours_go_on(self) -> None:
        found = list(in_order(act, ["a", "hang", "b", "c"], processes=2, timeout=0.3))
        assert results(iter(found)) == ["A", "timeout", "B", "C"]
        assert found[1].problem == "it took longer than 0.3 seconds"

    def test_the_time_is_an_item_s_and_not_a_chunk_s(self) -> None:
        assert [o.rule for o in in_order(nap, [0.08] * 10, processes=1, timeout=0.5)] == [None] * 10

    def test_a_result_that_cannot_be_sent_is_no_end(self) -> None:
        found = list(in_order(act, ["a", "unsendable", "b"], processes=1))
        assert [outcome.result for outcome in found] == ["A", None, "B"]
        assert found[1].rule is not None

    def test_where_no_worker_can_live_it_ends_with_the_reason(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from rasad.cli import streaming

        monkeypatch.setattr(streaming, "_serve", lambda *_: os._exit(4))

        def never() -> Iterator[int]:
            time.sleep(20)
            yield 1

        with pytest.raises(RuntimeError, match="cannot live here: the worker process ended with code 4"):
            list(in_order(double, never(), processes=1))

    def test_what_reading_raises_is_raised_after_the_results_before_it(self) -> None:
        def torn() -> Iterator[int]:
            yield from range(20)
            raise OSError("the disk has gone")

        found = []
        with pytest.raises(OSError, match="the disk has gone"):
            for outcome in in_order(double, torn(), processes=2):
                found.append(outcome.result)
        assert found == [2 * number for number in range(20)]


class TestFlow:
    def test_an_item_that_comes_alone_is_answered_before_the_next(self) -> None:
        given_: queue.Queue[int | None] = queue.Queue()
        outcomes = in_order(double, iter(given_.get, None), processes=2)
        for number in range(5):
            given_.put(number)
            assert next(outcomes).result == 2 * number
        given_.put(None)
        assert list(outcomes) == []

    def test_a_result_behind_a_slow_one_does_not_keep_the_earlier_ones(self) -> None:
        outcomes = in_order(nap, [0.0, 0.0, 60.0], processes=1)
        began = time.monotonic()
        next(outcomes)
        next(outcomes)
        assert time.monotonic() - began < 50
        outcomes.close()

    def test_reading_runs_ahead_by_a_window_and_no_further(self) -> None:
        read = itertools.count()
        seen = []

        def endless() -> Iterator[int]:
            for number in read:
                seen.append(number)
                yield number

        outcomes = in_order(double, endless(), processes=1)
        next(outcomes)
        time.sleep(0.2)
        held = len(seen)
        assert held <= 200
        for _ in range(500):
            next(outcomes)
        outcomes.close()
        assert len(seen) <= 500 + held + 64

    def test_heavy_items_shorten_the_window(self) -> None:
        seen = []

        def endless() -> Iterator[int]:
            for number in itertools.count():
                seen.append(number)
                yield number

        outcomes = in_order(double, endless(), processes=1, weigh=lambda _: 8_000_000)
        next(outcomes)
        time.sleep(0.2)
        outcomes.close()
        assert len(seen) <= 8

    def test_an_item_heavier_than_the_window_passes(self) -> None:
        assert results(in_order(act, ["a", "b"], processes=2, weigh=lambda _: 10**9)) == ["A", "B"]

    def test_giving_up_leaves_no_process_and_no_descriptor_behind(self) -> None:
        before = children()
        threads = threading.active_count()
        outcomes = in_order(nap, itertools.repeat(0.0), processes=3)
        next(outcomes)
        assert len(children() - before) == 3
        outcomes.close()
        assert children() <= before
        deadline = time.monotonic() + 3
        while threading.active_count() > threads and time.monotonic() < deadline:
            time.sleep(0.01)
        assert threading.active_count() == threads

    def test_descriptors_are_given_back(self) -> None:
        list(in_order(double, range(3), processes=2))
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(5):
            list(in_order(double, range(3), processes=2))
        # Fewer are no loss: an earlier test's may have been closed meanwhile.
        assert len(os.listdir("/proc/self/fd")) <= before

    def test_workers_end_with_their_parent(self) -> None:
        read, write = os.pipe()
        parent = os.fork()
        if parent == 0:
            outcomes = in_order(nap, itertools.chain([0.0], iter(lambda: time.sleep(60) or 1.0, None)), processes=2)
            next(outcomes)
            os.write(write, " ".join(children()).encode())
            os.kill(os.getpid(), signal.SIGKILL)
        os.close(write)
        workers = [int(pid) for pid in os.read(read, 1000).split()]
        os.close(read)
        os.waitpid(parent, 0)
        assert len(workers) == 2
        deadline = time.monotonic() + 5
        while any(_lives(pid) for pid in workers) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(_lives(pid) for pid in workers)


def _lives(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"


def test_usable_cores_is_what_this_process_may_use() -> None:
    assert usable_cores() == len(os.sched_getaffinity(0))


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_a_slow_first_item_leaves_nobody_waiting_once_it_is_done(processes: int) -> None:
    """All that may be in between is done and waits for the first item; what was read behind it must still be taken."""
    naps = [1.0] + [0.0] * (64 * processes * 3)
    results: queue.SimpleQueue[list[float]] = queue.SimpleQueue()

    def run() -> None:
        results.put([outcome.item for outcome in in_order(nap, naps, processes=processes)])

    threading.Thread(target=run, daemon=True).start()
    assert results.get(timeout=60) == naps


def test_a_signal_that_comes_as_the_waiting_begins_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Handled before `wait` waits, it interrupts nothing any more: the pipe tells of it, not the worker at last."""
    woken: list[bool] = []
    others = set(threading.enumerate())

    def signalled(things: list[Any], pause: float | None) -> list[Any]:
        for thread in threading.enumerate():
            if thread.name == "reader" and thread not in others:
                thread.join()
        (wake,) = (thing for thing in things if isinstance(thing, int))
        with contextlib.suppress(BlockingIOError):
            os.read(wake, 4096)
        if not woken:
            os.kill(os.getpid(), signal.SIGUSR1)
        ready = wait(things, pause)
        woken.append(wake in ready)
        return ready

    before = signal.signal(signal.SIGUSR1, lambda number, frame: None)
    monkeypatch.setattr(streaming, "wait", signalled)
    try:
        assert [outcome.result for outcome in in_order(nap, [0.5], processes=1)] == [0.5]
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert woken[0]
    assert signal.set_wakeup_fd(-1) == -1
