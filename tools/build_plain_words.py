"""Make lexicon/text/plain_words.csv: words that news uses often and that restoring leaves as they are.

    python tools/build_plain_words.py ARTICLES.jsonl[.gz] ...

What such a word is, the rules of rasad.text.halfspaces say, and say it of every word in the table (a test asks them all
again). The table only spares the first look at each, in every process: half of what restoring some thousands of
articles costs. Words are counted by the articles they stand in (JSON lines with `body`); nothing else of a text is
kept. Run it again after a change of the rules or of the other tables that the test complains of.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rasad.text.halfspaces import Restorer
from rasad.text.restoration import spelled_words

TABLE = Path(__file__).parents[1] / "plugins" / "rasad" / "lexicon" / "text" / "plain_words.csv"
#: Rarer words are met too seldom for the table to be worth their room.
LEAST_ARTICLES = 5


def bodies(paths: list[Path]) -> Iterator[str]:
    """The bodies of all articles."""
    for path in paths:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["body"]


def plain(counts: Counter[str]) -> list[str]:
    """The words that are common enough and that stay as they are, in order."""
    restorer = Restorer()
    common = (word for word, count in counts.items() if count >= LEAST_ARTICLES)
    return sorted(word for word in common if restorer.is_plain(word))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="+", type=Path, help="JSON lines with `body`, also gzipped")
    counts: Counter[str] = Counter()
    for body in bodies(parser.parse_args().articles):
        counts.update(set(spelled_words(body)))
    words = plain(counts)
    header = "# Made by tools/build_plain_words.py; do not edit by hand.\nword\n"
    TABLE.write_text(header + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {len(words):,} words")


if __name__ == "__main__":
    main()
