"""Rows of the dictionaries on their way into dimensions."""

from __future__ import annotations

from rasad import lexicon
from rasad.warehouse.dictionaries import states

COUNTRIES = [
    {"iso2": "CN", "name_fa": "چین", "name_en": "China", "actor_code": "CHN"},
    {"iso2": "SY", "name_fa": "سوریه", "name_en": "Syria", "actor_code": "SYR"},
    {"iso2": "AQ", "name_fa": "جنوبگان", "name_en": "Antarctica", "actor_code": ""},
]


def test_a_state_without_a_row_of_its_own_becomes_an_actor() -> None:
    (state,) = states(COUNTRIES, [{"code": "SYR"}])
    assert (state["code"], state["name_en"], state["kind"], state["country"]) == ("CHN", "China", "state", "CN")


def test_every_state_of_the_dictionaries_has_both_names() -> None:
    rows = states(lexicon.rows("countries"), lexicon.rows("actors"))
    assert len(rows) > 100
    assert all(row["name_fa"] and row["name_en"] for row in rows)
