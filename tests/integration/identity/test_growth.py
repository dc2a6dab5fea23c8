"""What resolution looks at does not grow with the war: reports are joined within a day, and only other rules look at
everything again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta

import pytest

from rasad import pipeline
from rasad.article import Article
from rasad.identity import version
from rasad.warehouse.connection import connect, transaction
from rasad.warehouse.statistics import refresh_grown
from tests.integration.conftest import STRIKE, Desk, dump, strike

DAY = date(2015, 3, 1)


def undated(desk: Desk, number: int, published: date) -> Article:
    return desk.article(f"u{number}", agency=f"آوا {number}", published=published, events=[strike(on=None)])


def days(desk: Desk) -> dict[str, date]:
    """The day that each article's report stands under."""
    return dict(
        desk.rows("""
        SELECT a.article_id, l.day FROM (
            SELECT report_key, day FROM warehouse.bridge_report_link
            UNION SELECT other_report_key, other_day FROM warehouse.bridge_report_link
        ) AS l
        INNER JOIN warehouse.fact_report AS f USING (report_key)
        INNER JOIN warehouse.dim_article AS a USING (article_key)
    """)
    )


def test_a_report_without_a_day_goes_to_the_day_of_the_one_it_is_told_with(desk: Desk) -> None:
    told = desk.article("d", published=DAY + timedelta(days=1), events=[strike(on=DAY)])
    desk.publish(told, undated(desk, 1, DAY), undated(desk, 2, DAY + timedelta(days=1)))
    assert days(desk) == {"d": DAY, "u1": DAY, "u2": DAY}
    assert desk.rows("SELECT report_count FROM warehouse.fact_event") == [(3,)]


def test_reports_of_one_night_are_joined_across_midnight(desk: Desk) -> None:
    desk.publish(undated(desk, 1, DAY), undated(desk, 2, DAY + timedelta(days=1)))
    assert days(desk) == {"u1": DAY, "u2": DAY}
    assert desk.rows("SELECT report_count FROM warehouse.fact_event") == [(2,)]


def test_a_batch_looks_at_its_days_and_not_at_the_whole_siege(desk: Desk) -> None:
    """Every day is told like the one before, without a date: links lead through all of it, components do not."""
    siege = [undated(desk, n, DAY + timedelta(days=n)) for n in range(12)]
    desk.publish(*siege)
    assert desk.value("SELECT count(*) FROM warehouse.bridge_report_link") == 11
    desk.land(undated(desk, 99, DAY + timedelta(days=11)))
    (batch,) = desk.stage()
    desk.accept(batch)
    pipeline.load(desk.url, batch)
    assert pipeline.resolve(desk.url, batch)["reports"] <= 4


@pytest.mark.parametrize("size", [1, 3])
def test_in_whatever_batches_a_siege_comes_it_is_the_same(new_warehouse: Callable[[], str], size: int) -> None:
    warehouses = []
    for step in (1, -1):
        desk = Desk(new_warehouse())
        siege = [undated(desk, n, DAY + timedelta(days=n // 2)) for n in range(10)]
        siege += [
            desk.article(f"d{n}", agency=f"پیک {n}", published=DAY + timedelta(days=n), events=[strike(
                on=DAY + timedelta(days=n))])
            for n in (1, 2, 4)
        ]  # fmt: skip
        # A correction takes a report away that others may have leaned on.
        siege.append(desk.article("d2", body=STRIKE + " اصلاح شد.", agency="پیک 2", published=DAY, events=[]))
        last = siege.pop()
        for start in range(0, len(siege), size):
            desk.publish(*siege[::step][start : start + size])
        desk.publish(last)
        warehouses.append(dump(desk.url))
    assert warehouses[0]["bridge_event_report"] == warehouses[1]["bridge_event_report"]
    assert warehouses[0]["bridge_report_link"] == warehouses[1]["bridge_report_link"]
    assert warehouses[0]["fact_event"] == warehouses[1]["fact_event"]


def test_other_rules_resolve_everything_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.publish(desk.article("a", agency="آوا", events=[strike()]), desk.article("b", agency="پیک", events=[strike()]))
    before = desk.rows("SELECT event_key, report_count FROM warehouse.fact_event")
    assert pipeline.resolve(desk.url)["reports"] == 0
    monkeypatch.setattr(version, "RULES_VERSION", "another")
    version.rules_version.cache_clear()
    try:
        again = pipeline.resolve(desk.url)
        assert (again["reports"], again["pairs"], again["links"]) == (2, 1, 1)
        assert pipeline.resolve(desk.url)["reports"] == 0
    finally:
        version.rules_version.cache_clear()
    assert desk.rows("SELECT event_key, report_count FROM warehouse.fact_event") == before


def test_links_of_a_version_that_knew_no_days_are_made_anew(desk: Desk) -> None:
    """As an upgrade finds them: links without days, and no rules noted down."""
    desk.publish(desk.article("a", agency="آوا", events=[strike()]), desk.article("b", agency="پیک", events=[strike()]))
    after = dump(desk.url)
    desk.rows("UPDATE warehouse.bridge_report_link SET day = NULL, other_day = NULL")
    desk.rows("DELETE FROM ops.dictionary WHERE name = 'resolution rules'")
    pipeline.resolve(desk.url)
    assert dump(desk.url) == after


def test_a_table_that_has_grown_by_much_is_analyzed(desk: Desk) -> None:
    with closing(connect(desk.url)) as conn, transaction(conn) as cur:
        cur.execute("ANALYZE warehouse.dim_coder")
        assert refresh_grown(cur, {"dim_coder": 10, "dim_place": 1}) == []
        assert refresh_grown(cur, {"dim_coder": 5_000, "dim_place": 5_000}) == ["dim_coder", "dim_place"]
        # As large as it is, five thousand more of a hundred thousand days change nothing.
        cur.execute("ANALYZE warehouse.dim_date")
        assert refresh_grown(cur, {"dim_date": 5_000}) == []
