"""`rasad coverage`: the same counts whatever the number of workers, in every form."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from rasad.article import Article
from rasad.cli.covering import Tally
from rasad.coding.coverage import Unknown, coverage

from .support import CLASH, STRIKE, Ran, call, line, written

Rasad = Callable[..., Ran]

#: Names that nobody bears.
BODIES = [
    "در حمله تیپ شاهین‌نور به روستای کفرنیلوفر ۳ نفر کشته شدند. روستای کفرنیلوفر ویران شد.",
    "نیروهای ارتش سوریه روستای کفرنیلوفر و روستای تل‌مریخ را آزاد کردند.",
    STRIKE,
    CLASH,
    "تیپ شاهین‌نور در نزدیکی روستای تل‌مریخ با داعش درگیر شد.",
] * 3


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    lines = [line(number, body) for number, body in enumerate(BODIES)]
    return written(tmp_path_factory.mktemp("corpus") / "corpus.jsonl", [*lines, b"{broken\n"])


@pytest.fixture(scope="module")
def listed(corpus: Path) -> Ran:
    return call("coverage", "--format", "csv", "-j", "2", corpus)


def rows(ran: Ran) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ran.text)))


def test_what_no_dictionary_has_is_counted(listed: Ran) -> None:
    places = {row["words"]: row for row in rows(listed) if row["kind"] == "places"}
    (village,) = [row for words, row in places.items() if "کفرنیلوفر" in words]
    assert int(village["articles"]) == 6 and int(village["count"]) >= 6
    assert village["first_article"] == "0"
    assert not any("رقه" in words or "مأرب" in words for words in places), "known places are listed"


def test_the_counts_are_those_of_one_reading_of_all(listed: Ran) -> None:
    whole = coverage([Article(str(number), body) for number, body in enumerate(BODIES)], limit=50, least=2)
    want = [
        [kind, one.words, str(one.count), str(one.articles), one.first_article]
        for kind, found in (("actors", whole.unknown_actors), ("places", whole.unknown_places),
                            ("verbs", whole.unknown_verbs))
        for one in found
    ]  # fmt: skip
    assert [list(row.values()) for row in rows(listed)] == want


def test_a_bad_line_is_told_and_a_loss(listed: Ran, corpus: Path) -> None:
    assert listed.code == 1
    first, last = listed.err.splitlines()
    assert first.startswith(f"rejected: {corpus}:16: not_json")
    assert last.startswith("15 articles; of ") and last.endswith("are known; 1 rejected (not_json 1)")


def test_kinds_limits_and_files(rasad: Rasad, corpus: Path, tmp_path: Path) -> None:
    file = tmp_path / "places.parquet"
    ran = rasad("coverage", "-q", "--kind", "places", "--limit", "1", "-o", file, corpus)
    assert ran.out == b""
    frame = pd.read_parquet(file)
    assert list(frame["kind"]) == ["places"]
    assert frame["count"].dtype == "int64"


def test_a_table_has_a_part_for_each_kind(rasad: Rasad) -> None:
    ran = rasad("coverage", "--least", "1", stdin=line(1, BODIES[0]))
    assert ran.code == 0
    assert [title in ran.text for title in ("Unknown actors", "Unknown places", "Unknown verbs")] == [True] * 3
    assert "کفرنیلوفر" in ran.text


def test_nothing_at_all_is_polite(rasad: Rasad, tmp_path: Path) -> None:
    ran = rasad("coverage", "-f", "csv", written(tmp_path / "empty.jsonl", []))
    assert (ran.code, ran.text) == (0, "kind,words,count,articles,first_article\n")
    assert ran.err == "0 articles; of 0 sides 0 and of 0 places 0 are known\n"


def test_wrong_use(rasad: Rasad, tmp_path: Path) -> None:
    assert rasad("coverage", "--kind", "colours").code == 2
    assert rasad("coverage", "-f", "table", "-o", tmp_path / "t", stdin=line(1)).code == 2
    assert rasad("coverage", "-o", tmp_path / "none" / "t.csv", stdin=line(1)).code == 3


def test_a_tally_ranks_by_count_then_alphabet() -> None:
    tally = Tally()
    for words, count, articles, first in [("ب", 2, 1, "1"), ("الف", 2, 2, "1"), ("پ", 1, 1, "2"), ("ب", 3, 1, "3")]:
        tally.add(Unknown(words, count, articles, first))
    assert tally.rows("places", 2, 1) == [("places", "ب", 5, 2, "1"), ("places", "الف", 2, 2, "1")]
    assert tally.rows("places", 9, 3) == [("places", "ب", 5, 2, "1")]
