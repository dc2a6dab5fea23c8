"""hazm's words and verbs, as they are read from its data files."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rasad.text import wordlist
from rasad.text.wordlist import ZWNJ, MissingWordsError, data_file, verbs, words


def test_words_are_told_apart_by_their_half_spaces() -> None:
    known = words()
    assert "کتاب" in known.common
    assert "بزرگ" in known.adjectives
    assert known.adjectives <= known.common <= known.plain
    assert not any(ZWNJ in word for word in known.plain)
    assert known.compounds["بینالمللی"] == "بین‌المللی"


def test_no_compound_begins_or_ends_with_a_half_space() -> None:
    assert all(word == word.strip(ZWNJ) and ZWNJ in word for word in words().compounds.values())


@pytest.mark.parametrize("form", ["روند", "رفتند", "گردد", "گویید", "مکید", "خیسانند"])
def test_forms_of_the_continuous_tense_are_verbs(form: str) -> None:
    assert form in verbs().finite


def test_participles_of_regular_verbs_are_made_from_the_infinitive() -> None:
    assert {"رفته", "کرده", "مکیده"} <= verbs().participles


def test_a_missing_data_file_is_named() -> None:
    with pytest.raises(MissingWordsError, match=r"no-such-words\.dat"):
        data_file("no-such-words.dat")


def test_missing_hazm_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordlist, "find_spec", lambda name: None)
    with pytest.raises(MissingWordsError, match="is the package hazm installed"):
        data_file("words.dat")


def test_reading_and_restoring_import_neither_hazm_nor_pandas() -> None:
    program = (
        "import sys; from rasad.text import read; read('شهر آرام است.').normalized; "
        "sys.exit(bool({'hazm', 'pandas', 'numpy', 'airflow'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
