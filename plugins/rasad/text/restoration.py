"""The restored text: what people read. Letters unified, half-spaces put back, names put right, nothing else changed.

Addresses, handles, hashtags and designations (`سي-130`) are copied as they are; digits, punctuation and spaces are
never touched, except for the space that stands where a half-space belongs.
"""

from __future__ import annotations

import re

from rasad.text.halfspaces import REMEMBERED, restorer
from rasad.text.wordlist import ZWNJ

_LETTERS = (("ي", "ی"), ("ى", "ی"), ("ك", "ک"))
_RUN = "ء-غف-يٱ-ۓەی"
_WORDS = re.compile(rf"([{_RUN}]+(?:\u200c+[{_RUN}]+)*)")
_WORD = re.compile(rf"[{_RUN}]+(?:\u200c+[{_RUN}]+)*")
#: Most of the rest of what stands between two spaces: one word, with marks before and after it.
_WORD_AND_MARKS = re.compile(rf"([^{_RUN}]*)([{_RUN}]+(?:\u200c+[{_RUN}]+)*)([^{_RUN}]*)")
#: Marks that stand at the ends of words most.
_MARKS = '.،؛:؟!«»()"'
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
    settled = known.settled
    chunks = line.split(" ")
    unsettled = [at for at, chunk in enumerate(chunks) if chunk not in settled]
    if not unsettled:
        return line
    for at in unsettled:
        chunks[at] = known[chunks[at]]
    places = known.places_to_join(chunks, unsettled)
    return " ".join(_joined(chunks, places, known) if places else chunks)


def _joined(chunks: list[str], places: list[int], known: _Chunks) -> list[str]:
    """The chunks, with those at `places` joined to the one before where they belong together.

    What has been joined may be joined to its new neighbours, too.
    """
    out: list[str] = []
    done = 0
    for place in places:
        if place < done:
            continue
        out += chunks[done:place]
        done = place
        joining = True
        while joining and done < len(chunks):
            joining = False
            out.append(chunks[done])
            done += 1
            while len(out) > 1 and (joined := known.pair(out[-2], out[-1])):
                out[-2:] = [known.restored(joined)]
                joining = True
    return out + chunks[done:]


class _Chunks(dict[str, str]):
    """What stands between two spaces, restored when it is first looked up, and which of it may be joined.

    News uses few words often, and most of them stay as they are, whatever stands beside them: those are `settled`, and
    a look at that set is all they cost. All of it depends on the chunk alone.
    """

    def __init__(self, careful: bool) -> None:
        super().__init__()
        self._careful = careful
        self._restorer = restorer()
        #: Words without half-spaces that may be joined to others. Nothing is to be noted of the rest.
        self._joinable = self._restorer.joinable_with_care if careful else self._restorer.joinable
        #: Chunks that need nothing. They are no keys of the dictionary.
        self.settled: set[str] = set()
        #: Restored chunks that may be joined to any chunk after them, and to any before them.
        self._prefixes: set[str] = set()
        self._endings: set[str] = set()
        #: The last and first words of restored chunks that only certain chunks are joined to.
        self._firsts: dict[str, str] = {}
        self._seconds: dict[str, str] = {}
        #: What two chunks became in one.
        self._pairs: dict[tuple[str, str], str] = {}

    def __missing__(self, chunk: str) -> str:
        word = chunk.strip(_MARKS)
        if len(word) < len(chunk) and word in self.settled and word not in self._firsts:
            self.settled.add(chunk)  # `شهر،` where `شهر` is known: nearly half of all
            return chunk
        if _WORD.fullmatch(chunk):
            found = self._restorer.word(chunk, careful=self._careful)
            if found == chunk and ZWNJ not in chunk and chunk not in self._joinable:
                self.settled.add(chunk)
                return found
            self._note_first(found, found)
            self._note_last(found, found)
        else:
            found = self._with_marks(chunk)
        if found != chunk or found in self._seconds or found in self._endings or found in self._prefixes:
            self[chunk] = found
        else:
            self.settled.add(chunk)
        return found

    def _with_marks(self, chunk: str) -> str:
        """`شهر،`, `«شهر`"""
        word = _WORD_AND_MARKS.fullmatch(chunk)
        if word is None:
            return self._of_several_words(chunk)
        before, first, after = word.groups()
        if first in self.settled and first not in self._firsts:
            return chunk
        restored = self._restorer.word(first, careful=self._careful)
        found = chunk if restored == first else before + restored + after
        if not before:
            self._note_first(found, restored)
        if not after:
            self._note_last(found, restored)
        return found

    def restored(self, chunk: str) -> str:
        """A chunk restored, settled or not."""
        return chunk if chunk in self.settled else self[chunk]

    @property
    def is_full(self) -> bool:
        """Whether it is time to forget."""
        return len(self) + len(self.settled) + len(self._pairs) >= REMEMBERED

    def _of_several_words(self, chunk: str) -> str:
        """`(شهر)های`, `رفت/آمد`; also a chunk without any word."""
        parts = _WORDS.split(chunk)
        parts[1::2] = [self._restorer.word(word, careful=self._careful) for word in parts[1::2]]
        found = "".join(parts)
        if len(parts) > 1:
            if not parts[-1]:
                self._note_last(found, parts[-2])
            if not parts[0]:
                self._note_first(found, parts[1])
        return found

    def _note_last(self, chunk: str, word: str) -> None:
        restore = self._restorer
        if word in restore.prefixes:
            self._prefixes.add(chunk)
        if not self._careful and word in restore.firsts:
            self._firsts[chunk] = word

    def _note_first(self, chunk: str, word: str) -> None:
        restore = self._restorer
        if restore.is_ending(word):
            self._endings.add(chunk)
        if not self._careful and word in restore.seconds:
            self._seconds[chunk] = word

    def places_to_join(self, chunks: list[str], unsettled: list[int]) -> list[int]:
        """Where a chunk may be joined to the one before it. Settled chunks never begin nor end what is joined, but may
        be the first of a pair."""
        firsts, seconds, pairs = self._firsts, self._seconds, self._restorer.pairs
        prefixes, endings = self._prefixes, self._endings
        places: set[int] = set()
        for at in unsettled:
            chunk = chunks[at]
            if chunk in prefixes:
                places.add(at + 1)
            if chunk in endings or (chunk in seconds and at and (firsts.get(chunks[at - 1]), seconds[chunk]) in pairs):
                places.add(at)
        return sorted(places - {0, len(chunks)}) if places else []

    def pair(self, first: str, second: str) -> str:
        """Two chunks in one, if the last word of one and the first of the other belong together; else nothing."""
        found = self._pairs.get((first, second))
        if found is None:
            found = self._pairs[first, second] = self._pair(first, second)
        return found

    def _pair(self, first: str, second: str) -> str:
        likely = second in self._endings or first in self._prefixes
        if not likely and (self._firsts.get(first), self._seconds.get(second)) not in self._restorer.pairs:
            return ""
        words_before, words_after = _WORDS.split(first), _WORDS.split(second)
        if len(words_before) == 1 or words_before[-1] or len(words_after) == 1 or words_after[0]:
            return ""
        tail, head = words_before[-2], words_after[1]
        joined = self._restorer.joins(tail, head, careful=self._careful)
        return "" if joined is None else first[: -len(tail)] + joined + second[len(head) :]


_chunks: dict[bool, _Chunks] = {}


def _known(careful: bool) -> _Chunks:
    """What is remembered, for one line: it is forgotten between two lines, never inside one."""
    known = _chunks.get(careful)
    if known is None or known.is_full:
        known = _chunks[careful] = _Chunks(careful)
    return known
