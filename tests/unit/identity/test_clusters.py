"""Reports of one event: which may be one, and that the order in which they come makes no difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.identity.clusters import cluster
from rasad.identity.reports import Report, Spot, likeness
from rasad.identity.rules import kilometres, link

HOMS = Spot(1, 34.73, 36.72, "town")
NEAR_HOMS = Spot(2, 34.80, 36.75, "town")
ALEPPO = Spot(3, 36.20, 37.13, "town")
DAY = date(2017, 6, 20)


def report(key: str, **values: object) -> Report:
    """An air strike of the Syrian side on the Islamic State in Homs, as article `key` tells it."""
    told = Report(
        key=key, article_id=f"article-{key}", publisher=1, event_type="air_strike", event_type_key=1, status="happened",
        first=DAY, last=DAY, precision="day", published=DAY, spots=(HOMS,), initiators={10: "SYR"}, targets={20: "ISI"},
        deaths=12, words="جنگنده‌های ارتش مواضع داعش را در حومه حمص بمباران کردند و دوازده تروریست کشته شدند",
    )  # fmt: skip
    return replace(told, **values)  # type: ignore[arg-type]


def test_two_tellings_of_one_strike_are_linked_and_say_why() -> None:
    found = link(report("a"), report("b", words="بمباران مواضع تروریست‌ها در حمص"))
    assert found is not None
    assert "same number of dead" in found.reasons
    assert (found.report, found.other) == ("a", "b")


@pytest.mark.parametrize(
    "values",
    [
        {"article_id": "article-a"},
        {"event_type": "talks"},
        {"status": "denied"},
        {"first": DAY - timedelta(days=9), "last": DAY - timedelta(days=9)},
        {"spots": (ALEPPO,)},
        {"targets": {21: "KRD"}, "initiators": {11: "TUR"}},
    ],
    ids=lambda values: next(iter(values)),
)
def test_what_contradicts_is_never_linked(values: dict[str, object]) -> None:
    assert link(report("a"), report("b", **values)) is None


def test_towns_next_to_each_other_are_one_area() -> None:
    assert link(report("a"), report("b", spots=(NEAR_HOMS,))) is not None
    assert 7 < kilometres(HOMS, NEAR_HOMS) < 9


def test_likeness_sees_through_spelling() -> None:
    assert likeness("می‌کنند حمله كردند امروز", "میکنند حمله کردند امروز") == 1.0
    assert likeness("بمباران مواضع داعش در حمص", "مذاکرات صلح در ژنو آغاز شد") < 0.1
    assert likeness("", "") == 0.0


reports = st.lists(
    st.builds(
        report,
        st.uuids().map(str),
        event_type=st.sampled_from(["air_strike", "shelling", "armed_clash"]),
        first=st.sampled_from([DAY, DAY - timedelta(days=1), None]),
        published=st.sampled_from([DAY, DAY + timedelta(days=1)]),
        spots=st.sampled_from([(HOMS,), (NEAR_HOMS,), (ALEPPO,), ()]),
        targets=st.sampled_from([{20: "ISI"}, {21: "NUS"}, {}]),
        deaths=st.sampled_from([None, 3, 12]),
        article_id=st.sampled_from(["1", "2", "3", "4", "5", "6"]),
    ).map(lambda r: r if r.first else replace(r, last=None, precision="none")),
    max_size=9, unique_by=lambda r: r.key,
)  # fmt: skip


def clusters(told: list[Report]) -> set[frozenset[str]]:
    links = [found for i, a in enumerate(told) for b in told[i + 1 :] if (found := link(a, b))]
    return {frozenset(r.key for r in event) for event in cluster({r.key: r for r in told}, links)}


@given(reports, st.randoms())
def test_any_order_gives_the_same_events(told: list[Report], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(told) == clusters(shuffled)


@given(reports)
def test_events_part_the_reports_and_never_join_two_of_one_article(told: list[Report]) -> None:
    events = clusters(told)
    assert sorted(key for event in events for key in event) == sorted(r.key for r in told)
    articles = {r.key: r.article_id for r in told}
    for event in events:
        assert len({articles[key] for key in event}) == len(event)


@given(reports)
def test_a_link_is_the_same_from_either_side(told: list[Report]) -> None:
    for a in told:
        for b in told:
            assert link(a, b) == link(b, a)
