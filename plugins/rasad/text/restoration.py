"""The restored text: what people read. Letters unified, half-spaces put back, names put right, nothing else changed.

Addresses, handles and hashtags are copied as they are; digits, punctuation and spaces are never touched, except for the
space that stands where a half-space belongs.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from rasad.text.halfspaces import REMEMBERED, restorer
from rasad.text.wordlist import ZWNJ

_LETTERS = (("ي", "ی"), ("ى", "ی"), ("ك", "ک"))
_RUN = "ء-غف-يٱ-ۓەی"
_WORDS = re.compile(rf"([{_RUN}]+(?:\u200c+[{_RUN}]+)*)")
#: What a machine reads: links, mail addresses, handles, hashtags.
_ADDRESSES = re.compile(
    r"(?:https?://|www\.|t\.me/)[^\s«»()،؛]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][\w\u200c]+", re.IGNORECASE
)


def normalize_line(line: str) -> str:
    """A line of text restored. Restoring it again changes nothing.

    >>> normalize_line("تروريستهاي داعش می روند")
    'تروریست\u200cهای داعش می\u200cروند'
    """
    careful = ZWNJ in line
    if "@" not in line and "#" not in line and "://" not in line and "www" not in line and "t.me" not in line:
        return _restored(line, careful)
    out: list[str] = []
    done = 0
    for address in _ADDRESSES.finditer(line):
        out += (_restored(line[done : address.start()], careful), address.group())
        done = address.end()
    out.append(_restored(line[done:], careful))
    return "".join(out)


def _restored(line: str, careful: bool) -> str:
    for other, letter in _LETTERS:
        if other in line:
            line = line.replace(other, letter)
    known = _chunks(careful)
    get = known.restored.get
    chunks = [get(chunk) or known[chunk] for chunk in line.split(" ")]
    if known.joinable.isdisjoint(chunks):
        return " ".join(chunks)
    joinable, pairs = known.joinable, known.pairs
    for pair in pairwise(chunks):
        if (pair[1] in joinable or pair[0] in joinable) and (pairs[pair] if pair in pairs else known.pair(pair)):
            return " ".join(_joined(chunks, known))
    return " ".join(chunks)


def _joined(chunks: list[str], known: _Chunks) -> list[str]:
    """The chunks, with those joined that belong together; what was joined may be joined to what stands before it, too."""
    out = chunks[:1]
    joinable = known.joinable
    for chunk in chunks[1:]:
        out.append(chunk)
        while len(out) > 1 and (out[-1] in joinable or out[-2] in joinable):
            joined = known.pair((out[-2], out[-1]))
            if not joined:
                break
            out[-2:] = [known[joined]]
    return out


class _Chunks:
    """What stands between two spaces, restored, and which of it may be joined to what stands beside it.

    News uses few words often: a text is mostly looked up here, a chunk at a time.
    """

    def __init__(self, careful: bool) -> None:
        self._careful = careful
        self.restored: dict[str, str] = {}
        self.joinable: set[str] = set()
        self.heads: dict[str, str] = {}
        self.tails: dict[str, str] = {}
        self.pairs: dict[tuple[str, str], str] = {}

    def __getitem__(self, chunk: str) -> str:
        found = self.restored.get(chunk)
        if found is not None:
            return found
        if len(self.restored) >= REMEMBERED:
            self.__init__(self._careful)  # type: ignore[misc]
        restore = restorer()
        parts = _WORDS.split(chunk)
        words = parts[1::2] = [restore.word(word, careful=self._careful) for word in parts[1::2]]
        found = self.restored[chunk] = "".join(parts)
        if words and not parts[-1]:
            self.tails[found] = words[-1]
        if words and not parts[0]:
            self.heads[found] = words[0]
        if words and restore.is_joinable(first=None if parts[-1] else words[-1], second=None if parts[0] else words[0]):
            self.joinable.add(found)
        return found


    def pair(self, pair: tuple[str, str]) -> str:
        """Two chunks in one, if the last word of one and the first of the other belong together; else nothing."""
        found = self.pairs.get(pair)
        if found is None:
            if len(self.pairs) >= REMEMBERED:
                self.pairs.clear()
            found = self.pairs[pair] = self._pair(*pair)
        return found

    def _pair(self, first: str, second: str) -> str:
        tail, head = self.tails.get(first), self.heads.get(second)
        if tail is None or head is None:
            return ""
        joined = restorer().joins(tail, head, careful=self._careful)
        return "" if joined is None else first[: -len(tail)] + joined + second[len(head) :]


@cache
def _chunks(careful: bool) -> _Chunks:
    return _Chunks(careful)
