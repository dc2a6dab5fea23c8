"""Running a function over many items in worker processes, so that no item can harm another.

`concurrent.futures` gives up altogether when one worker dies. Here an item whose worker dies (a fault in a C
extension, the kernel's memory killer) or that takes longer than `timeout` costs that item alone: the worker is
replaced, and everything else goes on. Results come as they are ready, each with its item's position.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Literal, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

#: Items handed to a worker at once: enough that sending them costs little beside working on them.
_CHUNK = 16
#: How often a worker without work looks whether its parent is still there, in seconds.
_PARENT_CHECK = 1.0


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of one item: its `result`, or the `problem` in words with the rule's name."""

    position: int
    result: Result | None = None
    rule: Literal["exception", "crash", "timeout"] | None = None
    problem: str | None = None


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    waiting: deque[int] = field(default_factory=deque)
    since: float = 0.0


def isolated(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    processes: int | None = None,
    timeout: float = 60.0,
    close: Sequence[int] = (),
) -> Iterator[Outcome[Result]]:
    """`work` of each item, in `processes` workers (default: one a core that this process may use).

    `timeout` bounds one item, in seconds. An item that kills its worker is tried once more alone, since the memory
    killer may have come for a neighbour; the second time it is given up. `close` are file descriptors that the
    workers shall not keep open: a database connection that a worker holds would outlive a killed parent, with its
    locks.
    """
    if not items:
        return
    pool = _Pool(work, items, timeout, close)
    try:
        yield from pool.run(min(processes or usable_cores(), -(-len(items) // _CHUNK)))
    finally:
        pool.stop()


def usable_cores() -> int:
    """Number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Pool(Generic[Item, Result]):
    def __init__(
        self, work: Callable[[Item], Result], items: Sequence[Item], timeout: float, close: Sequence[int]
    ) -> None:
        # Forked workers share the dictionaries that the parent has loaded; loading them anew takes seconds.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        self._context: Any = multiprocessing.get_context(method)
        self._forks = method == "fork"
        self._work = work
        self._items = items
        self._timeout = timeout
        self._close = tuple(close) if self._forks else ()
        self._todo = deque(range(len(items)))
        self._crashed: set[int] = set()
        self._workers: list[_Worker] = []

    def run(self, count: int) -> Iterator[Outcome[Result]]:
        for _ in range(count):
            self._start()
        while self._workers:
            for worker in list(self._workers):
                if not worker.waiting and not self._hand_out(worker):
                    self._end(worker)
            pause = self._pause()
            ready = wait([worker.pipe for worker in self._workers], pause) if self._workers else []
            for worker in [w for w in self._workers if w.pipe in ready]:
                yield from self._receive(worker)
            yield from self._time_out()

    def stop(self) -> None:
        for worker in list(self._workers):
            worker.process.kill()
            self._end(worker)

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        others = [worker.pipe.fileno() for worker in self._workers] if self._forks else []
        process = self._context.Process(
            target=_serve,
            args=(theirs, self._work, os.getpid(), (*self._close, *others, *([ours.fileno()] if self._forks else ()))),
            daemon=True,
        )
        with _may_have_children():
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()  # a worker without a pipe to its parent ends
        worker.process.join(5)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()

    def _hand_out(self, worker: _Worker) -> bool:
        """Give the worker its next items; whether there were any."""
        if not self._todo:
            return False
        alone = self._todo[0] in self._crashed
        size = 1 if alone else min(_CHUNK, -(-len(self._todo) // (2 * len(self._workers))))
        positions = [self._todo.popleft()]
        while len(positions) < size and self._todo and self._todo[0] not in self._crashed:
            positions.append(self._todo.popleft())
        worker.waiting.extend(positions)
        worker.since = time.monotonic()
        # A worker that has just died is noticed when it is read from.
        with contextlib.suppress(OSError):
            worker.pipe.send([(position, self._items[position]) for position in positions])
        return True

    def _pause(self) -> float:
        deadlines = [worker.since + self._timeout for worker in self._workers if worker.waiting]
        return max(0.0, min(deadlines, default=0.0) - time.monotonic()) if deadlines else _PARENT_CHECK

    def _receive(self, worker: _Worker) -> Iterator[Outcome[Result]]:
        try:
            outcome: Outcome[Result] = worker.pipe.recv()
        except Exception:  # an end of file, or what a dying worker has half written
            yield from self._replace(worker, "crash")
            return
        worker.waiting.popleft()
        worker.since = time.monotonic()
        yield outcome

    def _time_out(self) -> Iterator[Outcome[Result]]:
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.waiting and now - worker.since >= self._timeout and not worker.pipe.poll():
                yield from self._replace(worker, "timeout")

    def _replace(self, worker: _Worker, rule: Literal["crash", "timeout"]) -> Iterator[Outcome[Result]]:
        worker.process.kill()
        worker.process.join()
        code = worker.process.exitcode
        guilty = worker.waiting.popleft() if worker.waiting else None
        self._todo.extendleft(reversed(worker.waiting))
        worker.waiting.clear()
        self._end(worker)
        if guilty is not None and rule == "crash" and guilty not in self._crashed:
            self._crashed.add(guilty)
            self._todo.appendleft(guilty)
        elif guilty is not None:
            yield Outcome(guilty, None, rule, self._reason(rule, code))
        if self._todo:
            self._start()

    def _reason(self, rule: str, code: int | None) -> str:
        if rule == "timeout":
            return f"took longer than {self._timeout:g} seconds"
        if code is not None and code < 0:
            with contextlib.suppress(ValueError):
                return f"the worker process was ended by {signal.Signals(-code).name}"
        return f"the worker process ended with code {code}"


def _serve(pipe: Connection, work: Callable[[Any], Any], parent: int, close: Sequence[int]) -> None:
    """A worker: receives items, sends outcomes one by one, ends when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for descriptor in close:
        with contextlib.suppress(OSError):
            os.close(descriptor)
    try:
        while True:
            while not pipe.poll(_PARENT_CHECK):
                if os.getppid() != parent:
                    return
            for position, item in pipe.recv():
                pipe.send(_attempt(work, position, item))
    except (EOFError, OSError):
        return
    finally:
        os._exit(0)  # nothing of the parent's that was copied here is to be cleaned up here


def _attempt(work: Callable[[Any], Any], position: int, item: object) -> Outcome[Any]:
    try:
        return Outcome(position, work(item))
    except Exception as error:  # whatever is wrong with this item concerns no other
        return Outcome(position, None, "exception", f"{type(error).__name__}: {error}")


@contextlib.contextmanager
def _may_have_children() -> Iterator[None]:
    """Task runners start their tasks in daemonic processes, which multiprocessing keeps from having children, so that
    none are left behind. These here end by themselves when their parent does."""
    config: dict[str, Any] = getattr(multiprocessing.current_process(), "_config", {})
    was = config.get("daemon")
    if was:
        config["daemon"] = False
    try:
        yield
    finally:
        if was:
            config["daemon"] = True
