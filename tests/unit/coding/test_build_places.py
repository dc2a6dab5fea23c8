"""The tools that make the list of towns and the list of common words: spelling, doubt, provinces."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from rasad.coding.names import is_common
from rasad.lexicon import rows

TOOLS = Path(__file__).parents[3] / "tools"


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    return load("build_places")


def town(
    *names: str, country: str = "SY", people: int = 20_000, unit: str = "1", at: tuple[float, float] = (36.2, 37.1)
) -> dict[str, object]:
    return {
        "alternatenames": list(names),
        "countrycode": country,
        "population": people,
        "admin1code": unit,
        "latitude": at[0],
        "longitude": at[1],
    }


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("القدس", "القدس"),
        ("خان يونس", "خان یونس"),
        ("حَلَب", "حلب"),
        ("تریپولی، آیووا", "تریپولی"),
        ("شهرستان بانه", "بانه"),
        ("قندہار", None),
        ("موسڵ", None),
        ("Aleppo", None),
        ("قم", None),
        ("كییېف", None),
        ("حلب 2", None),
    ],
)
def test_names_in_other_languages_of_the_script_fall_out(tool: ModuleType, name: str, written: str | None) -> None:
    assert tool.written(name) == written


def test_a_persian_spelling_comes_first(tool: ModuleType) -> None:
    assert tool.names(town("بوكروفسك", "پوکروفسک", "Pokrovsk"))[0] == "پوکروفسک"
    assert tool.names(town("الحديدة", "حدیده"))[0] == "حدیده"


def test_the_article_is_taken_off_where_no_word_is_left(tool: ModuleType) -> None:
    assert tool.with_and_without_article(["الحارثیه"], frozenset()) == ["حارثیه", "الحارثیه"]
    assert tool.with_and_without_article(["المدینه"], frozenset({"مدینه"})) == ["المدینه"]
    assert tool.with_and_without_article([], frozenset()) == []


@pytest.mark.parametrize(
    ("name", "people", "doubtful"),
    [
        ("خانه", 900_000, True),
        ("باب", 900_000, True),
        ("کفرنبل", 900, True),
        ("کفرنبل", 90_000, False),
        ("کمالی", 90_000, True),
        ("امام حسن", 90_000, True),
        ("خان طومان", 900, False),
    ],
)
def test_names_that_are_something_else_are_doubtful(tool: ModuleType, name: str, people: int, doubtful: bool) -> None:
    assert tool.doubtful(name, frozenset({"خانه"}), "SY", people) is doubtful


def test_far_towns_are_kept_only_if_they_are_large(tool: ModuleType) -> None:
    assert tool.kept(town(country="SY", people=0))
    assert not tool.kept(town(country="TR", people=5_000))
    assert tool.kept(town(country="TR", people=500_000))
    assert not tool.kept(town(country="US", people=90_000))


def test_a_unit_is_the_province_in_the_middle_of_its_towns(tool: ModuleType) -> None:
    aleppo = [town(unit="09", at=(36.2, 37.2)), town(unit="09", at=(36.4, 37.5))]
    daraa = [town(unit="06", at=(32.6, 36.1)), town(unit="06", at=(32.8, 36.2))]
    assert tool.provinces(aleppo + daraa) == {("SY", "09"): "sy-aleppo-province", ("SY", "06"): "sy-daraa-province"}


def test_the_list_is_what_the_tool_would_choose(tool: ModuleType) -> None:
    """A row edited by hand would be lost with the next building."""
    sure = tool.sure_names()
    for row in rows("places_geonames"):
        assert row["source"] == "geonames" and row["id"].removeprefix("g").isdecimal(), row
        assert tool.written(row["name_fa"]) == row["name_fa"], row
        if row["name_fa"] in sure:
            assert not row["flags"], row


def test_common_words_are_folded_and_hold_no_place_name() -> None:
    tool = load("build_common_words")
    words = tool.common()
    assert words == [row["word"] for row in rows("common_words")]
    assert is_common("منطقه") and not is_common("کفرنبل")
