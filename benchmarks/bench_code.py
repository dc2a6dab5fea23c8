"""How fast articles are read and coded, against what hazm needs to tokenize and lemmatize the same articles.

    python benchmarks/bench_code.py [ARTICLES.jsonl[.gz]] [--limit N] [--json]

All sides run on one core, one after the other, several times in turn, on the same articles (`sides`); the fastest round
of each counts. Rasad runs twice: compiled (`make compile`) and from its sources.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from sides import ROOT, Side, compare

SAMPLES = ROOT / "samples" / "articles.jsonl"
ROUNDS = 3
#: hazm's rules take quadratic time on a run of letters without a space; longer tokens are cut for it.
LONGEST_TOKEN = 100


def bodies(path: Path, limit: int) -> list[str]:
    """The bodies of the first `limit` articles of a file."""
    sys.path.insert(0, str(ROOT / "plugins"))
    from rasad.ingest import Rejection, read_path

    found: list[str] = []
    for item in read_path(path):
        if len(found) == limit:
            break
        if not isinstance(item, Rejection):
            found.append(item.body)
    return found


def rasad_coder() -> Callable[[str], object]:
    """Normalize and code: the whole way from a body to its events."""
    from rasad.article import Article
    from rasad.coding import code

    return lambda body: code(Article("bench", body))


def hazm_pipeline() -> Callable[[str], object]:
    """hazm's normalizer, sentence and word tokenizers and lemmatizer: what a pipeline on hazm does before it codes."""
    from hazm import Lemmatizer, Normalizer, WordTokenizer, sent_tokenize

    normalizer, words, lemmatizer = Normalizer(), WordTokenizer(), Lemmatizer()

    def run(body: str) -> object:
        capped = " ".join(token[:LONGEST_TOKEN] for token in body.split(" "))
        return [
            lemmatizer.lemmatize(word)
            for sentence in sent_tokenize(normalizer.normalize(capped))
            for word in words.tokenize(sentence)
        ]

    return run


SIDES = (Side("rasad, compiled", rasad_coder, compiled=True), Side("rasad", rasad_coder), Side("hazm", hazm_pipeline))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--limit", type=int, default=1000)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args()
    texts = bodies(options.articles, options.limit)
    best = {name: min(result.spent) for name, result in compare(SIDES, [texts] * ROUNDS).items()}
    characters = sum(map(len, texts))
    times = {name: round(best["hazm"] / spent, 2) for name, spent in best.items() if name != "hazm"}
    if options.json:
        rates = {name: round(len(texts) / spent, 1) for name, spent in best.items()}
        figures = {
            "articles": len(texts),
            "characters": characters,
            "articles_per_second": rates,
            "times_faster": times,
        }
        print(json.dumps(figures))
        return
    print(f"{len(texts)} articles, {characters:,} characters, one core, best of {ROUNDS} rounds")
    for name, spent in best.items():
        print(f"  {name:16} {len(texts) / spent:8.1f} articles/s  {characters / spent / 1e6:6.2f} million characters/s")
    for name, ratio in times.items():
        print(f"  {name} normalizes and codes {ratio} times as fast as hazm normalizes, tokenizes and lemmatizes")


if __name__ == "__main__":
    main()
