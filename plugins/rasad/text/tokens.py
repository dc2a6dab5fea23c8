"""Words of a folded text, with their offsets.

A token is a run of letters of one script, a number with its separators (`1,250,000`, `3.5`, `1396/3/25`, `12:30`), a
Latin name with its digits (`F-16`, `S-300`, an address), or one other character. Letters and digits that were written
together are two tokens (`50تروریست`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, cast

TokenKind = Literal["word", "number", "punct", "latin", "other"]

#: Arabic-script letters as they stand in folded text.
LETTERS = "ء-غف-يٮ-ٯٱ-ۓەۮ-ۯۺ-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ"

#: The same, one by one.
WORD_LETTERS = frozenset(re.findall(f"[{LETTERS}]", "".join(map(chr, range(0x10000)))))

_TOKEN = re.compile(
    rf"(?P<word>[{LETTERS}]+)"
    r"|(?P<number>[0-9]++(?:[.,/:][0-9]++)*+(?![A-Za-z]))"
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
    new, find = tuple.__new__, folded.find  # new(Token, ...) is what Token(...) comes to, two calls later
    result: list[Token] = []
    at = start
    for text in _TEXT.findall(folded, start, len(folded) if end is None else end):
        first = text[0]
        if folded[at] == " ":
            at += 1
        if folded[at] != first:
            at = find(text, at)
        stop = at + len(text)
        result.append(new(Token, (text, at, stop, "word" if first in WORD_LETTERS else _kind(text))))
        at = stop
    return tuple(result)


def _kind(text: str) -> TokenKind:
    match = _TOKEN.fullmatch(text)
    return cast(TokenKind, match.lastgroup) if match else "other"


def texts(folded: str, start: int, end: int) -> list[str]:
    """The texts of the tokens of `folded[start:end]`: a quarter of the work where their places are not asked for."""
    return _TEXT.findall(folded, start, end)


_NUMBER = re.compile(r"[0-9]+(?:[.,/:][0-9]+)*")


def is_number(text: str) -> bool:
    """Whether a token with this text is of the kind `number`."""
    return "/" < text < ":" and (text.isdecimal() or _NUMBER.fullmatch(text) is not None)


class Words(list[str]):
    """The texts of words that follow each other in a folded text, with nothing but white space between them.

    Few of them are asked where they stand: that is worked out as far as somebody asks.
    """

    __slots__ = ("_begin", "_folded", "_starts")

    def __init__(self, texts: Iterable[str], folded: str, begin: int) -> None:
        super().__init__(texts)
        self._folded = folded
        self._begin = begin
        self._starts: list[int] = []

    def start(self, i: int) -> int:
        """Where word `i` begins in the folded text."""
        starts = self._starts
        if len(starts) <= i:
            at = starts[-1] + len(self[len(starts) - 1]) if starts else self._begin
            find, note = self._folded.find, starts.append
            for text in self[len(starts) : i + 1]:
                at = find(text, at)
                note(at)
                at += len(text)
        return starts[i]

    def end(self, i: int) -> int:
        """Where word `i` ends."""
        return self.start(i) + len(self[i])

    def together(self, first: int, last: int) -> bool:
        """Whether the words `first` to `last` are written without a space."""
        return self.end(last) - self.start(first) == sum(map(len, self[first : last + 1]))
