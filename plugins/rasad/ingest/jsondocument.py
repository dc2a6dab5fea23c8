"""JSON that is one document and not lines: an array of articles, objects written over several lines, an export.

The document is cut into its elements without being held: only the element being read is in memory. Cutting looks at
brackets, quotes and commas alone, so one element that is not JSON costs that element and not the rest.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from rasad.ingest.encoding import SNIFF_BYTES, UndecodableError, as_utf8, decode

_OUTSIDE: Final = re.compile(r'[\[\]{}",]')
_INSIDE: Final = re.compile(r'["\\]')
#: The members that hold the posts or articles of an export.
_LIST_KEY: Final = re.compile(r'"(?:posts|messages|articles|items)"\s*:\s*$')
_BLANK: Final = " \t\r\n\ufeff"


@dataclass(frozen=True, slots=True)
class Element:
    """A piece of the document: `text` is its JSON, None where it is over the limit; `length` in characters.

    `is_header` marks what stands before the list of posts in an export: an object of its own, to be read for the
    channel's name.
    """

    text: str | None
    length: int
    head: str
    is_header: bool = False


class _Piece:
    """Characters gathered up to a limit, and counted beyond it."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.clear()

    def clear(self) -> None:
        self._parts: list[str] = []
        self._held = 0
        self.length = 0

    def add(self, text: str) -> None:
        self.length += len(text)
        if self._held <= self._limit:
            self._parts.append(text[: self._limit + 1 - self._held])
            self._held += len(self._parts[-1])

    def text(self) -> str | None:
        return "".join(self._parts).strip(_BLANK) if self.length <= self._limit else None

    def ends_with_list_key(self) -> bool:
        """True where a list of posts or articles begins after what was gathered."""
        return self.length <= self._limit and _LIST_KEY.search("".join(self._parts)) is not None

    def head(self) -> str:
        return "".join(self._parts[:2])[:1000].strip(_BLANK)

    def is_blank(self) -> bool:
        return self.length <= self._limit and not "".join(self._parts).strip(_BLANK)


def _texts(stream: BinaryIO) -> Iterator[str]:
    """The stream's text in pieces. Raises `UndecodableError` at bytes that are no text."""
    utf8 = as_utf8(stream)
    first = utf8.read(SNIFF_BYTES)
    encoding = "utf-8"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(first)
    except UnicodeDecodeError:
        encoding = decode(first).encoding
    decoder = codecs.getincrementaldecoder(encoding)()
    data = first
    while data:
        try:
            yield decoder.decode(data)
        except UnicodeDecodeError as error:
            raise UndecodableError(f"byte 0x{error.object[error.start]:02x} is no {encoding}") from None
        data = utf8.read(SNIFF_BYTES)
    try:
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise UndecodableError("it is cut off in the middle of a character") from None


def elements(stream: BinaryIO, limit: int) -> Iterator[Element]:
    """The elements of a JSON document, in order, each at most `limit` characters.

    `[a, b]` gives a and b; `{...} {...}` (with or without commas) each object; `{"info": {...}, "posts": [a, b], ...}`
    a header element and then a and b. Raises `UndecodableError` where the bytes stop being text.
    """
    yield from _Splitter(limit).split(_texts(stream))


class _Splitter:
    """The state of cutting: where we are between brackets, and what was gathered since the last cut."""

    def __init__(self, limit: int) -> None:
        self._piece = _Piece(limit)
        self._depth = 0
        #: The depth at which commas part elements; 0 outside arrays.
        self._base = 0
        #: After the list of an export: what follows in its object is passed over.
        self._in_tail = False

    def split(self, texts: Iterator[str]) -> Iterator[Element]:
        in_string = escaped = False
        for text in texts:
            position = start = 0
            if escaped and text:
                position, escaped = 1, False
            while found := (_INSIDE if in_string else _OUTSIDE).search(text, position):
                mark, position = found[0], found.end()
                if mark == "\\":
                    escaped = position == len(text)
                    position += 1
                elif mark == '"':
                    in_string = not in_string
                else:
                    self._piece.add(text[start : position - 1])
                    start = position - 1
                    if self._opens(mark):
                        yield from self._emit(is_header=self._depth == 2)
                        start = position
                    elif self._ends(mark):
                        if mark == "}":
                            self._piece.add(mark)
                        yield from self._emit()
                        start = position
            self._piece.add(text[start:])
        yield from self._emit()

    def _opens(self, mark: str) -> bool:
        """Follow an opening bracket; True where a list of elements begins."""
        if mark not in "[{":
            return False
        is_list = (
            mark == "["
            and self._base == 0
            and (self._depth == 0 or (self._depth == 1 and not self._in_tail and self._piece.ends_with_list_key()))
        )
        self._depth += 1
        if is_list:
            self._base = self._depth
        return is_list

    def _ends(self, mark: str) -> bool:
        """Follow a comma or closing bracket; True where an element ends."""
        if mark == ",":
            return self._depth == self._base
        if mark in "[{" or self._depth == 0:
            return False
        if self._depth == self._base:
            if mark == "]":
                self._depth -= 1
                self._base = 0
                # The emission that follows is still the list's last element: the tail begins after it.
                return True
            return False
        self._depth -= 1
        return self._depth == 0 and self._base == 0

    def _emit(self, *, is_header: bool = False) -> Iterator[Element]:
        if not self._in_tail and not self._piece.is_blank():
            text = self._piece.text()
            yield Element(header_object(text) if is_header else text, self._piece.length, self._piece.head(), is_header)
        self._piece.clear()
        self._in_tail = self._depth == 1 and self._base == 0


def header_object(text: str | None) -> str | None:
    """`{"info": {...}, "posts":` as the object `{"info": {...}}`."""
    return None if text is None else _LIST_KEY.sub("", text).rstrip(_BLANK + ",") + "}"
