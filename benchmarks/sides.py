"""Sides of a benchmark, in processes of their own and in turns.

A machine that slows down slows all sides; CPU time counts, and only ratios mean something.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
#: What `make compile` has made: the library with compiled modules.
COMPILED = ROOT / "build" / "compiled" / "plugins"
#: What every side reads before the first turn: what it loads once is its start-up.
FIRST = "ارتش سه روز پیش ۲۰ نفر را دستگير كرد."


class Side(NamedTuple):
    """Something that reads texts: `make` imports what it needs and gives the function that reads one. With `compiled`
    the library that it imports is the compiled one."""

    name: str
    make: Callable[[], Callable[[str], object]]
    compiled: bool = False


class Result(NamedTuple):
    """CPU time (s) from importing the package to the first text read, that of each turn (s), and the peak of memory
    (MiB)."""

    startup: float
    spent: list[float]
    memory: float


def _serve(side: Side, pipe: Connection) -> None:
    """In a process of its own: make the side ready, then answer every turn of texts with its CPU time."""
    if side.compiled:
        sys.path.insert(0, str(COMPILED))
    began = time.process_time()
    run = side.make()
    run(FIRST)
    pipe.send(time.process_time() - began)
    while (turn := pipe.recv()) is not None:
        began = time.process_time()
        for text in turn:
            run(text)
        pipe.send(time.process_time() - began)
    pipe.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def compare(sides: Sequence[Side], turns: Sequence[list[str]]) -> dict[str, Result]:
    """What each side takes for the same turns of texts. Ends the program where a compiled side is not compiled."""
    if any(side.compiled for side in sides) and not COMPILED.is_dir():
        sys.exit(f"{COMPILED} is missing: make compile")
    context = multiprocessing.get_context("spawn")
    pipes: dict[str, Connection] = {}
    startup: dict[str, float] = {}
    spent: dict[str, list[float]] = {side.name: [] for side in sides}
    for side in sides:
        pipes[side.name], other = context.Pipe()
        context.Process(target=_serve, args=(side, other), daemon=True).start()
        startup[side.name] = pipes[side.name].recv()
    for turn in turns:
        for name, pipe in pipes.items():
            pipe.send(turn)
            spent[name].append(pipe.recv())
    results: dict[str, Result] = {}
    for name, pipe in pipes.items():
        pipe.send(None)
        results[name] = Result(startup[name], spent[name], pipe.recv())
    return results
