"""Whatever order the words of the dictionaries come in, the coder has an answer, and its spans lie in the body."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.article import Article
from rasad.coding import code
from rasad.lexicon import rows

OF_GRAMMAR = [
    "را",
    "که",
    "و",
    "به",
    "از",
    "در",
    "با",
    "توسط",
    "این",
    "،",
    ".",
    ":",
    "«",
    "»",
    "۱۲",
    "نفر",
    "امروز",
    "\n",
]


def forms(name: str, column: str = "forms") -> list[str]:
    return [form for row in rows(name) for form in row[column].split("|") if form]


WORDS = [
    *forms("triggers"),
    *forms("cues"),
    *forms("actor_nouns"),
    *forms("materiel"),
    *(row["name_fa"] for row in rows("actors")),
    *(row["name_fa"] for row in rows("places") if row["kind"] in ("country", "province")),
    *(row["form"] for row in rows("verb_forms") if row["form"].startswith(("کرد", "شد", "گرفت", "داد", "خواه", "گفت"))),
]


@settings(max_examples=300)
@given(st.lists(st.one_of(st.sampled_from(OF_GRAMMAR), st.sampled_from(WORDS)), max_size=30))
def test_any_order_of_words_has_an_answer(words: list[str]) -> None:
    body = " ".join(words)
    for event in code(Article("a", body)).events:
        for span in (*event.evidence, *event.initiator, *event.target, *event.places, *event.casualties):
            assert body[span.start : span.end] == span.quote
