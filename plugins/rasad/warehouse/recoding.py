"""Coding articles again: which ones, what that would change, and putting them back on the work list.

A new coder or changed dictionaries make every article pending by themselves. This is for the rest: a part of the
archive that is to be coded again by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from psycopg2.extensions import cursor

from rasad.article import CodedArticle
from rasad.warehouse.connection import Database, connected, transaction
from rasad.warehouse.files import sql


@dataclass(frozen=True, slots=True)
class Selection:
    """Which coded articles: those that meet every condition given; without conditions, all of them.

    `since` and `until` are days of publication, `agency` is the publisher as the source names it, `coder_version` the
    version of the program that coded them.
    """

    since: date | None = None
    until: date | None = None
    agency: str | None = None
    coder_version: str | None = None


@dataclass(frozen=True, slots=True)
class Selected:
    """A coded article that a recoding would take."""

    key: int
    id: str
    agency: str | None
    published_on: date | None


def select(database: Database, selection: Selection) -> list[Selected]:
    """The articles of a selection, in the order of their keys."""
    with connected(database) as conn, transaction(conn) as cur:
        return _select(cur, selection)


def mark_pending(database: Database, selection: Selection) -> int:
    """Put the articles of a selection back on the work list; returns how many."""
    with connected(database) as conn, transaction(conn) as cur:
        keys = [article.key for article in _select(cur, selection)]
        cur.execute(sql("maintenance/mark_pending.sql"), {"article_keys": keys})
        return int(cur.rowcount)


def compare(database: Database, coded: Mapping[int, CodedArticle]) -> dict[str, int]:
    """What loading `coded` (by article key) would change: counts of articles and of reports.

    A report is the same where type, status and the span of its first evidence are; `reports_gone` and `reports_new`
    count the others on either side, `new TYPE` and `gone TYPE` the same by type of event.
    """
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute(sql("maintenance/reports_of_articles.sql"), {"article_keys": list(coded)})
        before = Counter((key, kind, start, end, status) for key, kind, start, end, status in cur.fetchall())
    after = Counter(
        (key, event.type, event.evidence[0].start, event.evidence[0].end, event.status)
        for key, article in coded.items()
        for event in article.events
    )
    gone, new = before - after, after - before
    changed = {report[0] for report in (*gone, *new)}
    return {
        "articles": len(coded),
        "articles_changed": len(changed),
        "reports_before": before.total(),
        "reports_after": after.total(),
        "reports_gone": gone.total(),
        "reports_new": new.total(),
        **_by_type("gone", gone.elements()),
        **_by_type("new", new.elements()),
    }


def _by_type(side: str, reports: Iterable[tuple[int, str, int, int, str]]) -> dict[str, int]:
    return {f"{side} {kind}": count for kind, count in sorted(Counter(report[1] for report in reports).items())}


def _select(cur: cursor, selection: Selection) -> list[Selected]:
    cur.execute(sql("maintenance/select_for_recoding.sql"), asdict(selection))
    return [Selected(*row) for row in cur.fetchall()]
