"""A refresh of the marts makes anew what has changed; what stands then is what making everything anew would give."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from typing import Any

import psycopg2
import pytest
from psycopg2 import sql as composed

from rasad import pipeline
from rasad.article import Casualty, Event, Mention, SourceMention
from rasad.warehouse import marts
from rasad.warehouse.connection import connect, transaction
from rasad.warehouse.files import sql
from rasad.warehouse.migrations import migrate
from rasad.warehouse.worklist import Coder
from tests.integration.conftest import ALEPPO, RAQQA, STRIKE, SYRIA, Desk, mention, strike

MARTS = (*marts.BY_EVENT, *marts.BY_DAY)
DAY = date(2015, 3, 1)
VOICES = ("TEST_SYRIA", "TEST_ISIS", "TEST_NEWS", None)
#: What dictionaries may change.
NAMES = (("dim_place", "name_en"), ("dim_actor", "name_en"), ("dim_source", "side"), ("dim_event_type", "label_fa"))


def stand(url: str, *, xmin: bool = False) -> dict[str, list[str]]:
    """Every row of the marts as text, sorted; with `xmin` also the transaction that wrote it."""
    content = {}
    with closing(connect(url)) as conn, transaction(conn) as cur:
        for name in MARTS:
            columns = composed.SQL("xmin::text || ' ' || t::text" if xmin else "t::text")
            cur.execute(
                composed.SQL("SELECT {} FROM {} AS t ORDER BY 1").format(columns, composed.Identifier("mart", name))
            )
            content[name] = [row for (row,) in cur.fetchall()]
    return content


def as_if_anew(url: str) -> None:
    """What stands in the marts is what making them anew gives, and the numbers of rows are those that were told."""
    told = pipeline.refresh_marts(url)
    kept_up = stand(url)
    assert told == {name: len(rows) for name, rows in kept_up.items()}
    assert marts.refresh(url, anew=True) == told
    assert stand(url) == kept_up


class War:
    """Articles, corrections and withdrawals by chance, of few places and days, so that reports meet in events."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.chance = desk, random.Random(seed)
        self.ids: list[str] = []

    def step(self) -> str:
        what = self.chance.choice(("news", "news", "correction", "withdrawal", "recoding", "dictionary"))
        if what == "news" or not self.ids:
            for _ in range(self.chance.randint(1, 4)):
                self.ids.append(f"a{len(self.ids)}")
                self.publish(self.ids[-1], STRIKE, self.events())
        elif what == "correction":
            self.publish(self.chance.choice(self.ids), STRIKE + f" اصلاح {self.chance.random()}", self.events())
        elif what == "withdrawal":
            self.publish(self.chance.choice(self.ids), f"حذف شد {self.chance.random()}", [])
        elif what == "recoding":
            self.desk.coded[self.chance.choice(self.ids)] = tuple(self.events())
            self.desk.coder = Coder("test", str(self.chance.random()))
            self.desk.publish()
        else:
            table, column = self.chance.choice(NAMES)
            self.desk.rows(f"UPDATE warehouse.{table} SET {column} = {column} || '.' WHERE {table[4:]}_key > 0")
        return what

    def publish(self, article_id: str, body: str, events: list[Event]) -> None:
        number = int(article_id[1:])
        published = None if number % 11 == 10 else DAY + timedelta(days=number % 4)
        self.desk.publish(
            self.desk.article(article_id, body, agency=f"آوا {number % 5}", published=published, events=events)
        )

    def events(self) -> list[Event]:
        chance = self.chance
        told = []
        for kind in chance.sample(("air_strike", "shelling", "territory_taken", "violence_against_civilians"), 2):
            figures = tuple(
                mention(
                    Casualty, STRIKE, "۵۰ تروریست", kind=chance.choice(("killed", "wounded")),
                    low=low, high=chance.choice((low, low + 5, None)), who=mention(Mention, STRIKE, "تروریست"),
                    who_code=chance.choice(("TEST_ISIS", "TEST_CIV", None)),
                )
                for low in chance.sample((10, 20, 50), chance.randint(0, 2))
            )  # fmt: skip
            told.append(
                strike(
                    event_type=kind,
                    on=chance.choice((DAY, DAY + timedelta(days=1), None)),
                    place=chance.choice((ALEPPO, RAQQA, SYRIA, None)),
                    initiator=chance.choice(("TEST_SYRIA", None)),
                    casualties=figures,
                    materiel=strike().materiel if chance.random() < 0.5 else (),
                    attribution=(mention(SourceMention, STRIKE, "ستاد مشترک", code=chance.choice(VOICES)),),
                    status=chance.choice(("happened", "happened", "planned")),
                )
            )
        return told


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_a_refresh_is_as_if_all_were_made_anew(desk: Desk, seed: int) -> None:
    war = War(desk, seed)
    for _ in range(14):
        war.step()
        as_if_anew(desk.url)
    assert desk.value("SELECT count(*) FROM mart.event") > 0


def test_the_war_of_the_test_merges_splits_and_fills_every_mart(desk: Desk) -> None:
    """What the test above would show nothing of, were it not there."""
    changes: set[str] = set()
    filled: set[str] = set()
    war = War(desk, 1)
    for _ in range(60):
        war.step()
        pipeline.refresh_marts(desk.url)
        filled |= {name for name, rows in stand(desk.url).items() if rows}
        changes = {change for (change,) in desk.rows("SELECT DISTINCT change FROM mart.event_change")}
        if changes >= {"merged", "renamed", "split", "vanished"} and filled == set(MARTS):
            break
    assert changes >= {"merged", "renamed", "split", "vanished"}
    assert filled == set(MARTS)


def test_rows_of_what_has_not_changed_are_left_alone(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    pipeline.refresh_marts(desk.url)
    before = stand(desk.url, xmin=True)
    pipeline.refresh_marts(desk.url)
    assert stand(desk.url, xmin=True) == before
    later = DAY + timedelta(days=9)
    desk.publish(desk.article("b", published=later, events=[strike(on=later, place=RAQQA)]))
    pipeline.refresh_marts(desk.url)
    after = stand(desk.url, xmin=True)
    for name in MARTS:
        assert set(before[name]) <= set(after[name]), name
    assert len(after["event"]) == len(after["event_summary"]) == 2


def test_a_batch_loaded_again_leaves_nothing_to_refresh(desk: Desk) -> None:
    (batch,) = desk.publish(desk.article("a", events=[strike()]))
    pipeline.refresh_marts(desk.url)
    pipeline.load(desk.url, batch)
    pipeline.resolve(desk.url, batch)
    assert desk.rows("SELECT kind FROM ops.mart_queue") == []


def test_a_changed_name_is_changed_everywhere(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    pipeline.refresh_marts(desk.url)
    desk.rows("UPDATE warehouse.dim_place SET name_en = 'Halab' WHERE place_id = 'test-aleppo'")
    pipeline.refresh_marts(desk.url)
    assert desk.rows("SELECT place_en FROM mart.event UNION ALL SELECT area_en FROM mart.area_summary") == [
        ("Halab",), ("Halab",)
    ]  # fmt: skip


@contextmanager
def refreshing(desk: Desk, stopped_at: str) -> Iterator[Callable[[], Any]]:
    """A refresh in a thread of its own that waits for a lock on one of the marts, having begun with those before it;
    the lock is let go at the end. Gives a function that tells what became of it, once that is known."""
    result: list[Any] = []

    def run() -> None:
        try:
            result.append(pipeline.refresh_marts(desk.url))
        except psycopg2.Error as error:
            result.append(error)

    def outcome() -> Any:
        thread.join(60)
        return result[0]

    thread = threading.Thread(target=run)
    with closing(connect(desk.url)) as conn, transaction(conn) as cur:
        cur.execute(f"LOCK TABLE mart.{stopped_at} IN SHARE MODE")
        thread.start()
        waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = %(mart)s::regclass"
        while not desk.value(waiting, {"mart": f"mart.{stopped_at}"}):
            pass
        yield outcome
    thread.join(60)


@pytest.mark.parametrize("where", ["event", "casualty_summary", "unknown_name_summary"])
def test_a_refresh_killed_halfway_leaves_everything_for_the_next(desk: Desk, where: str) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    pipeline.refresh_marts(desk.url)
    before = stand(desk.url)
    told = [strike(killed=60), strike(place=RAQQA, event_type="shelling")]
    desk.publish(desk.article("b", agency="پیک", events=told))
    with refreshing(desk, where) as outcome:
        desk.rows(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND relation = %(mart)s::regclass",
            {"mart": f"mart.{where}"},
        )
        assert isinstance(outcome(), psycopg2.Error)
    assert stand(desk.url) == before
    assert desk.value("SELECT count(*) FROM ops.mart_queue") > 0
    assert pipeline.refresh_marts(desk.url)["event"] == 2
    as_if_anew(desk.url)


def test_what_is_loaded_during_a_refresh_is_left_for_the_next(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    with refreshing(desk, "coverage_summary") as outcome:
        # Loading waits for no refresh.
        desk.publish(desk.article("b", agency="پیک", events=[strike(place=RAQQA, event_type="shelling")]))
    assert outcome()["event"] == 1
    assert desk.rows("SELECT articles FROM mart.coverage_summary") == [(1,)]
    assert pipeline.refresh_marts(desk.url)["event"] == 2
    as_if_anew(desk.url)


def test_statements_give_the_columns_of_their_tables(desk: Desk) -> None:
    with closing(connect(desk.url)) as conn, transaction(conn) as cur:
        for name in ("taken", "changed", "days", "day_event", "concerned"):
            cur.execute(sql(f"refresh/{name}.sql"))
        for name in MARTS:
            cur.execute(sql(f"refresh/{name}.sql"))
            given = [(column.name, column.type_code) for column in cur.description or ()]
            cur.execute(f"SELECT * FROM mart.{name} LIMIT 0")
            assert given == [(column.name, column.type_code) for column in cur.description or ()], name


def test_every_table_of_the_marts_is_refreshed(desk: Desk) -> None:
    tables = desk.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'mart'")
    assert {name for (name,) in tables} == set(MARTS)


def test_marts_of_an_earlier_version_give_way(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    pipeline.refresh_marts(desk.url)
    before = stand(desk.url)
    desk.rows("DROP TABLE mart.event CASCADE")
    desk.rows("CREATE MATERIALIZED VIEW mart.event AS SELECT 1 AS event_key")
    desk.rows("UPDATE ops.dictionary SET checksum = 'earlier' WHERE name = 'sql/marts'")
    assert migrate(desk.url) == 0
    assert stand(desk.url) == before
