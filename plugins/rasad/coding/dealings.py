"""What sides say and do to one another without force: talks, agreements, accusations, threats, aid, sanctions,
protest."""

from __future__ import annotations

from rasad.coding.governing import doer
from rasad.coding.phrases import Side
from rasad.coding.signs import (
    HAPPENING,
    at_war,
    bounds,
    decided,
    has,
    known,
    only_named,
    told_as_done,
    two_parties,
    words,
)
from rasad.coding.telling import Telling, akin

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


#: Words that tell of a measure taken, not of a policy.
NEW = frozenset({"جدید", "جدیدی", "تازه", "تازهای", "دیگری", "فهرست", "لیست", "بسته"})
#: What follows a verb of threatening where its words are told.
SAYS = frozenset({"که", ":", "«", '"'})
#: Words before talks that somebody speaks or acts at.
AT_TALKS = frozenset({"در", "طی", "جریان", "پایان", "خلال", "حاشیه"})
#: Words of meeting that stand before a verb, beside those of happening.
MEETING = frozenset({"دیدار", "گفتوگو", "گفتگو", "گو", "مذاکره", "رایزنی", "داشته", "برقرار", "پرداخته"})


def talk(telling: Telling) -> str | None:
    if not two_parties(telling):
        return "talks of fewer than two sides"
    if not telling.sentence.conflict:
        return "ordinary diplomacy"
    if has(telling, "interview"):
        return "an interview"
    if not has(telling, "held") and not telling.sentence.headline:
        return "only named, not told"
    if only_named(telling) and not (telling.sentence.headline or _met(telling)):
        return "only named, not told"
    decided(telling, "talks", "the word's own type")
    return None


def _met(telling: Telling) -> bool:
    """Whether talks that are only named took place: `در دیدار با وزیر گفت`, `مذاکرات برگزار شد`."""
    reading = telling.sentence.reading
    for act in telling.acts:
        if act.first and reading.tokens[act.first - 1].text in AT_TALKS:
            return True
        verb = next((v for v in reading.verbs if v.finite and v.first > act.last), None)
        before = reading.tokens[verb.first - 1].text if verb is not None else ""
        if verb is not None and not verb.negative and (before in HAPPENING or before in MEETING):
            return True
    return False


def agree(telling: Telling) -> str | None:
    truce = "آتشبس" in "".join(words(telling))
    if not (two_parties(telling) or truce):
        return "agreement of fewer than two sides"
    if not (at_war(telling) or truce) or (only_named(telling) and not _concluded(telling)):
        return "only named, not told"
    if not (telling.initiator or telling.target):
        return "agreement of nobody"
    decided(telling, "agreement", "the word's own type")
    return None


def _concluded(telling: Telling) -> bool:
    """Whether an agreement that is only named came about: `توافقنامه آتش‌بس امضا کردند`, `آتش‌بس برقرار شد`."""
    low, high = bounds(telling)
    denied = any(v.negative and low <= v.first <= high for v in telling.sentence.reading.verbs)
    return has(telling, "concluded") and not denied


def _threatened(telling: Telling) -> Side | None:
    """Whom the words after a threat's verb name: `تهدید کرد که پایگاه‌های آمریکا را هدف قرار می‌دهد`, `هشدار داد اسرائیل
    پاسخ این حمله را خواهد دید`."""
    after = max(act.verb_last for act in telling.acts)
    doers = {side.code for side in telling.initiator if side.code}
    return next(
        (
            side
            for side in telling.sentence.sides
            if side.first > after
            and side.code
            and side.kind != "person"
            and not any(akin(side.code, code) for code in doers)
        ),
        None,
    )


def violate(telling: Telling) -> str | None:
    if "آتشبس" not in "".join(words(telling)):
        return "no truce was violated"
    if not (telling.initiator or telling.spots):
        return "violated by nobody"
    if only_named(telling) and not told_as_done(telling):
        return "only named, not told"
    decided(telling, "truce_violation", "the word's own type")
    return None


def _blamed(telling: Telling) -> Side | None:
    """Whose deed is condemned: `حمله ارتش به شهر را محکوم کرد`."""
    held = {id(s) for s in telling.initiator}
    for act in telling.sentence.acts:
        if act.frame in DEEDS and not any(act is a for a in telling.acts):
            side = doer(telling.sentence, act)
            if side is not None and side.code and id(side) not in held:
                return side
    return None


def accuse(telling: Telling) -> str | None:
    if all(a.voice != "active" for a in telling.acts):
        return "accusation by nobody"
    others = any(a.frame in DEEDS and not any(a is b for b in telling.acts) for a in telling.sentence.acts)
    reading = telling.sentence.reading
    charged = any(t.text.startswith("متهم") for t in reading.tokens)
    charged = charged or any(a.trigger.id == "pointed" for a in telling.acts)
    if any(a.trigger.id == "ascribe" for a in telling.acts):  # به کارگیری این بمب را به گروه نسبت داد
        charged = charged or bool(reading.layer("means") or reading.layer("item"))
    if not (others or charged or telling.points_back or has(telling, "pointing")):
        return "no specific act"
    if not known(telling.target):
        side = _blamed(telling)
        if side is not None:
            telling.target = [side]
            telling.target_rank = 2
            telling.because("target", "whose deed is condemned", side.rows)
    if _of_itself(telling) and not _set_right(telling):
        return "accused by itself"
    named = known(telling.target) or any(s.armed for s in telling.target)
    if not (telling.initiator and named) or not (known(telling.initiator) or telling.sentence.conflict):
        return "accusation without two named sides"
    if not at_war(telling):
        return "no sign of armed conflict"
    decided(telling, "accusation", "the word's own type")
    return None


def threaten(telling: Telling) -> str | None:
    named = known(telling.initiator) or any(s.armed for s in telling.initiator)
    passive = all(a.voice == "passive" for a in telling.acts)
    if only_named(telling) or not (named or (passive and telling.target)):
        return "threat by nobody"
    weak = all(a.trigger.weak for a in telling.acts)
    if has(telling, "accident"):
        return "a matter of crime or sport"
    if _endangers(telling):
        return "a danger, not a threat"
    if not _with_force(telling) or (weak and not has(telling, "reply")):
        return "no threat of force"
    if _of_itself(telling):
        return "threatened by itself"
    if has(telling, "economy") and not at_war(telling):
        return "a matter of trade"
    held = {id(s) for s in telling.initiator}
    sentence = telling.sentence
    others = telling.target or sentence.spots or any(s.code and id(s) not in held for s in sentence.sides)
    if not (others or at_war(telling)) or (weak and not at_war(telling)):
        return "threat to nobody"
    if not telling.target:
        side = _threatened(telling)
        if side is not None:
            telling.target = [side]
            telling.target_rank = 3
            telling.because("target", "named in the threat", side.rows)
    telling.status = "happened"  # the threat was made; what it threatens with is another act
    decided(telling, "threat", "the word's own type")
    return None


def _with_force(telling: Telling) -> bool:
    """Whether a threat's words, or what follows them in the sentence, speak of force."""
    start = telling.acts[0].last
    return has(telling, "force") or any(hit.first > start for hit in telling.sentence.reading.cues.get("force", []))


def _of_itself(telling: Telling) -> bool:
    """Whether who speaks and whom it is about are one, which a misread sentence alone can tell."""
    doers = {s.code for s in telling.initiator if s.code}
    return bool(doers) and doers == {s.code for s in telling.target}


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


def _endangers(telling: Telling) -> bool:
    """Whether somebody is only said to be a danger: `امنیت منطقه را تهدید می‌کند`. Who threatens says with what: the
    verb is past, or `که` or a quotation follows."""
    reading = telling.sentence.reading
    for act in telling.acts:
        verb = next((v for v in reading.verbs if v.last == act.verb_last and v.first > act.last), None)
        following = {t.text for t in reading.tokens[act.verb_last + 1 : act.verb_last + 3]}
        if verb is None or verb.tense != "present" or telling.sentence.headline or following & SAYS:
            return False
    return True


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
    if not (known(telling.initiator) and (telling.target or telling.spots)):
        return "sanction without sides"
    if only_named(telling) and not (telling.sentence.headline and has(telling, "imposed")):
        return "only named, not told"
    active = any(a.voice == "active" for a in telling.acts)
    if not active or not (known(telling.target) or (at_war(telling) and has(telling, "against", "to"))):
        return "no sanction between sides"
    imposed = any(a.trigger.id != "sanction" for a in telling.acts)
    specific = telling.sentence.headline or telling.sentence.dates or telling.sentence.reading.quantities
    if not (imposed or specific or set(words(telling)) & NEW):
        return "sanctions as a policy"
    decided(telling, "sanction", "the word's own type")
    return None


def protest(telling: Telling) -> str | None:
    crowd = has(telling, "crowd") or (telling.spots and telling.sentence.conflict)
    if not crowd or not (telling.spots or telling.initiator):
        return "no crowd or place"
    if not (
        telling.sentence.conflict or (has(telling, "against") and (known(telling.target) or has(telling, "conflict")))
    ):
        return "ordinary protest"
    told = has(telling, "held") or telling.points_back or (telling.spots and telling.sentence.conflict)
    if only_named(telling) and not told:
        return "only named, not told"
    decided(telling, "protest", "the word's own type")
    return None
