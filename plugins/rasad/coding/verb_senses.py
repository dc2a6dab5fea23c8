"""Verbs of many meanings: what has to stand beside one to make an act of it.

`شهر را گرفتند` takes a place and `تصمیم خود را گرفتند` nothing; `سربازان به مرز رسیدند` moves troops and `به هلاکت
رسیدند` none.
"""

from __future__ import annotations

from rasad.coding.lexicon import Layer, Trigger
from rasad.coding.reading import Reading, Verb

#: Layers of whose a thing is, right after it.
OWNERS: tuple[Layer, ...] = ("country", "actor", "modifier")
#: Layers of what is struck.
STRUCK_THINGS: tuple[Layer, ...] = ("item", "placecue", "place")
#: How far from `به` the place may stand that troops reach, and how far before the verb `به` stands.
REACHED = 3
REACHING = 5
#: How far before its verb what moves or comes down may stand.
MOVED = 14
#: Words that make a taking back of `گرفت`, and how far before them from whom may stand.
BACK = frozenset({"پس", "باز", "بازپس"})
#: What may stand between `را` and such a verb.
BETWEEN = BACK | {"کاملا", "نیز", "هم", "دوباره"}
FROM_WHOM = 6
#: How far who is burnt stands from the word.
BURNT_NEAR = 8


def fits(reading: Reading, trigger: Trigger, verb: Verb) -> bool:
    """Whether a verb of many meanings stands beside what makes it an act: `شهر را گرفتند`, `پهپاد را زدند`, `سربازان به
    مرز رسیدند`."""
    if trigger.id == "took":
        return _place_before(reading, verb.first)
    if trigger.id == "struck_down":
        return _thing_before(reading, verb.first)
    if trigger.id == "arrived":
        return _troops_came(reading, verb)
    return True


def _thing_before(reading: Reading, verb: int) -> bool:
    """Whether `را` and a thing or a place that is struck stand right before a verb: `دو کشتی سعودی را زدند`, not
    `حرف خود را زدند`."""
    if verb < 2 or reading.tokens[verb - 1].text != "را":
        return False
    at = verb - 2
    while at > 0 and any(hit.last == at for layer in OWNERS for hit in reading.layer(layer)):
        at = min(hit.first for layer in OWNERS for hit in reading.layer(layer) if hit.last == at) - 1
    return any(hit.last in (at, verb - 2) for layer in STRUCK_THINGS for hit in reading.layer(layer))


def _troops_came(reading: Reading, verb: Verb) -> bool:
    """Whether troops reached a place: `صدها تکاور به مرکز استان رسیدند`, not `سربازان به هلاکت رسیدند`."""
    tokens, at, clause = reading.tokens, verb.first - 1, reading.clause_of[verb.first]
    heads = [h for layer in ("place", "country") for h in reading.layer(layer) if h.last == at and h.first]
    to = next((i for i in range(at - 1, max(at - REACHING, 0), -1) if tokens[i].text in ("به", "در")), None)
    reached = to is not None and tokens[to].text == "به" and any(0 < h.first - to <= REACHED for h in heads)
    return reached and any(
        0 < verb.first - cue.first <= MOVED and reading.clause_of[cue.first] == clause
        for cue in reading.cues.get("forces", [])
    )


def sown(reading: Reading, verb: Verb) -> bool:
    """Whether `کشت` is what is sown and no killing, which has an object or a number before it: `کاهش کشت خشخاش`, but
    `سه نفر را کشت`."""
    if reading.text(verb.first, verb.last) != "کشت":
        return False
    clause = reading.clause_of[verb.first]
    counted = any(last < verb.first and reading.clause_of[last] == clause for _, _, last in reading.quantities)
    return not counted and not any(
        token.text == "را" and reading.clause_of[i] == clause for i, token in enumerate(reading.tokens[: verb.first])
    )


def thing_burnt(reading: Reading, verb: Verb) -> bool:
    """Whether what is burnt is a thing: `هزاران جلد کتاب را سوزاند`; but `دو اسیر را زنده سوزاند`."""
    if verb.verb != "سوزاند":
        return False
    near = range(max(0, verb.first - BURNT_NEAR), min(len(reading.tokens), verb.last + BURNT_NEAR))
    alive = any(reading.tokens[i].text == "زنده" for i in near)
    counted = any(q.unit == "people" and first in near for q, first, _ in reading.quantities)
    things = any(q.unit != "people" and first in near for q, first, _ in reading.quantities)
    return things and not (alive or counted)


def _place_before(reading: Reading, verb: int) -> bool:
    """Whether `را` and a place stand right before a verb: `شهر تدمر را گرفتند`, `شهر را از شورشیان پس گرفتند`, not
    `تصمیم خود را گرفتند`."""
    at = verb - 1
    back = at >= 0 and reading.tokens[at].text in BACK
    while at >= 0 and reading.tokens[at].text in BETWEEN:
        at -= 1
    if back:  # from whom stands between
        whom = next((i for i in range(at, max(at - FROM_WHOM, 0), -1) if reading.tokens[i].text == "از"), None)
        at = whom - 1 if whom is not None else at
    if at < 1 or reading.tokens[at].text != "را":
        return False
    return any(hit.last in (at - 1, at - 2) for hit in reading.layer("place")) or any(
        0 < at - hit.last <= 3 for hit in reading.layer("placecue")
    )
