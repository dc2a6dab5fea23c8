"""From a name to a place: namesakes, containers, and the two lists themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasad.article import Place
from rasad.coding.gazetteer import Context, contains, distance_km, province_of, stand_in, width
from rasad.coding.lexicon import dictionaries, squeeze
from rasad.lexicon import rows

PLACES = dictionaries().places
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def ids(name: str) -> tuple[str, ...]:
    """The places that a name can mean."""
    return tuple(e.value for e in dictionaries().forms[squeeze(name)] if e.layer == "place")


def at(latitude: float | None, longitude: float | None) -> Place:
    return Place("x", "ا", "A", "town", None, latitude, longitude, "town")


def resolved(name: str, *, countries: tuple[str, ...] = (), around: tuple[str, ...] = (), kind: str = "") -> Place:
    context = Context(countries)
    for other in around:
        context.note(PLACES[ids(other)[0]])
    place = context.resolve(ids(name), kind)
    assert place is not None
    return place


@pytest.mark.parametrize(
    ("name", "countries", "country"),
    [
        ("طرابلس", ("LB", "LB"), "LB"),
        ("طرابلس", ("LY", "LY"), "LY"),
        ("حیدرآباد", ("PK", "PK"), "PK"),
        ("زاهدان", (), "IR"),
        ("قندهار", (), "AF"),
        ("کرمان", (), "IR"),
    ],
)
def test_the_country_of_the_section_decides(name: str, countries: tuple[str, ...], country: str) -> None:
    assert resolved(name, countries=countries).country == country


def test_what_the_text_calls_it_decides() -> None:
    assert resolved("حلب", kind="province").kind == "province"
    assert resolved("حلب", kind="city").kind == "city"


def test_neighbours_decide() -> None:
    assert resolved("طرابلس", around=("بنغازی", "مصراته")).country == "LY"
    assert resolved("طرابلس", around=("صیدا", "صور")).country == "LB"


def test_a_province_contains_its_towns() -> None:
    province = next(i for i in ids("هلمند") if PLACES[i].kind == "province")
    town = next(i for i in ids("لشکرگاه") if PLACES[i].country == "AF")
    assert contains(province, town)
    assert not contains(town, province)
    assert province_of(PLACES[town]).id == province


def test_an_unknown_name_lies_in_the_province_of_the_place_before() -> None:
    context = Context()
    assert context.container() is None
    context.note(PLACES[next(i for i in ids("لشکرگاه") if PLACES[i].country == "AF")])
    container = context.container()
    assert container is not None and container.name_en == "Helmand"
    assert stand_in(container).precision == "province"


@given(POINTS, POINTS)
def test_distance_is_symmetric_and_bounded(a: tuple[float, float], b: tuple[float, float]) -> None:
    there, back = distance_km(at(*a), at(*b)), distance_km(at(*b), at(*a))
    assert there is not None and back is not None
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= 20016


def test_no_distance_without_coordinates() -> None:
    assert distance_km(at(None, None), at(1.0, 1.0)) is None


@given(st.lists(st.sampled_from(sorted(PLACES)), min_size=1, max_size=6), st.sampled_from(["", "city", "province"]))
def test_one_of_the_candidates_is_chosen_whatever_they_are(candidates: list[str], kind: str) -> None:
    place = Context().resolve(tuple(candidates), kind)
    assert place is not None and place.id in candidates


def test_a_small_town_of_a_country_not_spoken_of_is_another_place() -> None:
    (town,) = (i for i in ids("بمپور") if PLACES[i].country == "IR")
    assert Context().resolve((town,), "") is PLACES[town]
    assert Context(["IR"]).resolve((town,), "") is PLACES[town]
    assert Context(["KW"]).resolve((town,), "") is None


def test_every_place_lies_in_a_known_one_and_no_chain_is_a_circle() -> None:
    parents = dictionaries().place_parents
    for identity in PLACES:
        seen = {identity}
        parent = parents[identity]
        while parent:
            assert parent in PLACES, identity
            assert parent not in seen, identity
            seen.add(parent)
            parent = parents[parent]


def test_no_place_is_in_both_lists() -> None:
    hand = {row["id"] for row in rows("places")}
    assert not hand & {row["id"] for row in rows("places_geonames")}


def test_towns_that_are_words_are_flagged() -> None:
    flags = dictionaries().place_flags
    for word in ("بلد", "امان", "خبر"):
        assert all(flags[i] for i in ids(word) if PLACES[i].kind != "country"), word
    for name in ("تهران", "کابل", "حلب"):
        assert not all(flags[i] for i in ids(name)), name


@pytest.mark.parametrize("country", ["SY", "IQ", "YE", "LB", "PS", "AF", "UA", "IR", "PK", "LY", "SD"])
def test_the_countries_of_the_wars_have_their_provinces_and_towns(country: str) -> None:
    kinds = [place.kind for place in PLACES.values() if place.country == country]
    assert sum(kind in ("province", "region") for kind in kinds) >= 3
    assert sum(width(kind) >= 6 for kind in kinds) >= 40


def test_coordinates_of_towns_lie_near_their_country() -> None:
    """A slip of a sign or of two columns would put a town thousands of kilometres from the middle of its country."""
    centres = {p.country: p for p in PLACES.values() if p.kind == "country"}
    reach = {"RU": 6500, "US": 6500, "CN": 4000, "IN": 2500, "BR": 4000, "CA": 5000, "AU": 3500, "ID": 3500}
    for place in PLACES.values():
        centre = centres.get(place.country)
        if centre is None or place.id.startswith("g") or place.kind == "country":
            continue
        gap = distance_km(place, centre)
        assert gap is None or gap < reach.get(place.country or "", 1900), place


def test_no_other_actor_has_the_code_of_a_state() -> None:
    states = {row["actor_code"]: row["iso2"] for row in rows("countries")}
    taken = [
        row["code"]
        for row in rows("actors")
        if row["code"] in states and (row["kind"] != "state" or row["country"] != states[row["code"]])
    ]
    assert taken == []
