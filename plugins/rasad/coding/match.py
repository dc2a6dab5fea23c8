"""Finding dictionary forms in the words of a sentence.

One Aho-Corasick automaton holds every form of every dictionary, without spaces; a sentence's tokens, joined without
spaces, run through it once. A match counts where it begins and ends with words of the text: it may run over several
tokens (`حزب الله`), end before a noun ending (`تروریست` in `تروریست‌هایی`), and begin after a glued preposition
(`دردیرالزور`, a lost space that old archives are full of).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from rasad.coding.lexicon import INFLECTED, Entry, Layer, dictionaries
from rasad.text import Token

#: What may follow a noun inside its word, without half-spaces: plural, indefinite, possessive.
ENDINGS = frozenset({
    "ها", "های", "هایی", "هائی", "ی", "ای", "یی", "ئی", "ان", "انی", "ش", "شان", "اش", "م", "مان", "هایش", "هایشان",
    "هایمان", "یها", "یهای", "یهایی", "یان", "گان", "گانی", "یش", "یشان", "ء", "یانی", "هاست", "ست", "ات", "انش",
    "انشان"})
#: A noun ending that stands as a word of its own (`تروریست ها`).
LOOSE_ENDINGS = frozenset({"ها", "های", "هایی", "هائی", "ای", "هایش", "هایشان", "اش", "شان", "هایمان"})
#: Prepositions and conjunctions that lost their space (`دردیرالزور`).
GLUED = ("در", "از", "به", "با", "و", "بر", "ب")
#: Words that begin and end no name of a place.
PARTICLES = frozenset({"و", "را", "به", "از", "با", "بر", "تا", "که", "او", "ما", "هر", "ای", "ها", "تر", "ان", "این",
                       "آن",
                       "هم", "می", "یا", "من", "سه", "دو", "یک", "سال", "زن", "است", "شد", "در"})
#: A form shorter than this is never looked for after a glued preposition.
GLUED_LEAST = 4


class Hit(NamedTuple):
    """A dictionary form found: tokens `first` to `last` (inclusive) of the sentence. `glued`: it begins inside the
    first token, after a glued preposition of that length. `rest`: the length of the ending after the form, so that
    `نظامی` is itself before it is `نظام` with an ending."""

    first: int
    last: int
    entry: Entry
    glued: int = 0
    rest: int = 0


class Matcher:
    """The automaton over every form."""

    def __init__(self) -> None:
        forms = dictionaries().forms
        self._forms = list(forms)
        self._joints = dictionaries().joints
        self._entries = [tuple(forms[form]) for form in self._forms]
        self._automaton = AhoCorasick(self._forms)

    def hits(self, tokens: Sequence[Token]) -> dict[Layer, list[Hit]]:
        """The longest hits of every layer, in order, none inside another of its layer."""
        joined = "".join([token.text for token in tokens])
        starts = [0, *accumulate(len(token.text) for token in tokens)]
        found: dict[Layer, list[Hit]] = {}
        for index, begin, end in self._automaton.find_matches_as_indexes(joined, overlapping=True):
            first = bisect_right(starts, begin) - 1
            inside = begin - starts[first]
            if inside and (end - begin < GLUED_LEAST or tokens[first].text[:inside] not in GLUED):
                continue
            last = bisect_right(starts, end - 1) - 1
            rest = tokens[last].text[end - starts[last]:]
            if rest and rest not in ENDINGS:
                continue
            if first != last and (inside or not self._at_joints(index, begin, starts[first + 1:last + 1], joined)):
                continue
            entries = self._entries[index]
            loose = (not rest and last + 1 < len(tokens) and tokens[last + 1].text in LOOSE_ENDINGS)
            short = end - begin <= 3 and rest not in ("", "ی", "ها", "های")
            for entry in entries:
                if short and entry.layer in ("actor", "source"):
                    continue  # سیاست is no سیا
                inflected = entry.layer in INFLECTED
                if rest and not inflected:
                    continue
                if entry.layer == "place" and first != last and _runs_over_a_particle(tokens, first, last):
                    continue
                if inside and entry.layer in ("verb", "cue", "speech", "trigger", "modifier"):
                    continue
                hit = Hit(first, last + 1 if loose and inflected else last, entry, inside, len(rest))
                found.setdefault(entry.layer, []).append(hit)
        result: dict[Layer, list[Hit]] = {}
        for layer, hits in found.items():
            if layer not in ("cue", "trigger"):
                result[layer] = _longest(hits)
                continue
            # words of different meaning may overlap: `حمله‌ای دیگر` is another act and a word of conflict, and of
            # `منجر به قتل` only the last word is an act
            by_value: dict[str, list[Hit]] = {}
            for hit in hits:
                by_value.setdefault(hit.entry.value, []).append(hit)
            result[layer] = sorted((hit for group in by_value.values() for hit in _longest(group)),
                                   key=lambda hit: (hit.first, -hit.last))
        return result


    def _at_joints(self, index: int, begin: int, boundaries: Sequence[int], joined: str) -> bool:
        """Whether the words of the text meet where words of the form do: `بر جای` is no `برج` with an ending."""
        allowed = self._joints(self._forms[index])
        return allowed is None or all(at - begin in allowed or not (joined[at - 1].isalpha() and joined[at].isalpha())
                                      for at in boundaries)


def _runs_over_a_particle(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name found across words takes a particle for its first or last letters: Kindu in `می‌کند و`."""
    return tokens[first].text in PARTICLES or tokens[last].text in PARTICLES


def _longest(hits: list[Hit]) -> list[Hit]:
    """Leftmost-longest hits; several entries of one form stay side by side."""
    hits.sort(key=lambda hit: (hit.first, -hit.last, hit.glued, hit.rest))
    kept: list[Hit] = []
    reach, span = -1, (-1, -1)
    for hit in hits:
        if (hit.first, hit.last) == span or hit.first > reach:
            kept.append(hit)
            reach, span = hit.last, (hit.first, hit.last)
    return kept


@cache
def matcher() -> Matcher:
    """The matcher of this process, built at the first call."""
    return Matcher()
