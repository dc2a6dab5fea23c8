"""COPY from Python rows, in the text format, which psycopg2 can send and which costs the least to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from io import RawIOBase
from typing import Any

from psycopg2 import sql
from psycopg2.extensions import cursor

_SPECIAL = re.compile(r"[\\\n\r\t]")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BLOCK = 1 << 16


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]


def field(value: object) -> str:
    """One value as COPY's text format writes it. Dates, numbers and UUIDs are written by `str`."""
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return _SPECIAL.sub(_escape, value) if _SPECIAL.search(value) else value
    if value is True:
        return "t"
    if value is False:
        return "f"
    return str(value)


def line(row: Iterable[object]) -> str:
    """One row as COPY's text format writes it, with the line end."""
    return "\t".join(map(field, row)) + "\n"


class _Lines(RawIOBase):
    """A readable file over lines, so that rows are made while they are sent."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if not self._rest:
            block: list[str] = []
            length = 0
            for text in self._lines:
                block.append(text)
                length += len(text)
                if length >= _BLOCK:
                    break
            self._rest = "".join(block).encode()
        piece, self._rest = (self._rest, b"") if size < 0 else (self._rest[:size], self._rest[size:])
        return piece


def copy_lines(cur: cursor, table: str, columns: Sequence[str], lines: Iterable[str]) -> int:
    """COPY lines already in the text format into `table` (schema.name); returns the number of rows."""
    schema, _, name = table.rpartition(".")
    target = sql.Identifier(schema, name) if schema else sql.Identifier(name)
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(target, sql.SQL(", ").join(map(sql.Identifier, columns)))
    cur.copy_expert(statement, _Lines(iter(lines)), size=_BLOCK)
    return int(cur.rowcount)


def copy_rows(cur: cursor, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """COPY `rows` into `table` (schema.name); returns the number of rows."""
    return copy_lines(cur, table, columns, map(line, rows))
