"""The types of armed violence: which weapon, against whom, and what only looks like it.

The word decides where it can (`بمباران` is an air strike). Else the means decide, then how far apart the sides are
(`ranges.csv`), then the target: an attack on armed people or a base is a clash, on the unarmed it is violence against
civilians (codebook, section 5). Words that are too common to make an event by themselves (`weak` in triggers.csv) need
a known side and a place, figure or means; deaths need a sign of armed conflict, and accidents, crime and sport have
none.
"""

from __future__ import annotations

from typing import NamedTuple

from rasad.coding.acts import AMBUSH, Act
from rasad.coding.custody import demolish, razes
from rasad.coding.downing import downed, flies, intrudes
from rasad.coding.kinship import kin
from rasad.coding.lexicon import dictionaries
from rasad.coding.materiel import SHIPS
from rasad.coding.means import UNMANNED, flown_by_doer, from_afar, means, only_drones
from rasad.coding.phrases import IN_ARMS
from rasad.coding.signs import (
    ARMED_THINGS,
    CRIMINALS,
    POLITICAL,
    armed,
    at_war,
    bounds,
    decided,
    has,
    known,
    of_peace,
    only_named,
    political,
    states_at_odds,
    told_as_done,
    wages_war,
    words,
)
from rasad.coding.struck import struck
from rasad.coding.telling import VIOLENT, Telling

BY_MEANS = {
    "suicide": "suicide_bombing",
    "chemical": "chemical_attack",
    "air": "air_strike",
    "missile": "shelling",
    "artillery": "shelling",
    "explosive": "bombing",
}
#: Rules that guess the means of an attack where the words name none: another sentence of the article may.
FAR_APART = "the sides lie far apart"
SHIP_STRUCK = "a ship was struck"
PLACE_STRUCK = "a place was struck"
EXPLODED = "an explosion at a place"
#: Rules by which nothing that is told decides: neither arms nor means.
VICTIMS_UNSAID = "victims not said to be armed"
MEANS_UNSAID = "no means named"
GUESSED = frozenset({FAR_APART, SHIP_STRUCK, PLACE_STRUCK, EXPLODED})
#: Beginnings of the names of aircraft with a crew.
CREWED = ("جنگنده", "بالگرد", "هواپیما", "هلی", "بمبافکن", "طیار", "چرخبال")
#: How many words an air raid and the fighting told with it are apart.
MIXED_NEAR = 6
#: How many tokens before the verb `خود را` may stand.
SELF_NEAR = 16
#: Beginnings of the words of looting, which is no outcome of a weapon.
LOOTING = ("غارت", "چپاول", "تاراج")
#: Beginnings of the rows of things that bear no arms: bridges, houses, hospitals.
UNARMED_THINGS = (
    "cues.csv:struck",
    "place_words.csv:hospital",
    "place_words.csv:school",
    "place_words.csv:mosque",
    "place_words.csv:market",
)
#: Types that say nothing of the weapon.
NO_WEAPONS = frozenset({"armed_clash", "violence_against_civilians", "weapons_seized", "destruction", "arrest"})
#: Kinds of places where people without arms are.
CIVIL = frozenset({"hospital", "school", "mosque", "market", "home", "camp"})
#: Those where people without arms are as well as guards.
OFFICES = frozenset({"building", "centre", "post"})
#: Words of a whole people and its affairs.
PEOPLES = frozenset(
    {"مردم", "مردمان", "ملت", "ملتها", "شهروندان", "کشور", "کشورها", "اقتصاد", "جهان", "دنیا", "سرمایه"}
)
#: Rows of crowds whose clashes are riots; followers and opponents of somebody may bear arms.
RIOTERS = frozenset({"actor_nouns.csv:معترض", "actor_nouns.csv:اغتشاشگر", "actor_nouns.csv:جمعیت"})
#: Words of killing and beating that leave open whether those who suffer bear arms.
UNSAID = frozenset({"murder", "beaten", "beat_verb", "rammed"})


def guesses(telling: Telling) -> bool:
    """Whether the type of a telling is only guessed."""
    return any(name == "type" and rule in GUESSED for name, rule, _ in telling.reasons)


def decided_by(telling: Telling, rule: str) -> bool:
    """Whether this rule gave a telling its type."""
    return any(name == "type" and told == rule for name, told, _ in telling.reasons)


#: How far after a ship the country that it is of may stand.
FLAG_NEAR = 7
#: Words for what was struck where only its number is told, and for a number that none counted.
POINTS = frozenset({"نقطه", "هدف", "محل", "موضع", "منطقه"})
SEVERAL = frozenset({"چند", "چندین", "دهها", "صدها"})


class Shown(NamedTuple):
    """What the words of a telling show before its type is decided: the kinds of means with the `rows` that told them,
    the types that its words have by themselves, whether those struck were armed (None: not said), and whether there is
    any sign of armed conflict."""

    kinds: list[str]
    rows: tuple[str, ...]
    typed: list[str]
    target_armed: bool | None
    conflict: bool


def violence(telling: Telling) -> str | None:
    """Set the type of a telling of violence. Returns None, or why it is no event."""
    used = means(telling)
    kinds = [kind for kind, _ in used]
    rows = tuple(row for _, row in used)
    victims = [p.side for p in telling.casualties if p.side]
    target_armed = armed(telling.target + victims)
    if _a_whole_people(telling):
        return "hostages only by way of speaking"
    warlike = bool(set(kinds) - {"small_arms", "ground"})
    conflict = (
        at_war(telling)
        or _ship_struck(telling)
        or ships_attacked(telling)
        or warlike
        or states_at_odds(telling)
        or flies(telling)
        or (target_armed is True and not all(CRIMINALS & set(s.rows) for s in telling.target + victims if s.armed))
        or any(wages_war(s) for s in telling.initiator)
        or political(telling)
    )
    if not warlike and razes(telling) and demolish(telling) is None:
        return None
    why = _unlikely(telling, kinds, target_armed, conflict=conflict)
    if why:
        return why
    if telling.consequence_only and set(kinds) == {"air"} and _lost_on_the_way(telling):
        return "an aircraft that was lost"
    if _tried_out(telling):
        return "a test or a launch to space"
    brought_down = downed(telling)
    if brought_down is not None:
        return brought_down or None
    typed = [a.trigger.type for a in telling.acts if a.trigger.type]
    named = only_named(telling) and not telling.casualties and not telling.losses
    if named and all(act.plural for act in telling.acts) and not told_as_done(telling):
        return "only named, not told"  # با حملات انتحاری امنیت کشور را تهدید می‌کند
    if (
        "suicide_bombing" in typed
        or any(_blew_himself_up(telling, a) for a in telling.acts)
        or ("suicide" in kinds and telling.frame in ("attack", "explode", "hit", "harm", "operation"))
    ):
        decided(telling, "suicide_bombing", "suicide means", rows)
        return None
    if "chemical_attack" in typed or "chemical" in kinds:
        if not (telling.initiator or telling.target or telling.spots or telling.casualties):
            return "only named, not told"
        decided(telling, "chemical_attack", "chemical means", rows)
        return None
    if named and not told_as_done(telling):
        return "only named, not told"
    if all(intrudes(telling, a) for a in telling.acts):
        if "air" not in kinds or not (telling.initiator or telling.target):
            return "an intrusion of nobody"
        if any(a.voice == "passive" and a.frame in ("hit", "loss", "fire") for a in telling.sentence.acts):
            return "an intrusion that was answered"  # پهپادی به حریم کشور تجاوز کرد و سرنگون شد
        decided(telling, "deployment", "an intrusion without a shot", rows)
        return None
    shown = Shown(kinds, rows, typed, target_armed, conflict)
    for step in (_by_word, _by_means, _clash_or_murder, _by_victims, _by_doers):
        answer = step(telling, shown)
        if answer is not None:
            return answer or None
    return "attack of nobody on nobody"


def _a_whole_people(telling: Telling) -> bool:
    """Whether a people or its affairs are said to be held hostage: `مردم آن کشور را به گروگان گرفته است`."""
    if any(a.trigger.id != "hostage" or a.voice == "noun" for a in telling.acts):
        return False
    counted = any(p.low or p.high for p in telling.casualties)
    told = counted or telling.sentence.dates or any(not spot.country for spot in telling.spots)
    return not told and not PEOPLES.isdisjoint(words(telling))


def _tried_out(telling: Telling) -> bool:
    """Whether what was fired was only tested, or sent to space: `آزمایش پرتاب موشک`, `ماهواره‌ای پرتاب کرد`."""
    harmed = telling.casualties or telling.losses or known(telling.target)
    return all(a.frame == "fire" for a in telling.acts) and has(telling, "test") and not harmed


def _lost_on_the_way(telling: Telling) -> bool:
    """Whether all that is told is that people are missing: `چهار تن از خدمه هواپیما مفقود هستند`."""
    return bool(telling.casualties) and all(p.kind == "missing" for p in telling.casualties) and not telling.points_back


def _unlikely(telling: Telling, kinds: list[str], target_armed: bool | None, *, conflict: bool) -> str | None:
    """Why the words are not believed, or None."""
    accident = of_peace(telling)
    strong = [a for a in telling.acts if not a.trigger.weak]
    murdered = any(a.trigger.id in POLITICAL and a.voice != "noun" for a in telling.acts)
    aimed = any(a.trigger.id == "assassinate" and a.voice != "noun" for a in telling.acts)
    downed = any(a.trigger.consequence in ("shot_down", "defused") for a in telling.acts)
    two_sided = bool(telling.target) and (telling.initiator or telling.frame != "clash")
    if telling.consequence_only:
        if accident and not (aimed or any(s.armed for s in telling.initiator)):
            return "accident"
        if not conflict:
            return "no sign of armed conflict"
        named = telling.casualties or telling.losses or telling.target or telling.initiator or flies(telling)
        if not (named or murdered):
            return "consequence of nothing named"
        if not strong and not any(p.low or p.high for p in telling.casualties) and not telling.losses:
            return "weak word alone"
    elif (
        not strong
        and not (downed or telling.casualties or telling.losses)
        and not ((known(telling.initiator) or known(telling.target)) and (telling.spots or kinds or two_sided))
        and not _rages_in_town(telling)
        and not (telling.frame == "impact" and telling.spots and {"missile", "artillery"} & set(kinds))
    ):
        return "weak word without side and place"
    if not (
        telling.initiator
        or telling.target
        or telling.casualties
        or telling.losses
        or murdered
        or (conflict and kinds)
        or telling.sentence.conflict
        or _ship_struck(telling)
    ):
        return "nobody named outside a war"
    bomb = "explosive" in kinds and conflict
    if _crashed(telling, kinds):
        return "accident"
    collided = not kinds and all(a.frame in ("impact", "harm") for a in telling.acts)  # تصادف دو خودروی نظامی
    meant = aimed or "suicide" in kinds or bomb
    if accident and not (telling.initiator or meant or (target_armed and not collided)):
        return "accident"
    return None


def _crashed(telling: Telling, kinds: list[str]) -> bool:
    """Whether an aircraft with a crew ran into something: `بالگرد ارتش به کوه برخورد کرد`; a drone strikes."""
    reading = telling.sentence.reading
    return (
        set(kinds) == {"air"}
        and all(a.frame in ("impact", "harm") for a in telling.acts)
        and any(a.voice == "active" and reading.tokens[a.first].text == "برخورد" for a in telling.acts)
        and not any(t.startswith(UNMANNED) for t in words(telling))
    )


def _rages_in_town(telling: Telling) -> bool:
    """Whether fighting is told to go on at a place: `جنگ در قندوز ادامه دارد`; a country's war is no event."""
    return any(a.trigger.id == "war" for a in telling.acts) and any(not spot.country for spot in telling.spots)


def _blew_himself_up(telling: Telling, act: Act) -> bool:
    """Whether the attacker died with the bomb, told with words in between: `خود را در میان مردم منفجر کرد`."""
    if act.trigger.id != "exploded" or act.voice != "active":
        return False
    if any("actor_nouns.csv:مهاجم انتحاری" in side.rows for side in telling.initiator):
        return True  # بمب‌گذار انتحاری بمب را در میان مردم منفجر کرد
    reading = telling.sentence.reading
    return any(
        tokens == ["خود", "را"] or tokens == ["خودش", "را"]
        for i in range(max(0, act.first - SELF_NEAR), act.first - 1)
        if reading.clause_of[i] == act.clause
        for tokens in [[t.text for t in reading.tokens[i : i + 2]]]
    )


def _ships(telling: Telling) -> bool:
    """Whether an attack's words name a ship."""
    low, high = bounds(telling)
    return telling.frame in ("hit", "attack") and any(
        hit.entry.value in SHIPS and low <= hit.first <= high for hit in telling.sentence.reading.layer("item")
    )


def ships_attacked(telling: Telling) -> bool:
    """Whether a side attacked a ship: `ایران به یک نفتکش در خلیج عدن حمله کرد` is no peace."""
    return _ships(telling) and known(telling.initiator)


def _flagged(telling: Telling) -> bool:
    """Whether it is told whose the ship is: `نفتکش الف متعلق به قطر`, `کشتی با پرچم یونان`."""
    reading = telling.sentence.reading
    low, high = bounds(telling)
    ships = [hit.last for hit in reading.layer("item") if hit.entry.value in SHIPS and low <= hit.first <= high]
    return any(
        0 < hit.first - at <= FLAG_NEAR
        and (
            hit.first == at + 1
            or reading.tokens[hit.first - 1].text == "پرچم"
            or reading.tokens[hit.first - 2].text == "متعلق"
        )
        for at in ships
        for hit in reading.layer("country")
    )


def _ship_struck(telling: Telling) -> bool:
    """Whether a ship was struck at a place: `یک کشتی در دریای سرخ هدف قرار گرفت` is no peace, whoever did it."""
    placed = bool(telling.spots) or known(telling.target) or _flagged(telling)
    return _ships(telling) and placed and any(a.voice == "passive" for a in telling.acts)


def _by_word(telling: Telling, shown: Shown) -> str | None:
    """The type that the word itself names."""
    looted = any(telling.sentence.reading.text(a.first, a.last).startswith(LOOTING) for a in telling.acts)
    specific = [t for t in shown.typed if t not in NO_WEAPONS or (t == "destruction" and looted)]
    if telling.frame == "explode" and not specific:
        specific = ["bombing"]
    if "small_arms" in shown.kinds and "explosive" not in shown.kinds and any(a.frame == "fire" for a in telling.acts):
        specific = [t for t in specific if t != "bombing"]  # نارنجکی پرتاب کرد که منفجر شد: nobody planted it
    if "bombing" in specific and len(set(specific)) > 1:
        specific = [t for t in specific if t != "bombing"]
    if not specific:
        return None
    chosen = specific[0]
    text = words(telling)
    crewed = any(w.startswith(CREWED) for w in text)
    crewed = crewed or any(_from_the_air(telling, a) for a in telling.acts)
    if chosen == "air_strike" and "missile" in shown.kinds and "air" in shown.kinds and not crewed:
        chosen = "shelling"
    if chosen == "air_strike" and "artillery" in shown.kinds and "air" not in shown.kinds and not crewed:
        chosen = "shelling"  # توپخانه ارتش شهر را بمباران کرد
    if chosen == "air_strike" and "air" not in shown.kinds and not crewed and _flies_nothing(telling):
        chosen = "shelling"  # طالبان شهر را بمباران کرد
    if chosen == "air_strike" and "armed_clash" in shown.typed and _mixed(telling):
        chosen = "armed_clash"  # در حملات هوایی و درگیری‌های زمینی ده نفر کشته شدند
    if chosen == "bombing" and "air" in shown.kinds:
        chosen = "air_strike"
    elif (
        chosen == "bombing"
        and ("missile" in shown.kinds or "artillery" in shown.kinds)
        and "explosive" not in shown.kinds
    ):
        chosen = "shelling"
    if chosen == "shelling" and {"artillery", "small_arms"} <= set(shown.kinds) and "air" not in shown.kinds:
        decided(telling, "armed_clash", "several ground means", shown.rows)
        return ""
    if chosen == "bombing":
        low, high = bounds(telling)
        planted = any(
            h.entry.value == "planted" and low <= h.first <= high for h in telling.sentence.reading.layer("trigger")
        )
        # گروه انفجار مسجد را به عهده گرفت: nobody claims an accident
        claimed = any(rule == "claim of responsibility" for _, rule, _ in telling.reasons)
        planted = planted or _of_terror(telling) or claimed
        if not ("explosive" in shown.kinds or telling.casualties or telling.target or telling.losses or planted):
            if _heard_of_fight(telling):
                return None
            if not (shown.conflict and _unexplained(telling)):
                return "explosion told as no attack"
            decided(telling, chosen, EXPLODED)
            return ""
        if not (
            shown.conflict or "explosive" in shown.kinds or planted or any(p.low or p.high for p in telling.casualties)
        ):
            return "no sign of armed conflict"
    decided(telling, chosen, "the word's own type")
    return ""


def _heard_of_fight(telling: Telling) -> bool:
    """Whether explosions were those of a fight or an attack that is told with them: `صدای انفجار در شهر از تبادل آتش
    میان ارتش و شورشیان بود`."""
    if any(a.frame == "clash" for a in telling.acts) and not telling.initiator:
        between = [s for s in telling.sentence.sides if s.marker == "between"]
        if known(between):
            telling.initiator, telling.target = between[:1], between[1:]
            return True
    return known(telling.initiator) and any(a.frame in ("attack", "hit", "fire", "clash") for a in telling.acts)


def _unexplained(telling: Telling) -> bool:
    """Whether an explosion in a war is told with its place alone: `صدای چند انفجار در شرق شهر شنیده شد`; who blows up a
    building does so in a fight that is told beside it, and what was fired explodes where it strikes."""
    placed = any(not spot.country for spot in telling.spots)
    alone = all(a.frame == "explode" or a.frame not in VIOLENT for a in telling.sentence.acts)
    return placed and alone and not any(a.voice == "active" for a in telling.acts)


def _of_terror(telling: Telling) -> bool:
    """Whether an explosion is told as an attack by its adjective: `انفجار تروریستی`."""
    tokens = telling.sentence.reading.tokens
    return any(
        a.frame == "explode" and [t.text for t in tokens[a.last + 1 : a.last + 2]] == ["تروریستی"] for a in telling.acts
    )


def _flies_nothing(telling: Telling) -> bool:
    """Whether all who did it are groups without aircraft, or of one: `طالبان`, the army of Sanaa."""
    actors = dictionaries().actors
    return bool(telling.initiator) and all(
        any(code in actors and actors[code].kind in IN_ARMS for code in kin(side.code)) for side in telling.initiator
    )


def _mixed(telling: Telling) -> bool:
    """Whether an air raid and fighting on the ground are told together by nouns, with the losses of both."""
    fought = [a for a in telling.acts if a.frame == "clash"]
    raids = [a for a in telling.acts if a.trigger.type == "air_strike"]
    tokens = telling.sentence.reading.tokens
    return all(a.voice == "noun" for a in fought + raids) and any(
        0 < late.first - early.last <= MIXED_NEAR and any(t.text == "و" for t in tokens[early.last + 1 : late.first])
        for early in raids
        for late in fought
    )


def _from_the_air(telling: Telling, act: Act) -> bool:
    """Whether an act is `حمله هوایی` by its name, whatever was fired in it; `حملات هوایی و موشکی` is a mix."""
    tokens = telling.sentence.reading.tokens
    following = tokens[act.last + 1].text if act.last + 1 < len(tokens) else ""
    return act.trigger.id == "airraid" and tokens[act.last].text.startswith("هوایی") and following != "و"


def _by_means(telling: Telling, shown: Shown) -> str | None:
    """The type that the weapon tells."""
    air, shot = "air" in shown.kinds, "missile" in shown.kinds or "artillery" in shown.kinds
    if air and shot:
        fired = any(w.startswith(CREWED) for w in words(telling)) or flown_by_doer(telling)
        decided(telling, "air_strike" if fired else "shelling", "aircraft with missiles", shown.rows)
        return ""
    if shown.kinds and set(shown.kinds) <= {"explosive"} and not shown.conflict:
        return "no sign of armed conflict"
    if "artillery" in shown.kinds and "small_arms" in shown.kinds and not air:
        decided(telling, "armed_clash", "several ground means", shown.rows)
        return ""
    repelled = any(a.frame == "repel" for a in telling.acts)
    for kind in ("air", "missile", "artillery", "explosive"):
        if kind in shown.kinds and not (repelled and kind == "artillery"):  # troops are repelled, no shells
            decided(telling, BY_MEANS[kind], "means", shown.rows)
            return ""
    if shown.kinds or telling.frame not in ("attack", "hit", "harm", "loss", "operation", "fire", "impact"):
        return None
    if any(p.kind in ("captured", "surrendered") for p in telling.casualties):
        return None  # prisoners are taken by troops
    afar = from_afar(telling, armed=shown.target_armed is True)
    # an operation may be anything; a clash or a murder needs the hand
    by_hand = {a.trigger.type for a in telling.acts if a.frame != "operation"}
    acted = any(a.frame not in ("operation", "harm") for a in telling.acts)
    if (
        afar is not None
        and acted
        and shown.target_armed is not False
        and not by_hand & {"armed_clash", "violence_against_civilians"}
    ):
        decided(telling, BY_MEANS[afar[0]], FAR_APART, (afar[1],))
        return ""
    return None


def _clash_or_murder(telling: Telling, shown: Shown) -> str | None:
    """A clash or violence against civilians, by the word itself."""
    if telling.frame == "fire" and "small_arms" not in shown.kinds and not telling.casualties and not telling.target:
        return "shots at nobody"
    if telling.frame == "impact" and not telling.casualties:
        return "impact of nothing named"
    if "armed_clash" in shown.typed and shown.typed[0] != "violence_against_civilians":
        if not (telling.initiator or telling.target or telling.casualties or telling.spots):
            return "clash of nobody"
        if not shown.conflict:
            return "no sign of armed conflict"
        if any(not RIOTERS.isdisjoint(side.rows) for side in telling.initiator + telling.target):
            # معترضان با پلیس درگیر شدند
            decided(telling, "protest", "a crowd in a clash")
            return ""
        if shown.target_armed is False and _waylaid(telling):
            decided(telling, "violence_against_civilians", "unarmed people in an ambush")
            return ""
        decided(telling, "armed_clash", "the word's own type")
        return ""
    if "violence_against_civilians" in shown.typed:
        if shown.target_armed is True and any(a.trigger.id in UNSAID for a in telling.acts):
            decided(telling, "armed_clash", "armed victims")
            return ""
        if not shown.conflict and not known(telling.initiator):
            return "no sign of armed conflict"
        decided(telling, "violence_against_civilians", "the word's own type")
        return ""
    return None


def _waylaid(telling: Telling) -> bool:
    """Whether people fell into an ambush, the only fighting that is told: `در کمین شورشیان پنج مسافر کشته شدند`."""
    tokens = telling.sentence.reading.tokens
    fought = [tokens[a.first].text for a in telling.acts if a.trigger.type == "armed_clash"]
    harmed = any(p.kind in ("killed", "wounded") for p in telling.casualties)
    return harmed and set(fought) <= {AMBUSH}


def _by_victims(telling: Telling, shown: Shown) -> str | None:
    """A clash or violence against civilians, by who was struck."""
    armed_place = any(s.kind == "base" for s in telling.spots) or bool(ARMED_THINGS & set(words(telling)))
    if telling.frame == "harm" and armed(telling.initiator):
        armed_place = False  # دو جوان به ضرب گلوله سربازان در ایست بازرسی کشته شدند
    if shown.target_armed is True or (armed_place and shown.target_armed is None):
        decided(telling, "armed_clash", "armed target")
        return ""
    driven_out = bool(telling.casualties) and all(p.kind == "displaced" for p in telling.casualties)
    if driven_out and telling.consequence_only:
        decided(telling, "", "flight from an act told elsewhere")
        return ""
    if shown.target_armed is False and not driven_out:
        if not shown.conflict:
            return "no sign of armed conflict"
        decided(telling, "violence_against_civilians", "unarmed target")
        return ""
    if telling.casualties and not driven_out:
        if not shown.conflict:
            return "no sign of armed conflict"
        if telling.consequence_only and not (telling.initiator or telling.target):
            decided(telling, "", "consequence of an act told elsewhere")
            return ""
        decided(telling, "violence_against_civilians", VICTIMS_UNSAID)
        return ""
    return None


def _counted_points(telling: Telling) -> bool:
    """Whether so many points without names were struck: `به چندین نقطه در جنوب کشور حمله کرد`."""
    reading = telling.sentence.reading
    low, high = bounds(telling)
    return any(a.voice == "active" and a.frame in ("attack", "hit") for a in telling.acts) and any(
        reading.tokens[i].text in POINTS
        and (reading.tokens[i - 1].text in SEVERAL or reading.tokens[i - 1].kind == "number")
        for i in range(max(low, 1), min(high + 1, len(reading.tokens)))
    )


def _from_somewhere(telling: Telling) -> str:
    """The type of an attack by means that nobody names: drones where the article tells of nothing else that flies."""
    return "air_strike" if only_drones(telling.sentence.reading.document.folded) else "shelling"


def _by_doers(telling: Telling, shown: Shown) -> str | None:
    """What it was where nobody is known to have been struck, by what was lost and by who did it."""
    if telling.losses:
        decided(telling, "armed_clash", "losses")
        return ""
    if telling.points_back:
        decided(telling, "", "points back")
        return ""
    civil = CIVIL if known(telling.initiator) else CIVIL | OFFICES  # whoever storms an office finds guards
    if shown.conflict and telling.frame in ("attack", "hit") and any(s.kind in civil for s in telling.spots):
        decided(telling, "violence_against_civilians", "a place of people without arms")
        return ""
    if shown.conflict and _ships(telling) and (known(telling.initiator) or telling.spots or _flagged(telling)):
        decided(telling, _from_somewhere(telling), SHIP_STRUCK)
        return ""
    if telling.frame == "fire" and telling.target and any(s.armed for s in telling.initiator) and shown.conflict:
        decided(telling, "violence_against_civilians", "shots at the unarmed")
        return ""
    shots = telling.frame in ("hit", "fire") and "small_arms" in shown.kinds and shown.conflict
    if shots and (telling.target or struck(telling)):  # خودروی سفیر هدف تیراندازی قرار گرفت
        decided(telling, "violence_against_civilians", "shots at those who are not said to be armed")
        return ""
    harmed = any(a.frame == "harm" for a in telling.acts)  # whoever it was, nobody tells
    doers = known(telling.initiator) or (any(side.armed for side in telling.initiator) and not harmed)
    thing = [] if telling.target else struck(telling)
    if doers and (telling.target or telling.spots or thing or _counted_points(telling)):
        if not shown.conflict:
            return "no sign of armed conflict"
        if any(row.startswith(UNARMED_THINGS) for side in thing for row in side.rows):
            # دشمن به یک پل حمله کرد
            decided(telling, "violence_against_civilians", "what was struck bears no arms")
            return ""
        if all(a.frame == "operation" for a in telling.acts) and not telling.target and has(telling, "securing"):
            decided(telling, "deployment", "an operation to secure or to search")
            return ""
        if armed(telling.initiator) is False:
            # شهرک‌نشینان به روستا حمله کردند
            decided(telling, "violence_against_civilians", "people without arms attack")
            return ""
        decided(telling, "armed_clash", MEANS_UNSAID)
        return ""
    aimed = any(a.voice == "passive" and a.frame in ("attack", "hit") and not a.trigger.weak for a in telling.acts)
    told = telling.sentence.conflict and not telling.sentence.headline
    if aimed and told and (thing or any(not spot.country for spot in telling.spots)):
        decided(telling, _from_somewhere(telling), PLACE_STRUCK)
        return ""
    return None
