"""JSON lines: one article an object, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from rasad.article import Article
from rasad.ingest.encoding import UndecodableError, as_utf8, decode
from rasad.ingest.fields import FIELDS, NumberText, build
from rasad.ingest.lines import LineTooLong, bounded_lines
from rasad.ingest.records import DEFAULT_READING, Origin, Reading, Rejection


class AmbiguousKeyError(ValueError):
    """One of an article's fields stands twice in its object, with two values."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the field {key} stands twice with different values")


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: dict[str, object] = {}
        for key, value in pairs:
            if key in seen and key in FIELDS and seen[key] != value:
                raise AmbiguousKeyError(key)
            seen[key] = value
    return found


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_int=NumberText, parse_float=NumberText, parse_constant=NumberText
)


def parse_object(text: str, origin: Origin) -> dict[str, object] | Rejection:
    """One JSON object. Numbers come as `NumberText`. Anything else is a rejection."""
    try:
        value = _DECODER.decode(text)
    except AmbiguousKeyError as error:
        return origin.reject("duplicate_key", str(error), excerpt=text)
    except json.JSONDecodeError as error:
        return origin.reject("not_json", f"{error.msg} at character {error.pos}", excerpt=text)
    except RecursionError:
        return origin.reject("too_deep", excerpt=text)
    if not isinstance(value, dict):
        return origin.reject("not_an_object", excerpt=text)
    return value


def read_line(line: bytes, origin: Origin, reading: Reading = DEFAULT_READING) -> Iterator[Article | Rejection]:
    """Warnings and the article of one line, or the rejection of it."""
    try:
        text = decode(line).text
    except UndecodableError as error:
        yield origin.reject("bad_encoding", f"the line cannot be read: {error}", excerpt=line)
        return
    found = parse_object(text, origin)
    if isinstance(found, Rejection):
        yield found
    else:
        yield from build(found, origin, reading)


def read_json_lines(stream: BinaryIO, source: str, reading: Reading = DEFAULT_READING) -> Iterator[Article | Rejection]:
    """Every line of the stream as an article or a rejection; blank lines are passed over.

    Any bytes at all may be in the stream. Articles plus rejections that are no warnings = lines that are not blank.
    A line that is not UTF-8 is decoded for itself: files are often put together from several sources.
    """
    limit = reading.limits.line_bytes
    for number, line in enumerate(bounded_lines(as_utf8(stream), limit), start=1):
        origin = Origin(source, number)
        if isinstance(line, LineTooLong):
            yield origin.reject(
                "too_long", f"the line has {line.length:,} bytes; the limit is {limit:,}", excerpt=line.head
            )
        elif line.strip():
            yield from read_line(line, origin, reading)
