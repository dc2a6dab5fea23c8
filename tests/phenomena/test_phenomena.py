"""One phenomenon of the language a sentence: sentences.csv says what it tells, the coder has to find it.

Columns of sentences.csv (an empty cell is not compared, `-` means that there must be nothing):

- type: `air_strike`; `none`: no event; `a|b`: either reading is right; `a+b`: exactly these events, in any order
- status; date: the first day, or `first..last`; articles are published on PUBLISHED
- initiator, target, places, attribution: mentions with `|` between them, all of them and no others; one that begins
  with `?` may be missing; `A ~ B` as initiator: both sides, whichever part each was given (clashes, talks, agreements)
- casualties: `killed 12..|wounded 3`; materiel: `tank destroyed 2`; figures as `12`, `12..`, `..12`, `10..12`, `?`

A mention is the expected one where the words of one stand within the other and are at least a third of it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pytest

from rasad.article import Article, Casualty, Event, Materiel, Mention
from rasad.coding import code

PUBLISHED = date(2017, 6, 5)
SENTENCES = Path(__file__).with_name("sentences.csv")
COLUMNS = [
    "phenomenon",
    "sentence",
    "type",
    "status",
    "initiator",
    "target",
    "places",
    "date",
    "casualties",
    "materiel",
    "attribution",
]
_TYPOGRAPHY = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": None, " ": None, "«": None, "»": None})
_FIGURE = re.compile(r"(\w+(?: \w+)?) (?:(\d+)?(\.\.)?(\d+)?|\?)")


def rows() -> list[dict[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def figure(text: str) -> tuple[str, int | None, int | None]:
    """`killed 12..` → ("killed", 12, None)."""
    match = _FIGURE.fullmatch(text)
    assert match is not None, text
    name, low, dots, high = match.groups()
    return name, int(low) if low else None, int(high) if high else int(low) if low and not dots else None


def figure_of(item: Casualty | Materiel) -> tuple[str, int | None, int | None]:
    name = item.kind if isinstance(item, Casualty) else f"{item.item} {item.action}"
    return name, item.low, item.high


def matches(expected: str, found: str) -> bool:
    short, long = sorted((text.translate(_TYPOGRAPHY) for text in (expected, found)), key=len)
    return short in long and 3 * len(short) >= len(long)


def unlike(expected: Iterable[str], found: Sequence[Mention]) -> bool:
    """Whether the mentions are not the expected ones, each once."""
    left = [mention.quote for mention in found]
    for words in expected:
        name = words.removeprefix("?")
        fitting = [quote for quote in left if matches(name, quote)]
        if fitting:
            left.remove(max(fitting, key=lambda quote: quote == name))
        elif not words.startswith("?"):
            return True
    return bool(left)


def expected_mentions(cell: str) -> list[str]:
    return [] if cell == "-" else re.split(r"\||\s~\s", cell)


def problems(row: dict[str, str], event: Event) -> list[str]:
    """The fields in which `event` is not what `row` expects."""
    found: list[str] = []
    if row["status"] and row["status"] != event.status:
        found.append(f"status {event.status}, expected {row['status']}")
    for name in ("initiator", "target", "places", "attribution"):
        mentions: Sequence[Mention] = getattr(event, name)
        if name == "initiator" and "~" in row[name]:
            mentions = [*event.initiator, *event.target]
        if row[name] and unlike(expected_mentions(row[name]), mentions):
            found.append(f"{name} {[mention.quote for mention in mentions]}, expected {row[name]}")
    if row["date"]:
        first, _, last = row["date"].partition("..")
        if (str(event.date.start), str(event.date.end)) != (first, last or first):
            found.append(f"date {event.date.start}..{event.date.end}, expected {row['date']}")
    for name in ("casualties", "materiel"):
        items: Sequence[Casualty | Materiel] = getattr(event, name)
        expected = Counter(figure(text) for text in row[name].split("|") if text not in ("", "-"))
        if row[name] and Counter(map(figure_of, items)) != expected:
            found.append(f"{name} {[figure_of(item) for item in items]}, expected {row[name]}")
    return found


def disagreements(row: dict[str, str]) -> list[str]:
    """All in which the coder disagrees with a row."""
    events = code(Article("sentence", row["sentence"], published=PUBLISHED)).events
    types = sorted(event.type for event in events)
    expected = [] if row["type"] == "none" else row["type"].split("+")
    if "|" in row["type"]:
        if len(types) != 1 or types[0] not in row["type"].split("|"):
            return [f"types {types}, expected one of {row['type']}"]
    elif types != sorted(expected):
        return [f"types {types}, expected {sorted(expected)}"]
    return problems(row, events[0]) if len(events) == 1 else []


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['phenomenon']}: {row['sentence'][:40]}")
def test_sentence(row: dict[str, str]) -> None:
    assert disagreements(row) == []


def test_the_table_is_wide_enough_and_tells_each_sentence_once() -> None:
    table = rows()
    assert list(table[0]) == COLUMNS
    assert len(table) >= 280
    assert len({row["sentence"] for row in table}) == len(table)
    assert sum(row["type"] == "none" for row in table) >= 45
    assert len({row["phenomenon"] for row in table}) >= 80


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed 12", ("killed", 12, 12)),
        ("killed 12..", ("killed", 12, None)),
        ("killed ..12", ("killed", None, 12)),
        ("killed 10..12", ("killed", 10, 12)),
        ("killed ?", ("killed", None, None)),
        ("tank destroyed 2", ("tank destroyed", 2, 2)),
    ],
)
def test_figures_of_the_table(text: str, expected: tuple[str, int | None, int | None]) -> None:
    assert figure(text) == expected


def test_a_row_that_expects_something_else_is_told() -> None:
    empty = dict.fromkeys(COLUMNS, "")
    sentence = "جنگنده‌های روسیه مواضع داعش را در تدمر بمباران کردند."
    assert disagreements(empty | {"sentence": sentence, "type": "shelling"}) == [
        "types ['air_strike'], expected ['shelling']"
    ]
    told = disagreements(
        empty
        | {
            "sentence": sentence,
            "type": "air_strike",
            "status": "denied",
            "target": "طالبان",
            "casualties": "killed 3",
            "date": "2017-06-05",
        }
    )
    assert [line.split()[0] for line in told] == ["status", "target", "date", "casualties"]
