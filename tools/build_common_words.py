"""Make lexicon/common_words.csv from hazm's word list.

    python tools/build_common_words.py

A word that is in it is no name by itself: of `منطقه عملیاتی` and `منطقه شعیطات` only the second names a place, though
no gazetteer knows it. hazm's whole list takes 0.3 seconds to read, in every process; the common part takes a few
milliseconds. Kept are the words with a part of speech that hazm counted often enough, folded and without spaces.
"""

from __future__ import annotations

from pathlib import Path

from rasad.text import fold
from rasad.text.wordlist import ZWNJ, data_file

LEXICON = Path(__file__).parents[1] / "plugins" / "rasad" / "lexicon"
#: Rarer words of the list are as often names (شعیطات) as words.
LEAST_COUNT = 2_000


def common() -> list[str]:
    """The words, in order."""
    found: set[str] = set()
    for line in data_file("words.dat").read_text(encoding="utf-8").splitlines():
        word, count, tags = [*line.split("\t"), "", ""][:3]
        if ZWNJ in word or tags in ("", "0") or int(count or 0) < LEAST_COUNT:
            continue
        folded = fold(word).replace(" ", "")
        if len(folded) > 1 and not folded.startswith("ال"):
            found.add(folded)
    return sorted(found)


def main() -> None:
    words = common()
    path = LEXICON / "common_words.csv"
    header = "# Common Persian words after hazm's word list (MIT), chosen by tools/build_common_words.py.\nword\n"
    path.write_text(header + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(words)} words")


if __name__ == "__main__":
    main()
