"""Which act a side belongs to, and who is said to have done an act.

A preposition or an ezafe hangs on the nearest event noun before it, else on the verb of its clause; a bare noun on that
verb. A relative clause between a subject and its verb is stepped over (`افرادی که ... پوشیده بودند، ده نفر را کشتند`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.coding.acts import Act
from rasad.coding.lexicon import dictionaries
from rasad.coding.modality import WITHOUT_IT
from rasad.coding.phrases import Side
from rasad.coding.reading import QUOTES, THESE

if TYPE_CHECKING:
    from rasad.coding.telling import Sentence

#: Event nouns whose ezafe names the doer (`حمله ارتش`); the other nouns' names the one struck (`ترور دانشمند`).
DOER_NOUNS = frozenset(
    {
        "attack",
        "operation",
        "fire",
        "infiltrate",
        "withdraw",
        "deploy",
        "exercise",
        "violate",
        "threaten",
        "sanction",
        "aid",
        "protest",
        "talk",
        "repel",
        "impact",
    }
)
#: Frames whose active verb takes a subject that does it.
AGENTIVE = frozenset(
    {
        "attack",
        "hit",
        "fire",
        "clash",
        "harm",
        "loss",
        "take",
        "fall",
        "siege",
        "block",
        "arrest",
        "seize",
        "demolish",
        "deploy",
        "exercise",
        "violate",
        "accuse",
        "threaten",
        "sanction",
        "aid",
        "liberate",
        "repel",
        "infiltrate",
        "explode",
        "withdraw",
        "protest",
        "talk",
        "agree",
        "operation",
        "impact",
        "release",
    }
)
#: Frames whose passive light verb has a doer for its subject (`با نیروها درگیر شدند`, `از شهر خارج شدند`).
INTRANSITIVE = frozenset({"clash", "withdraw", "deploy", "agree", "talk", "protest"})
#: Frames of deeds of two sides, neither of them first.
MUTUAL = frozenset({"clash", "talk", "agree"})
#: The row of what two sides give each other.
EXCHANGE = "exchange"
#: Words of verbs that say only that something was done.
CARRIED_OUT = frozenset({"انجام", "صورت", "اجرا"})
#: Verbs that only speak; `دانست` and `خواند` also accuse.
SAYING = frozenset({"گفت", "نوشت", "افزود"})
#: Frames whose verb takes `به` and whom it is aimed at.
AIMED = frozenset({"attack", "fire", "impact"})
#: How far a preposition may stand from the event noun that it belongs to.
REACH = 9
#: How far `توسط` may: what was struck stands between, with its name (`سرنگونی پهپاد ... با نام «...» توسط`).
AGENT = 16
#: A relative clause this near follows its noun.
NEAR = 8
#: How far from the noun of firing: what was fired stands between (`شلیک یک فروند موشک بالستیک میان‌برد به`).
SHOT = 14


def governing(sentence: Sentence, side: Side) -> Act | None:
    """The act that a side belongs to, whichever telling it is part of."""
    reading = sentence.reading
    if side.marker.startswith("trigger:"):
        name = side.marker.partition(":")[2]
        return next(
            (a for a in sentence.acts if a.first <= side.marker_at <= a.last),
            next((a for a in reversed(sentence.acts) if a.trigger.id == name and a.first < side.first), None),
        )
    shell = reading.embedded(side.first)
    if side.marker == "between":
        both = [a for a in sentence.acts if mutual(a, a.frame)]
        return min(both, key=lambda a: abs(a.first - side.marker_at), default=None)
    participle = side.marker_at - 1
    if side.marker == "agent" and participle in reading.verbal and reading.tokens[participle].text.endswith("شده"):
        # مرزبانان ربوده شده توسط گروه
        return next((a for a in sentence.acts if a.voice != "noun" and a.verb_last == participle), None)
    if side.marker in ("agent", "against", "to", "with", "from", "locative"):
        nouns = [
            a
            for a in sentence.acts
            if (a.voice == "noun" or a.verb_last < side.marker_at)
            and a.last < side.first
            and side.first - a.last <= _reach(sentence, a, side)
            and reading.clause_of[a.last] == reading.clause_of[side.first]
            and a.why != WITHOUT_IT  # بدون درگیری [به دست گروه] سقوط کرد
        ]
        ascribed = next(
            (
                a
                for a in sentence.acts
                if side.marker == "to"
                and a.trigger.id == "ascribe"
                and a.first > side.last
                and a.clause == reading.clause_of[side.last]
            ),
            None,
        )
        if ascribed is not None:
            return ascribed  # انفجار را به گروهی نسبت داد
        if nouns and not _behind_a_comma(sentence, nouns[-1], side):
            return nouns[-1]
    clause = reading.clause_of[side.first]
    if side.marker == "agent" and side.last + 2 < len(reading.tokens) and reading.tokens[side.last + 1].text == "و":
        joined = next((a for a in sentence.acts if a.first == side.last + 2 and a.voice == "noun"), None)
        if joined is not None and not any(a.voice != "noun" and a.clause == clause for a in sentence.acts):
            return None  # تجهیز گروه توسط ارتش و دستگیری دو نفر: the agent of what the first noun says
    verbs = [
        a for a in sentence.acts if a.voice != "noun" and a.verb_last > side.last and reading.embedded(a.first) == shell
    ]
    here = next((a for a in verbs if a.clause == clause), None)
    if here is not None and here.voice == "passive" and here.frame == "fire":
        # با شلیک راکت هدف قرار گرفت: the verb is of what follows
        return next((a for a in verbs if a.frame in ("hit", "attack") and a.verb_last == here.verb_last), here)
    if here is not None:
        return here
    if shell is None:  # a relative clause stands between the subject and its verb
        opened = next(
            ((a, b) for a, b in reading.relatives if 0 < a - side.last <= NEAR and reading.clause_of[a] == clause), None
        )
        if opened is not None:
            return next((a for a in verbs if a.first > opened[1]), None)
    later = next((a for a in sentence.acts if a.voice == "noun" and a.first > side.last and a.clause == clause), None)
    return later or (_carried_out(sentence, side) if side.marker == "agent" else None)


def _carried_out(sentence: Sentence, agent: Side) -> Act | None:
    """The event noun of whose deed the verb after an agent says only that he did it: `حمله به مدرسه که ده نفر را کشت،
    توسط ارتش انجام شد`."""
    reading = sentence.reading
    following = reading.tokens[agent.last + 1].text if agent.last + 1 < len(reading.tokens) else ""
    if following not in CARRIED_OUT:
        return None
    shell = reading.embedded(agent.first)
    nouns = [a for a in sentence.acts if a.voice == "noun" and a.frame in DOER_NOUNS and a.last < agent.first]
    return next((a for a in reversed(nouns) if reading.embedded(a.first) == shell), None)


def mutual(act: Act, frame: str) -> bool:
    """Whether an act told in a frame is one of two sides: `درگیری میان الف و ب`, `تبادل اسرا میان الف و ب`."""
    return frame in MUTUAL or act.trigger.id == EXCHANGE


def _reach(sentence: Sentence, noun: Act, side: Side) -> int:
    """How far from an event noun a preposition of its own may stand."""
    if noun.frame == "fire" and side.marker == "to":
        return SHOT
    reading = sentence.reading
    by = next((s.last - noun.last for s in sentence.sides if s.first == noun.last + 1 and s is not side), 0)
    between = range(noun.last + 1, side.marker_at)
    if side.marker == "agent" and not any(reading.is_break(i) or i in reading.verbal for i in between):
        return REACH if any(a.voice == "passive" and a.first > side.last for a in sentence.acts) else AGENT
    return REACH + by  # حملات موشکی یگان‌های مرزی و داوطلبان محلی به مواضع


def _behind_a_comma(sentence: Sentence, noun: Act, side: Side) -> bool:
    """Whether a comma parts an event noun from a preposition of the verb that follows: `برای دفاع در برابر حملات، به
    پایگاه‌های گروه حمله کرد`, `در حمله‌ای دیگر، پنج موشک به سوی نظامیان شلیک کرد`."""
    reading = sentence.reading
    if not any(reading.is_break(i) for i in range(noun.last + 1, side.marker_at)):
        return False
    verbs = [a for a in sentence.acts if a.voice != "noun" and a.first > side.last and a.clause == noun.clause]
    return bool(verbs) and (noun.modality == "unreal" or (side.marker == "to" and verbs[0].frame in AIMED))


def speaks(sentence: Sentence, side: Side) -> bool:
    """Whether a side is the source of the words around it, and no part of what they tell: `سنتکام: ایران ...`."""
    speakers = sentence.attribution.speakers
    if any(speaker.first <= side.first and side.last <= speaker.last for speaker in speakers):
        return True
    # «احمد کریمی» سخنگوی وزارت کشور گفت: a title stands beside its name
    if any(
        0 < side.first - s.last <= 2 and _only_marks(sentence, s.last, side.first) for s in speakers if s.verb_at > 0
    ):
        return True
    # بریتانیا، رومانی و لیبریا گفتند: a list speaks together
    if side.coordinated and any(s.last < side.first < s.verb_at for s in speakers):
        before = next((s for s in reversed(sentence.sides) if s.last < side.first), None)
        if before is not None and speaks(sentence, before):
            return True
    # این مسئول اظهار کرد: one who was named before goes on
    tokens = sentence.reading.tokens
    pointed = side.first > 0 and tokens[side.first - 1].text in THESE
    if pointed and any(0 < hit.first - side.last <= 2 for hit in sentence.reading.layer("speech")):
        return True
    # نیروی دریایی نیز گفت: «...»
    too = side.last + 1 < len(tokens) and tokens[side.last + 1].text in ("نیز", "هم", "همچنین")
    verb = side.last + (2 if too else 1)
    blamed = side.marker.startswith("trigger:ascribe")  # مسئولیت حمله را متوجه آن گروه دانست
    if not blamed and any(
        v.first == verb and dictionaries().verb_roles.get(v.verb) == "speech" for v in sentence.reading.verbs
    ):
        return True
    if too and any(hit.first == verb for hit in sentence.reading.layer("speech")):
        return True
    # لشکر مرکزی روز جمعه گفت بقایای پهپاد: the subject of a verb of speech
    clause_of = sentence.reading.clause_of
    said = next((v for v in sentence.reading.verbs if v.first > side.last and v.finite), None)
    return (
        said is not None
        and said.verb in SAYING
        and clause_of[side.last] == clause_of[said.last]
        and side.marker in ("", "and")
        and not (side.genitive or side.asset or side.is_object)
    )


def _only_marks(sentence: Sentence, last: int, first: int) -> bool:
    """Whether only quotation marks and a comma stand between two tokens."""
    return all(t.text in QUOTES or t.text == "،" for t in sentence.reading.tokens[last + 1 : first])


def doer(sentence: Sentence, act: Act) -> Side | None:
    """The side that the words name as the doer of an act: by ezafe, by `توسط`, or as the subject of its verb."""
    told: Side | None = None
    for side in sentence.sides:
        of_act = side.marker.startswith("trigger:")
        by_noun = act.voice == "noun" and (side.marker == "agent" or of_act)  # حمله آن گروه را محکوم کرد
        if (side.is_object and not by_noun) or ((side.asset or side.genitive) and not of_act):
            continue
        proven = (
            side.marker == "agent"
            or (of_act and (act.frame in DOER_NOUNS or act.trigger.id == "target"))
            or (
                side.marker in ("", "and")
                and act.frame in AGENTIVE
                and (act.voice == "active" or (act.voice == "passive" and act.frame in INTRANSITIVE))
            )
        )
        if proven and governing(sentence, side) is act:
            if not speaks(sentence, side):
                return side if side.code or told is None else told
            told = told or side  # سپاه: پایگاه را هدف قرار دادیم
    return told
