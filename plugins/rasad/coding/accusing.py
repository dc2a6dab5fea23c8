"""Accusations: who blames or condemns whom for an act."""

from __future__ import annotations

from rasad.coding.acts import Act
from rasad.coding.governing import doer, speaks
from rasad.coding.kinship import akin
from rasad.coding.lexicon import dictionaries
from rasad.coding.phrases import Side
from rasad.coding.promises import conditional
from rasad.coding.signs import at_war, decided, has, known, of_itself, of_peace
from rasad.coding.telling import Sentence, Telling

#: Acts that a side can be blamed for.
DEEDS = frozenset(
    {
        "attack",
        "hit",
        "harm",
        "explode",
        "fire",
        "arrest",
        "clash",
        "siege",
        "demolish",
        "violate",
        "loss",
        "take",
        "operation",
        "infiltrate",
        "impact",
    }
)
#: Deeds of force: who accuses a state or an armed side of one speaks of an armed conflict.
OF_FORCE = frozenset({"attack", "hit", "explode", "fire", "impact", "clash", "siege"})
#: Each the other: `یکدیگر را متهم کردند`.
EACH_OTHER = frozenset({"یکدیگر", "همدیگر"})
#: Rows of triggers.csv that are accusations where a speaker says them of another, whatever their grammar.
VERDICTS = frozenset(
    {"involved", "perpetrated", "deplored", "called", "surely", "complaint", "culprit", "made", "answerable", "work"}
)
#: Those that tell the deed by themselves.
COMPLETE = frozenset({"perpetrated"})
#: Those whose subject is the one accused.
PREDICATES = frozenset({"involved", "perpetrated", "culprit"})
#: Classes of nouns of which somebody is one: `از اعضای آن گروه`.
MEMBERS = frozenset({"armed", "leader", "unit"})
#: Those by which blame is laid on whoever they name.
LAID = frozenset({"answerable", "work"})
#: Deeds that stand in the words of an accusation: `عامل حمله`, `پشت این انفجار`.
NAMED_DEEDS = ("حمله", "حملات", "انفجار", "ترور", "جنایت", "حادثه", "این")
#: How far after `متهم کردن` the accused stands.
ACCUSED_NEAR = 4
#: How far after `مسئولیت آن بر عهده` and before a summons those to blame stand.
BLAMED_NEAR = 6
#: Envoys, to whom a protest against their state is handed, and how far from it they stand.
ENVOYS = ("سفیر", "کاردار", "سرکنسول", "کنسول")
#: Words of sources that report and accuse nobody.
REPORTS = ("منابع", "منبع", "گزارش", "خبرگزاری", "رسانه", "روزنامه", "شبکه", "شاهدان")
#: Words before one who thinks so: `به عقیده واشنگتن`.
OPINION = frozenset({"عقیده", "گفته", "باور", "نظر", "اعتقاد", "ادعای", "زعم", "گمان"})
#: Words for one who is to blame, as folded text has them, states of affairs that are no deed, and how near they stand.
BLAME = ("عامل", "عوامل", "مسیول", "مسوول", "مقصر", "مسبب", "باعث")
AFFAIRS = (
    "تنش", "ناامنی", "بیثبات", "اغتشاش", "مشکل", "بحران", "عواقب", "پیامد", "تبعات", "وضع", "اوضاع", "شکست",
    "کمبود", "تورم", "گرانی", "فقر", "اختلاف", "تفرقه", "بنبست", "عقبماندگی", "نابسامانی",
)  # fmt: skip
AFFAIRS_NEAR = 6
#: Beginnings of words that condemn a deed and name no culprit: `حمله را مورد انتقاد قرار داد`.
DEPLORED = ("محکوم", "مورد", "انتقاد", "نکوهش")
#: What a side commits.
CRIMES = ("جنایت", "جنایات", "نسلکشی", "کشتار", "ترور", "قتل")
#: Words for a deed, beside those of triggers.csv, whose ezafe names who did it.
DONE_BY = frozenset({"اقدام", "اقدامات", "جنایت", "جنایات", "عمل", "اعمال", "رفتار"})
#: Words that make an accusation of whose make a weapon is: `بقایای پهپاد نشان می‌دهد که ساخت آن کشور است`.
EVIDENCE = ("نشان", "مدعی", "ادعا", "شواهد", "بقایا", "نتیجه", "متهم", "مطابق", "بررسی")
#: Words before an infinitive that make a statement of it.
SHOWING = ("نشان", "نشاندهنده", "اطمینان", "گویای", "بیانگر", "حاکی")
#: Words before a condemnation that make it one: `با محکومیت`, `ضمن انتقاد از`.
DEPLORING = frozenset({"با", "ضمن", "در", "به"})


def accuse(telling: Telling) -> str | None:
    said = [a for a in telling.acts if a.trigger.id in VERDICTS]
    # اطمینان داریم آن گروه این حمله را انجام داده است: what says who did it tells more than what is sure
    verdict = next((a for a in said if a.trigger.id in PREDICATES | LAID), next(iter(said), None))
    if verdict is not None and all(a.trigger.id in VERDICTS or a.voice == "noun" for a in telling.acts):
        why_not = _verdict(telling, verdict)
    elif _deed_condemned(telling):
        why_not = None
    elif _charging(telling):
        why_not = _charged_in_passing(telling)
    else:
        why_not = _charge(telling)
    if why_not is None:
        _widen(telling)
    return why_not


def charge_denied(telling: Telling) -> bool:
    """Whether what is denied is a charge that was made all the same: `متهم کرد، اما آن‌ها این اتهام را تکذیب کردند`,
    `می‌گویند حمله کار آن گروه بوده است؛ گروه این اتهام را رد کرد`."""
    if any(a.voice == "active" for a in telling.acts):
        return True
    said = max((a.last for a in telling.acts if a.trigger.id in LAID), default=None)
    denials = [hit.first for hit in telling.sentence.reading.cues.get("denial", [])]
    return said is not None and bool(denials) and min(denials) > said


def _deed_condemned(telling: Telling) -> bool:
    """Whether a deed was condemned in the passive, and whose it was: `در بیانیه حمله آن گروه محکوم شد`."""
    written = any(hit.entry.value == "document" for hit in telling.sentence.reading.layer("speech"))
    if not (all(a.voice == "passive" for a in telling.acts) and (telling.heard or telling.initiator or written)):
        return False
    side = _blamed(telling) if _condemned(telling) and _specific(telling) and at_war(telling) else None
    if side is None:
        return False
    telling.target = [side]
    telling.target_rank = 2
    decided(telling, "accusation", "a deed was condemned", side.rows)
    return True


def _charging(telling: Telling) -> bool:
    """Whether somebody accuses beside what he does: `با متهم کردن آن گروه به حمله خواستار تحریم شد`."""
    tokens = telling.sentence.reading.tokens
    return all(
        a.voice == "noun" and a.first and tokens[a.first].text == "متهم" and tokens[a.first - 1].text in DEPLORING
        for a in telling.acts
    )


def _charged_in_passing(telling: Telling) -> str | None:
    """An accusation by an infinitive: who is accused follows it, the subject of the sentence or who speaks accuses."""
    sentence = telling.sentence
    act = telling.acts[0]
    near = [s for s in sentence.sides if 0 < s.first - act.verb_last <= ACCUSED_NEAR and s.code]
    accused = next(iter(near), None)
    if accused is None:
        return "nobody is accused"
    deeds = any(a.frame in DEEDS and a.first > act.last for a in sentence.acts)
    if _of_affairs(telling) or not (deeds or has(telling, "pointing")):
        return "no specific act"  # با متهم کردن آن کشور به پولشویی
    before = [s for s in sentence.sides if s.last < act.first and s.code and not (s.is_object or s.genitive)]
    accuser = _voice(telling, accused) or next((s for s in before if not _one(s, accused)), None)
    if accuser is None and not telling.heard:
        return "accusation by nobody"
    if of_peace(telling) or not (at_war(telling) or _of_force(telling, [accused])):
        return "no sign of armed conflict"
    telling.initiator = [accuser] if accuser is not None else []
    telling.target = [accused]
    telling.target_rank = 1
    decided(telling, "accusation", "accused in passing", act.rows)
    return None


def _charge(telling: Telling) -> str | None:
    """An accusation told with its verb: `دولت آن گروه را به حمله متهم کرد`."""
    if all(a.voice != "active" for a in telling.acts):
        return "accusation by nobody"
    if not _about_a_deed(telling):
        return "no specific act"
    reading = telling.sentence.reading
    deplored = all(reading.tokens[a.first].text.startswith(DEPLORED) for a in telling.acts)
    first = min((a.first for a in telling.sentence.acts if a.frame in DEEDS and a.voice == "noun"), default=10**6)
    if deplored:  # حمله به کشتی در ساحل عمان را محکوم کرد: what stands before را is no culprit
        telling.target = [s for s in telling.target if s.armed or s.first < first]
    telling.target = [s for s in telling.target if s.noun_class not in ("civilian", "victim")]
    if has(telling, "accident") and not any(a.frame in OF_FORCE for a in telling.sentence.acts):
        return "no sign of armed conflict"  # به حملات سایبری متهم کرد, به قاچاق نفت متهم کرد
    if _goes_on(telling) or has(telling, "habit"):
        return "general statement"
    if not telling.target and _each_other(telling):
        telling.initiator, telling.target = telling.initiator[:1], telling.initiator[1:]
    side = None if known(telling.target) else _pointed_at(telling) or _blamed(telling)
    if side is not None:
        telling.target = [side]
        telling.target_rank = 2
        telling.because("target", "whose deed is condemned", side.rows)
    if of_itself(telling) and not _set_right(telling):
        return "accused by itself"
    return _charged_by(telling)


def _about_a_deed(telling: Telling) -> bool:
    """Whether an accusation is about an act that its sentence tells, or one told before."""
    reading = telling.sentence.reading
    rows = {a.trigger.id for a in telling.acts}
    if _of_affairs(telling):
        return False
    if "criticised" in rows:
        return _criticised(telling)
    if any(a.frame in DEEDS and not any(a is b for b in telling.acts) for a in telling.sentence.acts):
        return True
    if any(t.text.startswith("متهم") for t in reading.tokens) or rows & {"pointed", "culprit"}:
        return True
    if "ascribe" in rows and (reading.layer("means") or reading.layer("item")):
        return True  # به کارگیری این بمب را به گروه نسبت داد
    return telling.points_back or has(telling, "pointing")


def _criticised(telling: Telling) -> bool:
    """Whether what is criticised is a deed: `از حمله آن گروه انتقاد کرد`, not `با اشاره به حمله از دولت انتقاد کرد`."""
    sentence = telling.sentence
    tokens = sentence.reading.tokens
    first = min(a.first for a in telling.acts)
    deeds = [a for a in sentence.acts if a.frame in DEEDS and 0 < a.first < first]
    return any(
        tokens[a.first - 1].text == "از" or any(t.text == "را" for t in tokens[a.last + 1 : first])
        for a in deeds
        if a.voice == "noun"
    )


def _charged_by(telling: Telling) -> str | None:
    """Why those who accuse make no event of an accusation, or None."""
    named = known(telling.target) or any(s.armed for s in telling.target)
    he = telling.heard and not telling.initiator and telling.sentence.attribution.continues  # وی آن گروه را متهم کرد
    official = he or known(telling.initiator) or _official(telling)
    beside = _beside(telling)
    if beside is not None and not any(s is beside for s in telling.initiator):
        telling.initiator = [beside]
        telling.initiator_rank = 1
        telling.because("initiator", "stands before the object", beside.rows)
    if telling.initiator and all(_press(telling, side) for side in telling.initiator):
        return "accused by the press"
    if not ((telling.initiator or he) and named) or not (official or telling.sentence.conflict):
        return "accusation without two named sides"
    if not (at_war(telling) or _of_states(telling) or (official and _of_force(telling, telling.target))):
        return "no sign of armed conflict"
    decided(telling, "accusation", "the word's own type")
    return None


def _of_affairs(telling: Telling) -> bool:
    """Whether a side is blamed for how things stand and for no deed: `عامل اصلی تنش در منطقه`, `مسئول
    عواقب این اقدامات`."""
    texts = [t.text for t in telling.sentence.reading.tokens]
    blame = [i for a in telling.acts for i in range(a.first, a.last + 1) if texts[i].startswith(BLAME)]
    deeds = {a.first for a in telling.sentence.acts if a.frame in DEEDS}
    for i in blame:
        window = range(i + 1, min(len(texts), i + 1 + AFFAIRS_NEAR))
        first = next((j for j in window if j in deeds or texts[j].startswith(AFFAIRS)), None)
        if first is not None and first not in deeds:
            return True
    return False


def _widen(telling: Telling) -> None:
    """The words of an accusation go on to those of the deed that it is about: they are one clause."""
    clause_of = telling.sentence.reading.clause_of
    mine = {a.clause for a in telling.acts}
    inside = [i for i, clause in enumerate(clause_of) if clause in mine]
    first, last = telling.span
    telling.span = min(first, inside[0]), max(last, inside[-1])


def _goes_on(telling: Telling) -> bool:
    """Whether somebody accuses another again and again, of no one deed: `ایران را متهم می‌کنند`."""
    sentence = telling.sentence
    ends = {v.last: v for v in sentence.reading.verbs}
    present = all(
        a.trigger.id != "culprit" and a.verb_last in ends and ends[a.verb_last].tense == "present"
        for a in telling.acts
        if a.voice != "noun"
    )
    mine = {a.clause for a in telling.acts}
    tokens = sentence.reading.tokens
    if present and any(t.text == "هر" and sentence.reading.clause_of[i] in mine for i, t in enumerate(tokens)):
        return True  # هر حادثه‌ای را به آن گروه نسبت می‌دهند
    return present and not (
        telling.points_back
        or has(telling, "pointing")
        or any(a.frame in DEEDS and a.clause in mine for a in sentence.acts)
    )


def _condemned(telling: Telling) -> bool:
    """Whether a passive condemns a deed and sentences nobody: `این حمله محکوم شده است`, not `به زندان محکوم شد`."""
    tokens = telling.sentence.reading.tokens
    return any(
        tokens[a.first].text == "محکوم"
        and not any(t.text in ("به", "زندان", "حبس") for t in tokens[a.first - 3 : a.first])
        and [t.text for t in tokens[a.last + 1 : a.last + 2]] != ["به"]  # محکوم به شکست است
        for a in telling.acts
    )


def _specific(telling: Telling) -> bool:
    """Whether what is condemned is one deed, or has its day or place: not `حملات آن گروه محکوم است`."""
    sentence = telling.sentence
    one = any(a.frame in DEEDS and not a.plural for a in sentence.acts if not any(a is b for b in telling.acts))
    return one or bool(sentence.spots or sentence.dates) or has(telling, "pointing")


def _of_states(telling: Telling) -> bool:
    """Whether somebody known condemns the attack of a state or an armed side by name, in however short an article."""
    side = _blamed(telling)
    official = known(telling.initiator) or _official(telling)
    return side is not None and official and (side.kind == "state" or bool(side.armed))


def _beside(telling: Telling) -> Side | None:
    """The subject that stands right before the object, nearer than any other: `پس از آنکه لندن آن گروه را متهم کرد`."""
    objects = {s.first for s in telling.target if s.is_object}
    return next(
        (s for s in telling.sentence.sides if s.last + 1 in objects and s.code and not s.is_object and not s.asset),
        None,
    )


def _press(telling: Telling, side: Side) -> bool:
    """Whether who accuses is a report or a source, whose word says who did it and accuses nobody: `منابع آگاه`."""
    words = telling.sentence.reading.tokens[side.first : side.last + 1]
    return side.noun_class != "authority" and any(t.text.startswith(REPORTS) for t in words)


def _official(telling: Telling) -> bool:
    """Whether who accuses holds an office: `وزیران خارجه هفت کشور`."""
    return any(s.noun_class == "authority" for s in telling.initiator)


def _of_force(telling: Telling, accused: list[Side]) -> bool:
    """Whether a state or an armed side is accused of a deed of force, in an article however short:
    `بریتانیا ایران را مسئول حمله به نفتکش دانست`; no crime, accident or attack on computers."""
    bearing = any(s.code and (s.kind == "state" or s.armed) for s in accused)
    deed = any(a.trigger.id == "culprit" for a in telling.acts) or any(
        a.frame in OF_FORCE and not any(a is b for b in telling.acts) for a in telling.sentence.acts
    )
    return bearing and deed and not of_peace(telling)


def _each_other(telling: Telling) -> bool:
    """Whether two sides accuse each other: `هند و پاکستان یکدیگر را به نقض آتش‌بس متهم کردند`."""
    reading = telling.sentence.reading
    clauses = {a.clause for a in telling.acts}
    often = any(
        t.text == "بار" and reading.tokens[i - 1].text in ("چند", "چندین") for i, t in enumerate(reading.tokens)
    )
    if often or not any(t.text in EACH_OTHER and reading.clause_of[i] in clauses for i, t in enumerate(reading.tokens)):
        return False
    if len(telling.initiator) == 1:  # با آنکه هند و پاکستان یکدیگر را متهم کرده‌اند
        end = telling.initiator[0].last
        beside = [s for s in telling.sentence.sides if s.first == end + 2 and reading.tokens[end + 1].text == "و"]
        telling.initiator = [*telling.initiator, *beside]
    return len(telling.initiator) > 1


def _verdict(telling: Telling, act: Act) -> str | None:
    """An accusation by what is said of another, with the word that says it: `گفت آن گروه در این حمله دست دارد`."""
    why_not = _no_verdict(telling, act)
    if why_not is not None:
        return why_not
    accused = _accused(telling, act)
    if accused is None or not accused.code:
        return "nobody is accused"
    voice = _voice(telling, accused)
    accuser = voice
    if voice is None and act.trigger.id != "made":
        press = dictionaries().source_names
        others = [s for s in telling.initiator if not _one(s, accused) and s.code not in press]
        accuser = next((s for s in others if s.code), None)
    voices = [Side(s.first, s.last, s.code, "", "", ()) for s in telling.sentence.attribution.speakers]
    if accuser is None and act.trigger.id == "work":
        accuser = _subject_before(telling, act, accused)
    if any(_press(telling, s) for s in ([accuser] if accuser is not None else voices)):
        return "accused by the press"
    said = voice if act.trigger.id in ("surely", "perpetrated") else accuser
    if said is None and not telling.heard:
        return "accusation by nobody"
    told = at_war(telling) or _of_states(telling) or _of_force(telling, [accused])
    if of_peace(telling) or not told:
        return "no sign of armed conflict"
    telling.initiator = [accuser] if accuser is not None else []
    telling.target = [accused]
    telling.target_rank = 1
    telling.because("target", "who is said to have done it", accused.rows)
    decided(telling, "accusation", "what is said of another", act.rows)
    return None


def _no_verdict(telling: Telling, act: Act) -> str | None:
    """Why a word accuses nobody of a deed, or None."""
    reading = telling.sentence.reading
    row = act.trigger.id
    before = reading.tokens[act.first - 1].text if act.first else ""
    if telling.status != "happened":
        return "denied or only thought of"
    if row == "answerable" and conditional(reading, act.first, whoever=False):
        return "conditional"  # در صورت تکرار حمله مسئولیت آن بر عهده آن کشور است
    if row == "involved" and before in ("در", "به") and reading.tokens[act.first].text == "دست":
        return "a plan in hand"
    if row == "involved" and _claimed(telling, act):
        return "a charge that is spoken about"
    if row == "deplored" and before not in DEPLORING:
        return "only named, not told"
    if row == "perpetrated" and not _crime(telling, act):
        return "no specific act"
    deed = any(a.frame in DEEDS and a is not act for a in telling.sentence.acts) or has(telling, "pointing")
    words = reading.tokens[act.first : act.last + 1]
    deed = deed or (row in LAID and any(t.text.startswith(NAMED_DEEDS) for t in reading.tokens))
    deed = deed or (row == "culprit" and any(t.text.startswith(NAMED_DEEDS) for t in words))
    return None if deed or telling.points_back or row in COMPLETE else "no specific act"


def _accused(telling: Telling, act: Act) -> Side | None:
    """Who is accused by what is said of him."""
    row = act.trigger.id
    if row == "made":
        return _maker(telling, act)
    if row == "work":
        return _named_in(telling, range(act.first + 1, act.last + 1))
    if row == "answerable":
        after = [s for s in telling.sentence.sides if 0 < s.first - act.last <= BLAMED_NEAR and s.code]
        return next(iter(after), None)
    if row == "complaint":
        telling.initiator = telling.initiator or telling.target
        return _to(telling, act) or _envoy(telling)
    subject = None
    if row == "called":  # حمله را نمونه‌ای از تروریسم از سوی آن گروه خواند
        after = [s for s in telling.sentence.sides if act.last < s.first < act.verb_last and s.code]
        subject = next((s for s in after if s.marker == "agent"), None)
    if row in PREDICATES:
        subject = _subject(telling, act) or next(
            (s for s in telling.target if s.code and not _thinks(telling.sentence, s)), None
        )
    return subject or _blamed(telling)


def _maker(telling: Telling, act: Act) -> Side | None:
    """Whose make the weapon of an attack is said to be, by evidence: `بقایای موشک نشان می‌دهد ساخت آن کشور است`."""
    reading = telling.sentence.reading
    if not any(t.text.startswith(EVIDENCE) for t in reading.tokens):
        return None
    hit = next((h for h in reading.layer("country") if act.first <= h.first <= h.last <= act.last), None)
    return hit and Side(hit.first, hit.last, hit.entry.value, "state", "", (hit.entry.row,))


def _named_in(telling: Telling, words: range) -> Side | None:
    """The side that words name, whatever they are to the sentence: `این حمله را کار داعش دانست`."""
    reading = telling.sentence.reading
    hits = [*reading.layer("actor"), *reading.layer("country")]
    hit = next((h for h in hits if h.first in words and h.last in words), None)
    if hit is None:
        return None
    actor = dictionaries().actors.get(hit.entry.value)
    kind = actor.kind if actor else "state"
    return Side(hit.first, hit.last, hit.entry.value, kind, "", (hit.entry.row,))


def _envoy(telling: Telling) -> Side | None:
    """Whose envoy was handed a protest: `اعتراض شدید خود به این حمله را به سفیر آن کشور ابلاغ کرد`."""
    sentence = telling.sentence
    return next((s for s in sentence.sides if s.code and sentence.reading.tokens[s.first].text in ENVOYS), None)


def _crime(telling: Telling, act: Act) -> bool:
    """Whether what somebody is said to have committed is a crime: `مرتکب «جنایت جنگی» شده است`, not `مرتکب خطا`."""
    tokens = telling.sentence.reading.tokens
    if tokens[act.last].text != "مرتکب":
        return True
    done = tokens[max(0, act.first - 7) : act.first]  # این جنایت را در یمن مرتکب شده است
    if any(t.text == "را" for t in done) and any(t.text.startswith(CRIMES) for t in done):
        return True
    return any(t.text.startswith(CRIMES) for t in tokens[act.last + 1 : act.last + 4])


def _claimed(telling: Telling, act: Act) -> bool:
    """Whether an infinitive only names a charge: `ادعای دست داشتن آن گروه`; but `نشان‌دهنده دست داشتن آن گروه است`."""
    tokens = telling.sentence.reading.tokens
    if tokens[act.last].text != "داشتن":
        return False
    return not any(t.text.startswith(SHOWING) for t in tokens[max(0, act.first - 3) : act.first])


def _one(side: Side, other: Side) -> bool:
    """Whether two sides are one or of one state."""
    return side is other or bool(side.code and other.code and akin(side.code, other.code))


def _voice(telling: Telling, accused: Side) -> Side | None:
    """Who says it: a speaker that is not of the accused."""
    sentence = telling.sentence
    for speaker in sentence.attribution.speakers:
        press = any(t.text.startswith("رسانه") for t in sentence.reading.tokens[speaker.first : speaker.last + 1])
        if speaker.verb_at < 0 or press or speaker.code in dictionaries().source_names:
            continue
        side = next((s for s in sentence.sides if speaker.first <= s.first and s.last <= speaker.last), None)
        side = side or Side(speaker.first, speaker.last, speaker.code, "person", "", ("speaker",))
        if not _one(side, accused):
            return side
    return None


def _subject(telling: Telling, act: Act) -> Side | None:
    """The subject before a predicate: `[آن گروه] در این حمله دست دارد`."""
    sentence = telling.sentence
    clause = sentence.reading.clause_of[act.first]
    shell = sentence.reading.embedded(act.first)
    if shell is not None:  # آن گروه که به گفته وزیر عامل حمله است
        before = next((s for s in sentence.sides if s.last == shell[0] - 1 and s.code), None)
        if before is not None:
            return before
    found = [
        s
        for s in sentence.sides
        if s.last < act.first
        and s.code
        and (s.marker in ("", "and") or (s.marker == "from" and s.noun_class in MEMBERS))  # کاظمی از اعضای آن گروه
        and not _thinks(sentence, s)
        and not (s.is_object or s.genitive or speaks(sentence, s))
        and sentence.reading.clause_of[s.first] == clause
    ]
    return found[-1] if found else None


def _subject_before(telling: Telling, act: Act, accused: Side) -> Side | None:
    """The subject of a verdict that names the accused itself: `[وزیر خارجه] این حمله را کار آن گروه دانست`."""
    return next(
        (
            s
            for s in telling.sentence.sides
            if s.last < act.first and s.code and s.marker in ("", "and") and not (s.is_object or s.genitive or s.asset)
            if not _one(s, accused)
        ),
        None,
    )


def _thinks(sentence: Sentence, side: Side) -> bool:
    """Whether a side is the one that thinks so: `به عقیده واشنگتن`."""
    return side.first > 0 and sentence.reading.tokens[side.first - 1].text in OPINION


def _to(telling: Telling, act: Act) -> Side | None:
    """To whom a note of protest goes: `اعتراض شدید ایران به دولت آمریکا`."""
    return next(
        (
            s
            for s in telling.sentence.sides
            if s.first > act.last and s.marker == "to" and s.code and s.first - act.last < 10
        ),
        None,
    )


def _pointed_at(telling: Telling) -> Side | None:
    """At whom the finger of blame is pointed: `انگشت اتهام را به سوی آن گروه گرفت`."""
    act = next((a for a in telling.acts if a.trigger.id == "pointed"), None)
    if act is None:
        return None
    return _named_in(telling, range(act.last + 1, act.last + 1 + ACCUSED_NEAR))


def _blamed(telling: Telling) -> Side | None:
    """Whose deed is condemned: `حمله ارتش به شهر را محکوم کرد`."""
    held = {id(s) for s in telling.initiator}
    sentence = telling.sentence
    for act in sentence.acts:
        if act.frame in DEEDS and not any(act is a for a in telling.acts):
            side = doer(sentence, act)
            if side is not None and side.code and id(side) not in held and not _says_where(sentence, side):
                return side
    tokens = sentence.reading.tokens
    return next(  # این اقدام آمریکا، جنایات داعش
        (s for s in sentence.sides if s.code and s.first and tokens[s.first - 1].text in DONE_BY and id(s) not in held),
        None,
    )


def _says_where(sentence: Sentence, side: Side) -> bool:
    """Whether a capital only says where it was: `حمله تروریستی امروز کابل`; but `حمله تهران به کشتی`."""
    capital = len(side.hits) == 1 and side.hits[0].entry.layer == "country" and side.hits[0].entry.detail == "capital"
    following = [t.text for t in sentence.reading.tokens[side.last + 1 : side.last + 2]]
    return capital and following not in (["به"], ["علیه"])


def _set_right(telling: Telling) -> bool:
    """Put another side of the sentence into its part where one was read as both who accuses and who is accused:
    `آن کشور می‌گوید گروه عامل حمله است`. False where there is none."""
    sentence = telling.sentence
    doers = {s.code for s in telling.initiator}
    near = telling.acts[0].first
    others = [s for s in sentence.sides if s.code and not any(akin(s.code, d) for d in doers if d)]
    if not others:
        return False
    other = min(others, key=lambda s: abs(s.first - near))
    if any(a.trigger.id == "culprit" for a in telling.acts):
        telling.initiator = [other]
    else:
        telling.target = [other]
    return True
