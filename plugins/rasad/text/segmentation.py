"""Sections and sentences of a folded text.

A line is a paragraph. A headline is a line that begins with a star, or a short line without a final verb and without
closing punctuation that has text below it. It ends where its line ends, and opens a section. Everything else is cut
into sentences at . ! ? ؟ and line ends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rasad.text.tokens import LETTERS
from rasad.text.verbs import ends_with_verb

Span = tuple[int, int]


class Outline(NamedTuple):
    """Where everything is, in folded offsets: (headline, sentences) of every section, and the metadata's spans."""

    sections: list[tuple[Span | None, list[Span]]]
    metadata: dict[str, Span]


#: A headline is no longer than this (characters); a starred one may be.
HEADLINE_LENGTH = 140
STARRED_LENGTH = 300

_LINE = re.compile(r"[^\n]+")
#: What a line may begin with before its text: bullets, dashes, emoji, arrows.
_LEAD = re.compile(rf"[^{LETTERS}0-9A-Za-z«\"“‘(\[#@*\n]*")
_STAR = re.compile(r"\*+ *")
_NUMBERED = re.compile(r"\(?[0-9]{1,2} ?[-–.)] ?(?![0-9])")
_TRAIL_KEEP = "»”’\")].!?؟…:؛%/"
_CLOSERS = "»”\"')]"
_END = re.compile(r"[.!?؟…]+")
_TERMINAL = re.compile(r"[.!?؟…]+[»”\"')\]]*\Z")


def outline(folded: str, title: str | None = None, agency: str | None = None) -> Outline:
    """Cut a folded text into sections and sentences. `title` and `agency` are the article's own, folded."""
    sections: list[tuple[Span | None, list[Span]]] = []
    current: list[Span] | None = None
    lines = [(m.start(), m.end()) for m in _LINE.finditer(folded)]
    for number, (start, end) in enumerate(lines):
        lead = _LEAD.match(folded, start, end)
        begin = lead.end() if lead else start
        if begin >= end:
            continue
        stop = end
        while stop > begin and not (folded[stop - 1].isalnum() or folded[stop - 1] in _TRAIL_KEEP):
            stop -= 1
        star = _STAR.match(folded, begin, stop)
        if star:
            begin = star.end()
        if begin >= stop:
            continue
        if _is_headline(folded, begin, stop, bool(star), number, len(lines), title):
            current = []
            sections.append(((begin, stop), current))
            continue
        if current is None:
            current = []
            sections.append((None, current))
        current.extend(sentence_spans(folded, begin, stop))
    return Outline(sections, {})


def _is_headline(folded: str, start: int, end: int, starred: bool, number: int, lines: int, title: str | None) -> bool:
    if starred:
        return end - start <= STARRED_LENGTH
    if end - start > HEADLINE_LENGTH or number == lines - 1:
        return False
    if title is not None and number == 0 and folded[start:end] == title:
        return True
    if _TERMINAL.search(folded, start, end) or folded[end - 1] in ":؛،":
        return False
    return not ends_with_verb(folded[start:end])


def sentence_spans(folded: str, start: int, end: int) -> list[Span]:
    """The sentences of one line."""
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(folded, start, end):
        stop = match.end()
        if not _ends_sentence(folded, begin, match.start(), stop, end):
            continue
        while stop < end and folded[stop] in _CLOSERS:
            stop += 1
        _add(folded, begin, stop, spans)
        begin = stop
    _add(folded, begin, end, spans)
    return spans


def _add(folded: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and folded[start] in " .!?؟…،":
        start += 1
    while end > start and folded[end - 1] == " ":
        end -= 1
    if any(char.isalnum() for char in folded[start:end]):
        spans.append((start, end))


_WORD_BEFORE = re.compile(rf"[{LETTERS}]+\Z")


def _ends_sentence(folded: str, begin: int, mark: int, after: int, end: int) -> bool:
    """Whether the marks at `mark` to `after` end a sentence that began at `begin`."""
    if after >= end:
        return True
    following = folded[after]
    marks = folded[mark:after]
    if marks[0] == "…" or marks.startswith(".."):
        return False
    if marks != ".":
        return following in " \n" or following in _CLOSERS or following.isalpha()
    before = folded[mark - 1] if mark > begin else ""
    if before.isdigit():
        if following.isdigit():
            return False
        return not folded[begin:mark].strip().isdigit()
    word = _WORD_BEFORE.search(folded, max(begin, mark - 30), mark)
    letters = len(word.group()) if word else 0
    if letters == 1:
        return False
    if following == " " or following in _CLOSERS:
        return letters != 0 or not before.isalpha() or before.islower()
    # no space after the point: a lost space, or an abbreviation (بی.بی.سی)
    return letters > 2 and re.match(rf"[{LETTERS}]{{2,}}(?!\.)", folded[after : after + 40]) is not None
