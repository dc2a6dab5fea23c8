"""Finding dictionary forms in the words of a sentence.

Forms are held without spaces. A match begins and ends with words of the text: it may run over several tokens
(`حزب الله`), end before a noun ending (`تروریست` in `تروریست‌هایی`), and begin after a glued preposition
(`دردیرالزور`, a lost space that old archives are full of).

What a word says by itself, and whether a form can go on after it, is worked out once and kept: news is written with
few words. So a sentence costs one look-up a token, and string work only where a form of several words may begin.
Which sentences of an article need their tokens at all, one Aho-Corasick automaton tells (`Matcher.hinted`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from rasad.coding.lexicon import INFLECTED, Entry, Layer, dictionaries

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
#: Layers of those who can act and of what they act with.
PARTIES: tuple[Layer, ...] = ("actor", "country", "noun", "means")
#: Cues that say what an article is about.
DECIDING_CUES = frozenset({"conflict", "accident", "setting"})
#: Kinds of actors that bear arms.
ARMED_KINDS = frozenset({"military", "air_force", "navy", "militia", "rebel", "terrorist", "coalition", "intelligence"})
#: Plurals of persons.
PERSONAL = frozenset({"ان", "انی", "انش", "انشان", "ات"})
#: Kinds of actors whose name is that of a body and takes no such plural, as that of its members does (`حوثیان`).
BODIES = frozenset({"coalition", "international", "military", "air_force", "navy"})
#: So many of the words of a form hint at it.
MOST_PARTS = 4
#: A form shorter than this is never looked for after a glued preposition.
GLUED_LEAST = 4
#: The longest of the endings.
LONGEST_ENDING = max(map(len, ENDINGS))
#: So many letters of the next word tell whether a form can go on.
LETTERS = 3
#: So many different words are remembered.
REMEMBERED = 100_000


class Hit(NamedTuple):
    """A dictionary form found: tokens `first` to `last` (inclusive) of the sentence. `glued`: it begins inside the
    first token, after a glued preposition of that length. `rest`: the length of the ending after the form, so that
    `نظامی` is itself before it is `نظام` with an ending."""

    first: int
    last: int
    entry: Entry
    glued: int = 0
    rest: int = 0


class LookedUp(NamedTuple):
    """The words of a sentence, with an empty one after the last, and what each says by itself in every group."""

    words: list[str]
    known: list[tuple[_Word | None, ...] | None]


class Matcher:
    """Every form, in three groups that are looked for apart from one another: most sentences need the first alone."""

    def __init__(self) -> None:
        forms = dictionaries().forms
        telling = _of(forms, _decides)
        parties = _of(forms, lambda entry: entry.layer in PARTIES)
        self._words = _Words((telling, parties, _of(forms, lambda entry: entry.layer not in PARTIES)))
        hints = _hints_of(telling)
        #: The entries that each hint stands for.
        self.hints = tuple(tuple(entries) for entries in hints.values())
        self._hints = AhoCorasick(list(hints))

    def hinted(self, folded: str, starts: Sequence[int]) -> dict[int, list[int]]:
        """The sentences of a folded text, by the offsets where they start, that can have a `first_hits`, each with the
        positions in `hints` of what it may have: the others need no tokens. Each form is looked for by its first
        words."""
        found: dict[int, list[int]] = {}
        for number, begin, _ in self._hints.find_matches_as_indexes(folded, overlapping=True):
            if _opens_a_word(folded, begin):
                found.setdefault(bisect_right(starts, begin) - 1, []).append(number)
        found.pop(-1, None)  # before the first sentence
        return found

    def look_up(self, words: Sequence[str]) -> LookedUp:
        """The words of a sentence with what each says by itself: what the hits of every group are found from."""
        return LookedUp([*words, ""], list(map(self._words.__getitem__, words)))

    def first_hits(self, words: LookedUp) -> dict[Layer, list[Hit]]:
        """The hits that decide whether a sentence is worth reading: words of acts and of war, armed actors. As in the
        other groups the longest of every layer, in order, none inside another of its layer."""
        return self._words.hits(words, 0)

    def party_hits(self, words: LookedUp) -> dict[Layer, list[Hit]]:
        """The hits of the layers in `PARTIES`."""
        return self._words.hits(words, 1)

    def other_hits(self, words: LookedUp) -> dict[Layer, list[Hit]]:
        """The hits of all other layers."""
        return self._words.hits(words, 2)


def _of(forms: Mapping[str, list[Entry]], wanted: Callable[[Entry], bool]) -> dict[str, tuple[Entry, ...]]:
    """The forms of some entries."""
    kept = {form: tuple(filter(wanted, entries)) for form, entries in forms.items()}
    return {form: entries for form, entries in kept.items() if entries}


def _hints_of(forms: Mapping[str, tuple[Entry, ...]]) -> dict[str, dict[Entry, None]]:
    """The beginnings of all forms, in every spacing, with the entries that begin so."""
    joints = dictionaries().joints
    hints: dict[str, dict[Entry, None]] = {}
    for form, entries in forms.items():
        if all(entry.value in ("accident", "setting") for entry in entries):
            continue  # it weighs against a war, and hints at none
        cuts = [0, *sorted(at for at in joints(form) or () if 0 < at < len(form)), len(form)]
        parts = [form[a:b] for a, b in pairwise(cuts)]
        spellings = [""]
        for part in parts[:MOST_PARTS]:  # however they are spaced
            spellings = [s + gap + part for s in spellings for gap in (("", " ") if s else ("",))]
        for spelling in spellings:
            hints.setdefault(spelling, {}).update(dict.fromkeys(entries))
    return hints


_Known = TypeVar("_Known")


class _Word(NamedTuple):
    """What a word says by itself in a group: the entries of forms that it is, with whether a loose ending may follow,
    the preposition before and the ending after them (`Hit.glued`, `Hit.rest`); and how the next word of a form that it
    begins must begin: with so many letters."""

    alone: tuple[tuple[Entry, bool, int, int], ...]
    next_letters: frozenset[str]


class _Remembered(dict[str, _Known]):
    """What is worked out of words, kept for those met last."""

    def __init__(self, longest: int) -> None:
        super().__init__()
        self._longest = longest

    def __missing__(self, word: str) -> _Known:
        known = self.work_out(word)
        if len(word) <= self._longest:  # what is longer is no word, and would fill the memory
            if len(self) >= REMEMBERED:
                self.clear()
            self[word] = known
        return known

    def work_out(self, word: str) -> _Known:
        raise NotImplementedError


class _Cuts(_Remembered[tuple[int, ...]]):
    """The lengths of the endings that a word may have, longest first and none last."""

    def work_out(self, word: str) -> tuple[int, ...]:
        longest = min(LONGEST_ENDING, len(word) - 1)
        return (*(length for length in range(longest, 0, -1) if word[-length:] in ENDINGS), 0)


class _NextLetters(_Remembered[tuple[frozenset[str], ...]]):
    """How the word must begin with which a form of each group goes on after a beginning of it: in `LETTERS` letters, of
    a shorter word in all of its own."""

    def __init__(self, groups: Sequence[Collection[str]], longest: int) -> None:
        super().__init__(longest)
        self._groups = groups
        self._forms = sorted(set[str]().union(*groups))
        self._nothing = (frozenset[str](),) * len(groups)

    def work_out(self, word: str) -> tuple[frozenset[str], ...]:
        start = bisect_right(self._forms, word)
        if start == len(self._forms) or not self._forms[start].startswith(word):
            return self._nothing
        joints = dictionaries().joints
        found: tuple[set[str], ...] = tuple(set() for _ in self._groups)
        at = len(word)
        for n in range(start, len(self._forms)):
            form = self._forms[n]
            if not form.startswith(word):
                break
            allowed = joints(form)
            if allowed is None and word in PARTICLES:
                continue  # no name of a place begins with a particle
            if allowed is not None and at not in allowed and form[at - 1].isalpha() and form[at].isalpha():
                continue
            letters = [form[at : at + length] for length in range(1, LETTERS + 1)]
            if allowed is not None and len(form) - at < LETTERS:
                letters += [(form[at:] + ending)[:LETTERS] for ending in ENDINGS]
            for group, mine in zip(self._groups, found, strict=True):
                if form in group:
                    mine.update(letters)
        return tuple(map(frozenset, found))


class _Words(_Remembered[tuple[_Word | None, ...] | None]):
    """What words say by the forms of each group. What says and begins nothing is None: a word in a group, and a word in
    all of them."""

    def __init__(self, groups: Sequence[dict[str, tuple[Entry, ...]]]) -> None:
        longest = max(len(form) for forms in groups for form in forms) + LONGEST_ENDING + max(map(len, GLUED))
        super().__init__(longest)
        self._groups = groups
        self._cuts = _Cuts(longest)
        self._next_letters = _NextLetters(groups, longest)

    def work_out(self, word: str) -> tuple[_Word | None, ...] | None:
        if not word or len(word) > self._longest:
            return None
        glued = (0, *(len(before) for before in GLUED if word.startswith(before)))
        cuts = [
            (word[before : len(word) - rest], before, rest)
            for rest in self._cuts[word]
            for before in glued
            if len(word) - rest - before >= (GLUED_LEAST if before else 1)
        ]
        known: list[_Word | None] = []
        for forms, letters in zip(self._groups, self._next_letters[word], strict=True):
            alone = tuple(
                [
                    (entry, not rest and entry.layer in INFLECTED, before, rest)
                    for form, before, rest in cuts
                    for entry in forms.get(form, ())
                    if _bends(entry, len(form), before, word[len(word) - rest :])
                ]
            )
            known.append(_Word(alone, letters) if alone or letters else None)
        return tuple(known) if any(known) else None

    def hits(self, looked_up: LookedUp, group: int) -> dict[Layer, list[Hit]]:
        """The longest hits of a group in the words of a sentence."""
        words = looked_up.words
        new = tuple.__new__  # what Hit(...) comes to, without two calls on the way, for most words of a text
        found: dict[Layer, list[Hit]] = {}
        for first, known in enumerate(looked_up.known):
            if known is None or (said := known[group]) is None:
                continue
            alone, next_letters = said
            for entry, bends, glued, rest in alone:
                last = first + 1 if bends and words[first + 1] in LOOSE_ENDINGS else first
                hit = new(Hit, (first, last, entry, glued, rest))
                if entry.layer in found:
                    found[entry.layer].append(hit)
                else:
                    found[entry.layer] = [hit]
            if words[first + 1][:LETTERS] in next_letters:
                self._over_words(words, first, group, found)
        return _sorted_out(found) if found else found

    def _over_words(self, words: Sequence[str], first: int, group: int, found: dict[Layer, list[Hit]]) -> None:
        """The hits of several words that begin at one."""
        forms, letters_after = self._groups[group], self._next_letters
        joined = words[first]
        boundaries: list[int] = []
        for last in range(first + 1, len(words) - 1):
            word = words[last]
            boundaries.append(len(joined))
            joined += word
            for rest in self._cuts[word]:
                form = joined[: len(joined) - rest]
                entries = forms.get(form)
                if not entries or not _at_joints(dictionaries().joints(form), boundaries, joined):
                    continue
                particle = words[first] in PARTICLES or word in PARTICLES
                for entry in entries:
                    if particle and entry.layer == "place":
                        continue  # Kindu in `می‌کند و`
                    if not _bends(entry, len(form), 0, joined[len(form) :]):
                        continue
                    loose = not rest and entry.layer in INFLECTED and words[last + 1] in LOOSE_ENDINGS
                    found.setdefault(entry.layer, []).append(Hit(first, last + loose, entry, 0, rest))
            if words[last + 1][:LETTERS] not in letters_after[joined][group]:
                return


def _bends(entry: Entry, length: int, glued: int, rest: str) -> bool:
    """Whether an entry, under a form of this length, may stand after a glued preposition and before an ending."""
    if rest and entry.layer not in INFLECTED:
        return False
    if glued and entry.layer in ("verb", "cue", "speech", "trigger", "modifier"):
        return False
    if rest in PERSONAL and entry.layer == "actor" and entry.detail in BODIES:
        return False  # ناتوانی is no ناتو, سپاهان no سپاه
    # سیاست is no سیا
    return not (length <= 3 and rest not in ("", "ی", "ها", "های") and entry.layer in ("actor", "source"))


def _at_joints(allowed: frozenset[int] | None, boundaries: Sequence[int], joined: str) -> bool:
    """Whether the words of the text meet where words of the form do: `بر جای` is no `برج` with an ending."""
    return allowed is None or all(
        at in allowed or not (joined[at - 1].isalpha() and joined[at].isalpha()) for at in boundaries
    )


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
    for layer, hits in found.items():
        if len(hits) == 1 or _apart(hits):
            continue
        if layer not in ("cue", "trigger"):
            found[layer] = _longest(hits)
            continue
        # words of different meaning may overlap: `حمله‌ای دیگر` is another act and a word of conflict, and of
        # `منجر به قتل` only the last word is an act
        by_value: dict[str, list[Hit]] = {}
        for hit in hits:
            by_value.setdefault(hit.entry.value, []).append(hit)
        found[layer] = sorted(
            (hit for group in by_value.values() for hit in _longest(group)), key=lambda hit: (hit.first, -hit.last)
        )
    return found


def _apart(hits: list[Hit]) -> bool:
    """Whether hits follow one another in order, as they mostly do."""
    reach = -1
    for hit in hits:
        if hit.first <= reach:
            return False
        reach = hit.last
    return True


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
