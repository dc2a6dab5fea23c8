"""Between staging and warehouse: what is kept back, what goes on, and when a batch stops."""

from __future__ import annotations

import pytest

from rasad import pipeline
from rasad.article import Place, SourceMention
from rasad.warehouse.errors import BatchRejected
from tests.integration.conftest import STRIKE, Desk, dump, mention, strike

LISTED = Place("sy-aleppo", "حلب", "Aleppo", "city", "SY", 36.2021, 37.1343, "town")


def event(**values: object):  # type: ignore[no-untyped-def]
    source = mention(SourceMention, STRIKE, "ستاد مشترک", code="SYRMIL")
    known = {"initiator": "SYRMIL", "target": "ISIS", "place": LISTED, "attribution": (source,)}
    return strike(**{**known, **values})  # type: ignore[arg-type]


def staged(desk: Desk, articles: int = 3) -> int:
    desk.land(*(desk.article(f"a{n}", events=[event()]) for n in range(articles)))
    (batch,) = desk.stage()
    return batch


def reverse_a_range(desk: Desk) -> None:
    """Give one report a figure from 9 to 3."""
    one = "SELECT min(report_key::text)::uuid FROM staging.report"
    desk.rows(f"UPDATE staging.casualty SET low = 9, high = 3 WHERE report_key = ({one})")


def test_a_broken_part_is_kept_back_alone(desk: Desk) -> None:
    batch = staged(desk)
    reverse_a_range(desk)
    counts = pipeline.validate(desk.url, batch)
    assert (counts["rejected"], counts["critical_broken"]) == (1, 1)
    ((article, rule, table, low, status),) = desk.rows(
        "SELECT article_id, rule, staging_table, row_content ->> 'low', status FROM ops.quarantine"
    )
    assert article.startswith("a")
    assert (rule, table, low, status) == ("casualty_bounds_ordered", "casualty", "9", "open")
    pipeline.load(desk.url, batch)
    assert desk.value("SELECT count(*) FROM warehouse.fact_report") == 3
    assert desk.value("SELECT count(*) FROM warehouse.fact_casualty") == 2
    assert desk.value("SELECT sum(rejected_count) FROM warehouse.fact_article") == 1


def test_a_broken_report_takes_its_parts_along_and_its_article_stays_visible(desk: Desk) -> None:
    batch = staged(desk, 20)
    desk.rows("UPDATE staging.report SET event_type = 'picnic' WHERE ordinal = 1 AND report_key ="
              " (SELECT min(report_key::text)::uuid FROM staging.report)")  # fmt: skip
    pipeline.validate(desk.url, batch)
    pipeline.load(desk.url, batch)
    assert desk.value("SELECT count(*) FROM warehouse.fact_report") == 19
    assert desk.value("SELECT count(*) FROM warehouse.fact_article") == 20
    assert desk.value("SELECT count(*) FROM ops.coding WHERE outcome = 'quarantined'") == 1


def test_warnings_only_note(desk: Desk) -> None:
    batch = staged(desk)
    desk.rows("UPDATE staging.report_place SET place_id = 'nowhere'")
    counts = pipeline.validate(desk.url, batch)
    assert (counts["rejected"], counts["warning_broken"]) == (0, 1)
    assert desk.rows("SELECT expectation, unexpected_count FROM ops.quality_result WHERE NOT success") == [
        ("report_place_listed", 3)
    ]


def test_too_much_stops_the_batch_before_the_warehouse_is_touched(desk: Desk) -> None:
    batch = staged(desk, 30)
    before = dump(desk.url, xmin=True)
    desk.rows("UPDATE staging.casualty SET low = 9, high = 3")
    with pytest.raises(BatchRejected, match="casualty_bounds_ordered"):
        pipeline.validate(desk.url, batch)
    assert desk.value("SELECT state FROM ops.batch") == "stopped"
    with pytest.raises(Exception, match="was stopped"):
        pipeline.load(desk.url, batch)
    assert dump(desk.url, xmin=True) == before
    # The reasons are on record, and the articles are pending for a mended coder.
    # All thirty: Great Expectations itself lists twenty at most.
    assert desk.value("SELECT count(*) FROM ops.quarantine WHERE rule = 'casualty_bounds_ordered'") == 30
    assert desk.value("SELECT count(*) FROM ops.article WHERE coder_key IS NULL") == 30


def test_an_expectation_of_the_whole_table_stops_the_batch(desk: Desk) -> None:
    batch = staged(desk)
    desk.rows("UPDATE staging.article SET outcome = 'lost'")
    with pytest.raises(BatchRejected, match="article_outcome_known: Every article ends as"):
        pipeline.validate(desk.url, batch)


def test_results_are_kept_by_batch(desk: Desk) -> None:
    batch = staged(desk)
    pipeline.validate(desk.url, batch)
    rows = desk.rows("SELECT count(*), bool_and(success), count(DISTINCT expectation) FROM ops.quality_result"
                     " WHERE batch_id = %(id)s", {"id": batch})  # fmt: skip
    ((count, success, names),) = rows
    assert count == names >= 60
    assert success


def test_validating_again_takes_back_what_was_mended(desk: Desk) -> None:
    batch = staged(desk)
    reverse_a_range(desk)
    pipeline.validate(desk.url, batch)
    desk.rows("UPDATE staging.casualty SET low = 3, high = 3")
    assert pipeline.validate(desk.url, batch, again=True)["rejected"] == 0
    assert desk.rows("SELECT status FROM ops.quarantine") == [("resolved",)]
    assert desk.value("SELECT count(*) FROM staging.casualty WHERE is_rejected") == 0


def test_the_planner_knows_of_a_batch_as_soon_as_it_is_staged(desk: Desk) -> None:
    """What it knows nothing of it takes for one row; joins of thousands of rows then take hours."""
    staged(desk, 30)
    tables = "('report', 'report_actor', 'casualty')"
    rows = desk.rows(f"SELECT relname, reltuples FROM pg_class WHERE relnamespace = 'staging'::regnamespace"
                     f" AND relname IN {tables} ORDER BY 1")  # fmt: skip
    assert rows == [("casualty", 30), ("report", 30), ("report_actor", 60)]
