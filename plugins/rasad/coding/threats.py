"""Threats: told with the word (`تهدید کرد`), or by what is announced (`پاسخ خواهیم داد`)."""

from __future__ import annotations

from rasad.coding.governing import doer, speaks
from rasad.coding.kinship import akin
from rasad.coding.phrases import Side
from rasad.coding.promises import CONDITIONS, PROMISES, conditional, spoken, suffered, we
from rasad.coding.signs import at_war, decided, has, known, of_itself, of_peace, only_named
from rasad.coding.telling import Telling

#: Frames of strikes that are announced in a threat.
STRIKING = frozenset({"attack", "hit", "fire", "operation"})
#: Words before a verb of going on.
ON = frozenset({"ادامه", "استمرار", "تداوم"})
#: How near the force stands that a noun of threatening is about: `تهدید آن گروه به حمله`.
MENACE_NEAR = 9
#: Words that lead to it.
MENACING = frozenset({"به", "برای", "خصوص", "مورد", "درباره", "درخصوص", "علیه"})
#: Words of what is answered, whoever does it: `به هر تهدیدی پاسخ می‌دهیم` threatens nobody.
WHOEVER = frozenset({"هر", "هرگونه", "هرنوع", "هیچ"})
#: Words of one deed that is answered: `تکرار`, `این جنایت`.
THAT_DEED = frozenset({"تکرار", "ادامه", "چنین"})
DEEDS = ("حمله", "حملات", "جنای", "تجاوز", "اقدام", "عمل", "ترور", "انفجار", "رفتار", "خون", "حادثه", "کشتار")
#: Words with which people are told to leave a place that will be struck.
LEAVING = frozenset({"ترک", "تخلیه", "خارج", "مکان", "بروند", "شوند", "دور"})
#: Verbs with which those who are threatened are told what will come.
TO_KNOW = frozenset({"بداند", "بدانند", "بدانید"})
#: What follows a verb of threatening where its words are told.
SAYS = frozenset({"که", ":", "«", '"'})


def threaten(telling: Telling) -> str | None:
    if any(a.trigger.id in PROMISES for a in telling.acts):
        return promise(telling)
    named = known(telling.initiator) or any(s.armed for s in telling.initiator)
    person = any(s.kind == "person" for s in telling.initiator) and not all(a.trigger.weak for a in telling.acts)
    official = any(s.noun_class == "authority" for s in telling.initiator) and bool(telling.target)
    named = named or (
        (person or official) and telling.sentence.conflict
    )  # آقای رستگار تهدید کرد: a person of a side told before
    passive = all(a.voice == "passive" for a in telling.acts)
    menaced = only_named(telling) and _menaces(telling)
    if (only_named(telling) and not menaced) or not (named or (passive and telling.target)):
        return "threat by nobody"
    weak = all(a.trigger.weak for a in telling.acts)
    if of_peace(telling):
        return "a matter of crime or sport"
    if _endangers(telling):
        return "a danger, not a threat"
    announced = menaced or _announces(telling) or _orders_out(telling)
    if not (_with_force(telling) or announced) or (weak and not (has(telling, "reply") or announced)):
        return "no threat of force"
    if of_itself(telling):
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


def _orders_out(telling: Telling) -> bool:
    """Whether a force warns people to leave their homes before it strikes: `ارتش به ساکنان سه روستا هشدار داد
    خانه‌های خود را ترک کنند`."""
    if not any(s.armed for s in telling.initiator) or not has(telling, "evacuees"):
        return False
    texts = {t.text for t in telling.sentence.reading.tokens[telling.acts[0].first :]}
    return bool(texts & LEAVING)


def _menaces(telling: Telling) -> bool:
    """Whether a threat that is only named is told with who makes it and with what: `تهدید ترکیه به حمله به سوریه`."""
    sentence = telling.sentence
    tokens = sentence.reading.tokens
    for act in telling.acts:
        deed = next((a for a in sentence.acts if a.frame in STRIKING and 0 < a.first - act.last <= MENACE_NEAR), None)
        by = doer(sentence, act)
        if deed is not None and by is not None and by.code and tokens[deed.first - 1].text in MENACING:
            telling.initiator = [by]
            telling.initiator_rank = 1
            return True
    return False


def _with_force(telling: Telling) -> bool:
    """Whether a threat's words, or what follows them in the sentence, speak of force."""
    start = telling.acts[0].last
    return has(telling, "force") or any(hit.first > start for hit in telling.sentence.reading.cues.get("force", []))


def _announces(telling: Telling) -> bool:
    """Whether what follows a warning is a strike of those who warn: `هشدار داد در صورت ادامه حملات، فرودگاه‌ها هدف قرار
    خواهد گرفت`; not `هشدار داد که آن گروه حمله خواهد کرد`."""
    sentence = telling.sentence
    start = max(a.verb_last for a in telling.acts)
    ends = {v.last: v for v in sentence.reading.verbs}
    codes = [s.code for s in telling.initiator if s.code]
    for act in sentence.acts:
        verb = ends.get(act.verb_last)
        if act.first <= start or act.voice == "noun" or act.frame not in STRIKING or verb is None:
            continue
        if verb.negative or not (verb.tense == "future" or (verb.tense == "present" and we(sentence.reading, verb))):
            continue
        by = doer(sentence, act)
        if by is None or (by.code and any(akin(by.code, code) for code in codes)):
            return True
    return False


def _threatened(telling: Telling) -> Side | None:
    """Whom the words after a threat's verb name: `تهدید کرد که پایگاه‌های آمریکا را هدف قرار می‌دهد`, `هشدار داد اسرائیل
    پاسخ این حمله را خواهد دید`."""
    after = max(act.verb_last for act in telling.acts)
    doers = {side.code for side in telling.initiator if side.code}
    named = bool(doers)  # who threatens and is nobody known may be of the side named next
    known_one = next(
        (
            side
            for side in telling.sentence.sides
            if side.first > after
            and side.code
            and side.kind != "person"
            and (named or side.marker in ("to", "against") or side.is_object)
            and not any(akin(side.code, code) for code in doers)
        ),
        None,
    )
    return known_one or next(  # تهدید کرد نیروهای خارجی را هدف قرار می‌دهد
        (s for s in telling.sentence.sides if s.first > after and s.is_object and s.armed and not s.code), None
    )


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


def promise(telling: Telling) -> str | None:
    """A threat told by what is announced: `گفت به این حمله پاسخ خواهیم داد`."""
    sentence = telling.sentence
    reading = sentence.reading
    act = next((a for a in telling.acts if a.trigger.id in PROMISES), telling.acts[0])
    worded = any(a.trigger.id not in PROMISES for a in telling.acts)
    verb = next((v for v in reading.verbs if v.finite and v.last >= act.verb_last), None)
    voices = [s for s in sentence.attribution.speakers if s.verb_at >= 0]
    if verb is None or not (worded or voices or telling.heard or spoken(reading, verb)):
        return "a promise of nobody"
    if of_peace(telling) or not at_war(telling):
        return "no sign of armed conflict"
    if has(telling, "economy"):
        return "a matter of trade"
    if act.trigger.id == "ready" and not (known(telling.initiator) or voices):
        return "ready, and nobody says so"
    if act.trigger.id == "confront" and not conditional(reading, verb.first):
        return "no threat of force"
    if suffered(reading, act.trigger.id, act.first, verb) and telling.initiator_rank <= 2:
        telling.target = [s for s in telling.initiator if not speaks(sentence, s)] or telling.target
        telling.initiator = [s for s in telling.initiator if s not in telling.target]
    speaker = next((s for s in sentence.sides if any(v.first <= s.first and s.last <= v.last for v in voices)), None)
    if speaker is not None and (speaker.code or not telling.initiator):
        telling.initiator = [speaker]
        telling.initiator_rank = 1
        telling.because("initiator", "who promises it", speaker.rows)
    if not (known(telling.initiator) or any(s.armed for s in telling.initiator) or telling.heard):
        return "threat by nobody"
    telling.target = [s for s in telling.target if s not in telling.initiator]
    warned = _told_to_know(telling)
    if warned is not None:
        telling.target = [warned]
        telling.target_rank = 1
        telling.because("target", "who is told to know it", warned.rows)
    if not telling.target:
        side = _threatened(telling) or _answered(telling)
        if side is not None:
            telling.target = [side]
            telling.target_rank = 3
            telling.because("target", "whom the promise is about", side.rows)
    if not known(telling.target) and _whoever(telling):
        return "a threat to nobody named"
    telling.status = "happened"
    decided(telling, "threat", "what is announced", act.rows)
    return None


def _told_to_know(telling: Telling) -> Side | None:
    """Whom a threat calls on to know what will come: `دشمن بداند که پاسخ سختی خواهد گرفت`."""
    tokens = telling.sentence.reading.tokens
    known_by = next((i for i, t in enumerate(tokens) if t.text in TO_KNOW), None)
    if known_by is None:
        return None
    return next((s for s in telling.sentence.sides if 0 < known_by - s.last <= 2 and not s.genitive), None)


def _whoever(telling: Telling) -> bool:
    """Whether a promise is to whoever attacks, and to nobody named: `به هر تهدیدی پاسخ می‌دهیم`, `متجاوزان پشیمان خواهند
    شد`; not `به این حمله پاسخ می‌دهیم`."""
    tokens = telling.sentence.reading.tokens
    said = {t.text for t in tokens}
    this = any(
        t.text in ("این", "همین") and tokens[i + 1].text.startswith(DEEDS)
        for i, t in enumerate(tokens[: len(tokens) - 1])
    )
    pointed = any(
        t.text == "این" for side in telling.target for t in tokens[max(side.first - 1, 0) : side.last + 1]
    )  # به ارتش این رژیم هشدار داد
    return not (this or pointed or said & THAT_DEED) and bool(said & WHOEVER or telling.target)


def we_shall(telling: Telling) -> bool:
    """Whether violence is announced by those who will do it: `پایگاه‌های آن‌ها را هدف قرار خواهیم داد`."""
    reading = telling.sentence.reading
    ends = {v.last: v for v in reading.verbs}
    return any(
        a.voice == "active" and a.why == "future" and a.verb_last in ends and we(reading, ends[a.verb_last])
        for a in telling.acts
    )


def fights_on(telling: Telling) -> bool:
    """Whether somebody known announces that he will go on attacking another: `به حملات خود علیه آن گروه ادامه خواهیم
    داد`. That threatens with force; it plans no one act."""
    reading = telling.sentence.reading
    if all(a.frame == "harm" for a in telling.acts):
        return False  # به رغم مرگ سربازان ماموریت ادامه خواهد یافت
    if not only_named(telling) or not (known(telling.target) or any(s.armed for s in telling.target)):
        return False
    verb = next((v for v in reading.verbs if v.finite and v.first > telling.acts[-1].last), None)
    if verb is None or verb.tense != "future" or verb.negative or reading.tokens[verb.first - 1].text not in ON:
        return False
    return known(telling.initiator) or any(s.verb_at >= 0 for s in telling.sentence.attribution.speakers)


def _answered(telling: Telling) -> Side | None:
    """Whose deed a promise answers: `به تجاوز آمریکا پاسخ خواهیم داد`, `اگر اسرائیل حمله کند ...`."""
    doers = {side.code for side in telling.initiator if side.code}
    tokens = telling.sentence.reading.tokens
    first = telling.acts[0].first
    others = [
        side
        for side in telling.sentence.sides
        if side.code
        and not speaks(telling.sentence, side)
        and not any(akin(side.code, code) for code in doers)
        and telling.sentence.reading.embedded(side.first) is None
        and (doers or any(t.text in CONDITIONS for t in tokens[max(0, side.first - 2) : side.first]))
    ]
    return min(others, key=lambda side: abs(side.first - first), default=None)
