"""Which part a side plays in a telling: who did it, who was struck, or both, and how sure that is.

A side hangs on an act (`governing`); its marker decides: `توسط` the doer, `علیه` the target, the noun it hangs on
(`حمله X` the doer, `بمباران X` the one struck), `را` the object; a bare noun is the subject, which a passive verb makes
the victim.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from rasad.coding.acts import Act
from rasad.coding.governing import AGENTIVE, DOER_NOUNS, INTRANSITIVE, MUTUAL, governing, mutual, speaks
from rasad.coding.mines import met_a_mine, on_their_way, with_a_mine
from rasad.coding.phrases import Side
from rasad.coding.telling import CONSEQUENCES, VIOLENT, Sentence, Telling

#: Frames whose passive subject is the one who suffers.
SUFFERED = frozenset(
    {
        "harm",
        "loss",
        "arrest",
        "hit",
        "attack",
        "take",
        "siege",
        "demolish",
        "sanction",
        "threaten",
        "accuse",
        "release",
        "liberate",
        "seize",
        "fall",
    }
)
#: Frames in which `به` and `بر` lead to the one struck.
AT_SOMEBODY = frozenset(
    {"attack", "hit", "fire", "impact", "explode", "operation", "threaten", "sanction", "infiltrate", "aid", "clash"}
)
#: Frames whose noun names the one struck by ezafe (`بازداشت پنج نفر`).
STRUCK_NOUNS = frozenset({"harm", "hit", "arrest", "loss", "take", "siege", "accuse", "seize", "demolish", "release"})
#: Frames whose noun has no doer to be guessed at.
NOT_GUESSED = CONSEQUENCES | {"fall", "release"}
#: Frames whose verbs strike only their object.
TAKES_OBJECT = frozenset({"arrest", "harm", "loss", "release", "liberate", "seize"})
#: Words that make a subject the cause of the harm that follows: `بمبگذار باعث کشته شدن دو نفر شد`.
CAUSES = frozenset({"باعث", "موجب", "سبب", "منجر"})
#: Words of bringing others out: `خارج کردن شهروندان`.
BROUGHT_OUT = frozenset({"تخلیه", "کردن", "بردن"})
#: Words before what a protest is against.
AGAINST = frozenset({"اعتراض", "محکومیت", "واکنش", "نسبت"})
#: Words before him who gave an order.
ORDERS = frozenset({"دستور", "فرمان"})
#: Words before where a thing was made.
MADE = frozenset({"ساخت", "ساخته"})
#: Words for captivity before the captor.
CAPTIVITY = frozenset({"بند", "چنگ", "چنگال", "دست", "اسارت", "زندان"})
#: Words with which `شد` has a doer for its subject.
DOING = frozenset({"وارد", "موفق", "خارج", "عازم", "روانه", "درگیر", "مستقر", "قادر", "مجبور", "ناچار", "ناگزیر"})
#: Words with which somebody makes somebody else act, and verbs with which he has to act himself.
COMPELLED = frozenset({"مجبور", "ناچار", "ناگزیر", "وادار", "واداشت", "واداشتند"})
BECAME = frozenset({"شد", "شدند", "است", "اند"})
#: Words before an event noun that make the subject its doer: `اقدام به ربایش`.
UNDERTAKING = frozenset({("اقدام", "به"), ("دست", "به"), ("مبادرت", "به"), ("موفق", "به")})
#: Words before what the subject of a clause did before its verb or after it.
BEFORE_OR_AFTER = frozenset({("پس", "از"), ("پیش", "از"), ("قبل", "از"), ("بعد", "از"), ("علاوه", "بر")})
#: Frames whose noun tells what the subject of its clause did.
DEEDS = frozenset({"take", "liberate", "seize", "arrest", "demolish", "siege"})
#: Event nouns of harm that somebody does, where others are suffered.
DONE_BY_HAND = frozenset({"abduction", "assassinate", "execute"})
#: Words after which `که` opens a clause of time or manner.
TIMES = frozenset({"هنگامی", "زمانی", "حالی", "درحالی", "وقتی", "جایی", "صورتی", "طوری", "آنجایی", "موقعی"})
#: Kinds of actors that strike nobody.
SPEAKING = frozenset({"international", "ministry", "office", "party"})
#: Frames of nouns for what is repelled.
ATTACKS = frozenset({"attack", "operation", "infiltrate"})
#: The rule that makes him the doer whose attack was repelled.
ATTACKED = "whose attack was repelled"
#: Ranks from here on are guesses: only the nearest counts.
GUESS = 4
Slot = Literal["initiator", "target", "both", ""]


class Part(NamedTuple):
    """What a side is in a telling: less `rank` is surer."""

    slot: Slot
    rank: int
    rule: str


NOTHING = Part("", 9, "")


def list_with(sentence: Sentence, head: Side) -> set[int]:
    """The members of the list that a side stands in."""
    sides = sentence.sides
    at = next(i for i, s in enumerate(sides) if s is head)
    first, last = at, at
    while sides[first].coordinated and first > 0:
        first -= 1
    while last + 1 < len(sides) and sides[last + 1].coordinated:
        last += 1
    return {id(s) for s in sides[first : last + 1]}


def main_act(telling: Telling) -> Act:
    """The act that carries a telling: its first verb that is no consequence, else its first verb, else its first
    noun."""
    finite = [a for a in telling.acts if a.voice != "noun"]
    # پنج نفر را که به کاروان حمله کرده بودند کشتند: what is told is not in the relative clause
    finite = [a for a in finite if not _describing(telling.sentence, a)] or finite
    return next((a for a in finite if a.frame not in CONSEQUENCES), (finite or telling.acts)[0])


def _describing(sentence: Sentence, act: Act) -> bool:
    """Whether an act stands in a clause that describes a noun: `نیروهایی که ...`, but not `هنگامی که ...`."""
    shell = sentence.reading.embedded(act.first)
    return shell is not None and sentence.reading.tokens[shell[0] - 1].text not in TIMES


def part_of(telling: Telling, side: Side) -> Part:
    """The part of a side in a telling."""
    sentence = telling.sentence
    related = _antecedent(telling, side)
    if related is not None:
        return related
    act = governing(sentence, side)
    if act is None:
        return _carried(telling, side)
    if not any(a is act for a in telling.acts):
        return _shared(telling, side, act) or _carried(telling, side)
    part = _by_marker(telling, side, act)
    if part.slot == "initiator" and _shot_down_later(telling, act, side):
        return Part("target", 1, "who launched what was shot down")
    main = main_act(telling)
    if main.frame == "repel" and part.slot:
        part = _repelled(telling, side, part)
    if act is not main and part.slot and part.rule != ATTACKED:
        if (
            main.trigger.consequence in ("shot_down", "defused")
            and act.frame in VIOLENT
            and (act.voice == "noun" or sentence.reading.embedded(act.first))
            and side.marker != "agent"
            and not _means_of(sentence, act)
        ):
            return NOTHING  # پس از تجاوز به حریم کشور ... سرنگون شد: the intrusion is another's deed
        return part._replace(rank=part.rank + (1 if main.frame in CONSEQUENCES or main.voice == "noun" else 3))
    return part


def _means_of(sentence: Sentence, act: Act) -> bool:
    """Whether an event noun tells by what something was done: `با شلیک موشک ارتش سرنگون شد`, `بر اثر اصابت موشک`."""
    return act.voice == "noun" and act.first > 0 and sentence.reading.tokens[act.first - 1].text in ("با", "اثر", "ضرب")


def _shared(telling: Telling, side: Side, act: Act) -> Part | None:
    """The part of the subject of another act in what it did before or with that: `ارتش پس از پاکسازی روستا پنج نفر را
    بازداشت کرد`; None where the noun has a doer of its own, or does not take one."""
    sentence = telling.sentence
    main = main_act(telling)
    if (
        main.voice != "noun"
        or not _done_by_subject(sentence, main)
        or main.clause != act.clause
        or not side.last < main.first < act.first
        or not _after_or_by(sentence, main)
    ):
        return None
    part = _by_marker(telling, side, act)
    if part.slot != "initiator" or part.rule != "subject":
        return None
    for other in sentence.sides:
        doing = other.marker == "agent" or (other.marker.startswith("trigger:") and main.frame in DOER_NOUNS)
        if doing and other is not side and governing(sentence, other) is main:
            return None
    return Part("initiator", 3, "subject of the verb that follows")


def _goes_on(sentence: Sentence, noun: Act) -> bool:
    """Whether the subject of an active verb did before it what an event noun tells: `شورشیان پس از ربودن دو تن
    گریختند`."""
    reading = sentence.reading
    verb = next((v for v in reading.verbs if v.finite and v.first > noun.verb_last), None)
    active = verb is not None and not verb.passive and verb.verb not in ("شد", "گرفت", "است", "بود")
    return active and _done_by_subject(sentence, noun) and _after_or_by(sentence, noun)


def _done_by_subject(sentence: Sentence, noun: Act) -> bool:
    """Whether an event noun is a deed of the subject by its nature, or an attack with its aim: `پس از حمله به پاسگاه`,
    not `پس از حملات موشکی`."""
    tokens = sentence.reading.tokens
    aimed = noun.verb_last + 1 < len(tokens) and tokens[noun.verb_last + 1].text == "به"
    instrument = noun.first > 0 and tokens[noun.first - 1].text == "با"
    if noun.frame in ("attack", "hit", "fire"):
        return aimed and not instrument
    return noun.frame in DEEDS or noun.trigger.id in DONE_BY_HAND


def _after_or_by(sentence: Sentence, noun: Act) -> bool:
    """Whether an event noun tells what the subject of its clause did before or by which means: `پس از`, `با`, `ضمن`, or
    joined to one that does."""
    words = [t.text for t in sentence.reading.tokens[max(0, noun.first - 2) : noun.first]]
    if words[-1:] in (["با"], ["ضمن"]) or (len(words) == 2 and (words[0], words[1]) in BEFORE_OR_AFTER):
        return True
    if words[-1:] != ["و"]:
        return False
    earlier = [a for a in sentence.acts if a.voice == "noun" and a.clause == noun.clause and a.last < noun.first]
    return bool(earlier) and _after_or_by(sentence, earlier[-1])


def _repelled(telling: Telling, side: Side, part: Part) -> Part:
    """The part of a side in an attack that was repelled: whose attack it was is the doer, and who repelled it was
    attacked (`ارتش حمله [شورشیان] را دفع کرد`)."""
    sentence = telling.sentence
    attackers = [
        s
        for s in sentence.sides
        if s.marker.startswith("trigger:")
        and (of := governing(sentence, s)) is not None
        and of.voice == "noun"
        and of.frame in ATTACKS
        and any(a is of for a in telling.acts)
    ]
    if any(s is side for s in attackers):
        return Part("initiator", 0, ATTACKED)
    return Part("target", 1, "who repelled it") if attackers and part.slot == "initiator" else part


def _antecedent(telling: Telling, side: Side) -> Part | None:
    """The part of a side in the relative clause that it opens: `گروهی که دو خبرنگار را ربوده است`, `سربازانی که کشته
    شدند`; None where the act is not in that clause, or where the clause has a subject of its own."""
    sentence = telling.sentence
    reading = sentence.reading
    act = main_act(telling)
    shell = reading.embedded(act.first)
    if shell is None or act.voice == "noun" or not 0 < shell[0] - side.last <= 2 or side.last > shell[0]:
        return None
    between = {t.text for t in reading.tokens[side.last + 1 : shell[0]]}
    if between - {"را", "،", "»", '"'}:
        return None
    inner = [
        s for s in sentence.sides if shell[0] < s.first < act.first and s.marker in ("", "and") and not s.is_object
    ]
    if telling.frame in VIOLENT and (side.noun_class in ("authority", "institution") or side.kind in SPEAKING):
        return None  # نامه دبیرکل که در آن حمله را محکوم کرد
    if act.voice == "active" and act.frame in AGENTIVE and not any(not s.genitive and not s.asset for s in inner):
        return Part("initiator", 2, "antecedent of a relative clause")
    if act.voice == "passive" and act.frame in SUFFERED and not inner and side.marker in ("", "and"):
        return Part("target", 3, "antecedent of a relative clause")
    return None


def _shot_down_later(telling: Telling, act: Act, side: Side) -> bool:
    """Whether what an act launched is told to have been shot down: `ده پهپاد شلیک‌شده توسط شورشیان را سرنگون کرد`,
    `موشک‌هایی را که شورشیان شلیک کردند رهگیری کرد`."""
    return (
        act.frame == "fire"
        and (
            (act.voice == "passive" and side.marker == "agent")
            or (act.voice == "active" and telling.sentence.reading.embedded(act.first) is not None)
        )
        and any(a.first > act.first and a.trigger.consequence == "shot_down" for a in telling.acts)
    )


def _by_marker(telling: Telling, side: Side, act: Act) -> Part:
    marker = side.marker
    frame = act.frame
    if _made_there(telling.sentence, side):
        return NOTHING
    if marker == "agent" and act.voice == "active" and _orders(telling.sentence, side):
        return Part("initiator", 3, "at whose order")
    if marker == "agent":
        return Part("initiator", 0, "agent of a passive")
    if marker == "against":
        if act.voice != "noun" and frame in TAKES_OBJECT:
            return NOTHING  # شورشیان را به ظن جنگ علیه دولت بازداشت کردند
        return Part("target", 0, "after علیه")
    if marker == "between":
        return Part("both", 0, "both sides of میان") if mutual(act, telling.frame) else NOTHING
    if marker.startswith("trigger:") and act.frame == "impact" and with_a_mine(telling.sentence, side):
        return Part("target", 3, "who ran over a mine")
    if marker.startswith("trigger:"):
        return _by_ezafe(telling.sentence, side, act)
    if frame in ("release", "liberate") and _captor(telling.sentence, side):
        return Part("target", 0, "captor")
    if marker == "to" and act.trigger.id in ("ascribe", "pointed"):
        return Part("target", 1, "after به")
    if marker == "to" and act.trigger.id == "stones":
        return Part("target", 1, "after به")
    if marker == "from" and frame in ("take", "liberate") and _taken_from(telling.sentence, side, act):
        return Part("target", 1, "from whom a place was taken")
    if frame == "protest" and _protested(telling.sentence, side):
        return Part("target", 2, "whom a protest is against")
    if marker == "with" and act.voice == "passive" and frame in ("loss", "hit") and side.code and _battery(side):
        return Part("initiator", 1, "battery that shot")
    if marker == "with" and frame in MUTUAL:
        return Part("target", 1, "other side after با")
    if marker == "to" and frame in AT_SOMEBODY:
        return Part("target", 1, "after به")
    if side.is_object and frame == "fire" and side.noun_class == "unit":
        return NOTHING  # پهپادهایی را به سوی شهر شلیک کرد: what was fired
    if frame == "deploy" and (side.armed if side.is_object else side.noun_class in ("civilian", "crowd")):
        return NOTHING  # سه هزار نیرو را اعزام کرد: what was sent; برای خروج شهروندان: for whom
    if side.is_object:
        return (
            Part("target", 1, "object")
            if act.voice == "active" or (act.voice == "noun" and act.first < side.first)
            else NOTHING
        )
    if marker == "locative" and frame == "explode" and on_their_way(telling.sentence, side):
        return Part("target", 2, "on whose way it exploded")
    if marker == "from" and frame == "seize" and side.armed and act.voice != "noun":
        return Part("target", 2, "from whom it was taken")
    if marker not in ("", "and"):
        return NOTHING
    if act.trigger.id == "culprit":
        return Part("target", 1, "who is called the culprit")
    if act.trigger.id == "control" and _in_hands(telling.sentence, act):
        return NOTHING  # ساختمان شورای شهر در کنترل شورشیان قرار گرفت: what was taken
    if act.voice == "noun" and frame == "harm" and side.last < act.first and _causes(telling.sentence, side, act):
        return Part("initiator", 2, "who caused it")
    if act.voice == "noun" and not side.genitive and _undertakes(telling.sentence, side, act):
        return Part("initiator", 2, "who undertook it")
    if met_a_mine(telling.sentence.reading, act):
        return Part("target", 3, "who ran over a mine")
    if frame in AGENTIVE and (act.voice == "active" or (act.voice == "passive" and frame in INTRANSITIVE)):
        return _bare(telling, side, act)
    if act.voice == "passive" and frame in SUFFERED:
        return Part("target", 3, "subject of a passive")
    if act.voice == "noun" and side.last < act.first and not side.genitive and _goes_on(telling.sentence, act):
        return Part("initiator", 3, "subject of the verb that follows")
    if act.voice == "noun" and frame in AGENTIVE and frame not in NOT_GUESSED and side.first < act.first:
        if frame in VIOLENT and _sees_only(telling.sentence, side, act):
            return NOTHING
        if frame in ("harm", "arrest") and _told_of(telling.sentence, side, act):
            return Part("target", 3, "subject of a passive")
        guess = GUESS + 2 if side.genitive else GUESS + 1
        return Part("both" if frame in MUTUAL else "initiator", guess, "named before the noun")
    return NOTHING


def _orders(sentence: Sentence, side: Side) -> bool:
    """Whether a side only gave the order: `ارتش به دستور [رئیس‌جمهور] عقب‌نشینی کرد`."""
    return any(t.text in ORDERS for t in sentence.reading.tokens[side.marker_at : side.marker_at + 2])


def _made_there(sentence: Sentence, side: Side) -> bool:
    """Whether a country only made what is told of: `از سوی پهپادهای ساخت [ایران] هدف قرار گرفت`."""
    return side.first > 0 and sentence.reading.tokens[side.first - 1].text in MADE


def _protested(sentence: Sentence, side: Side) -> bool:
    """Whether a protest is against a side: `در اعتراض به جنایات ارتش`, `در مقابل سفارت آمریکا`."""
    words = [t.text for t in sentence.reading.tokens[max(0, side.first - 6) : side.first]]
    embassy = bool(words) and words[-1] in ("سفارت", "سفارتخانه", "کنسولگری")
    return side.code is not None and (embassy or (side.marker == "to" and bool(set(words) & AGAINST)))


def _captor(sentence: Sentence, side: Side) -> bool:
    """Whether captives are freed from the hands of a side: `از بند گروهک آزاد شدند`."""
    tokens = sentence.reading.tokens
    return side.first > 1 and tokens[side.first - 1].text in CAPTIVITY and tokens[side.first - 2].text in ("از", "در")


def _taken_from(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a place is told to have been taken from a side: `پاکسازی شهر از تروریست‌ها`, `شهر را از داعش پس گرفت`; not
    `شماری از تروریست‌ها شهر را گرفتند`."""
    reading = sentence.reading
    at = side.marker_at
    if not side.armed or at < 1 or reading.tokens[at].text != "از" or (act.voice == "noun" and side.first < act.first):
        return False
    before = reading.tokens[at - 1].text
    return (
        before in ("را", "منطقه", "شهر", "روستا")
        or at - 1 in reading.covered("place", "placecue")
        or at - 1 == act.last
    )


def _battery(side: Side) -> bool:
    """Whether a side is named by its weapon that shoots at aircraft: `با پدافند ارتش سرنگون شد`."""
    return bool(side.hits) and (side.hits[0].entry.value == "پدافند هوایی" or side.kind == "air_force")


def _sees_only(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a side named before the noun of an attack only speaks of it or answers it: officials (`نخست‌وزیر در پی
    حملات سفر کرد`), the unarmed, and owners of what is named (`یک شرکت اسرائیلی`)."""
    if side.noun_class in ("authority", "civilian", "victim", "crowd") or side.kind in ("person", "civilian"):
        return True
    adjective = len(side.hits) == 1 and side.hits[0].entry.layer == "country" and not side.bare_country
    if side.genitive and adjective:
        return True
    reading = sentence.reading
    return any(
        side.last < hit.first <= act.first - 1 <= hit.last + 2
        for name in ("response", "aftermath")
        for hit in reading.cues.get(name, [])
        if reading.tokens[hit.first].text != "با"
    )


def _told_of(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a counted noun stands right before a word whose verb is left out: `چهار تروریست بازداشت و دو تن کشته
    شدند`."""
    reading = sentence.reading
    following = reading.tokens[act.last + 1].text if act.last + 1 < len(reading.tokens) else "."
    return (
        act.first == side.last + 1
        and following in ("و", ".", "؛", "،")
        and any(a <= side.first <= b + 2 for _, a, b in reading.quantities)
    )


def _bare(telling: Telling, side: Side, act: Act) -> Part:
    """A bare noun before an active verb: its subject, or an object whose `را` was left out (`مواضع گروه بمباران
    کرد`)."""
    reading = telling.sentence.reading
    earlier = [
        s
        for s in telling.sentence.sides
        if s is not side
        and s.marker in ("", "and")
        and not s.is_object
        and s.first < side.first
        and not s.genitive
        and not (side.code and speaks(telling.sentence, s))
        and reading.clause_of[s.first] == reading.clause_of[side.first]
        and not reading.embedded(s.first)
        and not reading.embedded(side.first)
    ]
    if side.asset:
        return Part("target", 3, "owner of what was struck") if earlier or act.first - side.last <= 3 else NOTHING
    if side.genitive:
        if act.frame in VIOLENT and len(side.hits) == 1 and side.hits[0].entry.detail == "demonym":
            return NOTHING  # تحت مدیریت یک شرکت اسرائیلی
        return Part("initiator", GUESS + 1, "names what the subject belongs to")
    we = reading.tokens[act.verb_last].text.endswith("یم")
    if we and telling.sentence.attribution.speakers and not speaks(telling.sentence, side):
        return Part("target", 3, "bare object")  # ارتش: دو سامانه گروه در پادگان را هدف قرار دادیم
    if earlier and act.frame == "deploy":
        return NOTHING  # دولت پنج هزار نیروی تازه به مرز اعزام کرد: what was sent
    if earlier and not (side.coordinated and side.marker_at >= 0):
        counted = any(a <= side.first <= b + 1 for _, a, b in reading.quantities)
        return Part("target", 3, "bare object") if counted or act.first - side.last <= 2 else NOTHING
    return Part("initiator", 2, "subject")


def _made_to_act(telling: Telling, side: Side) -> bool:
    """Whether whoever does the act of the next clause is the object of this one: `ارتش داعش را وادار کرد از شهر خارج
    شود`."""
    reading = telling.sentence.reading
    clause = reading.clause_of[side.first]
    return any(
        reading.clause_of[hit.first] == clause
        and hit.first > side.last
        and reading.tokens[hit.first].text in COMPELLED
        and reading.tokens[hit.last].text not in BECAME
        for hit in reading.cues.get("brought_about", [])
    )


def _carried(telling: Telling, side: Side) -> Part:
    """The subject of the clause before, where the clause of the act has none: `ارتش شهر را گرفت و مواضع ... را
    کوبید`."""
    sentence = telling.sentence
    reading = sentence.reading
    act = main_act(telling)
    if act.voice != "active" or act.frame not in AGENTIVE:
        return NOTHING
    if side.genitive or side.marker not in ("", "and") or side.is_object != _made_to_act(telling, side):
        return NOTHING
    if telling.frame in VIOLENT and (side.noun_class in ("authority", "institution") or side.kind in SPEAKING):
        return NOTHING  # سخنگوی وزارت خارجه با محکوم کردن حمله‌ای که ده نفر را کشت
    clause = reading.clause_of[side.first]
    if not (0 < act.clause - clause <= 2 or _goes_on_in_it(sentence, side, act)):
        return NOTHING
    if reading.embedded(side.first) != reading.embedded(act.first):
        return NOTHING
    ends = next(
        (
            v
            for v in reading.verbs
            if reading.clause_of[v.last] == clause
            and reading.clause_of[min(v.last + 1, len(reading.tokens) - 1)] != clause
        ),
        None,
    )
    words = {t.text for t, c in zip(reading.tokens, reading.clause_of, strict=True) if c == clause}
    if ends is not None and (ends.passive or (ends.verb == "شد" and not words & DOING)):
        return NOTHING
    return Part("initiator", 3, "subject of the clause before")


def _goes_on_in_it(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a clause goes on with another verb of its subject: `شورشیان ده تن را کشته و پنج تن را گروگان گرفتند`."""
    earlier = governing(sentence, side)
    return (
        earlier is not None
        and earlier.voice == "active"
        and earlier.clause == act.clause
        and earlier.verb_last < act.first
    )


def _by_ezafe(sentence: Sentence, side: Side, act: Act) -> Part:
    if act.frame in ("siege", "take") and sentence.reading.tokens[act.first].text in ("در", "به", "تحت"):
        return Part("initiator", 1, "in whose hands")  # در محاصره ارتش، به تصرف گروه
    if act.trigger.id == "control" and _in_hands(sentence, act):
        return Part("initiator", 1, "in whose hands")
    if act.trigger.id == "captivity" and sentence.reading.tokens[act.first - 1].text in ("در", "از", "به"):
        return Part("initiator", 1, "in whose hands")  # در اسارت گروه کشته شدند
    if act.trigger.id == "planted" and side.code and side.armed:
        return Part("initiator", 1, "ezafe of the event noun")  # بمب‌گذاری طالبان
    if act.trigger.id in ("target", "attacked") and act.voice == "passive":
        return Part("initiator", 1, "ezafe of هدف")
    if act.trigger.id == "targeting":
        return Part("target", 1, "ezafe of the event noun")  # با هدف قرار دادن تأسیسات گروه
    if act.trigger.id == "evacuation" or (
        act.frame == "withdraw" and sentence.reading.tokens[act.verb_last].text in BROUGHT_OUT
    ):
        return Part("target", 1, "who was brought out")  # تخلیه کارکنان سفارت
    if act.frame in DOER_NOUNS:
        if act.frame in VIOLENT and _capital_struck(sentence, side):
            return NOTHING
        return Part("initiator", 1, "ezafe of the event noun")
    if act.frame == "clash":
        if side.bare_country and not _list_with_another(sentence, side):
            return NOTHING  # درگیری‌های افغانستان: where it was
        return Part("both", 1, "ezafe of the clash")
    if act.trigger.id == "ascribe":
        return Part("target", 1, "to whom it is ascribed")  # مسئولیت حمله را متوجه آن گروه دانست
    if act.frame in STRUCK_NOUNS and (act.voice == "noun" or act.frame in ("harm", "arrest")):
        return Part("target", 1, "ezafe of the event noun")
    return NOTHING


def _capital_struck(sentence: Sentence, side: Side) -> bool:
    """Whether a capital says where an attack was, and no government: `در حملات مختلف بغداد`; but `حمله تهران به`."""
    capital = len(side.hits) == 1 and side.hits[0].entry.detail == "capital"
    tokens = sentence.reading.tokens
    following = tokens[side.last + 1].text if side.last + 1 < len(tokens) else ""
    joined = following == "و" and any(s.coordinated and s.first == side.last + 2 for s in sentence.sides)
    return capital and not side.coordinated and not joined and following not in ("به", "علیه", "بر")


def _list_with_another(sentence: Sentence, side: Side) -> bool:
    """Whether a country stands beside another side of a clash: `درگیری ارمنستان و آذربایجان`, `نبرد روسیه با گروه`."""
    return len(list_with(sentence, side)) > 1 or any(
        s.marker == "with" and 0 < s.first - side.last <= 4 for s in sentence.sides
    )


def _in_hands(sentence: Sentence, act: Act) -> bool:
    """Whether a place is told to be in somebody's hands: `شهر در کنترل شورشیان قرار گرفت`."""
    return (
        act.first > 0
        and sentence.reading.tokens[act.first - 1].text in ("در", "به", "تحت")
        and any(s.marker.startswith("trigger:") and s.marker_at == act.first for s in sentence.sides)
    )


def _causes(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a fighter is the subject of `باعث ... شد`: `یک بمبگذار باعث کشته شدن سه سرباز شد`."""
    words = [t.text for t in sentence.reading.tokens]
    between = words[side.last + 1 : act.first]
    return bool(side.armed and between and CAUSES & set(between[:1]) and not set(between) & {"،", "که"})


def _undertakes(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a side is the subject of a verb that takes an event noun: `گروه اقدام به ربایش مرزبانان کرد`."""
    tokens = sentence.reading.tokens
    if not (0 < act.first - 1 > side.last and (tokens[act.first - 2].text, tokens[act.first - 1].text) in UNDERTAKING):
        return False
    return not any(side.last < s.first < act.first and s.marker == "" and not s.coordinated for s in sentence.sides)
