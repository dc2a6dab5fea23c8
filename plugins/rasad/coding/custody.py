"""Who and what is taken or set free: arrests, captives released, weapons found, property destroyed."""

from __future__ import annotations

from itertools import pairwise

from rasad.coding.control import take
from rasad.coding.persons import TITLED
from rasad.coding.phrases import Side
from rasad.coding.signs import (
    ARMED_THINGS,
    armed,
    at_war,
    decided,
    has,
    known,
    of_peace,
    only_named,
    told_as_done,
    words,
)
from rasad.coding.telling import Telling

#: What counts as a weapon where it is found or seized.
WEAPONS = frozenset(
    {
        "weapon",
        "ammunition",
        "explosive",
        "missile",
        "drone",
        "machine_gun",
        "mortar",
        "launcher",
        "artillery",
        "tunnel",
        "tank",
        "armoured_vehicle",
        "vehicle",
        "tanker",
        "ship",
        "boat",
        "building",
        "base",
    }
)
#: Words of destroying by hand or machine, as they stand in folded text.
RAZED = frozenset({"تخریب", "ویران", "منفجر", "خراب"})
#: How far the object of an arrest may stand before it.
OBJECT = 18
#: How far before the verb those who are set free may stand, and words that point to them.
FREED = 8
THEM = frozenset({"آنان", "آنها", "ایشان", "وی", "او"})
#: Places that forces hand over.
HANDED = frozenset({"base", "city", "town", "village", "district", "airport", "crossing"})
#: What passes from one force to another with a place.
CONTROL = frozenset({"کنترل", "مسیولیت", "مسوولیت", "امنیت", "اداره", "فرماندهی"})
#: What is no weapon by itself: it counts where a side seized it in a conflict.
GOODS = frozenset({"ship", "tanker", "boat", "vehicle", "building", "base"})


def arrest(telling: Telling) -> str | None:
    people = [p for p in telling.casualties if p.act.frame == "arrest"]
    if not (people or telling.target or _somebody(telling)):
        return "nobody arrested"
    warring = any(
        s.armed and s.code and s.kind not in ("police", "intelligence") and not _police(telling, s)
        for s in telling.initiator + telling.target
    )
    if of_peace(telling) or not (has(telling, "political") or warring or telling.sentence.conflict):
        return "an arrest for crime"
    if only_named(telling) and not people and not told_as_done(telling):
        return "only named, not told"
    decided(telling, "arrest", "the word's own type")
    return None


def _police(telling: Telling, side: Side) -> bool:
    """Whether a side is the police of a country, called by no name of its own: `پلیس آمریکا`."""
    return any(t.text.startswith("پلیس") for t in telling.sentence.reading.tokens[side.first : side.last + 1])


def _somebody(telling: Telling) -> bool:
    """Whether somebody without a name is the object of an arrest by a known side: `پلیس عراق عامل این بمب‌گذاری را که
    زخمی شده بود بازداشت کرد`, `دو نفر را به جرم همکاری با گروه دستگیر کرد`."""
    reading = telling.sentence.reading
    act = telling.acts[-1]
    marked = any(t.text == "را" for t in reading.tokens[max(0, act.first - OBJECT) : act.first])
    doers = known(telling.initiator) or armed(telling.initiator)
    return act.voice == "active" and bool(doers) and marked


def liberate(telling: Telling) -> str | None:
    if _captives(telling):
        return release(telling)
    why = take(telling)  # دو خبرنگار که در سوریه ربوده شده بودند، آزاد شدند
    return release(telling) if why and telling.sentence.reading.has_cue("captives") else why


def release(telling: Telling) -> str | None:
    if not (_captives(telling) or (telling.frame == "liberate" and telling.sentence.reading.has_cue("captives"))):
        passed = _handed_over(telling) or _abandoned(telling) or _control_passed(telling)
        return None if passed else "no captive was released"
    if only_named(telling) and not (telling.sentence.headline or told_as_done(telling) or _counted_free(telling)):
        return "only named, not told"
    if of_peace(telling) or not (at_war(telling) or known(telling.initiator + telling.target)):
        return "no sign of armed conflict"
    freed = [s for s in telling.initiator if s.noun_class in ("civilian", "victim")]
    if freed:  # روستاییان را دستگیر و پس از بازجویی آنان را آزاد کردند
        telling.initiator = [s for s in telling.initiator if s not in freed]
        telling.target = telling.target or freed
    decided(telling, "withdrawal", "captives were released")
    return None


def _captives(telling: Telling) -> bool:
    """Whether people in somebody's hands are set free: captives by name, or anybody `از چنگ گروه`."""
    return (
        has(telling, "captives")
        or _held_before(telling)
        or (not telling.sentence.aside and any(rule == "captor" for _, rule, _ in telling.reasons))
    )


def _held_before(telling: Telling) -> bool:
    """Whether people are set free who are told to be in somebody's hands, in a place of detention or by an act before:
    `دو روستایی را دستگیر و پس از بازجویی آنان را آزاد کردند`, `با حمله به زندان اعضای گروه را آزاد کردند`."""
    reading = telling.sentence.reading
    act = telling.acts[-1]
    if telling.frame != "liberate" or act.voice == "noun" or telling.sentence.aside:
        return False
    taken = any(
        a.first < act.first and (a.frame == "arrest" or a.trigger.consequence in ("abducted", "captured"))
        for a in telling.sentence.acts
    )
    taken = taken or any(hit.first < act.first for hit in reading.cues.get("prison", []))
    near = reading.tokens[max(0, act.first - FREED) : act.first]
    freed = any(t.text == "را" for t in near) and any(t.text in THEM for t in near)
    people = any(hit.entry.detail in TITLED for hit in reading.layer("noun") if 0 < act.first - hit.last <= FREED)
    counted = any(q.unit == "people" and 0 < act.first - last <= FREED for q, _, last in reading.quantities)
    return taken and (freed or people or counted)


def _counted_free(telling: Telling) -> bool:
    """Whether the noun of a release counts those set free, and a verb tells of it: `از آزادی چهار نفر از مرزبانان خبر
    داد`."""
    reading = telling.sentence.reading
    last = telling.acts[0].last
    told = next((v for v in reading.verbs if v.finite and v.first > last), None)
    return (
        told is not None
        and told.tense == "past"
        and not told.negative
        and any(0 < first - last <= 2 for _, first, _ in reading.quantities)
    )


def _handed_over(telling: Telling) -> bool:
    """Whether forces gave up a base or their arms: `پایگاه الف به نیروهای عراقی تحویل داده شد`."""
    if any(a.trigger.id != "handed_over" for a in telling.acts) or not at_war(telling):
        return False
    reading = telling.sentence.reading
    first, last = telling.span
    near = [s for s in telling.sentence.spots if first <= s.first <= last]
    base = [s for s in near if s.kind in HANDED and (s.is_object or s.marker in ("", "and"))]
    to = [s for s in telling.sentence.sides if s.marker == "to" and first <= s.first <= last]
    own = {("خود", "را"), ("خود", "به"), ("هایشان", "را")} & set(
        pairwise(t.text for t in reading.tokens[first : last + 1])
    )
    arms = bool(own) and has(telling, "weapons") and any(s.armed for s in telling.initiator)
    if not ((base and any(s.armed for s in to)) or (arms and to)):
        return False
    telling.spots += [s for s in base if s not in telling.spots]
    telling.target = telling.target or [s for s in to if s.armed]
    decided(telling, "withdrawal", "a base was handed over")
    return True


def _abandoned(telling: Telling) -> bool:
    """Whether forces left their own ground: `نیروهای دولتی پایگاه خود را در شهر رها کردند`."""
    reading = telling.sentence.reading
    act = telling.acts[-1]
    if act.trigger.id != "freed" or act.voice != "active" or reading.tokens[act.first].text != "رها":
        return False
    near = [t.text for t in reading.tokens[max(0, act.first - FREED) : act.first]]
    own = any(pair == ("خود", "را") for pair in pairwise(near)) and bool(ARMED_THINGS & set(near))
    if not (own and any(s.armed for s in telling.initiator) and at_war(telling)):
        return False
    decided(telling, "withdrawal", "a position was given up")
    return True


def _control_passed(telling: Telling) -> bool:
    """Whether one force left ground to another without a fight: `کنترل شهر را از نیروهای انگلیسی تحویل گرفت`, `مسئولیت
    امنیت ولایت به ارتش افغانستان واگذار شد`. Who held it is the doer, who has it now the other side."""
    act = telling.acts[-1]
    if any(a.trigger.id != "handed_over" for a in telling.acts) or not at_war(telling) or telling.status != "happened":
        return False
    reading = telling.sentence.reading
    first, last = telling.span
    if not any(t.text in CONTROL for t in reading.tokens[first : act.first]):
        return False
    near = [s for s in telling.sentence.sides if first <= s.first <= last]
    givers = [s for s in near if s.marker == "from"]
    takers = [s for s in near if s.marker == "to"]
    subjects = [s for s in near if s.marker == "" and s.armed and s.last < act.first]
    if reading.tokens[act.verb_last].text.startswith("گرفت") or act.voice == "passive":
        takers = takers or subjects
    else:
        givers = givers or subjects
    if not (armed(givers + takers) and (telling.spots or _pointed(telling))):
        return False
    telling.initiator, telling.target = givers, takers
    decided(telling, "withdrawal", "ground was handed over")
    return True


def _pointed(telling: Telling) -> bool:
    """Whether the place that was handed over was named before: `کنترل این شهر را تحویل داد`."""
    tokens = telling.sentence.reading.tokens
    return any(tokens[hit.first - 1].text == "این" for hit in telling.sentence.reading.layer("placecue") if hit.first)


def seize(telling: Telling) -> str | None:
    weapons = [x for x in telling.losses if x.item in WEAPONS]
    if not weapons and not has(telling, "weapons"):
        return "no weapon was seized"
    if telling.consequence_only and telling.losses:
        decided(telling, "", "spoils of an act told elsewhere")
        return None
    if of_peace(telling) and not any(s.armed for s in telling.initiator):
        return "a matter of crime"
    if (
        all(x.item in GOODS for x in weapons)
        and not has(telling, "weapons")
        and not (known(telling.initiator) and at_war(telling))
    ):
        return "no weapon was seized"
    found = any(x.item not in GOODS for x in weapons)
    placed = telling.spots or telling.initiator or telling.sentence.headline or any(x.low for x in weapons)
    if only_named(telling) and not (told_as_done(telling) or (found and placed)):
        return "only named, not told"
    if all(a.trigger.weak for a in telling.acts) and not any(x.item not in GOODS for x in weapons):
        return "weak word without a weapon"
    if not at_war(telling):
        return "no sign of armed conflict"
    decided(telling, "weapons_seized", "weapons were found or seized")
    return None


def razes(telling: Telling) -> bool:
    """Whether all that is told is that somebody destroyed what is no target of a war: `نظامیان دو خانه را تخریب کردند`;
    but `پهپاد ... خانه را ویران کرد`, `مواضع تروریست‌ها را ویران کردند`."""
    reading = telling.sentence.reading
    razed = all(
        act.voice == "active" and (act.trigger.id == "burn" or reading.tokens[act.first].text in RAZED)
        for act in telling.acts
    )
    return razed and not telling.casualties and has(telling, "property") and not ARMED_THINGS & set(words(telling))


def demolish(telling: Telling) -> str | None:
    doer = known(telling.initiator) or any(side.armed for side in telling.initiator)
    # مزارع به آتش کشیده شد: fire and looting need a hand, ruins may be left by any attack
    by_hand = all(act.trigger.id in ("torched", "razed") for act in telling.acts) and bool(telling.spots)
    # مزارع از سوی ارتش به آتش کشیده شد: the doer is named
    active = all(act.voice == "active" for act in telling.acts) or telling.initiator_rank == 0
    if not ((doer and active) or (by_hand and not only_named(telling))):
        return "destroyed by nobody named"
    if not has(telling, "property"):
        return "no property was destroyed"
    if not at_war(telling):
        return "no sign of armed conflict"
    decided(telling, "destruction", "property was destroyed")
    return None
