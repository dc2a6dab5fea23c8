"""What the commands say on standard error: problems of the input, one line each, and the sum of them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TextIO

from rasad.ingest.records import Rejection, printable

#: Exit codes of every command, as `rasad --help` lists them.
DONE = 0
DONE_WITH_LOSSES = 1
USAGE = 2
FAILED = 3
INTERRUPTED = 130
BROKEN_PIPE = 141


class Problems:
    """Counts rejections, tells them on standard error and, where asked for, in a file of JSON lines."""

    def __init__(self, *, quiet: bool = False, file: TextIO | None = None) -> None:
        self.rejected: Counter[str] = Counter()
        self.warned: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self._quiet = quiet
        self._file = file

    @property
    def losses(self) -> int:
        """Inputs that did not come through: rejected lines and articles that could not be worked on."""
        return self.rejected.total() + self.failed.total()

    def report(self, rejection: Rejection) -> None:
        """A rejection or warning of the reader."""
        (self.warned if rejection.is_warning else self.rejected)[rejection.rule] += 1
        self._tell("warning" if rejection.is_warning else "rejected", str(rejection), rejection.as_json())

    def fail(self, what: str, rule: str, message: str) -> None:
        """An input that was read, but could not be worked on."""
        self.failed[rule] += 1
        self._tell(
            "failed",
            f"[{printable(what)}] {rule}: {message}",
            {"article_id": what, "rule": rule, "severity": "error", "message": message},
        )

    def _tell(self, kind: str, line: str, record: dict[str, object]) -> None:
        if not self._quiet:
            complain(f"{kind}: {line}")
        if self._file is not None:
            self._file.write(json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() + "\n")

    def summary(self) -> str:
        """`3 rejected (not_json 2, empty_body 1), 1 warning (bad_date 1)`; empty where nothing was wrong."""
        parts = []
        for counts, name in ((self.rejected, "rejected"), (self.failed, "failed"), (self.warned, "warned of")):
            if counts:
                rules = ", ".join(f"{rule} {count:,}" for rule, count in counts.most_common())
                parts.append(f"{counts.total():,} {name} ({rules})")
        return ", ".join(parts)


def complain(line: str) -> None:
    """A line on standard error; a closed one is no reason to stop."""
    try:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()
    except UnicodeEncodeError:  # a terminal that knows no Persian, or half a pair of surrogates
        sys.stderr.write(line.encode("ascii", "backslashreplace").decode() + "\n")
    except (OSError, ValueError):
        return
