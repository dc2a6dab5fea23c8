"""Upkeep: the planner's statistics, and staging rows of finished batches."""

from __future__ import annotations

import pytest

from rasad.warehouse import maintenance
from tests.integration.conftest import Desk, strike


def test_every_table_that_grows_is_analyzed(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    analyzed = maintenance.analyze(desk.url)["tables"]
    assert analyzed == desk.value(
        "SELECT count(*) FROM pg_stat_all_tables WHERE schemaname IN ('landing', 'warehouse', 'mart', 'ops')"
    )
    # -1 is what the catalogue says of a table that was never analyzed.
    assert desk.value("SELECT reltuples FROM pg_class WHERE oid = 'warehouse.fact_report'::regclass") == 1


def test_only_old_finished_batches_leave_staging(desk: Desk) -> None:
    (old,) = desk.publish(desk.article("a", events=[strike()]))
    (young,) = desk.publish(desk.article("b", events=[strike()]))
    desk.land(desk.article("c", events=[strike()]))
    (unfinished,) = desk.stage()
    desk.rows("UPDATE ops.batch SET changed_at = now() - interval '15 days' WHERE batch_id <> %(id)s", {"id": young})
    assert maintenance.clear_staging(desk.url, days=14) == {"batches": 1}
    left = desk.rows("SELECT DISTINCT batch_id FROM staging.report ORDER BY 1")
    assert left == [(young,), (unfinished,)]
    assert old not in {batch for (batch,) in left}
    assert maintenance.clear_staging(desk.url, days=14) == {"batches": 0}


def test_a_negative_number_of_days_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="not -1"):
        maintenance.clear_staging(url, days=-1)
