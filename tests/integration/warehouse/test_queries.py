"""The ready analyses run, take their parameters, and answer what a hand-made warehouse holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rasad import pipeline
from rasad.warehouse.errors import BadParameter, UnknownQuery
from rasad.warehouse.queries import Query, queries, query, read_query
from tests.integration.conftest import STRIKE, Desk, strike

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


def test_how_postgres_got_to_an_answer(told: Desk) -> None:
    plan = query(told.url, "events_by_week", {"country": "SY"}, explain=True)
    assert "actual time" in "\n".join(plan.iloc[:, 0])


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


def rows(desk: Desk, name: str, **params: object) -> list[dict[str, object]]:
    return query(desk.url, name, params).to_dict("records")


def test_tempo_compares_two_periods_of_one_length(told: Desk) -> None:
    (row,) = rows(told, "tempo_against_last_month", until="2015-04-05", days=10)
    assert (row["events_before"], row["events_now"], row["more_events"]) == (0, 1, 1)
    (row,) = rows(told, "tempo_against_last_month")
    assert (row["events_before"], row["events_now"], row["killed_before"]) == (1, 1, row["killed_before"])


def test_a_place_is_new_once(told: Desk) -> None:
    (row,) = rows(told, "places_never_seen_before", since="2015-01-01")
    assert (row["first_day"], row["place_en"], row["events_until_now"]) == (date(2015, 3, 1), "Aleppo", 2)
    assert rows(told, "places_never_seen_before") == []


def test_corrected_articles_are_counted_by_versions(told: Desk) -> None:
    assert rows(told, "most_corrected_articles") == []
    body = STRIKE + " تصحیح شد."
    told.publish(told.article("a", body=body, agency="آوا", events=[]))
    (row,) = rows(told, "most_corrected_articles")
    assert (row["article_id"], row["versions"], row["reports_first"], row["reports_last"]) == ("a", 2, 1, 0)
    assert (row["letters_first"], row["letters_last"]) == (len(STRIKE), len(body))


def test_a_silent_publisher_is_found_with_what_others_told(told: Desk) -> None:
    (row,) = rows(told, "coverage_gaps")
    assert (row["publisher_fa"], row["silent_from"], row["silent_until"]) == ("آوا", date(2015, 3, 3), date(2015, 4, 1))
    assert (row["silent_days"], row["core_events_of_others"]) == (30, 1)
    assert rows(told, "coverage_gaps", days=31) == []


def test_how_an_event_is_told_says_why_it_is_one(told: Desk) -> None:
    told_twice = rows(told, "how_an_event_is_told", events=1)
    assert [row["killed"] for row in told_twice] == ["۵۰ تروریست", "۵۰ تروریست"]
    assert {row["telling"] for row in told_twice} == {1}
    assert all("same day, same place" in str(row["same_event_because"]) for row in told_twice)


def test_who_fights_whom_counts_events_and_not_reports(told: Desk) -> None:
    (row,) = rows(told, "who_fights_whom")
    assert (row["initiator_side"], row["target_side"], row["events"], row["air_strikes"]) == (
        "TEST_SYRIA", "TEST_ISIS", 2, 2
    )  # fmt: skip


@pytest.mark.parametrize("day", [date(2015, 3, 14) + timedelta(days=n) for n in range(7)], ids=str)
def test_a_week_begins_on_saturday(desk: Desk, day: date) -> None:
    desk.publish(desk.article("a", published=day, events=[strike(on=day, killed=4)]))
    pipeline.refresh_marts(desk.url)
    for name in ("events_by_week", "casualties_by_week_and_front"):
        assert [(row["week_from"], row["killed_low"]) for row in rows(desk, name)] == [(date(2015, 3, 14), 4)]


def test_no_week_holds_what_has_no_day(desk: Desk) -> None:
    desk.publish(desk.article("a", published=None, events=[strike(on=None, killed=4)]))
    pipeline.refresh_marts(desk.url)
    assert rows(desk, "events_by_week") == rows(desk, "casualties_by_week_and_front") == []
    assert [row["events"] for row in rows(desk, "who_fights_whom")] == [1]


def test_one_side_s_month_by_month(told: Desk) -> None:
    suffered = rows(told, "actor_by_month", actor="TEST_ISIS")
    assert [(row["month"], row["acts"], row["acts_against_it"]) for row in suffered] == [
        (date(2015, 3, 1), 0, 1), (date(2015, 4, 1), 0, 1)
    ]  # fmt: skip
    with pytest.raises(BadParameter, match="needs actor"):
        query(told.url, "actor_by_month")


def test_names_nobody_knows(desk: Desk) -> None:
    desk.publish(*(desk.article(name, events=[strike(initiator=None, place=None)]) for name in "ab"))
    pipeline.refresh_marts(desk.url)
    assert rows(desk, "names_nobody_knows") == []
    nobody = replace(strike().initiator[0], code=None)
    desk.publish(desk.article("c", events=[replace(strike(), initiator=(nobody,))]))
    pipeline.refresh_marts(desk.url)
    (row,) = rows(desk, "names_nobody_knows")
    assert (row["what"], row["name_in_text"], row["reports"]) == ("actor", "جنگنده‌های ارتش سوریه", 1)


def test_claims_of_two_sides_stand_side_by_side(desk: Desk) -> None:
    """One side's source says fifty, the other's five: ten times."""
    ours, theirs = (replace(strike().attribution[0], code=code) for code in ("SYRMIL", "ISIS"))
    sides = {"initiator": "SYRMIL", "target": "ISIS"}
    desk.publish(
        desk.article("a", agency="آوا", events=[strike(killed=50, attribution=(ours,), **sides)]),
        desk.article("b", agency="پیک", events=[strike(killed=5, attribution=(theirs,), **sides)]),
    )
    pipeline.refresh_marts(desk.url)
    found = rows(desk, "claims_apart")
    assert [(row["figure"], row["other_figure"], float(str(row["times"]))) for row in found] == [(5, 50, 10.0)]
