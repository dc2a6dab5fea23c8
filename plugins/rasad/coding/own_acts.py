"""A speaker who tells of an act of his own side, or takes responsibility for one, is its doer where nobody else is:
`ارتش اعلام کرد پایگاه را هدف قرار داده است`, `داعش مسئولیت این حمله را بر عهده گرفت`.
"""

from __future__ import annotations

from dataclasses import replace

from rasad.coding.acts import Act
from rasad.coding.governing import speaks
from rasad.coding.kinship import akin
from rasad.coding.machines import manned
from rasad.coding.parts import list_with
from rasad.coding.phrases import IN_ARMS, Side
from rasad.coding.reading import Reading
from rasad.coding.source_phrases import Speaker
from rasad.coding.telling import Sentence, Telling

#: Frames of strikes that the one who struck announces.
TOLD_OF_OWN = frozenset({"attack", "hit", "fire", "operation"})
#: Frames of what a force does to its foes.
DONE_TO_FOES = frozenset({"attack", "hit", "operation", "harm", "arrest", "loss", "take", "liberate", "seize", "repel"})
#: Nouns of fighters whom the force that speaks of them fights.
FOES = frozenset(
    {
        "تروریست",
        "تکفیری",
        "شورشی",
        "شبه‌نظامی",
        "ستیزه‌جو",
        "پیکارجو",
        "افراطی",
        "جدایی‌طلب",
        "اشرار",
        "قاچاقچی",
        "مزدور",
        "متجاوز",
        "اشغالگر",
        "دشمن",
        "گروهک",
        "شبکه تروریستی",
        "سرکرده",
        "سرشاخه",
        "جاسوس",
        "گروگان‌گیر",
        "دزد دریایی",
        "مهاجم",
        "ضارب",
    }
)
#: Frames of deeds of words, whose doer is who speaks.
OF_WORDS = frozenset({"accuse", "threaten"})
#: Words before `کرد` of an operation that somebody begins.
BEGINNING = frozenset({"آغاز", "شروع", "اجرا"})
#: Pronouns of persons.
HE = frozenset({"او", "وی", "ایشان"})
#: Ranks of officers, who speak for a body that is told elsewhere.
RANKS = frozenset({"سردار", "سرلشکر", "سرتیپ", "سرهنگ", "سرگرد", "سروان", "ستوان", "ژنرال", "سپهبد", "امیر"})


def _takes_on(reading: Reading, i: int) -> bool:
    """Whether a token tells that somebody took responsibility: `بر عهده گرفت`, `پذیرفت`; not `بر عهده گروه می‌داند`."""
    text = reading.tokens[i].text
    if text in ("عهده", "برعهده", "بعهده"):
        return (
            i + 1 < len(reading.tokens) and not reading.tokens[i + 1].text.startswith("ن") and i + 1 in reading.verbal
        )
    return text in ("پذیرفت", "پذیرفته")


def _claimed(telling: Telling) -> Side | None:
    """Who took responsibility: `داعش مسئولیت این حمله را بر عهده گرفت`, `مسئولیت این حمله را داعش بر عهده گرفت`"""
    reading = telling.sentence.reading
    at = next((i for i, t in enumerate(reading.tokens) if t.text in ("مسیولیت", "مسوولیت")), None)
    taken = next((i for i in range(at, len(reading.tokens)) if _takes_on(reading, i)), None) if at is not None else None
    if at is None or taken is None:
        return None
    behind = _right_after_object(telling.sentence, at, taken)
    if behind is not None:
        return behind
    subjects = [s for s in telling.sentence.sides if s.first < at and s.marker in ("", "and") and not s.is_object]
    known = next((s for s in subjects if s.code), None)
    return known or next((s for s in subjects if s.armed and s.noun_class in ("armed", "unit")), None)


def _right_after_object(sentence: Sentence, at: int, taken: int) -> Side | None:
    """Who stands between `مسئولیت ... را` and its verb: `مسئولیت این حمله را [گروه طالبان] به عهده گرفت`."""
    tokens = sentence.reading.tokens
    marked = next((i for i in range(at, taken) if tokens[i].text == "را"), None)
    if marked is None:
        return None
    following = {i for i in range(marked + 1, marked + 3) if i == marked + 1 or tokens[i - 1].text in ("نیز", "هم")}
    return next((s for s in sentence.sides if s.first in following and s.last < taken and (s.code or s.armed)), None)


def speaker_acts(telling: Telling) -> None:
    """A speaker who tells of an act of his own side is its doer where nobody else is: `ارتش اعلام کرد ... هدف قرار
    داد`; and of accusations and threats the speaker is the doer by definition."""
    of_words = telling.frame in OF_WORDS
    claimer = _claimed(telling)
    if claimer is not None and not of_words:
        _does(telling, [claimer], 0, "claim of responsibility")
        telling.target = [side for side in telling.target if side is not claimer]
        return
    if telling.initiator and not of_words and manned(telling):
        return
    sentence = telling.sentence
    for speaker in sentence.attribution.speakers:
        side = _speaking(telling, speaker)
        if side is None:
            continue
        if of_words:
            if not telling.initiator:
                _does(telling, [side, *_partners(sentence, speaker, side)], 1, "speaker")
            return
        if _by_another(telling, speaker):
            continue
        active = next((a for a in telling.acts if a.voice == "active" or _begun(sentence, a)), None)
        if not _tells_of_own(telling, side):
            if active is not None and _he(sentence, speaker, active) and side.code:
                _does(telling, [side], 3, "speaker tells of himself")
                return
            if active is None or speaker.verb_at < 0 or speaker.verb_at >= active.first:
                continue
            if not _own(sentence, speaker, side, active):
                continue
        own = [_side_of(side), *_partners(sentence, speaker, side)]
        _does(telling, own, 3, "speaker tells of his own side")
        return


def _begun(sentence: Sentence, act: Act) -> bool:
    """Whether an operation is what somebody begins: `اعلام کرد عملیات تازه‌ای را در شهر آغاز کرده است`."""
    if act.voice != "noun" or act.frame not in ("operation", "attack"):
        return False
    reading = sentence.reading
    verb = next((v for v in reading.verbs if v.finite and v.first > act.last), None)
    return (
        verb is not None
        and verb.verb == "کرد"
        and not verb.negative
        and reading.clause_of[verb.first] == act.clause
        and reading.tokens[verb.first - 1].text in BEGINNING
    )


def _does(telling: Telling, sides: list[Side], rank: int, rule: str) -> None:
    """Make sides the doers of a telling."""
    telling.initiator = sides
    telling.initiator_rank = rank
    telling.because("initiator", rule, sides[0].rows)


def _speaking(telling: Telling, speaker: Speaker) -> Side | None:
    """The side that a speaker is of: in his phrase or right after it; of accusations and threats himself."""
    sentence = telling.sentence
    of_words = telling.frame in OF_WORDS
    within = [s for s in sentence.sides if speaker.first <= s.first and s.last <= speaker.last]
    if not of_words:
        within.sort(key=lambda s: not (s.armed and s.code))  # یحیی سریع سخنگوی نیروهای مسلح: of the force
    if within:
        return within[0]
    after = (s for s in sentence.sides if 0 < s.first - speaker.last <= 2 and not s.is_object)
    side = next((s for s in after if speaks(sentence, s)), None)
    if side is None and of_words and speaker.verb_at >= 0 and speaker.last - speaker.first <= 3:
        return Side(speaker.first, speaker.last, speaker.code, "person", "", ("speaker",))
    return side


def _tells_of_own(telling: Telling, side: Side) -> bool:
    """Whether a side tells of what its forces do: something downed, a strike on another, what befell its foes."""
    intercepts = downed(telling) and bool(side.armed and side.code) and not telling.target
    return (
        intercepts
        or _strikes_another(telling, side)
        or _deals_with_foes(telling, side)
        or _announces_custody(telling, side)
    )


def _announces_custody(telling: Telling, speaker: Side) -> bool:
    """Whether a force or a state announces whom it took or let go: `پلیس از دستگیری چهار مظنون خبر داد`, `دولت از آزادی
    ده زندانی خبر داد`."""
    tokens = telling.sentence.reading.tokens
    announced = any(a.voice == "noun" and a.first and tokens[a.first - 1].text == "از" for a in telling.acts)
    if not announced or not speaker.code:
        return False
    if telling.frame == "arrest":
        return bool(speaker.armed)
    return telling.frame == "release" and (bool(speaker.armed) or speaker.kind in ("state", "government"))


def _side_of(speaker: Side) -> Side:
    """The force that a spokesman speaks for: `سخنگوی [ارتش]`. Commanders and offices stand for their side."""
    if not (speaker.hits and speaker.hits[0].entry.value == "سخنگو"):
        return speaker
    named = next((hit for hit in speaker.hits if hit.entry.value == speaker.code), None)
    return replace(speaker, first=named.first, last=named.last, noun_class="") if named else speaker


def _partners(sentence: Sentence, speaker: Speaker, side: Side) -> list[Side]:
    """The other sides that a speaker speaks for or with: `ارتش عراق و [آمریکا] اعلام کردند`."""
    listed = list_with(sentence, side) if any(s is side for s in sentence.sides) else set()
    return [
        s
        for s in sentence.sides
        if side.last < s.first and s.code and s.coordinated and (s.last <= speaker.last or id(s) in listed)
    ]


def _he(sentence: Sentence, speaker: Speaker, act: Act) -> bool:
    """Whether a pronoun makes the speaker the subject of an act: `فرمانده گفت که او با وزیر دیدار کرده است`."""
    tokens = sentence.reading.tokens
    return 0 <= speaker.verb_at < act.first and any(
        tokens[i].text in HE and tokens[i - 1].text in ("که", ":", "،", "«")
        for i in range(speaker.verb_at + 1, act.first)
    )


def downed(telling: Telling) -> bool:
    """Whether a telling is of a machine that was shot down."""
    return any(a.trigger.consequence == "shot_down" for a in telling.acts)


def _by_another(telling: Telling, speaker: Speaker) -> bool:
    """Whether somebody else is told to have done it: `ارتش گفت که کشتی [از سوی پهپادها] هدف قرار گرفت`."""
    reading = telling.sentence.reading
    return any(
        speaker.last < hit.first < act.first and reading.clause_of[hit.first] == act.clause
        for act in telling.acts
        if act.voice == "passive"
        for hit in reading.cues.get("agent", [])
        if reading.tokens[hit.first].text != "با"
    )


def _took_place(telling: Telling) -> bool:
    """Whether an attack is only said to have taken place: who says so of his own deed names it another way (`ناوگان گفت
    حمله به نفتکش با پهپاد صورت گرفته است`)."""
    texts = telling.sentence.reading.sentence.texts
    return any(
        act.voice == "noun" and word in ("صورت", "رخ", "روی") and texts[i + 1].startswith(("گرفت", "داد"))
        for act in telling.acts
        for i, word in enumerate(texts[:-1])
        if i > act.last
    )


def _strikes_another(telling: Telling, speaker: Side) -> bool:
    """Whether an armed speaker tells of a strike on another side: `حزب‌الله از حمله به نظامیان اسرائیل خبر داد`."""
    if telling.frame not in TOLD_OF_OWN and not downed(telling):
        return False
    if not downed(telling) and _took_place(telling):
        return False
    return bool(speaker.armed and speaker.code) and any(
        side.code and not akin(speaker.code or "", side.code) for side in telling.target
    )


def _deals_with_foes(telling: Telling, speaker: Side) -> bool:
    """Whether a force tells of what was done to its foes, or of what it found or took: `ارتش از کشته شدن ده شورشی خبر
    داد`, `سپاه: یک تیم تروریستی متلاشی شد`, `طالبان از تصرف شهر خبر داد`. A blast that killed them was another's."""
    if not (speaker.armed and speaker.code) or telling.frame not in DONE_TO_FOES or telling.status == "denied":
        return False
    if telling.frame in ("take", "liberate", "seize"):
        return not telling.target
    return bool(telling.target) and all(
        outlaw(side) and not (side.code and (akin(speaker.code or "", side.code) or speaker.kind in IN_ARMS))
        for side in telling.target
    )


def outlaw(side: Side) -> bool:
    """Whether a side is of those whom forces of a state fight: `تروریست`, `گروهک`, a terrorist group."""
    return side.kind in IN_ARMS or (not side.code and bool(side.hits) and side.hits[0].entry.value in FOES)


def _own(sentence: Sentence, speaker: Speaker, side: Side, act: Act) -> bool:
    """Whether a speaker speaks of his own side: an army, a ministry of defence, a state, or anybody who says `we`."""
    tokens = sentence.reading.tokens
    if tokens[act.verb_last].text.endswith("یم"):
        return True
    said = {t.text for t in tokens[speaker.first : speaker.last + 1]}
    if not side.code and said & RANKS:
        return False  # سرهنگ کریمی گفت: a man of some body, none knows which
    return bool(side.armed or "دفاع" in said or (side.kind == "state" and not side.noun_class))
