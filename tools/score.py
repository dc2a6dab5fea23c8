"""How well coded events agree with hand-coded ones.

    python tools/score.py HAND_CODED.jsonl CODED.jsonl [--json]

Both files hold one article a line, `{"id": ..., "events": [...]}`, as `rasad code` writes them. An event is found where
an event of the same type shares some of its evidence; each event is paired once, with the one that shares most. The
measures, each with precision, recall and F1 over all articles:

- events, core: found events; the same for the violent core of the types
- acts: evidence shared, whatever the type: are the acts told apart?
- initiator, target, places, attribution: mentions of paired events (those of unpaired events count as errors)
- date: paired events that have the same first and last day
- casualties, materiel: figures of paired events: same kind or item, same bounds, words that overlap
- figures: casualties wherever in the article they were attached
- status: paired events of the same status (no precision and recall apart: both are the share)
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Event = Mapping[str, Any]
Span = Mapping[str, Any]

EVENT_TYPES = Path(__file__).parents[1] / "plugins" / "rasad" / "lexicon" / "event_types.csv"
MENTIONS = ("initiator", "target", "places", "attribution")
#: Deleted or levelled before the words of two mentions are compared.
_TYPOGRAPHY = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": None, "\u0640": None, " ": None})


@dataclass(slots=True)
class Measure:
    """Counts of one measure: what was found, what there was to find, what was coded."""

    found: int = 0
    hand_coded: int = 0
    coded: int = 0

    def add(self, hand_coded: int, coded: int, found: int) -> None:
        self.found += found
        self.hand_coded += hand_coded
        self.coded += coded

    @property
    def precision(self) -> float:
        return self.found / self.coded if self.coded else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.hand_coded if self.hand_coded else 0.0

    @property
    def f1(self) -> float:
        total = self.coded + self.hand_coded
        return 2 * self.found / total if total else 0.0


def core_types() -> frozenset[str]:
    """The violent core: the rows of lexicon/event_types.csv with core 1."""
    with EVENT_TYPES.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(line for line in lines if not line.startswith("#"))
        return frozenset(row["code"] for row in table if row["core"] == "1")


def shared(first: Span, second: Span) -> int:
    """How many characters two spans share."""
    both: int = min(first["end"], second["end"]) - max(first["start"], second["start"])
    return max(0, both)


def shared_evidence(first: Event, second: Event) -> int:
    return sum(shared(left, right) for left in first["evidence"] for right in second["evidence"])


def _words(span: Span) -> str:
    return str(span["quote"]).translate(_TYPOGRAPHY)


def same_mention(first: Span, second: Span) -> bool:
    """They share half of the shorter one, or one holds the other's words (another occurrence was marked)."""
    shortest = min(first["end"] - first["start"], second["end"] - second["start"])
    if shortest and 2 * shared(first, second) >= shortest:
        return True
    short, long = sorted((_words(first), _words(second)), key=len)
    return len(short) > 2 and short in long


def _same_words(first: Span, second: Span) -> bool:
    return shared(first, second) > 0 or _words(first) == _words(second)


def same_casualty(first: Span, second: Span) -> bool:
    return all(first[name] == second[name] for name in ("kind", "low", "high")) and _same_words(first, second)


def same_materiel(first: Span, second: Span) -> bool:
    return all(first[name] == second[name] for name in ("item", "action", "low", "high")) and _same_words(first, second)


def _affinity(first: Event, second: Event) -> tuple[int, int]:
    """How many arguments two events share, and how much evidence."""
    arguments = sum(
        same_mention(left, right)
        for name in ("initiator", "target", "places")
        for left in first[name]
        for right in second[name]
    )
    figures = sum(same_casualty(left, right) for left in first["casualties"] for right in second["casualties"])
    return arguments + figures, shared_evidence(first, second)


def pairs(
    hand_coded: Sequence[Span],
    coded: Sequence[Span],
    fits: Callable[[Span, Span], bool],
    weight: Callable[[Span, Span], Any],
) -> list[tuple[Span, Span]]:
    """One-to-one pairs of those that fit, the heaviest first."""
    fitting = [
        (weight(left, right), -i, -j)
        for i, left in enumerate(hand_coded)
        for j, right in enumerate(coded)
        if fits(left, right)
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    found = []
    for _, i, j in sorted(fitting, reverse=True):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            found.append((hand_coded[-i], coded[-j]))
    return found


def score(hand_coded: Mapping[str, Sequence[Event]], coded: Mapping[str, Sequence[Event]]) -> dict[str, Measure]:
    """All measures over the articles of `hand_coded`; an article that is missing from `coded` has no events."""
    core = core_types()
    measures = {
        name: Measure()
        for name in ("events", "core", "acts", *MENTIONS, "date", "casualties", "figures", "materiel", "status")
    }
    for key, gold in hand_coded.items():
        _score_article(gold, coded.get(key, ()), core, measures)
    return measures


def _score_article(
    gold: Sequence[Event], ours: Sequence[Event], core: frozenset[str], measures: Mapping[str, Measure]
) -> None:
    acts = pairs(gold, ours, lambda a, b: shared_evidence(a, b) > 0, _affinity)
    events = pairs(gold, ours, lambda a, b: a["type"] == b["type"] and shared_evidence(a, b) > 0, _affinity)
    measures["acts"].add(len(gold), len(ours), len(acts))
    measures["events"].add(len(gold), len(ours), len(events))
    measures["core"].add(_of(core, gold), _of(core, ours), _of(core, (left for left, _ in events)))
    for name in MENTIONS:
        measures[name].add(_all(name, gold), _all(name, ours), _found(name, events, same_mention))
    measures["casualties"].add(
        _all("casualties", gold), _all("casualties", ours), _found("casualties", events, same_casualty)
    )
    measures["materiel"].add(_all("materiel", gold), _all("materiel", ours), _found("materiel", events, same_materiel))
    figures = pairs(_casualties(gold), _casualties(ours), same_casualty, shared)
    measures["figures"].add(_all("casualties", gold), _all("casualties", ours), len(figures))
    measures["date"].add(
        sum(_dated(event) for event in gold),
        sum(_dated(event) for event in ours),
        sum(_dated(left) and _days(left) == _days(right) for left, right in events),
    )
    measures["status"].add(len(events), len(events), sum(left["status"] == right["status"] for left, right in events))


def _of(types: frozenset[str], events: Iterable[Event]) -> int:
    return sum(event["type"] in types for event in events)


def _all(name: str, events: Iterable[Event]) -> int:
    return sum(len(event[name]) for event in events)


def _casualties(events: Iterable[Event]) -> list[Span]:
    return [casualty for event in events for casualty in event["casualties"]]


def _found(name: str, events: Iterable[tuple[Event, Event]], same: Callable[[Span, Span], bool]) -> int:
    return sum(len(pairs(left[name], right[name], same, shared)) for left, right in events)


def _days(event: Event) -> tuple[str | None, str | None]:
    return event["date"]["start"], event["date"]["end"]


def _dated(event: Event) -> bool:
    return event["date"]["start"] is not None


def read_events(path: Path) -> dict[str, list[Event]]:
    """Article id → its events."""
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row["events"] for row in map(json.loads, lines)}


def table(measures: Mapping[str, Measure]) -> str:
    rows = [f"{'':12}{'P':>7}{'R':>7}{'F1':>7}{'hand':>7}{'coded':>7}"]
    rows += [
        f"{name:12}{measure.precision:7.3f}{measure.recall:7.3f}{measure.f1:7.3f}{measure.hand_coded:7}"
        f"{measure.coded:7}"
        for name, measure in measures.items()
    ]
    return "\n".join(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("hand_coded", type=Path)
    options.add_argument("coded", type=Path)
    options.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    given = options.parse_args(arguments)
    measures = score(read_events(given.hand_coded), read_events(given.coded))
    if given.json:
        print(
            json.dumps(
                {
                    name: {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}
                    for name, measure in measures.items()
                }
            )
        )
    else:
        print(table(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
