"""The restored text: what people read. Letters unified, half-spaces put back, names put right, nothing else changed.

Addresses, handles, hashtags and designations (`سي-130`) are copied as they are; digits, punctuation and spaces are
never touched, except for the space that stands where a half-space belongs.
"""

from __future__ import annotations

import re
from itertools import pairwise

from rasad.text.halfspaces import REMEMBERED, restorer
from rasad.text.wordlist import ZWNJ

_LETTERS = (("ي", "ی"), ("ى", "ی"), ("ك", "ک"))
_RUN = "ء-غف-يٱ-ۓەی"
_WORDS = re.compile(rf"([{_RUN}]+(?:\u200c+[{_RUN}]+)*)")
#: What a machine reads (links, mail addresses, handles, hashtags), and names of weapons and models in letters that
#: restoring would unify (`سي-130`, `ك-52`).
_COPIED = re.compile(
    r"(?:https?://|www\.|t\.me/)[^\s«»()،؛]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][\w\u200c]+"
    rf"|(?<!\w)(?=[{_RUN}]*[يىك])[{_RUN}]{{1,8}}-\d+(?!\w)|(?<!\w)\d+-(?=[{_RUN}]*[يىك])[{_RUN}]{{1,3}}(?!\w)",
    re.IGNORECASE,
)


def normalize_line(line: str) -> str:
    """A line of text restored. Restoring it again changes nothing.

    >>> normalize_line("تروريستهاي داعش می روند")
    'تروریست\u200cهای داعش می\u200cروند'
    """
    careful = ZWNJ in line
    address = "@" in line or "#" in line or "://" in line or "www" in line or "t.me" in line
    if not address and not ("-" in line and any(other in line for other, _ in _LETTERS)):
        return _restored(line, careful)
    out: list[str] = []
    done = 0
    for copied in _COPIED.finditer(line):
        out += (_restored(line[done : copied.start()], careful), copied.group())
        done = copied.end()
    out.append(_restored(line[done:], careful))
    return "".join(out)


def _restored(line: str, careful: bool) -> str:
    for other, letter in _LETTERS:
        if other in line:
            line = line.replace(other, letter)
    known = _known(careful)
    get = known.restored.get
    chunks = [get(chunk) or known[chunk] for chunk in line.split(" ")]
    prefixes, endings, firsts, seconds = known.prefixes, known.endings, known.firsts, known.seconds
    for first, second in pairwise(chunks):
        may_join = second in endings or first in prefixes or (second in seconds and first in firsts)
        if may_join and known.pair(first, second):
            return " ".join(_joined(chunks, known))
    return " ".join(chunks)


def _joined(chunks: list[str], known: _Chunks) -> list[str]:
    """The chunks, with those joined that belong together; the result may be joined to what stands before it, too."""
    out = chunks[:1]
    for chunk in chunks[1:]:
        out.append(chunk)
        while len(out) > 1 and (joined := known.pair(out[-2], out[-1])):
            out[-2:] = [known[joined]]
    return out


class _Chunks:
    """What stands between two spaces, restored, and which of it may be joined to what stands beside it.

    News uses few words often: a text is mostly looked up here, a chunk at a time.
    """

    def __init__(self, careful: bool) -> None:
        self._careful = careful
        self.restored: dict[str, str] = {}
        self.prefixes: set[str] = set()
        self.endings: set[str] = set()
        self.firsts: set[str] = set()
        self.seconds: set[str] = set()
        self._heads: dict[str, str] = {}
        self._tails: dict[str, str] = {}

    def __getitem__(self, chunk: str) -> str:
        found = self.restored.get(chunk)
        if found is not None:
            return found
        restore = restorer()
        parts = _WORDS.split(chunk)
        words = parts[1::2] = [restore.word(word, careful=self._careful) for word in parts[1::2]]
        found = self.restored[chunk] = "".join(parts)
        if words and not parts[-1]:
            tail = self._tails[found] = words[-1]
            for place, words_there in ((self.prefixes, restore.prefixes), (self.firsts, restore.firsts)):
                if tail in words_there:
                    place.add(found)
        if words and not parts[0]:
            head = self._heads[found] = words[0]
            if restore.is_ending(head):
                self.endings.add(found)
            elif head in restore.seconds:
                self.seconds.add(found)
        return found

    def pair(self, first: str, second: str) -> str:
        """Two chunks in one, if the last word of one and the first of the other belong together; else nothing."""
        tail, head = self._tails.get(first), self._heads.get(second)
        if tail is None or head is None:
            return ""
        restore = restorer()
        if second not in self.endings and first not in self.prefixes and (tail, head) not in restore.pairs:
            return ""
        joined = restore.joins(tail, head, careful=self._careful)
        return "" if joined is None else first[: -len(tail)] + joined + second[len(head) :]


_chunks: dict[bool, _Chunks] = {}


def _known(careful: bool) -> _Chunks:
    """What is remembered, for one line: it is forgotten between two lines, never inside one."""
    known = _chunks.get(careful)
    if known is None or len(known.restored) >= REMEMBERED:
        known = _chunks[careful] = _Chunks(careful)
    return known
