"""The restored text: what people read. Letters unified, half-spaces put back, nothing else changed."""

from __future__ import annotations

import re

from rasad.text.halfspaces import restorer
from rasad.text.wordlist import ZWNJ

_LETTERS = str.maketrans("يىك", "ییک")
_RUN = "ء-غف-يٱ-ۓەی"
_WORDS = re.compile(rf"[{_RUN}]+(?:\u200c+[{_RUN}]+)*")


def normalize_line(line: str) -> str:
    """A line of text restored."""
    line = line.translate(_LETTERS)
    restore = restorer()
    out: list[str] = []
    done = 0
    previous: str | None = None
    for match in _WORDS.finditer(line):
        start, end = match.span()
        word = match.group()
        gap = line[done:start]
        new = word if ZWNJ in word else restore.word(word)
        joined = restore.joins(previous, new) if previous is not None and gap == " " else None
        while joined is not None:
            out.pop()
            new = joined
            joined = None
            if len(out) >= 2 and out[-1] == " ":
                out.pop()
                previous = out[-1]
                joined = restore.joins(previous, new)
                if joined is None:
                    out.append(" ")
            gap = ""
        if gap:
            out.append(gap)
        out.append(new)
        previous = new
        done = end
    out.append(line[done:])
    return "".join(out)
