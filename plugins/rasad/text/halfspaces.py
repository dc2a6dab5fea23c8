"""Where half-spaces (ZWNJ) belong in a word, and between two words.

A word without half-spaces is looked up in a list of forms that news writes otherwise than the rules say
(`lexicon/text/half_spaces.csv`), then taken apart by rules over hazm's words and verbs: می and نمی before a verb, the
plural and its possessives, comparatives, endings after a silent ه, به and بی before a word, compounds. A word that is
written with half-spaces is left as it is. Two words are joined when the second is such an ending, when the first is such
a prefix, or when the pair is a compound that is written joined (`lexicon/text/joined_pairs.csv` and hazm's compounds).

No half-space follows a letter that doesn't join the next one, unless the word list says so.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rasad.lexicon import rows
from rasad.text.wordlist import NOT_JOINING, ZWNJ, verbs, words

#: Longer runs of letters are no words (hazm's longest has 24 letters).
LONGEST_WORD = 40
#: Words remembered with what they become.
REMEMBERED = 1 << 16

PLURALS = (
    "هایشان", "هایمان", "هایتان", "هایی", "هایش", "هایم", "هایت", "هاست", "های", "ها",
)  # fmt: skip
COMPARATIVES = ("ترین", "تری", "تر")
#: Endings after a silent ه.
AFTER_HE = ("ایم", "اید", "اند", "است", "مان", "تان", "شان", "ای", "ام", "اش", "ات")
#: Endings of a participle; است is written apart by most, so two words are not joined by it.
OF_PARTICIPLE = frozenset({"ایم", "اید", "اند", "ام", "ای"})
#: Prefixes of verbs that may stand before می.
VERB_PREFIXES = ("بر", "در", "باز", "فرا", "فرو", "وا", "ور", "سر")
MODALS = frozenset({"توان", "باید", "بایست", "بایستی", "شاید", "خواهم", "خواهد", "خواهند"})


class Exceptions(NamedTuple):
    """What the rules get wrong: words by their form without half-spaces, and pairs of words that are joined or not."""

    words: dict[str, str]
    joined: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]
    firsts: frozenset[str]
    lasts: frozenset[str]


@cache
def exceptions() -> Exceptions:
    """The lists of lexicon/text."""
    forms = {row["form"].replace(ZWNJ, ""): row["form"] for row in rows("text/half_spaces")}
    joined, apart = set(), set()
    for row in rows("text/joined_pairs"):
        (joined if row["joined"] == "1" else apart).add((row["first"], row["second"]))
    parts = {"first": set[str](), "last": set[str]()}
    for row in rows("text/compound_parts"):
        parts[row["place"]].add(row["form"])
    return Exceptions(forms, frozenset(joined), frozenset(apart), frozenset(parts["first"]), frozenset(parts["last"]))


def _glue(first: str, second: str) -> str:
    return first + second if first[-1] in NOT_JOINING else first + ZWNJ + second


@cache
def _known(word: str) -> bool:
    lexicon = words()
    return word in lexicon.plain or word in lexicon.compounds or word in exceptions().words


def _common(word: str) -> bool:
    lexicon = words()
    return word in lexicon.common or word in lexicon.compounds


class Restorer:
    """Restores words, and remembers them: news uses few words often."""

    def __init__(self) -> None:
        self._words = words()
        self._verbs = verbs()
        self._exceptions = exceptions()
        self._memory: dict[str, str] = {}

    def word(self, word: str) -> str:
        """A word without half-spaces, with the half-spaces that belong in it."""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) >= REMEMBERED:
                self._memory.clear()
            found = self._memory[word] = self._restore(word)
        return found

    def _restore(self, word: str) -> str:
        if not 3 < len(word) <= LONGEST_WORD:
            return self._exceptions.words.get(word, word) if len(word) == 3 else word
        listed = self._exceptions.words.get(word)
        if listed is not None:
            return listed
        return (
            self._continuous(word)
            or self._inflected(word)
            or self._words.compounds.get(word)
            or (word if word in self._words.plain or word in self._verbs.finite else None)
            or self._prefixed(word)
            or self._compound(word)
            or word
        )

    def base(self, word: str) -> str | None:
        """A word that endings can be put to, restored; None if nobody knows it."""
        if len(word) < 2:
            return None
        if _known(word) or word in self._verbs.participles:
            return self._exceptions.words.get(word) or self._words.compounds.get(word, word)
        restored = self.word(word)
        return restored if ZWNJ in restored else None

    def _continuous(self, word: str) -> str | None:
        """`میرود`, `نمیرود`, `برمیگردد`"""
        at = word.find("می")
        if at < 0 or at > 4:
            return None
        head = word[:at]
        if head not in ("", "ن") and head.removesuffix("ن") not in VERB_PREFIXES:
            return None
        rest = word[at + 2 :]
        if rest in self._verbs.finite or rest in MODALS:
            if head == "" and word in self._words.common:
                return None
            return word[: at + 2] + ZWNJ + rest
        participle = self._perfect(rest)
        return word[: at + 2] + ZWNJ + participle if participle else None

    def _perfect(self, word: str) -> str | None:
        """`رفتهاند`"""
        for ending in AFTER_HE[:4]:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                if stem.removeprefix("ن") in self._verbs.participles or stem in self._verbs.participles:
                    return stem + ZWNJ + ending
        return None

    def _inflected(self, word: str) -> str | None:
        """The plural, the comparative, and endings after a silent ه."""
        for ending in AFTER_HE:
            if word.endswith("ه" + ending):
                stem = word[: -len(ending)]
                base = self.base(stem)
                if base is None and stem.removeprefix("ن") in self._verbs.participles:
                    base = stem
                if base is None or (word in self._words.common and len(stem) < 4):
                    continue
                other = word.removesuffix("ای").removesuffix("ه") if ending == "ای" else ""
                if other and other + "های" == word and self._plural_of(other):
                    continue
                return base + ZWNJ + ending
        for ending in PLURALS:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                if len(stem) < 2 or word in self._words.common:
                    return None
                base = self.base(stem)
                if base is not None:
                    return _glue(base, ending)
                if len(stem) > 3 and word not in self._words.plain:
                    return _glue(stem, ending)
                return None
        for ending in COMPARATIVES:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                if len(stem) > 2 and word not in self._words.common and stem in self._words.common:
                    return _glue(stem, ending)
        for ending in ("هاند", "ست"):
            if word.endswith(ending) and word not in self._words.plain and ending == "ست":
                base = self.base(word[:-2])
                if base is not None and word[-3] == "ه":
                    return base + ZWNJ + ending
        return None

    def _plural_of(self, word: str) -> bool:
        """Whether `wordهای` is better read as a plural than as `wordه‌ای`."""
        return word in self._words.common and word + "ه" not in self._words.common

    def _prefixed(self, word: str) -> str | None:
        """`بهعنوان`, `بیسابقه`"""
        for prefix in ("به", "بی", "هم", "نیمه", "میان", "پیش", "پس", "کم", "پر", "ضد", "غیر", "چند", "فوق", "شبه", "سه", "نا"):
            rest = word[len(prefix) :]
            if not word.startswith(prefix) or len(rest) < 3 or prefix in ("نا",):
                continue
            base = rest if rest in self._words.common else None
            if base is None and len(rest) > 4:
                restored = self._inflected(rest)
                base = restored if restored else self._words.compounds.get(rest)
                if base is None and prefix in ("به", "بی") and rest in self._words.plain:
                    base = rest
            if base is not None:
                return _glue(prefix, base)
        return None

    def _compound(self, word: str) -> str | None:
        """Two common words written as one, at the boundary where both are longest."""
        best: tuple[int, str] | None = None
        lists = self._exceptions
        for at in range(2, len(word) - 1):
            first, second = word[:at], word[at:]
            strength = 0
            if second in lists.lasts:
                strength += 2 + (len(second) > 3)
            if first in lists.firsts:
                strength += 2
            if not strength and (len(first) < 3 or len(second) < 3):
                continue
            first_known = first in lists.firsts or _common(first) or first in self._verbs.participles
            second_known = second in lists.lasts or _common(second)
            if not first_known and len(first) > 3 and second in lists.lasts:
                first_known = _known(first)
            if not second_known and len(second) > 3:
                restored = self._inflected(second)
                if restored and (first in lists.firsts or _common(first)):
                    second, second_known = restored, True
            if not (first_known and second_known):
                continue
            if not strength and first[-1] in NOT_JOINING:
                continue
            score = strength * 3 + min(len(first), len(second.replace(ZWNJ, "")))
            if best is None or score > best[0]:
                best = (score, _glue(self._words.compounds.get(first, first), second))
        return best[1] if best else None

    def joins(self, first: str, second: str) -> str | None:
        """What two words with a space between them become if they belong together; None if they stay apart."""
        lists = self._exceptions
        pair = (first, second)
        if pair in lists.joined:
            return first + ZWNJ + second
        if pair in lists.apart:
            return None
        tail = first.rpartition(ZWNJ)[2]
        if first in ("می", "نمی") or (first.endswith("می") and first.removesuffix("ن" + "می").removesuffix("می") in VERB_PREFIXES):
            if second in self._verbs.finite or second in MODALS or self._perfect(second.replace(ZWNJ, "")):
                return first + ZWNJ + second
            return None
        if second in PLURALS:
            return _glue(first, second) if len(first) > 1 and first not in ("این", "و", "که", "از", "به", "در") else None
        if second in ("تر", "ترین"):
            return _glue(first, second) if first in self._words.common or ZWNJ in first else None
        if second in OF_PARTICIPLE and tail.endswith("ه") and len(tail) > 2:
            if tail in self._verbs.participles or tail.removeprefix("ن") in self._verbs.participles:
                return first + ZWNJ + second
            return first + ZWNJ + second if second == "ای" and _known(tail) else None
        if second in ("اش", "ات", "مان", "شان", "تان") and tail.endswith("ه") and _known(tail) and len(tail) > 3:
            return first + ZWNJ + second
        written = self._words.compounds.get(first + second)
        if written is not None and written == first + ZWNJ + second:
            return written
        return None


@cache
def restorer() -> Restorer:
    """The restorer of this process."""
    return Restorer()
