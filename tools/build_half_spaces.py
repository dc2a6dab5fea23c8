"""Count how news spells its words into lexicon/text/half_spaces.csv, joined_pairs.csv and compound_parts.csv.

    python tools/build_half_spaces.py ARTICLES.jsonl[.gz] ...

hazm's words and a grammar of endings say most of where a half-space belongs. The rest is usage: `آنها` and not `آن‌ها`,
`گفت‌وگو`, `به ویژه` and `به‌ویژه` side by side. Usage is counted here over articles (JSON lines with `body` and, for the
names of different desks, `agency`); only articles that write half-spaces at all are counted. Nothing of a text is kept
but spellings of words and of pairs that many writers share. The tables hold only what the rules alone would get wrong.

The parts of compounds come from hazm's own compounds (`words.dat`): what begins or ends several of them, and what usage
does not mostly write without a half-space.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rasad.text.halfspaces import MODALS, Exceptions, Restorer
from rasad.text.wordlist import ZWNJ, verbs, words

LEXICON = Path(__file__).parents[1] / "plugins" / "rasad" / "lexicon" / "text"
LETTERS = "ء-غف-يٱ-ۓەی"
WORD = re.compile(rf"[{LETTERS}]+(?:{ZWNJ}+[{LETTERS}]+)*")
PAIR = re.compile(rf"({WORD.pattern})(?= ({WORD.pattern}))")
DROPPED = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u200d\u200e\u200f\ufeff"
DOUBLED = re.compile(rf"{ZWNJ}+")
UNIFIED = str.maketrans("يىك", "ییک", DROPPED)
#: An article with fewer half-spaces than one in so many characters does not write them.
SPARSE = 300
#: How often a spelling must occur to count, and in the articles of how many agencies.
SEEN, AGENCIES = 4, 2
#: The share of the joined spelling from which a pair is joined, and under which a pair that rules join is left apart.
JOINED_SHARE, APART_SHARE = 0.65, 0.58
#: The same where the second is a participle, which may be a verb: `عمل نکرده است`.
PARTICIPLE_SHARE = 0.85
#: A part that is written joined so many times as often as it stands alone is joined to its neighbour whatever that is.
BOUND = 2
#: What is joined to the word after it, whatever that is.
PREFIXES = ("بی", "نیمه", "شبه", "آنتی", "میلی", "سانتی")
#: Bound parts that are words, too.
WORDS_TOO = frozenset({"نما", "نمایی", "انداز", "آبادی", "داری", "پور", "شان", "نیا", "سوز", "زاده"})
#: How many of hazm's compounds a productive part begins or ends.
PRODUCTIVE = 6


class Usage(NamedTuple):
    """How often each spelling was seen, by how many agencies, and how often pairs of words whose joined spelling was
    seen stand side by side."""

    spellings: Counter[str]
    agencies: dict[str, int]
    pairs: Counter[tuple[str, str]]


def bodies(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Agency and text of every article that writes half-spaces; lines that another article had before are left out, for
    agencies reprint each other, slips and all."""
    before: set[int] = set()
    for path in paths:
        with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                body = article["body"].translate(UNIFIED)
                if body.count(ZWNJ) * SPARSE < len(body):
                    continue
                new = {hash(part): part for part in DOUBLED.sub(ZWNJ, body).splitlines() if hash(part) not in before}
                before.update(new)
                yield article.get("agency") or "", "\n".join(new.values())


def count(paths: list[str]) -> Usage:
    """Count words, then the pairs that some write joined."""
    spellings: Counter[str] = Counter()
    agencies: dict[str, set[str]] = defaultdict(set)
    for agency, body in bodies(paths):
        found = WORD.findall(body)
        spellings.update(found)
        for word in found:
            if ZWNJ in word and len(agencies[word]) < AGENCIES:
                agencies[word].add(agency)
    joined = {word for word in spellings if ZWNJ in word} | set(words().compounds.values())
    pairs: Counter[tuple[str, str]] = Counter()
    for _, body in bodies(paths):
        pairs.update(pair for pair in PAIR.findall(body) if ZWNJ.join(pair) in joined)
    return Usage(spellings, {word: len(names) for word, names in agencies.items()}, pairs)


def compound_parts(usage: Usage) -> tuple[set[str], set[str]]:
    """What begins, and what ends, many of hazm's compounds, unless usage mostly writes it without a half-space."""
    known = words()
    firsts = Counter(word.partition(ZWNJ)[0] for word in known.compounds.values())
    lasts = Counter(word.rpartition(ZWNJ)[2] for word in known.compounds.values())
    apart: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    glued: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for word, seen in usage.spellings.items():
        if seen < SEEN:
            continue
        if ZWNJ in word:
            apart[True][word.partition(ZWNJ)[0]] += 1
            apart[False][word.rpartition(ZWNJ)[2]] += 1
            continue
        for at in range(2, len(word) - 1):
            if word[at:] in known.common and len(word) - at > 2:
                glued[True][word[:at]] += 1
            if word[:at] in known.common and at > 2:
                glued[False][word[at:]] += 1

    def productive(counted: Counter[str], *, first: bool) -> set[str]:
        return {
            part for part, count in counted.items()
            if count >= PRODUCTIVE and len(part) > 1 and apart[first][part] >= glued[first][part]
        }  # fmt: skip

    return productive(firsts, first=True), productive(lasts, first=False)


def bound_parts(usage: Usage) -> set[str]:
    """Parts that hardly stand alone, and so are joined to the word before them: `سازی`, `کنندگان`."""
    joined, kinds = Counter[str](), Counter[str]()
    for word, seen in usage.spellings.items():
        if ZWNJ in word:
            joined[word.rpartition(ZWNJ)[2]] += seen
            kinds[word.rpartition(ZWNJ)[2]] += 1
    return {
        part for part in {word.rpartition(ZWNJ)[2] for word in words().compounds.values()}
        if len(part) > 2 and part not in verbs().finite and part not in MODALS and part not in WORDS_TOO
        and kinds[part] >= PRODUCTIVE and joined[part] >= BOUND * usage.spellings[part]
    }  # fmt: skip


def silent_stems(usage: Usage) -> set[str]:
    """Words X of which Xه is far more frequent, so that Xهای is Xه‌ای."""
    common = words().common
    return {
        word for word in common
        if word + "ه" in common and usage.spellings[word + "ه"] >= SEEN
        and usage.spellings[word + "ه"] > 3 * usage.spellings[word]
    }  # fmt: skip


def exceptional_words(usage: Usage, rules: Restorer) -> list[tuple[str, int, int]]:
    """Spellings that the rules miss: the spelling, how often it was seen, how often all others were."""
    by_form: dict[str, Counter[str]] = defaultdict(Counter)
    for word, seen in usage.spellings.items():
        by_form[word.replace(ZWNJ, "")][word] = seen
    table = []
    for form, spellings in by_form.items():
        if len(form) < 3:
            continue
        spelling, seen = spellings.most_common(1)[0]
        if seen < SEEN or (ZWNJ in spelling and usage.agencies[spelling] < AGENCIES and seen < 3 * SEEN):
            continue
        guessed = rules.word(form, careful=True) == form == rules.word(form).replace(ZWNJ, "")  # and no name put right
        if ZWNJ not in spelling and spelling not in words().plain and seen < (SEEN if guessed else 3 * SEEN):
            continue
        if rules.word(form) != spelling:
            table.append((spelling, seen, sum(spellings.values()) - seen))
    return sorted(table)


def exceptional_pairs(usage: Usage, rules: Restorer) -> list[tuple[str, str, int, int, int]]:
    """Pairs that the rules miss: first, second, joined or not, how often they were seen joined and apart."""
    joined: dict[tuple[str, str], int] = dict.fromkeys(usage.pairs, 0)
    for spelling, seen in usage.spellings.items():
        for at, letter in enumerate(spelling):
            if letter == ZWNJ:
                joined[(spelling[:at], spelling[at + 1 :])] = seen
    table = []
    for (first, second), seen in joined.items():
        apart = usage.pairs[(first, second)]
        if seen + apart < SEEN:
            continue
        share = seen / (seen + apart)
        rule = rules.joins(first, second) is not None
        agencies = usage.agencies.get(first + ZWNJ + second, 0)
        enough = PARTICIPLE_SHARE if second.removeprefix("ن") in verbs().participles else JOINED_SHARE
        if not rule and share >= enough and seen >= SEEN and agencies >= AGENCIES:
            table.append((first, second, 1, seen, apart))
        elif rule and share < APART_SHARE:
            table.append((first, second, 0, seen, apart))
    return sorted(table)


def write(name: str, comments: list[str], header: tuple[str, ...], table: Iterable[tuple[object, ...]]) -> None:
    """Write a table with its comments."""
    with open(LEXICON / name, "w", encoding="utf-8", newline="") as out:
        out.writelines(f"# {comment}\n" for comment in comments)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(table)


def main() -> None:
    """Count, and write the three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", help="JSON lines with body and agency, plain or gzipped")
    usage = count(parser.parse_args().articles)
    firsts, lasts = compound_parts(usage)
    before, after = PREFIXES, bound_parts(usage)
    silent = silent_stems(usage)
    made = "Made by tools/build_half_spaces.py; do not edit by hand."
    source = f"Counted over {sum(usage.spellings.values()) // 1000},000 words of news articles that write half-spaces."
    write(
        "compound_parts.csv",
        [
            made,
            source,
            "Parts that begin (first) or end (last) many of hazm's compounds; parts that hardly stand alone, and are",
            "joined to the word after them (before) or before them (after); words X (silent) much rarer than Xه.",
        ],
        ("place", "form"),
        sorted(
            (place, form)
            for place, forms in {
                "first": firsts,
                "last": lasts,
                "silent": silent,
                "before": before,
                "after": after,
            }.items()
            for form in forms
        ),
    )
    bare = Exceptions({}, frozenset(), frozenset(), *map(frozenset, (firsts, lasts, silent, before, after)))
    write(
        "half_spaces.csv",
        [
            made,
            source,
            "Spellings that the rules would miss. seen: how often; others: how often the word was spelled otherwise.",
        ],
        ("form", "seen", "others"),
        exceptional_words(usage, Restorer(bare)),
    )
    write(
        "joined_pairs.csv",
        [
            made,
            source,
            "Pairs joined (1) or left apart (0) against the rules. seen: how often joined; apart: how often not.",
        ],
        ("first", "second", "joined", "seen", "apart"),
        exceptional_pairs(usage, Restorer(bare)),
    )


if __name__ == "__main__":
    main()
