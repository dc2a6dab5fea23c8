"""Words of a folded text, with their offsets.

A token is a run of letters of one script, a number with its separators (`1,250,000`, `3.5`, `1396/3/25`, `12:30`), a
Latin name with its digits (`F-16`, `S-300`, an address), or one other character. Letters and digits that were written
together are two tokens (`50تروریست`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "punct", "latin", "other"]

#: Arabic-script letters as they stand in folded text.
LETTERS = "ء-غف-يٮ-ٯٱ-ۓەۮ-ۯۺ-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ"

_TOKEN = re.compile(
    rf"(?P<word>[{LETTERS}]+)"
    r"|(?P<number>[0-9]+(?:[.,/:][0-9]+)*(?![A-Za-z]))"
    r"|(?P<latin>(?:https?://|www\.)[^\s«»()،؛]+|[@#]\w+|[A-Za-z0-9]+(?:[-._'@&+][A-Za-z0-9]+)*)"
    r"|(?P<punct>[^\w\s])"
    r"|(?P<other>\S)"
)
#: The same where only texts are asked for. The space before a token is matched with it: to look for a token at a space,
#: and to find none, takes as long as finding one.
_TEXT = re.compile(" ?(" + re.sub(r"\(\?P<\w+>", "(?:", _TOKEN.pattern) + ")")


class Token(NamedTuple):
    """One token: its folded text and its offsets in the folded text."""

    text: str
    start: int
    end: int
    kind: TokenKind


def tokenize(folded: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `folded[start:end]`, in order; white space belongs to none."""
    end = len(folded) if end is None else end
    new = tuple.__new__  # what Token(...) comes to, without two calls on the way, for every word of every text
    return tuple(
        [
            new(Token, (match[0], match.start(), match.end(), match.lastgroup))
            for match in _TOKEN.finditer(folded, start, end)
        ]
    )


def texts(folded: str, start: int, end: int) -> list[str]:
    """The texts of the tokens of `folded[start:end]`: a quarter of the work where their places are not asked for."""
    return _TEXT.findall(folded, start, end)


_NUMBER = re.compile(r"[0-9]+(?:[.,/:][0-9]+)*")


def is_number(text: str) -> bool:
    """Whether a token with this text is of the kind `number`."""
    return "/" < text < ":" and _NUMBER.fullmatch(text) is not None


class Words(list[str]):
    """The texts of words that follow each other in a folded text, with nothing but white space between them.

    Few of them are asked where they stand: that is worked out when the first is.
    """

    __slots__ = ("_begin", "_folded", "_starts")

    def __init__(self, texts: Iterable[str], folded: str, begin: int) -> None:
        super().__init__(texts)
        self._folded = folded
        self._begin = begin
        self._starts: list[int] | None = None

    def start(self, i: int) -> int:
        """Where word `i` begins in the folded text."""
        if self._starts is None:
            self._starts = []
            at, find = self._begin, self._folded.find
            for text in self:
                at = find(text, at)
                self._starts.append(at)
                at += len(text)
        return self._starts[i]

    def end(self, i: int) -> int:
        """Where word `i` ends."""
        return self.start(i) + len(self[i])

    def together(self, first: int, last: int) -> bool:
        """Whether the words `first` to `last` are written without a space."""
        return self.end(last) - self.start(first) == sum(map(len, self[first : last + 1]))
