"""The acts told in a sentence: event nouns, verbs and compound verbs, with voice, tense and modality.

`هدف ... قرار داد` is an act in the active voice, `هدف قرار گرفت` in the passive, `حمله به ...` a noun. How real it is
(`modality`) stands with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasad.coding.lexicon import Layer, Trigger, dictionaries
from rasad.coding.match import Hit
from rasad.coding.modality import Modality, Told, Voice, modality, support_verb
from rasad.coding.promises import PROMISES, promised
from rasad.coding.reading import BREAKS, Reading, Verb
from rasad.coding.verb_senses import MOVED, fits, sown, thing_burnt

#: Tokens that may stand between the two parts of a compound verb (`هدف [حمله] قرار داد`).
GAP = 5
#: The same where `قرار` before the light verb shows that it still waits for its noun.
LONG_GAP = 16
#: Frames with verbs that make a verb with their word only beside it.
BESIDE = frozenset({("fall", "داد"), ("withdraw", "گفت")})
#: Rows whose word makes its verb only right before the light verb: `نیروها را بیرون کشید`.
ADJACENT = frozenset(
    {
        "aimed",
        "attained",
        "beaten_back",
        "bloodshed",
        "broken_through",
        "brought_down",
        "came_down",
        "caught",
        "changed_hands",
        "crushed_foe",
        "eradicated",
        "found",
        "increased",
        "inflicted",
        "moved",
        "pulled_out",
        "pushed_back",
        "ran_on_mine",
        "suffered",
    }
)
#: Words of what is left of a thing, which is no find: `لاشه پهپاد را جمع‌آوری کردند`.
REMAINS = frozenset({"لاشه", "بقایا", "بقایای", "قطعات", "تکههای", "ترکش", "ترکشهای", "باقیمانده", "آوار"})
#: Words of how many troops there are, and how far after them these stand: `شمار نیروهای آن کشور`.
STRENGTH = frozenset({"شمار", "تعداد", "حضور"})
STRENGTH_NEAR = 3
#: Light verbs with which somebody is put away, and classes of nouns for people.
ERADICATING = frozenset({"برد", "برداشت", "رفت"})
PERSONS = frozenset({"armed", "leader", "civilian", "victim"})
#: How far before such a word those who are put away may stand.
NEAR = 6
#: Words before the light verb with which a name is put on a list.
ADDED = frozenset({"قرار", "اضافه", "وارد"})
#: Words before the light verb of a control that is taken: `کنترل گذرگاه مرزی الف را در [دست] گرفت`.
HANDS = frozenset({"دست", "اختیار"})
#: Words before the light verb with which sanctions are put on somebody.
IMPOSED = frozenset({"اعمال", "وضع"})
#: How far an ellipsis reaches for its verb (`سه نفر کشته و پنج نفر دیگر زخمی شدند`).
ELLIPSIS = 26
#: How far the verb that gives a deed a name may stand.
CALLED = 7
#: Words that take their deed with `به` before their verb: `متهم به حمله کرد`.
CHARGES = frozenset({"accuse", "threaten"})
#: Rows of blame, and those that they are with a verb of being.
BEARS = {"blame": "culprit", "ascribe": "answerable"}
#: Deeds in the words of blame.
DEEDS_BEHIND = ("حمله", "حملات", "انفجار", "ترور")
#: What is laid on whom somebody blames.
BLAME = frozenset({"مسیولیت", "مسوولیت", "تقصیر", "گناه", "اتهام", "مسیولیتهای"})
#: Words that make `کرد` a verb of blaming: `او را عامل حمله معرفی کرد`.
NAMING = frozenset({"معرفی", "عنوان", "اعلام", "قلمداد", "توصیف"})
#: Words whose `شد` is their own and no passive of the noun after them: `خواستار آزادسازی شهر شدند`.
PREDICATES = frozenset(
    {"خواستار", "خواهان", "باعث", "موجب", "سبب", "مانع", "شاهد", "متحمل", "مسیول", "عامل", "نگران", "مخالف"}
)
#: Words with which `به` leads to what was done.
ACHIEVING = frozenset({"موفق", "اقدام", "دست", "مبادرت", "مجبور", "ناچار"})
#: Frames of fights that troops move in for.
FOUGHT = frozenset(
    {
        "take",
        "fall",
        "clash",
        "attack",
        "hit",
        "siege",
        "operation",
        "fire",
        "release",
        "liberate",
        "loss",
        "harm",
        "arrest",
    }
)
#: The same of weapons that strike.
FIRED = frozenset({"explode", "impact", "infiltrate"})
#: How far after `تجمع` those who mass may stand: `تجمع شمار زیادی از نظامیان`.
MASSED = 4
#: How far after a noun of threatening the attack may stand: `تهدید آن گروه به حمله`.
MENACED = 9
#: Rows of movements that are only said of what was fought.
PASSING = frozenset({"massing", "flew_over", "rushed", "escort", "sending"})
#: Words for the bodies of the dead.
BODIES = frozenset({"جسد", "اجساد", "پیکر", "پیکرهای", "جسدهای", "جنازه", "جنازههای"})
#: Endings that make a noun of persons of the word of a compound verb.
PLURALS = ("ها", "های", "هایی", "ان")
#: Frames of what is said to somebody: a word of theirs with `را` is an object of another verb.
SAYINGS = frozenset({"threaten", "accuse", "sanction"})
#: Words that make a verb of arriving of `شد`, with a place between.
ARRIVING = frozenset({"وارد", "راهی", "عازم", "رهسپار"})
#: Words of ambush that only lurk where nothing comes of them.
AMBUSH = "کمین"
#: Words after `جنگ` that make it a name or a figure of speech: `جنگ جهانی`, `جنگ روانی`.
WARS = frozenset(
    {"جهانی", "سرد", "داخلی", "تحمیلی", "روانی", "اقتصادی", "نرم", "تجاری", "رسانهای", "لفظی", "ستارگان", "قدرت"}
)
#: Words of a time that a war gives.
TIMES = frozenset({"زمانی", "زمان", "هنگامی", "وقتی", "روزی", "سالی"})
#: Words with which fighting rages: `جنگ در شهر ادامه دارد`, `جنگ شدیدی جریان دارد`, `جنگ آغاز شد`.
RAGING = frozenset({"ادامه", "جریان", "درجریان", "آغاز", "شروع", "شدت"})
RAGES = frozenset({"داشت", "است", "بود", "شد", "گرفت", "یافت"})
#: Words that count the dead: `شمار شهدای`.
COUNTING_WORDS = frozenset({"شمار", "تعداد", "آمار", "مجموع"})
#: Units of troops, whose number counts nobody: `تیپ ۲۶۴ شهید ...`.
NUMBERED = frozenset(
    {
        "تیپ", "لشکر", "لشگر", "گردان", "گروهان", "ناوگروه", "یگان", "قرارگاه", "پایگاه", "منطقه", "کلانتری", "پاسگاه",
        "حوزه", "ناحیه",
    }
)  # fmt: skip
#: The dead whose name places bear: `مسجد شهدا`.
MARTYRS = frozenset({"شهدا", "شهداء", "شهیدان"})
#: Titles before a name: `شهید فتح‌آبادی`.
TITLES = frozenset({"شهید", "شهیدان", "دکتر", "آقای", "خانم", "سید", "حاج"})
#: Frames whose participle may leave its verb to the next clause.
ELLIPTIC = frozenset({"harm", "loss", "arrest", "siege", "take", "seize", "hit", "liberate"})
#: How far an event noun may stand before a participle that describes whom it is about.
DESCRIBED_NEAR = 5
#: Frames whose participle may describe a noun and tell nothing.
DESCRIBED = frozenset({"harm", "loss", "demolish", "take", "liberate", "seize", "arrest", "siege", "hit"})


@dataclass
class Act:
    """One telling of an act: tokens `first` to `last` (the word), `verb_last` where its verb ends."""

    trigger: Trigger
    first: int
    last: int
    verb_last: int
    voice: Voice
    clause: int
    modality: Modality
    why: str = ""
    plural: bool = False

    @property
    def frame(self) -> str:
        return self.trigger.frame

    @property
    def rows(self) -> tuple[str, ...]:
        return (f"triggers.csv:{self.trigger.id}",)


def acts(reading: Reading) -> list[Act]:
    """Every act of a sentence, in the order of the words."""
    lexicon = dictionaries()
    found: list[Act] = []
    used: set[int] = set()
    # the longest word that makes an act wins: `به قتل رساند` before `قتل`, but `منجر به قتل` falls back to `قتل`
    for hit in sorted(
        reading.layer("trigger"),
        key=lambda h: (
            h.first - h.last,
            h.first,
            h.entry.value != "called",
            lexicon.triggers[h.entry.value].pos == "noun",
        ),
    ):
        if used & set(range(hit.first, hit.last + 1)) or _is_no_act(reading, hit.first, hit.last):
            continue
        if _names(reading, lexicon.triggers[hit.entry.value], hit):
            continue
        made = _act(reading, lexicon.triggers[hit.entry.value], hit)
        if made:
            found.append(made)
            used.update(range(made.first, made.last + 1))
    for verb in reading.verbs:
        trigger = lexicon.event_verbs.get(verb.verb)
        if trigger and (_attribute(reading, verb) or not fits(reading, trigger, verb)):
            continue
        if trigger and (
            _is_no_act(reading, verb.first, verb.last) or sown(reading, verb) or thing_burnt(reading, verb)
        ):
            continue
        if trigger and not used & set(range(verb.first, verb.last + 1)):
            voice: Voice = "noun" if verb.tense == "infinitive" else "passive" if verb.passive else "active"
            found.append(_made(reading, trigger, verb.first, verb.last, verb, voice))
    found.sort(key=lambda act: act.first)
    if (
        any(act.frame in FOUGHT for act in found) or "forces" not in reading.cues
    ):  # وارد شهر شدند و آن را تصرف کردند: the move is part of the fight
        found = [act for act in found if act.trigger.id != "entered"]
    if any(act.frame in FOUGHT | FIRED for act in found):  # بمباران تجمع نظامیان, پهپادی که پرواز می‌کرد سرنگون شد
        found = [act for act in found if act.trigger.id not in PASSING]
    if any(act.trigger.id == "handed_over" for act in found):
        found = [act for act in found if not _body_given(reading, act, found)]
    return found


def _body_given(reading: Reading, act: Act, found: list[Act]) -> bool:
    """Whether the dead are only those whose bodies are handed over, who died by another act: `پیکر دو سرباز را تحویل
    داد`."""
    return reading.tokens[act.first].text in BODIES and any(
        other.trigger.id == "handed_over" and other.first > act.last and other.clause == act.clause for other in found
    )


def _is_no_act(reading: Reading, first: int, last: int) -> bool:
    """Whether a word stands in a phrase that makes it something else: `حمله قلبی`, `عاملان بمب‌گذاری`."""
    inside = any(cue.first <= first and last <= cue.last for cue in reading.cues.get("not_act", []))
    return inside or any(noun.first < first and last <= noun.last for noun in reading.layer("noun"))


def _names(reading: Reading, trigger: Trigger, hit: Hit) -> bool:
    """Whether a word is part of a name, or tells of dead who are known: `شهید فتح‌آبادی`, `شهدای ۱۵ خرداد`,
    `تیپ ۲۶۴ شهید ...`; but `شمار شهدای حمله`."""
    before = reading.tokens[hit.first - 1].text if hit.first else ""
    word = reading.tokens[hit.first].text
    if trigger.id == "corpse" and word in ("شهدای", "شهدایی"):
        after = reading.tokens[hit.last + 1].text if hit.last + 1 < len(reading.tokens) else ""
        return before not in COUNTING_WORDS and after not in ("این", "همین")
    if trigger.id == "war":
        return not _rages(reading, hit)
    if trigger.id == "martyr" and word in MARTYRS and hit.first:
        bearing = any(cue.last == hit.first - 1 for cue in reading.layer("placecue"))
        return bearing and not any(verb.first == hit.last + 1 for verb in reading.verbs)  # مسجد شهدا
    if trigger.id == "martyr" and word == "شهید":
        named = any(cue.last == hit.first - 1 for cue in reading.layer("placecue"))
        if named and not any(verb.first == hit.last + 1 for verb in reading.verbs):
            return True  # در شهرک شهید کریمی
        return any(
            last == hit.first - 1 and first and reading.tokens[first - 1].text in NUMBERED
            for _, first, last in reading.quantities
        )
    if trigger.id == "clash" and word == AMBUSH and before == "در":
        # در کمین جوانان; but در کمین افتادند, در کمین طالبان کشته شدند
        harmed = any(
            dictionaries().triggers[t.entry.value].frame.startswith(("harm", "loss")) for t in reading.layer("trigger")
        )
        caught = any(v.verb in ("افتاد", "کشت") for v in reading.verbs) or "گرفتار" in reading.sentence.texts
        return not (harmed or caught)
    return before in TITLES and not trigger.frame.startswith("harm")


def _rages(reading: Reading, hit: Hit) -> bool:
    """Whether `جنگ` is fighting that is told to go on or to begin: `جنگ میان ارتش و طالبان در شهر جریان دارد`, not
    `از زمانی که جنگ جهانی آغاز شد`."""
    after = [t.text for t in reading.tokens[hit.last + 1 : hit.last + 2]]
    before = [t.text for t in reading.tokens[max(0, hit.first - 2) : hit.first]]
    if WARS & set(after) or (before[-1:] == ["که"] and before[0] in TIMES):
        return False
    clause = reading.clause_of[hit.first]
    verb = next((v for v in reading.verbs if v.finite and v.first > hit.last), None)
    if verb is None or reading.clause_of[verb.first] != clause:
        return False
    return verb.verb == "درگرفت" or (verb.verb in RAGES and reading.tokens[verb.first - 1].text in RAGING)


def _act(reading: Reading, trigger: Trigger, hit: Hit) -> Act | None:
    """The act that a word makes, alone or with a verb; None where it makes none."""
    if trigger.id in PROMISES:
        promise = promised(reading, trigger.id, hit)
        return _made(reading, trigger, hit.first, hit.last, promise, "active") if promise else None
    if trigger.id == "eradicated" and not _thing_near(reading, hit):
        if not _person_near(reading, hit):
            return None  # امید را از بین برد
        trigger = dictionaries().triggers["slain"]  # پنجاه شورشی را از بین برد
        verb = next((v for v in reading.verbs if v.first == hit.last + 1), None)
        if verb is None or verb.verb not in ERADICATING:
            return None
        voice: Voice = "noun" if verb.tense == "infinitive" else "passive" if verb.verb == "رفت" else "active"
        return _made(reading, trigger, hit.first, hit.last, verb, voice)
    if trigger.id == "tooklife":
        taking = _takes_life(reading, trigger, hit)
        return _made(reading, trigger, taking.first, taking.last, taking, "active") if taking else None
    if _other_matter(reading, trigger, hit):
        return None
    if trigger.pos == "noun":
        support = support_verb(reading, hit)
        return _made(reading, trigger, hit.first, hit.last, support, "active" if support else "noun", far=True)
    verb, far = _light_verb(reading, trigger, hit)
    if trigger.id in BEARS and verb is not None and verb.verb in ("است", "بود"):
        # گفت آن گروه مسئول کشته شدن پنج غیرنظامی است
        return _made(reading, dictionaries().triggers[BEARS[trigger.id]], hit.first, hit.last, verb, "active")
    if trigger.nominal:
        support = _achieving_verb(reading, hit) or (support_verb(reading, hit) if verb is None else None)
        if support is not None:
            return _made(reading, trigger, hit.first, hit.last, support, "active", far=True)
    if verb is not None:
        return _with_verb(reading, trigger, hit, verb, far=far)
    if trigger.id == "leave":
        return None  # به خارج از کشور: outside
    if trigger.nominal and not _adjectival(reading, trigger, hit) and not _in_hands(reading, trigger, hit):
        return _made(reading, trigger, hit.first, hit.last, None, "noun")
    return None


def _other_matter(reading: Reading, trigger: Trigger, hit: Hit) -> bool:
    """Whether a word tells of something else than its row, by what stands around it."""
    if trigger.id in ("massing", "sending"):  # تجمع مردم, اعزام دانشجو
        names = ("forces",) if trigger.id == "massing" else ("forces", "evacuees")
        moved = [cue for name in names for cue in reading.cues.get(name, [])]
        return not any(
            0 < cue.first - hit.last <= MASSED and not reading.tokens[cue.first].text.startswith("سفارت")
            for cue in moved
        )
    if trigger.id == "surely":  # به احتمال زیاد ارتش حمله کرده است: nobody says so
        return not (reading.clause_of[hit.first] or any(t.text == ":" for t in reading.tokens[: hit.first]))
    if trigger.id == "menace":  # the danger of anything else than force
        return not any(
            0 < t.first - hit.last <= MENACED
            and dictionaries().triggers[t.entry.value].frame in ("attack", "hit", "fire")
            for t in reading.layer("trigger")
        )
    if trigger.id in ("ascribe", "answerable") and not _ascribes(reading, hit):
        return True
    if trigger.id == "increased":
        return not _strength(reading, hit)
    if trigger.id == "came_down":
        return not _fired_thing(reading, hit)
    if trigger.id == "found":
        return any(t.text in REMAINS for t in reading.tokens[max(0, hit.first - MOVED) : hit.first])
    # گروگان‌ها، اسیران: the persons, and no part of a verb
    plural = bool(hit.rest) and reading.tokens[hit.last].text.endswith(PLURALS)
    return trigger.pos == "compound" and not trigger.nominal and plural


def _thing_near(reading: Reading, hit: Hit) -> bool:
    """Whether a thing of war stands right before a word: `سه خودروی گروه را از بین برد`."""
    return any(0 < hit.first - item.last <= NEAR for item in reading.layer("item"))


def _person_near(reading: Reading, hit: Hit) -> bool:
    """Whether a person or a number of people stands right before a word: `فرمانده گروه را از بین برد`."""
    persons = [noun.last for noun in reading.layer("noun") if noun.entry.detail in PERSONS]
    persons += [last for quantity, _, last in reading.quantities if quantity.unit == "people"]
    return any(0 < hit.first - last <= NEAR for last in persons)


def _strength(reading: Reading, hit: Hit) -> bool:
    """Whether what grows is the number of troops: `شمار نیروهایش در عراق را افزایش داد`, not `تولید موشک را`."""
    tokens = reading.tokens
    return any(
        tokens[i].text in STRENGTH
        for cue in reading.cues.get("forces", [])
        if 0 < hit.first - cue.first <= MOVED
        for i in range(max(0, cue.first - STRENGTH_NEAR), cue.first + 1)
    )


def _fired_thing(reading: Reading, hit: Hit) -> bool:
    """Whether what came down was fired, and no aircraft that landed: `سه راکت در شمال شهر فرود آمد`."""
    clause = reading.clause_of[hit.first]
    kinds = {
        means.entry.value
        for means in reading.layer("means")
        if means.first < hit.first and reading.clause_of[means.first] == clause
    }
    return bool(kinds & {"missile", "artillery"}) and "air" not in kinds


def _with_verb(reading: Reading, trigger: Trigger, hit: Hit, verb: Verb, *, far: bool) -> Act | None:
    """The act that a word makes with its light verb."""
    if trigger.id in ("blame", "called") and verb.verb == "کرد":
        return _made(reading, trigger, hit.first, hit.last, verb, "active")
    voice = _voice(reading, trigger, hit, verb, far=far)
    if voice == "passive" and trigger.nominal and verb.verb == "شد" and hit.first:
        if reading.tokens[hit.first - 1].text == "مدعی":  # مدعی تصرف شهر شدند: they say that they did
            return _made(reading, trigger, hit.first, hit.last, verb, "active", far=True)
        if reading.tokens[hit.first - 1].text in PREDICATES:
            return _made(reading, trigger, hit.first, hit.last, None, "noun")  # خواستار آزادسازی شهر شدند
    if (trigger.frame in DESCRIBED or trigger.id == "planted") and _attribute(reading, verb):
        return None  # سربازان کشته شده در جنگ، مناطق تصرف شده توسط گروه، خودروی بمب‌گذاری شده در محل
    if verb.verb == "گرفت" and verb.verb in trigger.passive and reading.tokens[verb.first - 1].text == "قرار":
        voice = "passive"  # هدف قرار گرفت, but هدف گرفت
    if trigger.id == "ascribe" and any(v.verb == "شد" and v.first == verb.last + 1 for v in reading.verbs):
        voice = "passive"  # نواری که به آن گروه نسبت داده شد
    if verb.tense == "infinitive":
        voice = "noun"
    if trigger.frame == "siege" and verb.verb == "داشت" and hit.first == hit.last:
        return None  # توان محاصره شهر را دارد; but شهر را در محاصره دارد
    return _made(reading, trigger, hit.first, hit.last, verb, voice, far=far)


def _voice(reading: Reading, trigger: Trigger, hit: Hit, verb: Verb, *, far: bool) -> Voice:
    """The voice that a light verb gives its word, by the columns of triggers.csv; others are borrowed ones."""
    active, passive = verb.verb in trigger.active, verb.verb in trigger.passive
    if verb.verb == "داشت" and trigger.frame in ("siege", "take") and _has_object(reading, hit.first):
        return "active"  # شهر را در محاصره خود داشتند
    if far and not active and not passive:
        return "passive" if dictionaries().verb_roles.get(verb.verb) == "passive" else "active"
    return "active" if active and not verb.passive else "passive"


def _achieving_verb(reading: Reading, hit: Hit) -> Verb | None:
    """The verb of a word of success before an event noun: `موفق به آزادسازی شهر شد`."""
    before = [t.text for t in reading.tokens[max(0, hit.first - 2) : hit.first]]
    if before[1:] != ["به"] or before[0] not in ACHIEVING:
        return None
    return next((v for v in reading.verbs if v.finite and v.first > hit.last), None)


def _of_a_charge(reading: Reading, hit: Hit) -> bool:
    """Whether a deed is what somebody is accused of or threatened with, and the verb after it theirs: `تهدید به حمله
    کرد`, `متهم به حمله شد`."""
    tokens = reading.tokens
    return any(
        other.entry.value in CHARGES
        and 0 < hit.first - other.last <= GAP
        and tokens[other.last + 1].text == "به"
        and not any(other.last < v.first < hit.first for v in reading.verbs)
        for other in reading.layer("trigger")
    )


def _to_blame(reading: Reading, hit: Hit, verb: Verb) -> bool:
    """Whether the words before `است` say who did a deed that stands beside them: `مسئول کشته شدن ده نفر است`, `در این
    حادثه مسئول است`; not `مسئول رسیدگی به پرونده است`, `عامل بازدارنده در برابر حملات است`."""
    if any(t.text in BREAKS or t.text == "که" for t in reading.tokens[hit.last + 1 : verb.first]):
        return False
    if any(t.text.startswith(DEEDS_BEHIND) for t in reading.tokens[hit.first + 1 : hit.last + 1]):
        return True  # پشت ترور این دانشمند بود
    before = any(cue.last == hit.first - 1 for cue in reading.cues.get("pointing", []))
    deeds = reading.layer("trigger") + reading.cues.get("pointing", [])
    return (before and verb.first == hit.last + 1) or any(0 < deed.first - hit.last <= 2 for deed in deeds)


def _ascribes(reading: Reading, hit: Hit) -> bool:
    """Whether what somebody lays on another is the blame: `مسئولیت حمله را بر عهده آن گروه گذاشت`; who only `متوجه شد`
    noticed something, and tasks are laid on shoulders, too."""
    if reading.tokens[hit.first].text in ("نسبت", "منتسب"):
        return True
    return any(t.text in BLAME for t in reading.tokens[: hit.first])


def _takes_life(reading: Reading, trigger: Trigger, hit: Hit) -> Verb | None:
    """The verb with which `جان` tells of a death: `انفجار جان دو کودک را گرفت`; but `تیم جان گرفت`, `حمله قلبی جان او
    را گرفت`."""
    verb = next((v for v in reading.verbs if v.first > hit.last), None)
    if verb is None or verb.verb not in trigger.active:
        return None
    taken = any(token.text == "را" for token in reading.tokens[hit.last + 1 : verb.first])
    return verb if taken and not any(cue.last < hit.first for cue in reading.cues.get("not_act", [])) else None


def _has_object(reading: Reading, at: int) -> bool:
    """Whether `را` stands before a token in its clause."""
    clause = reading.clause_of[at]
    return any(t.text == "را" and reading.clause_of[i] == clause for i, t in enumerate(reading.tokens[:at]))


def _in_hands(reading: Reading, trigger: Trigger, hit: Hit) -> bool:
    """Whether a word without a verb says in whose hands a place is: `منطقه (تحت کنترل دولت)`, `مناطق تحت تصرف گروه`."""
    return trigger.frame == "take" and hit.last > hit.first and reading.tokens[hit.first].text == "تحت"


def _attribute(reading: Reading, verb: Verb) -> bool:
    """Whether a participle describes a noun and tells nothing by itself: `مأمور ربوده شده ایرانی`, `سربازان کشته شده
    در جنگ`."""
    if verb.last + 1 >= len(reading.tokens):
        return False
    following = reading.tokens[verb.last + 1]
    if verb.tense == "participle" and following.text == "شده":  # سربازان به گروگان گرفته شده آزاد شدند
        passive = next((v for v in reading.verbs if v.first == verb.last + 1), None)
        return passive is not None and passive.first == passive.last and _attribute(reading, passive)
    agent = following.text == "توسط" and reading.tokens[verb.last].text == "شده"
    if verb.passive and agent and any(v.finite and v.first > verb.last for v in reading.verbs):
        return True  # مرزبانان ربوده‌شده توسط گروه آزاد شدند
    if verb.passive and following.text == "را":
        return True  # نوزاد ربوده‌شده را پیدا کرد
    bare = verb.passive and reading.tokens[verb.last].text == "شده"
    if bare and following.kind != "word" and _of_an_act(reading, verb):
        return True  # برای آزادی مرزبانان ربوده شده، با آن کشور گفت‌وگو کردند
    if verb.tense != "participle" and not bare:
        return False
    if following.text in ("و", "،", ".", "؛", "اند", "است", "بود", "بودند", "که", "تا") or reading.is_break(
        verb.last + 1
    ):
        return False
    return not any(v.first == verb.last + 1 for v in reading.verbs)


def _of_an_act(reading: Reading, verb: Verb) -> bool:
    """Whether those whom a participle describes are told of by an event noun before them: `قتل یکی از مرزبانان ربوده
    شده`."""
    triggers = dictionaries().triggers
    return any(
        0 < verb.first - hit.last <= DESCRIBED_NEAR and triggers[hit.entry.value].nominal
        for hit in reading.layer("trigger")
        if hit.last < verb.first
    )


def _adjectival(reading: Reading, trigger: Trigger, hit: Hit) -> bool:
    """A participle without its verb is an act only beside a figure (`۵ کشته`)."""
    if trigger.frame != "harm" or trigger.id not in ("killed", "wounded", "martyr"):
        return False
    if any(last in (hit.first - 1, hit.first) for _, _, last in reading.quantities):
        return False
    # ۵۲ کشته و زخمی: the second word of a joint figure
    joint = (
        hit.first >= 2
        and reading.tokens[hit.first - 1].text in ("و", "یا")
        and any(
            t.last == hit.first - 2 and t.entry.value in ("killed", "wounded", "martyr")
            for t in reading.layer("trigger")
        )
    )
    return not joint


def _light_verb(reading: Reading, trigger: Trigger, hit: Hit) -> tuple[Verb | None, bool]:
    """The light verb of a compound; and whether it was borrowed from a later clause."""
    wanted = trigger.active | trigger.passive
    tokens = reading.tokens
    if trigger.id == "called":  # حمله را «نقض قوانین» خواند
        near = next((v for v in reading.verbs if v.first > hit.last), None)
        named = near is not None and (
            near.verb in wanted or (near.verb == "کرد" and tokens[near.first - 1].text in NAMING)
        )
        between = tokens[hit.last + 1 : near.first] if near is not None else ()
        reaches = len(between) <= CALLED and not any(t.text in ("را", "،", "که") for t in between)
        return (near if named and reaches else None), False
    charged = trigger.id in CHARGES and [t.text for t in tokens[hit.last + 1 : hit.last + 2]] == ["به"]
    if charged and trigger.id == "threaten":  # تهدید به حمله نظامی کرد
        near = next((v for v in reading.verbs if v.first > hit.last), None)
        between = tokens[hit.last + 1 : near.first] if near is not None else ()
        close = len(between) <= GAP and not any(t.text in BREAKS or t.text in ("و", "که", "را") for t in between)
        return (near if near is not None and near.verb in wanted and close else None), False
    if trigger.nominal and not charged and _of_a_charge(reading, hit):
        return None, False
    if trigger.id in ("ascribe", "answerable") and tokens[hit.first].text != "نسبت":  # متوجه آن گروه و حامیانش دانست
        near = next((v for v in reading.verbs if v.first > hit.last), None)
        ascribed = near is not None and near.verb in wanted and near.first - hit.last <= LONG_GAP
        if near is not None and near.verb in ("است", "بود"):  # مسئولیت آن بر عهده آن گروه است
            parted = any(t.text in ("،", "را", "که") for t in tokens[hit.last + 1 : near.first])
            ascribed = ascribed and near.tense != "future" and not parted
        return (near if ascribed else None), False
    if trigger.id == "blame" or charged:  # او را عامل حمله‌ای که ... دانست, او را متهم به حمله ... کرد: all that he is
        # blamed for stands between
        far = next(
            (
                v
                for v in reading.verbs
                if (v.finite or v.tense == "participle")
                and v.first > hit.last
                and (v.verb in wanted or (v.verb == "کرد" and tokens[v.first - 1].text in NAMING))
                and (v.verb not in ("است", "بود") or _to_blame(reading, hit, v))
                and v.first - hit.last <= ELLIPSIS
            ),
            None,
        )
        return far, False
    for verb in reading.verbs:
        if verb.first <= hit.last:
            continue
        gap = tokens[hit.last + 1 : verb.first]
        if trigger.id == "listed" and not (gap and gap[-1].text in ADDED):
            break  # به تحریم‌ها واکنش نشان داد
        # هدف ... قرار داد, کنترل ... را در دست گرفت: the whole name of the doer or place may stand between the two
        held = bool(gap) and (
            (gap[-1].text == "قرار" and trigger.frame == "hit") or (gap[-1].text in HANDS and trigger.id == "control")
        )
        imposed = bool(gap) and trigger.id == "sanction" and gap[-1].text in IMPOSED
        if imposed and len(gap) <= LONG_GAP and verb.verb in wanted:
            return verb, False  # تحریم‌هایی را علیه فرمانده گروه اعمال کرد
        apart = {"که"} if held else {"که", "و"}  # هدف اصابت موشک و پهپاد قرار گرفت
        if len(gap) <= (LONG_GAP if held else GAP) and not any(t.text in BREAKS or t.text in apart for t in gap):
            if verb.verb in wanted and not _taken(reading, trigger, verb, len(gap)):
                return verb, False
            if verb.tense != "participle":
                break
        break
    if trigger.frame in ELLIPTIC and hit.last + 1 < len(tokens) and _waits(reading, trigger, hit):
        for verb in reading.verbs:
            if verb.first > hit.last and verb.finite and verb.first - hit.last <= ELLIPSIS:
                light = dictionaries().verb_roles.get(verb.verb) in ("light", "passive")
                if any(hit.last == verb.first - 1 for hit in reading.cues.get("other_verb", [])):
                    return None, False  # ترور و جنگ به دست بیگانه آغاز شد
                # پنج گروگان و سه خبرنگار آزاد شدند, ترور و وحشت آورد: these take their own verbs alone
                borrows = light and trigger.frame == "harm" and not trigger.type
                return (verb, True) if verb.verb in wanted or borrows else (None, False)
    return None, False


def _waits(reading: Reading, trigger: Trigger, hit: Hit) -> bool:
    """Whether a participle leaves its verb to the next one: `پنج نفر کشته و سه نفر زخمی شدند`, `کشته یا زخمی شدند`."""
    joined = reading.tokens[hit.last + 1].text
    either = joined == "یا" and trigger.frame == "harm"
    joins = ("و",) if trigger.frame == "liberate" else ("و", "،")  # خیابان‌های آزاد، دیباجی و ...
    return joined in joins or (either and any(t.first == hit.last + 2 for t in reading.layer("trigger")))


def _taken(reading: Reading, trigger: Trigger, verb: Verb, gap: int) -> bool:
    """Whether another word stands before the light verb and makes a verb with it: `با حمله به شهر مخالفت کرد`,
    `درباره تحریم ایران تاکید کرد`, `خواستار آزادی زندانیان شدند`, `این تهدید را ریشه‌کن کردیم`."""
    if verb.verb == "شد" and _leads_to(reading, verb, verb.first - gap - 1, "demand", *(("cause",) if gap else ())):
        return True
    if not gap:
        return False
    if verb.verb == "شد" and any(t.text in ARRIVING for t in reading.tokens[verb.first - gap : verb.first]):
        return True  # برای گفت‌وگو درباره آتش‌بس وارد قاهره شد
    if trigger.id in ADJACENT:
        return True
    if (trigger.frame, verb.verb) in BESIDE:
        return True  # از سقوط شهر خبر داد; but شهر را سقوط دادند
    before = verb.first - 1
    if any(hit.last == before and _speaks(hit, verb) for hit in reading.layer("speech")):
        return True
    if any(hit.last == before for hit in reading.cues.get("other_verb", [])):
        return True
    if trigger.frame in SAYINGS and gap > 1 and reading.tokens[verb.first - gap].text == "را":
        return True
    triggers = dictionaries().triggers
    if any(
        hit.last == before and verb.verb in triggers[hit.entry.value].active | triggers[hit.entry.value].passive
        for hit in reading.layer("trigger")
    ):
        # گروگان‌ها به تدریج آزاد شدند; but کنترل شهر را به دست آوردند, انگشت اتهام را نشانه رفت
        held = trigger.id == "control" and reading.tokens[before].text in HANDS
        return not (held or (trigger.id == "pointed" and reading.tokens[before].text == "نشانه"))
    if not trigger.nominal:
        return False
    if reading.tokens[before].text == "در" and verb.verb in ("آورد", "آمد"):
        return False  # به تصرف خود در آوردند
    if reading.tokens[before].text in ("قرار", "را", "خود", "کامل") or reading.tokens[before].kind != "word":
        return False
    known: tuple[Layer, ...] = ("modifier", "means", "place", "country", "actor", "noun", "trigger", "placecue")
    return not any(hit.first <= before <= hit.last for layer in known for hit in reading.layer(layer))


def _leads_to(reading: Reading, verb: Verb, word: int, *names: str) -> bool:
    """Whether `شد` belongs to a word of asking or causing earlier in its clause: `خواستار آزادی او شد`."""
    clause = reading.clause_of[verb.first]
    return any(
        cue.last < word and reading.clause_of[cue.first] == clause
        for name in names
        for cue in reading.cues.get(name, [])
    )


def _speaks(hit: Hit, verb: Verb) -> bool:
    """Whether a word makes a verb of speech with a light verb, or its passive: `بیان کرد`, `اعلام شده`."""
    makers = hit.entry.detail.split()
    return verb.verb in makers or (verb.verb == "شد" and "کرد" in makers)


def _made(
    reading: Reading, trigger: Trigger, first: int, last: int, verb: Verb | None, voice: Voice, *, far: bool = False
) -> Act:
    verb_last = verb.last if verb and not far else last
    real, why = modality(Told(reading, trigger, first, last, verb, voice))
    word = reading.tokens[first].text
    return Act(
        trigger,
        first,
        last,
        verb_last,
        voice,
        reading.clause_of[first],
        real,
        why,
        plural=word.endswith(("ها", "های", "ات", "هایی")) or reading.tokens[last].text in ("ها", "های"),
    )
