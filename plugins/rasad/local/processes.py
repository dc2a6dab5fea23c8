"""What other processes there are, told without taking a stranger for one of ours."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path


def command_line(pid: int) -> str | None:
    """The command line of a living process; None when there is none, or only its remains (a zombie)."""
    if pid <= 0:
        return None
    proc = Path("/proc") / str(pid)
    if Path("/proc/self/cmdline").exists():
        try:
            return proc.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip() or None
        except OSError:
            return None
    told = subprocess.run(["ps", "-p", str(pid), "-o", "stat=,args="], capture_output=True, text=True, check=False)
    state, _, arguments = told.stdout.strip().partition(" ")
    return None if not state or state.startswith("Z") else arguments.strip()


def is_running(pid: int, mark: str) -> bool:
    """Whether process `pid` lives and has `mark` in its command line: numbers of processes are used again."""
    line = command_line(pid)
    return line is not None and mark in line


def group_lives(group: int) -> bool:
    """Whether any process of a process group still lives; remains that nobody has collected do not count."""
    if Path("/proc/self/stat").exists():
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                # The name in parentheses may hold anything; after it come state, parent and group.
                state, _, of = stat.read_text("utf-8", "replace").rpartition(")")[2].split()[:3]
            except (OSError, ValueError):
                continue
            if int(of) == group and state not in "ZX":
                return True
        return False
    told = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=False)
    found = (line.split() for line in told.stdout.splitlines())
    return any(int(of) == group and not state.startswith("Z") for of, state in found)


def end(pid: int, mark: str, *, patience: float = 15.0) -> bool:
    """Ask process `pid` and the group it leads to end, and make them after `patience` seconds.

    False when it isn't the one with `mark`, or cannot be ended.
    """
    if not is_running(pid, mark):
        return False
    leads = os.getpgid(pid) == pid

    def lives() -> bool:
        return group_lives(pid) if leads else is_running(pid, mark)

    for step in (signal.SIGTERM, signal.SIGKILL):
        try:
            (os.killpg if leads else os.kill)(pid, step)
        except ProcessLookupError:
            return True
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if not lives():
                return True
            time.sleep(0.05)
    return not lives()
