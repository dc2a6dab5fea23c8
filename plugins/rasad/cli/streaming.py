"""Work on a stream in worker processes: results in the order of the items, flat memory, no item able to harm another.

A reader thread takes items from the stream, workers take them in small chunks as they become free, and results leave in
order. At most a window of items is anywhere in between. Nothing waits for a chunk to fill: an item that comes alone is
worked on at once, so a slow producer sees its results as they are ready.

`rasad.isolation` does the same for a list whose results may come in any order; here the stream has no end in sight.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Final, Generic, Literal, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Rule = Literal["exception", "crash", "timeout"]

#: Items handed to a worker at once: enough that sending them costs little beside working on them.
_CHUNK_ITEMS: Final = 16
_CHUNK_WEIGHT: Final = 100_000
#: Items read ahead or waiting for an earlier one, for each worker, and their weight altogether.
_WINDOW_ITEMS: Final = 64
_WINDOW_WEIGHT: Final = 16_000_000
#: Workers that may die without an item in hand before the cause is taken to be lasting.
_IDLE_DEATHS: Final = 10
#: How often a worker without work looks whether its parent is still there, in seconds.
_PARENT_CHECK: Final = 1.0


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Item, Result]):
    """An item with its `result`, or with the `rule` and `problem` that kept it from one.

    Items that need no work come with neither.
    """

    item: Item
    result: Result | None = None
    rule: Rule | None = None
    problem: str | None = None


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    waiting: deque[int] = field(default_factory=deque)
    since: float = 0.0


class _Buffer(Generic[Item]):
    """What the reader thread has read and nobody has taken yet. Bounded by count and weight."""

    def __init__(self, most_items: int, weigh: Callable[[Item], int]) -> None:
        self._most_items = most_items
        self._weigh = weigh
        self._items: deque[tuple[Item, int]] = deque()
        self._weight = 0
        self._changed = threading.Condition()
        self._closed = False
        self.ended = False
        self.failure: BaseException | None = None
        self.wake, self.ring = os.pipe()
        os.set_blocking(self.wake, False)
        os.set_blocking(self.ring, False)

    def fill(self, items: Iterable[Item]) -> None:
        """Body of the reader thread."""
        try:
            for item in items:
                if not self._put(item):
                    break
        except BaseException as error:  # told to the main thread, which raises it
            self.failure = error
        with self._changed:
            self.ended = True
        self._signal()

    def _put(self, item: Item) -> bool:
        weight = self._weigh(item)
        with self._changed:
            while (
                not self._closed
                and self._items
                and (len(self._items) >= self._most_items or self._weight + weight > _WINDOW_WEIGHT)
            ):
                self._changed.wait()
            if self._closed:
                return False
            self._items.append((item, weight))
            self._weight += weight
            first = len(self._items) == 1
        if first:
            self._signal()
        return True

    def _signal(self) -> None:
        with self._changed, contextlib.suppress(BlockingIOError):  # full: the main thread is awake
            if not self._closed:
                os.write(self.ring, b"!")

    def quiet(self) -> None:
        """Take the signals that were given."""
        with contextlib.suppress(BlockingIOError):
            while os.read(self.wake, 4096):
                pass

    def take(self) -> tuple[Item, int] | None:
        """The next item and its weight, None where none is there now."""
        with self._changed:
            if not self._items:
                return None
            item, weight = self._items.popleft()
            self._weight -= weight
            self._changed.notify()
            return item, weight

    def is_spent(self) -> bool:
        """True once the stream has ended and everything was taken."""
        with self._changed:
            return self.ended and not self._items

    def close(self) -> None:
        """Let the reader thread end at its next item."""
        with self._changed:
            self._closed = True
            self._items.clear()
            self._changed.notify_all()
            os.close(self.wake)
            os.close(self.ring)


def usable_cores() -> int:
    """Number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[Any], Result],
    items: Iterable[Item],
    *,
    processes: int | None = None,
    timeout: float = 120.0,
    needs_work: Callable[[Item], bool] = lambda item: True,
    weigh: Callable[[Item], int] = lambda item: 1,
) -> Iterator[Outcome[Item, Result]]:
    """`work` of each item, in the order of the items, from `processes` workers (default: all usable cores).

    `timeout` bounds one item, in seconds. An item that kills its worker is tried once more alone, since the memory
    killer may have come for a neighbour; the second time it is given up. Items for which `needs_work` is false pass
    in their turn without going to a worker. `weigh` says how much of the window an item takes, in characters.
    Whatever iterating over `items` raises is raised here, after the results of the items before it.
    """
    pool: _Pool[Item, Result] = _Pool(work, timeout, needs_work, weigh, processes or usable_cores())
    try:
        yield from pool.run(items)
    finally:
        pool.stop()


class _Pool(Generic[Item, Result]):
    def __init__(
        self,
        work: Callable[[Any], Result],
        timeout: float,
        needs_work: Callable[[Item], bool],
        weigh: Callable[[Item], int],
        processes: int,
    ) -> None:
        # Forked workers share the dictionaries that the parent has loaded; loading them anew takes seconds.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        self._context: Any = multiprocessing.get_context(method)
        self._forks = method == "fork"
        self._work = work
        self._timeout = timeout
        self._needs_work = needs_work
        self._processes = max(1, processes)
        self._buffer: _Buffer[Item] = _Buffer(_WINDOW_ITEMS * self._processes, weigh)
        self._workers: list[_Worker] = []
        #: Items taken from the buffer and not yet given out, by position; `_todo` are those no worker has.
        self._items: dict[int, tuple[Item, int]] = {}
        self._todo: deque[int] = deque()
        self._done: dict[int, Outcome[Item, Result]] = {}
        self._crashed: set[int] = set()
        self._taken = 0
        self._head = 0
        self._idle_deaths = 0
        #: Where signals were told of before; None while they are not told of to the buffer.
        self._told_before: int | None = None

    def run(self, items: Iterable[Item]) -> Iterator[Outcome[Item, Result]]:
        # Workers first: forking a process in which a thread runs is asking for trouble.
        for _ in range(self._processes):
            self._start()
        # A signal that comes just before `wait` begins would not end it: it is told of through the pipe as well.
        if threading.current_thread() is threading.main_thread():
            self._told_before = signal.set_wakeup_fd(self._buffer.ring, warn_on_full_buffer=False)
        threading.Thread(target=self._buffer.fill, args=(items,), name="reader", daemon=True).start()
        while True:
            self._take()
            for worker in self._workers:
                if not worker.waiting:
                    self._hand_out(worker)
            leaving = self._head
            while self._head in self._done:
                yield self._done.pop(self._head)
                self._head += 1
            if self._head == self._taken and self._buffer.is_spent():
                break
            # Results that left made room for what was read before: nothing would tell of that again.
            if self._head == leaving:
                self._await()
        if self._buffer.failure is not None:
            raise self._buffer.failure

    def stop(self) -> None:
        if self._told_before is not None:
            signal.set_wakeup_fd(self._told_before)
            self._told_before = None
        self._buffer.close()
        for worker in list(self._workers):
            worker.process.kill()
            self._end(worker)

    def _take(self) -> None:
        """Take items from the buffer as far as the window allows."""
        weight = sum(weight for _, weight in self._items.values())
        most = _WINDOW_ITEMS * self._processes
        while len(self._items) + len(self._done) < most and (weight < _WINDOW_WEIGHT or not self._items):
            taken = self._buffer.take()
            if taken is None:
                return
            item, cost = taken
            if self._needs_work(item):
                self._items[self._taken] = taken
                self._todo.append(self._taken)
                weight += cost
            else:
                self._done[self._taken] = Outcome(item)
            self._taken += 1

    def _await(self) -> None:
        """Wait until a worker answers, dies or takes too long, or something was read."""
        busy = [worker for worker in self._workers if worker.waiting]
        deadline = min((worker.since + self._timeout for worker in busy), default=None)
        pause = None if deadline is None else max(0.0, deadline - time.monotonic())
        ready = wait([*(worker.pipe for worker in self._workers), self._buffer.wake], pause)
        if self._buffer.wake in ready:
            self._buffer.quiet()
        for worker in [worker for worker in self._workers if worker.pipe in ready]:
            self._receive(worker)
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.waiting and now - worker.since >= self._timeout and not worker.pipe.poll():
                self._replace(worker, "timeout")

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        inherited = [worker.pipe.fileno() for worker in self._workers] + [ours.fileno()] if self._forks else []
        process = self._context.Process(target=_serve, args=(theirs, self._work, os.getpid(), inherited), daemon=True)
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()

    def _hand_out(self, worker: _Worker) -> None:
        """Give an idle worker its next items; one at work gets none, since two full pipes would wait forever."""
        if not self._todo:
            return
        alone = self._todo[0] in self._crashed
        most = 1 if alone else max(1, min(_CHUNK_ITEMS, -(-len(self._todo) // self._processes)))
        weight = 0
        while self._todo and len(worker.waiting) < most and (not worker.waiting or weight < _CHUNK_WEIGHT):
            if worker.waiting and self._todo[0] in self._crashed:
                break
            worker.waiting.append(self._todo.popleft())
            weight += self._items[worker.waiting[-1]][1]
        worker.since = time.monotonic()
        with contextlib.suppress(OSError):  # a worker that has just died is noticed when it is read from
            worker.pipe.send([self._items[position][0] for position in worker.waiting])

    def _receive(self, worker: _Worker) -> None:
        try:
            result, problem = worker.pipe.recv()
        except Exception:  # an end of file, or what a dying worker has half written
            self._replace(worker, "crash")
            return
        position = worker.waiting.popleft()
        worker.since = time.monotonic()
        item, _ = self._items.pop(position)
        self._done[position] = Outcome(item, result, None if problem is None else "exception", problem)

    def _replace(self, worker: _Worker, rule: Rule) -> None:
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
            self._crashed.discard(guilty)
            item, _ = self._items.pop(guilty)
            self._done[guilty] = Outcome(item, None, rule, self._reason(rule, code))
        else:
            self._idle_deaths += 1
            if self._idle_deaths > _IDLE_DEATHS:
                raise RuntimeError(f"worker processes cannot live here: {self._reason(rule, code)}")
        self._start()

    def _reason(self, rule: Rule, code: int | None) -> str:
        if rule == "timeout":
            return f"it took longer than {self._timeout:g} seconds"
        if code is not None and code < 0:
            with contextlib.suppress(ValueError):
                return f"the worker process was ended by {signal.Signals(-code).name}"
        return f"the worker process ended with code {code}"


def _serve(pipe: Connection, work: Callable[[Any], Any], parent: int, inherited: list[int]) -> None:
    """A worker: receives items, sends results one by one, ends when its parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    for descriptor in inherited:
        with contextlib.suppress(OSError):
            os.close(descriptor)
    try:
        while True:
            while not pipe.poll(_PARENT_CHECK):
                if os.getppid() != parent:
                    return
            for item in pipe.recv():
                pipe.send(_attempt(work, item))
    except (EOFError, OSError):
        return
    finally:
        os._exit(0)  # nothing of the parent's that was copied here is to be cleaned up here


def _attempt(work: Callable[[Any], Any], item: object) -> tuple[object, str | None]:
    try:
        return work(item), None
    except Exception as error:  # whatever is wrong with this item concerns no other
        return None, f"{type(error).__name__}: {error}"
