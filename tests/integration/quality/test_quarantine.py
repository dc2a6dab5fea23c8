"""What is kept back: tried again, let go, and told of in a digest."""

from __future__ import annotations

import pytest

from rasad import pipeline
from rasad.quality.digest import digest
from rasad.warehouse import quarantine
from rasad.warehouse.errors import BatchRejected, UnknownBatch
from tests.integration.conftest import Desk
from tests.integration.quality.test_validation import reverse_a_range, staged


def test_a_digest_tells_counts_and_the_worst_rules(desk: Desk) -> None:
    batch = staged(desk)
    reverse_a_range(desk)
    desk.rows("UPDATE staging.report_place SET place_id = 'nowhere'")
    pipeline.validate(desk.url, batch)
    counts, critical, warning = digest(desk.url, batch)
    assert counts.startswith(f"batch {batch} (validated): 3 articles, ") and ", 1 kept back; " in counts
    assert counts.endswith("expectations, 2 not met")
    assert critical == "critical casualty_bounds_ordered: 1 of 3 rows. Ranges run from low to high."
    assert warning.startswith("warning report_place_listed: 3 of 3 rows. ")
    with pytest.raises(UnknownBatch):
        digest(desk.url, batch + 1)


def test_a_digest_of_a_stopped_batch_has_its_counts_and_is_short(desk: Desk) -> None:
    batch = staged(desk, 30)
    desk.rows("UPDATE staging.casualty SET low = 9, high = 3, quote = NULL, kind = 'bored', who_code = 'NOBODY'")
    desk.rows("UPDATE staging.report_place SET role = 'near', precision = 'sharp', latitude = 91, place_id = 'nowhere'")
    desk.rows("UPDATE staging.materiel_loss SET item = 'sword', action = 'sold', low = -1, owner_code = 'NOBODY'")
    desk.rows("UPDATE staging.report_actor SET role = 'witness', quote_end = 0")
    with pytest.raises(BatchRejected):
        pipeline.validate(desk.url, batch)
    lines = digest(desk.url, batch)
    assert "(stopped): 30 articles" in lines[0] and " 0 kept back" not in lines[0]
    assert lines[-1].endswith("more in ops.quality_result")
    assert len(lines) == 14


def test_released_entries_stay_closed_and_others_are_tried_again(desk: Desk) -> None:
    batch = staged(desk)
    desk.rows("UPDATE staging.casualty SET low = 9, high = 3")
    pipeline.validate(desk.url, batch)
    pipeline.load(desk.url, batch)
    ids = [number for (number,) in desk.rows("SELECT quarantine_id FROM ops.quarantine ORDER BY 1")]
    assert len(ids) == 3
    assert quarantine.release(desk.url, ids[:1]) == 1
    assert quarantine.release(desk.url, ids[:1]) == 0
    assert quarantine.retry(desk.url, ids[:1]) == 0
    assert quarantine.retry(desk.url) == 2
    assert desk.value("SELECT count(*) FROM ops.article WHERE coder_key IS NULL") == 2
    pipeline.validate(desk.url, batch, again=True)
    assert [status for (status,) in desk.rows("SELECT status FROM ops.quarantine ORDER BY quarantine_id")] == [
        "released", "open", "open",
    ]  # fmt: skip


def test_a_mended_coder_settles_what_is_tried_again(desk: Desk) -> None:
    batch = staged(desk)
    reverse_a_range(desk)
    pipeline.validate(desk.url, batch)
    pipeline.load(desk.url, batch)
    pipeline.resolve(desk.url, batch)
    assert quarantine.retry(desk.url) == 1
    (second,) = desk.stage()
    pipeline.validate(desk.url, second)
    pipeline.load(desk.url, second)
    assert desk.rows("SELECT status FROM ops.quarantine") == [("resolved",)]
    assert desk.value("SELECT count(*) FROM warehouse.fact_casualty") == 3
