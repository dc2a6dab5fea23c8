"""Rasad's reading of text against hazm's, on the same articles, in one run, on one core.

    python benchmarks/bench_text.py [ARTICLES.jsonl[.gz]] [--articles N]

Rasad does its complete pass: fold, restore, cut into sections, sentences and words, figures and dates with their
places. hazm does what it has of that: Normalizer, sentence and word tokenizers, Lemmatizer. Words are strings on both
sides; other lines are Rasad with the place and the kind of every word on top, which hazm does not know. Rasad runs
twice: compiled (`make compile`) and from its sources. Start-up is the CPU time from importing
the package to the first article read, memory the peak of the process; `sides` says how all is measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from sides import Side, compare

SAMPLES = Path(__file__).parents[1] / "samples" / "articles.jsonl"
#: Articles are handed to each side in turns of so many.
TURN = 250
#: The day that "yesterday" is counted from where an article has none.
PUBLISHED = date(2024, 3, 20)


def bodies(path: Path, most: int) -> Iterator[str]:
    """The bodies of the first `most` articles."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= most:
                return
            yield json.loads(line)["body"]


def rasad_pass(tokens: bool = False) -> Callable[[str], int]:
    """Everything that Rasad knows of a text; with `tokens`, the place of every word, too."""
    from rasad.text import dates, quantities, read

    def run(body: str) -> int:
        document = read(body)
        found = len(document.normalized)
        for sentence in document.sentences:
            found += len(sentence.tokens) if tokens else len(sentence.texts)
            found += len(quantities(document, sentence)) + len(dates(document, sentence, PUBLISHED))
        return found

    return run


def hazm_pass() -> Callable[[str], int]:
    """What hazm has of that."""
    from hazm import Lemmatizer, Normalizer, SentenceTokenizer, WordTokenizer

    normalizer, sentences, words, lemmatizer = Normalizer(), SentenceTokenizer(), WordTokenizer(), Lemmatizer()

    def run(body: str) -> int:
        found = 0
        for sentence in sentences.tokenize(normalizer.normalize(body)):
            for word in words.tokenize(sentence):
                found += len(lemmatizer.lemmatize(word))
        return found

    return run


SIDES = (
    Side("rasad, compiled", rasad_pass, compiled=True),
    Side("rasad", rasad_pass),
    Side("with tokens, compiled", partial(rasad_pass, True), compiled=True),
    Side("with tokens", partial(rasad_pass, True)),
    Side("hazm", hazm_pass),
)


def linearity() -> list[tuple[str, float]]:
    """CPU time (s) of texts that are long in one way, beside a tenth of each."""
    run = rasad_pass()
    paragraph = "ارتش ۲۰ نفر را در حومه شهر دستگیر کرد و سه دستگاه خودرو را دیروز به آتش کشید. "
    texts = {
        "article of 0.5 million characters": paragraph * (500_000 // len(paragraph)),
        "article of 5 million characters": paragraph * (5_000_000 // len(paragraph)),
        "word of 10,000 letters": "بپکم" * 2_500,
        "word of 100,000 letters": "بپکم" * 25_000,
    }
    run(paragraph)
    rows = []
    for name, text in texts.items():
        began = time.process_time()
        run(text)
        rows.append((name, time.process_time() - began))
    return rows


def main() -> None:
    """Run both, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=SAMPLES, help="JSON lines (default: the samples)")
    parser.add_argument("--articles", dest="most", type=int, default=5_000, help="how many articles (default 5,000)")
    options = parser.parse_args()
    texts = list(bodies(options.articles, options.most))
    if not texts:
        sys.exit(f"no articles in {options.articles}")
    while len(texts) < TURN:  # the samples are few
        texts += texts
    results = compare(SIDES, [texts[at : at + TURN] for at in range(0, len(texts), TURN)])
    characters = sum(map(len, texts))
    out = sys.stdout.write
    out(f"{len(texts):,} articles, {characters / 1e6:.1f} million characters, one core\n\n")
    out(f"{'':22}{'articles/s':>12}{'ms/article':>12}{'MB/s':>8}{'start-up s':>12}{'memory MiB':>12}\n")
    for name, (startup, spent, memory) in results.items():
        total = sum(spent)
        rate, each = len(texts) / total, 1000 * total / len(texts)
        out(f"{name:22}{rate:12,.0f}{each:12.2f}{characters / total / 1e6:8.2f}{startup:12.2f}{memory:12.0f}\n")
    theirs = results["hazm"][1]
    for name, (_, ours, _) in results.items():
        if name != "hazm":
            ratios = [hazm / rasad for rasad, hazm in zip(ours, theirs, strict=True)]
            out(f"\n{name}: {sum(theirs) / sum(ours):.1f} times as many articles a second as hazm")
            out(f" (median of {len(ratios)} turns {statistics.median(ratios):.1f})")
    out("\n\n")
    for name, seconds in linearity():
        out(f"{name:36}{seconds:8.3f} s\n")


if __name__ == "__main__":
    main()
