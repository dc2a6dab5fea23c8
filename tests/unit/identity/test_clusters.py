"""Reports of one event: which may be one, and that the order in which they come makes no difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.identity.clusters import cluster, tellings
from rasad.identity.events import facts
from rasad.identity.reports import Report, Spot, containment, hours, likeness, objects, waves
from rasad.identity.rules import Link, kilometres, link

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


BASE = "جنگنده‌ها {} شهر حمص را {} بمباران کردند"


def test_other_hours_are_other_strikes() -> None:
    """در ساعت ۰۱:۲۰ نقطه‌ای هدف قرار گرفت and ساعت ۰۳:۵۰ are two, however alike the words."""
    early, late = (BASE.format("پادگان", hour) for hour in ("ساعت ۰۱:۲۰", "ساعت ۰۳:۵۰"))
    assert link(report("a", words=early), report("b", words=late)) is None
    again = link(report("a", words=early), report("b", words=f"حمله به حمص در {'1:20'} بامداد"))
    assert again is not None and "same hour" in again.reasons
    assert hours("از ۲۱ تا ۲۵:۷۰ و 1396/3/30") == frozenset()
    assert hours("ساعت ۲ و ۲۰ دقیقه بامداد") == hours("ساعت ۰۲:۲۰") == {(2, 20)}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("در موج ۲۴ عملیات پادگان را زدند", {"موج": {24}}),
        ("مرحلهٔ بیست و یکم عملیات", {"مرحله": {21}}),
        ("مرحلۀ بیست‌ویکم عملیات", {"مرحله": {21}}),
        ("دور سوم حملات و مرحله دوم موج هفتم", {"دور": {3}, "مرحله": {2}, "موج": {7}}),
        ("عملیات دوم را اعلام کرد", {"عملیات": {2}}),
        ("موج ۹۰ دقیقه‌ای حملات، موجی دیگر، دور جدید و عملیات ۱۸ تیر", {}),
    ],
)
def test_waves_are_counted(words: str, named: dict[str, set[int]]) -> None:
    assert waves(words) == named


def test_another_wave_is_another_event() -> None:
    """مرحلهٔ شانزدهم عملیات and مرحلهٔ هفدهم are two, though their communiqués are all but the same."""
    told = "ارتش در مرحلهٔ {} عملیات انبارهای پادگان حمص را هدف قرار داد"
    sixteenth, seventeenth = (report(key, words=told.format(n)) for key, n in (("a", "شانزدهم"), ("b", "هفدهم")))
    assert link(sixteenth, seventeenth) is None
    again = link(sixteenth, report("c", words="مرحلهٔ ۱۶ عملیات پایان یافت"))
    assert again is not None and "same wave" in again.reasons


def test_different_objects_speak_against_one_event() -> None:
    airport, bridge = (report(key, deaths=None, words=words) for key, words in (
        ("a", "فرودگاه حمص هدف حملهٔ هوایی قرار گرفت"), ("b", "هواپیماهای ناشناس پل‌های حمص را زدند")))  # fmt: skip
    other = report("c", deaths=None, words="بمب‌ها بر باند فرودگاه‌های حمص فرود آمدند")
    assert objects(airport.words) == objects(other.words) == {"airport"}
    assert objects(bridge.words) == {"bridge"}
    assert objects("پلیس در پلنگان") == frozenset()
    same, different = link(airport, other), link(airport, bridge)
    assert same is not None and "same kind of object" in same.reasons
    assert different is None or different.score <= same.score - 30


def test_a_headline_stands_in_its_article() -> None:
    headline = "ارتش پادگان حمص را بمباران کرد"
    assert containment(headline, f"به گزارش خبرنگار ما {headline} و دود از آن برخاست") > 0.9
    assert containment("", headline) == 0.0


def test_news_of_the_same_hours_is_of_the_same_thing() -> None:
    at = datetime(2017, 6, 20, 9, 0, tzinfo=UTC)
    loose = {"first": None, "last": None, "precision": "none", "deaths": None, "targets": {}}
    one = report("a", published_at=at, words="حمص بمباران شد", **loose)
    soon = link(one, report("b", published_at=at + timedelta(hours=1), words="حملهٔ جنگنده‌ها به این شهر", **loose))
    later = link(one, report("b", published_at=at + timedelta(hours=9), words="حملهٔ جنگنده‌ها به این شهر", **loose))
    assert soon is not None and "published within 3 hours" in soon.reasons
    assert later is None


def test_a_sum_of_days_is_not_one_of_its_days() -> None:
    week = report("a", first=DAY - timedelta(days=6), deaths=90, words="در هفتهٔ گذشته نود نفر در حمص کشته شدند")
    assert link(week, report("b", words="بمباران حمص")) is None


def test_what_names_different_objects_is_not_joined_through_others() -> None:
    """A report of no object is like both; the airport and the bridge stay two."""
    told = {"a": "فرودگاه حمص هدف قرار گرفت", "b": "حمله به حمص", "c": "پل حمص را زدند"}
    reports = {key: report(key, words=words) for key, words in told.items()}
    links = [Link("a", "b", 80, ()), Link("b", "c", 70, ())]
    assert [[each.key for each in event] for event in cluster(reports, links)] == [["a", "b"], ["c"]]


def test_a_chain_is_no_event() -> None:
    """Each report is like the next, and the first not like the last."""
    chain = {str(n): report(str(n)) for n in range(6)}
    links = [Link(str(n), str(n + 1), 70, ()) for n in range(5)]
    assert max(map(len, cluster(chain, links))) <= 3
    # Where all are like all, they are one, whatever a link or two that are missing.
    full = [Link(str(m), str(n), 70, ()) for m in range(6) for n in range(m + 1, 6) if (m, n) != (0, 5)]
    assert [len(event) for event in cluster(chain, full)] == [6]


def test_copies_are_one_telling_and_one_source() -> None:
    copies = [report("a", publisher=1), report("b", publisher=2), report("c", publisher=3, words="بمباران حمص"),
              report("d", publisher=3, words="دوازده کشته در حملهٔ هوایی")]  # fmt: skip
    assert tellings(copies) == [1, 1, 2, 2]
    event = facts(copies)
    assert (event.source_count, event.independent_source_count, event.article_count) == (3, 2, 4)


def test_an_event_is_dated_by_its_most_precise_reports() -> None:
    event = facts([
        report("a", first=DAY - timedelta(days=3), last=DAY, precision="week"), report("b"),
        report("c", status="denied"), report("d", first=None, last=None, precision="none"),
    ])  # fmt: skip
    assert (event.first, event.last, event.precision, event.status) == (DAY, DAY, "day", "happened")


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
