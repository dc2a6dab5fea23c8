"""Events over time: keys stay, and what becomes of those that do not is on record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.integration.conftest import STRIKE, Desk, strike

LATER = date(2015, 3, 3)


def events(desk: Desk) -> dict[str, int]:
    return dict(desk.rows("SELECT event_key::text, report_count FROM warehouse.fact_event"))


def changes(desk: Desk) -> list[tuple[str, str, str | None]]:
    return desk.rows(
        "SELECT event_key::text, change, successor_key::text FROM mart.event_change ORDER BY change_number"
    )


def test_an_event_keeps_its_key_when_reports_join(desk: Desk) -> None:
    desk.publish(desk.article("a", agency="آوا", events=[strike()]))
    (key,) = events(desk)
    desk.publish(desk.article("b", agency="پیک", published=LATER, events=[strike(killed=60)]))
    assert events(desk) == {key: 2}
    assert changes(desk) == []


def test_a_report_published_before_renames_the_event(desk: Desk) -> None:
    desk.publish(desk.article("b", agency="پیک", published=LATER, events=[strike()]))
    (late,) = events(desk)
    desk.publish(desk.article("a", agency="آوا", events=[strike()]))
    (early,) = events(desk)
    assert changes(desk) == [(late, "renamed", early)]


def test_a_founding_report_that_goes_hands_the_event_on(desk: Desk) -> None:
    first = desk.article("a", agency="آوا", events=[strike()])
    desk.publish(first, desk.article("b", agency="پیک", published=LATER, events=[strike()]))
    (before,) = events(desk)
    corrected = STRIKE + " این خبر نادرست بود."
    desk.publish(desk.article("a", body=corrected, agency="آوا", events=[]))
    ((after, reports),) = events(desk).items()
    assert (after != before, reports) == (True, 1)
    assert changes(desk) == [(before, "renamed", after)]


def test_an_event_that_nobody_tells_any_more_vanishes(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    (key,) = events(desk)
    desk.publish(desk.article("a", body=STRIKE + " این خبر نادرست بود.", events=[]))
    assert events(desk) == {}
    assert changes(desk) == [(key, "vanished", None)]


def test_a_corrected_report_that_tells_another_day_leaves_the_event(desk: Desk) -> None:
    desk.publish(
        desk.article("a", agency="آوا", events=[strike()]),
        desk.article("b", agency="پیک", published=LATER, events=[strike()]),
    )
    assert list(events(desk).values()) == [2]
    body = STRIKE + " تصحیح: حمله ده روز پیش بود."
    desk.publish(
        desk.article("b", body=body, agency="پیک", published=LATER, events=[strike(body, on=date(2015, 2, 19))])
    )
    assert sorted(events(desk).values()) == [1, 1]


def test_every_merge_says_why(desk: Desk) -> None:
    desk.publish(
        desk.article("a", agency="آوا", events=[strike()]),
        desk.article("b", agency="پیک", events=[strike()]),
    )
    ((score, reasons),) = desk.rows("SELECT score, reasons FROM warehouse.bridge_report_link")
    assert score == 100
    assert reasons == [
        "same day", "same place", "same initiator", "same target", "same type", "same number of dead",
        "near-identical words",
    ]  # fmt: skip
    assert desk.rows("SELECT DISTINCT telling FROM warehouse.bridge_event_report") == [(1,)]


def test_any_order_of_arrival_gives_the_same_events(desk: Desk, new_warehouse: Callable[[], str]) -> None:
    """Three tellings and a stranger, one by one, forwards and backwards."""
    other = Desk(new_warehouse())
    for to, order in ((desk, "abcd"), (other, "dcba")):
        articles = {
            "a": to.article("a", agency="آوا", events=[strike()]),
            "b": to.article("b", agency="پیک", published=LATER, events=[strike(killed=60)]),
            "c": to.article("c", agency="ندا", events=[strike(on=None)]),
            "d": to.article("d", agency="ندا", events=[strike(event_type="talks")]),
        }
        for name in order:
            to.publish(articles[name])
    assert events(desk) == events(other)
    assert sorted(events(desk).values()) == [1, 3]
