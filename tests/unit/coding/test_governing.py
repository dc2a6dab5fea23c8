"""Which act of a sentence a side belongs to."""

from __future__ import annotations

from rasad.article import Article
from rasad.coding import code


def initiators(sentence: str) -> dict[str, list[str]]:
    return {e.type: [m.quote for m in e.initiator] for e in code(Article(id="one", body=sentence)).events}


def test_the_agent_of_one_noun_is_not_that_of_the_noun_joined_to_it() -> None:
    told = initiators("تعمیر جاده‌ها توسط ارتش آمریکا و دستگیری ده سرباز سوری از خبرهای امروز است.")
    assert told.get("arrest") == []


def test_the_agent_before_a_verb_is_its_doer() -> None:
    assert initiators("ده سرباز توسط داعش و طالبان کشته شدند.")["armed_clash"] == ["داعش", "طالبان"]


def test_a_relative_clause_stands_between_a_subject_and_its_verb() -> None:
    told = initiators("شورشیانی که لباس پلیس پوشیده بودند، ده سرباز را در حلب کشتند.")
    assert told == {"armed_clash": ["شورشیانی"]}
