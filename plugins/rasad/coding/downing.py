"""What was shot down, struck or defused before it struck: drones and missiles in flight, ships stopped, bombs.

`سه پهپاد را سرنگون کرد`, `موشک‌ها رهگیری و منهدم شدند`, `پهپادی هدف پدافند قرار گرفت`, `به این پهپاد شلیک شد` are
`weapons_seized` (codebook, section 5), whoever the drone belongs to.
"""

from __future__ import annotations

from rasad.coding.acts import Act
from rasad.coding.materiel import SHIPS
from rasad.coding.signs import ARMED_THINGS, bounds, decided, only_named, told_as_done, words
from rasad.coding.telling import Telling

#: Items that fly without a crew.
UNMANNED = frozenset({"drone", "missile"})
#: Items that fly.
FLYING = UNMANNED | {"aircraft", "helicopter"}
#: Words of things in flight that nobody recognised.
UNKNOWN = frozenset(
    {"هدف", "اهداف", "جسم", "اجسام", "شیء", "شی", "اشیای", "پرنده", "بالن", "بالون", "بالنهای", "بالونهای"}
)
#: Words that tell that a missile was in flight when it was struck.
IN_FLIGHT = frozenset({"آسمان", "فضای", "حریم", "فراز"})
#: Words that make an aircraft one that spies and does not bomb.
SPYING = frozenset({"جاسوسی", "شناسایی", "تجسسی", "تجسس"})
#: Words before a thing that make it the means.
MEANS = frozenset({"با", "توسط", "وسیله", "بوسیله", "استفاده", "از"})
#: Frames in which something that flew may have been struck.
STRUCK = frozenset({"hit", "fire", "loss", "impact"})
#: Words before `پهپادی` that it describes, or beside which a drone is the means too: `یگان پهپادی`, `موشک و پهپاد`.
BESIDE = frozenset({"و", "موشک", "حملات", "حمله", "یگان", "یگانهای", "عملیات", "نیروی", "موج", "مرحله", "قدرت", "توان"})
#: How many words the owner of a thing may take before its `را`.
OWNER = 5
#: Words between `هدف قرار دادن` and what was struck.
ONE = frozenset({"یک", "این", "آن", "فروند"})
#: Words by which what is intercepted is only followed, and how near they stand: `رصد و رهگیری`.
WATCHING = frozenset({"رصد", "ردیابی", "ثبت"})
WATCHED = 5
#: Words of the air over a country, and how many tokens from the word of an intrusion they stand.
AIRSPACE = frozenset({"حریم", "فضا", "فضای", "آسمان"})
INTRUSION_NEAR = 8
#: How many tokens before a thing a word that makes it the means stands.
NEAR = 4


def downed(telling: Telling) -> str | None:
    """Set the type of a telling of weapons shot down, struck in flight or defused: an empty string where a type was
    set, the reason where there is none, None where nothing of the kind is told."""
    downing = [a for a in telling.acts if a.trigger.consequence in ("shot_down", "defused")]
    flying = bool(telling.losses) and all(x.item in UNMANNED for x in telling.losses)
    if not downing and flying and not ARMED_THINGS & set(words(telling)):
        # انهدام یک پهپاد, پهپادی مورد اصابت قرار گرفت و منهدم شد: one that flew
        downing = [a for a in telling.acts if a.frame in ("loss", "hit")]
        for loss in telling.losses:
            loss.action = "shot_down"
    if not downing and not telling.casualties and (_drone_struck(telling) or _air_defence(telling)):
        decided(telling, "weapons_seized", "a drone was struck")
        return ""
    if not downing or telling.casualties:
        return None
    if telling.losses and all(x.action == "destroyed" and x.item not in UNMANNED for x in telling.losses):
        return None  # سه تانک را شکار کردند: hunted, not shot down
    if _followed(telling, downing):
        return "only watched on its way"
    if telling.losses and all(x.item in SHIPS for x in telling.losses):
        if only_named(telling) and not told_as_done(telling):
            return "only named, not told"
        decided(telling, "siege", "ships intercepted", downing[0].rows)
        return ""
    attacks = [a for a in telling.acts if a.frame in ("attack", "operation")]
    if not telling.losses and any(not intrudes(telling, a) for a in attacks):
        return None  # هشت پهپاد به شهر حمله کردند که پنج فروند سرنگون شد: an attack
    if not telling.losses and not any(_flew(telling, act) for act in downing):
        return "nothing shot down or defused" if telling.consequence_only else None
    if only_named(telling) and not told_as_done(telling):
        return "only named, not told"
    for loss in telling.losses:
        if loss.item in UNMANNED and loss.action in ("damaged", "destroyed"):
            loss.action = "shot_down"  # رهگیری شد و مورد اصابت قرار گرفت
    decided(telling, "weapons_seized", "intercepted or defused", downing[0].rows)
    return ""


def _followed(telling: Telling, downing: list[Act]) -> bool:
    """Whether what flew or sailed was only watched on its way: `موشک را رهگیری کرده و زیر نظر دارند`; but
    `رهگیری و منهدم شد`."""
    reading = telling.sentence.reading
    if any(a.trigger.id != "intercept" or a.first != a.last for a in downing) or len(downing) < len(telling.acts):
        return False
    low, high = min(a.first for a in downing) - WATCHED, max(a.last for a in downing) + WATCHED
    texts = [token.text for token in reading.tokens[max(0, low) : high]]
    return bool(WATCHING & set(texts)) or "زیر نظر" in " ".join(texts)


def intrudes(telling: Telling, act: Act) -> bool:
    """Whether an act is an intrusion and no attack: `نفوذ`, `تجاوز به حریم هوایی`."""
    if act.trigger.id != "aggression":
        return act.frame == "infiltrate"
    tokens = telling.sentence.reading.tokens
    near = tokens[max(0, act.first - INTRUSION_NEAR) : act.first] + tokens[act.last + 1 : act.last + INTRUSION_NEAR]
    return bool(AIRSPACE & {t.text for t in near})


def flies(telling: Telling) -> bool:
    """Whether the words of a telling tell that something that flew was shot down: `یکی از راکت‌ها رهگیری شد` is no
    peace."""
    return any(a.trigger.consequence == "shot_down" and _flew(telling, a) for a in telling.acts)


def _flew(telling: Telling, act: Act) -> bool:
    """Whether what an act brought down is something that flew, with or without a number: `موشک‌ها رهگیری شدند`,
    `رهگیری چند پهپاد`."""
    reading = telling.sentence.reading
    low, high = bounds(telling)
    return any(
        _in_the_air(hit.entry.value, reading.tokens[hit.first].text)
        and low <= hit.first <= high
        and (hit.first < act.first if act.voice != "noun" else 0 < hit.first - act.last <= NEAR)
        and not (MEANS - {"از"}) & {t.text for t in reading.tokens[max(low, hit.first - 1) : hit.first]}
        for hit in reading.layer("item")
    )


def _unknown(item: str, word: str) -> bool:
    """Whether a thing is something in flight that nobody recognised: `دو هدف متخاصم`, `یک جسم پرنده`."""
    return item == "other" and word in UNKNOWN


def _in_the_air(item: str, word: str) -> bool:
    """Whether a thing flies."""
    return item in FLYING or _unknown(item, word)


def _drone_struck(telling: Telling) -> bool:
    """Whether what an attack struck is a drone, a spy plane or a missile in flight: `پهپاد ارتش را هدف قرار داد`,
    `پهپادی متعلق به ارتش هدف قرار گرفت`, `به این پهپاد شلیک شد`, `هدف قرار دادن پهپاد ارتش`, `موشک‌ها را در آسمان شهر
    منهدم کرد`."""
    if telling.frame not in STRUCK or ARMED_THINGS & set(words(telling)):
        return False
    if any(loss.item not in FLYING | {"other"} for loss in telling.losses):
        return False  # یک سامانه پدافند و یک بالن جاسوسی را منهدم کردند
    reading = telling.sentence.reading
    texts = [token.text for token in reading.tokens]
    low, high = bounds(telling)
    finite = [a for a in telling.acts if a.voice != "noun" and a.frame in STRUCK]
    aimed = [a.last for a in telling.acts if a.trigger.id == "targeting"]
    counting = {i for _, a, b in reading.quantities for i in range(a, b + 1)}
    in_flight = bool(IN_FLIGHT & set(texts[low : high + 1])) or _by_air_defence(telling)
    for hit in reading.layer("item"):
        if not low <= hit.first <= high:
            continue
        missile = in_flight and (hit.entry.value == "missile" or _unknown(hit.entry.value, texts[hit.first]))
        if not (missile or uncrewed(texts, hit.first, hit.last, hit.entry.value)):
            continue
        if any(
            last < hit.first and all(i in counting or texts[i] in ONE for i in range(last + 1, hit.first))
            for last in aimed
        ):
            return True
        before = texts[max(low, hit.first - NEAR) : hit.first]
        if MEANS & set(before) or (before and before[-1] in BESIDE):
            continue
        for act in finite:
            if act.first <= hit.last or reading.clause_of[hit.first] != act.clause:
                continue
            if act.frame == "fire":
                struck = bool({"به", "سمت", "سوی"} & set(before[-2:]))
            else:
                struck = act.voice == "passive" and not _another_subject(telling, hit.first, act)
                struck = struck or _object(telling, hit.last, act)
            if struck:
                return True
    return False


def _object(telling: Telling, last: int, act: Act) -> bool:
    """Whether the thing that ends at token `last` is the object of an act: its `را` follows, with its owner between at
    most; not `پهپاد قاصف فرودگاه را هدف گرفت`, `پهپادی که نفتکش را هدف گرفت`."""
    reading = telling.sentence.reading
    end = min(act.first, last + 1 + OWNER)
    at = next((i for i in range(last + 1, end) if reading.tokens[i].text == "را"), None)
    if at is None or any(reading.tokens[i].text == "که" for i in range(last + 1, at)):
        return False
    named = [hit for layer in ("placecue", "item") for hit in reading.layer(layer)]
    return not any(last < hit.first < at for hit in named) and not any(
        last < spot.first < at and not spot.country for spot in telling.sentence.spots
    )


def uncrewed(texts: list[str], first: int, last: int, item: str) -> bool:
    """Whether a thing that flies has no crew, or spies: `هواپیمای جاسوسی`."""
    return item == "drone" or (item == "aircraft" and bool(SPYING & set(texts[first : last + 2])))


def _another_subject(telling: Telling, thing: int, act: Act) -> bool:
    """Whether a side stands before the thing as the subject of the passive: `پایگاه ... پس از شناسایی پهپاد هدف قرار
    گرفت`."""
    reading = telling.sentence.reading
    return any(
        spot.first < thing and reading.clause_of[spot.first] == act.clause and spot.marker in ("", "and")
        for spot in telling.sentence.spots
    )


def _air_defence(telling: Telling) -> bool:
    """Whether air defence struck: `توسط پدافند مورد اصابت قرار گرفت`."""
    if telling.frame not in ("hit", "impact"):
        return False
    return _by_air_defence(telling) and any(act.voice == "passive" for act in telling.acts)


def _by_air_defence(telling: Telling) -> bool:
    """Whether the doer is air defence: `پدافند هوایی ارتش`, `یگان پدافندی`."""
    reading = telling.sentence.reading
    return any(
        reading.tokens[i].text in ("پدافند", "پدافندی")
        for side in telling.initiator
        for i in range(max(0, side.first - 1), side.last + 1)
    )
