"""Reports → events, in the warehouse.

Loading leaves in `ops.resolution_queue` what is new, changed or gone. Resolution looks at those reports and at
whatever links connect with them, and at nothing else: links never lead out of a connected component, so the events
outside stay what they are, and the result is the same as if everything had been resolved at once. Only links within one
day join (sql/identity/days.sql), so that a component is no larger than a day of news, however long the war. Other rules
queue everything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from psycopg2.extensions import connection, cursor

from rasad.identity.clusters import cluster
from rasad.identity.events import EventFacts, facts
from rasad.identity.reports import Report, Spot, families, forget
from rasad.identity.rules import Link, link
from rasad.identity.version import requeue_under_other_rules
from rasad.warehouse.calendar import FIRST_DAY, LAST_DAY, date_key
from rasad.warehouse.connection import LOCK_LOAD, take_turn, transaction
from rasad.warehouse.copying import copy_rows
from rasad.warehouse.files import sql
from rasad.warehouse.keys import UNKNOWN
from rasad.warehouse.statistics import refresh_grown

#: Entries of the queue that are resolved in one transaction: a few seconds' work, whatever has piled up.
CHUNK = 5_000

_EVENT_COLUMNS = (
    "event_key", "event_type_key", "place_key", "initiator_actor_key", "target_actor_key", "date_first_key",
    "date_last_key", "first_published_date_key", "last_published_date_key", "status", "date_precision",
    "report_count", "article_count", "source_count", "independent_source_count",
)  # fmt: skip
_WRITES = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) warehouse\.fact_event\b")
_KINDS = {"INSERT INTO": "events_inserted", "UPDATE": "events_updated", "DELETE FROM": "events_deleted"}


#: Called with the name of a step when it is completed.
Watch = Callable[[str], None]


def resolve_pending(conn: connection, *, chunk: int = CHUNK, watch: Watch = lambda step: None) -> dict[str, int]:
    """Resolve all that is queued; returns how many reports were looked at, pairs compared, links made, and events
    inserted, updated and deleted."""
    counts: Counter[str] = Counter(reports=0, pairs=0, links=0, events_inserted=0, events_updated=0, events_deleted=0)
    with transaction(conn) as cur:
        take_turn(cur, LOCK_LOAD)
        requeue_under_other_rules(cur)
    while True:
        with transaction(conn) as cur:
            take_turn(cur, LOCK_LOAD)
            cur.execute(sql("identity/taken.sql"), {"chunk": chunk})
            if cur.fetchone() == (0,):
                return dict(counts)
            counts.update(_resolve(cur, watch))
        watch("commit")
        forget()


def _resolve(cur: cursor, watch: Watch) -> Counter[str]:
    counts: Counter[str] = Counter()
    _prepare(cur)
    watch("affected")
    pairs = _pairs(cur)
    watch("candidates")
    reports = _reports(cur, "identity/wanted_candidates.sql")
    watch("reports of pairs")
    links = [joint for a, b in pairs if (joint := link(reports[a], reports[b])) is not None]
    watch("pairs")
    _write_links(cur, links)
    cur.execute(sql("identity/days.sql"))
    watch("links")
    cur.execute("DROP TABLE pg_temp.wanted")
    reports = _reports(cur, "identity/wanted_affected.sql")
    watch("reports of events")
    events = [facts(event) for event in cluster(reports, _links(cur))]
    watch("clusters")
    counts.update(_write_events(cur, events))
    watch("events")
    refresh_grown(
        cur,
        {
            "bridge_report_link": len(links), "bridge_event_report": counts["events_inserted"],
            "fact_event": counts["events_inserted"],
        },
    )  # fmt: skip
    counts.update(reports=len(reports), pairs=len(pairs), links=len(links))
    return counts


def _prepare(cur: cursor) -> None:
    cur.execute("SELECT event_type_key, code FROM warehouse.dim_event_type")
    of = families()
    rows = [(key, of.get(code, code)) for key, code in cur.fetchall()]
    cur.execute("CREATE TEMPORARY TABLE type_family (event_type_key bigint, family text) ON COMMIT DROP")
    copy_rows(cur, "type_family", ("event_type_key", "family"), rows)
    cur.execute("ANALYZE pg_temp.type_family")
    cur.execute(sql("identity/affected.sql"))


def _pairs(cur: cursor) -> list[tuple[str, str]]:
    cur.execute(sql("identity/candidates.sql"))
    cur.execute("SELECT report_key::text, other_report_key::text FROM pg_temp.candidate")
    return cur.fetchall()


def _reports(cur: cursor, wanted: str) -> dict[str, Report]:
    """The reports that the query `wanted` picks, by key."""
    cur.execute(sql(wanted))
    cur.execute(sql("identity/ancestors.sql"))
    ancestors = {key: frozenset(keys) for key, keys in cur.fetchall()}
    cur.execute(sql("identity/reports.sql"))
    names = [column.name for column in cur.description or ()]
    reports = {}
    for row in cur.fetchall():
        values = dict(zip(names, row, strict=True))
        spots, actors = values.pop("spots"), values.pop("actors")
        reports[values["key"]] = Report(
            spots=tuple(
                Spot(key, north, east, precision, ancestors.get(key, frozenset()))
                for key, north, east, precision in spots
            ),
            initiators={key: side for role, key, side in actors if role == "initiator"},
            targets={key: side for role, key, side in actors if role == "target"},
            **values,
        )
    return reports


def _write_links(cur: cursor, links: Iterable[Link]) -> None:
    rows = ((x.report, x.other, x.score, _array(x.reasons)) for x in sorted(links, key=lambda x: (x.report, x.other)))
    copy_rows(cur, "warehouse.bridge_report_link", ("report_key", "other_report_key", "score", "reasons"), rows)


def _array(texts: Iterable[str]) -> str:
    return "{" + ",".join('"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' for text in texts) + "}"


def _links(cur: cursor) -> list[Link]:
    """The links that may join wanted reports: either end tells, since both are in one component."""
    cur.execute(
        "SELECT l.report_key::text, l.other_report_key::text, l.score, l.reasons"
        " FROM warehouse.bridge_report_link AS l INNER JOIN pg_temp.wanted AS w ON l.report_key = w.report_key"
        " WHERE l.day = l.other_day"
    )
    return [Link(report, other, score, tuple(reasons)) for report, other, score, reasons in cur.fetchall()]


def _write_events(cur: cursor, events: Iterable[EventFacts]) -> Counter[str]:
    events = list(events)
    cur.execute("CREATE TEMPORARY TABLE new_event (LIKE warehouse.fact_event) ON COMMIT DROP")
    cur.execute("CREATE TEMPORARY TABLE new_event_report (LIKE warehouse.bridge_event_report) ON COMMIT DROP")
    copy_rows(cur, "new_event", _EVENT_COLUMNS, (_event_row(event) for event in events))
    copy_rows(
        cur, "new_event_report", ("report_key", "event_key", "is_founding", "telling"),
        (
            (report.key, event.key, report.key == event.key, telling)
            for event in events
            for report, telling in zip(event.reports, event.telling, strict=True)
        ),
    )  # fmt: skip
    counts: Counter[str] = Counter()
    for statement in re.split(r";[ ]*(?:\n|\Z)", sql("identity/write_events.sql")):
        if not statement.strip():
            continue
        cur.execute(statement)
        if match := _WRITES.search(statement):
            counts[_KINDS[match[1]]] += cur.rowcount
    return counts


def _event_row(event: EventFacts) -> tuple[object, ...]:
    return (
        event.key, event.event_type_key, event.place_key, event.initiator_key, event.target_key, _key(event.first),
        _key(event.last), _key(event.first_published), _key(event.last_published), event.status, event.precision,
        len(event.reports), event.article_count, event.source_count, event.independent_source_count,
    )  # fmt: skip


def _key(day: date | None) -> int:
    return date_key(day) if day is not None and FIRST_DAY <= day <= LAST_DAY else UNKNOWN
