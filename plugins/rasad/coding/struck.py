"""The thing that was struck, where no side is named but those hurt in it: `حمله به یک نفتکش`, `دکل مخابراتی را هدف قرار
داد`, `حمله به یک خودرو نظامی سه سرباز را کشت`.

A thing is a vehicle, a vessel, a position, a gathering, a building that no name makes a place. It stands for its owner
in the warehouse as a mention without a code.
"""

from __future__ import annotations

from rasad.coding.lexicon import dictionaries
from rasad.coding.match import Hit
from rasad.coding.materiel import SHIPS
from rasad.coding.names import is_common
from rasad.coding.persons import nameless
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
LANDMARKS = frozenset(
    {"airport", "hospital", "school", "mosque", "market", "building", "plant", "post", "camp", "home", "centre"}
)
#: Words of those kinds for ground that is only where an attack was.
GROUND = ("مزرعه", "مزارع", "معدن")
#: Frames whose `به` leads to what was struck.
AT = frozenset({"attack", "hit", "fire", "impact", "explode", "infiltrate"})
#: Words before what was struck.
TOWARDS = frozenset({"به", "بر", "علیه", "سوی", "سمت"})
#: Words between the preposition and the thing.
COUNTED = frozenset({"یک", "دو", "سه", "چند", "چندین", "برخی", "تعدادی", "دستگاه", "فروند"})
#: Words that count with `از`: `علیه تعدادی از پایگاه‌ها`.
SOME_OF = frozenset({"تعدادی", "شماری", "یکی", "برخی", "بخشی"})
#: Words for what carries people or oil, in which a bomb goes off and which is no bomb itself.
CARRIERS = ("اتوبوس", "مینی", "قطار", "کشتی", "نفتکش", "لنج", "قایق", "خط", "آمبولانس", "تاکسی", "پمپ")
#: Words before the thing in which a bomb went off.
WITHIN = frozenset({"در", "داخل", "درون", "زیر", "کنار"})
#: Frames of attacks on a thing that only its name tells, and the longest such name, in words.
NAMED = frozenset({"attack", "hit"})
NAME = 3
#: The longest name of a ship with what stands before it (`ام تی`, `یو اس اس`), in words.
SHIP_NAME = 6
#: Letters before the name of a ship.
SHIP_LETTERS = frozenset({"ام", "وی", "تی", "یو", "اس", "اچ", "امتی", "اموی", "یواساس", "اچاماس"})
#: How far from a thing the clause that describes it may open: its name stands between.
RELATIVE = 7
#: How far the thing may stand from the noun of the attack.
REACH = 8
#: How far `را` may stand behind the thing, what describes it not counted: `پالایشگاه الف در جیزان را`.
OBJECT_REACH = 7
#: Words before what is neither the subject nor the object of a verb.
PREPOSITIONS = frozenset({"از", "با", "در", "به", "بر", "توسط", "روی", "سوی", "سمت", "برای", "طریق", "داخل", "مقابل"})
#: Words that end the phrase of an object.
OBJECT_ENDS = frozenset({"با", "به", "از", "،", "توسط", "که", "برای"})
#: Frames whose passive has the thing struck for its subject.
SUFFERED = frozenset({"hit", "attack", "loss"})


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
        end = max(hit.last, spot.last if spot is not None else 0)
        if _led_to(telling, hit.first) or _object(telling, hit.first, end) or _subject(telling, hit.first):
            telling.because("target", "the thing struck", (hit.entry.row,))
            crowd = _of_people(telling, hit.last)
            if crowd is not None:
                return [crowd]
            return _with_those_listed(telling, _thing(reading, hit, _end(reading, end, last)), found)
    return _named_thing(telling)


def _thing(reading: Reading, hit: Hit, end: int) -> Side:
    """A thing that reaches to the token `end`, with its owner where its words say whose it is."""
    if hit.entry.value in SHIPS and end == hit.last:
        end = _ship_name(reading, end)
    owner = _owner(reading, hit.last + 1, end)
    if owner is None:
        return Side(hit.first, end, None, "", "", (hit.entry.row,))
    actor = dictionaries().actors.get(owner.entry.value)
    kind = actor.kind if actor is not None else ""
    return Side(hit.first, end, owner.entry.value, kind, "", (hit.entry.row, owner.entry.row))


def _with_those_listed(telling: Telling, thing: Side, found: list[Hit]) -> list[Side]:
    """A thing with those that `و` joins to it: `دو رادار و [چند دکل مخابراتی] را`."""
    reading = telling.sentence.reading
    listed = [thing]
    for hit in found:
        at = _begins(reading, hit.first) - 1
        if at == listed[-1].last + 1 and reading.tokens[at].text == "و":
            listed.append(_thing(reading, hit, _end(reading, hit.last, telling.span[1])))
    return listed


def bombed(telling: Telling) -> list[Side]:
    """The vehicle or line in which something exploded, where nobody is named: `انفجار بمب در یک اتوبوس`, `بمب‌گذاری
    قطار`, `خط لوله گاز منفجر شد`. A car may be the bomb itself."""
    if telling.type != "bombing" or telling.target or any(p.who for p in telling.casualties):
        return []
    reading = telling.sentence.reading
    first, last = telling.span
    found = [hit for hit in reading.layer("item") if hit.entry.value in {"boat", "ship", "tanker"}]
    found += [hit for hit in reading.cues.get("struck", []) if reading.tokens[hit.first].text.startswith(CARRIERS)]
    for hit in sorted(found, key=lambda hit: (hit.first, -hit.last)):
        if first <= hit.first <= last and _blew_up(telling, hit):
            telling.because("target", "the thing struck", (hit.entry.row,))
            return [Side(hit.first, _end(reading, hit.last, last), None, "", "", (hit.entry.row,))]
    return []


def _blew_up(telling: Telling, thing: Hit) -> bool:
    """Whether an explosion is told to have been in a thing, or the thing to have exploded."""
    reading = telling.sentence.reading
    at = thing.first - 1
    while at >= 0 and (reading.tokens[at].text in COUNTED or reading.tokens[at].kind == "number"):
        at -= 1
    for act in telling.acts:
        if act.frame != "explode":
            continue
        if act.voice == "noun" and at == act.last:
            return True
        if act.voice != "noun" and 0 < act.first - thing.last <= REACH and reading.clause_of[thing.first] == act.clause:
            return act.voice == "passive" and (at < 0 or reading.is_break(at) or reading.tokens[at].text in WITHIN)
        if at >= 0 and reading.tokens[at].text in WITHIN and 0 < at - act.last <= REACH:
            return True
    return False


def _named_thing(telling: Telling) -> list[Side]:
    """A thing or person that only its name tells, of words that no dictionary has: `حمله به گلوریا استارلند`, `«گلوریا
    استارلند» را هدف قرار داد`."""
    reading = telling.sentence.reading
    tokens = reading.tokens
    places = {i for spot in telling.sentence.spots for i in range(spot.name_first, spot.name_last + 1)}
    for act in telling.acts:
        if act.frame not in NAMED:
            continue
        if act.voice == "noun":
            at = act.verb_last + 1
            begins = at + 1 if at < len(tokens) and tokens[at].text in TOWARDS else None
        else:
            clause = [i for i in range(act.first) if reading.clause_of[i] == act.clause]
            before = [i for i in clause if tokens[i].text == "را"]
            led = [i + 1 for i in clause if tokens[i].text in ("به", "بر") and act.first - i <= NAME + 1]
            begins = _name_before(reading, before[-1]) if before else led[0] if led else None
            begins = begins if act.voice == "active" else None
        name = _name_from(reading, begins) if begins is not None else None
        if name is not None and places.isdisjoint(range(name[0], name[1] + 1)):
            telling.because("target", "the thing struck, by its name")
            return [Side(*name, None, "", "", ("name",))]
    return []


def _name_from(reading: Reading, first: int) -> tuple[int, int] | None:
    """The unknown name of two or three words that begins at a token, or the quoted one."""
    tokens = reading.tokens
    if first >= len(tokens):
        return None
    quoted = tokens[first].text in QUOTES
    first += quoted
    last = first - 1
    while last + 1 < len(tokens) and nameless(reading, last + 1) and (quoted or not is_common(tokens[last + 1].text)):
        last += 1
    if not 2 <= last - first + 1 <= NAME or all(is_common(tokens[i].text) for i in range(first, last + 1)):
        return None
    closed = last + 1 < len(tokens) and tokens[last + 1].text in QUOTES
    return (first, last) if closed or not quoted else None


def _name_before(reading: Reading, end: int) -> int | None:
    """Where the unknown name before the token of `را` begins."""
    tokens = reading.tokens
    first = end - 1
    if first > 0 and tokens[first].text in QUOTES:
        return next((i for i in range(first - 2, max(first - 6, -1), -1) if tokens[i].text in QUOTES), None)
    while first >= 0 and nameless(reading, first) and not is_common(tokens[first].text):
        first -= 1
    return first + 1 if first + 1 < end else None


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
    if at > 0 and tokens[at].text == "از" and tokens[at - 1].text in SOME_OF:
        at -= 2
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
    # پس از انفجار زخمی‌ها را به بیمارستان بردند: an explosion is not at something
    aimed = [a for a in telling.acts if a.frame in AT and (a.frame != "explode" or a.trigger.type == "suicide_bombing")]
    return any(0 < at - act.last <= REACH or 0 < act.first - i <= REACH for act in aimed)


def _begins(reading: Reading, i: int) -> int:
    """Where the phrase of the thing at token `i` begins: with its figure, `[دو فروند] نفتکش`."""
    while i > 0 and (reading.tokens[i - 1].text in COUNTED or reading.tokens[i - 1].kind == "number"):
        i -= 1
    return i


def _object(telling: Telling, first: int, last: int) -> bool:
    """Whether a thing is the object of the attack's verb: `پالایشگاه الف در جیزان را`, `کشتی - که ... است - را`."""
    reading = telling.sentence.reading
    begins = _begins(reading, first)
    if begins > 0 and reading.tokens[begins - 1].text in PREPOSITIONS:
        return False
    shell = reading.embedded(last)
    others = {a for _, a, _ in reading.quantities} | {side.first for side in telling.sentence.sides if side.is_object}
    passed = 0
    for i in range(last + 1, len(reading.tokens)):
        if reading.embedded(i) != shell:
            continue
        if reading.tokens[i].text == "را":
            return _struck_by_verb(telling, i)
        passed += 1
        joined = reading.tokens[i - 1].text == "و"  # یک پالایشگاه و دو انبار را
        if (
            passed > OBJECT_REACH
            or i in reading.verbal
            or (i in others and not joined)
            or reading.tokens[i].text in OBJECT_ENDS
        ):
            return False
    return False


def _struck_by_verb(telling: Telling, marker: int) -> bool:
    """Whether the verb of an attack has the object whose `را` is a token, over a clause that describes it: `نیروگاهی را
    که برق شهر را می‌دهد هدف قرار داد`."""
    reading = telling.sentence.reading
    described = next((b for a, b in reading.relatives if a == marker + 1), marker)
    clauses = {reading.clause_of[marker]}
    if described + 1 < len(reading.tokens):
        clauses.add(reading.clause_of[described + 1])
    return any(act.voice == "active" and act.first > described and act.clause in clauses for act in telling.acts)


def _subject(telling: Telling, i: int) -> bool:
    """Whether the thing at token `i` is the subject of a passive: `یک کشتی هدف حمله قرار گرفت`, `یک کشتی بر اثر اصابت
    موشک آسیب دید`."""
    reading = telling.sentence.reading
    begins = _begins(reading, i)
    before = reading.tokens[begins - 1].text if begins else "،"
    opened = next((b for a, b in reading.relatives if 0 < a - i <= RELATIVE), None)
    opens = (
        before in ("،", ":", "که", "و", ".")
        or before in QUOTES
        or begins - 1 in reading.verbal
        or begins - 1 in reading.dated
        or (begins < i and before not in PREPOSITIONS)
    )
    return opens and any(
        act.voice != "noun"
        and (act.voice == "passive" or act.trigger.id == "damaged")
        and act.frame in SUFFERED
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


def _ship_name(reading: Reading, last: int) -> int:
    """The last token of the name that stands right after the noun of a ship: `نفتکش [گلوریا استارلند]`."""
    end = last
    while end + 1 < len(reading.tokens) and end - last < SHIP_NAME:
        word = reading.tokens[end + 1].text
        if word not in SHIP_LETTERS and (is_common(word) or not nameless(reading, end + 1)):
            break
        end += 1
    return end


def _end(reading: Reading, last: int, limit: int) -> int:
    """The last token of the thing with the adjectives, the country and the quoted name after it: `خودرو نظامی`, `نفتکش
    عربستان`, `کشتی «ستاره دریا»`."""
    adjectives = {hit.first: hit.last for layer in ("modifier", "country") for hit in reading.layer(layer)}
    while last + 1 in adjectives and adjectives[last + 1] <= limit:
        last = adjectives[last + 1]
    if last + 1 < limit and reading.tokens[last + 1].text in QUOTES:
        last = next((j for j in range(last + 3, min(last + 6, limit + 1)) if reading.tokens[j].text in QUOTES), last)
    return last
