"""Laws of folding and of the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rasad.text.folding import fold, offset_map

PERSIAN = (
    "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآئؤأإءةۀيىك ،؛؟.«»!:/-0123۴۵۶٧٨٩\n\r\t"
    "\u200c\u0640\u064b\u064e\u0653\u0654\ufeff\u200f"
)
TEXTS = st.one_of(
    st.text(alphabet=PERSIAN, max_size=80),
    st.text(max_size=60),
    st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x1FFFF), max_size=40),
    st.text(alphabet=st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF), max_size=20),
    st.text(alphabet="اآأ\u0653\u0654\u064e\u200cءe\u0301", max_size=12),
)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
@example("ا\u064e\u0653")
@example("\ufe81\u0654")
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_deleting_half_spaces_changes_nothing(text: str) -> None:
    assert fold(text.replace("\u200c", "")) == fold(text)


@given(TEXTS)
def test_arabic_letters_and_digits_fold_like_persian_ones(text: str) -> None:
    table = str.maketrans("یک۰۱۲۳۴۵۶۷۸۹", "يك٠١٢٣٤٥٦٧٨٩")
    assert fold(text.translate(table)) == fold(text)


@given(TEXTS, st.data())
def test_every_folded_span_leads_back_to_what_was_folded(text: str, data: st.DataObject) -> None:
    whole = fold(text)
    if not whole:
        return
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    first, last = offset_map(text, whole).raw_span(start, end)
    assert 0 <= first < last <= len(text)
    folded = fold(text[first:last])
    assert whole[start:end] in folded
    assert len(folded) - (end - start) <= 40  # a ligature may be cut in two; nothing more is added


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("كتابي", "کتابی"),
        ("اسرائیل", "اسراییل"),
        ("مسؤول", "مسوول"),
        ("خانهٔ ما", "خانه ما"),
        ("خانۀ ما", "خانه ما"),
        ("رقة", "رقه"),
        ("صنعاء", "صنعا"),
        ("سوء", "سوء"),
        ("ا\u0653ب", "آب"),
        ("أحمد", "احمد"),
        ("می\u200cرود", "میرود"),
        ("ســـلام", "سلام"),
        ("۱۲٬۳۴۵٫۶٪", "12,345.6%"),
        ("a\u00a0b\u3000c", "a b c"),
        ("\ufefb\ufdf2", "لاالله"),
        ("\ufeffسلام\u200f", "سلام"),
        ("الف\r\nب\rپ", "الف \nب\nپ"),
        ("x\x00y", "x y"),
        ("\ud800", "\ufffd"),
        ("café", "cafe"),
        ("①२", "12"),
    ],
)
def test_forms(raw: str, folded: str) -> None:
    assert fold(raw) == folded


def test_dropped_characters_at_the_edges_stay_out_of_the_quote() -> None:
    raw = "\u200fمی\u200cروند\u200f ."
    first, last = offset_map(raw, fold(raw)).raw_span(0, 6)
    assert raw[first:last] == "می\u200cروند"


def test_a_misspelt_drone_is_one_word_however_it_is_written() -> None:
    forms = ["پهباد", "پهپاد", "پهب\u200cاد", "پـهباد"]
    assert {fold(form) for form in forms} == {"پهپاد"}
    assert fold(fold("پهب\u200cاد")) == fold("پهب\u200cاد")
    assert offset_map("پهب\u200cادها", "پهپادها").raw_span(0, 5) == (0, 6)
