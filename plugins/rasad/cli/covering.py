"""`rasad coverage`: what the dictionaries do not know of a corpus, by frequency."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rasad.article import Article
from rasad.cli import tables
from rasad.cli.coding import ARTICLE_TIMEOUT, inputs, warm_up
from rasad.cli.reporting import DONE, DONE_WITH_LOSSES, FAILED, USAGE, Problems, complain
from rasad.cli.streaming import in_order
from rasad.ingest import Rejection

if TYPE_CHECKING:
    import pandas as pd

    from rasad.coding.coverage import Coverage, Unknown

#: More unknown names than one article can have.
_ALL = 1_000_000
KINDS = {"actors": "unknown_actors", "places": "unknown_places", "verbs": "unknown_verbs"}
COLUMNS = ("kind", "words", "count", "articles", "first_article")


@dataclass(slots=True)
class Tally:
    """Counts of one kind of unknown words over the articles seen so far."""

    counts: dict[str, int] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)

    def add(self, unknown: Unknown) -> None:
        self.counts[unknown.words] = self.counts.get(unknown.words, 0) + unknown.count
        self.articles[unknown.words] = self.articles.get(unknown.words, 0) + unknown.articles
        self.first.setdefault(unknown.words, unknown.first_article)

    def rows(self, kind: str, limit: int, least: int) -> list[tuple[str, str, int, int, str]]:
        """The commonest, used `least` times or more; those used equally often by the alphabet."""
        ranked = sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(kind, words, count, self.articles[words], self.first[words])
                for words, count in ranked[:limit] if count >= least]  # fmt: skip


def cover(article: Article) -> Coverage:
    """What the dictionaries do not know of one article. Runs in a worker."""
    from rasad.coding.coverage import coverage

    return coverage([article], limit=_ALL, least=1)


def run(
    files: Sequence[Path],
    *,
    kinds: Sequence[str],
    limit: int,
    least: int,
    form: str | None,
    output: Path | None,
    processes: int | None,
    problems: Problems,
) -> int:
    """Go through everything that stands in `files`; returns the exit code."""
    form = form or (tables.form_of(output) if output else None) or ("csv" if output else "table")
    if form == "table" and output is not None:
        complain("rasad: a table is for the screen; write csv, json or parquet to a file")
        return USAGE
    warm_up()
    tallies = {kind: Tally() for kind in KINDS}
    sums = dict.fromkeys(("articles", "sides", "named_sides", "places", "known_places"), 0)
    for found in _covered(files, processes, problems):
        for name in sums:
            sums[name] += getattr(found, name)
        for kind, name in KINDS.items():
            for unknown in getattr(found, name):
                tallies[kind].add(unknown)
    rows = [row for kind in kinds or KINDS for row in tallies[kind].rows(kind, limit, least)]
    try:
        _tell(rows, kinds or tuple(KINDS), form, output)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        complain(f"rasad: {output} cannot be written: {error.strerror}")
        return FAILED
    sides = f"of {sums['sides']:,} sides {_share(sums['named_sides'], sums['sides'])}"
    places = f"of {sums['places']:,} places {_share(sums['known_places'], sums['places'])}"
    wrong = f"; {problems.summary()}" if problems.summary() else ""
    complain(f"{sums['articles']:,} articles; {sides} and {places} are known{wrong}")
    return DONE_WITH_LOSSES if problems.losses else DONE


def _covered(files: Sequence[Path], processes: int | None, problems: Problems) -> Iterator[Coverage]:
    outcomes = in_order(
        cover,
        inputs(files, "auto"),
        processes=processes,
        timeout=ARTICLE_TIMEOUT,
        needs_work=lambda item: isinstance(item, Article),
        weigh=lambda item: len(item.body) if isinstance(item, Article) else 1,
    )
    for outcome in outcomes:
        if isinstance(outcome.item, Rejection):
            problems.report(outcome.item)
        elif outcome.result is None:
            problems.fail(outcome.item.id, outcome.rule or "exception", outcome.problem or "")
        else:
            yield outcome.result


def _tell(rows: Sequence[tuple[str, str, int, int, str]], kinds: Sequence[str], form: str, output: Path | None) -> None:
    frame = _frame(rows)
    if form == "table":
        for kind in kinds:
            part = frame[frame["kind"] == kind].drop(columns="kind")
            tables.show(part, title=f"\nUnknown {kind}", names={"first_article": "first in"})
    elif output is None:
        tables.write(frame, form, sys.stdout.buffer)
    else:
        with output.open("wb") as file:
            tables.write(frame, form, file)


def _frame(rows: Sequence[tuple[str, str, int, int, str]]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(rows, columns=list(COLUMNS))


def _share(part: int, whole: int) -> str:
    return f"{part:,}" if not whole else f"{part:,} ({part / whole:.0%})"
