"""From quotes to offsets: how quotes are found, and what is said when one isn't."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BODY = "ارتش سوریه شهرک خناصر را آزاد کرد و دست‌کم ۱۲ تروریست کشته شدند. ارتش سوریه پیش‌تر خناصر را گلوله‌باران کرده بود."
EVENT: dict[str, Any] = {
    "type": "territory_taken",
    "evidence": ["ارتش سوریه شهرک … شدند."],
    "initiator": ["ارتش سوریه"],
    "at": ["خناصر"],
    "casualties": ["killed 12.. | دست‌کم ۱۲ تروریست | تروریست"],
}


def built(build_samples: ModuleType, body: str, **changed: Any) -> dict[str, Any]:
    (row,) = build_samples.build([{"id": "a", "body": body}], {"a": [EVENT | changed]})
    (event,) = row["events"]
    assert isinstance(event, dict)
    return event


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY.replace("\u200c", ""),
        BODY.replace("\u200c", " "),
        BODY.replace("ی", "ي").replace("ک", "ك"),
        unicodedata.normalize("NFD", BODY),
        BODY.replace("۱۲", "١٢"),
    ],
    ids=["as written", "glued", "spaced", "Arabic letters", "decomposed", "Arabic digits"],
)
def test_quotes_are_found_whatever_the_typography(build_samples: ModuleType, body: str) -> None:
    event = built(build_samples, body)
    (casualty,) = event["casualties"]
    assert body[casualty["start"] : casualty["end"]] == casualty["quote"]
    assert (casualty["kind"], casualty["low"], casualty["high"]) == ("killed", 12, None)
    assert event["evidence"][0]["quote"] == body[: body.index(". ") + 1]


def test_marks_on_the_last_letter_belong_to_the_quote(build_samples: ModuleType) -> None:
    body = unicodedata.normalize("NFD", "یورش به منشأ حمله.")
    event = built(build_samples, body, evidence=["یورش … حمله."], initiator=["منشأ"], at=[], casualties=[])
    assert event["initiator"][0]["quote"] == unicodedata.normalize("NFD", "منشأ")


def test_a_quote_is_taken_from_the_evidence_or_by_its_number(build_samples: ModuleType) -> None:
    second = BODY.rindex("خناصر")
    assert built(build_samples, BODY)["places"][0]["start"] == BODY.index("خناصر")
    assert built(build_samples, BODY, at=["خناصر @2"])["places"][0]["start"] == second
    later = built(build_samples, BODY, evidence=["ارتش سوریه پیش‌تر … بود."], casualties=[])
    assert later["places"][0]["start"] == second


@pytest.mark.parametrize(
    ("figure", "bounds"),
    [("12", (12, 12)), ("12..", (12, None)), ("..12", (None, 12)), ("10..12", (10, 12)), ("?", (None, None))],
)
def test_figures(build_samples: ModuleType, figure: str, bounds: tuple[int | None, int | None]) -> None:
    (casualty,) = built(build_samples, BODY, casualties=[f"killed {figure} | ۱۲ تروریست"])["casualties"]
    assert (casualty["low"], casualty["high"]) == bounds
    assert casualty["who"] is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2017-06-05 | پیش‌تر", ("2017-06-05", "2017-06-05", "day")),
        ("2017-05-29..2017-06-04 week | پیش‌تر", ("2017-05-29", "2017-06-04", "week")),
        ("none | پیش‌تر", (None, None, "none")),
    ],
)
def test_dates(build_samples: ModuleType, line: str, expected: tuple[str | None, str | None, str]) -> None:
    when = built(build_samples, BODY, date=line)["date"]
    assert (when["start"], when["end"], when["precision"]) == expected
    assert when["quote"] == "پیش‌تر"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"initiator": ["ارتش عراق"]}, "a, event 1: not in the body: ارتش عراق"),
        ({"at": ["خناصر @3"]}, "not in the body: خناصر @3"),
        ({"evidence": ["ارتش سوریه شهرک … نیست"]}, "not in the body"),
        ({"evidence": []}, "no evidence"),
        ({"type": "skirmish"}, "'skirmish' is none of"),
        ({"status": "maybe"}, "'maybe' is none of"),
        ({"places": ["خناصر"]}, "unknown field places"),
        ({"casualties": ["killed 12"]}, "expected 2 to 3 parts"),
        ({"casualties": ["killed many | ۱۲ تروریست"]}, "'many' is no figure"),
        ({"casualties": ["hurt 12 | ۱۲ تروریست"]}, "'hurt' is none of"),
        ({"materiel": ["spear destroyed 1 | خناصر"]}, "'spear' is none of"),
        ({"date": "yesterday | پیش‌تر"}, "'yesterday' is no date"),
        ({"date": "2017-06-05..2017-06-01 | پیش‌تر"}, "ends before it begins"),
        ({"date": "2017-06-35 | پیش‌تر"}, "a, event 1:"),
    ],
)
def test_errors_name_the_article_the_event_and_the_words(
    build_samples: ModuleType, changed: dict[str, Any], told: str
) -> None:
    with pytest.raises(build_samples.CodingError, match="a, event 1") as raised:
        built(build_samples, BODY, **changed)
    assert told in str(raised.value)


def test_all_that_is_wrong_is_told_at_once(build_samples: ModuleType) -> None:
    articles = [{"id": "a", "body": BODY}, {"id": "b", "body": BODY}]
    with pytest.raises(build_samples.CodingError) as raised:
        build_samples.build(articles, {"a": [{"evidence": ["خناصر"]}], "c": []})
    assert str(raised.value).splitlines() == ["a, event 1: no type", "b: not coded", "c: no such article"]


def test_an_article_coded_in_two_files_is_refused(build_samples: ModuleType, tmp_path: Path) -> None:
    for name in ("one.yaml", "two.yaml"):
        (tmp_path / name).write_text("a: []\n", encoding="utf-8")
    with pytest.raises(build_samples.CodingError, match=r"two\.yaml: already coded in another file: a"):
        build_samples.read_coding(tmp_path)


def write_samples(folder: Path, coding: str) -> None:
    (folder / "coding").mkdir()
    (folder / "coding" / "all.yaml").write_text(coding, encoding="utf-8")
    (folder / "articles.jsonl").write_text(json.dumps({"id": "a", "body": BODY}) + "\n", encoding="utf-8")


def test_the_command_writes_and_checks(
    build_samples: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_samples(tmp_path, "a:\n  - {type: shelling, evidence: [ارتش سوریه پیش‌تر … بود.]}\n")
    options = ["--samples", str(tmp_path)]
    assert build_samples.main([*options, "--check"]) == 1
    assert "out of date" in capsys.readouterr().err
    assert build_samples.main(options) == 0
    assert "1 articles, 1 events" in capsys.readouterr().out
    assert build_samples.main([*options, "--check"]) == 0


def test_the_command_tells_what_is_wrong(
    build_samples: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_samples(tmp_path, "a:\n  - {type: shelling, evidence: [ارتش عراق]}\n")
    assert build_samples.main(["--samples", str(tmp_path)]) == 1
    assert capsys.readouterr().err == "a, event 1: not in the body: ارتش عراق\n"
    assert not (tmp_path / "events.jsonl").exists()
