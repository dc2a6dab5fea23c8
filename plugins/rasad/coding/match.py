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
from itertools import accumulate, pairwise
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from rasad.coding.lexicon import INFLECTED, Entry, Layer, dictionaries
from rasad.text import Token

#: What may follow a noun inside its word, without half-spaces: plural, indefinite, possessive.
ENDINGS = frozenset(
    {
        "ها",
        "های",
        "هایی",
        "هائی",
        "ی",
        "ای",
        "یی",
        "ئی",
        "ان",
        "انی",
        "ش",
        "شان",
        "اش",
        "م",
        "مان",
        "هایش",
        "هایشان",
        "هایمان",
        "یها",
        "یهای",
        "یهایی",
        "یان",
        "گان",
        "گانی",
        "یش",
        "یشان",
        "ء",
        "یانی",
        "هاست",
        "ست",
        "ات",
        "انش",
        "انشان",
    }
)
#: A noun ending that stands as a word of its own (`تروریست ها`).
LOOSE_ENDINGS = frozenset({"ها", "های", "هایی", "هائی", "ای", "هایش", "هایشان", "اش", "شان", "هایمان"})
#: Prepositions and conjunctions that lost their space (`دردیرالزور`).
GLUED = ("در", "از", "به", "با", "و", "بر", "ب")
#: Words that begin and end no name of a place.
PARTICLES = frozenset(
    {
        "و",
        "را",
        "به",
        "از",
        "با",
        "بر",
        "تا",
        "که",
        "او",
        "ما",
        "هر",
        "ای",
        "ها",
        "تر",
        "ان",
        "این",
        "آن",
        "هم",
        "می",
        "یا",
        "من",
        "سه",
        "دو",
        "یک",
        "سال",
        "زن",
        "است",
        "شد",
        "در",
    }
)
#: Cues that say what an article is about.
DECIDING_CUES = frozenset({"conflict", "accident"})
#: Kinds of actors that bear arms.
ARMED_KINDS = frozenset({"military", "air_force", "navy", "militia", "rebel", "terrorist", "coalition", "intelligence"})
#: So many of the words of a form hint at it.
MOST_PARTS = 4
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
    """The automaton over every form, and a small one over those that decide whether a sentence is read closely."""

    def __init__(self) -> None:
        forms = dictionaries().forms
        self._joints = dictionaries().joints
        self._all = _Table({form: tuple(entries) for form, entries in forms.items()})
        telling = {form: tuple(entry for entry in entries if _decides(entry)) for form, entries in forms.items()}
        self._telling = _Table({form: entries for form, entries in telling.items() if entries})
        self._hints = AhoCorasick(self._hints_of(self._telling))

    def hinted(self, folded: str, starts: Sequence[int]) -> set[int]:
        """The sentences of a folded text, by the offsets where they start, that can have a `first_hits`: the others
        need no tokens. Each form is looked for by its first words."""
        found = {begin for _, begin, _ in self._hints.find_matches_as_indexes(folded, overlapping=True)}
        return {bisect_right(starts, begin) - 1 for begin in found if _opens_a_word(folded, begin)}

    def _hints_of(self, table: _Table) -> list[str]:
        """The beginnings of all forms, in every spacing."""
        words: dict[str, None] = {}
        for form, entries in zip(table.forms, table.entries, strict=True):
            if all(entry.value == "accident" for entry in entries):
                continue  # it weighs against a war, and hints at none
            cuts = [0, *sorted(at for at in self._joints(form) or () if 0 < at < len(form)), len(form)]
            parts = [form[a:b] for a, b in pairwise(cuts)]
            spellings = [""]
            for part in parts[:MOST_PARTS]:  # however they are spaced
                spellings = [s + gap + part for s in spellings for gap in (("", " ") if s else ("",))]
            words.update(dict.fromkeys(spellings))
        return list(words)

    def hits(self, tokens: Sequence[Token]) -> dict[Layer, list[Hit]]:
        """The longest hits of every layer, in order, none inside another of its layer."""
        return self._hits(self._all, tokens)

    def first_hits(self, tokens: Sequence[Token]) -> dict[Layer, list[Hit]]:
        """The hits that decide whether a sentence is worth reading: words of acts and of war, armed actors."""
        return self._hits(self._telling, tokens)

    def _hits(self, table: _Table, tokens: Sequence[Token]) -> dict[Layer, list[Hit]]:
        words = [token.text for token in tokens]
        joined = "".join(words)
        matches = table.automaton.find_matches_as_indexes(joined, overlapping=True)
        if not matches:
            return {}
        starts = [0, *accumulate(map(len, words))]
        at = {start: n for n, start in enumerate(starts)}  # most matches begin inside a word: told at one look
        found: dict[Layer, list[Hit]] = {}
        for index, begin, end in matches:
            first = at.get(begin, -1)
            inside = 0
            if first < 0:
                if end - begin < GLUED_LEAST:
                    continue
                first = bisect_right(starts, begin) - 1
                inside = begin - starts[first]
                if words[first][:inside] not in GLUED:
                    continue
            if end in at:
                last, rest = at[end] - 1, ""
            else:
                last = bisect_right(starts, end - 1) - 1
                rest = words[last][end - starts[last] :]
                if rest not in ENDINGS:
                    continue
            if first != last and (
                inside or not self._at_joints(table.forms[index], begin, starts[first + 1 : last + 1], joined)
            ):
                continue
            loose = not rest and last + 1 < len(words) and words[last + 1] in LOOSE_ENDINGS
            short = end - begin <= 3 and rest not in ("", "ی", "ها", "های")
            for entry in table.entries[index]:
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
        return _sorted_out(found)

    def _at_joints(self, form: str, begin: int, boundaries: Sequence[int], joined: str) -> bool:
        """Whether the words of the text meet where words of the form do: `بر جای` is no `برج` with an ending."""
        allowed = self._joints(form)
        return allowed is None or all(
            at - begin in allowed or not (joined[at - 1].isalpha() and joined[at].isalpha()) for at in boundaries
        )


class _Table:
    """Forms with their entries, and the automaton that finds them."""

    def __init__(self, forms: dict[str, tuple[Entry, ...]]) -> None:
        self.forms = list(forms)
        self.entries = list(forms.values())
        self.automaton = AhoCorasick(self.forms)


def _decides(entry: Entry) -> bool:
    """Whether an entry belongs to those that decide whether a sentence is read closely."""
    if entry.layer == "verb":
        return dictionaries().verb_forms[entry.value].verb in dictionaries().event_verbs
    return (
        entry.layer == "trigger"
        or (entry.layer == "cue" and entry.value in DECIDING_CUES)
        or (entry.layer == "actor" and entry.detail in ARMED_KINDS)
    )


def _sorted_out(found: dict[Layer, list[Hit]]) -> dict[Layer, list[Hit]]:
    """The longest hits of every layer."""
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
        result[layer] = sorted(
            (hit for group in by_value.values() for hit in _longest(group)), key=lambda hit: (hit.first, -hit.last)
        )
    return result


def _opens_a_word(folded: str, begin: int) -> bool:
    """Whether a word begins at an offset of a text, maybe after a preposition that lost its space."""
    if not begin or not folded[begin - 1].isalpha():
        return True
    return any(
        folded.startswith(prefix, begin - len(prefix))
        and not folded[begin - len(prefix) - 1 : begin - len(prefix)].isalpha()
        for prefix in GLUED
        if begin >= len(prefix)
    )


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
