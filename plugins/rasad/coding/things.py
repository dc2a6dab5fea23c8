"""The one thing that tellings speak of: the ship that was struck, the drone that was brought down.

An article that tells of one ship or drone tells of one act, however often and by whatever names of its sides.
"""

from __future__ import annotations

from rasad.coding.downing import uncrewed
from rasad.coding.materiel import PLURALS, SHIPS
from rasad.coding.reading import QUOTES
from rasad.coding.telling import Telling

OPENING = frozenset('«"“')
#: Stands for a drone that is named as a new one.
A_NEW_ONE = "new"
#: Words between a number and a machine.
CLASSIFIERS = frozenset({"فروند", "دستگاه"})
#: How many words after a ship's noun its name begins.
NAME_NEAR = 3


def ships(telling: Telling) -> list[str | None]:
    """The ships that a telling of an attack names, each by the name that stands beside it in quotation marks (empty
    where none does), None for several."""
    reading = telling.sentence.reading
    texts = [token.text for token in reading.tokens]
    first, last = telling.span
    counted = {b + 1 for q, _, b in reading.quantities if q.low != 1}
    found: list[str | None] = []
    for hit in reading.layer("item"):
        if hit.entry.value not in SHIPS or not first <= hit.first <= last:
            continue
        if hit.first in counted or texts[hit.last].endswith(PLURALS):
            found.append(None)
            continue
        opened = next(
            (i for i in range(hit.last + 1, min(hit.last + 1 + NAME_NEAR, len(texts))) if texts[i] in OPENING), None
        )
        closed = (
            next((i for i in range(opened + 1, len(texts)) if texts[i] in QUOTES), opened)
            if opened is not None
            else None
        )
        found.append(" ".join(texts[opened + 1 : closed]) if opened is not None else "")
    return found


def drones(telling: Telling) -> list[str | None]:
    """The drones and spy planes that a telling names: an empty string for one that the reader knows, `A_NEW_ONE` for
    one that is new (`یک پهپاد`, `پهپادی`), None for several."""
    reading = telling.sentence.reading
    texts = [token.text for token in reading.tokens]
    first, last = telling.span
    numbers = {b + 1: q.low for q, _, b in reading.quantities}
    found: list[str | None] = []
    for hit in reading.layer("item"):
        # این هواپیما بر فراز استان سرنگون شد: the drone told before
        pointed = hit.entry.value == "aircraft" and hit.first > 0 and texts[hit.first - 1] in ("این", "همین")
        if not first <= hit.first <= last or not (pointed or uncrewed(texts, hit.first, hit.last, hit.entry.value)):
            continue
        at = hit.first - 1 if hit.first and texts[hit.first - 1] in CLASSIFIERS else hit.first
        other = "دیگر" in texts[hit.last + 1 : hit.last + 3]
        if other or texts[hit.last].endswith(PLURALS) or numbers.get(at, 1) != 1:
            found.append(None)
        else:
            new = at in numbers or (at and texts[at - 1] == "یک") or texts[hit.first] in ("پهپادی", "هواپیمایی")
            found.append(A_NEW_ONE if new else "")
    return found
