"""Machines among the sides: drones that act for their owner, weapons that are means, what was shot down.

`پهپاد حزب‌الله در ساختمانی منفجر شد` tells of the owner's act; `موشک ضد تانک` is a means and no side.
"""

from __future__ import annotations

from dataclasses import replace

from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS
from rasad.coding.telling import VIOLENT, Sentence, Telling

#: Things that are named with the country they are of.
VEHICLES = frozenset({"ship", "tanker", "boat", "vehicle", "truck", "pickup"})
#: What is shot down.
FLYING = ("پهپاد", "جنگنده", "بالگرد", "هلیکوپتر", "هواپیما", "بمبافکن", "ریزپرنده", "کوادکوپتر", "موشک", "بالن")


#: Words of aircraft that nobody flies: `هواپیمای بدون سرنشین`.
UNMANNED = frozenset({"سرنشین", "بیسرنشین"})
#: Nouns of fire that artillery gives: `با آتشباری توپخانه`.
SHOT_WITH = frozenset({"بمباران", "گلولهباران", "شلیک", "آتشباری"})


def launched(telling: Telling, side: Side) -> bool:
    """Whether a side is named as the owner of what flew: `پهپاد حزب‌الله در ساختمانی منفجر شد`."""
    first, last = telling.span
    word = telling.sentence.reading.tokens[side.first].text
    return bool(
        side.code
        and side.noun_class == "unit"
        and word.startswith(("پهپاد", "جنگنده", "بالگرد", "ریزپرنده"))
        and first <= side.first <= last
        and not side.is_object
        and telling.sentence.reading.embedded(side.first) is None
        and side.marker in ("", "and", "trigger:explosion", "trigger:impact")
    )


def is_weapon(telling: Telling, side: Side) -> bool:
    """Whether a machine is the means of an act and no side: `موشک ضد تانک`, `حملات توپخانه‌ای`, `گلوله‌های توپخانه`."""
    if side.noun_class != "unit" or side.code:
        return False
    tokens = telling.sentence.reading.tokens
    before = tokens[side.first - 1].text if side.first else ""
    if before in SHOT_WITH and side.first > 1 and tokens[side.first - 2].text == "با" and side.first == side.last:
        return True  # با بمباران توپخانه پاسخ داد
    return tokens[side.last].text == "ای" or before == "ضد" or before.startswith(("گلوله", "آتش"))


def shot_down(telling: Telling, near: list[Side]) -> list[Side]:
    """Whose machine was shot down: `پس از ورود پهپاد آمریکایی به حریم کشور ... سرنگون شد`."""
    first, last = telling.span
    kept = [s for s in telling.target if s.marker not in ("to", "locative", "from")]
    flying = [s for s in near if first <= s.first <= last and _flew(telling, s) and s not in telling.initiator]
    best = next((s for s in flying if s.code), flying[0] if flying else None)
    if best is not None and best.code and not any(s.code for s in kept):
        return [best]
    return [s for s in kept if s.code or not _of_nobody(telling, s)]


def _of_nobody(telling: Telling, side: Side) -> bool:
    """Whether a machine that flies is told without an owner: `پهپادها را سرنگون کرد`; not `پهپاد دشمن`. It is no
    side."""
    return _flew(telling, side) and not any(hit.entry.layer == "noun" for hit in side.hits[1:])


def _flew(telling: Telling, side: Side) -> bool:
    """Whether a side is a machine that flies, or arms of somebody's."""
    return telling.sentence.reading.tokens[side.first].text.startswith(FLYING)


def manned(telling: Telling) -> list[Side]:
    """The doers of a telling without drones, which do nothing by themselves: their owner where the words name one
    (`پهپادهای تهاجمی حزب‌الله`), else nobody."""
    kept: list[Side] = []
    for side in telling.initiator:
        words = [t.text for t in telling.sentence.reading.tokens[side.first : side.last + 1]]
        drone = words[0].startswith(("پهپاد", "ریزپرنده", "کوادکوپتر")) or bool(UNMANNED & set(words))
        if side.code or telling.frame not in VIOLENT or not drone:
            kept.append(side)
            continue
        owner = _owner(telling.sentence, side)
        if owner is not None and owner not in telling.target:
            kept.append(owner)
    return kept


def bearing(telling: Telling) -> list[Side]:
    """The targets of a telling without those whom a strike from afar only happened to hit (`پنج نفر، از جمله یک زن`),
    and without machines that nobody is said to own and that were not shot down."""
    if telling.type not in ("air_strike", "shelling"):
        return telling.target
    victims = {(p.side.first, p.side.last) for p in telling.casualties if p.side}
    return [
        side
        for side in telling.target
        if not (side.armed is False and telling.target_rank >= 3 and (side.first, side.last) in victims)
        and not (side.code is None and telling.target_rank >= 2 and _flew(telling, side))
    ]


def _owner(sentence: Sentence, thing: Side) -> Side | None:
    """The named side that a thing belongs to by ezafe, with an adjective or a model's name between at most."""
    tokens = sentence.reading.tokens
    return next(
        (
            side
            for side in sentence.sides
            if side.code
            and 0 < side.first - thing.last <= 5
            and not side.is_object
            and tokens[side.first - 1].text != "ساخت"  # who made it need not have sent it
            and not any(
                t.text in FUNCTION_WORDS or sentence.reading.is_break(thing.last + 1 + k)
                for k, t in enumerate(tokens[thing.last + 1 : side.first])
                if t.text != "-"
            )
        ),
        None,
    )


def with_thing(sentence: Sentence, side: Side) -> Side:
    """A ship or car with the country that it is of: `[نفتکش سعودی] هدف قرار گرفت`."""
    if not (side.asset or side.marker_at < side.first) or len(side.hits) != 1 or side.hits[0].entry.layer != "country":
        return side
    thing = next(
        (h for h in sentence.reading.layer("item") if h.last == side.first - 1 and h.entry.value in VEHICLES), None
    )
    return replace(side, first=thing.first) if thing else side
