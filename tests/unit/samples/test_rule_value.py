"""The tool that weighs rules: what it counts, and that it leaves the coder as it was."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from rasad.article import Article
from rasad.coding import code

TOLD = Article("told", "ارتش سوریه مواضع داعش در حومه رقه را بمباران کرد.")
ASKED = Article("asked", "آیا ارتش سوریه شهر رقه را بمباران کرد؟")


@pytest.fixture
def hand_coded() -> dict[str, list[dict[str, object]]]:
    return {article.id: code(article).as_json()["events"] for article in (TOLD, ASKED)}


def test_a_rule_that_keeps_an_invention_out_is_worth_it(
    rule_value: ModuleType, hand_coded: dict[str, list[dict[str, object]]]
) -> None:
    assert hand_coded["asked"] == []
    (value,) = [v for v in rule_value.values([TOLD, ASKED], hand_coded, "modality") if v.rule.name == "modality._asked"]
    assert value.rule.decides == ["asked"]
    assert value.changed == 1
    assert value.counts["wrong"] == -1
    assert value.worth > 0


def test_nothing_is_better_than_the_coder_where_its_own_events_are_the_measure(
    rule_value: ModuleType, hand_coded: dict[str, list[dict[str, object]]]
) -> None:
    assert min(value.worth for value in rule_value.values([TOLD, ASKED], hand_coded)) >= 0


def test_the_coder_is_as_it_was(rule_value: ModuleType, hand_coded: dict[str, list[dict[str, object]]]) -> None:
    before = {rule.name: rule.function for rule in rule_value.rules()}
    list(rule_value.values([TOLD, ASKED], hand_coded, "modality"))
    assert {rule.name: rule.function for rule in rule_value.rules()} == before
    assert code(ASKED).as_json()["events"] == []


def test_an_article_that_nobody_has_coded_is_named(
    rule_value: ModuleType, hand_coded: dict[str, list[dict[str, object]]]
) -> None:
    before = {rule.name: rule.function for rule in rule_value.rules()}
    del hand_coded["asked"]
    with pytest.raises(KeyError, match="asked"):
        list(rule_value.values([TOLD, ASKED], hand_coded, "modality"))
    assert {rule.name: rule.function for rule in rule_value.rules()} == before


def test_the_table_has_a_line_a_rule(rule_value: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    samples = Path(__file__).parents[3] / "samples"
    arguments = [str(samples / "articles.jsonl"), str(samples / "events.jsonl"), "--module", "pointing"]
    assert rule_value.main(arguments) == 0
    heading, *lines = capsys.readouterr().out.splitlines()
    assert heading.split()[:4] == ["worth", "lines", "decides", "changes"]
    asked = {rule.name for rule in rule_value.rules() if rule.name.startswith("pointing")}
    assert {line.split()[-1] for line in lines} == asked
    worth = [float(line.split()[0]) for line in lines]
    assert worth == sorted(worth)
