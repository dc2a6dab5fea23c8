"""The ready analyses run, take their parameters, and answer what a hand-made warehouse holds."""

from __future__ import annotations

from datetime import date

import pytest

from rasad import pipeline
from rasad.warehouse.errors import BadParameter, UnknownQuery
from rasad.warehouse.queries import Query, queries, query, read_query
from tests.integration.conftest import Desk, strike

VALUES = {"date": "2015-03-01", "integer": "5", "number": "1.5", "text": "killed"}


@pytest.fixture
def told(desk: Desk) -> Desk:
    """Two agencies tell one strike with other figures; one tells a second strike a month later."""
    desk.publish(
        desk.article("a", agency="آوا", events=[strike(killed=50)]),
        desk.article("b", agency="پیک", events=[strike(killed=60)]),
        desk.article("c", agency="آوا", published=date(2015, 4, 2), events=[strike(on=date(2015, 4, 1), killed=7)]),
    )
    pipeline.refresh_marts(desk.url)
    return desk


@pytest.mark.parametrize("asked", queries(), ids=lambda asked: asked.name)
def test_every_analysis_runs_with_and_without_its_parameters(told: Desk, asked: Query) -> None:
    required = {p.name: VALUES[p.kind] for p in asked.parameters if p.required}
    answer = query(told.url, asked.name, required)
    assert len(answer.columns) >= 2
    assert answer.columns.is_unique
    for parameter in asked.parameters:
        narrowed = query(told.url, asked.name, {**required, parameter.name: VALUES[parameter.kind]})
        assert list(narrowed.columns) == list(answer.columns)


def test_every_analysis_says_what_it_answers() -> None:
    for asked in queries():
        assert asked.question.endswith("?"), asked.name
        assert all(parameter.meaning.endswith(".") for parameter in asked.parameters), asked.name


def test_events_and_dead_by_type_and_place(told: Desk) -> None:
    (row,) = query(told.url, "events_by_type_and_place").to_dict("records")
    assert (row["event_type"], row["place_en"], row["country"]) == ("air_strike", "Aleppo", "SY")
    assert (row["events"], row["reports"]) == (2, 3)
    assert (row["killed_low"], row["killed_high"]) == (57, 67)


def test_a_parameter_narrows_the_answer(told: Desk) -> None:
    (row,) = query(told.url, "events_by_type_and_place", {"since": "2015-03-15"}).to_dict("records")
    assert (row["events"], row["killed_low"]) == (1, 7)
    assert query(told.url, "events_by_type_and_place", {"country": "IQ"}).empty


def test_values_are_bound_and_never_spliced(told: Desk) -> None:
    assert query(told.url, "events_by_type_and_place", {"country": "SY' OR '1'='1"}).empty


@pytest.mark.parametrize(
    ("name", "params", "error", "says"),
    [
        ("no_such", {}, UnknownQuery, "there are .*events_by_week"),
        ("../migrations/0001_roles_and_schemas", {}, UnknownQuery, "no analysis is called"),
        ("events_by_type_and_place", {"since": "yesterday"}, BadParameter, "since is a date as 2015-03-21"),
        ("events_by_type_and_place", {"rows": "many"}, BadParameter, "rows is a whole number"),
        ("events_by_type_and_place", {"colour": "red"}, BadParameter, "not colour"),
    ],
)
def test_wrong_questions_are_told(
    url: str, name: str, params: dict[str, str], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        query(url, name, params)


def test_an_analysis_is_read_with_its_parameters() -> None:
    asked = read_query("events_by_type_and_place")
    assert {parameter.name: parameter.default for parameter in asked.parameters}["rows"] == 30
