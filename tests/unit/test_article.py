"""The records that pass between the stages."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime

import pytest

from rasad.article import (
    IRAN,
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
    Reason,
    SourceMention,
)

EVENT = Event(
    type="air_strike",
    evidence=(Mention("بمباران", 10, 17),),
    initiator=(ActorMention("ارتش سوریه", 0, 10, code="SYRMIL"),),
    target=(ActorMention("داعش", 20, 24),),
    places=(
        PlaceMention("رقه", 30, 33, place=Place("sy-raqqa", "رقه", "Raqqa", "city", "SY", 35.95, 39.01, "town")),
        PlaceMention("سوریه", 34, 39, role="in"),
    ),
    date=EventDate(date(2017, 6, 14), date(2017, 6, 14), "day", Mention("دیروز", 40, 45)),
    casualties=(
        Casualty("۲۰ تروریست", 50, 60, kind="killed", low=20, high=20, who=Mention("تروریست", 53, 60), who_code="ISIS"),
        Casualty("ده‌ها نفر", 61, 70, kind="wounded", low=24, high=99),
    ),
    materiel=(Materiel("دو تانک", 71, 78, item="tank", action="damaged", low=2, high=2, owner_code="ISIS"),),
    attribution=(SourceMention("سانا", 80, 84, code="SANA"),),
    reasons=(Reason("type", "air", ("verbs.csv:bombard",)),),
)


def test_an_event_is_written_with_the_codebook_s_names() -> None:
    row = EVENT.as_json()
    assert row["type"] == "air_strike" and row["status"] == "happened"
    assert row["initiator"] == [{"quote": "ارتش سوریه", "start": 0, "end": 10, "code": "SYRMIL"}]
    assert row["target"] == [{"quote": "داعش", "start": 20, "end": 24, "code": None}]
    assert [(place["quote"], place["role"]) for place in row["places"]] == [("رقه", "at"), ("سوریه", "in")]
    assert row["places"][0]["place"]["latitude"] == 35.95 and row["places"][1]["place"] is None
    assert row["date"] == {"start": "2017-06-14", "end": "2017-06-14", "precision": "day", "quote": "دیروز",
                           "quote_start": 40, "quote_end": 45}  # fmt: skip
    assert row["casualties"][0] == {
        "kind": "killed", "who": "تروریست", "low": 20, "high": 20, "quote": "۲۰ تروریست", "start": 50, "end": 60,
        "who_start": 53, "who_end": 60, "who_code": "ISIS",
    }  # fmt: skip
    assert row["casualties"][1]["who"] is None and row["casualties"][1]["who_start"] is None
    assert row["materiel"] == [{"item": "tank", "action": "damaged", "low": 2, "high": 2, "quote": "دو تانک",
                                "start": 71, "end": 78, "owner_code": "ISIS"}]  # fmt: skip
    assert row["attribution"] == [{"quote": "سانا", "start": 80, "end": 84, "code": "SANA"}]
    assert row["evidence"] == [{"quote": "بمباران", "start": 10, "end": 17}]


def test_the_least_that_an_event_can_be() -> None:
    row = Event("talks", (Mention("دیدار", 0, 5),)).as_json()
    assert all(row[name] == [] for name in ("initiator", "target", "places", "casualties", "materiel", "attribution"))
    assert row["date"] == {"start": None, "end": None, "precision": "none", "quote": None, "quote_start": None,
                           "quote_end": None}  # fmt: skip


def test_reasons_are_written_only_where_asked_for() -> None:
    assert "reasons" not in EVENT.as_json()
    coded = CodedArticle("1", (EVENT,))
    assert coded.as_json() == {"id": "1", "events": [EVENT.as_json()]}
    assert coded.as_json(explain=True)["events"][0]["reasons"] == [
        {"field": "type", "rule": "air", "rows": ["verbs.csv:bombard"]}
    ]


def test_an_article_that_tells_nothing() -> None:
    assert CodedArticle("1").as_json() == {"id": "1", "events": []}


def test_everything_crosses_a_process_boundary() -> None:
    coded = CodedArticle("1", (EVENT,))
    assert pickle.loads(pickle.dumps(coded)) == coded


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, None),
        (date(2017, 6, 15), date(2017, 6, 15)),
        (datetime(2017, 6, 15, 0, 30, tzinfo=IRAN), date(2017, 6, 15)),
        (datetime(2017, 6, 14, 21, 0, tzinfo=UTC), date(2017, 6, 14)),
    ],
)
def test_the_day_of_publication_is_the_source_s_own(published: datetime | date | None, day: date | None) -> None:
    assert Article("1", "x", published=published).published_on == day


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        EVENT.type = "shelling"  # type: ignore[misc]
