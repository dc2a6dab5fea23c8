"""Which type of event a telling is, and whether it is one at all.

The word decides where it can (`بمباران` is an air strike). Else the means decide, then the target: an attack on armed
people or a base is a clash, on the unarmed it is violence against civilians (codebook, section 5). Words that are too
common to make an event by themselves (`weak` in triggers.csv) need a known side and a place, figure or means; deaths
need a sign of armed conflict, and accidents, crime and sport have none.
"""

from __future__ import annotations

from rasad.coding.acts import Act
from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS
from rasad.coding.telling import Telling

BY_MEANS = {"suicide": "suicide_bombing", "chemical": "chemical_attack", "air": "air_strike", "missile": "shelling",
            "artillery": "shelling", "explosive": "bombing"}
VIOLENT_TYPES = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "armed_clash",
                           "violence_against_civilians"})
ARMED_PLACES = frozenset({"base"})
#: Persons whose capture or release is a matter of the conflict.
CAPTIVES = frozenset({"اسیر", "اسرا", "اسرای", "اسیران", "زندانی", "زندانیان", "گروگان", "گروگانها", "گروگانهای", "اسیری",
                      "بازداشتی", "زندانیانی", "خدمه", "ملوان", "ملوانان", "ربودهشدگان", "گروگانی"})
FLOWS = frozenset({"مسیر", "راه", "جاده", "خط", "گذرگاه", "تدارکات", "امداد", "امدادرسانی", "تنگه", "بندر", "بنادر", "راههای",
                   "مسیرهای", "آب", "برق", "گذرگاههای"})


def decide(telling: Telling) -> str | None:
    """Set the type of a telling. Returns None, or why it is no event."""
    why = _excluded(telling)
    if why:
        return why
    handler = {"take": _take, "liberate": _liberate, "siege": _siege, "block": _block, "arrest": _arrest, "seize": _seize,
               "demolish": _demolish, "withdraw": _withdraw, "release": _release, "deploy": _deploy,
               "exercise": _exercise, "talk": _talk, "agree": _agree, "violate": _violate, "accuse": _accuse,
               "threaten": _threaten, "aid": _aid, "sanction": _sanction, "protest": _protest,
               "fall": _take}.get(telling.frame, _violence)
    return handler(telling)


def _set(telling: Telling, type_: str, rule: str, rows: tuple[str, ...] = ()) -> None:
    telling.type = type_
    telling.because("type", rule, rows or tuple(r for a in telling.acts for r in a.rows))


def _words(telling: Telling) -> list[str]:
    first, last = telling.span
    return [t.text for t in telling.sentence.reading.tokens[first:last + 1]]


def _has(telling: Telling, *names: str) -> bool:
    first, last = telling.span
    return any(first <= hit.first <= last for name in names for hit in telling.sentence.reading.cues.get(name, []))


def _known(sides: list[Side]) -> bool:
    return any(s.code for s in sides)


def _excluded(telling: Telling) -> str | None:
    reading = telling.sentence.reading
    if _has(telling, "anniversary"):
        return "anniversary"
    if "cumulative" in reading.cues and telling.consequence_only:
        return "cumulative toll"
    return None


def means(telling: Telling) -> list[tuple[str, str]]:
    """The means of a telling with the dictionary row: words that follow the event noun, stand after `با`, belong to the
    doer (`جنگنده‌های ارتش`), or are what was fired."""
    sentence = telling.sentence
    reading = sentence.reading
    first, last = telling.span
    found: list[tuple[str, str]] = []
    lost = [(x.first, x.last) for x in sentence.losses]
    for hit in reading.layer("means"):
        if not first <= hit.first <= last or any(a <= hit.first <= b for a, b in lost):
            continue
        for act in telling.acts:
            if act.first <= hit.first <= act.verb_last:
                break
            gap = [t.text for t in reading.tokens[act.last + 1:hit.first]]
            if act.last < hit.first and len(gap) <= 4 and act.voice == "noun" and not (set(gap) & (FUNCTION_WORDS - {"و", "یک"})):
                break
        else:
            before = [t.text for t in reading.tokens[max(0, hit.first - 6):hit.first]]
            instrument = any(w in ("با", "توسط", "شلیک", "پرتاب", "اصابت", "وسیله", "انفجار", "ضرب", "بااستفاده", "استفاده", "طریق", "آتش",
                                   "حملات", "حمله") for w in before)
            struck = {id(s) for s in telling.target}
            of_doer = any(s.first - 3 <= hit.first <= s.last for s in telling.initiator) or any(
                s.first <= hit.first <= s.last and s.marker in ("", "and", "agent") and id(s) not in struck
                and not s.is_object for s in sentence.sides)
            subject = not before and hit.first == first
            if not (instrument or of_doer or subject):
                continue
        found.append((hit.entry.value, hit.entry.row))
    return found


def _armed(sides: list[Side]) -> bool | None:
    answers = [s.armed for s in sides]
    if True in answers:
        return True
    if False in answers:
        return False
    return None


def _violence(telling: Telling) -> str | None:
    sentence = telling.sentence
    typed = [a.trigger.type for a in telling.acts if a.trigger.type]
    used = means(telling)
    kinds = [kind for kind, _ in used]
    rows = tuple(row for _, row in used)
    victims = [p.side for p in telling.casualties if p.side]
    target_armed = _armed(telling.target + victims)
    conflict = _has(telling, "conflict") or bool(kinds) or target_armed is True or bool(
        [s for s in telling.initiator if s.armed])
    accident = _has(telling, "accident")
    nouns_only = all(a.voice == "noun" for a in telling.acts)
    strong = [a for a in telling.acts if not a.trigger.weak]
    shot_down = [a for a in telling.acts if a.trigger.consequence in ("shot_down", "defused")]

    if telling.consequence_only:
        if accident:
            return "accident"
        if not conflict:
            return "no sign of armed conflict"
        if not telling.casualties and not telling.losses and not (telling.target or telling.initiator):
            return "consequence of nothing named"
        if all(a.trigger.weak for a in telling.acts) and not any(p.low or p.high for p in telling.casualties):
            return "weak word alone"
    elif not strong and not (shot_down or telling.casualties or telling.losses):
        if not ((_known(telling.initiator) or _known(telling.target)) and (telling.spots or kinds)):
            return "weak word without side and place"
    if accident and not (telling.initiator or "suicide" in kinds or target_armed):
        return "accident"

    if shot_down and not [c for c in telling.casualties]:
        if telling.losses and all(x.item in ("ship", "tanker", "boat") for x in telling.losses):
            _set(telling, "siege", "ships intercepted", shot_down[0].rows)
            return None
        if telling.losses:
            _set(telling, "weapons_seized", "intercepted or defused", shot_down[0].rows)
            return None
        if telling.consequence_only:
            return "nothing shot down or defused"
    if ("suicide" in kinds and telling.frame in ("attack", "explode", "hit", "harm", "operation")) or "suicide_bombing" in typed:
        _set(telling, "suicide_bombing", "suicide means", rows)
        return None
    if "chemical_attack" in typed or "chemical" in kinds:
        _set(telling, "chemical_attack", "chemical means", rows)
        return None
    if nouns_only and not telling.casualties and not telling.losses and not _told_as_done(telling):
        return "only named, not told"
    if all(a.frame == "infiltrate" for a in telling.acts):
        if "air" not in kinds or not (telling.initiator or telling.target):
            return "an intrusion of nobody"
        _set(telling, "deployment", "an intrusion without a shot", rows)
        return None
    specific = [t for t in typed if t not in ("armed_clash", "violence_against_civilians", "weapons_seized")]
    if telling.frame == "explode" and not specific:
        specific = ["bombing"]
    if "bombing" in specific and len(set(specific)) > 1:
        specific = [t for t in specific if t != "bombing"]
    if specific:
        chosen = specific[0]
        if chosen == "air_strike" and "missile" in kinds and "air" in kinds and "پهپاد" in " ".join(_words(telling)) \
                and "جنگنده" not in " ".join(_words(telling)):
            chosen = "shelling"
        if chosen == "bombing" and "air" in kinds:
            chosen = "air_strike"
        elif chosen == "bombing" and ("missile" in kinds or "artillery" in kinds) and "explosive" not in kinds:
            chosen = "shelling"
        if chosen == "bombing" and not ("explosive" in kinds or telling.casualties or telling.target
                                        or telling.losses or any(a.trigger.id == "planted" for a in telling.acts)):
            return "explosion told as no attack"
        _set(telling, chosen, "the word's own type")
        return None
    if kinds:
        air, shot = "air" in kinds, "missile" in kinds or "artillery" in kinds
        if air and shot:
            crewed = any(w.startswith(("جنگنده", "بالگرد", "هواپیما", "هلی", "بمبافکن")) for w in _words(telling))
            _set(telling, "air_strike" if crewed else "shelling", "aircraft with missiles", rows)
            return None
        if "artillery" in kinds and "small_arms" in kinds and not air:
            _set(telling, "armed_clash", "several ground means", rows)
            return None
        for kind in ("air", "missile", "artillery", "explosive"):
            if kind in kinds:
                _set(telling, BY_MEANS[kind], "means", rows)
                return None
    if telling.frame == "fire" and "small_arms" not in kinds and not telling.casualties and not telling.target:
        return "shots at nobody"
    if telling.frame == "impact" and not telling.casualties:
        return "impact of nothing named"
    if "armed_clash" in typed and not (typed[0] == "violence_against_civilians"):
        if not (telling.initiator or telling.target or telling.casualties or telling.spots):
            return "clash of nobody"
        if not conflict and not (_known(telling.initiator) or _known(telling.target)):
            return "no sign of armed conflict"
        _set(telling, "armed_clash", "the word's own type")
        return None
    if "violence_against_civilians" in typed:
        if target_armed is True and any(a.trigger.id == "murder" for a in telling.acts):
            _set(telling, "armed_clash", "armed victims")
            return None
        if not conflict and not _known(telling.initiator):
            return "no sign of armed conflict"
        _set(telling, "violence_against_civilians", "the word's own type")
        return None
    armed_place = any(s.kind in ARMED_PLACES for s in telling.spots) or any(
        w in ("مواضع", "پایگاه", "پادگان", "پاسگاه", "مقر") for w in _words(telling))
    if target_armed is True or (armed_place and target_armed is None):
        _set(telling, "armed_clash", "armed target")
        return None
    if target_armed is False:
        if not conflict and not _known(telling.initiator):
            return "no sign of armed conflict"
        _set(telling, "violence_against_civilians", "unarmed target")
        return None
    if telling.casualties:
        if not conflict:
            return "no sign of armed conflict"
        if telling.consequence_only and not (telling.initiator or telling.target):
            _set(telling, "", "consequence of an act told elsewhere")
            return None
        _set(telling, "violence_against_civilians", "victims not said to be armed")
        return None
    if telling.losses:
        _set(telling, "armed_clash", "losses")
        return None
    if telling.points_back:
        _set(telling, "", "points back")
        return None
    if _known(telling.initiator) and (telling.target or telling.spots):
        _set(telling, "armed_clash", "no means named")
        return None
    return "attack of nobody on nobody"


def _told_as_done(telling: Telling) -> bool:
    """Whether a sentence that only has event nouns tells that the act happened."""
    sentence = telling.sentence
    act = telling.acts[0]
    if sentence.headline or telling.points_back:
        return bool(telling.initiator or telling.target or telling.spots)
    reading = sentence.reading
    done = ("داد", "گرفت", "شد", "بود", "کرد", "یافت", "پیوست", "داشت", "انجامید")
    start = act.first
    for name, begin in (pair for i in range(max(0, start - 3), start) for pair in reading.cue_ends.get(i, [])):
        if name == "aftermath":
            return bool((telling.initiator and (telling.target or telling.spots)) or (telling.target and telling.spots))
    after = next((v for v in reading.verbs if v.finite and v.first > act.last), None)
    if after is None:
        return bool(telling.initiator and (telling.target or telling.spots))
    before = [t.text for t in reading.tokens[max(act.last + 1, after.first - 2):after.first]]
    if after.verb in done and before and before[-1] in ("انجام", "صورت", "رخ", "آغاز", "روی", "وقوع", "خبر", "ادامه", "جریان", "شدت",
                                                        "عهده", "برعهده", "پیوست", "جا", "جای", "اجرا", "تایید", "تأیید", "گزارش"):
        return bool(telling.initiator or telling.target or telling.spots)
    return False


def _take(telling: Telling) -> str | None:
    places = [s for s in telling.spots if s.is_object or s.marker in ("", "and", "to") or s.marker.startswith("trigger:")
              or s.direction or s.marker == "locative"]
    if not places:
        return "no place was taken"
    weak = all(a.trigger.weak for a in telling.acts)
    if not (_known(telling.initiator) or any(s.armed for s in telling.initiator + telling.target) or _has(telling, "conflict")):
        return "taken by no side"
    if weak and not telling.initiator:
        return "weak word without side"
    if all(a.voice == "noun" for a in telling.acts) and not (telling.sentence.headline or _told_as_done(telling)):
        return "only named, not told"
    _set(telling, "territory_taken", "a place was taken")
    return None


def _liberate(telling: Telling) -> str | None:
    if CAPTIVES & set(_words(telling)):
        return _release(telling)
    return _take(telling)


def _siege(telling: Telling) -> str | None:
    if not telling.spots and not telling.target:
        return "siege of nothing"
    if all(a.voice == "noun" for a in telling.acts) and not _told_as_done(telling):
        return "only named, not told"
    if not (_has(telling, "conflict") or _known(telling.initiator + telling.target)):
        return "no sign of armed conflict"
    _set(telling, "siege", "the word's own type")
    return None


def _block(telling: Telling) -> str | None:
    if not (FLOWS & set(_words(telling))) or not telling.initiator:
        return "nothing was cut off by a side"
    if not (telling.initiator[0].armed or _has(telling, "conflict")):
        return "no sign of armed conflict"
    _set(telling, "siege", "a supply line was cut")
    return None


def _arrest(telling: Telling) -> str | None:
    people = [p for p in telling.casualties if p.act.frame == "arrest"]
    if not people and not telling.target:
        return "nobody arrested"
    words = set(_words(telling))
    political = words & {"تروریست", "تروریستی", "تروریستها", "داعش", "معترض", "معترضان", "فلسطینی", "جاسوس", "جاسوسی", "امنیتی",
                         "شبهنظامی", "مظنون", "شهروند", "خبرنگار", "اسیر", "عضو", "اعضای", "موساد", "گروهک", "صهیونیستی", "اشغالگر",
                         "سپاه", "اطلاعات", "براندازی", "منافقین", "فلسطینیان", "نظامی", "خرابکار", "ضدانقلاب", "مزدور", "عامل",
                         "کودتا", "عوامل", "فعال", "نیروهای", "ارتش"}
    if _has(telling, "accident") or not (political or any(s.armed and s.code for s in telling.initiator)):
        return "an arrest for crime"
    if all(a.voice == "noun" for a in telling.acts) and not people and not telling.sentence.headline \
            and not _told_as_done(telling):
        return "only named, not told"
    _set(telling, "arrest", "the word's own type")
    return None


def _seize(telling: Telling) -> str | None:
    weapons = [x for x in telling.losses if x.item in (
        "weapon", "ammunition", "explosive", "missile", "drone", "machine_gun", "mortar", "launcher", "artillery", "tunnel",
        "tank", "armoured_vehicle", "vehicle", "tanker", "ship", "boat", "building", "base")]
    words = " ".join(_words(telling))
    if not weapons and not any(w in words for w in ("سلاح", "مهمات", "اسلحه", "بمب", "مواد منفجره", "تونل", "نفتکش", "کشتی")):
        return "no weapon was seized"
    if _has(telling, "accident") and not any(s.armed for s in telling.initiator):
        return "a matter of crime"
    if all(x.item in ("ship", "tanker", "boat", "vehicle", "building", "base") for x in weapons) and not (
            _known(telling.initiator) and _has(telling, "conflict")):
        return "no weapon was seized"
    if all(a.voice == "noun" for a in telling.acts) and not (telling.sentence.headline or weapons):
        return "only named, not told"
    _set(telling, "weapons_seized", "weapons were found or seized")
    return None


def _demolish(telling: Telling) -> str | None:
    if not _known(telling.initiator) or any(a.voice != "active" for a in telling.acts):
        return "destroyed by nobody named"
    words = set(_words(telling))
    if not words & {"خانه", "خانههای", "منازل", "منزل", "ساختمان", "مسجد", "کلیسا", "مزارع", "درختان", "زیرساختهای", "بیمارستان",
                    "مدرسه", "خیمه", "چادر", "پل", "مغازه", "مغازههای", "اموال", "خودروهای", "باغها", "منزلی", "خانهای"}:
        return "no property was destroyed"
    _set(telling, "destruction", "property was destroyed")
    return None


def _withdraw(telling: Telling) -> str | None:
    who = telling.initiator or telling.target
    words = set(_words(telling))
    forces = words & {"نیروها", "نیروهای", "نظامیان", "ارتش", "سربازان", "یگانها", "یگانهای", "رزمندگان", "شبهنظامیان", "تروریستها",
                      "تروریستهای", "عناصر", "نیروهایش", "نیرو"}
    if not (any(s.armed for s in who) or (forces and who)):
        return "no force withdrew"
    if all(a.trigger.weak for a in telling.acts) and not (telling.spots and forces):
        return "weak word without place"
    if all(a.voice == "noun" for a in telling.acts) and not telling.sentence.headline:
        return "only named, not told"
    _set(telling, "withdrawal", "a force withdrew")
    return None


def _release(telling: Telling) -> str | None:
    if not CAPTIVES & set(_words(telling)):
        return "no captive was released"
    if all(a.voice == "noun" for a in telling.acts) and not telling.sentence.headline:
        return "only named, not told"
    _set(telling, "withdrawal", "captives were released")
    return None


def _deploy(telling: Telling) -> str | None:
    words = set(_words(telling))
    forces = words & {"نیرو", "نیروی", "نیروهای", "نظامیان", "سرباز", "سربازان", "تجهیزات", "ناو", "ناوهای", "ناوگان", "تانک",
                      "یگان", "یگانهای", "نظامی", "سامانه", "جنگنده", "جنگندههای", "تفنگدار", "گردان", "لشکر", "تیپ", "موشک", "پهپاد"}
    if not forces or not telling.initiator or not _known(telling.initiator):
        return "no force was deployed by a side"
    if not telling.spots:
        return "deployed nowhere"
    if all(a.voice == "noun" for a in telling.acts) and not telling.sentence.headline:
        return "only named, not told"
    _set(telling, "deployment", "a force was deployed")
    return None


def _exercise(telling: Telling) -> str | None:
    if not _has(telling, "conflict") or not (_known(telling.initiator) or _known(telling.target)):
        return "no military exercise"
    if all(a.voice == "noun" for a in telling.acts) and not (telling.sentence.headline or _told_as_done(telling)
                                                              or "برگزار" in _words(telling)):
        return "only named, not told"
    _set(telling, "deployment", "an exercise")
    return None


def _two_parties(telling: Telling) -> bool:
    codes = {s.code for s in telling.initiator + telling.target if s.code}
    return len(codes) >= 2


def _talk(telling: Telling) -> str | None:
    if not _two_parties(telling):
        return "talks of fewer than two sides"
    if not _has(telling, "conflict"):
        return "ordinary diplomacy"
    words = set(_words(telling))
    if not words & {"کرد", "کردند", "کردهاند", "برگزار", "انجام", "گیرد", "گرفت", "داشت", "داشتند", "شد", "شکل", "پرداختند", "آغاز"}:
        return "only named, not told"
    _set(telling, "talks", "the word's own type")
    return None


def _agree(telling: Telling) -> str | None:
    if not (_two_parties(telling) or "آتشبس" in "".join(_words(telling))):
        return "agreement of fewer than two sides"
    if not _has(telling, "conflict") or all(a.voice == "noun" for a in telling.acts):
        return "only named, not told"
    if not (telling.initiator or telling.target):
        return "agreement of nobody"
    _set(telling, "agreement", "the word's own type")
    return None


def _violate(telling: Telling) -> str | None:
    if not telling.initiator:
        return "violated by nobody"
    _set(telling, "truce_violation", "the word's own type")
    return None


def _specific_act(telling: Telling) -> bool:
    others = [a for a in telling.sentence.acts if a not in telling.acts and a.frame in (
        "attack", "hit", "harm", "explode", "fire", "arrest", "clash", "siege", "demolish", "violate")]
    return bool(others)


def _accuse(telling: Telling) -> str | None:
    if not (_known(telling.initiator) and telling.target and _known(telling.target)):
        return "accusation without two named sides"
    if not _specific_act(telling) and not any("متهم" in t.text for t in telling.sentence.reading.tokens):
        return "no specific act"
    if all(a.voice != "active" for a in telling.acts):
        return "accusation by nobody"
    _set(telling, "accusation", "the word's own type")
    return None


def _threaten(telling: Telling) -> str | None:
    words = " ".join(_words(telling))
    if not (_known(telling.initiator) or any(s.armed for s in telling.initiator)) or all(
            a.voice != "active" for a in telling.acts):
        return "threat by nobody"
    force = any(w in words for w in ("پاسخ", "حمله", "هدف", "ضربه", "انتقام", "تلافی", "جنگ", "نابود", "موشک", "نظامی", "منهدم",
                                     "تهدید", "پشیمان"))
    weak = all(a.trigger.weak for a in telling.acts)
    if not force or (weak and not (_known(telling.target) and any(w in words for w in ("پاسخ", "انتقام", "تلافی", "ضربه")))):
        return "no threat of force"
    if not (telling.target or _has(telling, "conflict")):
        return "threat to nobody"
    _set(telling, "threat", "the word's own type")
    return None


def _aid(telling: Telling) -> str | None:
    if not (telling.initiator and (telling.target or telling.spots)):
        return "aid from nobody"
    if all(a.voice == "noun" for a in telling.acts) and not any(w in _words(telling) for w in ("ارسال", "رسید", "تحویل", "توزیع")):
        return "only named, not told"
    if not _has(telling, "conflict"):
        return "no sign of armed conflict"
    _set(telling, "aid", "the word's own type")
    return None


def _sanction(telling: Telling) -> str | None:
    if not (_known(telling.initiator) and (telling.target or telling.spots)):
        return "sanction without sides"
    words = set(_words(telling))
    if not words & {"اعمال", "وضع", "تحریم", "اخراج"} or all(a.voice == "noun" for a in telling.acts) and not (
            words & {"اعمال", "وضع"}):
        return "only named, not told"
    _set(telling, "sanction", "the word's own type")
    return None


def _protest(telling: Telling) -> str | None:
    words = set(_words(telling))
    crowd = words & {"معترض", "معترضان", "مردم", "تظاهرکننده", "تظاهرکنندگان", "دانشجویان", "شهروندان", "هزاران", "صدها",
                     "دهها", "ساکنان", "اهالی", "فلسطینیان", "کارگران"}
    if not crowd or not (telling.spots or telling.initiator):
        return "no crowd or place"
    if not (_has(telling, "conflict", "against") or "علیه" in words):
        return "ordinary protest"
    if all(a.voice == "noun" for a in telling.acts) and not words & {"برگزار", "کردند", "برپا", "زدند"}:
        return "only named, not told"
    _set(telling, "protest", "the word's own type")
    return None


