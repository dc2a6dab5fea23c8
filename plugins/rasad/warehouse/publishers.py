"""Which source a publisher's name means: the name, an alternative form or the code in sources.csv."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "\u200c": "", "\u200f": "", "\u200e": "", "ـ": ""})


def publisher_codes(agencies: Iterable[str], sources: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The source code of each publisher's name as it was received. A name that no row of `sources` holds becomes a
    code of its own, `publisher:` and the name, for which loading infers a member."""
    known: dict[str, str] = {}
    for row in sources:
        for form in (row["code"], row["name_en"], row["name_fa"], *row["forms"].split("|")):
            if key := _fold(form):
                known.setdefault(key, row["code"])
    return {agency: known.get(_fold(agency)) or f"publisher:{_plain(agency)}" for agency in agencies if _plain(agency)}


def _plain(name: str) -> str:
    """As it is written, for a source that only its own name is known of: spaces and compatibility forms made one."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def _fold(name: str) -> str:
    """Without differences of case, letters and spaces."""
    return "".join(unicodedata.normalize("NFKC", name).translate(_LETTERS).casefold().split()).lstrip("@")
