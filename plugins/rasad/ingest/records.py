"""What reading gives besides articles: named problems, and the limits they come from.

A reader never raises for what it reads. Everything that could not become an `Article`, or became one with something
missing, is a `Rejection` that says which rule, where, and shows the beginning of what was there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

#: Every rule by name, with the sentence that documents it. A rule of `WARNINGS` does not keep the article out.
RULES: Final[dict[str, str]] = {
    "not_json": "the line is not JSON",
    "not_an_object": "the line is JSON but not an object",
    "too_deep": "the JSON is nested too deeply to be an article",
    "duplicate_key": "a field stands twice in the object with different values",
    "missing_id": "the article has no id, or an empty one",
    "bad_id": "the id is not a short text or number without control characters",
    "missing_body": "the article has no body, or null",
    "empty_body": "the body holds nothing but white space and invisible characters",
    "wrong_type": "a field holds something else than text",
    "binary_body": "the body is no text but the content of a file",
    "control_characters": "the body is full of control characters",
    "too_long": "the line, file or body is longer than an article can be",
    "bad_encoding": "the bytes are in no encoding in which they would be a text",
    "unreadable": "the file or address could not be read to its end",
    "unknown_format": "the file is in no format that can hold articles",
    "unsafe_archive": "the archive member could harm: a path outside, a link, a size bomb, an archive in an archive",
    "not_an_article": "the page or item holds no article",
    "forbidden_address": "the address is not a public http or https address",
    "bad_date": "the publication date is no date: the article goes on without one",
    "replaced_characters": "NUL or lone surrogates, which no database stores, were replaced by U+FFFD one for one",
    "skipped_file": "a file in a folder or archive is in no format that can hold articles and was passed over",
}

#: Rules that are only told: the article (or the rest of the folder) goes on.
WARNINGS: Final[frozenset[str]] = frozenset({"bad_date", "replaced_characters", "skipped_file"})

#: Characters of what was received that a rejection shows.
EXCERPT_CHARACTERS: Final = 120


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before a thing counts as no article. Sizes in bytes unless the name says otherwise.

    The longest body among 130,000 real articles and posts has under 100,000 characters; a body of a million is a
    book, a log or an attack. A line holds a body with every character escaped (`\\u0627`, six bytes) and room to spare.
    """

    body_characters: int = 1_000_000
    field_characters: int = 10_000
    id_characters: int = 500
    line_bytes: int = 16 * 1024 * 1024
    document_bytes: int = 16 * 1024 * 1024
    archive_members: int = 100_000
    archive_bytes: int = 8 * 1024**3
    archive_ratio: int = 200


DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read.

    `storable` replaces NUL and lone surrogates by U+FFFD one for one, so that offsets stay and a database takes the
    text; without it they pass as they are. `form` (`auto`, `jsonl` or `text`) overrules a file's suffix and look.
    """

    limits: Limits = DEFAULT_LIMITS
    storable: bool = True
    form: str = "auto"


DEFAULT_READING: Final = Reading()


class SwellError(OSError):
    """An archive unpacks to more than its limits allow."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One named problem.

    `source` is the file, address or archive member (`news.zip!a/b.json`); `line` counts from 1 (for a JSON array or
    an export: the number of the element) and is None where a whole file is meant; `article_id` is None where none
    could be read; `excerpt` is the beginning of what was received, made safe to print.
    """

    source: str
    line: int | None
    article_id: str | None
    rule: str
    message: str
    excerpt: str | None = None

    @property
    def is_warning(self) -> bool:
        """True where the article went on all the same (`WARNINGS`)."""
        return self.rule in WARNINGS

    def as_json(self) -> dict[str, Any]:
        """The fields by name, with `severity` (`error` or `warning`)."""
        return {
            "source": self.source,
            "line": self.line,
            "article_id": self.article_id,
            "rule": self.rule,
            "severity": "warning" if self.is_warning else "error",
            "message": self.message,
            "excerpt": self.excerpt,
        }

    def __str__(self) -> str:
        where = self.source if self.line is None else f"{self.source}:{self.line}"
        article = f" [{printable(self.article_id)}]" if self.article_id is not None else ""
        return f"{where}:{article} {self.rule}: {self.message}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a piece of input stands: passed down to whatever may have to reject it."""

    source: str
    line: int | None = None

    def reject(
        self,
        rule: str,
        message: str | None = None,
        *,
        article_id: str | None = None,
        excerpt: str | bytes | None = None,
    ) -> Rejection:
        """A rejection at this place; the message defaults to the rule's own sentence."""
        return Rejection(
            source=self.source,
            line=self.line,
            article_id=article_id,
            rule=rule,
            message=message or RULES[rule],
            excerpt=None if excerpt is None else shorten(excerpt),
        )


def printable(text: str) -> str:
    """The text with everything that a terminal or a database could choke on written as an escape."""
    return "".join(
        c if c.isprintable() or c in "\u200c\u200d" else c.encode("unicode_escape").decode("ascii") for c in text
    )


def shorten(received: str | bytes, characters: int = EXCERPT_CHARACTERS) -> str:
    """The beginning of what was received, safe to print and store."""
    if isinstance(received, bytes):
        received = received[: 4 * characters].decode("utf-8", "backslashreplace")
    return printable(received[:characters])[: 4 * characters]
