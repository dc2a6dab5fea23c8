"""The work list: what is pending, who works on it, and that a crash loses nothing."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from rasad import pipeline
from rasad.warehouse import worklist
from rasad.warehouse.connection import connect
from rasad.warehouse.errors import StageOutOfOrder, StagingLost, UnknownBatch
from rasad.warehouse.worklist import Coder
from tests.integration.conftest import CODER, Desk, strike

NEXT = Coder("test", "2")


def pending(desk: Desk, coder: Coder = CODER) -> int:
    return worklist.pending_count(desk.url, coder)


def test_articles_are_pending_until_they_are_loaded(desk: Desk) -> None:
    articles = [desk.article(name, events=[strike()]) for name in "abc"]
    desk.land(*articles)
    assert pending(desk) == 3
    batches = desk.stage(size=2)
    assert len(batches) == 2
    assert pending(desk) == 3
    desk.accept(*batches)
    pipeline.load(desk.url, batches[0])
    assert pending(desk) == 1
    pipeline.load(desk.url, batches[1])
    assert pending(desk) == 0


def test_a_new_lexicon_makes_everything_pending(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]), desk.article("b"))
    assert (pending(desk), pending(desk, NEXT)) == (0, 2)


def test_a_corrected_article_is_pending_again(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    desk.land(desk.article("a", body="خبر تصحیح شد."))
    assert pending(desk) == 1


def test_work_left_unfinished_is_taken_up_again(desk: Desk) -> None:
    desk.land(desk.article("a"), desk.article("b"))
    opened = worklist.open_batches(desk.url, CODER, size=1)
    assert len(opened) == 2
    assert worklist.open_batches(desk.url, CODER, size=1) == opened
    assert worklist.open_batches(desk.url, CODER, size=1, limit=1) == opened[:1]


def test_batches_of_another_lexicon_are_abandoned(desk: Desk) -> None:
    desk.land(desk.article("a"))
    (old,) = worklist.open_batches(desk.url, CODER, size=10)
    (new,) = worklist.open_batches(desk.url, NEXT, size=10)
    assert new != old
    with closing(connect(desk.url)) as conn:
        assert worklist.read_batch(conn, old).state == "abandoned"


def test_two_at_once_share_the_work(desk: Desk) -> None:
    desk.land(*(desk.article(f"a{n}") for n in range(40)))
    found: list[list[int]] = []
    threads = [
        threading.Thread(target=lambda: found.append(worklist.open_batches(desk.url, CODER, size=10))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({tuple(batches) for batches in found}) == 1
    assert desk.value("SELECT count(*) FROM ops.batch_article") == 40


def test_steps_out_of_order_are_refused(desk: Desk) -> None:
    desk.land(desk.article("a", events=[strike()]))
    (batch,) = worklist.open_batches(desk.url, CODER, size=10)
    with pytest.raises(StageOutOfOrder, match="it has to be validated first"):
        pipeline.load(desk.url, batch)
    with pytest.raises(UnknownBatch, match="no batch 999"):
        pipeline.load(desk.url, 999)


def test_lost_staging_sends_the_batch_back(desk: Desk) -> None:
    """Staging is UNLOGGED: after a crash of the server it is empty."""
    desk.land(desk.article("a", events=[strike()]))
    (batch,) = desk.stage()
    desk.accept(batch)
    desk.rows("TRUNCATE staging.article")
    with pytest.raises(StagingLost, match="code it again"):
        pipeline.load(desk.url, batch)
    assert worklist.open_batches(desk.url, CODER, size=10) == [batch]
    desk.rows("SELECT 1")
    with closing(connect(desk.url)) as conn:
        assert worklist.read_batch(conn, batch).state == "open"


def test_no_batch_is_empty(desk: Desk) -> None:
    assert worklist.open_batches(desk.url, CODER, size=10) == []
    with pytest.raises(ValueError, match="at least one article"):
        worklist.open_batches(desk.url, CODER, size=0)
