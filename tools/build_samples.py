"""Turn the hand-coded events of the sample articles into the codebook's schema, with offsets into the raw bodies.

    python tools/build_samples.py [--check] [--samples FOLDER]

Reads samples/articles.jsonl and samples/coding/*.yaml, writes samples/events.jsonl: one line an article, in the order
of the articles, `{"id": ..., "events": [...]}`. `--check` writes nothing and fails where the file is not what the
coding gives. People write quotes, never offsets. A quote is found whatever the typography of the body (Arabic letters
and digits, lost half-spaces, decomposed letters), and the words that are kept are those of the raw body.

The notation of a coding file:

    ofogh-0001:                               # the article; an empty list: it tells no event
      - type: air_strike
        status: happened                      # the default
        evidence: [جنگنده‌های سوری … بمباران کردند.]   # `A … B` runs from A to the end of the next B
        initiator: [جنگنده‌های سوری]
        target: [داعش @2]                     # the second occurrence in the body
        at: [آراک]                            # where it happened
        in: [شرق تدمر]                        # the regions that contain it
        date: 2017-06-05 | بامداد امروز       # or `2017-05-29..2017-06-04 week | هفته گذشته`, or `none | words`
        attribution: [شبکه المیادین]
        casualties: [killed 22 | ۲۲ تروریست | تروریست]     # kind, figure, words, who suffered (may be left out)
        materiel: [vehicle destroyed 4 | چهار خودرو]       # item, action, figure, words

Figures: `22`, `50..` (at least), `..50` (at most), `40..50`, `?` (none told). A quote without `@` is the first one
inside the event's evidence, or else the first in the body; a quote of evidence is the first in the body.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

import yaml

from rasad.article import CasualtyKind, DatePrecision, EventStatus, MaterielAction
from rasad.lexicon.reader import MATERIEL_ITEMS

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
EVENT_TYPES = ROOT / "plugins" / "rasad" / "lexicon" / "event_types.csv"

FIELDS = {
    "type",
    "status",
    "evidence",
    "initiator",
    "target",
    "at",
    "in",
    "date",
    "attribution",
    "casualties",
    "materiel",
}
_LETTERS = str.maketrans("يىكة", "ییکه")
_DELETED = {"\u200c", "\u200d", "\u0640", "\u200e", "\u200f", "\ufeff"}
_FIGURE = re.compile(r"(?P<low>\d+)?(?P<range>\.\.)?(?P<high>\d+)?|\?")
_DATE = re.compile(r"(?P<first>\d{4}-\d\d-\d\d)(?:\.\.(?P<last>\d{4}-\d\d-\d\d))?(?:\s+(?P<precision>\w+))?")


class CodingError(ValueError):
    """What is wrong in a hand-coded event; the message names the article, the event and the words."""


class Body:
    """A raw body in which quotes are looked up whatever their typography."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._folded, self._origin = _fold(raw)

    def find(self, quote: str, within: Iterable[tuple[int, int]] = ()) -> tuple[int, int]:
        """The raw span of `quote` (`words @n`, `A … B`), first in the spans of `within`; LookupError if none."""
        words, nth = _occurrence(quote)
        spans = self._all(words)
        if nth is None:
            inside = [span for start, end in within for span in spans if start <= span[0] and span[1] <= end]
            spans, nth = inside or spans, 1
        if len(spans) < nth:
            raise LookupError(quote)
        return spans[nth - 1]

    def _all(self, words: str) -> list[tuple[int, int]]:
        head, dots, tail = (part.strip() for part in words.partition("…"))
        first, last = _fold(head)[0], _fold(tail)[0] if dots else ""
        spans, at = [], self._folded.find(first)
        while first and at >= 0:
            end = at + len(first)
            if dots:
                close = self._folded.find(last, end)
                end = close + len(last) if close >= 0 else -1
            if end >= 0:
                spans.append(self._span(at, end))
            at = self._folded.find(first, at + 1)
        return spans

    def _span(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a folded one, with the marks that stand on its last letter."""
        last = self._origin[end - 1] + 1
        while last < len(self.raw) and unicodedata.category(self.raw[last]) == "Mn":
            last += 1
        return self._origin[start], last


def _fold(text: str) -> tuple[str, list[int]]:
    """`text` without spaces and differences of typography, and for each of its characters the index where it stood."""
    kept: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for part in unicodedata.normalize("NFD", character):
            if part.isspace() or part in _DELETED or unicodedata.category(part) == "Mn":
                continue
            digit = unicodedata.digit(part, None)
            kept.append(str(digit) if digit is not None else part.translate(_LETTERS))
            origin.append(index)
    return "".join(kept), origin


def _occurrence(quote: str) -> tuple[str, int | None]:
    words, at, number = quote.rpartition(" @")
    return (words, int(number)) if at and number.isdigit() else (quote, None)


def _parts(line: str, most: int) -> list[str]:
    parts = [part.strip() for part in line.split("|")]
    if not 1 < len(parts) <= most:
        raise CodingError(f"{line!r}: expected 2 to {most} parts with | between them")
    return parts


def _bounds(figure: str) -> tuple[int | None, int | None]:
    match = _FIGURE.fullmatch(figure)
    if not figure or match is None:
        raise CodingError(f"{figure!r} is no figure")
    low, high = (int(value) if value else None for value in (match["low"], match["high"]))
    return (low, high) if match["range"] else (low, low)


def _one_of(value: str, allowed: Iterable[str]) -> str:
    if value not in set(allowed):
        raise CodingError(f"{value!r} is none of {', '.join(sorted(allowed))}")
    return value


class _EventBuilder:
    """One event's notation → the codebook's schema."""

    def __init__(self, body: Body, notation: dict[str, Any], types: frozenset[str]) -> None:
        unknown = set(notation) - FIELDS
        if unknown:
            raise CodingError(f"unknown field {', '.join(sorted(unknown))}")
        if "type" not in notation:
            raise CodingError("no type")
        self._body, self._notation, self._types = body, notation, types
        self._evidence = [body.find(quote) for quote in notation.get("evidence") or ()]
        if not self._evidence:
            raise CodingError("no evidence")

    def build(self) -> dict[str, Any]:
        places = [self._mention(quote) | {"role": role} for role in ("at", "in") for quote in self._listed(role)]
        return {
            "type": _one_of(self._notation["type"], self._types),
            "status": _one_of(self._notation.get("status", "happened"), get_args(EventStatus)),
            "initiator": [self._mention(quote) for quote in self._listed("initiator")],
            "target": [self._mention(quote) for quote in self._listed("target")],
            "places": places,
            "attribution": [self._mention(quote) for quote in self._listed("attribution")],
            "date": self._date(),
            "casualties": [self._casualty(line) for line in self._listed("casualties")],
            "materiel": [self._materiel(line) for line in self._listed("materiel")],
            "evidence": [self._cut(*span) for span in self._evidence],
        }

    def _listed(self, name: str) -> list[str]:
        return [str(item) for item in self._notation.get(name) or ()]

    def _cut(self, start: int, end: int) -> dict[str, Any]:
        return {"quote": self._body.raw[start:end], "start": start, "end": end}

    def _mention(self, quote: str) -> dict[str, Any]:
        return self._cut(*self._body.find(quote, self._evidence))

    def _date(self) -> dict[str, Any]:
        line = self._notation.get("date")
        if line is None:
            return {"start": None, "end": None, "precision": "none", "quote": None}
        when, words = _parts(str(line), 2)
        quote = self._mention(words)["quote"]
        if when == "none":
            return {"start": None, "end": None, "precision": "none", "quote": quote}
        match = _DATE.fullmatch(when)
        if match is None:
            raise CodingError(f"{when!r} is no date")
        first, last = (date.fromisoformat(day) for day in (match["first"], match["last"] or match["first"]))
        if last < first:
            raise CodingError(f"{when!r} ends before it begins")
        precision = _one_of(match["precision"] or "day", get_args(DatePrecision))
        return {"start": first.isoformat(), "end": last.isoformat(), "precision": precision, "quote": quote}

    def _casualty(self, line: str) -> dict[str, Any]:
        head, words, *who = _parts(line, 3)
        kind, _, figure = head.partition(" ")
        low, high = _bounds(figure)
        return {
            "kind": _one_of(kind, get_args(CasualtyKind)),
            "who": self._mention(who[0])["quote"] if who else None,
            "low": low,
            "high": high,
            **self._mention(words),
        }

    def _materiel(self, line: str) -> dict[str, Any]:
        head, words = _parts(line, 2)
        item, action, figure = head.split()
        low, high = _bounds(figure)
        return {
            "item": _one_of(item, MATERIEL_ITEMS),
            "action": _one_of(action, get_args(MaterielAction)),
            "low": low,
            "high": high,
            **self._mention(words),
        }


def event_types() -> frozenset[str]:
    """The codes of lexicon/event_types.csv."""
    with EVENT_TYPES.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["code"] for row in csv.DictReader(line for line in lines if not line.startswith("#")))


def build(articles: Iterable[dict[str, Any]], coding: dict[str, Any]) -> list[dict[str, Any]]:
    """The coded articles, in the order of `articles`; CodingError with everything that is wrong."""
    types, rows, problems = event_types(), [], []
    known = set()
    for article in articles:
        key, body = article["id"], Body(article["body"])
        known.add(key)
        events = []
        if key not in coding:
            problems.append(f"{key}: not coded")
        for number, notation in enumerate(coding.get(key) or (), 1):
            try:
                events.append(_EventBuilder(body, notation, types).build())
            except LookupError as error:
                problems.append(f"{key}, event {number}: not in the body: {error.args[0]}")
            except (CodingError, ValueError) as error:
                problems.append(f"{key}, event {number}: {error}")
        rows.append({"id": key, "events": events})
    problems += [f"{key}: no such article" for key in coding if key not in known]
    if problems:
        raise CodingError("\n".join(problems))
    return rows


def read_articles(path: Path = SAMPLES / "articles.jsonl") -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_coding(folder: Path = SAMPLES / "coding") -> dict[str, Any]:
    """Article id → notations of its events, from all files of the folder."""
    coding: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yaml")):
        part = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        twice = sorted(set(part) & set(coding))
        if twice:
            raise CodingError(f"{path.name}: already coded in another file: {', '.join(twice)}")
        coding.update(part)
    return coding


def as_lines(rows: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="write nothing; fail where the file is out of date")
    options.add_argument("--samples", type=Path, default=SAMPLES, help="the folder (default: samples)")
    given = options.parse_args(arguments)
    path = given.samples / "events.jsonl"
    try:
        rows = build(read_articles(given.samples / "articles.jsonl"), read_coding(given.samples / "coding"))
    except CodingError as error:
        print(error, file=sys.stderr)
        return 1
    if given.check:
        if not path.exists() or path.read_text(encoding="utf-8") != as_lines(rows):
            print(f"{path} is out of date: run python tools/build_samples.py", file=sys.stderr)
            return 1
        return 0
    path.write_text(as_lines(rows), encoding="utf-8")
    print(f"{path}: {len(rows)} articles, {sum(len(row['events']) for row in rows)} events")
    return 0


if __name__ == "__main__":
    sys.exit(main())
