"""Saved and fetched web pages: the article's text and what the page says about it.

trafilatura finds the text in the page. It drops every format character, the half-space among them, without which
Persian is another spelling: half-spaces cross it disguised as a character that the page does not use.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO, Final
from urllib.parse import urljoin, urlsplit

from rasad.article import Article
from rasad.ingest.dates import BadDateError, read_date
from rasad.ingest.encoding import UndecodableError, decode
from rasad.ingest.exports import is_card_page, read_card_page
from rasad.ingest.fields import build
from rasad.ingest.lines import read_bounded
from rasad.ingest.records import DEFAULT_READING, Origin, Reading, Rejection

_ZWNJ: Final = "\u200c"
_ZWNJ_ENTITY: Final = re.compile(r"&(?:zwnj|#8204|#x200c);?", re.IGNORECASE)
#: Printable characters that no news page uses; the first that the page does not hold stands in for the half-space.
_STAND_INS: Final = "␟␞␝␜␛␚␙␘"
_META_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_META_BYTES: Final = 4096
#: Where pages write the time of publication, the surest first.
_PUBLISHED_PATHS: Final = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@name='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='dc.Date' or @name='DC.date.issued' or @name='pubdate' or @name='publishdate']/@content",
    "//article//time[@pubdate]/@datetime",
    "//time[@pubdate]/@datetime",
)
_FRONT_PAGE: Final = re.compile(r"صفحه\s*(?:اصلی|اصلي|نخست|اول)|\bhome\s?page\b", re.IGNORECASE)
_ARTICLE_TYPES: Final = frozenset({"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting"})


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: the article's text and data as far as the page tells them."""

    title: str | None
    body: str | None
    agency: str | None
    published: datetime | date | str | None
    url: str | None
    is_front_page: bool


def decode_page(data: bytes, declared: str | None = None) -> str:
    """A page's text: by BOM, by valid UTF-8, by what the server or the page declares, by guess.

    Raises `UndecodableError`. A declaration counts only if the bytes are valid in it: many pages lie.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    else:
        return text
    found = _META_CHARSET.search(data[:_META_BYTES])
    for name in (declared, found[1].decode("ascii") if found else None):
        if name and name.lower().replace("-", "") != "utf8":
            try:
                return data.decode(name)
            except (UnicodeDecodeError, LookupError):
                continue
    try:
        return decode(data).text
    except UndecodableError:
        # One broken byte in a page that says UTF-8 is common; the text around it is good.
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") > max(3, len(text) // 500):
            raise
        return text


def extract(markup: str, url: str | None = None) -> Page:
    """Find the article in a page. `body` is None where there is none; `url` is where the page came from."""
    from lxml import html
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    stand_in = next((c for c in _STAND_INS if c not in markup), None)
    if stand_in is not None:
        markup = _ZWNJ_ENTITY.sub(_ZWNJ, markup).replace(_ZWNJ, stand_in)
    # An XML declaration with an encoding makes lxml refuse text.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.replace("\0", ""))
    try:
        tree = html.fromstring(markup)
    except (ValueError, AssertionError, html.etree.ParserError):
        return Page(None, None, None, None, url, is_front_page=False)

    def restore(text: Any) -> str | None:
        if not isinstance(text, str):
            return None
        return (text.replace(stand_in, _ZWNJ) if stand_in else text).strip() or None

    data = _linked_data(tree, restore)
    published = _published(tree, data, restore)
    try:
        found = bare_extraction(
            markup,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        # Pages broken beyond what the library foresees.
        found = None
    fields: Mapping[str, Any] = found if isinstance(found, dict) else found.as_dict() if found is not None else {}
    address = url or restore(fields.get("url"))
    kind = next(iter(tree.xpath("//meta[@property='og:type']/@content")), None)
    path = urlsplit(address).path if address else None
    is_front_page = (
        kind != "article"
        and not data
        and (
            path in ("", "/")
            or _FRONT_PAGE.search(restore(fields.get("title")) or "") is not None
            or (kind == "website" and not tree.xpath("//meta[@property='article:published_time']"))
        )
    )
    return Page(
        title=restore(data.get("headline")) or restore(fields.get("title")),
        body=restore(fields.get("text")),
        agency=restore(fields.get("sitename")),
        published=published if published is not None else restore(fields.get("date")),
        url=address,
        is_front_page=is_front_page,
    )


def _linked_data(tree: Any, restore: Any) -> dict[str, Any]:
    """The page's schema.org record of its article, empty where there is none."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            value = json.loads(restore(str(script)) or "", strict=False)
        except (ValueError, RecursionError):
            continue
        records = value if isinstance(value, list) else value.get("@graph", [value]) if isinstance(value, dict) else []
        for record in records if isinstance(records, list) else []:
            kinds = record.get("@type") if isinstance(record, dict) else None
            if set(kinds if isinstance(kinds, list) else [kinds]) & _ARTICLE_TYPES:
                return dict(record)
    return {}


def _published(tree: Any, data: Mapping[str, Any], restore: Any) -> datetime | date | None:
    """The time of publication where the page states one that can be read."""
    stated = [data.get("datePublished")] + [value for path in _PUBLISHED_PATHS for value in tree.xpath(path)]
    for value in stated:
        text = restore(str(value)) if value is not None else None
        if text is None:
            continue
        try:
            return read_date(text)
        except BadDateError:
            continue
    return None


def page_article(
    markup: str,
    article_id: str,
    origin: Origin,
    reading: Reading = DEFAULT_READING,
    *,
    url: str | None = None,
    agency: str | None = None,
) -> Iterator[Article | Rejection]:
    """The article of a page, or the reason why there is none."""
    page = extract(markup, url)
    if page.body is None:
        yield origin.reject("not_an_article", "no article text was found in the page", article_id=article_id)
    elif page.is_front_page:
        yield origin.reject(
            "not_an_article", "the page is a front page, not an article", article_id=article_id, excerpt=page.title
        )
    else:
        yield from build(
            {
                "id": article_id,
                "title": page.title,
                "body": page.body,
                "agency": agency or page.agency,
                "published": page.published,
                "url": page.url,
            },
            origin,
            reading,
        )


def read_page(
    stream: BinaryIO, source: str, article_id: str, reading: Reading = DEFAULT_READING
) -> Iterator[Article | Rejection]:
    """A saved page as an article, or a page of channel posts as its posts."""
    origin = Origin(source)
    limit = reading.limits.document_bytes
    data = read_bounded(stream, limit)
    if data is None:
        yield origin.reject("too_long", f"the page has more than {limit:,} bytes", article_id=article_id)
        return
    try:
        markup = decode_page(data)
    except UndecodableError as error:
        yield origin.reject("bad_encoding", f"the page cannot be read: {error}", article_id=article_id, excerpt=data)
        return
    if is_card_page(markup):
        yield from read_card_page(markup, source, reading)
    else:
        yield from page_article(markup, article_id, origin, reading)


def absolute(base: str | None, link: str | None) -> str | None:
    """The link as an address of http or https, None where it is none."""
    if not link:
        return None
    address = urljoin(base or "", link)
    return address if urlsplit(address).scheme in ("http", "https") else None
