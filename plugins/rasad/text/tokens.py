"""Words of a folded text, with their offsets.

A token is a run of letters of one script, a number with its separators (`1,250,000`, `3.5`, `1396/3/25`, `12:30`), a
Latin name with its digits (`F-16`, `S-300`, an address), or one other character. Letters and digits that were written
together are two tokens (`50تروریست`).
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

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
_TEXT = re.compile(re.sub(r"\(\?P<\w+>", "(?:", _TOKEN.pattern))


class Token(NamedTuple):
    """One token: its folded text and its offsets in the folded text."""

    text: str
    start: int
    end: int
    kind: TokenKind


#: Longer chunks are not remembered.
LONGEST_REMEMBERED = 40
#: Chunks between two spaces remembered with their tokens: news uses few words often.
REMEMBERED = 1 << 16
#: The kind of a chunk that is one token.
_whole: dict[str, TokenKind] = {}
#: The tokens of the other chunks, with offsets inside the chunk.
_parts: dict[str, tuple[Token, ...]] = {}


def tokenize(folded: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `folded[start:end]`, in order; white space belongs to none.

    No token runs over a space, so the text is cut at its spaces and each chunk looked up: three times as fast as asking
    the regular expression again for every word of every text.
    """
    new = tuple.__new__  # what Token(...) comes to, without two calls on the way
    tokens: list[Token] = []
    add, whole_chunk = tokens.append, _whole.get
    at = start
    for chunk in folded[start:end].split(" "):
        after = at + len(chunk)
        kind = whole_chunk(chunk)
        if kind is not None:
            add(new(Token, (chunk, at, after, kind)))
        elif chunk:
            for text, first, last, part_kind in _parts.get(chunk) or _cut(chunk):
                add(new(Token, (text, at + first, at + last, part_kind)))
        at = after + 1
    return tuple(tokens)


def _cut(chunk: str) -> tuple[Token, ...]:
    """The tokens of a chunk, remembered for the next time unless it is too long to come again."""
    parts = tuple(Token(match[0], *match.span(), cast(TokenKind, match.lastgroup)) for match in _TOKEN.finditer(chunk))
    if len(chunk) > LONGEST_REMEMBERED:
        return parts
    if len(_whole) + len(_parts) >= REMEMBERED:
        _whole.clear()
        _parts.clear()
    if len(parts) == 1 and parts[0].text == chunk:
        _whole[chunk] = parts[0].kind
    else:
        _parts[chunk] = parts
    return parts
