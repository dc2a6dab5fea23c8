"""Seconds of processor by step: those of this process and those of the server's process for one connection. The clock
would tell of the neighbours as well."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


class Meter:
    """Called with the name of a step when it is completed, notes what it took since the last call. `backend` is the
    process identifier of the server's process, which runs on this machine."""

    def __init__(self, backend: int) -> None:
        self._server = Path(f"/proc/{backend}/stat")
        self.seconds: dict[str, float] = defaultdict(float)
        self.start()

    def start(self) -> None:
        """Let what was done since the last step go unnoted."""
        self._last = self._now()

    def __call__(self, step: str) -> None:
        now = self._now()
        self.seconds[step] += now - self._last
        self._last = now

    def _now(self) -> float:
        # Fields 14 and 15, counted behind the name, which may hold spaces.
        user, system = self._server.read_text().rpartition(")")[2].split()[11:13]
        return time.process_time() + (int(user) + int(system)) / _TICK
