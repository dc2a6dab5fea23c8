"""Posts of channel exports: JSON documents, Markdown digests, and Markdown files that hold HTML cards.

Three forms are read, each of which several export tools write:

- JSON with a list `posts` (or `messages`, as Telegram Desktop exports), each post with `id`, `date` and `message` or
  `text`; the channel's name stands in `info` or at the top;
- Markdown with a heading `### 🕒 2026-04-27 | 13:14:13 IRST` a post and the text as a quotation below it;
- Markdown or HTML with a card a post (`<div class="tg-post">`), its text, link and date inside.

A post's id is `channel/number`, as in the channel's own links; where the export has no numbers, `file/time`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from rasad.article import Article
from rasad.ingest.encoding import UndecodableError, decode
from rasad.ingest.fields import build
from rasad.ingest.jsondocument import elements
from rasad.ingest.jsonlines import parse_object
from rasad.ingest.lines import read_bounded
from rasad.ingest.markup import text_of_html
from rasad.ingest.records import DEFAULT_READING, Origin, Reading, Rejection

_TITLE: Final = re.compile(r"^#\s+(.*)$", re.MULTILINE)
_NAMED: Final = re.compile(r"`([^`\n]+)`")
_HEADING: Final = re.compile(
    r"^###\s+\W*\s*(\d{4}-\d{2}-\d{2})\s*\|\s*(\d{1,2}:\d{2}(?::\d{2})?)\s*(\w+)?\s*$", re.MULTILINE
)
_CARD: Final = re.compile(r'<div class="tg-post" id="msg-(\d+)">')
_CARD_TEXT: Final = re.compile(r'<div class="tg-text">(.*?)</div>', re.DOTALL)
_CARD_FOOTER: Final = re.compile(r'<div class="tg-footer">.*?<a href="(https?://[^"]+)"[^>]*>(.*?)</a>', re.DOTALL)
_CHANNEL: Final = re.compile(r"https?://t\.me/(?:s/)?([A-Za-z0-9_]+)")
_NO_TEXT: Final = "the post has no text (a picture, a film or a poll)"
#: What Go programs write for "no time".
_NO_TIME: Final = "0001-01-01T00:00:00Z"


def agency_of_channel(name: str | None) -> str | None:
    """A channel's name as an agency's: `alonews (Telegram)`."""
    return f"{name.strip()} (Telegram)" if name and name.strip() else None


def read_json_document(
    stream: BinaryIO, source: str, reading: Reading = DEFAULT_READING
) -> Iterator[Article | Rejection]:
    """The articles of a JSON array, of objects one after another, or of an export; `line` counts the elements."""
    channel: Mapping[str, object] | None = None
    number = 0
    limit = reading.limits.line_bytes
    try:
        for element in elements(stream, limit):
            if not element.is_header:
                number += 1
            origin = Origin(source, number)
            if element.text is None:
                yield origin.reject(
                    "too_long",
                    f"the element has {element.length:,} characters; the limit is {limit:,}",
                    excerpt=element.head,
                )
                continue
            found = parse_object(element.text, origin)
            if isinstance(found, Rejection):
                yield found
            elif element.is_header:
                channel = found
            elif channel is not None and "body" not in found:
                yield from _read_post(found, channel, origin, reading)
            else:
                yield from build(found, origin, reading)
    except UndecodableError as error:
        yield Origin(source, number + 1).reject("bad_encoding", f"the rest of the file cannot be read: {error}")


def _read_post(
    post: Mapping[str, object], top: Mapping[str, object], origin: Origin, reading: Reading
) -> Iterator[Article | Rejection]:
    """One post of a JSON export."""
    info = top.get("info")
    about = info if isinstance(info, Mapping) else top
    name = next((str(about[key]) for key in ("username", "name", "title", "id") if about.get(key)), None)
    number = post.get("id")
    if number is None:
        yield origin.reject("missing_id")
        return
    if post.get("type") == "service":
        yield origin.reject(
            "not_an_article", "it is a notice of the channel's software, no post", article_id=f"{name}/{number}"
        )
        return
    body = _post_text(post.get("message") if "message" in post else post.get("text"))
    published = next((value for key in ("date_unixtime", "date") if (value := post.get(key))), None)
    username = about.get("username")
    url = f"https://t.me/{username}/{number}" if isinstance(username, str) and username else None
    article_id = f"{name}/{number}" if name else str(number)
    if isinstance(body, str) and not body.strip():
        yield origin.reject("not_an_article", _NO_TEXT, article_id=article_id)
        return
    yield from build(
        {
            "id": article_id,
            "body": body,
            "agency": agency_of_channel(name),
            "url": url,
            "published": None if published == _NO_TIME else published,
        },
        origin,
        reading,
    )


def _post_text(value: object) -> object:
    """A post's text: HTML as text; a list of pieces (Telegram Desktop) joined; anything else as it is."""
    if isinstance(value, list):
        pieces = [
            piece if isinstance(piece, str) else piece.get("text") if isinstance(piece, Mapping) else None
            for piece in value
        ]
        return "".join(piece for piece in pieces if isinstance(piece, str))
    if type(value) is str:
        return text_of_html(value) if "<" in value or "&" in value else value
    return value


def read_markdown(
    stream: BinaryIO, source: str, name: str, reading: Reading = DEFAULT_READING
) -> Iterator[Article | Rejection]:
    """The posts of a Markdown export; one rejection `unknown_format` where the file is another kind of Markdown."""
    origin = Origin(source)
    limit = reading.limits.document_bytes
    data = read_bounded(stream, limit)
    if data is None:
        yield origin.reject("too_long", f"the file has more than {limit:,} bytes")
        return
    try:
        text = decode(data).text
    except UndecodableError as error:
        yield origin.reject("bad_encoding", f"the file cannot be read: {error}", excerpt=data)
        return
    if is_card_page(text):
        yield from read_card_page(text, source, reading)
    elif _HEADING.search(text):
        yield from _articles_of(_headed_posts(text, name), source, reading)
    else:
        yield origin.reject("unknown_format", "the Markdown file is no channel export", excerpt=text)


def read_card_page(text: str, source: str, reading: Reading = DEFAULT_READING) -> Iterator[Article | Rejection]:
    """The posts of a page of cards."""
    yield from _articles_of(_card_posts(text), source, reading)


def _articles_of(posts: Iterator[dict[str, object]], source: str, reading: Reading) -> Iterator[Article | Rejection]:
    for number, post in enumerate(posts, start=1):
        origin = Origin(source, number)
        if str(post["body"]).strip():
            yield from build(post, origin, reading)
        else:
            yield origin.reject("not_an_article", _NO_TEXT, article_id=str(post["id"]))


def is_card_page(text: str) -> bool:
    """True for a page of posts in cards."""
    return _CARD.search(text) is not None


def _card_posts(text: str) -> Iterator[dict[str, object]]:
    starts = list(_CARD.finditer(text))
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        card = text[start.end() : following.start() if following else len(text)]
        bodies = [text_of_html(found[1]) for found in _CARD_TEXT.finditer(card)]
        footer = _CARD_FOOTER.search(card)
        url = footer[1] if footer else None
        channel = _CHANNEL.match(url) if url else None
        name = channel[1] if channel else None
        yield {
            "id": f"{name}/{start[1]}" if name else start[1],
            "body": "\n".join(body for body in bodies if body),
            "agency": agency_of_channel(name),
            "url": url,
            "published": re.sub(r"[^\w\s:/.\-+·]", " ", text_of_html(footer[2])).strip() if footer else None,
        }


def _headed_posts(text: str, name: str) -> Iterator[dict[str, object]]:
    headings = list(_HEADING.finditer(text))
    title = _TITLE.search(text[: headings[0].start()])
    named = _NAMED.search(title[1]) if title else None
    agency = agency_of_channel(named[1] if named else name)
    seen: Counter[str] = Counter()
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        quoted = text[heading.end() : following.start() if following else len(text)]
        lines = [re.sub(r"^>\s?", "", line).rstrip() for line in quoted.splitlines() if line.startswith(">")]
        moment = f"{heading[1]}T{heading[2]}"
        seen[moment] += 1
        # Two posts in one second: the second and later ones are numbered in the order of the file.
        suffix = f"-{seen[moment]}" if seen[moment] > 1 else ""
        yield {
            "id": f"{name}/{moment}{suffix}",
            "body": "\n".join(lines).strip(),
            "agency": agency,
            "url": None,
            "published": moment,
        }
