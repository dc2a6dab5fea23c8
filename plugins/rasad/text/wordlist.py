"""What hazm knows of Persian words and verbs, for telling where a half-space belongs.

hazm is the source: its word list (`words.dat`, 193,000 words) and its verbs (`verbs.dat`, 690 pairs of stems). Only
these two data files are read, from where the package is installed: importing hazm itself takes 3 to 5 s and 150 MiB,
reading the files 0.3 seconds and 40 MiB. Nothing is read before the first word is asked for.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ZWNJ = "\u200c"
#: Letters that don't join the next one: no half-space is needed after them.
NOT_JOINING = frozenset("اآأإدذرزژوؤةءۀ")

_PAST_ENDINGS = ("م", "ی", "", "یم", "ید", "ند")
_PRESENT_ENDINGS = ("م", "ی", "د", "یم", "ید", "ند")


class MissingWordsError(RuntimeError):
    """hazm is not installed, or its data files are not where they were."""


class Words(NamedTuple):
    """hazm's words. `plain` has no half-space in it; `common` is the part of it that carries a part of speech, and
    `adjectives` those that can be compared; `compounds` gives the written form of a compound without its half-spaces
    (`بینالمللی` -> `بین‌المللی`)."""

    plain: frozenset[str]
    common: frozenset[str]
    adjectives: frozenset[str]
    compounds: dict[str, str]


class Verbs(NamedTuple):
    """Verb forms that can follow می (`finite`), and past participles (`کرده`)."""

    finite: frozenset[str]
    participles: frozenset[str]


def data_file(name: str) -> Path:
    """A data file of hazm. Raises MissingWordsError, naming it, if it is not there."""
    spec = find_spec("hazm")
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    for folder in folders:
        path = Path(folder) / "data" / name
        if path.is_file():
            return path
    raise MissingWordsError(f"hazm's {name} is needed and was not found; is the package hazm installed?")


@cache
def words() -> Words:
    """hazm's word list."""
    plain: set[str] = set()
    common: set[str] = set()
    adjectives: set[str] = set()
    compounds: dict[str, str] = {}
    for line in data_file("words.dat").read_text(encoding="utf-8").splitlines():
        word, _, rest = line.partition("\t")
        word = word.strip(ZWNJ)
        if ZWNJ in word:
            compounds[word.replace(ZWNJ, "")] = word
            continue
        plain.add(word)
        tag = rest.rpartition("\t")[2]
        if tag and tag != "0":
            common.add(word)
            if "AJ" in tag or "ADV" in tag:
                adjectives.add(word)
    return Words(frozenset(plain), frozenset(common), frozenset(adjectives), compounds)


def _regular_stems() -> list[tuple[str, str]]:
    """Past and present of the regular verbs that only hazm's word list knows, by their infinitive: `مکیدن` -> مکید, مک;
    `خیساندن` -> خیساند, خیسان."""
    stems: list[tuple[str, str]] = []
    for word in words().common:
        if word.endswith("یدن") and len(word) > 4:
            stems.append((word[:-1], word[:-3]))
        elif word.endswith("اندن") and len(word) > 5:
            stems.append((word[:-1], word[:-2]))
            stems.append((word[:-3] + "نید", word[:-2]))
    return stems


@cache
def verbs() -> Verbs:
    """The forms of hazm's verbs: `ن` and `می` not included."""
    finite: set[str] = set()
    participles: set[str] = set()
    for line in data_file("verbs.dat").read_text(encoding="utf-8").splitlines():
        past, _, present = line.strip().partition("#")
        if past:
            finite.update(past + ending for ending in _PAST_ENDINGS)
            participles.add(past + "ه")
        for stem in present.split(" یا "):
            if stem:
                bare = stem[:-1] if len(stem) > 2 and stem.endswith("ی") and stem[-2] in "اوآ" else ""
                finite.update(stem + ending for ending in _PRESENT_ENDINGS)
                if bare:
                    finite.update(bare + "ی" + ending for ending in _PRESENT_ENDINGS)
    for past, present in _regular_stems():
        participles.add(past + "ه")
        finite.update(past + ending for ending in _PAST_ENDINGS)
        finite.update(present + ending for ending in _PRESENT_ENDINGS)
    # some of hazm's stems carry a prefix or a space of their own: they follow no می
    finite = {form for form in finite if form.isalpha() and form not in ("م", "ی", "د")}
    return Verbs(frozenset(finite), frozenset(participles))
