"""Marts: refreshed while they are read, and exports under the names that others know."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from rasad import pipeline
from rasad.warehouse.connection import connect, transaction
from tests.integration.conftest import Desk, strike


def test_a_refresh_shows_what_is_new_and_keeps_no_reader_out(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    assert pipeline.refresh_marts(desk.url)["event"] == 1
    desk.publish(desk.article("b", published=date(2015, 5, 2), events=[strike(on=date(2015, 5, 1))]))
    with closing(connect(desk.url)) as conn, transaction(conn) as cur:
        cur.execute("SELECT count(*) FROM mart.event")
        assert cur.fetchone() == (1,)
        # The reader's transaction is still open, and holds its lock on the table.
        assert pipeline.refresh_marts(desk.url)["event"] == 2
        cur.execute("SELECT count(*) FROM mart.event")
        assert cur.fetchone() == (2,)


@pytest.fixture
def told(desk: Desk) -> Desk:
    desk.publish(
        desk.article("a", agency="آوا", events=[strike(killed=50)]),
        desk.article("b", agency="پیک", events=[strike(killed=60)]),
        desk.article("c", events=[strike(event_type="talks", casualties=(), materiel=())]),
        desk.article("d", events=[strike(event_type="territory_taken", casualties=(), materiel=())]),
    )
    pipeline.refresh_marts(desk.url)
    return desk


def test_events_under_acled_s_names(told: Desk) -> None:
    rows = told.rows("""
        SELECT event_type, sub_event_type, disorder_type, time_precision, geo_precision, location, country, fatalities,
            event_date, year
        FROM mart.event_acled ORDER BY 1, 2""")
    day = date(2015, 3, 1)
    assert rows == [
        ("Battles", "Non-state actor overtakes territory", "Political violence", 1, 1, "Aleppo", "SY", 0, day, 2015),
        ("Explosions/Remote violence", "Air/drone strike", "Political violence", 1, 1, "Aleppo", "SY",
         told.value("SELECT killed_best FROM mart.event WHERE event_type = 'air_strike'"), day, 2015),
    ]  # fmt: skip


def test_events_under_gdelt_s_names(told: Desk) -> None:
    rows = told.rows("""
        SELECT sqldate, eventcode, eventrootcode, quadclass, nummentions, numsources, numarticles, actiongeo_type,
            actiongeo_countrycode
        FROM mart.event_gdelt ORDER BY eventcode""")
    assert rows == [
        (20150301, "040", "04", 1, 1, 1, 1, 4, "SY"),
        (20150301, "192", "19", 4, 1, 1, 1, 4, "SY"),
        (20150301, "195", "19", 4, 2, 2, 2, 4, "SY"),
    ]
