"""Lines of bytes from a stream that nobody vouches for, in flat memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

READ_BYTES: Final = 1 << 16


class LineTooLong:
    """Stands for a line over the limit; `head` is its beginning and `length` its full length in bytes."""

    __slots__ = ("head", "length")

    def __init__(self, head: bytes, length: int) -> None:
        self.head = head
        self.length = length


def bounded_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | LineTooLong]:
    """Yield the stream's lines without their newline; a line over `limit` bytes comes as `LineTooLong`.

    Only `limit` bytes are ever held. A line ends at LF (a CR before it belongs to the line end). The last line needs
    no newline; nothing after the last newline is no line.
    """
    while line := stream.readline(limit + 1):
        if line.endswith(b"\n"):
            yield line[:-2] if line.endswith(b"\r\n") else line[:-1]
        elif len(line) <= limit:
            yield line
        else:
            head, length = line[:1000], len(line)
            while rest := stream.readline(READ_BYTES):
                length += len(rest)
                if rest.endswith(b"\n"):
                    length -= 1
                    break
            yield LineTooLong(head, length)


def read_bounded(stream: BinaryIO, limit: int) -> bytes | None:
    """The whole stream, or None where it holds more than `limit` bytes."""
    pieces: list[bytes] = []
    held = 0
    while piece := stream.read(min(READ_BYTES, limit + 1 - held)):
        pieces.append(piece)
        held += len(piece)
        if held > limit:
            return None
    return b"".join(pieces)
