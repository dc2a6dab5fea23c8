"""Who holds the ground: places taken, sieges, forces that withdraw, are sent or exercise."""

from __future__ import annotations

from rasad.coding.acts import MASSED
from rasad.coding.match import Hit
from rasad.coding.parts import GUESS
from rasad.coding.phrases import IN_ARMS, Side, Spot
from rasad.coding.reading import FUNCTION_WORDS, Reading
from rasad.coding.signs import (
    WAR_LANDS,
    armed,
    at_war,
    bounds,
    decided,
    has,
    known,
    of_peace,
    only_named,
    states_at_odds,
    told_as_done,
    where,
    words,
)
from rasad.coding.telling import Telling

#: Kinds of actors that are forces.
FORCES = frozenset({"military", "navy", "air_force", "militia", "rebel", "terrorist", "coalition"})
#: How many words may stand between a number and the places that it counts: `۱۹۲ مرکز اداری ولسوالی`.
COUNTED = 3
#: Words that say how much of a country's places: `نیمی از ولایت‌ها`.
PARTS = frozenset({"نیمی", "اکثر", "بیشتر", "تمام", "تمامی", "همه", "بخشهایی", "بخشی"})
#: Classes of nouns of those who travel on business.
OFFICERS = frozenset({"leader", "authority"})
#: What else is sent than forces, and how far before the verb what is sent may stand.
MESSAGES = frozenset(
    {
        "پیام",
        "پیامی",
        "نامه",
        "نامهای",
        "هیات",
        "هیئت",
        "هیاتی",
        "هیئتی",
        "نماینده",
        "کمک",
        "کمکهای",
        "تسلیت",
        "پیامهای",
    }
)
SENT = 14
#: How many words after the word for forces their owner may stand.
OWNED = 2
#: Nouns of troops that are sent, by their dictionary form.
TROOPS = frozenset({"نیروی انتظامی", "سرباز", "کماندو", "پلیس", "یگان", "ارتش", "گارد ملی", "تانک", "ناو", "تفنگدار"})
#: The dictionary form of ships of war.
SHIP = "ناو"
#: Rows of flight.
FLIGHT = frozenset({"flee", "fled", "scattered", "took_flight", "sought_refuge"})
#: Words for carrying people from one place to another.
CARRIED = frozenset({"منتقل", "انتقال"})
#: Houses that sides hold.
HOUSES = frozenset({"base", "building", "post"})
#: How far before its verb a pronoun for the place that was taken may stand.
ITS_NEAR = 5
#: How far before `را` the word for the ground that was taken may stand.
OBJECT_NEAR = 5
#: Kinds of places where people live.
HOMES = frozenset({"village", "town", "district", "camp"})
#: Words for the hold on a place that is lost, and how far before the verb they stand.
HANDS = frozenset({"دست", "کنترل", "تصرف", "اشغال", "سیطره", "تسلط", "چنگ", "محاصره"})
IN_HAND = 7
#: What is handed over in an office: `یادداشتی را تسلیم وزیر کرد`.
PAPERS = frozenset(
    {"نامه", "نامهای", "یادداشت", "یادداشتی", "شکایت", "شکایتی", "لایحه", "طرحی", "گزارشی", "دادخواست", "استوارنامه"}
)
#: Words with which an alert is declared.
DECLARING = frozenset({"اعلام", "خبر", "برقرار"})


def take(telling: Telling) -> str | None:
    driven = all(a.trigger.id == "driven_out" for a in telling.acts)
    if driven and all(a.voice == "passive" for a in telling.acts):
        # شورشیان از شهر بیرون رانده شدند: they leave
        telling.initiator, telling.target = telling.target, telling.initiator
        return withdraw(telling)
    if not telling.initiator and all(a.trigger.id == "changed_hands" for a in telling.acts):
        # شهر میان دو گروه دست به دست شد
        telling.initiator = [s for s in telling.sentence.sides if s.marker == "between"]
    places = [
        s
        for s in telling.spots
        if s.is_object
        or s.marker in ("", "and", "to")
        or s.marker.startswith("trigger:")
        or s.direction
        or (driven and s.marker == "from")
        or (s.marker == "locative" and any(x.armed for x in telling.initiator))
    ]
    if not places and not _counted_ground(telling):
        named = _named_before(telling)
        if not (named or _house_taken(telling) or _pointed_ground(telling)):
            return "no place was taken"
        telling.spots = named or telling.spots
        telling.points_back = not (named or _house_taken(telling))
    if not (at_war(telling) or any(s.armed for s in telling.initiator + telling.target)):
        return "taken by no side"
    if of_peace(telling):
        return "a matter of sport or trade"
    lost = _out_of_hands(telling)
    if all(a.trigger.weak for a in telling.acts) and not telling.initiator and not lost and not _place_fell(telling):
        return "weak word without side"
    if _thing_fell(telling):
        return "something fell"
    if only_named(telling) and not told_as_done(telling):
        return "only named, not told"
    decided(telling, "territory_taken", "a place was taken")
    return None


def _counted_ground(telling: Telling) -> bool:
    """Whether so many places without names were taken: `بیش از ۸۰ ولسوالی را تصرف کرد`, `ده‌ها روستا به دست گروه
    افتاد`, `مرکز نیمی از ولایت‌ها`."""
    reading = telling.sentence.reading
    counted = {last for _, _, last in reading.quantities}
    counted |= {i for i, token in enumerate(reading.tokens) if token.text in PARTS}
    return any(counted & set(range(hit.first - COUNTED, hit.last + 1)) for hit in _ground(telling))


def _pointed_ground(telling: Telling) -> bool:
    """Whether the place that was taken was named before: `این شهر را از شورشیان پس گرفتند`."""
    reading = telling.sentence.reading
    tokens = reading.tokens
    if _object_ground(telling):
        return True
    return any(
        (hit.first and tokens[hit.first - 1].text in ("این", "همین"))
        or (tokens[hit.first].text in ("شهر", "روستا", "ولسوالی") and _ends(reading, hit.last + 1))
        for hit in _ground(telling)
    )


def _object_ground(telling: Telling) -> bool:
    """Whether an armed side took ground that no list of places knows: `شورشیان شهرستان میان‌رود را به تصرف درآوردند`."""
    reading = telling.sentence.reading
    act = telling.acts[-1]
    if act.voice != "active" or not any(s.armed for s in telling.initiator):
        return False
    at = next((i for i in range(act.first - 1, max(act.first - 3, 0), -1) if reading.tokens[i].text == "را"), None)
    return at is not None and any(0 < at - hit.last <= OBJECT_NEAR for hit in _ground(telling))


def _house_taken(telling: Telling) -> bool:
    """Whether it is a house of a side that was taken: `مقر پلیس شهر به دست شورشیان افتاد`."""
    reading = telling.sentence.reading
    act = telling.acts[-1]
    houses = [
        hit.last
        for hit in reading.layer("placecue")
        if hit.entry.value in HOUSES and hit.last < act.first and reading.clause_of[hit.first] == act.clause
    ]
    return any(0 < s.first - last <= OWNED and s.last < act.first for last in houses for s in telling.sentence.sides)


def _named_before(telling: Telling) -> list[Spot]:
    """The town of the same sentence that `آن را` means: `به شهر الف حمله کرد و [بخش‌هایی از] آن را گرفت`,
    `و کنترل آن را در دست گرفت`."""
    reading = telling.sentence.reading
    act = telling.acts[-1]
    before = range(max(1, act.first - ITS_NEAR), min(act.last + 3, len(reading.tokens)))
    it = next((i - 1 for i in before if reading.tokens[i].text == "را" and reading.tokens[i - 1].text == "آن"), None)
    if it is None or any(hit.first < it for hit in reading.layer("item")):
        return []
    towns = [
        s
        for s in telling.sentence.spots
        if s.last < it and not (s.country or s.direction) and s.marker not in ("outer", "from")
    ]
    return towns[:1] if len({s.marker for s in towns}) == len(towns) else []


def _ends(reading: Reading, i: int) -> bool:
    """Whether a phrase ends before a token: `شهر از سوی شورشیان تصرف شد`, `شهر را گرفتند`."""
    return i < len(reading.tokens) and (reading.is_break(i) or reading.tokens[i].text in FUNCTION_WORDS)


def _ground(telling: Telling) -> list[Hit]:
    """The words for places and bases in a telling's own words."""
    low, high = bounds(telling)
    return [
        hit
        for hit in telling.sentence.reading.layer("placecue")
        if low <= hit.first <= high
        and ((hit.entry.detail == "unit" and hit.entry.value != "water") or hit.entry.value == "base")
    ]


def _thing_fell(telling: Telling) -> bool:
    """Whether what fell is an aircraft and no town: `سقوط دو هواپیما`."""
    items = {hit.first for hit in telling.sentence.reading.layer("item")}
    return all(a.trigger.frame == "fall" and {a.last + 1, a.last + 2} & items for a in telling.acts)


def _place_fell(telling: Telling) -> bool:
    """Whether a place is what fell: `ولسوالی الف دیشب سقوط کرد`; no `هواپیما در شمال شهر سقوط کرد`."""
    falls = [a for a in telling.acts if a.trigger.frame == "fall" and a.voice == "passive"]
    items = telling.sentence.reading.layer("item")
    return any(
        spot.marker in ("", "and") and spot.last < act.first and not any(hit.first < act.first for hit in items)
        for act in falls
        for spot in telling.spots
    )


def siege(telling: Telling) -> str | None:
    if not (telling.spots or telling.target or any(s.armed for s in telling.initiator)):
        return "siege of nothing"
    if only_named(telling) and not told_as_done(telling):
        return "only named, not told"
    if not at_war(telling):
        return "no sign of armed conflict"
    decided(telling, "siege", "the word's own type")
    return None


def block(telling: Telling) -> str | None:
    if has(telling, "relations"):
        return _broke_off(telling)
    banned = all(a.trigger.id == "ban" for a in telling.acts) and _declared(telling)
    if banned and not known(telling.initiator):
        telling.initiator = own_voice(telling)
    if not has(telling, "flows") or not telling.initiator:
        return "nothing was cut off by a side"
    if only_named(telling) and not (telling.sentence.headline or told_as_done(telling) or banned):
        return "only named, not told"
    shut = all(a.trigger.id == "closed" for a in telling.acts)
    if shut and not any((s.armed or s.code) and telling.initiator_rank < GUESS for s in telling.initiator):
        return "closed by no side"
    if not (telling.initiator[0].armed or at_war(telling)):
        return "no sign of armed conflict"
    decided(telling, "siege", "a supply line was cut")
    return None


def _broke_off(telling: Telling) -> str | None:
    """Why a state did not break relations with another: `عربستان روابط خود با ایران را قطع کرد`."""
    named = {s.code: s for s in telling.sentence.sides if s.code}
    doers = [s for s in telling.initiator if s.code] or [
        s for s in named.values() if s.marker == "" and s.bare_country and s.last < telling.acts[-1].first
    ][:1]
    others = [s for s in named.values() if s.marker == "with" and s.code not in {d.code for d in doers}]
    if not (doers and others):
        return "relations of fewer than two sides"
    if only_named(telling) and not told_as_done(telling):
        return "only named, not told"
    if not at_war(telling):
        return "no sign of armed conflict"
    telling.initiator, telling.target = doers, others[:1]
    decided(telling, "sanction", "relations were broken off")
    return None


def withdraw(telling: Telling) -> str | None:
    if _out_of_hands(telling):
        return take(telling)
    _who_left(telling)
    who = telling.initiator or telling.target
    brought = [s for s in telling.target if s.armed and _their_own(telling, s)]
    if brought:  # کشوری نیروهای خود را خارج کرد
        who = who + brought
        telling.target = [s for s in telling.target if s not in brought]
    forces = has(telling, "forces")
    if has(telling, "stance"):
        return "a stance was given up"
    if telling.sentence.aside and has(telling, "prison") and all(a.frame == "withdraw" for a in telling.acts):
        return "an escape"
    if not (any(s.armed for s in who) or (forces and (who or telling.status == "planned"))):
        return _evacuate(telling)
    if all(a.trigger.weak for a in telling.acts):
        leaves = any(s.marker == "from" for s in telling.spots + telling.sentence.sides)
        fled = all(a.trigger.id in FLIGHT for a in telling.acts)  # a commander who leaves a town was on a visit
        troops = forces or any((fled and s.armed) or _troops(s) for s in who)
        if who and all(s.hits and s.hits[0].entry.value == SHIP for s in who):
            return "a ship left port"
        if not (troops and (leaves or telling.spots or _this_place(telling))):
            return "weak word without place"
        if not (at_war(telling) or armed(who)):
            return "no sign of armed conflict"
    if only_named(telling) and not (telling.sentence.headline or told_as_done(telling, by_name=False)):
        return "only named, not told"
    if not (forces or armed(who)):
        return "no force withdrew"
    if telling.sentence.aside and not (at_war(telling) or known(telling.initiator + telling.target)):
        return "no sign of armed conflict"  # یک سرباز از خدمت فرار کرد
    decided(telling, "withdrawal", "a force withdrew")
    return None


def _their_own(telling: Telling, side: Side) -> bool:
    """Whether those who were brought out are the doer's own: `نیروهای خود را`."""
    tokens = telling.sentence.reading.tokens
    return side.is_object and side.last + 1 < len(tokens) and tokens[side.last + 1].text in ("خود", "خویش")


def _who_left(telling: Telling) -> None:
    """Make those doers of whom a place was emptied: `شهر از [نیروهای آن گروه] تخلیه شد`."""
    if all(a.trigger.id == "evacuate" and a.voice == "passive" for a in telling.acts):
        left = [s for s in telling.sentence.sides if s.armed and s.marker == "from"]
        beside = [s for s in telling.sentence.sides if left and s.coordinated and s.first > left[0].first]
        telling.initiator = left + [s for s in beside if s not in left] or telling.initiator


def _evacuate(telling: Telling) -> str | None:
    """Why no people without arms were brought out of a place of war, or fled from it: `کارکنان سفارت خود را از شهر خارج
    کرد`, `ساکنان سه روستا خانه‌های خود را ترک کردند`, `۲۲ هزار نفر از پایتخت منتقل شدند`."""
    reading = telling.sentence.reading
    counted = any(q.unit == "people" for q, _, _ in reading.quantities)
    brought = any(a.trigger.id == "evacuate" or reading.tokens[a.first].text in CARRIED for a in telling.acts)
    leaves = any(s.marker == "from" for s in telling.spots)
    emptied = any(a.trigger.id == "evacuate" and a.voice == "passive" for a in telling.acts) and _homes(telling)
    people = has(telling, "evacuees") or (counted and (brought or (leaves and WAR_LANDS & where(telling)))) or emptied
    counted = counted or emptied
    moved = telling.initiator or counted or brought or leaves
    told = not only_named(telling) or told_as_done(telling, by_name=False)
    if not (people and moved and told and (telling.spots or counted)) or not at_war(telling) or of_peace(telling):
        return "no force withdrew"
    decided(telling, "withdrawal", "people were brought out")
    return None


def _homes(telling: Telling) -> bool:
    """Whether it is places where people live that were emptied: `۱۱۵ روستا تخلیه شده است`."""
    reading = telling.sentence.reading
    named = any(s.kind in HOMES for s in telling.spots)
    return named or (bool(reading.quantities) and any(hit.entry.value in HOMES for hit in _ground(telling)))


def surrender(telling: Telling) -> str | None:
    """Forces that gave themselves up: they are the doers, and to whom they did is the other side."""
    if PAPERS & set(words(telling)):
        return "a paper was handed over"  # نامه‌ای که تسلیم وزیر کرد
    by_noun = all(a.trigger.id == "surrendering" for a in telling.acts)  # تسلیم شدن سربازان; but تسلیم سربازان شدند
    to = [s for s in telling.sentence.sides if s.marker == "to" or (s.marker.startswith("trigger:") and not by_noun)]
    gave = [p.side for p in telling.casualties if p.side is not None and p.side not in to]
    gave = gave or [s for s in telling.target + telling.initiator if s not in to]
    if not (any(s.armed for s in gave) or any(p.low or p.high for p in telling.casualties)):
        return "no force surrendered"
    if only_named(telling) and not (any(p.low or p.high for p in telling.casualties) or told_as_done(telling)):
        return "only named, not told"
    if not at_war(telling):
        return "no sign of armed conflict"
    taken = [s for s in to if s.armed or s.code]
    telling.target = [s for s in taken if s in telling.target + telling.initiator] or taken[:1]
    telling.initiator = gave
    decided(telling, "withdrawal", "a force surrendered")
    return None


def _out_of_hands(telling: Telling) -> bool:
    """Whether it is a place that somebody's hands lost, and no force that left: `کنترل دو ولسوالی از دست گروه خارج
    شد`, `شهر را از کنترل شورشیان خارج کردند`. He who lost it is no doer."""
    reading = telling.sentence.reading
    act = telling.acts[-1]
    if act.trigger.id != "leave":
        return False
    held = next(
        (
            i + 1
            for i in range(act.first - 1, max(act.first - IN_HAND, 0), -1)
            if reading.tokens[i].text in HANDS and reading.tokens[i - 1].text == "از"
        ),
        None,
    )
    if held is None:
        return False
    lost = [s for s in telling.sentence.sides if held <= s.first < act.first]
    doers = [s for s in telling.initiator if s not in lost]
    telling.initiator = doers if act.voice == "active" or telling.initiator_rank == 0 else []
    telling.target = telling.target or lost
    return True


def _troops(side: Side) -> bool:
    """Whether a side is troops, and neither who commands them nor a ship that leaves its port."""
    return side.noun_class == "armed" or (side.noun_class == "" and side.kind in FORCES)


def _this_place(telling: Telling) -> bool:
    """Whether a place told before is left: `گروه‌های درگیر این شهر را ترک کردند`."""
    first = min(a.first for a in telling.acts)
    tokens = telling.sentence.reading.tokens
    return any(
        hit.last in (first - 1, first - 2) and hit.first and tokens[hit.first - 1].text in ("این", "آن")
        for hit in telling.sentence.reading.layer("placecue")
    )


def own_voice(telling: Telling) -> list[Side]:
    """The sides that a sentence names as speakers: who declares an alert or a truce does it."""
    spans = [(s.first, s.last) for s in telling.sentence.attribution.speakers]
    return [s for s in telling.sentence.sides if any(a <= s.first and s.last <= b for a, b in spans)]


def deploy(telling: Telling) -> str | None:
    rows = {a.trigger.id for a in telling.acts}
    if _bussed_out(telling):
        return withdraw(telling)
    if "escort" in rows and has(telling, "cumulative"):
        return "told of many times"  # تاکنون هزاران کشتی را اسکورت کرده است
    ready = rows <= {"alert"}  # آماده‌باش: every force there is, wherever it is
    _name_who_says_so(telling, ready=ready)
    if ready and any(s.noun_class in ("civilian", "victim") for s in telling.initiator):
        return "no force was deployed by a side"
    if rows <= {"recruited"}:
        return _recruited(telling)
    why_not = _no_force(telling, rows)
    if why_not is not None:
        return why_not
    if only_named(telling) and not (
        telling.sentence.headline or told_as_done(telling) or (ready and _declared(telling))
    ):
        return "only named, not told"
    if not (at_war(telling) or states_at_odds(telling)):
        return "no sign of armed conflict"
    decided(telling, "deployment", "a force was deployed")
    return None


def _name_who_says_so(telling: Telling, *, ready: bool) -> None:
    """Make who announces a deployment or an alert the doer where nobody else is: `آمریکا اعلام کرد سه هزار نظامی اعزام
    می‌کند`."""
    promised = telling.status == "planned" and all(a.voice == "active" for a in telling.acts)
    if promised and not known(telling.initiator) and known(own_voice(telling)):
        telling.initiator, telling.target = own_voice(telling), telling.target or telling.initiator
    if ready and not telling.initiator:
        telling.initiator = own_voice(telling)


def _no_force(telling: Telling, rows: set[str]) -> str | None:
    """Why no force of a side moved anywhere, or None. Those who mass become the doers."""
    ready = rows <= {"alert"}
    if rows <= {"massing"} and not telling.initiator:
        at = telling.acts[-1].last
        telling.initiator = [s for s in telling.sentence.sides if 0 < s.first - at <= MASSED][:1]
    if rows & {"flew_over", "sound_barrier"} and not any(_flies(s) for s in telling.initiator):
        return "no force was deployed by a side"
    if rows <= {"marched"} and not _marches(telling):
        return "no force marched anywhere"
    if rows <= {"sent"} and not _sent_forces(telling):
        return "no force was sent"
    if rows <= {"deploy", "moved"} and telling.spots and (_fighters_sent(telling) or _rose_against(telling)):
        return None
    if not known(telling.initiator + telling.target) and not only_named(telling):
        telling.initiator = _owner_of_forces(telling) or telling.initiator
    who = telling.initiator + telling.target
    placed = any(s.name_first <= s.last and s.ids for s in telling.spots) and any(_body_of_troops(s) for s in who)
    heard = rows <= {"escort"} and any(s.code and s.armed for s in own_voice(telling))
    if not (ready or has(telling, "forces")) or not (known(who) or heard or placed or (ready and telling.spots)):
        return "no force was deployed by a side"
    if not (telling.spots or ready or rows <= {"escort"} or (rows <= {"called_up"} and has(telling, "reserve"))):
        return "deployed nowhere"
    if rows & {"entered", "rushed"} and not any(
        s.noun_class == "unit" or (s.kind in FORCES and s.noun_class not in OFFICERS) for s in telling.initiator
    ):
        return "no force moved in"
    return None


def _owner_of_forces(telling: Telling) -> list[Side]:
    """Whose the forces are that moved: `۳۰ خودروی زرهی [اسرائیل] مستقر شدند`."""
    act = telling.acts[-1]
    clause_of = telling.sentence.reading.clause_of
    ends = [
        hit.last
        for hit in telling.sentence.reading.cues.get("forces", [])
        if 0 < act.first - hit.last <= SENT and clause_of[hit.last] == act.clause
    ]
    return [s for s in telling.sentence.sides if s.code and any(0 < s.first - last <= OWNED for last in ends)][:1]


def _fighters_sent(telling: Telling) -> bool:
    """Whether a group in arms sent so many people, whom nobody has to call troops: `طالبان اعلام کرد ۵۰ نفر برای حمله
    به کابل اعزام شده‌اند`. The group becomes the doer."""
    first, last = telling.span
    fighters = {s.first - 1 for s in telling.sentence.sides if s.noun_class == "armed"}
    counted = any(
        first <= a <= last and (q.unit == "people" or b in fighters) for q, a, b in telling.sentence.reading.quantities
    )
    groups = [s for s in telling.initiator + own_voice(telling) if s.code and s.kind in IN_ARMS]
    if not (counted and groups):
        return False
    telling.initiator, telling.target = groups[:1], [s for s in telling.target if s not in groups]
    return True


def _rose_against(telling: Telling) -> bool:
    """Whether people took up arms against a group: `مردم محلی علیه داعش در استان دیاله بسیج شده‌اند`."""
    tokens = telling.sentence.reading.tokens
    first, last = telling.span
    near = [s for s in telling.sentence.sides if first <= s.first <= last]
    against = [s for s in near if s.marker == "against" and s.armed and s.code]
    if not against or any(tokens[a.first].text != "بسیج" for a in telling.acts):
        return False
    doers = [s for s in near if s.marker in ("", "and") and s.last < telling.acts[-1].first]
    telling.initiator, telling.target = telling.initiator or doers[:1], against
    return True


def _marches(telling: Telling) -> bool:
    """Whether troops set out for a place: `نیروهای گروه به سوی شهر حرکت کردند`; no ship that leaves its port."""
    tokens = telling.sentence.reading.tokens
    ships = any(tokens[s.first].text.startswith(SHIP) for s in telling.initiator)
    return not ships and any(s.marker == "to" for s in telling.spots)


def _flies(side: Side) -> bool:
    """Whether a side is aircraft: `جنگنده‌های دشمن`."""
    return side.noun_class == "unit" or side.kind == "air_force"


def _sent_forces(telling: Telling) -> bool:
    """Whether it is forces that were sent, no message and no envoy: `یک ناو را به خلیج فرستاد`."""
    reading = telling.sentence.reading
    act = telling.acts[-1]
    near = [t.text for t in reading.tokens[max(0, act.first - SENT) : act.first]]
    if MESSAGES & set(near):
        return False
    return any(act.first - SENT <= hit.first < act.first for hit in reading.cues.get("forces", []))


def _body_of_troops(side: Side) -> bool:
    """Whether a side is a body of a state's troops without its name: `نیروهای امنیتی`, `سربازان`; not `تروریست‌ها`."""
    lemma = side.hits[0].entry.value if side.hits else ""
    return lemma in TROOPS


def _recruited(telling: Telling) -> str | None:
    """Why a side did not take on fighters: `گروه صدها جوان را به خدمت گرفت`."""
    counted = any(q.unit == "people" for q, _, _ in telling.sentence.reading.quantities)
    people = counted or any(s.noun_class in ("civilian", "armed") for s in telling.target)
    if not (people and any(s.armed and s.code for s in telling.initiator)):
        return "nobody recruited by a side"
    if only_named(telling) or not at_war(telling):
        return "no sign of armed conflict"
    decided(telling, "deployment", "fighters were recruited")
    return None


def _bussed_out(telling: Telling) -> bool:
    """Whether those who are taken from one place to another leave it, and are not sent to fight: `شورشیان با اتوبوس از
    شهر به استان منتقل شدند`, `۲۲ هزار نفر از پایتخت منتقل شدند`."""
    tokens = telling.sentence.reading.tokens
    carried = all(tokens[a.first].text in CARRIED for a in telling.acts)
    leaves = any(s.marker == "from" for s in telling.spots + telling.sentence.sides)
    who = telling.initiator + telling.target
    states = any(s.kind in ("military", "navy", "air_force", "coalition", "state") for s in who if s.armed)
    return carried and leaves and not states


def _declared(telling: Telling) -> bool:
    """Whether an alert was declared: `آماده‌باش کامل اعلام کرد`, `از برقراری حالت آماده‌باش خبر داد`."""
    reading = telling.sentence.reading
    last = max(a.last for a in telling.acts)
    verb = next((v for v in reading.verbs if v.finite and v.first > last), None)
    return verb is not None and reading.tokens[verb.first - 1].text in DECLARING and not verb.negative


def exercise(telling: Telling) -> str | None:
    if not at_war(telling) or not known(telling.initiator + telling.target):
        return "no military exercise"
    if only_named(telling) and not (told_as_done(telling) or has(telling, "held")):
        return "only named, not told"
    decided(telling, "deployment", "an exercise")
    return None
