"""Where half-spaces (ZWNJ) belong in a word, and between two words.

A word without half-spaces is looked up among the spellings that the rules would miss (`lexicon/text/half_spaces.csv`),
then taken apart by rules over hazm's words and verbs: می and نمی before a verb, the plural and its possessives,
comparatives, endings after a silent ه or an ی, به and بی before a word, compounds of parts that make many
(`lexicon/text/compound_parts.csv`), names of the gazetteer. A word that is written with half-spaces is left as it is.
Where a line has half-spaces, its writer knew them, and compounds are not guessed (`careful`).

Two words are joined when the second is such an ending, when the first is such a prefix, or when the pair is a compound
that nearly everybody writes joined (`lexicon/text/joined_pairs.csv` and hazm's compounds). Where usage is divided
(`این که`, `به ویژه`) the writer's spelling stands.

No half-space follows a letter that doesn't join the next one, unless a list says so.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rasad.lexicon import rows
from rasad.text.names import names
from rasad.text.wordlist import NOT_JOINING, ZWNJ, verbs, words

#: Longer runs of letters are no words (hazm's longest has 24 letters).
LONGEST_WORD = 40
#: Words, and chunks of a line, that are remembered with what they become: the vocabulary of some thousands of articles,
#: in less than 100 MiB.
REMEMBERED = 1 << 18

PLURALS = ("هایشان", "هایمان", "هایتان", "هایی", "هایش", "هایم", "هایت", "هاست", "های", "ها")
COMPARATIVES = ("ترین", "تری", "تر")
#: Endings after a silent ه.
AFTER_HE = ("ایم", "اید", "اند", "است", "مان", "تان", "شان", "ای", "ام", "اش", "ات")
#: Endings after an ی: `صندلی‌ام`, `انسانی‌اند`.
AFTER_YE = ("ایم", "اید", "اند", "ای", "ام", "اش", "ات")
#: Endings of a participle; است is written apart by most, so two words are not joined by it.
OF_PARTICIPLE = frozenset({"ایم", "اید", "اند", "ام", "ای"})
#: Endings that are written with the word: `تیمشان`, `ساکتند`, `گفتارم`.
WRITTEN_WITH = (
    "هایشان", "یشان", "یمان", "یتان", "شان", "مان", "تان", "ند", "ید", "یم", "یی", "یش", "یت", "یون", "مین", "ان", "ات",
    "ست", "م", "ت", "ش", "ی",
)  # fmt: skip
#: The same by their last letter, in the same order.
_WRITTEN_WITH_BY_LETTER = {
    letter: tuple(ending for ending in WRITTEN_WITH if ending[-1] == letter)
    for letter in {ending[-1] for ending in WRITTEN_WITH}
}
#: The last letters of all these endings.
_LAST_OF_ENDINGS = frozenset(ending[-1] for ending in (*PLURALS, *COMPARATIVES, *AFTER_HE, *AFTER_YE))
_HE_ENDINGS = tuple("ه" + ending for ending in AFTER_HE)
_YE_ENDINGS = tuple("ی" + ending for ending in AFTER_YE)
#: All that is joined to the word before it.
ENDINGS = frozenset({*PLURALS, "تر", "ترین", *OF_PARTICIPLE, "اش", "ات", "مان", "شان", "تان"})
#: Prefixes of verbs that may stand before می.
VERB_PREFIXES = ("بر", "در", "باز", "فرا", "فرو", "وا", "ور", "سر")
MODALS = frozenset({"توان", "باید", "بایست", "بایستی", "شاید", "خواهم", "خواهد", "خواهند"})
#: What stands before a word of its own: `به‌عنوان`, `بی‌سابقه`, `نیمه‌جان`.
WORD_PREFIXES = (
    "به", "بی", "هم", "نیمه", "میان", "پیش", "پس", "کم", "پر", "ضد", "غیر", "چند", "فوق", "شبه", "نیم", "بین",
)  # fmt: skip
#: The same by their first two letters, in the same order.
_PREFIXES_BY_BEGINNING = {
    beginning: tuple(prefix for prefix in WORD_PREFIXES if prefix[:2] == beginning)
    for beginning in {prefix[:2] for prefix in WORD_PREFIXES}
}
#: Numbers before a measure: `ده‌دقیقه‌ای`, `سه‌جانبه`.
COUNTED = ("یک", "سه", "پنج", "شش", "هفت", "هشت", "نه", "ده", "بیست", "سی", "پنجاه", "دو", "چهار", "هزار", "صد")
#: The same by their first two letters, in the same order.
_COUNTED_BY_BEGINNING = {
    beginning: tuple(number for number in COUNTED if number[:2] == beginning)
    for beginning in {number[:2] for number in COUNTED}
}
#: Words that no ending belongs to.
CLOSED = frozenset({
    "این", "آن", "و", "که", "از", "به", "در", "را", "با", "تا", "هم", "یا", "اما", "اگر", "بر", "هر", "چه", "نه",
})  # fmt: skip
ARTICLE = "ال"


class Exceptions(NamedTuple):
    """What the rules get wrong: words by their form without half-spaces, and pairs of words that are joined or not."""

    words: dict[str, str]
    joined: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]
    firsts: frozenset[str]
    lasts: frozenset[str]
    silent: frozenset[str]
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()


@cache
def exceptions() -> Exceptions:
    """The lists of lexicon/text."""
    forms = {row["form"].replace(ZWNJ, ""): row["form"] for row in rows("text/half_spaces")}
    joined: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for row in rows("text/joined_pairs"):
        (joined if row["joined"] == "1" else apart).add((row["first"], row["second"]))
    parts: dict[str, set[str]] = {name: set() for name in ("first", "last", "silent", "before", "after")}
    for row in rows("text/compound_parts"):
        parts[row["place"]].add(row["form"])
    return Exceptions(
        forms,
        frozenset(joined),
        frozenset(apart),
        *(frozenset(parts[name]) for name in ("first", "last", "silent", "before", "after")),
    )


def _glue(first: str, second: str) -> str:
    """Two parts in one: a half-space only where the letters would join."""
    return first + second if first[-1] in NOT_JOINING else first + ZWNJ + second


class Restorer:
    """Restores words, and remembers them: news uses few words often."""

    def __init__(self, lists: Exceptions | None = None) -> None:
        self._words = words()
        self._verbs = verbs()
        self._lists = exceptions() if lists is None else lists
        self._names = names()
        #: Words and what they certainly become; nothing, where nobody knows them.
        self._sure: dict[str, str] = {}
        #: What the others become where writers forget half-spaces.
        self._guesses: dict[str, str] = {}
        halves = [word.partition(ZWNJ) for word in self._words.compounds.values()]
        #: Pairs that may be joined begin with a prefix, end with an ending, or are of these firsts and seconds.
        self.prefixes = frozenset({p + n + "می" for p in ("", *VERB_PREFIXES) for n in ("", "ن")} | self._lists.before)
        self.firsts = frozenset({first for first, _ in self._lists.joined} | {first for first, _, _ in halves})
        self.pairs = self._lists.joined | {(first, second) for first, _, second in halves}
        self.seconds = frozenset({second for _, second in self._lists.joined} | {second for _, _, second in halves})
        #: All words that may be joined to others; and those of them that are joined where half-spaces are written, too.
        self.joinable_with_care = self.prefixes | ENDINGS | self._lists.after
        self.joinable = self.joinable_with_care | self.firsts | self.seconds

    def is_ending(self, word: str) -> bool:
        """Whether a word may be joined to any word before it."""
        return word in ENDINGS or (word.partition(ZWNJ)[0] if ZWNJ in word else word) in self._lists.after

    def word(self, word: str, *, careful: bool = False) -> str:
        """A word with the half-spaces that belong in it; if `careful`, with those of its endings only."""
        certain = self._sure.get(word)
        if certain is None:
            if len(self._sure) >= REMEMBERED:
                self._sure.clear()
                self._guesses.clear()
            certain = self._sure[word] = (word if ZWNJ in word else self._certain(word)) or ""
        if certain or careful:
            return certain or word
        guess = self._guesses.get(word)
        if guess is None:
            guess = self._guesses[word] = self._guessed(word)
        return guess

    def _certain(self, word: str) -> str | None:
        """A word that the lists and the grammar of endings know, restored."""
        if not 2 < len(word) <= LONGEST_WORD:
            return word
        listed = self._lists.words.get(word)
        if listed is not None:
            return listed
        simple = "ه" not in word and "می" not in word and word not in self._words.compounds
        if len(word) == 3 or (simple and word in self._words.common):
            return word
        return (
            self._continuous(word)
            or self._counted(word)
            or self._inflected(word)
            or (word if word.endswith("مین") and word[:-3] in self._words.plain else None)
            or self._words.compounds.get(word)
            or (word if word in self._words.plain or self._verb(word) else None)
            or self._with_ending(word)
        )

    def _guessed(self, word: str) -> str:
        """A word that nobody knows: a name, a compound, or a slip."""
        return (
            self._names.restored(word)
            or self._prefixed(word)
            or self._compound(word)
            or self._compound_with_ending(word)
            or self._names.corrected(word)
            or word
        )

    def _known(self, word: str) -> bool:
        lexicon = self._words
        return word in lexicon.plain or word in lexicon.compounds or word in self._lists.words

    def _common(self, word: str) -> bool:
        return word in self._words.common or word in self._words.compounds

    def base(self, word: str) -> str | None:
        """A word that endings can be put to, restored; None if nobody knows it."""
        if len(word) < 2:
            return None
        if self._known(word) or word in self._verbs.participles:
            if word in self._lists.words:
                return self._lists.words[word]
            return word if word in self._words.common else self._words.compounds.get(word, word)
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

    def _verb(self, word: str) -> bool:
        """Whether a word is a verb form that needs no half-space: `برنگشته`, `دربیاورم`, `بیاغازد`"""
        prefixed = word.startswith(VERB_PREFIXES)
        for prefix in ("", *VERB_PREFIXES) if prefixed else ("",):
            if not word.startswith(prefix):
                continue
            rest = word[len(prefix) :]
            if rest in self._verbs.finite or rest in self._verbs.participles:
                return True
            if rest[:1] in ("ن", "ب"):
                bare = rest[1:]
                if bare in self._verbs.finite or bare in self._verbs.participles:
                    return True
                if bare[:1] == "ی" and (bare[1:] in self._verbs.finite or "آ" + bare[2:] in self._verbs.finite):
                    return True
        return False

    def _counted(self, word: str) -> str | None:
        """`دهدقیقهای`, `پنجنفره`"""
        if word[:2] not in _COUNTED_BY_BEGINNING or not word.endswith(("ه", "های")):
            return None
        if word in self._words.plain or word in self._words.compounds:
            return None
        if word.endswith("های") and self._common(word[:-3]):
            return None
        for number in _COUNTED_BY_BEGINNING.get(word[:2], ()):
            rest = word[len(number) :]
            if not word.startswith(number) or len(rest) < 4:
                continue
            bare = rest.removesuffix("ای")
            if number + bare in self._words.plain:
                return None
            if bare.endswith("ه") and (self._common(bare) or self._common(bare[:-1])):
                return _glue(number, bare + ZWNJ + "ای" if bare != rest else bare)
        return None

    def _participle(self, word: str) -> bool:
        """`رفته`, `نرفته`, `بازگرفته`, `فرونشسته`"""
        known = self._verbs.participles
        if word in known or word.removeprefix("ن") in known:
            return True
        return any(
            word.startswith(prefix) and word[len(prefix) :].removeprefix("ن") in known for prefix in VERB_PREFIXES
        )

    def _perfect(self, word: str) -> str | None:
        """`رفتهاند`"""
        if not word.endswith(("ند", "یم", "ید", "است")):
            return None
        for ending in AFTER_HE[:4]:
            if word.endswith("ه" + ending) and self._participle(word[: -len(ending)]):
                return word[: -len(ending)] + ZWNJ + ending
        return None

    def _inflected(self, word: str) -> str | None:
        """The plural, the comparative, and endings after a silent ه or an ی."""
        if word[-1] not in _LAST_OF_ENDINGS:
            return None
        return (
            self._perfect(word)
            or self._plural(word)
            or self._after_he(word)
            or self._after_ye(word)
            or self._compared(word)
        )

    def _plural(self, word: str) -> str | None:
        """`تروریستهای`"""
        if not word.endswith(PLURALS):
            return None
        for ending in PLURALS:
            if not word.endswith(ending):
                continue
            stem = word[: -len(ending)]
            if len(stem) < 2 or word in self._words.common or stem + "ها" in self._words.common:
                return None
            if ending == "های" and self._silent(stem):
                return None
            base = self.base(stem)
            if base is not None:
                return _glue(base, ending)
            if ending == "های" and self.base(stem + "ه") is not None:
                return None
            if len(stem) > 3 and word not in self._words.plain:
                base = self._with_ending(stem) or stem
                return _glue(base, ending)
            return None
        return None

    def _silent(self, stem: str) -> bool:
        """Whether `stem` + های is better read as a word in ه with ای: `خمپاره‌ای`, but `کتاب‌های`."""
        if stem in self._lists.silent:
            return True
        return not self._common(stem) and self._common(stem + "ه")

    def _after_he(self, word: str) -> str | None:
        """`خمپارهای`, `خانهاش`"""
        if not word.endswith(_HE_ENDINGS):
            return None
        for ending in AFTER_HE:
            if not word.endswith("ه" + ending):
                continue
            stem = word[: -len(ending)]
            base = self.base(stem)
            if base is None:
                base = self._with_ending(stem)
            if base is None or (word in self._words.common and len(stem) < 4) or len(stem) < 3:
                continue
            if ending == "است" and not self._participle(stem):
                continue
            return base + ZWNJ + ending
        return None

    def _after_ye(self, word: str) -> str | None:
        """`صندلیام`"""
        if not word.endswith(_YE_ENDINGS) or word in self._words.plain:
            return None
        for ending in AFTER_YE:
            stem = word[: -len(ending)]
            if not word.endswith("ی" + ending) or len(stem) < 4 or (ending == "ای" and self._known(word[:-1])):
                continue
            base = self.base(stem)
            if base is None and self._known(stem[:-1]) and stem[-2] not in "او":
                base = self._words.compounds.get(stem[:-1], stem[:-1]) + "ی"
            if base is not None:
                return base + ZWNJ + ending
        return None

    def _compared(self, word: str) -> str | None:
        """`بزرگتر`"""
        if not word.endswith(COMPARATIVES):
            return None
        for ending in COMPARATIVES:
            if word.endswith(ending):
                stem = word[: -len(ending)]
                if len(stem) < 3 or word in self._words.common:
                    continue
                if stem in self._words.adjectives:
                    return _glue(stem, ending)
                base = self.base(stem)
                if base is not None and ZWNJ in base:
                    return _glue(base, ending)
        return None

    def _with_ending(self, word: str) -> str | None:
        """A known word and an ending that is written with it: nothing to restore, but no compound either."""
        for ending in _WRITTEN_WITH_BY_LETTER.get(word[-1:], ()):
            if word.endswith(ending):
                stem = word[: -len(ending)]
                after_vowel = ending == "ی" and stem[-1:] in ("ا", "و") and stem in self._words.plain
                if len(stem) > 2 and (stem in self._words.common or after_vowel):
                    return word
                if len(stem) > 3 and stem in self._words.compounds:
                    return self._lists.words.get(stem, self._words.compounds[stem]) + ending
        return None

    def _prefixed(self, word: str) -> str | None:
        """`بهعنوان`, `بیسابقه`"""
        for prefix in _PREFIXES_BY_BEGINNING.get(word[:2], ()):
            rest = word[len(prefix) :]
            if not word.startswith(prefix) or len(rest) < 3:
                continue
            base = rest if rest in self._words.common else None
            if base is None and len(rest) > 3:
                base = self._inflected(rest) or self._words.compounds.get(rest)
                if base is None and prefix in ("به", "بی"):
                    base = rest if rest in self._words.plain else self._with_ending(rest)
            if base is not None:
                return _glue(prefix, base)
        return None

    def _compound(self, word: str) -> str | None:
        """Two common words written as one, at the boundary where both are longest."""
        if word.startswith(ARTICLE):
            return None
        best: tuple[int, str] | None = None
        common, compounds, participles = self._words.common, self._words.compounds, self._verbs.participles
        firsts, lasts = self._lists.firsts, self._lists.lasts
        for at in range(2, len(word) - 1):
            first = word[:at]
            opens = first in firsts
            opening = opens or first in common or first in compounds or first in participles
            # most stretches of letters are no words: only a part that makes many compounds may follow another
            if not opening and (at < 4 or word[at:] not in lasts or not self._known(first)):
                continue
            second = word[at:]
            closes = second in lasts
            productive = closes * (2 + (len(second) > 3)) + opens * 2
            if not productive and (at < 3 or len(second) < 3 or first[-1] in NOT_JOINING):
                continue
            right: str | None = compounds.get(second, second)
            if not (closes or second in common or second in compounds):
                right = self._inflected(second) if len(second) > 3 else None
                if right is None:
                    continue
            assert right is not None
            score = productive * 3 + min(at, len(second))
            if best is None or score > best[0]:
                best = (score, _glue(compounds.get(first, first), right))
        return best[1] if best else None

    def _compound_with_ending(self, word: str) -> str | None:
        """`میهماننوازند`"""
        for ending in _WRITTEN_WITH_BY_LETTER.get(word[-1:], ()):
            if len(word) - len(ending) > 5 and word.endswith(ending):
                base = self._compound(word[: -len(ending)])
                if base is not None and ZWNJ in base:
                    return base + ending
        return None

    def joins(self, first: str, second: str, *, careful: bool = False) -> str | None:
        """What two words with a space between them become if they belong together; None if they stay apart.

        `دور های` keeps a half-space (`دور‌های`), though ر does not join: without it, it would read دوره‌ای.
        """
        joined = self._joins(first, second, careful=careful)
        if joined is None or joined != first + second or ZWNJ in joined:
            return joined
        stable = self.word(joined) == joined == self.word(joined, careful=True)
        return joined if stable else first + ZWNJ + second

    def _joins(self, first: str, second: str, *, careful: bool) -> str | None:
        lists = self._lists
        pair = (first, second)
        if pair in lists.apart:
            return None
        if pair in lists.joined and not careful:
            return first + ZWNJ + second
        tail = first.rpartition(ZWNJ)[2]
        if first in ("می", "نمی") or (
            first.endswith("می") and first.removesuffix("نمی").removesuffix("می") in VERB_PREFIXES
        ):
            if second in self._verbs.finite or second in MODALS or self._perfect(second.replace(ZWNJ, "")):
                return first + ZWNJ + second
            return None
        if second in PLURALS:
            return _glue(first, second) if len(first) > 1 and first not in CLOSED else None
        if second in ("تر", "ترین"):
            return _glue(first, second) if first in self._words.common or ZWNJ in first else None
        if second in OF_PARTICIPLE and tail.endswith("ه") and len(tail) > 2:
            if self._participle(tail):
                return first + ZWNJ + second
            return first + ZWNJ + second if second == "ای" and self._known(tail) else None
        if second in ("ام", "اش", "ات", "اند", "ای") and tail.endswith("ی") and len(tail) > 3:
            return first + ZWNJ + second
        if second in ("اش", "ات", "مان", "شان", "تان", "ام") and tail.endswith("ه") and len(tail) > 3:
            return first + ZWNJ + second if self._known(tail) else None
        if careful:
            return None
        if second.partition(ZWNJ)[0] in lists.after and len(first) > 2 and self._common(tail):
            return _glue(first, second)
        if first in lists.before and len(second) > 2 and self._common(second.partition(ZWNJ)[0]):
            return _glue(first, second)
        written = self._words.compounds.get(first + second)
        if second in self._verbs.participles:
            return None
        if written is not None and written == first + ZWNJ + second:
            return written
        return None


@cache
def restorer() -> Restorer:
    """The restorer of this process."""
    return Restorer()
