"""Which unknown words can be the name of a place: after `روستای`, `پادگان` or `منطقه`, or in a list that a name opened.

No gazetteer knows every village. A word after a place word is believed to be a name where it is no common word of the
language (`منطقه عملیاتی` is no name, `منطقه شعیطات` is one) and no other dictionary of the coder has it.
"""

from __future__ import annotations

from functools import cache

from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading
from rasad.lexicon import rows

#: Endings that make another form of a common word (عملیات: عملیاتی، منطقه: منطقه‌ای، استوار: استوارترین).
_ENDINGS = (
    "ترین",
    "های",
    "هایی",
    "ها",
    "تر",
    "ای",
    "یی",
    "ی",
    "ان",
    "ات",
    "ا",
    "ند",
    "ش",
    "شان",
    "نشین",
    "نشینان",
    "زده",
    "خیز",
    "شده",
)
#: Beginnings that make another form of one.
_BEGINNINGS = ("می", "نمی", "بی", "نا")
#: The longest unknown name, in words.
LONGEST = 3


@cache
def _common() -> frozenset[str]:
    return frozenset([row["word"] for row in rows("common_words")])  # folded when the list was made


@cache
def is_common(word: str) -> bool:
    """Whether a word, or the word that it is a form of, is a common one."""
    common = _common()
    if word in common:
        return True
    if word.startswith(_BEGINNINGS) and len(word) > 5 and not word.endswith("یه"):
        return True
    return any(
        word.endswith(ending) and len(word) - len(ending) >= 2 and word[: len(word) - len(ending)] in common
        for ending in _ENDINGS
    )


def free(reading: Reading, i: int) -> bool:
    """Whether a token is a word that no dictionary and no figure or date claims."""
    token = reading.tokens[i]
    if token.kind != "word" or token.text in FUNCTION_WORDS or len(token.text) < 2:
        return False
    return i not in reading.claims


def name_at(reading: Reading, i: int, *, trusting: bool = False) -> int | None:
    """The last token of the unknown name that begins at `i`, or None. `trusting`: after `روستای` and `شهرک` the first
    word may be a common one (`روستای سنگ سفید`)."""
    tokens = reading.tokens
    if i >= len(tokens):
        return None
    claimed = reading.claims

    def able(j: int) -> bool:
        token = tokens[j]
        return token.kind == "word" and j not in claimed and token.text not in FUNCTION_WORDS and len(token.text) > 1

    if not able(i):
        return None
    following = tokens[i + 1].text if i + 1 < len(tokens) and able(i + 1) else ""
    article = following.startswith("ال") and len(following) > 3
    if is_common(tokens[i].text) and not trusting and not article:
        return None
    last = i
    while (
        last + 1 < len(tokens)
        and last - i + 1 < LONGEST
        and able(last + 1)
        and not is_common(tokens[last + 1].text)
        and not any(h.first == last + 1 for h in reading.layer("placecue"))
        and not any(h.first == last + 1 for h in reading.layer("country"))
    ):
        last += 1
    return last


def quoted(reading: Reading, i: int, limit: int = 60) -> tuple[int, int] | None:
    """The tokens inside the quotation marks that open at token `i`."""
    tokens = reading.tokens
    if i >= len(tokens) or tokens[i].text not in QUOTES:
        return None
    for j in range(i + 1, min(i + limit, len(tokens))):
        if tokens[j].text in QUOTES:
            return (i + 1, j - 1) if j > i + 1 else None
    return None
