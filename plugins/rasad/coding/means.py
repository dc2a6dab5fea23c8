"""With what an attack was made: the weapons that its words name, or those with which its sides can reach each other."""

from __future__ import annotations

from rasad.coding.acts import Act
from rasad.coding.kinship import land
from rasad.coding.lexicon import dictionaries
from rasad.coding.match import Hit
from rasad.coding.mines import met_a_mine
from rasad.coding.reading import FUNCTION_WORDS, Reading
from rasad.coding.signs import where
from rasad.coding.telling import Telling

#: Words before a weapon that make it the means of an act.
INSTRUMENTS = frozenset(
    {
        "با",
        "توسط",
        "شلیک",
        "پرتاب",
        "اصابت",
        "وسیله",
        "انفجار",
        "ضرب",
        "بااستفاده",
        "استفاده",
        "طریق",
        "آتش",
        "حملات",
        "حمله",
    }
)
#: Words that stand between a place of weapons and their name: `سکوی پرتاب موشک`.
LAUNCHES = frozenset({"پرتاب", "شلیک"})
#: Beginnings of the words of attacks on foot, and nouns of those who make them.
STORMING = ("هجوم", "یورش", "شبیخون", "کمین")
ON_FOOT = frozenset({"سربازان", "سرباز", "نظامیان", "تفنگداران", "کماندوها", "کماندوهای", "تکاوران"})
#: Words after which `زمینی` names a branch of troops and no way of attacking.
FORCES = frozenset({"نیروی", "نیروهای", "یگان", "یگانهای"})
#: Aircraft that are themselves what strikes.
UNMANNED = ("پهپاد", "ریزپرنده", "کوادکوپتر")
#: Words of what flies by itself.
MISSILES = ("موشک", "راکت", "پرتابه")
#: Words before a weapon that is the subject.
ONE = frozenset({"یک", "این", "آن", "دو", "سه", "چند"})
#: Words of a test.
ON_TRIAL = frozenset({"آزمایشی", "فرضی", "تمرینی"})
#: Words of making, keeping and carrying: what follows them has not gone off.
MAKING = frozenset({"ساخت", "تولید", "تهیه", "نگهداری", "خنثیسازی", "خنثی"})
#: How many tokens before a weapon such a word may stand.
MADE_NEAR = 6
#: Words whose chemistry is an industry's.
MATERIALS = frozenset({"مواد", "صنایع", "کارخانه", "محصولات", "کود"})
#: How far before a weapon a word that makes it the means may stand, and how far after an event noun the weapon itself.
INSTRUMENT_NEAR = 6
FOLLOWING_NEAR = 4


def flown_by_doer(telling: Telling) -> bool:
    """Whether who struck is named by his drones, so that whatever was fired came from them: `پهپادهای ارتش با دو موشک
    پایگاه را زدند`; `با موشک و پهپاد` and `یگان پهپادی و موشکی` are a mix."""
    reading = telling.sentence.reading
    drones = [hit for hit in reading.layer("means") if reading.tokens[hit.first].text.startswith(UNMANNED)]
    return any(reading.tokens[hit.first].text != "پهپادی" and _of_doer(telling, hit, before=0) for hit in drones)


def only_drones(folded: str) -> bool:
    """Whether a text tells of drones and of no missiles: an attack whose means nobody names was theirs."""
    return any(word in folded for word in UNMANNED) and not any(word in folded for word in MISSILES)


def means(telling: Telling) -> list[tuple[str, str]]:
    """The means of a telling with the dictionary row: words that follow the event noun, stand after `با`, belong to the
    doer (`جنگنده‌های ارتش`), or are what was fired. What was found or lost is no means."""
    sentence = telling.sentence
    reading = sentence.reading
    first, last = telling.span
    lost = [(x.first, x.last) for x in sentence.losses]
    seized = {a.clause for a in sentence.acts if a.frame == "seize" and a not in telling.acts}
    found: list[tuple[str, str]] = []
    for hit in reading.layer("means"):
        own = _of_doer(telling, hit, before=0)  # بمب‌افکن‌ها برخاستند و شهر را هدف گرفتند
        if not (first <= hit.first <= last or own) or any(a <= hit.first <= b for a, b in lost):
            continue
        if reading.clause_of[hit.first] in seized or _no_weapon(telling, hit):
            continue
        if any(_names_it(telling, act, hit) for act in telling.acts) or _wielded(telling, hit):
            found.append((hit.entry.value, hit.entry.row))
    return found


def _no_weapon(telling: Telling, hit: Hit) -> bool:
    """Whether a word of weapons is part of something else than the means of an attack."""
    reading = telling.sentence.reading
    before = reading.tokens[hit.first - 1].text if hit.first else ""
    kind = hit.entry.value
    if kind == "chemical" and before in MATERIALS:
        return True  # انفجار در کارخانه مواد شیمیایی
    if kind == "ground":  # نیروی زمینی سپاه fires missiles too; موشک زمین به زمین
        named = any(actor.first <= hit.first <= actor.last for actor in reading.layer("actor"))
        if named or before in FORCES | {"به"}:
            return True
    if kind == "small_arms" and any(
        other.entry.value == "artillery" and other.first == hit.last + 1 for other in reading.layer("means")
    ):
        return True  # شلیک گلوله‌های تانک
    if reading.tokens[hit.first].text == "هوایی" and _branch(telling, hit):
        return True  # نبرد نیروهای زمینی و هوایی با شورشیان
    if reading.tokens[hit.last].text.startswith("هوافضا") and not _of_doer(telling, hit, before=0):
        return True  # the force is a means where it strikes, not where its commander is struck
    if (hit.first > telling.span[0] or before in LAUNCHES) and _kept(reading, hit):
        return True  # رمپ جنگنده‌ها was struck
    made = {t.text for t in reading.tokens[max(0, hit.first - MADE_NEAR) : hit.first]}
    return kind in ("suicide", "explosive") and not MAKING.isdisjoint(made)  # اقدام به ساخت بمب و جلیقه انفجاری


def _kept(reading: Reading, hit: Hit) -> bool:
    """Whether the words before say where weapons are kept, mended, made or fired from, and so name what was struck:
    `محل استقرار [جنگنده‌ها]`, `انبار موشک و [پهپاد]`, `سکوی پرتاب [موشک]`."""
    keeping = {cue.last for cue in reading.cues.get("keeping", [])}
    ends = {other.last: other.first for other in reading.layer("means")}
    i = hit.first - 1
    while i > 1 and reading.tokens[i].text == "و" and i - 1 in ends:
        i = ends[i - 1] - 1
    if i > 0 and reading.tokens[i].text in LAUNCHES:
        i -= 1
    return i in keeping


def _branch(telling: Telling, hit: Hit) -> bool:
    """Whether `هوایی` names one of the branches of a force: `نیروهای زمینی، هوایی و دریایی`."""
    texts = [token.text for token in telling.sentence.reading.tokens]
    before = texts[max(0, hit.first - 4) : hit.first]
    others = {"زمینی", "دریایی"} & {*before, *texts[hit.last + 1 : hit.last + 3]}
    return bool(others) and not FORCES.isdisjoint(before)


def _lands(telling: Telling, act: Act, hit: Hit) -> bool:
    """Whether a missile, a shell or a drone is what comes down: `[سه راکت] به پایگاه اصابت کرد`; a helicopter that does
    has had an accident."""
    reading = telling.sentence.reading
    if act.frame != "impact" or act.voice == "noun" or hit.last >= act.first:
        return False
    if reading.clause_of[hit.first] != reading.clause_of[act.first]:
        return False
    text = reading.tokens[hit.first].text
    flies = hit.entry.value in ("missile", "artillery") or text.startswith(UNMANNED)
    after = {t.text for t in reading.tokens[hit.last + 1 : act.first]}
    before = {t.text for t in reading.tokens[max(0, hit.first - 2) : hit.first]}
    return flies and bool(after & {"به", "بر", "در"}) and not after & ON_TRIAL and not before & {"به", "بر", "با"}


def _kills(telling: Telling, act: Act, hit: Hit) -> bool:
    """Whether a bomb or a shell is what took lives: `دیروز این [خمپاره] سبب زخمی شدن سه سرباز شد`, `یک [مین] جان
    دو کودک را گرفت`."""
    reading = telling.sentence.reading
    if hit.entry.value not in ("explosive", "missile", "artillery") or act.frame != "harm" or hit.last >= act.first:
        return False
    if reading.clause_of[hit.first] != reading.clause_of[act.first]:
        return False
    at = hit.first - 1
    while at >= 0 and (reading.tokens[at].text in ONE or reading.tokens[at].kind == "number"):
        at -= 1
    if at >= 0 and reading.tokens[at].text in FUNCTION_WORDS:
        return False  # در بمب, با یک بمب, مقر بمب‌ها و
    return act.trigger.id == "tooklife" or any(
        hit.last < cue.first < act.first for cue in reading.cues.get("cause", [])
    )


def _of_doer(telling: Telling, hit: Hit, *, before: int) -> bool:
    """Whether a weapon stands in the name of the doer, or so many words before it."""
    return any(side.first - before <= hit.first <= side.last for side in telling.initiator)


def _names_it(telling: Telling, act: Act, hit: Hit) -> bool:
    """Whether a weapon stands in the words of an act or right after its noun: `حمله پهپادی`, `شلیک دو موشک`."""
    if act.first <= hit.first <= act.verb_last:
        return True
    if hit.first <= act.last or act.voice != "noun":
        return False
    gap = {t.text for t in telling.sentence.reading.tokens[act.last + 1 : hit.first]}
    return hit.first - act.last - 1 <= FOLLOWING_NEAR and not gap & (FUNCTION_WORDS - {"و", "یک"})


def _wielded(telling: Telling, hit: Hit) -> bool:
    """Whether a weapon is that with which somebody struck, the doer's, or what struck itself: `با سه موشک`, `جنگنده‌های
    ارتش`, `دو موشک شلیک شد`."""
    sentence = telling.sentence
    reading = sentence.reading
    before = [t.text for t in reading.tokens[max(0, hit.first - INSTRUMENT_NEAR) : hit.first]]
    if not INSTRUMENTS.isdisjoint(before) or _of_doer(telling, hit, before=3):
        return True
    struck = {id(s) for s in telling.target}
    if any(
        s.first <= hit.first <= s.last and s.marker in ("", "and", "agent") and id(s) not in struck and not s.is_object
        for s in sentence.sides
    ):
        return True
    if not before and hit.first == telling.span[0]:
        return True
    if any(_lands(telling, a, hit) or met_a_mine(reading, a) or _kills(telling, a, hit) for a in telling.acts):
        return True
    return any(
        a.frame in ("fire", "explode")
        and a.voice != "noun"
        and hit.first < a.first
        and a.clause == reading.clause_of[hit.first]
        for a in telling.acts
    )


def from_afar(telling: Telling, *, armed: bool) -> tuple[str, str] | None:
    """With what a side can reach another that lies out of the reach of its troops, and the dictionary row. Who storms
    in is there himself: `نظامیان آمریکایی به دفتر او هجوم بردند`. `armed`: armed people were struck."""
    lexicon = dictionaries()
    tokens = telling.sentence.reading.tokens
    if any(tokens[a.first].text.startswith(STORMING) for a in telling.acts) or any(
        tokens[s.first].text in ON_FOOT for s in telling.initiator
    ):
        return None
    doers = {key for s in telling.initiator if s.code for key in (s.code, land(s.code)) if key}
    struck = {land(s.code) for s in telling.target if s.code}
    lands = where(telling)
    if lands & doers:
        return None  # ارتش یمن در تعز با نیروهای سعودی جنگید: within the reach of his troops
    struck |= lands
    for key in sorted(doers):
        for other in sorted(struck):
            if (
                other
                and other != key
                and (key, other) in lexicon.ranges
                and not (armed and (key, other) in lexicon.fronts)
            ):
                return lexicon.ranges[key, other], f"ranges.csv:{key}-{other}"
    return None
