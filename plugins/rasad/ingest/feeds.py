"""RSS and Atom feeds, from bytes that were fetched or saved.

feedparser reads the fields; defusedxml looks at the XML first, so that entity bombs and references to outside files
never reach a parser. A feed that is broken XML is read all the same where feedparser can: feeds often are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from rasad.article import Article
from rasad.ingest.fields import build
from rasad.ingest.lines import read_bounded
from rasad.ingest.markup import text_of_html
from rasad.ingest.pages import absolute
from rasad.ingest.records import DEFAULT_READING, Origin, Reading, Rejection

_KEY_CHARACTERS: Final = 16


def read_feed_file(stream: BinaryIO, source: str, reading: Reading = DEFAULT_READING) -> Iterator[Article | Rejection]:
    """The items of a saved feed."""
    data = read_bounded(stream, reading.limits.document_bytes)
    if data is None:
        yield Origin(source).reject("too_long", f"the feed has more than {reading.limits.document_bytes:,} bytes")
        return
    yield from read_feed(data, source, reading)


def read_feed(
    data: bytes, source: str, reading: Reading = DEFAULT_READING, *, agency: str | None = None, base: str | None = None
) -> Iterator[Article | Rejection]:
    """The items of a feed as articles: their whole content where the feed has it, else their summary.

    `agency` overrules the feed's own title; `base` is the feed's address, for relative links. An item's id is its
    address, else its `guid`, else a hash of its text.
    """
    import feedparser

    origin = Origin(source)
    refused = _refused(data, origin)
    if refused is not None:
        yield refused
        return
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        yield origin.reject("unknown_format", "the document is no RSS or Atom feed", excerpt=data)
        return
    if parsed.get("bozo") and not parsed.entries:
        yield origin.reject("unreadable", f"the feed cannot be read: {parsed.get('bozo_exception')}", excerpt=data)
        return
    title = agency or text_of_html(parsed.feed.get("title") or "") or None
    for number, entry in enumerate(parsed.entries, start=1):
        place = Origin(source, number)
        yield from _read_entry(entry, place, reading, title, base or parsed.feed.get("link"))


def _refused(data: bytes, origin: Origin) -> Rejection | None:
    """Why this XML is not given to a parser, or None. Broken XML is none of the reasons."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        return origin.reject("unsafe_archive", f"the feed defines entities, which feeds do not need: {error}")
    except (ParseError, ValueError, LookupError, RecursionError):
        # Not well formed: expat never came to its end, but would have refused an entity before that.
        if b"<!ENTITY" in data:
            return origin.reject("unsafe_archive", "the feed defines entities, which feeds do not need")
    return None


def _read_entry(
    entry: Any, origin: Origin, reading: Reading, agency: str | None, base: str | None
) -> Iterator[Article | Rejection]:
    url = absolute(base, entry.get("link"))
    contents = [part.get("value") or "" for part in entry.get("content") or []]
    body = text_of_html(max([*contents, entry.get("summary") or ""], key=len))
    title = text_of_html(entry.get("title") or "")
    if not body:
        body = title
    key = url or entry.get("id")
    if not key and body:
        key = "item-" + hashlib.sha256(f"{title}\n{body}".encode("utf-8", "replace")).hexdigest()[:_KEY_CHARACTERS]
    if not body:
        yield origin.reject("not_an_article", "the item has neither text nor title", article_id=key)
        return
    published = entry.get("published") or entry.get("updated")
    yield from build(
        {"id": key, "title": title or None, "body": body, "agency": agency, "published": published, "url": url},
        origin,
        reading,
    )
