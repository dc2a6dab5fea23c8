"""Loading: the same warehouse whatever the order, the number of times and the company."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rasad import pipeline
from rasad.article import Event
from tests.integration.conftest import RAQQA, STRIKE, Desk, dump, strike


def many(desk: Desk) -> list:  # type: ignore[type-arg]
    """Articles of several agencies, days and events, with one that tells nothing."""
    return [
        desk.article("a", events=[strike()]),
        desk.article("b", agency="آوا", events=[strike(killed=52), strike(event_type="shelling", killed=3)]),
        desk.article("c", agency="پیک", published=date(2015, 3, 3), events=[strike(place=RAQQA)]),
        desk.article("d", agency=None, published=None, events=[strike(on=None, place=None, initiator=None)]),
        desk.article("e"),
    ]


def test_what_an_article_tells_is_in_the_star(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike()]))
    (report,) = desk.rows("""
        SELECT t.code, p.name_en, d.calendar_date, r.status, r.quote, s.name_fa
        FROM warehouse.fact_report AS r
        JOIN warehouse.dim_event_type AS t USING (event_type_key)
        JOIN warehouse.dim_place AS p USING (place_key)
        JOIN warehouse.dim_date AS d ON d.date_key = r.date_first_key
        JOIN warehouse.dim_source AS s ON s.source_key = r.publisher_source_key""")
    assert report == ("air_strike", "Aleppo", date(2015, 3, 1), "happened", STRIKE, "خبرگزاری آزمون")
    assert desk.rows("SELECT kind, low, best, high, quote FROM warehouse.fact_casualty") == [
        ("killed", 50, 50, 50, "۵۰ تروریست")
    ]
    assert desk.rows("SELECT action, low, high, quote FROM warehouse.fact_materiel_loss") == [
        ("destroyed", 2, 2, "دو دستگاه تانک")
    ]
    assert desk.value("SELECT count(*) FROM warehouse.fact_event") == 1


def test_loading_again_rewrites_no_row(desk: Desk) -> None:
    batches = desk.publish(*many(desk))
    before = dump(desk.url, xmin=True)
    for batch in batches:
        written = pipeline.load(desk.url, batch, again=True)
        assert (written["inserted"], written["updated"], written["deleted"]) == (0, 0, 0)
        pipeline.resolve(desk.url, batch)
    assert dump(desk.url, xmin=True) == before


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_order_and_size_of_batches_make_no_difference(new_warehouse: Callable[[], str], size: int) -> None:
    reference, shuffled = Desk(new_warehouse()), Desk(new_warehouse())
    reference.publish(*many(reference))
    for article in reversed(many(shuffled)):
        shuffled.publish(article, size=size)
    left, right = dump(reference.url), dump(shuffled.url)
    assert {table: rows for table, rows in left.items() if rows != right[table]} == {}


def test_batches_loaded_at_once_give_the_same(new_warehouse: Callable[[], str]) -> None:
    reference, crowded = Desk(new_warehouse()), Desk(new_warehouse())
    reference.publish(*many(reference))
    crowded.land(*many(crowded))
    batches = crowded.stage(size=1)
    crowded.accept(*batches)
    problems: list[BaseException] = []

    def work(batch: int) -> None:
        try:
            pipeline.load(crowded.url, batch)
            pipeline.resolve(crowded.url, batch)
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(batch,)) for batch in itertools.chain(batches, batches)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert dump(crowded.url) == dump(reference.url)


def test_a_corrected_article_replaces_what_it_told(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike(), strike(event_type="shelling", killed=3)]))
    corrected = STRIKE + " این خبر تصحیح شده است."
    desk.publish(desk.article("a", body=corrected, events=[strike(corrected, killed=12)]))
    assert desk.rows("SELECT is_current, count(*) FROM warehouse.fact_article GROUP BY 1 ORDER BY 1") == [
        (False, 1), (True, 1)
    ]  # fmt: skip
    current = desk.rows(
        "SELECT c.best FROM warehouse.fact_casualty AS c JOIN warehouse.fact_report AS r USING (report_key)"
        " WHERE r.is_current"
    )
    assert current == [(12,)]
    assert desk.value("SELECT count(*) FROM warehouse.fact_event") == 1


def test_a_better_coder_takes_back_what_it_no_longer_reads(desk: Desk) -> None:
    desk.publish(desk.article("a", events=[strike(), strike(event_type="shelling", killed=3)]))
    desk.rows("UPDATE ops.article SET coder_key = NULL")
    desk.coded["a"] = (strike(),)
    batches = desk.stage()
    desk.accept(*batches)
    for batch in batches:
        pipeline.load(desk.url, batch)
        pipeline.resolve(desk.url, batch)
    assert desk.value("SELECT count(*) FROM warehouse.fact_report") == 1
    assert desk.value("SELECT count(*) FROM warehouse.fact_event") == 1


def test_what_is_not_known_refers_to_the_unknown_member(desk: Desk) -> None:
    desk.publish(desk.article("d", agency=None, published=None, events=[strike(on=None, place=None, target=None)]))
    assert desk.rows(
        "SELECT place_key, date_first_key, published_date_key, publisher_source_key FROM warehouse.fact_report"
    ) == [(-1, -1, -1, -1)]


def test_a_publisher_that_no_dictionary_lists_becomes_a_member(desk: Desk) -> None:
    name = "روزنامه'; DROP SCHEMA warehouse CASCADE; --"
    desk.publish(desk.article("a", agency=name, events=[strike()]))
    desk.publish(desk.article("b", agency=name, events=[strike()]))
    assert desk.rows("SELECT count(*) FROM warehouse.dim_source WHERE name_fa = %(name)s", {"name": name}) == [(1,)]


def test_every_span_is_the_quote_beside_it(desk: Desk) -> None:
    desk.publish(*many(desk))
    for table, prefix in (("fact_report", "quote"), ("bridge_report_actor", "quote"), ("bridge_report_place", "quote"),
                          ("bridge_report_attribution", "quote"), ("fact_casualty", "quote"),
                          ("fact_materiel_loss", "quote")):  # fmt: skip
        article = "t.article_key" if table == "fact_report" else "r.article_key"
        wrong = desk.rows(
            f"SELECT t.{prefix} FROM warehouse.{table} AS t JOIN warehouse.fact_report AS r USING (report_key)"
            f" JOIN landing.article_version AS v ON v.article_key = {article}"
            f" WHERE substr(v.body, t.{prefix}_start + 1, t.{prefix}_end - t.{prefix}_start) <> t.{prefix}"
        )
        assert wrong == [], table


def test_reports_of_one_article_stay_apart(desk: Desk) -> None:
    """Two events of one article are two events, however alike: its author told them apart."""
    twice: list[Event] = [strike(), replace(strike(), status="happened", evidence=strike().evidence[:1])]
    twice[1] = replace(twice[1], casualties=())
    desk.publish(desk.article("a", events=[twice[0], strike(event_type="shelling")]))
    assert desk.value("SELECT count(*) FROM warehouse.fact_event") == 2
