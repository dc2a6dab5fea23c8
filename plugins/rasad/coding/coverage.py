"""What the dictionaries do not know: names of sides and places and verbs that a corpus uses, by frequency.

The dictionaries grow from data. A name counts as unknown where the words around it say what it must be (`گروه X`,
`روستای X`) and no dictionary has it; a verb, where a sentence of war tells by it and the coder finds no act in that
clause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rasad.article import Article
from rasad.coding.acts import acts
from rasad.coding.lexicon import dictionaries
from rasad.coding.names import free, name_at
from rasad.coding.phrases import Spot
from rasad.coding.reading import FUNCTION_WORDS, THESE, Reading
from rasad.coding.telling import read_sentence
from rasad.text import read

#: Classes of nouns that a name of a side follows (`تیپ X`, `فرمانده X`).
NAMED_CLASSES = frozenset({"unit", "leader"})
#: Roles of verbs that carry a compound verb.
LIGHT = frozenset({"light", "passive"})


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name or verb that no dictionary has: how often, in how many articles, and the id of the first."""

    words: str
    count: int
    articles: int
    first_article: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The unknown names and verbs of a corpus, commonest first, and how much of it is known."""

    articles: int
    sides: int
    named_sides: int
    places: int
    known_places: int
    unknown_actors: tuple[Unknown, ...]
    unknown_places: tuple[Unknown, ...]
    unknown_verbs: tuple[Unknown, ...]


class _Tally:
    """Counts of words, with the articles that use them."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.users: Counter[str] = Counter()
        self.first: dict[str, str] = {}
        self._last: dict[str, str] = {}

    def add(self, words: str, article: str) -> None:
        self.counts[words] += 1
        self.first.setdefault(words, article)
        if self._last.get(words) != article:
            self._last[words] = article
            self.users[words] += 1

    def top(self, limit: int, least: int) -> tuple[Unknown, ...]:
        ranked = sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(
            Unknown(words, count, self.users[words], self.first[words])
            for words, count in ranked[:limit]
            if count >= least
        )


def coverage(articles: Iterable[Article], *, limit: int = 100, least: int = 2) -> Coverage:
    """What the dictionaries do not know of `articles`: at most `limit` of each kind, each used `least` times or
    more."""
    actors, places, verbs = _Tally(), _Tally(), _Tally()
    number = sides = named_sides = spots = known = 0
    for article in articles:
        number += 1
        document = read(article)
        for sentence in document.sentences:
            reading = Reading(document, sentence, article.published_on)
            if not reading.tokens:
                continue
            told = read_sentence(reading, acts(reading), headline=False, section=0)
            sides += len(told.sides)
            named_sides += sum(side.code is not None for side in told.sides)
            spots += len(told.spots)
            known += sum(bool(spot.ids) for spot in told.spots)
            for words in _actors(reading):
                actors.add(words, article.id)
            for spot in told.spots:
                if not spot.ids and _has_name(reading, spot):
                    places.add(reading.text(spot.name_first, spot.name_last), article.id)
            if "conflict" in reading.cues:
                acting = {act.clause for act in told.acts}
                for words in _verbs(reading, acting):
                    verbs.add(words, article.id)
    return Coverage(
        number,
        sides,
        named_sides,
        spots,
        known,
        actors.top(limit, least),
        places.top(limit, least),
        verbs.top(limit, least),
    )


def _has_name(reading: Reading, spot: Spot) -> bool:
    """Whether a place is called by a name of its own: `فرودگاه`, `پایگاه هوایی` and `جنوب این کشور` have none."""
    tokens = reading.tokens[spot.name_first : spot.name_last + 1]
    if any(token.text in THESE for token in tokens):
        return False
    said = reading.covered("placecue", "modifier", "country", "actor")
    return any(i not in said for i in range(spot.name_first, spot.name_last + 1))


def _actors(reading: Reading) -> list[str]:
    """Unknown words right after a noun that a name of a side follows."""
    found = []
    for hit in reading.layer("noun"):
        last = hit.last + 1
        if hit.entry.detail not in NAMED_CLASSES or last >= len(reading.tokens) or not free(reading, last):
            continue
        end = name_at(reading, last)
        if end is not None and not any(h.first <= last <= h.last for h in reading.layer("place")):
            found.append(reading.text(hit.first, end))
    return found


def _verbs(reading: Reading, acting: set[int]) -> list[str]:
    """Compound verbs of clauses in which the coder found no act: the word before a light verb, with the verb's stem."""
    roles = dictionaries().verb_roles
    speech = {h.last for h in reading.layer("speech")}
    found = []
    for verb in reading.verbs:
        before = verb.first - 1
        if not verb.finite or roles.get(verb.verb) not in LIGHT or reading.clause_of[verb.last] in acting or before < 0:
            continue
        token = reading.tokens[before]
        if (
            token.kind == "word"
            and token.text not in FUNCTION_WORDS
            and before not in speech
            and not any(v.first <= before <= v.last for v in reading.verbs)
        ):
            found.append(f"{token.text} {verb.verb}")
    return found
