"""Sections and sentences of a folded text.

A line is a paragraph. A headline ends where its line ends and opens a section. A line is a headline when

- it begins with a star;
- it opens the text, has no closing punctuation and more text follows; or it is the article's title;
- it is short, without a final verb and without closing punctuation, is no item of a list, and a paragraph follows.

Everything else is cut into sentences at . ! ? ؟ and line ends. Lines of the page (bylines, closing marks, links,
channel names) are no sentences; see `rasad.text.metadata`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rasad.text.metadata import ADDRESS, SHORT, TRAILING_ADDRESS, Span, opening, patterns
from rasad.text.tokens import LETTERS, WORD_LETTERS
from rasad.text.verbs import ends_with_verb

#: The longest headline between paragraphs, at the top of a text, and with a star (characters).
HEADLINE, TOP_HEADLINE, STARRED_HEADLINE = 140, 170, 300
#: A sentence is cut here at the latest: a text without any full stop must not become one endless sentence.
LONGEST_SENTENCE = 3000
#: Openings are looked for in so many lines of text from the top.
OPENING_LINES = 4
#: What follows a closing mark is the page again, if it is no longer than this (characters).
AFTER_CLOSING = 600

#: What a line may begin with before its text: bullets, dashes, emoji, arrows.
_LEAD = re.compile(rf"[^{LETTERS}0-9A-Za-z«\"“‘(\[#@\n]*")
_BEFORE_ITEMS = "(0123456789"
_NUMBERED = re.compile(r"\(?[0-9]{1,2} ?[-–.)] ?(?![0-9])")
_PERSIAN = re.compile(rf"[{LETTERS}]")
_CLOSERS = "»”’\"')]"
_KEPT_LAST = _CLOSERS + ".!?؟…:؛،%/"
_STOPS = frozenset(".!?؟…:؛،")
_END = re.compile(r"[.!?؟…]+")
#: The same where points are the only marks: a search for one character is several times as fast.
_POINTS = re.compile(r"\.+")
_OTHER_MARKS = "!?؟…"


class Outline(NamedTuple):
    """Where everything is, in folded offsets: (headline, sentences) of every section, and the metadata's spans."""

    sections: list[tuple[Span | None, list[Span]]]
    metadata: dict[str, Span]


class _Line(NamedTuple):
    start: int
    end: int
    starred: bool
    listed: bool
    numbered: bool
    stopped: bool


def outline(folded: str, title: str | None = None, agency: str | None = None) -> Outline:
    """Cut a folded text into sections and sentences.

    `title` (folded) and `agency` are the article's own, as far as they are known.
    """
    metadata: dict[str, Span] = {}
    lines = _text_lines(folded, metadata)
    sections: list[tuple[Span | None, list[Span]]] = []
    current: list[Span] | None = None
    marks = _END if any(mark in folded for mark in _OTHER_MARKS) else _POINTS
    last = len(lines) - 1
    for number, line in enumerate(lines):
        start, end = line.start, line.end
        if number < OPENING_LINES and not line.starred:
            start = opening(folded, start, end, agency, metadata)
        if start == line.start and _is_headline(folded, lines, number, title):
            current = []
            sections.append(((start, end), current))
            continue
        if current is None:
            current = []
            sections.append((None, current))
        current.extend(sentence_spans(folded, start, end, marks))
        if "agency" not in metadata and number < OPENING_LINES and number != last and current:
            _later_opening(folded, current, agency, metadata)
    return Outline(sections, metadata)


def _later_opening(folded: str, spans: list[Span], agency: str | None, metadata: dict[str, Span]) -> None:
    """An opening after the lead, where lead and text stand in one paragraph."""
    for index in range(1, min(len(spans), OPENING_LINES)):
        start, end = spans[index]
        if folded.startswith("به", start):
            begin = opening(folded, start, end, agency, metadata)
            if begin > start:
                if end > begin:
                    spans[index] = (begin, end)
                return


def _text_lines(folded: str, metadata: dict[str, Span]) -> list[_Line]:
    """The lines of text, trimmed. What the page added is left out, and noted in `metadata` where it says something."""
    known = patterns()
    lines: list[_Line] = []
    bullet = closed = related = False
    end = -1
    for raw_line in folded.split("\n"):
        start = end + 1
        end = start + len(raw_line)
        if start == end:
            continue
        lead = _LEAD.match(folded, start, end)
        begin = lead.end() if lead else start
        if begin >= end:
            bullet = bullet or bool(folded[start:end].strip(" *"))
            continue
        stop = end
        while stop > begin and not (folded[stop - 1].isalnum() or folded[stop - 1] in _KEPT_LAST):
            stop -= 1
        if stop - begin < SHORT:
            text = folded[begin:stop]
            if known.related.match(text):
                related = True
                continue
            related = related and not text.endswith(".")
            if closed or related or ADDRESS.match(text) or known.page.match(text) or not _PERSIAN.search(text):
                continue
            if known.closing.match(text):
                metadata.setdefault("closing", (begin, stop))
                closed = len(folded) - stop <= AFTER_CLOSING
                continue
            reporter = known.reporter.match(text)
            if reporter:
                metadata.setdefault("reporter", (begin + reporter.start(1), begin + reporter.end(1)))
                continue
        elif not _PERSIAN.search(folded, begin, min(stop, begin + 400)):
            continue
        else:
            related = False
        stop = _without_tail(folded, begin, stop, metadata)
        marks = folded[start:begin].strip() if start < begin else ""
        number = _NUMBERED.match(folded, begin, stop) if folded[begin] in _BEFORE_ITEMS else None
        if number and number.end() < stop:
            begin = number.end()
        starred = marks.startswith("*") and not (marks == "**" and folded.find("**", begin, end) > 0)
        while begin < stop and folded[begin] == " ":
            begin += 1
        if begin < stop:
            stopped = folded[max(begin, stop - 8) : stop].rstrip(_CLOSERS)[-1:] in _STOPS
            listed = bullet or bool(marks.strip("*")) or number is not None
            lines.append(_Line(begin, stop, starred, listed, number is not None, stopped))
        bullet = False
    return lines


def _without_tail(folded: str, begin: int, stop: int, metadata: dict[str, Span]) -> int:
    """The end of a line's text before a closing mark or a channel's name."""
    near = max(begin, stop - 48)
    tail = folded[near:stop]
    if "پایان" in tail or "انتها" in tail:
        closing = patterns().closing_tail.search(folded, near, stop)
        if closing and closing.start() > begin:
            metadata.setdefault("closing", closing.span())
            stop = closing.start()
    if "@" in tail or "http" in tail or "t.me" in tail:
        address = TRAILING_ADDRESS.search(folded, near, stop)
        if address and address.start() > begin:
            stop = address.start()
    while stop > begin and folded[stop - 1] == " ":
        stop -= 1
    return stop


def _is_headline(folded: str, lines: list[_Line], number: int, title: str | None) -> bool:
    line = lines[number]
    length = line.end - line.start
    if line.starred:
        return length <= STARRED_HEADLINE
    if number == len(lines) - 1:
        return False
    if number == 0 and title is not None and folded[line.start : line.end] == title:
        return True
    if line.stopped or length > TOP_HEADLINE:
        return False
    if number == 0:
        return True
    following = lines[number + 1]
    if length > HEADLINE or (line.listed and not line.numbered):
        return False
    if line.numbered and following.numbered:
        return False
    if not following.stopped and following.end - following.start <= HEADLINE and not following.listed:
        return False
    return not ends_with_verb(folded[line.start : line.end])


def sentence_spans(folded: str, start: int, end: int, marks: re.Pattern[str]) -> list[Span]:
    """The sentences of one line, which end at runs of `marks`."""
    spans: list[Span] = []
    begin = start
    for match in marks.finditer(folded, start, end):
        first, stop = match.span()
        if stop <= begin or not _ends_sentence(folded, begin, first, stop, end):
            continue
        while stop < end and folded[stop] in _CLOSERS:
            stop += 1
        _add(folded, begin, stop, spans)
        begin = stop
    if begin < end:
        _add(folded, begin, end, spans)
    return spans


def _add(folded: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and folded[start] in " .!?؟…،*":
        start += 1
    while end > start and folded[end - 1] in " *":
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = folded.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        cut = cut if cut > 0 else start + LONGEST_SENTENCE
        spans.append((start, cut))
        start = cut + 1 if folded[cut] == " " else cut
    if start < end and (folded[start].isalnum() or any(char.isalnum() for char in folded[start:end])):
        spans.append((start, end))


_WORD_BEFORE = re.compile(rf"[{LETTERS}]+\Z")
_WORD_AFTER = re.compile(rf"[{LETTERS}]{{2,}}(?!\.)")


def _ends_sentence(folded: str, begin: int, mark: int, after: int, end: int) -> bool:
    """Whether the marks at `mark` to `after` end a sentence that began at `begin`."""
    if after >= end:
        return True
    following = folded[after]
    if (
        following == " "
        and folded[mark:after] == "."
        and folded[after + 1 : after + 2] != "/"
        and mark - begin > 1
        and folded[mark - 1] in WORD_LETTERS
        and folded[mark - 2] in WORD_LETTERS
    ):
        return True  # nearly all
    marks = folded[mark:after]
    if following == "/" or (following == " " and folded.startswith(" /", after)):
        return False  # the source after the text: شد./ فارس
    if marks[0] == "…" or marks.startswith(".."):
        return False
    if marks != ".":
        return following in _CLOSERS or not following.isalnum() or following.isalpha()
    before = folded[mark - 1] if mark > begin else ""
    if before.isdigit():
        return not following.isdigit() and not folded[max(begin, mark - 4) : mark].strip().isdigit()
    word = _WORD_BEFORE.search(folded, max(begin, mark - 30), mark)
    letters = len(word.group()) if word else 0
    if letters == 1:
        return False
    if following == " " or following in _CLOSERS:
        return letters != 0 or not before.isalpha() or before.islower()
    # no space after the point: a lost space, or an abbreviation (بی.بی.سی)
    if following in '«"(':
        return letters > 2
    return letters > 2 and _WORD_AFTER.match(folded, after, end) is not None
