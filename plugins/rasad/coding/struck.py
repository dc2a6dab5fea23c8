"""The thing that was struck, where no side is named but those hurt in it: `حمله به یک نفتکش`, `دکل مخابراتی را هدف قرار
داد`, `حمله به یک خودرو نظامی سه سرباز را کشت`.

A thing is a vehicle, a vessel, a position, a gathering, a building that no name makes a place. It stands for its owner
in the warehouse as a mention without a code.
"""

from __future__ import annotations

from rasad.coding.lexicon import dictionaries
from rasad.coding.match import Hit
from rasad.coding.phrases import Side
from rasad.coding.reading import QUOTES, Reading
from rasad.coding.telling import Telling

#: Items of equipment that an attack is told of; weapons and ammunition are its means.
ITEMS = frozenset(
    {
        "vehicle",
        "armoured_vehicle",
        "pickup",
        "truck",
        "tanker",
        "boat",
        "ship",
        "aircraft",
        "helicopter",
        "tank",
        "position",
    }
)
#: Kinds of landmarks that an attack strikes: what stands for nobody, but is no town.
LANDMARKS = frozenset({"airport", "hospital", "school", "mosque", "market", "building", "plant", "post", "camp"})
#: Words of those kinds for ground that is only where an attack was.
GROUND = ("مزرعه", "مزارع", "معدن")
#: Frames whose `به` leads to what was struck.
AT = frozenset({"attack", "hit", "fire", "impact", "explode", "infiltrate"})
#: Words before what was struck.
TOWARDS = frozenset({"به", "بر", "علیه", "سوی", "سمت"})
#: Words between the preposition and the thing.
COUNTED = frozenset({"یک", "دو", "سه", "چند", "چندین", "برخی", "تعدادی", "دستگاه", "فروند"})
#: How far from a thing the clause that describes it may open: its name stands between.
RELATIVE = 7
#: How far the thing may stand from the noun of the attack.
REACH = 8


def struck(telling: Telling) -> list[Side]:
    """What an attack struck, as a side without a code; nothing where the words name none or a side is known."""
    if telling.frame not in AT or not _only_victims(telling):
        return []
    reading = telling.sentence.reading
    first, last = telling.span
    buildings = {
        hit.first
        for hit in reading.layer("placecue")
        if hit.entry.value in LANDMARKS and not reading.tokens[hit.first].text.startswith(GROUND)
    }
    found = sorted(
        [hit for hit in reading.layer("item") if hit.entry.value in ITEMS]
        + reading.cues.get("struck", [])
        + [hit for hit in reading.layer("placecue") if hit.first in buildings],
        key=lambda hit: (hit.first, -hit.last),
    )
    whole = {spot.first: spot for spot in telling.sentence.spots if spot.first in buildings and not spot.direction}
    places = {i for spot in telling.sentence.spots for i in range(spot.name_first, spot.name_last + 1)}
    dead = {i for side in telling.target for i in range(side.first, side.last + 1)}
    doers = {i for side in telling.initiator for i in range(side.first, side.last + 1)}
    # استانداری الف: نقاطی در شهر هدف قرار گرفت: who says so was not struck
    doers |= {i for s in telling.sentence.attribution.speakers for i in range(s.first, s.last + 1)}
    for hit in found:
        if reading.tokens[hit.first].text.startswith("نقاط") and hit.first == hit.last:
            continue  # نقاطی در شهر: a place
        spot = whole.get(hit.first)
        if not first <= hit.first <= last or hit.first in doers | dead or (hit.first in places and spot is None):
            continue
        if _led_to(telling, hit.first) or _object(telling, hit.last) or _subject(telling, hit.first):
            telling.because("target", "the thing struck", (hit.entry.row,))
            crowd = _of_people(telling, hit.last)
            if crowd is not None:
                return [crowd]
            end = _end(reading, max(hit.last, spot.last if spot is not None else 0), last)
            owner = _owner(reading, hit.last + 1, end)
            if owner is None:
                return [Side(hit.first, end, None, "", "", (hit.entry.row,))]
            actor = dictionaries().actors.get(owner.entry.value)
            kind = actor.kind if actor is not None else ""
            return [Side(hit.first, end, owner.entry.value, kind, "", (hit.entry.row, owner.entry.row))]
    return []


def _owner(reading: Reading, first: int, last: int) -> Hit | None:
    """The country that the words after a thing say it is of: `سایت نظامی [آمریکا]`."""
    return next((hit for hit in reading.layer("country") if first <= hit.first and hit.last <= last), None)


def _only_victims(telling: Telling) -> bool:
    """Whether no side was struck but those who were hit: `در حمله به یک اتوبوس سه رهگذر کشته شدند`."""
    victims = {(p.side.first, p.side.last) for p in telling.sentence.casualties if p.side}
    return all((side.first, side.last) in victims for side in telling.target)


def _led_to(telling: Telling, i: int) -> bool:
    """Whether a preposition of the attack leads to the thing at token `i`."""
    tokens = telling.sentence.reading.tokens
    at = i - 1
    while at >= 0 and (tokens[at].text in COUNTED or tokens[at].text in QUOTES or tokens[at].kind == "number"):
        at -= 1
    if at < 0 or tokens[at].text not in TOWARDS:
        return False
    clause_of = telling.sentence.reading.clause_of
    if any(
        act.voice == "active" and act.frame in AT and act.first > i and act.clause == clause_of[i]
        for act in telling.acts
    ):
        return True
    return any(0 < at - act.last <= REACH or 0 < act.first - i <= REACH for act in telling.acts if act.frame in AT)


def _object(telling: Telling, last: int) -> bool:
    """Whether the thing that ends at token `last` is the object of the attack's verb."""
    reading = telling.sentence.reading
    following = [t.text for t in reading.tokens[last + 1 : last + 4]]
    return "را" in following and any(
        act.voice == "active" and act.first > last and act.clause == reading.clause_of[last] for act in telling.acts
    )


def _subject(telling: Telling, i: int) -> bool:
    """Whether the thing at token `i` is the subject of a passive: `یک کشتی هدف حمله قرار گرفت`."""
    reading = telling.sentence.reading
    before = next((t.text for t in reversed(reading.tokens[:i]) if t.text not in COUNTED and t.kind != "number"), "،")
    opened = next((b for a, b in reading.relatives if 0 < a - i <= RELATIVE), None)
    return (before in ("،", ":", "که", "و", ".") or before in QUOTES) and any(
        act.voice == "passive"
        and act.frame == "hit"
        and act.first > i
        and (act.clause == reading.clause_of[i] or (opened is not None and opened < act.first))
        for act in telling.acts
    )


def _of_people(telling: Telling, last: int) -> Side | None:
    """Those whom a gathering is of: `تجمعی از سربازان`."""
    tokens = telling.sentence.reading.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].text != "از":
        return None
    return next((side for side in telling.sentence.sides if side.first == last + 2), None)


def _end(reading: Reading, last: int, limit: int) -> int:
    """The last token of the thing with the adjectives, the country and the quoted name after it: `خودرو نظامی`, `نفتکش
    عربستان`, `کشتی «ستاره دریا»`."""
    adjectives = {hit.first: hit.last for layer in ("modifier", "country") for hit in reading.layer(layer)}
    while last + 1 in adjectives and adjectives[last + 1] <= limit:
        last = adjectives[last + 1]
    if last + 1 < limit and reading.tokens[last + 1].text in QUOTES:
        last = next((j for j in range(last + 3, min(last + 6, limit + 1)) if reading.tokens[j].text in QUOTES), last)
    return last
