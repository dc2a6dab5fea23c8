"""Which rules of the coder earn their place, by hand-coded articles.

    python tools/rule_value.py ARTICLES.jsonl HAND_CODED.jsonl [--module NAME]

A rule is a function of `rasad.coding` that answers yes or no. One after the other each is made to give the answer that
it gives most; the articles in which it had given the other are coded again and counted. A line a rule, the ones that do
harm first: its lines of code, the articles in which it decides, those that it changes, and what it adds to the events
and to their fields, right and wrong. A rule that makes more wrong than right, over articles that it was not written
for, is a candidate for the bin; one that decides nothing may be one.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT / "tools")]

import score  # noqa: E402

import rasad.coding  # noqa: E402
from rasad.article import Article  # noqa: E402
from rasad.ingest import Rejection, read_path  # noqa: E402

FIELDS = (*score.MENTIONS, "date", "casualties", "materiel")
Event = dict[str, Any]


@dataclass
class Rule:
    """A function that answers yes or no, with every name that it is called by."""

    name: str
    function: FunctionType
    lines: int
    places: list[tuple[ModuleType | type, str]]
    #: Article id → how often it said no and yes there.
    answers: dict[str, Counter[bool]] = field(default_factory=dict)

    def put(self, function: Callable[..., bool]) -> None:
        for owner, name in self.places:
            setattr(owner, name, function)

    def note(self, article: str) -> None:
        """Note from now on what it answers in an article."""
        said = self.answers.setdefault(article, Counter())

        def noted(*arguments: Any, **named: Any) -> bool:
            answer: bool = self.function(*arguments, **named)
            said[answer] += 1
            return answer

        self.put(noted)

    @property
    def usual(self) -> bool:
        """The answer that it gives most."""
        total = sum(self.answers.values(), Counter[bool]())
        return total[True] > total[False]

    @property
    def decides(self) -> list[str]:
        """The articles in which it gives the other answer."""
        return [article for article, said in self.answers.items() if said[not self.usual]]


@dataclass(frozen=True)
class Value:
    """What a rule adds over all articles: counts with it less those without it."""

    rule: Rule
    changed: int
    counts: Counter[str]

    @property
    def worth(self) -> float:
        """Events count once, fields a quarter; what is wrong, six tenths of what is right."""
        c = self.counts
        return c["right"] - 0.6 * c["wrong"] + 0.25 * (c["fields right"] - 0.6 * c["fields wrong"])


def modules() -> list[ModuleType]:
    names = [found.name for found in pkgutil.iter_modules(rasad.coding.__path__, "rasad.coding.")]
    return [rasad.coding, *map(importlib.import_module, names)]


def rules() -> list[Rule]:
    """All functions and methods of the coder that are annotated as yes or no."""
    loaded = modules()
    found: list[Rule] = []
    for module in loaded:
        for name, member in list(vars(module).items()):
            if getattr(member, "__module__", None) != module.__name__:
                continue
            if inspect.isfunction(member) and _is_rule(member):
                called = [(other, key) for other in loaded for key, held in vars(other).items() if held is member]
                found.append(_rule(f"{module.__name__}.{name}", member, called))
            elif inspect.isclass(member):
                found += [
                    _rule(f"{module.__name__}.{name}.{key}", held, [(member, key)])
                    for key, held in vars(member).items()
                    if inspect.isfunction(held) and _is_rule(held)
                ]
    return found


def _is_rule(function: FunctionType) -> bool:
    return function.__annotations__.get("return") == "bool" and not function.__name__.startswith("__")


def _rule(name: str, function: FunctionType, places: Sequence[tuple[ModuleType | type, str]]) -> Rule:
    return Rule(name.removeprefix("rasad.coding."), function, len(inspect.getsource(function).splitlines()), [*places])


def events_of(article: Article) -> list[Event]:
    events: list[Event] = rasad.coding.code(article).as_json()["events"]
    return events


def counted(hand_coded: Sequence[Event], coded: Sequence[Event]) -> Counter[str]:
    """Events and their fields, right and wrong, of one article."""
    measures = score.score({"": hand_coded}, {"": coded})
    events = measures["events"]
    fields = [measures[name] for name in FIELDS]
    return Counter(
        {
            "right": events.found,
            "wrong": events.coded - events.found,
            "fields right": sum(measure.found for measure in fields),
            "fields wrong": sum(measure.coded - measure.found for measure in fields),
        }
    )


def values(articles: Sequence[Article], hand_coded: dict[str, list[Event]], module: str = "") -> Iterator[Value]:
    """The value of every rule (of one module, where it is named). Raises KeyError for an article nobody has coded."""
    asked = [rule for rule in rules() if rule.name.startswith(module)]
    by_id = {article.id: article for article in articles}
    before: dict[str, list[Event]] = {}
    try:
        for article in articles:
            for rule in asked:
                rule.note(article.id)
            before[article.id] = events_of(article)
    finally:
        for rule in asked:
            rule.put(rule.function)
    for rule in asked:
        usual = rule.usual
        counts: Counter[str] = Counter()
        changed = 0
        try:
            rule.put(lambda *_, usual=usual, **__: usual)
            for key in rule.decides:
                now = events_of(by_id[key])
                if now != before[key]:
                    changed += 1
                    counts.update(counted(hand_coded[key], before[key]))
                    counts.subtract(counted(hand_coded[key], now))
        finally:
            rule.put(rule.function)
        yield Value(rule, changed, counts)


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("hand_coded", type=Path)
    options.add_argument("--module", default="", help="only the rules of one module, as `joining`")
    given = options.parse_args(arguments)
    hand_coded = score.read_events(given.hand_coded)
    articles = [item for item in read_path(given.articles) if not isinstance(item, Rejection) and item.id in hand_coded]
    names = ("right", "wrong", "fields right", "fields wrong")
    print(f"{'worth':>7} {'lines':>5} {'decides':>7} {'changes':>7}  " + "  ".join(names))
    for value in sorted(values(articles, hand_coded, given.module), key=lambda value: value.worth):
        rule = value.rule
        counts = "  ".join(f"{value.counts[name]:+{len(name)}d}" for name in names)
        print(f"{value.worth:7.2f} {rule.lines:5} {len(rule.decides):7} {value.changed:7}  {counts}  {rule.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
