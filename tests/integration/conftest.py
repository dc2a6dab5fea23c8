"""A real Postgres for the tests: one throwaway server a session, one migrated database a test.

`Desk` writes articles and events the way the coder would, so that loading is tested without it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from psycopg2 import sql

from rasad import pipeline
from rasad.article import (
    ActorMention,
    Article,
    Casualty,
    CodedArticle,
    Event,
    EventDate,
    Materiel,
    Mention,
    Place,
    PlaceMention,
    SourceMention,
)
from rasad.local.postgres import throwaway
from rasad.warehouse import staging, worklist
from rasad.warehouse.connection import connect, transaction
from rasad.warehouse.landing import Received, land
from rasad.warehouse.worklist import Coder

CODER = Coder("test", "1")

ALEPPO = Place("test-aleppo", "حلب", "Aleppo", "city", "SY", 36.2021, 37.1343, "town")
RAQQA = Place("test-raqqa", "رقه", "Raqqa", "city", "SY", 35.9528, 39.0079, "town")
SYRIA = Place("test-syria", "سوریه", "Syria", "country", "SY", 35.0, 38.0, "country")

#: A body that the tests cut their quotes from.
STRIKE = (
    "به گفته ستاد مشترک، جنگنده‌های ارتش سوریه روز یکشنبه مواضع داعش را در حومه شهر حلب بمباران کردند"
    " و ۵۰ تروریست کشته و دو دستگاه تانک منهدم شد."
)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A superuser's URL of an empty database on a server of the session's own."""
    with throwaway() as url:
        yield url


@pytest.fixture(scope="session")
def warehouse_url(server_url: str) -> Iterator[str]:
    """A migrated warehouse with its dimensions filled, shared by the session: to be read, or copied, not written."""
    with _database(server_url, "warehouse_template") as url:
        pipeline.migrate(url)
        yield url


@pytest.fixture
def empty_url(server_url: str) -> Iterator[str]:
    """A database without anything in it."""
    with _database(server_url, _name()) as url:
        yield url


@pytest.fixture
def new_warehouse(server_url: str, warehouse_url: str) -> Iterator[Callable[[], str]]:
    """Makes warehouses of the test's own, migrated and with dimensions; gives their URLs."""
    opened = []

    def make() -> str:
        database = _database(server_url, _name(), template="warehouse_template")
        opened.append(database)
        return database.__enter__()

    yield make
    for database in opened:
        database.__exit__(None, None, None)


@pytest.fixture
def url(new_warehouse: Callable[[], str]) -> str:
    """A warehouse of the test's own."""
    return new_warehouse()


@pytest.fixture
def desk(url: str) -> Desk:
    """Articles and events for the test's own warehouse."""
    return Desk(url)


_numbers = itertools.count(1)


def _name() -> str:
    return f"test_{next(_numbers)}"


class _database:
    def __init__(self, server: str, name: str, template: str = "template0") -> None:
        self._server, self._name, self._template = server, name, template

    def _run(self, *statements: sql.Composable) -> None:
        with closing(psycopg2.connect(self._server)) as conn:
            conn.autocommit = True
            with conn.cursor() as cur:
                for statement in statements:
                    cur.execute(statement)

    def __enter__(self) -> str:
        name = sql.Identifier(self._name)
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(name, sql.Identifier(self._template)))
        return urlunsplit(urlsplit(self._server)._replace(path=f"/{self._name}"))

    def __exit__(self, *_: object) -> None:
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self._name)))


@dataclass
class Desk:
    """Writes articles and codes them by hand."""

    url: str
    coder: Coder = CODER
    coded: dict[str, tuple[Event, ...]] = field(default_factory=dict)

    def article(
        self,
        article_id: str,
        body: str = STRIKE,
        *,
        agency: str | None = "خبرگزاری آزمون",
        published: date | datetime | None = date(2015, 3, 2),
        events: Sequence[Event] = (),
    ) -> Article:
        """An article; `events` is what coding it will give."""
        self.coded[article_id] = tuple(events)
        return Article(article_id, body, agency=agency, published=published, url=f"https://news.example/{article_id}")

    def land(self, *articles: Article) -> Any:
        with closing(connect(self.url)) as conn:
            return land(conn, [Received(article, "test") for article in articles])

    def stage(self, *, size: int = 1_000, coder: Coder | None = None) -> list[int]:
        """Open batches of all that is pending and stage what the articles' events are."""
        with closing(connect(self.url)) as conn:
            batches = worklist.open_batches(conn, coder or self.coder, size=size)
            for batch_id in batches:
                self.stage_batch(conn, batch_id)
        return batches

    def stage_batch(self, conn: Any, batch_id: int) -> None:
        with worklist.working(conn, batch_id, after="open") as batch:
            articles = worklist.articles(conn, batch)
            with transaction(conn) as cur:
                rows = (staging.coded_rows(k, CodedArticle(a.id, self.coded.get(a.id, ()))) for k, a in articles)
                staging.stage(cur, batch_id, rows)
                worklist.advance(cur, batch, "extracted", {})

    def accept(self, *batches: int) -> None:
        """Let batches pass validation unlooked at, for tests of what comes after."""
        with closing(connect(self.url)) as conn:
            for batch_id in batches:
                with worklist.working(conn, batch_id, after="extracted") as batch, transaction(conn) as cur:
                    worklist.advance(cur, batch, "validated", {})

    def publish(self, *articles: Article, size: int = 1_000) -> list[int]:
        """Land, stage, load and resolve."""
        self.land(*articles)
        batches = self.stage(size=size)
        self.accept(*batches)
        for batch_id in batches:
            pipeline.load(self.url, batch_id)
            pipeline.resolve(self.url, batch_id)
        return batches

    def rows(self, query: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        with closing(connect(self.url)) as conn, transaction(conn) as cur:
            cur.execute(query, parameters)
            return cur.fetchall() if cur.description else []

    def value(self, query: str, parameters: Mapping[str, object] | None = None) -> Any:
        return self.rows(query, parameters)[0][0]


TABLES = (
    "dim_article", "fact_article", "fact_report", "bridge_report_actor", "bridge_report_place",
    "bridge_report_attribution", "fact_casualty", "fact_materiel_loss", "fact_event", "bridge_event_report",
    "bridge_report_link", "dim_actor", "dim_source", "dim_place", "dim_event_type", "dim_materiel", "dim_coder",
)  # fmt: skip


def dump(url: str, *, xmin: bool = False) -> dict[str, list[str]]:
    """Every row of the warehouse's tables as text, sorted; with `xmin` also the transaction that wrote it."""
    content = {}
    with closing(connect(url)) as conn, transaction(conn) as cur:
        for table in TABLES:
            columns = sql.SQL("xmin::text || ' ' || t::text" if xmin else "t::text")
            cur.execute(
                sql.SQL("SELECT {} FROM {} AS t ORDER BY 1").format(columns, sql.Identifier("warehouse", table))
            )
            content[table] = [row for (row,) in cur.fetchall()]
    return content


def mention(cls: Any, body: str, quote: str, **values: Any) -> Any:
    """A mention of the first place where `quote` stands in `body`."""
    start = body.index(quote)
    return cls(quote=quote, start=start, end=start + len(quote), **values)


def strike(
    body: str = STRIKE,
    *,
    event_type: str = "air_strike",
    on: date | None = date(2015, 3, 1),
    place: Place | None = ALEPPO,
    killed: int = 50,
    initiator: str | None = "TEST_SYRIA",
    target: str | None = "TEST_ISIS",
    **values: Any,
) -> Event:
    """The event that STRIKE tells, or another that is told in words of it."""
    when = EventDate(on, on, "day", mention(Mention, body, "روز یکشنبه")) if on else EventDate()
    return Event(
        **{
            "type": event_type,
            "evidence": (Mention(body, 0, len(body)),),
            "initiator": (mention(ActorMention, body, "جنگنده‌های ارتش سوریه", code=initiator),) if initiator else (),
            "target": (mention(ActorMention, body, "داعش", code=target),) if target else (),
            "places": (mention(PlaceMention, body, "حلب", place=place),) if place else (),
            "attribution": (mention(SourceMention, body, "ستاد مشترک", code="TEST_SYRIA"),),
            "date": when,
            "casualties": (
                mention(
                    Casualty, body, "۵۰ تروریست", kind="killed", low=killed, high=killed,
                    who=mention(Mention, body, "تروریست"), who_code=target,
                ),
            ),
            "materiel": (
                mention(Materiel, body, "دو دستگاه تانک", item="tank", low=2, high=2, owner_code=target),
            ),
            **values,
        }
    )  # fmt: skip
