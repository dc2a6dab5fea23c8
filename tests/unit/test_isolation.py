"""One item cannot harm another: crashes, hangs and exceptions cost the item that they come from."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rasad.isolation import Outcome, isolated, usable_cores

PLUGINS = Path(__file__).parents[2] / "plugins"


def work(item: object) -> object:
    """What the item says: an exit, a signal, a hang, an exception, or its own value."""
    match item:
        case "exit":
            os._exit(3)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(60)
        case "raise":
            raise ValueError("no good")
    return item


def outcomes(items: list[object], *, processes: int = 2, timeout: float = 30.0) -> list[Outcome[object]]:
    return sorted(isolated(work, items, processes=processes, timeout=timeout), key=lambda outcome: outcome.position)


def test_each_item_has_one_outcome_in_its_place() -> None:
    items: list[object] = list(range(100))
    assert [outcome.result for outcome in outcomes(items)] == items
    assert outcomes([]) == []


@pytest.mark.parametrize(
    ("bad", "rule", "problem"),
    [
        ("raise", "exception", "ValueError: no good"),
        ("exit", "crash", "the worker process ended with code 3"),
        ("killed", "crash", "the worker process was ended by SIGKILL"),
        ("hang", "timeout", "took longer than 0.5 seconds"),
    ],
)
@pytest.mark.parametrize("processes", [1, 2])
def test_only_the_item_itself_is_given_up(bad: str, rule: str, problem: str, processes: int) -> None:
    items: list[object] = [*range(20), bad, *range(21, 40)]
    found = outcomes(items, processes=processes, timeout=0.5 if bad == "hang" else 30.0)
    assert [outcome.position for outcome in found] == list(range(40))
    assert [outcome.position for outcome in found if outcome.rule] == [20]
    assert (found[20].rule, found[20].problem, found[20].result) == (rule, problem, None)
    assert all(outcome.result == outcome.position for outcome in found if outcome.position != 20)


def test_many_bad_items_are_many_outcomes() -> None:
    items: list[object] = ["killed", "raise", 1, "exit", "raise", 2, "exit"]
    assert [outcome.rule for outcome in outcomes(items)] == [
        "crash", "exception", None, "crash", "exception", None, "crash",
    ]  # fmt: skip


def test_a_worker_that_died_for_its_neighbour_is_tried_once_more(tmp_path: Path) -> None:
    been_here = tmp_path / "been here"

    def dies_once(item: int) -> int:
        if item == 5 and not been_here.exists():
            been_here.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    assert sorted(outcome.result or 0 for outcome in isolated(dies_once, range(10), processes=1)) == list(range(10))


def test_a_reader_that_stops_leaves_no_worker_behind() -> None:
    started: set[int] = set()
    running = isolated(lambda _: os.getpid(), range(500), processes=2)
    for outcome in running:
        started.add(outcome.result or 0)
        if len(started) == 2 or outcome.position > 400:
            break
    running.close()  # type: ignore[attr-defined]
    for pid in started:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_workers_end_when_their_parent_is_killed() -> None:
    program = (
        "import os, time\nfrom rasad.isolation import isolated\n"
        "for outcome in isolated(lambda _: os.getpid(), range(64), processes=1):\n"
        "    print(outcome.result, flush=True)\n    time.sleep(60)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(PLUGINS)}
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=environment)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _runs(worker)


def _runs(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    except OSError:
        return False


def test_closed_descriptors_are_closed_in_workers() -> None:
    reader, writer = os.pipe()
    try:

        def is_open(_: int) -> bool:
            try:
                os.fstat(writer)
            except OSError:
                return False
            return True

        assert [outcome.result for outcome in isolated(is_open, [1], close=(writer,))] == [False]
        assert [outcome.result for outcome in isolated(is_open, [1])] == [True]
    finally:
        os.close(reader)
        os.close(writer)


def test_cores_are_those_that_this_process_may_use() -> None:
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)
