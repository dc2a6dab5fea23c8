"""The restored text: what people read. Letters unified, half-spaces put back."""

from __future__ import annotations

_LETTERS = str.maketrans("يىك", "ییک")


def normalize_line(line: str) -> str:
    """A line of text with its letters unified."""
    return line.translate(_LETTERS)
