"""Articles coded again by hand: which ones, what would change, and that they are pending afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rasad import pipeline
from rasad.article import CodedArticle
from rasad.warehouse.recoding import Selection, compare, mark_pending, select
from tests.integration.conftest import CODER, Desk, strike

OLD = date(2015, 3, 2)
NEW = date(2016, 7, 5)


@pytest.fixture
def published(desk: Desk) -> Desk:
    """Three articles of two agencies and two days, each with one air strike."""
    desk.publish(
        desk.article("a", agency="آوا", published=OLD, events=[strike()]),
        desk.article("b", agency="آوا", published=NEW, events=[strike(on=date(2016, 7, 4))]),
        desk.article("c", agency="پیک", published=NEW, events=[strike(on=None)]),
    )
    return desk


@pytest.mark.parametrize(
    ("selection", "articles"),
    [
        (Selection(), {"a", "b", "c"}),
        (Selection(since=date(2016, 1, 1)), {"b", "c"}),
        (Selection(until=OLD), {"a"}),
        (Selection(agency="آوا"), {"a", "b"}),
        (Selection(agency="آوا", since=NEW), {"b"}),
        (Selection(coder_version=CODER.version), {"a", "b", "c"}),
        (Selection(coder_version="another"), set()),
        (Selection(agency="'; DROP TABLE ops.article; --"), set()),
    ],
)
def test_every_condition_must_hold(published: Desk, selection: Selection, articles: set[str]) -> None:
    assert {article.id for article in select(published.url, selection)} == articles


def test_marked_articles_are_pending_and_no_others(published: Desk) -> None:
    assert mark_pending(published.url, Selection(agency="آوا")) == 2
    assert published.rows("SELECT article_id FROM ops.article WHERE coder_key IS NULL ORDER BY 1") == [("a",), ("b",)]
    # What was coded stands until the articles are coded again, and marking again finds nothing more.
    assert published.value("SELECT count(*) FROM warehouse.fact_report WHERE is_current") == 3
    assert mark_pending(published.url, Selection(agency="آوا")) == 0


def test_coding_again_restores_the_warehouse(published: Desk) -> None:
    before = published.rows("SELECT report_key, article_key, quote FROM warehouse.fact_report ORDER BY 1")
    mark_pending(published.url, Selection())
    batches = published.stage()
    published.accept(*batches)
    for batch in batches:
        pipeline.load(published.url, batch)
    assert published.rows("SELECT report_key, article_key, quote FROM warehouse.fact_report ORDER BY 1") == before
    assert published.value("SELECT count(*) FROM ops.article WHERE coder_key IS NULL") == 0


def test_a_comparison_tells_what_would_change(published: Desk) -> None:
    keys = {article.id: article.key for article in select(published.url, Selection())}
    same = CodedArticle("a", (strike(),))
    other_type = CodedArticle("b", (strike(event_type="shelling"),))
    nothing = CodedArticle("c", ())
    counts = compare(published.url, {keys["a"]: same, keys["b"]: other_type, keys["c"]: nothing})
    assert counts == {
        "articles": 3, "articles_changed": 2, "reports_before": 3, "reports_after": 2, "reports_gone": 2,
        "reports_new": 1, "gone air_strike": 2, "new shelling": 1,
    }  # fmt: skip


def test_a_changed_status_is_a_change(published: Desk) -> None:
    (article,) = select(published.url, Selection(until=OLD))
    denied = CodedArticle("a", (replace(strike(), status="denied"),))
    counts = compare(published.url, {article.key: denied})
    assert (counts["articles_changed"], counts["reports_gone"], counts["reports_new"]) == (1, 1, 1)


def test_a_preview_codes_with_the_present_coder_and_writes_nothing(published: Desk) -> None:
    before = published.rows("SELECT * FROM ops.article ORDER BY 1")
    counts = pipeline.preview_recoding(published.url, Selection(), limit=2, processes=1)
    assert (counts["selected"], counts["articles"], counts["failed"]) == (3, 2, 0)
    assert published.rows("SELECT * FROM ops.article ORDER BY 1") == before
