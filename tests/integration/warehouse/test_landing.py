"""Landing: what arrives is kept as it came, once, and what is no article is kept back with its reason."""

from __future__ import annotations

from dataclasses import replace

import psycopg2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rasad import pipeline
from rasad.article import Article
from rasad.ingest import Rejection
from tests.integration.conftest import Desk

#: Letters that COPY, SQL and JSON give a meaning to.
NASTY = "a'b\"c\\d\te\nf\\.g\\Nh;--/*i%(j)s{k}$$ي ك\u200c۱۲"


def counts(url: str, *items: Article | Rejection) -> dict[str, int]:
    return pipeline.ingest(url, [list(items)]).as_dict()


def test_an_article_is_landed_once(desk: Desk) -> None:
    article = desk.article("a")
    assert counts(desk.url, article) == {
        "received": 1, "landed": 1, "duplicate": 0, "rejected": 0, "superseding": 0, "warnings": 0
    }  # fmt: skip
    assert counts(desk.url, article)["duplicate"] == 1
    assert desk.value("SELECT count(*) FROM landing.article_version") == 1


def test_a_corrected_article_is_a_new_version_beside_the_old_one(desk: Desk) -> None:
    article = desk.article("a")
    counts(desk.url, article)
    assert counts(desk.url, replace(article, body=article.body + " تصحیح شد."))["superseding"] == 1
    versions = desk.rows("SELECT version_number, body FROM landing.article_version ORDER BY 1")
    assert [number for number, _ in versions] == [1, 2]
    assert versions[0][1] == article.body
    assert desk.value("SELECT version_count FROM ops.article") == 2


def test_twice_in_one_input_is_once_in_landing(desk: Desk) -> None:
    article = desk.article("a")
    found = counts(desk.url, article, article, desk.article("b"))
    assert (found["landed"], found["duplicate"]) == (2, 1)


@pytest.mark.parametrize("statement", [
    "UPDATE landing.article_version SET body = ''", "DELETE FROM landing.article_version",
    "TRUNCATE landing.article_version",
])  # fmt: skip
def test_nothing_landed_is_ever_changed(desk: Desk, statement: str) -> None:
    counts(desk.url, desk.article("a"))
    with pytest.raises(psycopg2.Error, match="immutable"):
        desk.rows(statement)


def test_text_reaches_the_database_letter_by_letter(desk: Desk) -> None:
    article = Article(NASTY, NASTY, title=NASTY, agency=NASTY, url=NASTY)
    counts(desk.url, article)
    assert desk.rows("SELECT article_id, body, title, agency, url FROM landing.article_version") == [(NASTY,) * 5]


@given(bodies=st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), min_size=1),
                       min_size=1, max_size=5))  # fmt: skip
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_body_comes_back_as_it_went_in(desk: Desk, bodies: list[str]) -> None:
    articles = [Article(f"{hash(tuple(bodies))}-{n}", body) for n, body in enumerate(bodies)]
    counts(desk.url, *articles)
    stored = dict(desk.rows("SELECT article_id, body FROM landing.article_version"))
    assert all(stored[article.id] == article.body for article in articles)


@pytest.mark.parametrize("body", ["نیمه\0", "نیمه\ud83d"])
def test_what_the_database_cannot_hold_is_kept_back(desk: Desk, body: str) -> None:
    found = counts(desk.url, Article("bad", body), desk.article("good"))
    assert (found["landed"], found["rejected"]) == (1, 1)
    (row,) = desk.rows("SELECT stage, rule, article_id, status FROM ops.quarantine")
    assert row == ("ingest", "not_storable", "bad", "open")


def test_rejections_are_counted_and_kept_once(desk: Desk) -> None:
    rejection = Rejection(source="bulletins.jsonl", line=7, rule="empty_body", message="the body is empty",
                          article_id="x")  # fmt: skip
    for _ in range(2):
        assert counts(desk.url, rejection, desk.article("a"))["rejected"] == 1
    kept = desk.rows("SELECT source, line, rule, article_id, times_seen FROM ops.quarantine")
    assert kept == [("bulletins.jsonl", 7, "empty_body", "x", 2)]


def test_a_run_is_on_record(desk: Desk) -> None:
    counts(desk.url, desk.article("a"))
    ((kind, finished, landed),) = desk.rows("SELECT kind, finished_at IS NOT NULL, counts ->> 'landed' FROM ops.run")
    assert (kind, finished, landed) == ("ingest", True, "1")
