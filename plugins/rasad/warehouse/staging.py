"""Coded articles → the tables of the schema staging.

`coded_rows` makes the rows of one article, in the worker that coded it, already in COPY's text format; `stage` sends
those of a batch. The columns of each table are listed once, in `TABLES`, in the order in which the rows have them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from psycopg2 import sql
from psycopg2.extensions import cursor

from rasad.article import ActorMention, CodedArticle, Event
from rasad.warehouse.copying import copy_lines, line
from rasad.warehouse.keys import report_key

_MENTION = ("quote", "quote_start", "quote_end")

#: Staging tables and their columns, without batch_id, which every one begins with.
TABLES: Mapping[str, tuple[str, ...]] = {
    "report": (
        "article_key", "report_key", "ordinal", "event_type", "status", *_MENTION, "evidence", "date_first",
        "date_last", "date_precision", "date_quote", "date_quote_start", "date_quote_end", "reasons",
    ),
    "report_actor": ("report_key", "ordinal", "role", "actor_code", *_MENTION),
    "report_place": (
        "report_key", "ordinal", "role", "place_id", "name_fa", "name_en", "kind", "country", "latitude", "longitude",
        "precision", *_MENTION,
    ),
    "report_attribution": ("report_key", "ordinal", "source_code", *_MENTION),
    "casualty": (
        "report_key", "ordinal", "kind", "low", "high", *_MENTION, "who_code", "who_quote", "who_quote_start",
        "who_quote_end",
    ),
    "materiel_loss": ("report_key", "ordinal", "item", "action", "low", "high", *_MENTION, "owner_code"),
}  # fmt: skip
_ARTICLE = ("article_key", "outcome", "report_count", "problem")
_NO_MENTION = (None, None, None)


@dataclass(slots=True)
class StagedArticle:
    """What became of one article: its staging rows by table, each a line of COPY's text format without the batch."""

    article_key: int
    outcome: str
    report_count: int
    problem: str | None = None
    lines: dict[str, list[str]] = field(default_factory=dict)


def coded_rows(article_key: int, coded: CodedArticle) -> StagedArticle:
    """The staging rows of one coded article. An event without evidence has nothing to stand on and gets an empty span,
    which validation keeps back."""
    lines: dict[str, list[str]] = {table: [] for table in TABLES}
    ranks: Counter[int] = Counter()
    for ordinal, event in enumerate(coded.events, 1):
        start = event.evidence[0].start if event.evidence else 0
        key = report_key(article_key, start, ranks[start])
        ranks[start] += 1
        for table, row in _event_rows(article_key, str(key), ordinal, event):
            lines[table].append(line(row))
    outcome = "coded" if coded.events else "no_events"
    return StagedArticle(article_key, outcome, len(coded.events), None, lines)


def failed(article_key: int, problem: str) -> StagedArticle:
    """The staging row of an article that could not be coded."""
    return StagedArticle(article_key, "failed", 0, problem)


def _event_rows(article_key: int, key: str, ordinal: int, event: Event) -> Iterable[tuple[str, tuple[Any, ...]]]:
    evidence = [[mention.start, mention.end] for mention in event.evidence]
    first = event.evidence[0] if event.evidence else None
    when = event.date
    yield "report", (
        article_key, key, ordinal, event.type, event.status,
        *((first.quote, first.start, first.end) if first else _NO_MENTION), json.dumps(evidence),
        when.start, when.end, when.precision,
        *((when.mention.quote, when.mention.start, when.mention.end) if when.mention else _NO_MENTION),
        json.dumps([reason.as_json() for reason in event.reasons], ensure_ascii=False),
    )  # fmt: skip
    actors: chain[tuple[str, ActorMention]] = chain(
        (("initiator", mention) for mention in event.initiator), (("target", mention) for mention in event.target)
    )
    for number, (role, actor) in enumerate(actors, 1):
        yield "report_actor", (key, number, role, actor.code, actor.quote, actor.start, actor.end)
    for number, at in enumerate(event.places, 1):
        place = at.place
        known = (
            (place.id, place.name_fa, place.name_en, place.kind, place.country, place.latitude, place.longitude,
             place.precision)
            if place else (None,) * 8
        )  # fmt: skip
        yield "report_place", (key, number, at.role, *known, at.quote, at.start, at.end)
    for number, source in enumerate(event.attribution, 1):
        yield "report_attribution", (key, number, source.code, source.quote, source.start, source.end)
    for number, people in enumerate(event.casualties, 1):
        who = (people.who.quote, people.who.start, people.who.end) if people.who else _NO_MENTION
        yield "casualty", (
            key, number, people.kind, people.low, people.high, people.quote, people.start, people.end,
            people.who_code, *who,
        )  # fmt: skip
    for number, loss in enumerate(event.materiel, 1):
        yield "materiel_loss", (
            key, number, loss.item, loss.action, loss.low, loss.high, loss.quote, loss.start, loss.end,
            loss.owner_code,
        )  # fmt: skip


def stage(cur: cursor, batch_id: int, staged: Iterable[StagedArticle]) -> dict[str, int]:
    """Put the articles of a batch in staging, in place of what the batch had there; returns the rows by table."""
    clear(cur, batch_id)
    everything = list(staged)
    prefix = f"{batch_id}\t"
    counts = {
        "article": copy_lines(
            cur, "staging.article", ("batch_id", *_ARTICLE),
            (line((batch_id, a.article_key, a.outcome, a.report_count, a.problem)) for a in everything),
        )
    }  # fmt: skip
    for table, columns in TABLES.items():
        lines = (prefix + text for article in everything for text in article.lines.get(table, ()))
        counts[table] = copy_lines(cur, f"staging.{table}", ("batch_id", *columns), lines)
    _analyze(cur)
    return counts


def _analyze(cur: cursor) -> None:
    """Tell the planner of the batch: what it has no statistics of it takes for one row, and joins that one row with
    thousands, thousands of times."""
    for table in ("article", *TABLES):
        cur.execute(sql.SQL("ANALYZE staging.{}").format(sql.Identifier(table)))


def clear(cur: cursor, batch_id: int) -> None:
    """Remove what a batch has in staging."""
    for table in ("article", *TABLES):
        cur.execute(sql.SQL("DELETE FROM staging.{} WHERE batch_id = %s").format(sql.Identifier(table)), (batch_id,))
