"""HTML fragments of posts as the text that a reader sees."""

from __future__ import annotations

import html
import re
from typing import Final

_BREAK: Final = re.compile(r"<\s*(?:br\s*/?|/p|/div|/li|/blockquote)\s*>", re.IGNORECASE)
_TAG: Final = re.compile(
    r"<!--.*?-->|<(?:script|style)\b.*?</(?:script|style)\s*>|</?[a-zA-Z][^<>]*>", re.IGNORECASE | re.DOTALL
)
_BLANKS: Final = re.compile(r"[ \t]+(?=\n)|(?<=\n)[ \t]+")
_NEWLINES: Final = re.compile(r"\n{3,}")


def text_of_html(fragment: str) -> str:
    """The fragment's text: breaks as newlines, no tags, entities resolved, at most one blank line in a row."""
    text = _BREAK.sub("\n", fragment.replace("\r\n", "\n"))
    text = html.unescape(_TAG.sub("", text))
    return _NEWLINES.sub("\n\n", _BLANKS.sub("", text)).strip()
