"""An article as it was read: folded, cut into sections and sentences, with the way back to the raw body."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from operator import itemgetter
from typing import TYPE_CHECKING

from mypy_extensions import mypyc_attr

from rasad.article import Mention
from rasad.once import once
from rasad.text.folding import OffsetMap, offset_map
from rasad.text.quantities import words_apart
from rasad.text.restoration import normalize_line
from rasad.text.tokens import Token, Words, texts, tokenize

if TYPE_CHECKING:
    from rasad.text.segmentation import Outline


#: The tokens of so many sentences of a document are kept; those of a longer one are cut again when they are asked for
#: again. Else the tokens of an endless text would fill the memory, and the garbage collector's time.
KEPT_SENTENCES = 1024


_DIGIT = re.compile("[0-9]")
_token_text = itemgetter(0)


class _Cut:
    """A sentence cut into tokens, as far as anybody asked."""

    __slots__ = ("has_digit", "texts", "tokens", "words")

    def __init__(self) -> None:
        self.has_digit: bool | None = None
        self.texts: list[str] | None = None
        self.tokens: tuple[Token, ...] | None = None
        self.words: Words | None = None


class Sentence:
    """One sentence or headline: `start` to `end` (exclusive) in the folded text of its document."""

    __slots__ = ("_folded", "_kept", "end", "is_headline", "section_index", "start")

    def __init__(
        self, folded: str, start: int, end: int, is_headline: bool, section_index: int, kept: dict[int, _Cut]
    ) -> None:
        self._folded = folded
        #: Sentences of the document by their start: one dictionary for all.
        self._kept = kept
        self.start = start
        self.end = end
        self.is_headline = is_headline
        self.section_index = section_index

    @property
    def text(self) -> str:
        """The folded text of the sentence."""
        return self._folded[self.start : self.end]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens, with offsets into the document's folded text."""
        cut = self._cut()
        if cut.tokens is None:
            cut.tokens = tokenize(self._folded, self.start, self.end)
        return cut.tokens

    @property
    def texts(self) -> list[str]:
        """The texts of its tokens."""
        cut = self._cut()
        if cut.texts is None:
            if cut.tokens is None:
                cut.texts = texts(self._folded, self.start, self.end)
            else:
                cut.texts = list(map(_token_text, cut.tokens))
        return cut.texts

    @property
    def words(self) -> Words:
        """The texts of its tokens with glued number words (`پنجاهوسه`) apart: what figures and dates are read from."""
        cut = self._cut()
        if cut.words is None:
            cut.words = Words(words_apart(self.texts), self._folded, self.start)
        return cut.words

    @property
    def has_digit(self) -> bool:
        """Whether there is a digit in it."""
        cut = self._cut()
        if cut.has_digit is None:
            cut.has_digit = _DIGIT.search(self._folded, self.start, self.end) is not None
        return cut.has_digit

    def _cut(self) -> _Cut:
        cut = self._kept.get(self.start)
        if cut is None:
            if len(self._kept) >= KEPT_SENTENCES:
                self._kept.clear()
            cut = self._kept[self.start] = _Cut()
        return cut

    def __repr__(self) -> str:
        return f"Sentence({self.start}, {self.end}, {self.text!r})"


class Section:
    """A headline (or none) and the sentences under it."""

    __slots__ = ("headline", "sentences")

    def __init__(self, headline: Sentence | None, sentences: tuple[Sentence, ...]) -> None:
        self.headline = headline
        self.sentences = sentences

    def __repr__(self) -> str:
        return f"Section({self.headline!r}, {len(self.sentences)} sentences)"


@dataclass(slots=True, repr=False)
class Metadata:
    """What an article says about itself. Every field is a mention of the raw body, or None."""

    reporter: Mention | None = None
    agency: Mention | None = None
    dateline_place: Mention | None = None
    dateline_date: Mention | None = None
    closing: Mention | None = None

    def __repr__(self) -> str:
        known = [(field.name, getattr(self, field.name)) for field in fields(self)]
        return f"Metadata({', '.join(f'{name}={value!r}' for name, value in known if value)})"


@mypyc_attr(native_class=False)
class Document:
    """A body of text and its reading.

    `raw` is the body as received, `folded` the form that rules match (see `rasad.text.folding`). Spans of sentences and
    tokens are folded offsets; `raw_span` and `mention` take them back to the raw body.
    """

    def __init__(self, raw: str, folded: str, outline: Outline) -> None:
        self.raw = raw
        self.folded = folded
        self._outline = outline

    @once
    def _offsets(self) -> OffsetMap:
        return offset_map(self.raw, self.folded)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a folded span. Characters that folding dropped at its edges are left out."""
        return self._offsets.raw_span(start, end)

    def mention(self, start: int, end: int) -> Mention:
        """The quote of the raw body behind a folded span."""
        first, last = self._offsets.raw_span(start, end)
        return Mention(self.raw[first:last], first, last)

    @once
    def sections(self) -> tuple[Section, ...]:
        """The sections in order; text before the first headline is a section without one."""
        sections: list[Section] = []
        kept: dict[int, _Cut] = {}
        for index, (headline, spans) in enumerate(self._outline.sections):
            sections.append(
                Section(
                    Sentence(self.folded, headline[0], headline[1], True, index, kept) if headline else None,
                    tuple([Sentence(self.folded, start, end, False, index, kept) for start, end in spans]),
                )
            )
        return tuple(sections)

    @once
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences and headlines in order."""
        result: list[Sentence] = []
        for section in self.sections:
            if section.headline is not None:
                result.append(section.headline)
            result.extend(section.sentences)
        return tuple(result)

    @once
    def normalized(self) -> str:
        """The restored text, for people."""
        return "\n".join([normalize_line(line) for line in self.raw.split("\n")])

    @once
    def metadata(self) -> Metadata:
        """Reporter, agency, dateline and closing mark, as the text names them."""
        spans = self._outline.metadata
        return Metadata(**{name: self.mention(*span) for name, span in spans.items()})

    def __repr__(self) -> str:
        return f"Document({len(self.raw)} characters, {len(self._outline.sections)} sections)"
