"""Folding: the form of a text in which dictionaries and rules are matched.

Persian is typed in many ways that mean the same: Arabic or Persian letters, digits of three scripts, half-spaces
written, forgotten or replaced, vowel marks, stretched letters, composed and decomposed hamza. Folding takes all of them
to one form, so that the clean and the sloppy copy of a sentence become the same string:

- letters: ي ى ې ۍ ے and ئ become ی (`اسرائیل` and `اسراییل` are one word); ك ڪ ک; ة ۀ ە ہ ھ ه; أ إ ٱ ا; ؤ و. آ stays.
- a hamza after ا is dropped (`صنعاء`, `صنعا`);
- half-space (ZWNJ), kashida, vowel and hamza marks, bidi controls, joiners, BOM and soft hyphen are deleted;
- digits of all scripts become ASCII; ٫ ٬ ٪ become . , %;
- every other space becomes a space; line separators become a newline, controls a space, lone surrogates U+FFFD;
- presentation forms, ligatures, full-width and accented letters become their plain letters;
- `پهباد` becomes پهپاد: many write a drone so.

The folded text never depends on whether the raw text was composed (NFC) or decomposed (NFD).

Most texts need nothing but replacing and deleting a few characters: about 30 microseconds for 4,000 of them. The
way back (`OffsetMap`) is worked out when it is first asked for.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import cache, lru_cache

#: Vowel and hamza marks, which belong to the letter before them.
MARKS = (
    "\u0610\u0611\u0612\u0613\u0614\u0615\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0656"
    "\u0657\u0658\u0670\u06d6\u06d7\u06d8\u06d9\u06da\u06db\u06dc\u06e1\u0300\u0301\u0302\u0303\u0308\u0327"
)
#: Characters that are dropped: the marks, half-space, joiners, bidi controls, soft hyphen, BOM, kashida.
DELETED = (
    "\u200c\u200d\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u061c\ufe0f\u0640"
    + MARKS
)
#: One character for one character. A vertical tab is how Word breaks a line within a paragraph: no line ends there.
REPLACED = {
    **dict.fromkeys("يىئېۍے", "ی"), **dict.fromkeys("كڪ", "ک"), **dict.fromkeys("ةۀەہھ", "ه"),
    **dict.fromkeys("أإٱ", "ا"), **dict.fromkeys("ؤۇ", "و"),
    **dict(zip("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789", strict=True)),
    "٫": ".", "٬": ",", "٪": "%", "\u00a0": " ", "\t": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
    "\u3000": " ", "\u2028": "\n", "\u2029": "\n", "\u0085": "\n", "\x0b": " ", "\x0c": "\n", "\x00": " ",
}  # fmt: skip
_FORMS = {**dict.fromkeys(DELETED, ""), **REPLACED}
_MADDA = "\u0653"
_HAMZA_AFTER_ALEF = re.compile("(?<=ا)ء+")
_DELETED_RUN = re.compile(f"[{DELETED}]+")
#: Signs that are no sign and a stroke (`≠`): decomposed text has those in two characters.
_WHOLE_SIGNS = "".join(chr(code) for code in range(0x2190, 0x2400) if not unicodedata.decomposition(chr(code)))
#: What stays as it is, inside a character class.
_KEPT = (
    "\n\r -~"
    "ءآابتثجحخدذرزسشصضطظعغفقلمنوهپچژکگی،؛؟"
    "«»\u2010-\u2027\u2030-\u205e\u20ac\u2500-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff" + re.escape(_WHOLE_SIGNS)
)
#: What is changed in most texts: each is looked for alone, which is fast. One more search finds all the rest.
_FREQUENT = "\u200c\u064bيكىئأؤة۰۱۲۳۴۵۶۷۸۹"
_FREQUENT_FORMS = tuple((char, _FORMS[char]) for char in _FREQUENT)
_SELDOM = re.compile(f"[^{_KEPT}{_FREQUENT}]")
#: What needs a look at the character database. Each is looked up once and remembered.
_UNUSUAL = re.compile(f"[^{_KEPT}{re.escape(''.join(REPLACED))}{DELETED}]")
_SURROGATES = range(0xD800, 0xE000)


class OffsetMap:
    """The way from folded offsets back to the raw text."""

    __slots__ = ("_gaps", "_origins", "_raw")

    def __init__(self, raw: str, gaps: array[int] | None = None, origins: array[int] | None = None) -> None:
        self._raw = raw
        self._gaps = gaps
        self._origins = origins

    def raw_index(self, index: int) -> int:
        """The raw offset of the character that became folded character `index`."""
        if self._origins is not None:
            return self._origins[index]
        assert self._gaps is not None
        return index + bisect_right(self._gaps, index)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of folded characters `start` to `end` (exclusive).

        Marks on its last letter belong to it; other dropped characters at its edges are left out.
        """
        if end <= start:
            at = self.raw_index(start)
            return at, at
        last = self.raw_index(end - 1) + 1
        at = last
        while at < len(self._raw) and self._raw[at] in DELETED:
            at += 1
            if self._raw[at - 1] in MARKS:
                last = at
        return self.raw_index(start), last


#: How many write a drone, and how it is spelt.
_MISSPELT_DRONE = ("پهباد", "پهپاد")


@cache
def _madda_after_alef() -> re.Pattern[str]:
    """An alef and its madda, with any marks between: their order is not the same composed and decomposed."""
    marks = "".join(char for char in map(chr, range(0x300, 0x1F000)) if unicodedata.category(char) == "Mn")
    return re.compile(f"[اأإٱ](?=[{DELETED}{marks}\U0001d165-\U0001d172]*{_MADDA})")


@lru_cache(maxsize=4096)
def _fold_unusual(char: str) -> str:
    """What one character outside the common ones becomes: nothing, one character or several."""
    if ord(char) in _SURROGATES:
        return "\ufffd"
    result = []
    for part in unicodedata.normalize("NFKC", char):
        for piece in part if not _UNUSUAL.match(part) else unicodedata.normalize("NFKD", part):
            if piece in REPLACED:
                result.append(REPLACED[piece])
            elif piece in DELETED or unicodedata.combining(piece):
                continue
            elif not _UNUSUAL.match(piece):
                result.append(piece)
            else:
                result.append(_fold_by_category(piece))
    return "".join(result)


def _fold_by_category(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category in ("Cc", "Zs"):
        return " "
    if category in ("Zl", "Zp"):
        return "\n"
    if category == "Cs":
        return "\ufffd"
    return char


def _unify(raw: str) -> str:
    """Line ends and madda put right: a text of the same length."""
    if "\r" in raw:
        raw = raw.replace("\r\n", " \n").replace("\r", "\n")
    if _MADDA in raw:
        raw = _madda_after_alef().sub("آ", raw)
    return raw


def fold(raw: str) -> str:
    """The folded form of a text: what matching runs on. Folding it again changes nothing."""
    text = _unify(raw)
    for char in set(_SELDOM.findall(text)):
        text = text.replace(char, _FORMS[char] if char in _FORMS else _fold_unusual(char))
    for char, form in _FREQUENT_FORMS:
        if char in text:
            text = text.replace(char, form)
    if "اء" in text:
        text = _HAMZA_AFTER_ALEF.sub("", text)
    # last, where nothing that is deleted stands between its letters any more
    return text.replace(*_MISSPELT_DRONE)


def offset_map(raw: str, folded: str) -> OffsetMap:
    """The way back from `folded`, which must be `fold(raw)`."""
    if len(raw) == len(folded) and _UNUSUAL.search(raw) is None:
        return OffsetMap(raw, gaps=array("I"))
    text = _unify(raw)
    unusual = {char: _fold_unusual(char) for char in set(_UNUSUAL.findall(text))}
    if any(len(form) != 1 for form in unusual.values()) or "ء" in text:
        return OffsetMap(raw, origins=_origins(text, unusual, len(folded)))
    gaps = array("I")
    done = 0
    for run in _DELETED_RUN.finditer(text):
        first, last = run.span()
        gaps.extend([first - done] * (last - first))
        done += last - first
    return OffsetMap(raw, gaps=gaps)


def _origins(text: str, unusual: dict[str, str], length: int) -> array[int]:
    """The raw offset of every folded character, and one past the end."""
    forms = {**unusual, **dict.fromkeys(DELETED, "")}
    origins = array("I")
    before = ""
    for index, char in enumerate(text):
        form = forms.get(char, char)
        for piece in form:
            if piece == "ء" and before == "ا":
                continue
            origins.append(index)
            before = REPLACED.get(piece, piece)
    assert len(origins) == length, "folding and its offsets disagree"
    origins.append(len(text))
    return origins
