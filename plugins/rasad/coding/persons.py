"""Persons whose names no dictionary has, told by the quotation marks around them: `«احمد کریمی» بازداشت شد`.

Persian news puts names of persons in quotation marks, but also names of places, papers, operations and weapons; the
word before tells them apart.
"""

from __future__ import annotations

from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading

#: Longest name, in words.
LONGEST = 5
#: Words whose name in quotation marks is no person's.
THINGS = frozenset(
    {
        "عملیات",
        "طرح",
        "حزب",
        "نهضت",
        "کتاب",
        "فیلم",
        "مستند",
        "روزنامه",
        "شبکه",
        "خبرگزاری",
        "کانال",
        "پایگاه",
        "نشریه",
        "سایت",
        "نام",
        "عنوان",
        "موسوم",
        "معروف",
        "شعار",
        "پروژه",
        "اصطلاح",
        "بیمارستان",
        "هتل",
        "مسجد",
        "مدرسه",
        "رمز",
        "پویش",
        "برنامه",
    }
)
#: Classes of nouns that may stand right before a name (`فرمانده «...»`, `نوجوان «...»`).
TITLED = frozenset({"leader", "civilian", "armed", "authority", "victim"})


def quoted_persons(reading: Reading) -> list[Side]:
    """The quoted names of persons in a sentence, one each, in order."""
    found: list[Side] = []
    tokens = reading.tokens
    known = {
        i
        for layer in ("place", "source", "means", "item", "trigger")
        for hit in reading.layer(layer)
        for i in range(hit.first, hit.last + 1)
    }
    i = 0
    while i < len(tokens):
        if tokens[i].text not in QUOTES:
            i += 1
            continue
        close = next((j for j in range(i + 1, min(i + LONGEST + 2, len(tokens))) if tokens[j].text in QUOTES), None)
        if close is None:
            i += 1
            continue
        inside = range(i + 1, close)
        if (
            len(inside) >= 2
            and all(tokens[k].kind == "word" and tokens[k].text not in FUNCTION_WORDS for k in inside)
            and not known & set(inside)
            and _opens_a_person(reading, i)
        ):
            found.append(Side(i + 1, close - 1, None, "person", "", ("quoted name",)))
        i = close + 1
    return found


def name_beside(reading: Reading, side: Side) -> tuple[int, int] | None:
    """The quoted name that an office stands beside, which names its holder better: `«سعد الحریری» نخست‌وزیر لبنان`."""
    if side.noun_class not in ("authority", "leader") or side.kind == "person":
        return None
    tokens = reading.tokens
    for person in quoted_persons(reading):
        before = person.last + 1 == side.first - 1
        after = person.first - 1 == side.last + 1
        if (before or after) and tokens[person.last + 1].text in QUOTES:
            return person.first, person.last
    return None


def _opens_a_person(reading: Reading, quote: int) -> bool:
    """Whether the word before the quotation mark lets it name a person."""
    before = quote - 1
    if before < 0 or reading.is_break(before):
        return True
    if reading.tokens[before].text in THINGS:
        return False
    titled = any(h.first <= before <= h.last and h.entry.detail in TITLED for h in reading.layer("noun"))
    things = any(
        h.last == before for layer in ("placecue", "item", "source", "means", "trigger") for h in reading.layer(layer)
    )
    units = any(h.first <= before <= h.last and h.entry.detail == "unit" for h in reading.layer("noun"))
    return titled or not (things or units)
