"""Received fields → `Article`, or the reason why not. Every way in (lines, exports, pages, feeds) ends here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Final

from rasad.article import Article
from rasad.ingest.dates import BadDateError, read_date
from rasad.ingest.encoding import looks_double_encoded
from rasad.ingest.records import DEFAULT_READING, Limits, Origin, Reading, Rejection, shorten

#: The fields of an article as they are received.
FIELDS: Final = ("id", "title", "body", "agency", "published", "url")

REPLACEMENT: Final = "\ufffd"

# What Postgres cannot store in a text: NUL, and halves of surrogate pairs, which are no characters.
_UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
#: A body with more control characters than this share (and more than a handful) is no text.
_CONTROL_SHARE: Final = 0.05
_CONTROL_FEW: Final = 4
_BINARY_HEADS: Final = (
    "%PDF-",
    "PK\x03\x04",
    "\x89PNG",
    "GIF87a",
    "GIF89a",
    "\x1f\x8b",
    "\x7fELF",
    "MZ\x90",
    "\xff\xd8\xff",
    "ÿØÿà",
    "RIFF",
    "{\\rtf",
    "\xd0\xcf\x11\xe0",
    "ÐÏ\x11à",
)


def build(
    fields: Mapping[str, object], origin: Origin, reading: Reading = DEFAULT_READING
) -> Iterator[Article | Rejection]:
    """Yield warnings and then the article, or one rejection.

    `fields` are the received values by the names of `FIELDS`; others are ignored. Numbers pass as text where a text
    is due (ids are often numbers), except as the body.
    """
    limits = reading.limits
    article_id, problem = _read_id(fields.get("id"), origin, limits)
    if problem is not None:
        yield problem
        return
    body = fields.get("body")
    problem = check_body(body, origin, article_id, limits)
    if problem is not None:
        yield problem
        return
    texts: dict[str, str | None] = {}
    for name in ("title", "agency", "url"):
        value = fields.get(name)
        text = _as_text(value)
        if value is not None and text is None:
            yield origin.reject("wrong_type", f"{name} is {_kind(value)}, not text", article_id=article_id)
            return
        if text is not None and len(text) > limits.field_characters:
            yield origin.reject(
                "too_long",
                f"{name} has {len(text):,} characters; the limit is {limits.field_characters:,}",
                article_id=article_id,
                excerpt=text,
            )
            return
        texts[name] = (text.strip() or None) if text is not None else None
    published, warning = _read_published(fields.get("published"), origin, article_id)
    if warning is not None:
        yield warning
    texts["body"] = str(body)
    if reading.storable:
        replaced = 0
        for name, text in texts.items():
            if text is not None and _UNSTORABLE.search(text):
                texts[name], count = _UNSTORABLE.subn(REPLACEMENT, text)
                replaced += count
        if replaced:
            yield origin.reject(
                "replaced_characters",
                f"{replaced} NUL characters or lone surrogates were replaced by U+FFFD",
                article_id=article_id,
            )
    assert article_id is not None  # _read_id gives an id or a problem
    yield Article(
        id=article_id,
        body=texts["body"] or "",
        title=texts["title"],
        agency=texts["agency"],
        published=published,
        url=texts["url"],
    )


def _read_id(value: object, origin: Origin, limits: Limits) -> tuple[str | None, Rejection | None]:
    if value is None:
        return None, origin.reject("missing_id")
    text = _as_text(value)
    if text is None:
        return None, origin.reject("wrong_type", f"id is {_kind(value)}, not text", excerpt=repr(value)[:200])
    text = text.strip()
    if not text:
        return None, origin.reject("missing_id", "the id is empty")
    if len(text) > limits.id_characters:
        return None, origin.reject(
            "bad_id", f"the id has {len(text):,} characters; the limit is {limits.id_characters}", excerpt=text
        )
    if _CONTROL.search(text) or any(c.isspace() and c != " " for c in text):
        return None, origin.reject("bad_id", "the id holds control characters or line breaks", excerpt=text)
    return text, None


def check_body(body: object, origin: Origin, article_id: str | None, limits: Limits) -> Rejection | None:
    """Why the body is none, or None."""
    if body is None:
        return origin.reject("missing_body", article_id=article_id)
    if not isinstance(body, str) or isinstance(body, NumberText):
        return origin.reject(
            "wrong_type", f"body is {_kind(body)}, not text", article_id=article_id, excerpt=repr(body)[:200]
        )
    if len(body) > limits.body_characters:
        return origin.reject(
            "too_long",
            f"the body has {len(body):,} characters; the limit is {limits.body_characters:,}",
            article_id=article_id,
            excerpt=body,
        )
    if body.startswith(_BINARY_HEADS):
        return origin.reject("binary_body", article_id=article_id, excerpt=body)
    controls = len(_CONTROL.findall(body))
    if controls > _CONTROL_FEW and controls > _CONTROL_SHARE * len(body):
        binary = body.count("\0") + body.count(REPLACEMENT) >= controls // 4
        rule = "binary_body" if binary else "control_characters"
        return origin.reject(
            rule,
            f"{controls:,} of its {len(body):,} characters are control characters",
            article_id=article_id,
            excerpt=body,
        )
    if not _has_visible(body):
        return origin.reject("empty_body", article_id=article_id, excerpt=body or None)
    if body.count(REPLACEMENT) > max(_CONTROL_FEW, len(body) // 5):
        return origin.reject(
            "bad_encoding",
            "the body consists of replacement characters: something before lost the text",
            article_id=article_id,
            excerpt=body,
        )
    if looks_double_encoded(body):
        return origin.reject(
            "bad_encoding",
            "the body is UTF-8 that was read as a Western encoding and written as UTF-8 again",
            article_id=article_id,
            excerpt=body,
        )
    return None


def _has_visible(text: str) -> bool:
    """True where a character is neither white space nor a format, control or unassigned character."""
    return any(not c.isspace() and unicodedata.category(c)[0] != "C" for c in text)


def _read_published(
    value: object, origin: Origin, article_id: str | None
) -> tuple[datetime | date | None, Rejection | None]:
    """The date, or the warning that there is none."""
    if value is None:
        return None, None
    if isinstance(value, datetime | date):
        return value, None
    text = _as_text(value)
    if text is None:
        return None, origin.reject("bad_date", f"published is {_kind(value)}, not a date", article_id=article_id)
    if not text.strip():
        return None, None
    try:
        return read_date(text), None
    except BadDateError as error:
        return None, origin.reject(
            "bad_date", f"{shorten(text, 40)!r} is no publication date: {error}", article_id=article_id, excerpt=text
        )


class NumberText(str):
    """A JSON number, as its own characters: an id of 30 digits or `1.0` stays what was written."""

    __slots__ = ()


def _as_text(value: object) -> str | None:
    """Text as it is and numbers as written; None for anything else."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _kind(value: object) -> str:
    names = {
        bool: "true or false",
        dict: "an object",
        list: "a list",
        NumberText: "a number",
        int: "a number",
        float: "a number",
        bytes: "bytes",
    }
    return names.get(type(value), type(value).__name__)
