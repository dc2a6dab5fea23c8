"""What sides do to one another without force: talks, agreements, truces broken, aid, sanctions, protest."""

from __future__ import annotations

from rasad.coding.control import own_voice
from rasad.coding.modality import AT_TALKS
from rasad.coding.parties import two_parties, with_press
from rasad.coding.signs import (
    HAPPENING,
    at_war,
    bounds,
    decided,
    has,
    known,
    only_named,
    told_as_done,
    words,
)
from rasad.coding.telling import Telling

#: Words that tell of a measure taken, not of a policy.
NEW = frozenset({"جدید", "جدیدی", "تازه", "تازهای", "دیگری", "فهرست", "لیست", "بسته"})
#: Words before talks after which somebody speaks or acts; AT_TALKS are those at which he does.
AFTER_TALKS = (["پس", "از"], ["بعد", "از"])
#: Words that count a crowd.
MANY = frozenset({"هزاران", "صدها", "دهها", "هزار"})
#: So many people are a crowd.
CROWD = 50
#: How far the verb of `دیدار و ... تبادل نظر کرد` stands.
JOINED = 14
#: How far the verb of a truce that is proclaimed may stand.
PROCLAIMED = 7
#: Words by which an agreement came about, and how far after it the day of it stands.
CONCLUDING = frozenset({"برقراری", "استقرار", "امضای", "اجرای", "اجرایی", "شدن", "انعقاد", "اعلام", "آغاز", "حصول"})
DATED_NEAR = 8
#: Words of meeting that stand before a verb, beside those of happening.
MEETING = frozenset({"دیدار", "گفتوگو", "گفتگو", "گو", "مذاکره", "رایزنی", "داشته", "برقرار", "پرداخته"})


#: Words of bringing two sides together, as they begin, and how far those who do so stand from them.
MEDIATION = ("میانجی", "وساطت", "پادرمیانی")
MEDIATORS = 12
#: Words of what never was, and of news that is not true.
NONE = frozenset({"هیچ", "هیچگونه", "هیچگاه", "هرگز"})
UNTRUE = frozenset({"تکذیب", "بیاساس", "کذب", "شایعه", "نادرست"})
#: Words by which talks came to nothing, and so took place.
FRUITLESS = frozenset({"نتیجه", "بینتیجه", "جایی", "شکست", "بنبست", "ناکام", "ناکامی"})
#: How near they stand.
FRUITLESS_NEAR = 14


def talk(telling: Telling) -> str | None:
    if with_press(telling) or all(_press_conference(telling, a.last) for a in telling.acts):
        return "an interview"
    if all(a.trigger.id == "spoke" for a in telling.acts) and not has(telling, "with"):
        return "spoke to nobody named"
    if not two_parties(telling):
        return "talks of fewer than two sides"
    journey = any(act.why == "journey" for act in telling.acts)  # who travels to talk does so of many matters
    if journey and not telling.sentence.conflict:
        return "ordinary diplomacy"
    if not (telling.sentence.conflict or any(s.armed and s.code for s in telling.initiator + telling.target)):
        return "ordinary diplomacy"
    if has(telling, "interview"):
        return "an interview"
    if telling.status == "happened" and _never(telling):
        telling.status = "denied"
        telling.because("status", "did not come about")
    told = not only_named(telling) or telling.sentence.headline or _met(telling)
    if not told and not (telling.status == "denied" and _untrue(telling)):
        return "only named, not told"
    decided(telling, "talks", "the word's own type")
    return None


def _press_conference(telling: Telling, last: int) -> bool:
    """Whether a meeting is one with reporters: `نشست خبری`."""
    following = [t.text for t in telling.sentence.reading.tokens[last + 1 : last + 2]]
    return following in (["خبری"], ["مطبوعاتی"])


def _never(telling: Telling) -> bool:
    """Whether talks are said never to have been held: `هیچ مذاکره‌ای با آمریکا انجام نشده است`."""
    reading = telling.sentence.reading
    for act in telling.acts:
        verb = next((v for v in reading.verbs if v.finite and v.first > act.last), None)
        none = act.first and reading.tokens[act.first - 1].text in NONE
        if none and verb is not None and verb.negative and verb.tense == "past":
            return True
    return False


def _untrue(telling: Telling) -> bool:
    """Whether news of talks is denied, and not only the wish for them: `خبر مذاکره با آن گروه را تکذیب کرد`."""
    return any(t.text in UNTRUE for t in telling.sentence.reading.tokens) or _never(telling)


def _met(telling: Telling) -> bool:
    """Whether talks that are only named took place: `در دیدار با وزیر گفت`, `مذاکرات برگزار شد`."""
    reading = telling.sentence.reading
    if any(act.why == "journey" for act in telling.acts):
        return True  # برای مذاکره با طالبان به دوحه رفت
    for act in telling.acts:
        before_it = [t.text for t in reading.tokens[max(0, act.first - 2) : act.first]]
        if before_it and (before_it[-1] in AT_TALKS or before_it in AFTER_TALKS):
            return True
        fruitless = [i for i, t in enumerate(reading.tokens) if t.text in FRUITLESS]
        if any(abs(i - act.first) <= FRUITLESS_NEAR and reading.clause_of[i] == act.clause for i in fruitless):
            return True  # مذاکرات میان دولت و شورشیان به نتیجه نرسید
        finite = [v for v in reading.verbs if v.finite and v.first > act.last]
        # مذاکرات با گروهی که در شمال می‌جنگد در جریان است: a relative clause is stepped over
        shell = reading.embedded(act.first)
        verb = next((v for v in finite if reading.embedded(v.first) in (None, shell)), next(iter(finite), None))
        following = [t.text for t in reading.tokens[act.last + 1 : act.last + 3]]
        done = verb is not None and not verb.negative and verb.tense == "past" and verb.first - act.last <= JOINED
        if done and (following[:1] == ["و"] or following == ["،", "و"]):
            return True  # دیدار و درباره آتش‌بس تبادل نظر کرد
        before = reading.tokens[verb.first - 1].text if verb is not None else ""
        told = (
            verb is not None
            and not verb.negative
            and (verb.tense != "subjunctive" or verb.verb == "داشت" or telling.status == "planned")
        )
        if told and (before in HAPPENING or before in MEETING):
            return True
    return False


def agree(telling: Telling) -> str | None:
    truce = "آتشبس" in "".join(words(telling))
    if only_named(telling) and _talked_about(telling):
        return "only spoken about"
    _leave_out_mediators(telling)
    if not (two_parties(telling) or truce):
        return "agreement of fewer than two sides"
    if not (at_war(telling) or truce) or (only_named(telling) and not (_concluded(telling) or _since(telling))):
        return "only named, not told"
    if truce and not (telling.initiator or telling.target) and _proclaimed(telling):
        telling.initiator = own_voice(telling)
    if not (
        telling.initiator or telling.target or (truce and (_since(telling) or (telling.spots and _just_after(telling))))
    ):
        return "agreement of nobody"
    decided(telling, "agreement", "the word's own type")
    return None


def _leave_out_mediators(telling: Telling) -> None:
    """Who brings an agreement about is no party of it: `آتش‌بس با میانجیگری مصر و قطر برقرار شد`."""
    reading = telling.sentence.reading
    at = next((i for i, t in enumerate(reading.tokens) if t.text.startswith(MEDIATION)), None)
    if at is None:
        return
    end = next(
        (i for i in range(at, len(reading.tokens)) if reading.tokens[i].text in ("میان", "بین", "در", "به")), None
    )
    end = min(len(reading.tokens) if end is None else end, at + MEDIATORS)
    telling.initiator = [s for s in telling.initiator if not at < s.first < end]
    telling.target = [s for s in telling.target if not at < s.first < end]
    if not (telling.initiator or telling.target):
        telling.initiator = [s for s in telling.sentence.sides if s.marker == "between"]


def _talked_about(telling: Telling) -> bool:
    """Whether an agreement is what somebody talks about: `برای گفت‌وگو درباره آتش‌بس وارد شهر شد`."""
    topics = {hit.last for hit in telling.sentence.reading.cues.get("topic", [])}
    return all(act.first - 1 in topics for act in telling.acts)


def _concluded(telling: Telling) -> bool:
    """Whether an agreement that is only named came about: `توافقنامه آتش‌بس امضا کردند`, `آتش‌بس برقرار شد`."""
    low, high = bounds(telling)
    denied = any(v.negative and low <= v.first <= high for v in telling.sentence.reading.verbs)
    return (has(telling, "concluded") or _proclaimed(telling)) and not denied


def _since(telling: Telling) -> bool:
    """Whether an agreement that is only named is told with the day on which it came about: `از زمان برقراری آتش‌بس در
    ماه خرداد`, `پیش از امضای توافق در هفته گذشته`; no `از زمان برقراری آتش‌بس`."""
    reading = telling.sentence.reading
    return any(
        {t.text for t in reading.tokens[max(0, act.first - 2) : act.first]} & CONCLUDING
        and any(0 < first - act.last <= DATED_NEAR and expression.first for expression, first, _ in reading.dates)
        for act in telling.acts
    )


def _just_after(telling: Telling) -> bool:
    """Whether what tells that a truce came about stands by its word: `آتش‌بس در شهر برقرار شد`, no `از زمان اعلام آتش‌بس
    ۳۰۰ نفر به شهادت رسیدند`."""
    reading = telling.sentence.reading
    hits = [hit for hit in reading.cues.get("concluded", []) if hit.first < hit.last]
    for act in telling.acts:
        if any(0 < hit.first - act.last <= PROCLAIMED for hit in hits):
            return True
        verb = next((v for v in reading.verbs if v.finite and v.first > act.last), None)
        if verb is not None and any(
            hit.last == verb.last and reading.clause_of[hit.first] == act.clause for hit in hits
        ):
            return True  # آتش‌بس در شهر با میانجیگری آن کشور از ساعت شش صبح آغاز شد
    return False


def _proclaimed(telling: Telling) -> bool:
    """Whether a truce is what somebody proclaims: `گروه آتش‌بس سه‌روزه اعلام کرد`; not `درباره آتش‌بس اعلام کرد که`."""
    reading = telling.sentence.reading
    for act in telling.acts:
        verb = next((v for v in reading.verbs if v.finite and v.first > act.last), None)
        if verb is None or verb.first - act.last > PROCLAIMED or verb.verb not in ("کرد", "شد"):
            continue
        told = reading.tokens[verb.first - 1].text == "اعلام" and verb.tense == "past"
        following = [t.text for t in reading.tokens[verb.last + 1 : verb.last + 2]]
        topic = any(hit.last == act.first - 1 for hit in reading.cues.get("topic", []))
        if told and following not in (["که"], [":"]) and not topic:
            return True
    return False


def violate(telling: Telling) -> str | None:
    if "آتشبس" not in "".join(words(telling)):
        return "no truce was violated"
    if not (telling.initiator or telling.spots):
        return "violated by nobody"
    if only_named(telling) and not told_as_done(telling):
        return "only named, not told"
    decided(telling, "truce_violation", "the word's own type")
    return None


def aid(telling: Telling) -> str | None:
    if not (telling.initiator and (telling.target or telling.spots)):
        return "aid from nobody"
    if only_named(telling) and not has(telling, "delivered"):
        return "only named, not told"
    if not at_war(telling):
        return "no sign of armed conflict"
    decided(telling, "aid", "the word's own type")
    return None


def sanction(telling: Telling) -> str | None:
    if not known(telling.initiator):  # آمریکا اعلام کرد دو فرمانده را تحت تحریم قرار داده است
        telling.initiator = own_voice(telling)
    if not (known(telling.initiator) and (telling.target or telling.spots)):
        return "sanction without sides"
    if only_named(telling) and not (telling.sentence.headline and has(telling, "imposed")):
        return "only named, not told"
    active = any(a.voice == "active" for a in telling.acts)
    if not active or not (known(telling.target) or (at_war(telling) and has(telling, "against", "to"))):
        return "no sanction between sides"
    imposed = any(a.trigger.id != "sanction" for a in telling.acts)
    specific = telling.sentence.headline or telling.sentence.dates or telling.sentence.reading.quantities
    new = bool(set(words(telling)) & NEW) and not telling.sentence.aside
    if not (imposed or specific or new):
        return "sanctions as a policy"
    decided(telling, "sanction", "the word's own type")
    return None


def _took_part(telling: Telling) -> bool:
    """Whether so many people took part in a march: `در این راهپیمایی حدود ۵۰۰۰ تن شرکت کردند`."""
    reading = telling.sentence.reading
    many = any((q.low or q.high or 0) >= CROWD for q, _, _ in reading.quantities)
    return many and any(t.text == "شرکت" for t in reading.tokens)


def protest(telling: Telling) -> str | None:
    took_part = _took_part(telling)
    crowd = has(telling, "crowd") or took_part or (telling.spots and telling.sentence.conflict)
    many = any(
        MANY & {t.text for t in telling.sentence.reading.tokens[a : b + 1]}
        for _, a, b in telling.sentence.reading.quantities
    )
    if not crowd or not (telling.spots or telling.initiator or took_part or (many and not only_named(telling))):
        return "no crowd or place"
    if not (
        telling.sentence.conflict or (has(telling, "against") and (known(telling.target) or has(telling, "conflict")))
    ):
        return "ordinary protest"
    told = has(telling, "held") or (telling.spots and telling.sentence.conflict)
    if only_named(telling) and telling.points_back:
        decided(telling, "", "points back")
        return None
    if only_named(telling) and not told:
        return "only named, not told"
    decided(telling, "protest", "the word's own type")
    return None
