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


def end(pid: int, mark: str, *, patience: float = 15.0) -> bool:
    """Ask process `pid` to end, and make it after `patience` seconds. False when it isn't the one with `mark`."""
    if not is_running(pid, mark):
        return False
    # The process and its children, where it leads a group of its own.
    group = os.getpgid(pid) == pid
    for step in (signal.SIGTERM, signal.SIGKILL):
        try:
            (os.killpg if group else os.kill)(pid, step)
        except ProcessLookupError:
            return True
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if not is_running(pid, mark):
                return True
            time.sleep(0.05)
    return not is_running(pid, mark)
