"""A plain text file is one article: its name the id, its whole content the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from rasad.article import Article
from rasad.ingest.encoding import UndecodableError, decode
from rasad.ingest.fields import build
from rasad.ingest.lines import read_bounded
from rasad.ingest.records import DEFAULT_READING, Origin, Reading, Rejection

#: UTF-32 takes four bytes a character.
_BYTES_A_CHARACTER = 4


def read_text(
    stream: BinaryIO, source: str, article_id: str, reading: Reading = DEFAULT_READING
) -> Iterator[Article | Rejection]:
    """The article of the stream, or the one rejection. The body is the text as it stands, without a BOM."""
    origin = Origin(source)
    limit = min(reading.limits.document_bytes, _BYTES_A_CHARACTER * reading.limits.body_characters)
    data = read_bounded(stream, limit)
    if data is None:
        yield origin.reject("too_long", f"the text has more than {limit:,} bytes", article_id=article_id)
        return
    if b"\0" in data[:1024] and data.startswith((b"\x7fELF", b"\x89PNG", b"%PDF", b"PK\x03\x04")):
        yield origin.reject("binary_body", "the file is no text", article_id=article_id, excerpt=data)
        return
    try:
        text = decode(data).text
    except UndecodableError as error:
        yield origin.reject("bad_encoding", f"the file cannot be read: {error}", article_id=article_id, excerpt=data)
        return
    yield from build({"id": article_id, "body": text}, origin, reading)
