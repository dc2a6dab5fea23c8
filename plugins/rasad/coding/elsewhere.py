"""Places of a sentence where its act was not: where something was fired from, where somebody was brought, what was
talked about, and what another clause tells."""

from __future__ import annotations

from rasad.coding.acts import Act
from rasad.coding.phrases import Spot
from rasad.coding.reading import QUOTES
from rasad.coding.telling import Telling

#: Frames in which something flies from one place to another.
FLYING = frozenset({"fire", "hit", "attack", "impact", "explode", "loss"})
#: Words after which `از` says of what a part is meant.
PART = frozenset({"خارج", "بیرون", "یک", "اعم", "قبل", "پیش", "پس", "بعد"})
#: Frames of going from one place to another.
GOING = frozenset({"withdraw", "deploy", "retreat", "flee"})
#: What is done to those who are brought somewhere, and by those who get away.
BROUGHT = frozenset(
    {
        "منتقل", "انتقال", "برده", "بردند", "برد", "تحویل", "فرستاده", "فرستادند", "گریخت", "گریختند", "گریخته",
        "متواری", "فرار", "بازگشت", "بازگشتند", "بازگردانده", "رسانده", "رساندند",
    }
)  # fmt: skip
#: Words for those who live or are based in a place.
BASED = frozenset({"مستقر", "ساکن", "ساکنان", "مقیم", "مقیمان", "ساکنین", "تبعه", "متولد"})
#: Words of a relative clause that says where a thing lies or an act was.
LYING = frozenset(
    {
        "واقع", "قرار", "رخ", "روی", "اتفاق", "صورت", "انجام", "وقوع", "افتاد", "پیوست", "بود", "بودند", "است", "هست",
        "داشت", "برگزار", "حرکت", "عبور", "سفر", "حضور", "پرواز",
    }
)  # fmt: skip
#: Frames of talks, whose matter is elsewhere.
TALKS = frozenset({"talk", "agree"})
#: Frames of what people do where they speak.
GATHERING = frozenset({"talk", "agree", "protest", "accuse", "threaten"})
#: Words of what somebody says, and the last ones of where he says it: `نشست خبری`, `کنفرانس مطبوعاتی`.
STATEMENTS = frozenset(
    {
        "بیانیه", "بیانیهای", "اطلاعیهای", "سخنانی", "سخنرانی", "مصاحبه", "مصاحبهای", "گفتوگویی", "خبری",
        "مطبوعاتی", "نامهای", "پیامی",
    }
)  # fmt: skip


def at_another_end(telling: Telling, spot: Spot) -> bool:
    """Whether a place is never where the act was: where people were brought after it, what talks were about, or where
    somebody spoke of it."""
    if telling.frame in TALKS:
        return _brought_to(telling, spot) or _talked_about(telling, spot)
    return _brought_to(telling, spot) or _said_there(telling, spot)


def named_in_passing(telling: Telling, spot: Spot) -> bool:
    """Whether a place counts only where no other does: another clause names it (`به شهر الف حمله کرد و گفت که در ب
    هم ...`; `پهپادی که قصد حمله به ب را داشت`), it says whose it is (`پایگاه ارتش در [الف]`), or something flew from
    there."""
    reading = telling.sentence.reading
    if _where_one_lives(telling, spot) or spot.owner_last >= 0:
        return True
    inner = reading.embedded(spot.first)
    if inner is not None:
        if _tells_of_a_thing(telling, inner):
            return True
        unreal = any(inner[0] <= a.first <= inner[1] for a in telling.sentence.acts if a.modality == "unreal")
        return unreal or spot.kind == "airspace" or _launched_from(telling, spot)
    if spot.kind == "airspace" and reading.tokens[spot.first - 1].text not in ("در", "داخل"):
        return True  # پس از تجاوز به حریم هوایی الف: what was entered
    later = reading.clause_of[spot.first] > max(told_until(telling, act) for act in telling.acts)
    return later or _launched_from(telling, spot)


def _where_one_lives(telling: Telling, spot: Spot) -> bool:
    """Whether a place is where somebody lives or is based: `شرکتی مستقر در [الف]`, `پناهندگان ساکن [ب]`."""
    if telling.frame in GOING:
        return False
    tokens = telling.sentence.reading.tokens
    at = spot.first - 1
    while at > 0 and (tokens[at].text == "در" or tokens[at].text in QUOTES):
        at -= 1
    return at >= 0 and tokens[at].text in BASED


def _tells_of_a_thing(telling: Telling, inner: tuple[int, int]) -> bool:
    """Whether a relative clause tells neither an act nor where a thing lies: `حزبی که در [جنوب] نفوذ دارد`."""
    reading = telling.sentence.reading
    first, last = inner
    if any(first <= act.first <= last for act in telling.sentence.acts):
        return False
    return not any(token.text in LYING for token in reading.tokens[first : last + 1])


def told_until(telling: Telling, act: Act) -> int:
    """The clause in which an act is told to its end: that of its verb, or of the verb behind a relative clause (`در این
    حمله که شب رخ داد، [شهر الف ویران شد]`)."""
    reading = telling.sentence.reading
    clause = reading.clause_of[max(act.last, act.verb_last)]
    if act.voice != "noun":
        return clause
    return max(
        (reading.clause_of[b] + 1 for a, b in reading.relatives if reading.clause_of[a] == clause), default=clause
    )


def _launched_from(telling: Telling, spot: Spot) -> bool:
    """Whether a place is where something that struck elsewhere came from: `از [خاک الف] به سوی ب شلیک شد`, `از داخل
    [الف]`."""
    tokens = telling.sentence.reading.tokens
    at = _preposition(telling, spot)
    if telling.frame not in FLYING or at is None or tokens[at].text != "از":
        return False
    before = at - 1
    if tokens[before].text in PART or (tokens[before].text.endswith("ی") and tokens[before].text != "سوی"):
        return False  # نقاطی از [شمال الف]، خارج از [ب]
    while before > 0 and tokens[before].text in QUOTES:
        before -= 1
    return not any(other.last == before for other in telling.sentence.spots)  # روستای «الف» از [حومه ب]


def _preposition(telling: Telling, spot: Spot) -> int | None:
    """The preposition before a place and its `داخل` or `خاک`."""
    at = spot.marker_at
    if spot.marker not in ("from", "to", "locative") or not 0 <= at <= spot.first:
        return None
    tokens = telling.sentence.reading.tokens
    inside = spot.marker == "locative" and at > 0 and tokens[at - 1].text in ("از", "به")
    return at - 1 if inside else at


def _brought_to(telling: Telling, spot: Spot) -> bool:
    """Whether a place is where somebody or something was brought after the act: `ربوده و به [خاک الف] منتقل شدند`."""
    tokens = telling.sentence.reading.tokens
    at = _preposition(telling, spot)
    if telling.frame in GOING or at is None or tokens[at].text != "به":
        return False
    return any(token.text in BROUGHT for token in tokens[spot.last + 1 : spot.last + 4])


def _said_there(telling: Telling, spot: Spot) -> bool:
    """Whether a place is where somebody spoke: `با صدور بیانیه‌ای در [ژنو]`, `در نشست خبری در [بغداد] گفت`."""
    at = spot.marker_at
    if telling.frame in GATHERING or spot.marker != "locative" or not 0 < at <= spot.first:
        return False
    tokens = telling.sentence.reading.tokens
    before = at - 1 - (tokens[at - 1].text == "ای")  # بیانیه ای
    return tokens[at].text == "در" and spot.first - at <= 2 and tokens[before].text in STATEMENTS


def _talked_about(telling: Telling, spot: Spot) -> bool:
    """Whether a place is what was talked about: `درباره درگیری‌ها در [الف] گفت‌وگو کردند`; but `درباره الف در [ب] دیدار
    کردند` says where, too."""
    reading = telling.sentence.reading
    matter = [hit.last for name in ("topic", "irrealis") for hit in reading.cues.get(name, [])]
    clause = reading.clause_of[spot.first]
    opened = max((i for i in matter if i < spot.first and reading.clause_of[i] == clause), default=-1)
    if opened < 0 or any(opened < act.first < spot.first and act.voice != "noun" for act in telling.acts):
        return False
    between = [s.first for s in telling.sentence.spots if opened < s.first < spot.first]
    between += [hit.first for hit in reading.layer("country") if opened < hit.first and hit.last < spot.first]
    listed = reading.tokens[spot.first - 1].text in ("و", "،")
    return not between or spot.marker != "locative" or listed
