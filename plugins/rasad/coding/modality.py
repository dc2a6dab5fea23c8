"""How real an act is that words tell: told as done, planned, denied, or only wished for, feared, asked or thought of.

An act that is not told as done is kept with its modality, so that it can be coded as planned or denied, or said to be
no event, with the reason.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from rasad.coding.lexicon import Trigger
from rasad.coding.match import Hit
from rasad.coding.promises import CONDITIONS, PROMISES, conditional, we
from rasad.coding.reading import Reading, Verb

Voice = Literal["active", "passive", "noun"]
Modality = Literal["asserted", "planned", "denied", "unreal"]
#: A modality with the reason.
Judged = tuple[Modality, str]

#: Frames of moving forces, relief and people: a number of them in the present tense is what somebody announces.
MOVES = frozenset({"deploy", "withdraw", "release", "aid", "exercise"})
#: Rows of forces that are sent, of which a present tense is always an announcement: `نیرو اعزام می‌کند`.
SENDING = frozenset({"deploy", "moved", "sent"})
#: Frames of force: a verb to come, or a plan, is theirs only where it tells that they are done.
FORCEFUL = frozenset(
    {"attack", "hit", "fire", "operation", "clash", "explode", "impact", "infiltrate", "harm", "loss", "repel"}
)
#: Words before a verb with which an event noun is done: `حمله را آغاز خواهد کرد`.
DOING = frozenset(
    {"انجام", "صورت", "آغاز", "شروع", "ادامه", "اجرا", "اجرایی", "راه", "ترتیب", "تکرار", "روی", "رخ", "برپا", "به",
     "وارد", "شدت", "تشدید", "گسترش", "ازسر", "دنبال", "انجامید", "عملیاتی", "عملی", "سر"}
)  # fmt: skip
#: Words and verbs with which an event noun is done: `عملیاتی را به راه انداختند`.
SUPPORT = frozenset(
    {("صورت", "داد"), ("انجام", "داد"), ("ترتیب", "داد"), ("سازمان", "داد"), ("راه", "انداخت"), ("اجرا", "کرد")}
)
#: Words after which an event noun is why or when something else will be done: `به دلیل حمله ... لغو خواهد شد`.
ABOUT = frozenset(
    {
        "دلیل",
        "علت",
        "خاطر",
        "بخاطر",
        "پی",
        "درپی",
        "دنبال",
        "بدنبال",
        "پس",
        "بعد",
        "درباره",
        "مورد",
        "خصوص",
        "درخصوص",
        "وجود",
    }
)
#: Words at the time of talks: `در دیدار با وزیر گفت`.
AT_TALKS = frozenset({"در", "طی", "جریان", "پایان", "خلال", "حاشیه"})
#: Words of what a journey is for, verbs of going, and words that make one with a light verb: `راهی دوحه شد`.
PURPOSE = frozenset({"برای", "منظور", "بمنظور", "جهت", "هدف", "قصد"})
GOING = frozenset({"رفت", "آمد", "فرستاد", "رسید", "شتافت", "برد"})
TRAVEL = frozenset({"سفر", "وارد", "راهی", "عازم", "رهسپار", "اعزام", "ترک"})
#: Words with which somebody announces what he is about to do, as the text has them.
INTENDING = frozenset({"قصد دارد", "قصد دارند", "در صدد است", "می‌خواهد", "می‌خواهند", "میخواهد", "میخواهند"})
#: Words with which a present tense is no plan.
ONGOING = frozenset(
    {"حال", "ادامه", "اکنون", "هماکنون", "اینک", "هماینک", "هنوز", "همچنان", "روزانه", "هرروز", "سالانه"}
)
#: Marks of a word that is quoted.
SPOKEN = frozenset({":", "«"})
#: Words with which a present tense tells what happens whenever it does.
WHENEVER = frozenset({"وقتی", "هنگامیکه", "هروقت", "هرگاه"})
#: Verbs of what somebody only could or would do.
ABLE = frozenset({"توانست", "خواست", "کوشید", "بایست"})
#: Words that begin a clause of its own, and how far the words that somebody was made to act may stand from the act.
OPENING = frozenset({"که", "تا", "چون", "زیرا", "وقتی", "؛", ":", "«"})
MADE_TO = 30
#: Frames of what forces can be ordered to do.
ORDERED = FORCEFUL | {"deploy", "take", "siege"}
#: Frames of gatherings, and words at the end of one: `در پایان نشست وزیران`, `پس از پایان راهپیمایی`.
GATHERINGS = frozenset({"talk", "protest"})
AT_ITS_END = frozenset({"در", "از"})
#: Words that ask.
ASKING = frozenset({"آیا", "چرا", "چه", "چگونه", "چطور", "کجا", "کدام", "چیست", "کیست", "چند", "چقدر", "کی"})
#: Endings of a noun that `است` has run into: `درگیری‌هاست`.
BEING = ("هاست", "ست")
#: Words before an act that is only meant or feared, and how near they stand.
MEANT = frozenset({"برای", "منظور", "جهت", "احتمال", "قصد", "طرح", "نقشه", "آمادگی", "برنامه", "تصمیم", "امکان"})
MEANT_NEAR = 2
#: How near a word that says that an act is over stands before it: `پس از [سه حمله] به شهر`.
OVER_NEAR = 3
#: Why an act after `بدون` is none.
WITHOUT_IT = "told to be missing"
#: Words between `بدون` and what did not happen.
WITHOUT = frozenset({"هیچ", "هیچگونه", "هرگونه", "کمترین", "کوچکترین", "وقوع", "انجام"})
#: Words for what somebody is out to do, and those that may stand between one and an act that was done: `هدف اصلی این
#: حمله`.
AIMS = frozenset({"هدف", "هدفش", "هدفشان", "قصد", "مقصود", "منظور"})
OF_THE_ACT = frozenset({"از", "این", "آن", "اصلی", "نهایی", "واقعی", "احتمالی", "انجام"})


class Told(NamedTuple):
    """An act in the making: the row that its words are of, where the words stand, and the verb that they make."""

    reading: Reading
    trigger: Trigger
    first: int
    last: int
    verb: Verb | None
    voice: Voice

    @property
    def clause(self) -> int:
        return self.reading.clause_of[self.first]


def modality(told: Told) -> Judged:
    """How real an act is, and what shows it."""
    if _asked(told.reading, told.first):
        return "unreal", "question"
    if _without(told.reading, told.first):
        return "unreal", WITHOUT_IT
    return (
        _denied(told)
        or _whenever(told)
        or _to_come(told)
        or (_of_noun(told) if told.voice == "noun" else _of_verb(told, told.verb))
    )


def _denied(told: Told) -> Judged | None:
    reading, first = told.reading, told.first
    denial = reading.cues.get("denial", [])
    if not any(abs(reading.clause_of[hit.first] - told.clause) <= 1 for hit in denial):
        return None
    if told.voice == "noun" and MEANT & {t.text for t in reading.tokens[max(0, first - MEANT_NEAR) : first]}:
        return "unreal", "irrealis"  # استفاده از پایگاه‌ها برای حمله را رد کرد: no attack is denied
    return "denied", "denial"


def _whenever(told: Told) -> Judged | None:
    """`وقتی تهدید می‌کند که حمله می‌کند، ما هم آماده‌ایم`: what happens whenever something else does."""
    reading, clause = told.reading, told.clause
    opens = next(
        (i for i in range(told.first) if reading.tokens[i].text in WHENEVER and reading.clause_of[i] == clause), None
    )
    if opens is not None and any(
        v.tense == "present" and v.verb != "است" and v.first > opens and reading.clause_of[v.first] == clause
        for v in reading.verbs
    ):
        return "unreal", "whenever"
    return None


def _to_come(told: Told) -> Judged | None:
    """What a word before an act makes of it: a condition, what was forestalled, or a plan."""
    reading, first, clause, verb = told.reading, told.first, told.clause, told.verb
    conditions = reading.cues.get("conditional", [])
    announced = bool(conditions) and (
        told.trigger.id in PROMISES or _if_so(told) or (_ours(told) and verb is not None and verb.tense == "future")
    )
    for hit in conditions:
        if announced and any(t.text in CONDITIONS for t in reading.tokens[hit.first : hit.last + 1]):
            continue  # اگر حمله کنند، پاسخ خواهیم داد: a threat all the same
        if hit.first < first and clause - reading.clause_of[hit.first] <= 1:
            return "unreal", "conditional"
    if any(hit.first < first and reading.clause_of[hit.first] == clause for hit in reading.cues.get("forestalled", [])):
        return "unreal", "forestalled"
    if any(hit.first < first and clause - reading.clause_of[hit.first] <= 1 for hit in reading.cues.get("plan", [])):
        return _planned(told, "plan")
    return None


def _planned(told: Told, why: str) -> Judged | None:
    """What a verb to come or a plan makes of an act. A noun of force is planned where its own verb tells that it will
    be done (`حمله را فردا آغاز خواهد کرد`); it stands beside what is planned where it is its reason (`به دلیل حمله
    سفر را کوتاه خواهد کرد`), else nobody plans it (`به درگیری منجر خواهد شد`)."""
    if told.voice != "noun" or told.trigger.frame not in FORCEFUL:
        return "planned", why
    reading = told.reading
    lead = [t.text for t in reading.tokens[max(0, told.first - 2) : told.first]]
    if ABOUT & set(lead) or _over(reading, told.first, told.clause):
        return None
    verb = next((v for v in reading.verbs if v.finite and v.first > told.last), None)
    if verb is not None and verb.tense == "past":
        return None  # تصمیم گرفت به دلیل حمله‌ای که به مرگ ده نفر انجامید سفر را لغو کند
    if verb is None or verb.negative or reading.clause_of[verb.first] != told.clause:
        return "unreal", why
    before = [t.text for t in reading.tokens[max(0, verb.first - 2) : verb.first]]
    acting = lead[-1:] == ["به"] and bool({"اقدام", "دست"} & set(lead))
    return ("planned" if acting or DOING & set(before) else "unreal"), why


def _ours(told: Told) -> bool:
    """Whether those who speak are the doers: `حمله می‌کنیم`."""
    return told.verb is not None and told.voice == "active" and we(told.reading, told.verb)


def _if_so(told: Told) -> bool:
    """Whether those who speak say what they do on a condition: `اگر حمله کنند، پایگاه‌هایشان را هدف قرار می‌دهیم`."""
    verb = told.verb
    if verb is None or verb.tense != "present" or not _ours(told) or told.reading.has_cue("daily"):
        return False
    return conditional(told.reading, verb.first)


def _we_shall(told: Told) -> bool:
    """Whether those who speak say what they are about to do: `سخنگوی گروه گفت: کشتی‌های آنان را هدف قرار می‌دهیم`; not
    `هر روز مواضع آنان را هدف قرار می‌دهیم`."""
    verb, reading = told.verb, told.reading
    if verb is None or verb.tense != "present" or told.trigger.frame not in FORCEFUL or not _ours(told):
        return False
    said = reading.layer("speech") or any(t.text in SPOKEN for t in reading.tokens[: told.first])
    going_on = reading.has_cue("daily") or ONGOING & {t.text for t in reading.tokens}
    return bool(said) and not going_on


def support_verb(reading: Reading, hit: Hit) -> Verb | None:
    """The verb of an event noun that is its object: `عملیاتی را در ... انجام داد`, `حملاتی صورت دادند`."""
    if any(name == "irrealis" for name, _ in reading.cue_ends.get(hit.first - 1, [])):
        return None  # با هدف آزادسازی شهر عملیاتی را انجام داد
    clause = reading.clause_of[hit.last]
    verb = next(
        (v for v in reading.verbs if v.finite and v.first > hit.last and reading.clause_of[v.first] == clause), None
    )
    if verb is None or (reading.tokens[verb.first - 1].text, verb.verb) not in SUPPORT:
        return None
    near = verb.verb == "داد" or not any(hit.last < t.first < verb.first for t in reading.layer("trigger"))
    return verb if near else None


def _of_noun(told: Told) -> Judged:
    reading, first, last, clause, verb = told.reading, told.first, told.last, told.clause, told.verb
    if verb is not None and verb.negative:
        return "unreal", "negated"  # کشته نشدن غیرنظامیان
    if told.trigger.frame == "talk":
        journey = _journey(told)
        if journey is not None:
            return journey
    before = "aftermath" if _at_its_end(told) else _before(reading, first)
    if before == "irrealis":
        return "unreal", "irrealis"
    if _demanded(reading, first):
        return "unreal", "demanded"
    main = next(
        (v for v in reading.verbs if v.finite and v.first > last and reading.clause_of[v.first] == clause), None
    )
    if main is not None and main.tense == "future":
        to_come = _planned(told, "future")
        if to_come is not None:
            return to_come
    is_told = main.verb in ("است", "بود") if main is not None else reading.tokens[last].text.endswith(BEING)
    if is_told and _aimed_at(reading, first, clause):
        return "unreal", "aimed at"
    if told.trigger.frame == "harm" and main is not None and _leads_always(reading, main, first):
        return "unreal", "general statement"
    if [t.text for t in reading.tokens[last + 1 : last + 2]] == ["احتمالی"]:
        return "unreal", "irrealis"  # درگیری‌های احتمالی میان دو گروه
    if told.trigger.frame == "talk" and _occasion(told, main):
        return "asserted", "noun"
    if before != "aftermath" and _wished(reading, main, clause):
        return "unreal", "wished"
    if before != "aftermath":
        begin, end = _bounds(reading, clause)
        if any(begin <= hit.first <= end for hit in reading.cues.get("necessity", [])):
            return "unreal", "necessity"
    return "asserted", "noun"


def _over(reading: Reading, first: int, clause: int) -> bool:
    """Whether an act is over before what its clause says will be done: `با وجود [حمله] به کاروان کمک ادامه خواهد یافت`,
    `به دنبال کشته شدن دو سرباز پایگاه را ترک خواهند کرد`; no `پس از تخلیه شهر نیروها مستقر خواهند شد`, where it is part
    of the plan."""
    return any(
        reading.clause_of[hit.first] == clause
        and 0 < first - hit.last <= OVER_NEAR
        and reading.verbal.isdisjoint(range(hit.last + 1, first))
        for hit in reading.cues.get("past", [])
    )


def _of_verb(told: Told, verb: Verb | None) -> Judged:
    reading, first, clause, frame = told.reading, told.first, told.clause, told.trigger.frame
    apart = verb is not None and verb.first > told.last + 1
    if frame == "attack" and apart and _before(reading, first) == "irrealis":
        return "unreal", "irrealis"
    freed = frame == "liberate" and not apart  # ۱۲ گروگان را آزاد می‌کند; no آب‌های آزاد
    announced = told.trigger.id in SENDING or ((frame in MOVES or freed) and _measured(reading, clause))
    needed = _needed(told, announced=announced)
    if needed is not None:
        return needed
    if verb is None or told.trigger.id in PROMISES:
        return "asserted", "verb"
    if verb.negative:
        return "unreal", "negated"
    if verb.tense == "future" or _if_so(told) or _we_shall(told):
        return "planned", "future"
    if verb.tense == "present" and not reading.sentence.is_headline:
        if announced and not ONGOING & {t.text for t in reading.tokens}:
            return "planned", "announced"  # اعلام کرد سه هزار نظامی به آنجا اعزام می‌کند
        lasting = frame in ("threaten", "accuse") or told.trigger.id == "escort"
        if verb.verb not in ("است", "داشت") and not lasting:
            return "unreal", "general statement"
    if verb.tense == "subjunctive" and not reading.tokens[verb.last].text.startswith("دار"):
        # شهر را در محاصره دارند is what is
        achieved = [hit for hit in reading.cues.get("success", []) if not _only_may(reading, hit)]
        if any(hit.first < first and clause - reading.clause_of[hit.first] <= 1 for hit in achieved):
            return "asserted", "success"
        if _came_about(told):
            return "asserted", "success"
        if frame in ORDERED and (told.voice == "active" or frame == "deploy") and _made_to(told, "order") is not None:
            return "planned", "ordered"
        return "unreal", "subjunctive"
    return "asserted", "verb"


def _came_about(told: Told) -> bool:
    """Whether words say that an act in the subjunctive was done: `باعث شد نیروها عقب‌نشینی کنند`, `توانستند به شهر نفوذ
    کرده و پس از ساعت‌ها نبرد پل را تصرف کنند`; not `باعث شده است که با هم درگیر شوند`, which goes on."""
    return any(_made_to(told, name) is not None for name in ("success", "brought_about"))


def _only_may(reading: Reading, hit: Hit) -> bool:
    """Whether somebody only will or may succeed: `خواهد توانست`, `اگر موفق شده باشد`."""
    return any(
        v.first <= hit.last and hit.first <= v.last and v.tense in ("future", "subjunctive") for v in reading.verbs
    )


def _made_to(told: Told, name: str) -> Hit | None:
    """The cue whose complement an act is: nothing but the verbs of other parts of it stands between (`دستور داد وارد
    شهر شده و آن را تصرف کنند`); not `دستور داد آماده شوند تا حمله کنند`."""
    reading, first = told.reading, told.first
    apart = [(b, c) for b, c in reading.relatives if not b <= first <= c]
    for hit in reading.cues.get(name, []):
        if not 0 < first - hit.last <= MADE_TO or _only_may(reading, hit):
            continue
        inside = [i for i in range(hit.last + 1, first) if not any(b <= i <= c for b, c in apart)]
        if any(reading.tokens[i].text in OPENING for i in inside if i > hit.last + 2):
            continue
        verbs = [v for v in reading.verbs if v.first in inside]
        if all(v.tense in ("participle", "subjunctive") and not v.negative and v.verb not in ABLE for v in verbs):
            return hit
    return None


def _needed(told: Told, *, announced: bool) -> Judged | None:
    """What a word of necessity or intent in its clause, or right before, makes of a verb: `باید حمله کند`; but `دولت
    قصد دارد ۴۵۰ نظامی اعزام کند` is a plan."""
    reading = told.reading
    words = reading.cues.get("necessity", [])
    if not words:
        return None
    begin, end = _bounds(reading, told.clause)
    for hit in words:
        if not begin - 3 <= hit.first <= end:
            continue
        if announced and reading.text(hit.first, hit.last) in INTENDING:
            return "planned", "plan"
        if not any(s.first <= hit.first for s in reading.cues.get("success", [])):
            return "unreal", "necessity"
    return None


def _bounds(reading: Reading, clause: int) -> tuple[int, int]:
    """The first and last token of a clause."""
    own = [i for i, other in enumerate(reading.clause_of) if other == clause]
    return own[0], own[-1]


def _measured(reading: Reading, clause: int) -> bool:
    """Whether a clause tells of a number or a day: no habit is measured."""
    told = [a for _, a, _ in reading.quantities]
    told += [a for d, a, _ in reading.dates if d.first and reading.published_on and d.first > reading.published_on]
    return any(reading.clause_of[a] == clause for a in told)


def _demanded(reading: Reading, first: int) -> bool:
    """Whether an act is what somebody asks for: `خواستار حل اختلاف از راه مذاکره شد`. One with a number or a day is
    told beside it: `خواستار تحقیق درباره کشته شدن ده نفر شد`."""
    clause = reading.clause_of[first]
    for cue in reading.cues.get("demand", []):
        if cue.first < first and reading.clause_of[cue.first] == clause:
            told = [a for _, a, _ in reading.quantities] + [a for _, a, _ in reading.dates]
            return not any(a > cue.last and reading.clause_of[a] == clause for a in told)
    return False


def _without(reading: Reading, first: int) -> bool:
    """Whether an act is what did not take place: `شهر بدون درگیری سقوط کرد`, `بدون هیچ مقاومت و جنگی`."""
    i = first - 1
    while i >= 0 and reading.tokens[i].text in WITHOUT:
        i -= 1
    return i >= 0 and reading.tokens[i].text == "بدون"


def _aimed_at(reading: Reading, first: int, clause: int) -> bool:
    """Whether an act is what somebody's aim is said to be: `هدف آنها ضربه زدن به دشمن بود`, `هدف از حمله به شهر کشتن
    فرمانده بود`; but `هدف از این حمله نمایش قدرت بود`."""
    aim = next(
        (i for i in range(first - 1, -1, -1) if reading.tokens[i].text in AIMS and reading.clause_of[i] == clause), None
    )
    if aim is None or (aim and reading.tokens[aim - 1].text in ("با", "به")):  # به قصد, با هدف: said elsewhere
        return False
    return any(t.text not in OF_THE_ACT for t in reading.tokens[aim + 1 : first])


def _wished(reading: Reading, main: Verb | None, clause: int) -> bool:
    """Whether the verb of a noun's clause tells no fact: `مهم است که درباره ارسال کمک تصمیم بگیرند`. A number or a day
    tells one beside it; `دارد` is what is."""
    if main is None or main.tense != "subjunctive" or main.verb == "داشت" or reading.has_cue("success"):
        return False
    told = [a for _, a, _ in reading.quantities] + [a for _, a, _ in reading.dates]
    return not any(reading.clause_of[a] == clause for a in told)


def _journey(told: Told) -> Judged | None:
    """Talks for which somebody went somewhere: `برای دیدار با وزیر به بغداد رفت`; planned where he only will (`برای
    مذاکره راهی دوحه می‌شود`)."""
    reading, clause = told.reading, told.clause
    lead = [t.text for t in reading.tokens[max(0, told.first - 3) : told.first]]
    if not set(lead) & PURPOSE or any(t in ("قرار", "تاریخ", "زمان") for t in lead):
        return None
    verb = next((v for v in reading.verbs if v.finite and v.first > told.last), None)
    if verb is None or verb.negative or reading.clause_of[verb.first] != clause:
        return None
    before = {t.text for t in reading.tokens[max(told.last + 1, verb.first - 3) : verb.first]}
    left = verb.verb in GOING or (verb.verb in ("کرد", "شد", "بود", "است") and bool(before & TRAVEL))
    if not left or verb.tense not in ("past", "present", "future"):
        return None
    return ("asserted" if verb.tense == "past" else "planned"), "journey"


def _occasion(told: Told, main: Verb | None) -> bool:
    """Whether talks are where somebody said what the verb tells no fact of: `در دیدار با وزیر خواست که بروند`; not
    `امیدوار است در دیدار با وزیر به توافق برسد`."""
    reading = told.reading
    if not told.first or reading.tokens[told.first - 1].text not in (AT_TALKS | {"از"}) or main is None:
        return False
    said = [hit.first for hit in (*reading.layer("speech"), *reading.cues.get("demand", []))]
    said += [v.first for v in reading.verbs if v.tense in ("past", "participle")]
    return any(told.last < i < main.first for i in said)


def _at_its_end(told: Told) -> bool:
    """Whether a gathering is one at whose end something else was done: `در پایان مذاکرات بیانیه‌ای منتشر شد`."""
    if told.trigger.frame not in GATHERINGS or told.first < 2:
        return False
    ends, end = told.reading.tokens[told.first - 2 : told.first]
    return end.text == "پایان" and ends.text in AT_ITS_END


def _leads_always(reading: Reading, main: Verb, first: int) -> bool:
    """Whether harm is what something leads to whenever it is, or would have led to: `جنگ شهری منجر به کشته شدن
    غیرنظامیان می‌شود`, `حمله باعث کشته شدن ۱۵۰ نفر می‌شد`."""
    clause = reading.clause_of[first]
    caused = any(cue.first < first and reading.clause_of[cue.first] == clause for cue in reading.cues.get("cause", []))
    if caused and main.verb == "شد" and reading.tokens[main.last].text in ("میشد", "شدند") and main.first < main.last:
        return True
    return caused and main.tense == "present" and not reading.sentence.is_headline


def _asked(reading: Reading, first: int) -> bool:
    """Whether an act stands in a question: `شمار کشته‌ها به چند نفر رسید؟`."""
    tokens = reading.tokens
    end = next((i for i in range(len(tokens) - 1, max(len(tokens) - 3, -1), -1) if tokens[i].text in ("؟", "?")), None)
    if end is None:
        return False
    start = next((i + 1 for i in range(end - 1, -1, -1) if tokens[i].text in ("|", "/", ":", "؛")), 0)
    if start > first:
        return False
    asking = any(t.text in ASKING for t in tokens[start:end])
    return asking or (end == len(tokens) - 1 and _open_yet(reading, first))


def _open_yet(reading: Reading, first: int) -> bool:
    """Whether what is asked without a word of asking is not yet: `جنگ آغاز می‌شود؟`; not `جنگ آغاز شد؟`."""
    verb = next((v for v in reading.verbs if v.finite and v.last >= first), None)
    return verb is not None and verb.tense in ("present", "future", "subjunctive")


def _before(reading: Reading, first: int) -> str:
    """`irrealis` where a word before the event noun takes its reality (`برای حمله به`, `خطر حمله`)."""
    i = first - 1
    for _ in range(3):
        if i < 0:
            return ""
        for name, _ in reading.cue_ends.get(i, []):
            if name in ("irrealis", "aftermath"):
                return name
        if reading.tokens[i].text in ("و",) or reading.is_break(i):
            return ""
        if any(v.first <= i <= v.last for v in reading.verbs):
            return ""
        i -= 1
    return ""
