"""What the words of a telling show: signs of armed conflict, sides that are known or armed, an act told as done.

The families of event types (`violence`, `control`, `custody`, `dealings`) ask these questions
before they believe a word.
"""

from __future__ import annotations

from rasad.coding.acts import Act
from rasad.coding.kinship import land
from rasad.coding.lexicon import dictionaries
from rasad.coding.parts import GUESS
from rasad.coding.phrases import Side
from rasad.coding.reading import Reading, Verb
from rasad.coding.telling import VIOLENT, Telling

#: Verbs that tell of an event noun that it happened.
DONE = frozenset(
    {"داد", "گرفت", "شد", "بود", "کرد", "یافت", "پیوست", "داشت", "انجامید", "درآورد", "درآمد", "انداخت", "افتاد"}
)
#: Verbs that tell so alone: `درگیری درگرفت`, `انفجاری شهر را لرزاند`.
HAPPENED = frozenset({"انجامید", "درگرفت", "لرزاند"})
#: Words before `است` that tell so: `نبرد در حومه شهر در جریان است`.
GOING_ON = frozenset({"جریان", "درجریان", "جاری"})
#: Words before such a verb.
HAPPENING = frozenset(
    {
        "انجام",
        "صورت",
        "رخ",
        "آغاز",
        "روی",
        "وقوع",
        "خبر",
        "ادامه",
        "جریان",
        "شدت",
        "عهده",
        "برعهده",
        "پیوست",
        "جا",
        "جای",
        "اجرا",
        "تایید",
        "گزارش",
        "شروع",
        "سر",
        "درگرفت",
        "دنبال",
        "پایان",
        "وارد",
        "برپا",
        "برگزار",
        "مواجه",
        "روبهرو",
        "روبرو",
        "لرزه",
        "شنیده",
    }
)

#: Words between such a cue and the noun.
OF_ONE = frozenset({"وقوع", "انجام", "یک", "حادثه", "رخداد"})
#: Words before a noun that only say who is meant by it: `عاملان این درگیری در روز شنبه دستگیر شدند`.
OF_WHOM = frozenset({"عاملان", "عامل", "عوامل", "متهمان", "مظنونان", "متهم", "مظنون", "قربانیان"})
#: How far before the noun they stand: `عاملان اصلی این درگیری و تیراندازی`.
OF_WHOM_NEAR = 6
#: How many words after such a noun its day stands: `حمله موشکی سنگین روز جمعه`.
DAY_AFTER = 4
#: A longer time is that of many acts: `حملات ماه‌های اخیر`.
DAYS_OF_ONE = 31
#: Words before a noun that only says since when something else is: `از زمان حمله`, `پیش از حمله`.
SINCE = frozenset({"زمان", "آغاز", "شروع", "ابتدای", "هنگام", "قبل", "پیش", "تا"})
#: Cues after which what followed an act is told, as they stand in folded text; `با`, `طی` may lead to a habit.
FOLLOWED = frozenset(
    {"در پی", "درپی", "به دنبال", "بدنبال", "بر اثر", "براثر", "در اثر", "در نتیجه", "پس از", "بعد از", "در واکنش به"}
)

#: Places that are armed themselves.
ARMED_THINGS = frozenset(
    {"مواضع", "پایگاه", "پادگان", "پاسگاه", "مقر", "پایگاههای", "مقرهای", "قرارگاه", "استحکامات", "سنگر"}
)

#: Nouns of those who bear arms where no war is: for gain, out of anger, or to keep the peace.
PEACETIME = frozenset(
    {"actor_nouns.csv:گروگان‌گیر", "actor_nouns.csv:ضارب", "actor_nouns.csv:پلیس", "actor_nouns.csv:رئیس پلیس"}
)
#: Those of them who are criminals.
CRIMINALS = frozenset({"actor_nouns.csv:گروگان‌گیر", "actor_nouns.csv:ضارب"})
#: Countries in which nobody is carried off or shot for gain alone.
WAR_LANDS = frozenset(
    {"AF", "BF", "CD", "CF", "IQ", "LB", "LY", "ML", "MM", "NE", "NG", "PS", "SD", "SO", "SS", "SY", "UA", "YE"}
)
#: Deeds that are political by their word, whoever did them.
POLITICAL = frozenset({"assassinate", "massacred", "beheaded"})


def decided(telling: Telling, type_: str, rule: str, rows: tuple[str, ...] = ()) -> None:
    """Give a telling its type, with the reason."""
    telling.type = type_
    telling.because("type", rule, rows or tuple(r for a in telling.acts for r in a.rows))


def bounds(telling: Telling) -> tuple[int, int]:
    """The tokens that may speak for a telling: its span and the clauses of its acts."""
    first, last = telling.span
    clause_of = telling.sentence.reading.clause_of
    mine = {a.clause for a in telling.acts}
    inside = [i for i, clause in enumerate(clause_of) if clause in mine]
    low, high = telling.fence
    return max(low, min([first, *inside[:1]])), min(high, max([last, *inside[-1:]]))


def words(telling: Telling) -> list[str]:
    first, last = bounds(telling)
    return [t.text for t in telling.sentence.reading.tokens[first : last + 1]]


def has(telling: Telling, *names: str) -> bool:
    """Whether a cue of one of these names stands in the words of a telling; `تیم ترور` plays no match."""
    first, last = bounds(telling)
    reading = telling.sentence.reading
    found = [(name, hit) for name in names for hit in reading.cues.get(name, []) if first <= hit.first <= last]
    nouns = reading.layer("noun")
    return any(
        name not in ("accident", "setting")
        or not any(noun.first <= hit.first and hit.last < noun.last for noun in nouns)
        for name, hit in found
    )


def of_peace(telling: Telling) -> bool:
    """Whether a telling speaks of an accident, of crime, sport or art: some words do so only far from any war (`دو نفر
    در آتش‌سوزی سینما کشته شدند`, but `در حمله پهپادی به اتوبوس ...`)."""
    if has(telling, "accident"):
        return True
    return has(telling, "setting") and not (telling.sentence.conflict or has(telling, "conflict"))


def known(sides: list[Side]) -> bool:
    return any(s.code for s in sides)


def armed(sides: list[Side]) -> bool | None:
    """True where a side is armed, False where all that is known is that one is not."""
    answers = [s.armed for s in sides]
    if True in answers:
        return True
    return False if False in answers else None


def at_war(telling: Telling) -> bool:
    """Whether the telling, or the article around it, speaks of armed conflict, or a known armed side takes part."""
    return (
        telling.sentence.conflict
        or has(telling, "conflict")
        or any(s.armed and s.code and s.kind != "police" for s in telling.initiator + telling.target)
    )


def political(telling: Telling) -> bool:
    """Whether a deed is political by its word, or was done with arms where a war is: `دبیر حزب ترور شد`, `دو مهندس در
    بغداد ربوده شدند`."""
    done = [a for a in telling.acts if a.voice != "noun"]
    if any(a.trigger.id in POLITICAL for a in done):
        return True
    by_arms = any(a.trigger.consequence == "abducted" for a in done) or any(a.frame == "explode" for a in telling.acts)
    low, high = bounds(telling)
    shot = any(
        h.entry.value == "small_arms" and low <= h.first <= high for h in telling.sentence.reading.layer("means")
    )
    return (by_arms or shot) and not WAR_LANDS.isdisjoint(where(telling))


def wages_war(side: Side) -> bool:
    """Whether a side bears arms and neither is a mere criminal nor hunts them: `آدم‌ربایان`, `پلیس`."""
    return bool(side.armed) and side.kind != "police" and not PEACETIME & set(side.rows)


def where(telling: Telling) -> set[str]:
    """The countries of a telling's places; empty for seas and regions of several."""
    places = dictionaries().places
    return {places[i].country or "" for spot in telling.spots for i in spot.ids[:1]}


def states_at_odds(telling: Telling) -> bool:
    """Whether a state, named as such, strikes what belongs to another."""
    lands = {land(s.code) for s in telling.initiator if s.kind == "state" and not s.noun_class}
    struck = {land(s.code) for s in telling.target if s.code}
    struck |= where(telling)
    return any(one and other and one != other for one in lands for other in struck)


def only_named(telling: Telling) -> bool:
    return all(a.voice == "noun" for a in telling.acts)


def told_as_done(telling: Telling, *, by_name: bool = True) -> bool:
    """Whether a sentence that only names an act tells that it happened; `by_name`: a doer by ezafe may be enough."""
    sentence = telling.sentence
    act = telling.acts[0]
    if telling.initiator_rank >= GUESS and not known(telling.initiator):
        telling.initiator = []  # a guess that names nobody
    struck = telling.target or telling.losses
    whole = bool((telling.initiator and (struck or telling.spots)) or (struck and telling.spots))
    if any(rule == "claim of responsibility" for _, rule, _ in telling.reasons):
        return True
    reading = sentence.reading
    if sentence.headline and _what_it_is(reading, act):
        return False
    if sentence.headline or telling.points_back or telling.status == "denied":
        return bool(telling.initiator or telling.target or telling.spots)
    if _answered_with(reading, act):
        return bool(telling.initiator or telling.target or telling.spots)
    if tells_one_act(telling):
        return True
    for name, _ in (pair for i in range(max(0, act.first - 3), act.first) for pair in reading.cue_ends.get(i, [])):
        if name in ("aftermath", "response"):
            return whole and sentence.conflict and not _threatens_on(telling)
    lead = [t.text for t in reading.tokens[max(0, act.first - 2) : act.first]]
    going_on = lead[-1:] in (["مشغول"], ["سرگرم"]) or lead == ["در", "حال"]
    if going_on or (lead[-1:] == ["به"] and lead[0] in ("موفق", "اقدام", "دست", "مبادرت", "موفقیت", "شروع")):
        return bool(telling.initiator or telling.target or telling.spots)
    after = _verb_after(reading, act)
    if after is None:
        return whole and sentence.conflict
    if after.verb == "پرداخت" and lead[-1:] == ["به"] and act.frame == "clash" and not act.plural:
        return bool(telling.initiator or telling.target)  # با سربازان به تبادل آتش پرداختند
    if after.verb == "شد" and any(hit.last == act.first - 1 for hit in reading.cues.get("cause", [])):
        return bool(telling.target or telling.losses)  # باعث سرنگونی آن شد
    if told_by_its_verb(reading, act):
        return bool(telling.initiator or telling.target or telling.spots or telling.losses or telling.casualties)
    if after.verb == "کرد" and not act.plural and reading.tokens[after.first - 1].text == "محکوم":
        return whole  # سازمان ملل حمله دیروز گروه به اتوبوس را محکوم کرد
    if not by_name or _holds_true(telling, after):
        return False
    sure = telling.initiator_rank <= 1 and telling.initiator and (telling.target or telling.spots)
    return bool(
        sure
        and telling.sentence.conflict
        and (act.trigger.type or (telling.target and telling.spots))
        and not any(first <= act.first <= last for first, last in reading.relatives)
    )


def _verb_after(reading: Reading, act: Act) -> Verb | None:
    """The first finite verb after an event noun; a participle that describes is none of it: `آزادی مرزبانان ربوده‌شده
    توسط گروه خبر داد`."""
    finite = _finite_after(reading, act)
    return next(
        (v for v in finite if not (v.passive and v is not finite[-1] and reading.tokens[v.last].text == "شده")), None
    )


def _finite_after(reading: Reading, act: Act) -> list[Verb]:
    """The finite verbs after an event noun."""
    return [v for v in reading.verbs if v.finite and v.first > act.last]


def told_by_its_verb(reading: Reading, act: Act) -> bool:
    """Whether a verb after an event noun tells that it happened: `حمله به شهر ادامه دارد`."""
    after = _verb_after(reading, act)
    if after is None:
        return False
    joined = [v for v in reading.verbs if act.last < v.first < after.first and _goes_on(reading, v)]
    # درگیری شدیدی در استان حلب، که هم‌مرز ترکیه است، جریان داشت: the verb of a relative clause may tell of another thing
    finite = _finite_after(reading, act)
    main = next((v for v in finite if reading.embedded(v.first) in (None, reading.embedded(act.first))), after)
    for verb in dict.fromkeys([*joined, after, main]):
        before = [t.text for t in reading.tokens[max(act.last + 1, verb.first - 2) : verb.first]]
        if _tells_noun(verb, before[-1] if before else ""):
            return True
    return False


def _tells_noun(verb: Verb, before: str) -> bool:
    """Whether a verb with the word before it tells that what a noun names happened or goes on."""
    if verb.verb == "برد":
        return before in ("در", "بدر")  # از سوءقصد جان سالم به در برد
    if verb.verb in ("است", "بود") and before in GOING_ON:
        return True
    return verb.verb in HAPPENED or (verb.verb in DONE and before in HAPPENING)


def tells_one_act(telling: Telling) -> bool:
    """Whether a noun that no verb tells means one act that took place: its words say when (`حمله روز جمعه به نفتکش را
    محکوم کرد`), or something came of it (`در پی حمله به دفتر روزنامه، کمیته‌ای تشکیل شد`)."""
    aimed = bool(telling.target or telling.losses) or any(not spot.country for spot in telling.spots)
    if not (aimed or telling.spots or known(telling.initiator)):
        return False
    return any(
        act.frame in VIOLENT
        and act.modality == "asserted"
        and (of_a_day(telling.sentence.reading, act) or (aimed and not act.plural and _followed(telling, act)))
        for act in telling.acts
    )


def of_a_day(reading: Reading, act: Act) -> bool:
    """Whether the words of an event noun say on which day it was: `حمله هوایی جمعه گذشته ارتش`; but `حملات ماه‌های
    اخیر`, `از زمان حمله سال ۲۰۱۴`."""
    if act.voice != "noun" or not reading.dates:
        return False
    before = [t.text for t in reading.tokens[max(0, act.first - OF_WHOM_NEAR) : act.first]]
    if SINCE & set(before[-2:]) or OF_WHOM & set(before):
        return False
    return any(
        0 < first - act.last <= DAY_AFTER
        and not any(
            reading.is_break(i) or i in reading.verbal or reading.tokens[i].text == "که"
            for i in range(act.last + 1, first)
        )
        and expression.precision in ("day", "week", "month")
        and not (expression.first and expression.last and (expression.last - expression.first).days > DAYS_OF_ONE)
        and not (expression.first and reading.published_on and expression.first > reading.published_on)
        for expression, first, _ in reading.dates
    )


def _followed(telling: Telling, act: Act) -> bool:
    """Whether an act is told with what followed it: `در پی انفجار در پایتخت`, `در واکنش به حمله به سفارت`."""
    reading = telling.sentence.reading
    at = act.first - 1
    while at > 0 and reading.tokens[at].text in OF_ONE:
        at -= 1
    return any(
        name in ("aftermath", "response") and reading.text(start, at) in FOLLOWED
        for name, start in reading.cue_ends.get(at, [])
    )


def _what_it_is(reading: Reading, act: Act) -> bool:
    """Whether a headline only says what an act is: `حمله آن کشور مرگ سازمان ملل است`."""
    after = next((v for v in reading.verbs if v.finite and v.first > act.last), None)
    return after is not None and after.verb == "است" and after.tense == "present" and not reading.dates


def _answered_with(reading: Reading, act: Act) -> bool:
    """Whether an act is that with which somebody answered: `با آتش توپخانه به این حملات پاسخ داد`."""
    verb = next((v for v in reading.verbs if v.finite and v.first > act.last), None)
    if verb is None or not act.first or reading.tokens[act.first - 1].text not in ("با", "یک"):
        return False
    return verb.verb == "داد" and reading.tokens[verb.first - 1].text in ("پاسخ", "جواب", "واکنش")


def _threatens_on(telling: Telling) -> bool:
    """Whether many acts are only the means by which somebody is what he is: `با حملات انتحاری عامل نگرانی است`."""
    reading = telling.sentence.reading
    act = telling.acts[0]
    after = next((v for v in reading.verbs if v.finite and v.first > act.last), None)
    by = act.first > 0 and reading.tokens[act.first - 1].text == "با"
    return by and act.plural and after is not None and _holds_true(telling, after)


def _goes_on(reading: Reading, verb: Verb) -> bool:
    """Whether a participle leaves its auxiliary to the clause that `و` joins: `خروج نیروها را آغاز کرده و ...`."""
    return verb.tense == "participle" and [t.text for t in reading.tokens[verb.last + 1 : verb.last + 2]] == ["و"]


def _holds_true(telling: Telling, verb: Verb) -> bool:
    """Whether the verb after a noun only says what is so: `حمله آن کشور مرگ سازمان ملل است`, `در حملات گروه نقش ایفا
    می‌کند`."""
    return verb.tense == "present" and not telling.sentence.dates


def of_itself(telling: Telling) -> bool:
    """Whether who speaks and whom it is about are one, which a misread sentence alone can tell."""
    doers = {s.code for s in telling.initiator if s.code}
    return bool(doers) and doers == {s.code for s in telling.target}
