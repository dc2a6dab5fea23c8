"""Names of the gazetteer, for words that no dictionary of Persian knows.

Arabic and foreign names are written with a half-space or without (`جیش‌الحر`, `جیشالحر`), and mistyped more often than
words: `حشدالعشبی` for `حشدالشعبی`. A long word that nobody knows and that two changed places of letters, or one letter
too many or too few, tell apart from exactly one name is that name. Only names of actors are corrected: villages a few
kilometres from each other differ by less.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from rasad.lexicon import rows
from rasad.text.wordlist import NOT_JOINING, ZWNJ

#: Shorter words are never corrected: too many words lie one letter apart.
SHORTEST_CORRECTED = 8
#: So many letters at one end of a name are right where there is one slip in it.
_KEPT = 3
_LETTERS = str.maketrans("يىكةۀ", "ییکهه")


class Names:
    """Names by their form without spaces and half-spaces."""

    def __init__(self, forms: dict[str, str], actors: frozenset[str]) -> None:
        self._forms = forms
        self._actors = actors
        self._shorter: dict[str, set[str]] | None = None
        #: One slip leaves the beginning of a long name or its end as it was.
        self._beginnings = frozenset(name[:_KEPT] for name in actors)
        self._ends = frozenset(name[-_KEPT:] for name in actors)

    def restored(self, word: str) -> str | None:
        """A name that lost its half-spaces, with them; None if it is no name."""
        return self._forms.get(word.translate(_LETTERS)) if self._forms else None

    def corrected(self, word: str) -> str | None:
        """The one name of an actor that a word is a slip away from."""
        if len(word) < SHORTEST_CORRECTED or not (word[:_KEPT] in self._beginnings or word[-_KEPT:] in self._ends):
            return None
        found = {
            swapped
            for at in range(len(word) - 1)
            if (swapped := word[:at] + word[at + 1] + word[at] + word[at + 2 :]) in self._actors and swapped != word
        }
        if not found:
            if self._shorter is None:
                self._shorter = _one_letter_less(self._actors)
            found = {less for at in range(1, len(word)) if (less := word[:at] + word[at + 1 :]) in self._actors}
            found |= self._shorter.get(word, set())
        if len(found) != 1:
            return None
        name = found.pop()
        return self._forms.get(name, name)


def _one_letter_less(actors: frozenset[str]) -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for name in actors:
        for at in range(1, len(name)):
            table.setdefault(name[:at] + name[at + 1 :], set()).add(name)
    return table


def _joined(form: str) -> str:
    """A name of several words as it is written in one: half-spaces only after letters that join."""
    written = form[:1]
    for before, letter in pairwise(form):
        if letter == " ":
            written += "" if before in NOT_JOINING else ZWNJ
        elif letter != ZWNJ:
            written += letter
        elif before not in NOT_JOINING:
            written += ZWNJ
    return written


@cache
def names() -> Names:
    """The names of lexicon/actors.csv and lexicon/places.csv that are long enough to be told from words."""
    forms: dict[str, str] = {}
    actors: set[str] = set()
    for table in ("actors", "places"):
        for row in rows(table):
            for form in (row["name_fa"], *row["forms"].split("|")):
                form = form.translate(_LETTERS).strip()
                parts = form.replace(ZWNJ, " ").split(" ")
                bare = "".join(parts)
                if len(bare) < 6 or len(parts) > 2 or not bare.isalpha():
                    continue
                if len(parts) == 2:
                    forms.setdefault(bare, _joined(form))
                if table == "actors" and (len(parts) == 1 or parts[1].startswith("ال") or ZWNJ in form):
                    actors.add(bare)
    return Names(forms, frozenset(actors))
