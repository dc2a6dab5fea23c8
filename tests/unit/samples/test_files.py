"""The sample articles and their events: complete, consistent, and what the coding files say."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from rasad.article import CasualtyKind, EventStatus, MaterielAction
from rasad.lexicon.reader import MATERIEL_ITEMS

SAMPLES = Path(__file__).parents[3] / "samples"


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SAMPLES / name).read_text(encoding="utf-8").splitlines()]


ARTICLES = {row["id"]: row for row in lines("articles.jsonl")}
EVENTS = [(row["id"], event) for row in lines("events.jsonl") for event in row["events"]]


def mentions(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in ("initiator", "target", "places", "attribution", "casualties", "materiel", "evidence"):
        yield from event[name]


def test_every_article_is_coded_in_order_and_known_once() -> None:
    ids = [row["id"] for row in lines("articles.jsonl")]
    assert len(ids) > 40
    assert len(set(ids)) == len(ids)
    assert [row["id"] for row in lines("events.jsonl")] == ids


def test_articles_hold_what_readers_need() -> None:
    for article in ARTICLES.values():
        assert set(article) == {"id", "title", "body", "agency", "published", "url"}
        assert article["title"] and article["body"] and article["agency"]
        assert article["url"].startswith("https://") and ".example.org/" in article["url"]
        if article["published"] is not None:
            datetime.fromisoformat(article["published"])


def test_manners_of_writing_are_all_there() -> None:
    bodies = [article["body"] for article in ARTICLES.values()]
    assert any("ي" in body and "ك" in body for body in bodies)
    assert any("\u200c" not in body and "خودروی" in body for body in bodies)
    assert any(unicodedata.normalize("NFC", body) != body for body in bodies)
    assert any(body.count("\n*") >= 2 for body in bodies)
    assert any(article["published"] is None for article in ARTICLES.values())
    assert any(article["published"] and len(article["published"]) == len("2024-01-01") for article in ARTICLES.values())


def test_some_articles_tell_no_event_and_most_types_are_told(build_samples: ModuleType) -> None:
    without = [row["id"] for row in lines("events.jsonl") if not row["events"]]
    assert len(without) >= 6
    assert {event["type"] for _, event in EVENTS} == build_samples.event_types()
    assert {event["status"] for _, event in EVENTS} >= {"happened", "planned", "denied"}


@pytest.mark.parametrize(("key", "event"), EVENTS, ids=[f"{key}-{event['type']}" for key, event in EVENTS])
def test_event_is_valid(key: str, event: dict[str, Any], build_samples: ModuleType) -> None:
    body = ARTICLES[key]["body"]
    assert event["type"] in build_samples.event_types()
    assert event["status"] in get_args(EventStatus)
    assert event["evidence"]
    for mention in mentions(event):
        assert mention["quote"] and body[mention["start"] : mention["end"]] == mention["quote"]
        assert "\n" not in mention["quote"]
    for casualty in event["casualties"]:
        assert casualty["kind"] in get_args(CasualtyKind)
        assert casualty["who"] is None or casualty["who"] in body
    for loss in event["materiel"]:
        assert loss["item"] in MATERIEL_ITEMS and loss["action"] in get_args(MaterielAction)
    for figure in [*event["casualties"], *event["materiel"]]:
        assert None in (figure["low"], figure["high"]) or 0 < figure["low"] <= figure["high"]
    assert all(place["role"] in ("at", "in") for place in event["places"])
    when = event["date"]
    assert (when["start"] is None) == (when["end"] is None) == (when["precision"] == "none")
    assert when["quote"] is None or when["quote"] in body


def test_events_are_dated_no_later_than_told_unless_planned() -> None:
    for key, event in EVENTS:
        published = ARTICLES[key]["published"]
        if event["date"]["start"] is None:
            continue
        assert published is not None, key
        days = date.fromisoformat(published[:10]) - date.fromisoformat(event["date"]["start"])
        assert days.days >= 0 or event["status"] == "planned", key
        assert days.days < 30, key


def test_file_is_what_the_coding_gives(build_samples: ModuleType) -> None:
    rows = build_samples.build(build_samples.read_articles(), build_samples.read_coding())
    assert build_samples.as_lines(rows) == (SAMPLES / "events.jsonl").read_text(encoding="utf-8")
