"""Dimensions from the dictionaries: versions one after the other, and facts that refer to the one that held."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from contextlib import closing
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasad.warehouse.connection import connect, transaction
from rasad.warehouse.dictionaries import DictionaryError, load_actors, load_places, synchronize
from tests.integration.conftest import Desk, strike


def actor(code: str = "TEST_SYRIA", **values: str) -> dict[str, str]:
    return {"code": code, "name_fa": "نیروی آزمون", "name_en": "Test force", "kind": "military", "country": "SY",
            "parent": "", "valid_from": "", "valid_until": "", **values}  # fmt: skip


def load(desk: Desk, rows: Sequence[dict[str, str]], day: date) -> int:
    with closing(connect(desk.url)) as conn, transaction(conn) as cur:
        return load_actors(cur, rows, day)


def versions(desk: Desk, code: str = "TEST_SYRIA") -> list[tuple[object, ...]]:
    return desk.rows(
        "SELECT name_en, valid_from, valid_to, is_current FROM warehouse.dim_actor WHERE actor_code = %(code)s"
        " ORDER BY valid_from",
        {"code": code},
    )


def test_a_changed_row_closes_the_version_before(desk: Desk) -> None:
    assert load(desk, [actor()], date(2015, 1, 1)) == 1
    assert load(desk, [actor()], date(2015, 2, 1)) == 0
    load(desk, [actor(name_en="Renamed force")], date(2015, 3, 2))
    assert versions(desk) == [
        ("Test force", date(1, 1, 1), date(2015, 3, 2), False),
        ("Renamed force", date(2015, 3, 2), date(9999, 12, 31), True),
    ]


def test_a_fact_refers_to_the_version_of_its_day(desk: Desk) -> None:
    load(desk, [actor()], date(2014, 1, 1))
    load(desk, [actor(name_en="Renamed force")], date(2015, 3, 2))
    desk.publish(
        desk.article("a", events=[strike(on=date(2015, 3, 1))]),
        desk.article("b", published=date(2015, 3, 5), events=[strike(on=date(2015, 3, 5))]),
    )
    assert desk.rows("""
        SELECT d.calendar_date, a.name_en FROM warehouse.bridge_report_actor AS b
        JOIN warehouse.fact_report AS r USING (report_key)
        JOIN warehouse.dim_date AS d ON d.date_key = r.date_first_key
        JOIN warehouse.dim_actor AS a USING (actor_key) WHERE b.role = 'initiator' ORDER BY 1""") == [
        (date(2015, 3, 1), "Test force"), (date(2015, 3, 5), "Renamed force"),
    ]  # fmt: skip


names = st.sampled_from(["A", "B", "C"])
days = st.dates(date(2010, 1, 1), date(2020, 1, 1))


@given(st.lists(st.tuples(names, days), min_size=1, max_size=6))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_versions_never_overlap_nor_leave_gaps(desk: Desk, changes: list[tuple[str, date]]) -> None:
    for name, day in sorted(changes, key=lambda change: change[1]):
        load(desk, [actor("TEST_LAW", name_en=name)], day)
    held = versions(desk, "TEST_LAW")
    assert held[0][1] == date(1, 1, 1) and held[-1][2] == date(9999, 12, 31)
    assert all(earlier[2] == later[1] for earlier, later in itertools.pairwise(held))
    assert [version[3] for version in held] == [False] * (len(held) - 1) + [True]


def test_the_dictionaries_own_versions_are_whole(desk: Desk) -> None:
    for table, code in (("dim_actor", "actor_code"), ("dim_source", "source_code")):
        broken = desk.rows(f"""
            SELECT {code} FROM (
                SELECT {code}, valid_from, valid_to, is_current,
                    lead(valid_from) OVER (PARTITION BY {code} ORDER BY valid_from) AS next
                FROM warehouse.{table}) AS v
            WHERE valid_to IS DISTINCT FROM coalesce(next, '9999-12-31') OR is_current <> (next IS NULL)""")
        assert broken == [], table


def test_once_in_step_synchronizing_does_nothing(desk: Desk) -> None:
    assert synchronize(desk.url) == 0


@pytest.mark.parametrize("day", ["2015-13", "soon", "2015-02-30"])
def test_a_day_that_is_none_is_told_with_its_row(desk: Desk, day: str) -> None:
    with pytest.raises(DictionaryError, match=r"actors.csv, TEST_SYRIA, valid_from: .* is no date"):
        load(desk, [actor(valid_from=day)], date(2015, 1, 1))


def test_coordinates_that_are_none_are_told_with_their_row(desk: Desk) -> None:
    row = {"id": "test-x", "name_fa": "جا", "name_en": "Place", "kind": "city", "country": "SY", "parent": "",
           "latitude": "north", "longitude": "36", "precision": "town", "source": "test"}  # fmt: skip
    with (
        closing(connect(desk.url)) as conn,
        pytest.raises(DictionaryError, match="test-x, latitude"),
        transaction(conn) as cur,
    ):
        load_places(cur, [row])


def test_a_place_knows_its_province_whatever_stands_between(desk: Desk) -> None:
    """A village of a district of a province."""
    base = {"name_fa": "جا", "kind": "village", "country": "SY", "latitude": "", "longitude": "", "precision": "none",
            "source": "test"}  # fmt: skip
    with closing(connect(desk.url)) as conn, transaction(conn) as cur:
        load_places(cur, [
            {**base, "id": "t1", "name_en": "Village", "parent": "t2"},
            {**base, "id": "t2", "name_en": "District", "parent": "t3", "kind": "district"},
            {**base, "id": "t3", "name_en": "Province", "parent": "t1", "kind": "province"},
        ])  # fmt: skip
    assert desk.rows("SELECT province_en FROM warehouse.dim_place WHERE place_id = 't1'") == [("Province",)]
