"""The score: what counts as found."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[3] / "samples"


def span(start: int, end: int, quote: str = "", **more: Any) -> dict[str, Any]:
    return {"quote": quote or f"<{start}>", "start": start, "end": end, **more}


def event(kind: str = "air_strike", start: int = 0, **changed: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "status": "happened",
        "initiator": [],
        "target": [],
        "places": [],
        "attribution": [],
        "date": {"start": None, "end": None, "precision": "none", "quote": None},
        "casualties": [],
        "materiel": [],
        "evidence": [span(start, start + 40)],
    } | changed


def killed(low: int | None, high: int | None, start: int = 10) -> dict[str, Any]:
    return span(start, start + 8, "۱۲ تروریست", kind="killed", low=low, high=high, who=None)


def test_the_samples_agree_with_themselves(score: ModuleType) -> None:
    events = score.read_events(SAMPLES / "events.jsonl")
    measures = score.score(events, events)
    assert {measure.f1 for measure in measures.values()} == {1.0}
    assert "figures" in score.table(measures)


def test_nothing_coded_is_nothing_found(score: ModuleType) -> None:
    measures = score.score({"a": [event()]}, {})
    assert (measures["events"].precision, measures["events"].recall, measures["events"].f1) == (0.0, 0.0, 0.0)


def test_an_event_needs_its_type_and_some_of_its_evidence(score: ModuleType) -> None:
    measures = score.score({"a": [event("shelling"), event("arrest", 100)]}, {"a": [event(), event("arrest", 139)]})
    assert (measures["events"].found, measures["acts"].found, measures["core"].found) == (1, 2, 0)
    assert score.score({"a": [event()]}, {"a": [event(start=40)]})["acts"].found == 0


def test_an_event_is_paired_once_and_with_the_one_that_shares_most(score: ModuleType) -> None:
    place = span(5, 10, role="at")
    measures = score.score({"a": [event(places=[place])]}, {"a": [event(), event(places=[place])]})
    assert (measures["events"].found, measures["events"].coded) == (1, 2)
    assert measures["places"].f1 == 1.0


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (span(0, 10), span(5, 30), True),
        (span(0, 10), span(6, 30), False),
        (span(0, 10, "ارتش سوريه"), span(50, 70, "نیروهای ارتش سوریه"), True),
        (span(0, 2, "ما"), span(50, 53, "سما"), False),
    ],
)
def test_same_mention(score: ModuleType, first: dict[str, Any], second: dict[str, Any], same: bool) -> None:
    assert score.same_mention(first, second) is same
    assert score.same_mention(second, first) is same


def test_figures_need_equal_bounds_but_may_hang_on_another_event(score: ModuleType) -> None:
    gold = {"a": [event(casualties=[killed(12, 12)]), event("arrest", 100)]}
    assert score.score(gold, {"a": [event(casualties=[killed(12, None)])]})["figures"].found == 0
    elsewhere = score.score(gold, {"a": [event(), event("arrest", 100, casualties=[killed(12, 12)])]})
    assert (elsewhere["casualties"].found, elsewhere["figures"].found) == (0, 1)


def test_arguments_of_an_invented_event_count_as_errors(score: ModuleType) -> None:
    measures = score.score({"a": [event()]}, {"a": [event("shelling", initiator=[span(0, 5)])]})
    assert (measures["initiator"].coded, measures["initiator"].found) == (1, 0)


def test_dates_and_status_are_compared_over_paired_events(score: ModuleType) -> None:
    dated = {"start": "2017-06-05", "end": "2017-06-05", "precision": "day", "quote": "امروز"}
    gold = {"a": [event(date=dated, status="denied")]}
    same = score.score(gold, {"a": [event(date=dated, status="denied")]})
    other = score.score(gold, {"a": [event(date=dated | {"end": "2017-06-06"})]})
    assert (same["date"].f1, same["status"].f1, other["date"].f1, other["status"].f1) == (1.0, 1.0, 0.0, 0.0)


def test_the_command_prints_a_table_or_json(score: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    events = str(SAMPLES / "events.jsonl")
    assert score.main([events, events]) == 0
    assert "events        1.000" in capsys.readouterr().out
    assert score.main([events, events, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"]["f1"] == 1.0
