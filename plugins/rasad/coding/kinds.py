"""Which type of event a telling is, and whether it is one at all: the frame of its words chooses the family that
decides."""

from __future__ import annotations

from collections.abc import Callable

from rasad.coding.accusing import accuse, charge_denied
from rasad.coding.acts import Act
from rasad.coding.casualties import COUNTING
from rasad.coding.control import block, deploy, exercise, siege, surrender, take, withdraw
from rasad.coding.custody import arrest, demolish, liberate, release, seize
from rasad.coding.dealings import agree, aid, protest, sanction, talk, violate
from rasad.coding.parts import main_act
from rasad.coding.reading import FUNCTION_WORDS, THESE, Reading
from rasad.coding.signs import ARMED_THINGS, bounds, has, known, only_named, political, tells_one_act, words
from rasad.coding.telling import CONSEQUENCES, VIOLENT, Telling
from rasad.coding.threats import fights_on, promise, threaten, we_shall
from rasad.coding.violence import ships_attacked, violence
from rasad.text import DateExpression

#: A toll summed from a day this long before publication is that of a war, not of one act.
SAME_ACT_DAYS = 7
#: So many are killed by no one act: `۱۷ هزار شهید ترور`.
OF_A_WAR = 10_000
#: How many words may stand between `درباره` and the act that is spoken about.
TOPIC_NEAR = 4
A_MONTH = 31
#: Words of crowds and rites that may be attacked, those before a feast that an act is done on, and how near they stand.
GATHERED = frozenset({"مراسم", "مراسمی", "رژه", "تجمع", "راهپیمایی", "گردهمایی", "آیین", "جشن", "مراسمهای"})
OCCASION_NEAR = 4
OCCASIONS = GATHERED | {"همزمان", "مناسبت", "آستانه", "تبریک"}
#: Frames of what is held on feasts.
FESTIVE = frozenset({"protest", "talk", "agree", "exercise", "accuse", "threaten", "take"})
#: How far its day may stand from it.
DAY_NEAR = 14
#: How far `بارها` may stand from what was done many times; old papers write whole stories without a full stop.
HABIT_NEAR = 20
#: Within so many words after a body stands whose it is.
BORNE_NEAR = 5
#: How far the fall of an aircraft stands after it, and before it: `سقوط یک فروند بالگرد`.
FALLS_NEAR = 14
OF_ITS_FALL = 5
#: Words of how often attacks are made: `تشدید حملات گروه`.
TRENDS = frozenset({"افزایش", "تشدید", "شدت", "گسترش", "اوج", "تکرار", "سرگیری", "ازسرگیری", "کاهش", "استمرار"})
#: Words of where they are made, which tell of many over years: `از سال ۲۰۰۱ تاکنون صحنه درگیری‌های متعدد بوده است`.
SCENES = frozenset({"صحنه", "عرصه", "شاهد"})
#: How many words after such a word the act stands.
TREND_NEAR = 2
#: Frames of what is done to ground by forces or crowds, told with its place even where it is only spoken about.
GROUND = frozenset({"withdraw", "deploy", "take", "liberate", "protest"})
#: Words after a number of months over which a toll is summed.
LATELY = frozenset({"گذشته", "اخیر", "نخست", "اول"})
#: Words of how long a war was that is known by it, words for it, and how few days are one fight.
LASTED = frozenset({"ماهه", "ساله", "هفتهای"})
WARS_OF_DAYS = frozenset({"جنگ", "مناقشه", "منازعه", "درگیری", "درگیریهای", "نبرد"})
FEW = frozenset({"1", "2", "3", "4", "۱", "۲", "۳", "۴"})
NUMERALS = frozenset({"دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "چند", "چندین"})
#: Words between which and the name of a war its toll is told.
WITHIN = frozenset({"در", "طی", "طول", "جریان", "دوران", "خلال"})
#: So many acts of one kind counted over months are no one act.
MANY = 20
VIOLENT_TYPES = frozenset(
    {
        "air_strike",
        "shelling",
        "bombing",
        "suicide_bombing",
        "chemical_attack",
        "armed_clash",
        "violence_against_civilians",
    }
)
#: Who decides for a frame; violence for every other. Each sets the type and returns None, or why there is no event.
FAMILIES: dict[str, Callable[[Telling], str | None]] = {
    "take": take,
    "fall": take,
    "liberate": liberate,
    "siege": siege,
    "block": block,
    "withdraw": withdraw,
    "deploy": deploy,
    "exercise": exercise,
    "arrest": arrest,
    "seize": seize,
    "demolish": demolish,
    "release": release,
    "talk": talk,
    "agree": agree,
    "violate": violate,
    "accuse": accuse,
    "threaten": threaten,
    "aid": aid,
    "sanction": sanction,
    "protest": protest,
}


def decide(telling: Telling) -> str | None:
    """Set the type of a telling. Returns None, or why it is no event."""
    return _decided(telling) or _only_words(telling)


def _only_words(telling: Telling) -> str | None:
    """Why words between states are none of a war's: an article about another matter names nobody who is threatened
    (`به هر تهدیدی پاسخ می‌دهیم`), or what is talked about is no war (`رئیس مجلس با همتای خود دیدار کرد`)."""
    if telling.type == "threat" and telling.sentence.aside:
        return None if known(telling.initiator) and known(telling.target) else "a threat to nobody named"
    if telling.type != "talks" or any(side.armed for side in telling.initiator + telling.target):
        return None
    reading = telling.sentence.reading
    told = not only_named(telling)
    if _of_war(telling) or (told and reading.has_cue("at_issue")):
        return None
    named = known(telling.initiator) and known(telling.target)
    telling.amid = telling.sentence.conflict and (named or told)
    return None if telling.amid or reading.has_cue("at_issue") else "ordinary diplomacy"


def _of_war(telling: Telling) -> bool:
    """Whether a sentence speaks of war beside the names of states and offices: `رژیم صهیونیستی` alone is none,
    `اخراج گروه‌های تروریستی` is."""
    sentence = telling.sentence
    names = [s for s in sentence.sides if s.kind == "state" or not s.armed]
    hits = sentence.reading.cues.get("conflict", [])
    return any(not any(s.first <= hit.first <= s.last for s in names) for hit in hits)


def _on_an_occasion(telling: Telling) -> bool:
    """Whether the words for old wars and feasts only say when an act of these days was done: `بمبی در مراسم سالگرد
    شهادت فرمانده منفجر شد`, `بامداد شنبه هفتم تیر`. What is said on the occasion tells of old days again (`در مراسم
    سالگرد گفت: دشمن به شهر حمله کرد`), unless it names a day: `با تبریک سالروز انقلاب اعلام کرد که دیشب آزاد شدند`."""
    if telling.frame in FESTIVE:
        return False
    reading = telling.sentence.reading
    first, last = bounds(telling)
    begins = min(a.first for a in telling.acts)
    recent = [(a, b) for d, a, b in reading.dates if _lately(reading, d)]
    told = -1  # where the words of the last occasion end
    for hit in sorted(reading.cues["anniversary"], key=lambda hit: hit.first):
        if not first <= hit.first <= last or any(a < hit.first <= b for a, b in recent):
            continue
        lead = {t.text for t in reading.tokens[max(0, hit.first - OCCASION_NEAR) : hit.first]}
        goes_on = told >= 0 and not any(told < v.first < hit.first and v.finite for v in reading.verbs)
        if not (lead & OCCASIONS or goes_on):
            return False
        told = hit.last
        said = [s.last for s in reading.layer("speech") if told < s.first < begins]
        said += [i for i in range(told + 1, begins) if reading.tokens[i].text == ":"]
        if said and not any(a > max(said) for a, _ in recent):
            return False
    gathered = any(t.text in GATHERED for t in reading.tokens[first : last + 1])
    done = any(a.voice != "noun" and a.clause - reading.clause_of[told] in (0, 1) for a in telling.acts)
    return told < 0 or bool(recent) or (gathered and done)


def _lately(reading: Reading, expression: DateExpression) -> bool:
    """Whether a day is one of the last weeks."""
    if expression.first is None or reading.published_on is None or expression.precision != "day":
        return False
    return 0 <= (reading.published_on - expression.first).days <= A_MONTH


def _decided(telling: Telling) -> str | None:
    threatened = telling.frame == "threaten" and not only_named(telling)
    if has(telling, "anniversary") and not threatened and not _on_an_occasion(telling):
        return "anniversary"
    if telling.frame == "accuse" and telling.status == "denied" and charge_denied(telling):
        telling.status = "happened"
    if telling.status == "planned" and telling.frame not in FAMILIES and (we_shall(telling) or fights_on(telling)):
        return promise(telling)
    if any(p.kind in ("killed", "wounded") and (p.low or p.high or 0) >= OF_A_WAR for p in telling.casualties):
        return "toll of a war"
    if _summed_up(telling):
        return "acts of a year"
    if _many_times(telling):
        return "told of many times"
    if _trend(telling):
        return "more or fewer of many acts"
    if _at_large(telling):
        return "a war of states at large"
    summed = "cumulative" in telling.sentence.reading.cues and (telling.consequence_only or _of_many_acts(telling))
    if _summed_since(telling) or (summed and not since_lately(telling)):
        return "cumulative toll"
    if telling.consequence_only and (_in_a_war(telling) or _over_months(telling)):
        return "toll of a war"
    if telling.consequence_only and _crashed(telling):
        return "an aircraft that fell"
    if telling.consequence_only and only_named(telling) and _condoled(telling):
        return "condolences"
    if telling.consequence_only and _borne(telling):
        return "a funeral"
    if only_named(telling) and _spoken_about(telling):
        return "only spoken about"
    if telling.sentence.aside:
        aside = _told_aside(telling)
        if aside:
            return aside
    if all(a.trigger.consequence == "surrendered" for a in telling.acts):
        return surrender(telling)
    answer = FAMILIES.get(telling.frame, violence)(telling)
    told = not only_named(telling) and known(telling.initiator + telling.target)
    if answer and told and telling.frame == "demolish" and (telling.losses or ARMED_THINGS & set(words(telling))):
        return violence(telling)  # پایگاه ارتش به آتش کشیده شد, سه جنگنده در پایگاه ویران شد
    return answer


def _summed_since(telling: Telling) -> bool:
    """Whether a toll is summed over many acts, from a day long past or the beginning until now, and so belongs to none:
    `از دوم مارس تاکنون ۲۰۰ نفر در حملات کشته شده‌اند`, `از آغاز حملات تاکنون`; but `از شب گذشته تاکنون`."""
    reading = telling.sentence.reading
    sums = [hit.first for hit in reading.cues.get("cumulative", [])]
    until_now = [i for i in sums if reading.tokens[i].text in ("تا", "تاکنون")]
    if not (until_now and telling.casualties and _only_harm(telling)):
        return False
    if any(reading.tokens[i].text == "از" for i in sums):
        return True
    return any(
        (reading.published_on - expression.first).days > SAME_ACT_DAYS
        for expression, first, last in reading.dates
        if reading.published_on
        and expression.first
        and "از" in [t.text for t in reading.tokens[max(0, first - 1) : first + 1]]
        and any(first < i <= last + 8 for i in until_now)
    )


def _at_large(telling: Telling) -> bool:
    """Whether all that is named is that one state is at war with another, with no day, place or harm of an act:
    `حمله آن کشور به همسایه‌اش منطقه را بی‌ثبات کرد`."""
    told = telling.sentence.headline or telling.points_back or bool(telling.sentence.dates)
    told = told or any(a.frame == "accuse" for a in telling.sentence.acts)  # حمله آن کشور به پایتخت را محکوم کرد
    if told or telling.casualties or telling.losses or not only_named(telling) or telling.frame not in VIOLENT:
        return False
    states = all(side.kind == "state" for side in telling.initiator + telling.target)
    return bool(telling.initiator) and states and all(spot.country for spot in telling.spots)


def _only_harm(telling: Telling) -> bool:
    """Whether harm is all that is told of acts that are only named: `در این حملات ۱۸ سرباز کشته شدند`."""
    return all(a.voice == "noun" or a.frame in CONSEQUENCES for a in telling.acts)


def _of_many_acts(telling: Telling) -> bool:
    """Whether harm is that of many acts without a day or a town: `از زمان شروع درگیری‌ها ۱۸ سرباز کشته شدند`; but
    `در حمله امروز تاکنون ده سرباز کشته شده‌اند`."""
    placed = any(not spot.country for spot in telling.spots)
    many = all(a.plural or a.frame in CONSEQUENCES for a in telling.acts)
    return many and _only_harm(telling) and not (placed or telling.sentence.dates or telling.points_back)


def _in_a_war(telling: Telling) -> bool:
    """Whether harm is that of a whole war: `در جنگ ویتنام ۶۳ خبرنگار کشته شدند`, `جنگ یمن هزاران کشته داشت`; but
    `امروز در جنگ شهری ده سرباز کشته شدند`."""
    reading = telling.sentence.reading
    act = telling.acts[0]
    if telling.sentence.dates or not counted_many(telling):
        return False
    if _of_days(reading, act.first):
        return True
    clause = reading.clause_of[act.first]
    for i, token in enumerate(reading.tokens[: act.first]):
        if token.text == "جنگ" and reading.clause_of[i] == clause:
            named = any(hit.first == i + 1 for layer in ("country", "place") for hit in reading.layer(layer))
            if named and (i == 0 or reading.tokens[i - 1].text in WITHIN or _parts(reading, i - 1)):
                return True
    return False


def _of_days(reading: Reading, first: int) -> bool:
    """Whether a war that is known by how long it was stands before an act: `در مناقشه ۱۱ روزه`, `جنگ هشت ساله`; but
    `در درگیری سه روزه`."""
    texts = [token.text for token in reading.tokens[:first]]
    return any(
        (texts[i] == "روزه" or texts[i] in LASTED)
        and reading.tokens[i - 1].kind == "number"
        and not (texts[i] == "روزه" and texts[i - 1] in FEW)
        and not WARS_OF_DAYS.isdisjoint(texts[max(0, i - 3) : i - 1])
        for i in range(2, first)
    )


def _over_months(telling: Telling) -> bool:
    """Whether the dead are summed over months: `طی هفت ماه گذشته سه هزار غیرنظامی کشته شده‌اند`."""
    tokens = telling.sentence.reading.tokens
    return counted_many(telling) and any(
        month.text == "ماه" and after.text in LATELY and (number.kind == "number" or number.text in NUMERALS)
        for number, month, after in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _condoled(telling: Telling) -> bool:
    """Whether the dead are named only to condole with theirs: `شهادت شماری از زائران را تسلیت گفت`."""
    reading = telling.sentence.reading
    act = telling.acts[-1]
    counted = any(p.low and p.low == p.high for p in telling.casualties)
    clause = reading.clause_of[act.first]
    return not counted and any(
        hit.first > act.last and reading.clause_of[hit.first] == clause and reading.tokens[hit.first].text == "تسلیت"
        for hit in reading.cues.get("mourning", [])
    )


def _crashed(telling: Telling) -> bool:
    """Whether those who died were in an aircraft that fell by itself: `بالگرد در کوه سقوط کرد و سه نفر کشته شدند`; but
    `بر اثر شلیک موشک سقوط کرد`."""
    reading = telling.sentence.reading
    low = telling.acts[0].first
    struck = any(a.frame in VIOLENT for a in telling.sentence.acts)
    struck = struck or any(hit.entry.value != "air" for hit in reading.layer("means"))
    if struck or telling.points_back or telling.sentence.headline:
        return False
    flying = [hit.last for hit in reading.layer("item") if hit.entry.value in ("aircraft", "helicopter")]
    fell = [i for i, token in enumerate(reading.tokens) if token.text == "سقوط"]
    return any(0 < i - at <= FALLS_NEAR or 0 < at - i <= OF_ITS_FALL for at in flying for i in fell if i < low)


def _borne(telling: Telling) -> bool:
    """Whether all that is told of the dead is that they are carried to their graves: `تشییع پیکر فرمانده شهید`, `پیکر
    مطهر رهبر شهید به شهر رسید`; but `پیکر ۵ شهید از زیر آوار بیرون کشیده شد`."""
    reading = telling.sentence.reading
    texts = [t.text for t in reading.tokens]
    mourned = "mourning" in reading.cues

    def borne(first: int) -> bool:
        if texts[first] == "شهید":
            return "پیکر" in texts[max(0, first - BORNE_NEAR) : first]
        return texts[first] == "پیکر" and (mourned or "شهید" in texts[first : first + BORNE_NEAR])

    return (mourned or not counted_many(telling)) and all(borne(act.first) for act in telling.acts)


def _parts(reading: Reading, i: int) -> bool:
    """Whether a token divides a phrase from what stands before it."""
    return reading.is_break(i) or i in reading.verbal or reading.tokens[i].text in FUNCTION_WORDS


def counted_many(telling: Telling) -> bool:
    """Whether more than one person is counted."""
    return any((p.low or p.high or 0) > 1 for p in telling.casualties)


def _many_times(telling: Telling) -> bool:
    """Whether what was done is told of many times and of none: `بارها این روستا را بمباران کرده است`; but
    `بعد از بارها اخطار سرنگون شد`."""
    reading = telling.sentence.reading
    dated = any(d.first and d.last and (d.last - d.first).days <= A_MONTH for d, _, _ in telling.sentence.dates)
    if telling.sentence.headline or dated or counted_many(telling) or not has(telling, "habit"):
        return False
    low, high = bounds(telling)
    heard = {None, *(reading.embedded(act.first) for act in telling.acts)}
    return any(
        low <= hit.first <= high
        and min(abs(hit.first - a.first) for a in telling.acts) <= HABIT_NEAR
        and (hit.first == 0 or reading.tokens[hit.first - 1].text != "از")
        and not _present_people(reading, hit.last)
        and reading.embedded(hit.first) in heard
        for hit in reading.cues.get("habit", [])
    )


def _present_people(reading: Reading, i: int) -> bool:
    """Whether `همیشه` is part of how a people is called: `ملت همیشه در صحنه`."""
    return [t.text for t in reading.tokens[i + 1 : i + 3]] in (["در", "صحنه"], ["حاضر", "در"], ["بیدار", "ایران"])


def _trend(telling: Telling) -> bool:
    """Whether all that is told is that many acts became more or fewer: `با شدت گرفتن حملات گروه، خانواده‌ها گریختند`,
    `این شهر تاکنون صحنه درگیری‌های متعدد بوده است`."""
    if telling.sentence.headline or telling.casualties or telling.losses:
        return False
    reading = telling.sentence.reading
    words = TRENDS | SCENES if reading.has_cue("cumulative", "habit") else TRENDS
    return all(
        act.voice == "noun"
        and act.plural
        and any(token.text in words for token in reading.tokens[max(0, act.first - TREND_NEAR) : act.first])
        for act in telling.acts
    )


def _summed_up(telling: Telling) -> bool:
    """Whether many acts are counted over months: `در ۹ ماه نخست سال ۳۴۰ درگیری با قاچاقچیان روی داد`."""
    reading = telling.sentence.reading
    long = any(d.first and d.last and (d.last - d.first).days > A_MONTH for d, _, _ in telling.sentence.dates)
    return long and any(
        last == a.first - 1 and (quantity.low or 0) >= MANY
        for a in telling.acts
        if a.frame in VIOLENT
        for quantity, _, last in reading.quantities
    )


def _spoken_about(telling: Telling) -> bool:
    """Whether an act is only what somebody speaks about or reacts to, with no day, place or number of its own:
    `با اشاره به سرنگونی پهپاد گفت`, `در پی سرنگونی پهپاد خواستار خویشتن‌داری شد`; but `درباره حمله به حلب گفت`."""
    if telling.sentence.headline or telling.points_back or telling.status == "denied":
        return False
    if any(rule == "claim of responsibility" for _, rule, _ in telling.reasons):
        return False
    if telling.frame in ("talk", "agree"):
        return False  # درباره ادلب گفت‌وگو کردند: what they speak about stands before
    placed = telling.spots and telling.frame not in GROUND
    if placed or any(p.low or p.high for p in telling.casualties):
        return False
    reading = telling.sentence.reading
    start = telling.acts[0].first
    if any(abs(a - start) <= DAY_NEAR for _, a, _ in telling.sentence.dates):
        return False
    for hit in reading.cues.get("topic", []):
        between = range(hit.last + 1, start)
        if hit.last < start and len(between) <= TOPIC_NEAR and not any(_parts(reading, i) for i in between):
            return True
    return False


def since_lately(telling: Telling) -> bool:
    """Whether a toll is summed over a day or a few: `از صبح سه‌شنبه تاکنون ۸۸ نفر کشته شدند`."""
    reading = telling.sentence.reading
    return any(
        reading.published_on
        and expression.first
        and 0 <= (reading.published_on - expression.first).days <= SAME_ACT_DAYS
        and "از" in [t.text for t in reading.tokens[max(0, first - 1) : first + 1]]
        for expression, first, _ in reading.dates
    )


def named_aside(reading: Reading, told: list[Act]) -> bool:
    """Whether all that a sentence of an article about another matter tells is only named, with nobody counted and
    nothing pointed back to: what `decide` would refuse, seen before the sentence is read closely."""
    if reading.sentence.is_headline or reading.has_cue("pointing", "of_those"):
        return False
    these = [i for i, token in enumerate(reading.tokens) if token.text in THESE]
    one = reading.has_cue("aftermath", "response") or bool(reading.dates)
    return all(
        act.voice == "noun"
        and act.frame not in COUNTING
        and not (act.frame in VIOLENT and (one or any(i < act.first for i in these)))
        for act in told
        if act.modality != "unreal"
    )


def _told_aside(telling: Telling) -> str | None:
    """Why an act is only touched on by an article that is about another matter, or None: there an event needs a verb of
    its own, and somebody who is known."""
    counted = any(p.low or p.high for p in telling.casualties)
    if telling.sentence.headline or telling.points_back:
        return None
    if only_named(telling) and not counted_many(telling) and not tells_one_act(telling):
        return "only named in an article about another matter"
    if telling.status != "happened":
        return "not told as done in an article about another matter"
    if has(telling, "mourning"):
        return "mourning"
    sides = telling.initiator + telling.target
    bearing = any(s.armed and (s.code or counted) for s in sides + [p.side for p in telling.casualties if p.side])
    deed = political(telling)
    warlike = has(telling, "conflict") or bearing or deed
    warlike = warlike or ships_attacked(telling)
    if telling.frame not in FAMILIES and not warlike and not telling.sentence.reading.layer("means"):
        return "no sign of war in an article about another matter"
    main = main_act(telling)
    if any(first <= main.first <= last for first, last in telling.sentence.reading.relatives):
        return "told aside in an article about another matter"
    if all(a.trigger.weak for a in telling.acts) and not (known(telling.initiator) and known(telling.target)):
        return "weak word in an article about another matter"
    if not (known(telling.initiator + telling.target) or counted or telling.losses or (deed and telling.casualties)):
        return "nobody known in an article about another matter"
    return None
