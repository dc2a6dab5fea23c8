"""What points back to something told before: a phrase to a side (`این گروه`, `گروه مذکور`), a telling to an act told
before its sentence (`این حملات`, `حملات مذکور`, `از این قربانیان`)."""

from __future__ import annotations

from typing import Literal

from rasad.coding.acts import Act
from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS, THESE, Reading
from rasad.coding.telling import VIOLENT, Sentence, Telling

#: Words before `آن` and a noun that was told.
WITHIN = frozenset({"در", "طی", "جریان", "اثر", "نتیجه"})
#: Nouns that stand for a side told before, and the kinds of actors they stand for.
STANDS_FOR = {
    "گروه": frozenset({"terrorist", "rebel", "militia"}),
    "گروهک": frozenset({"terrorist", "rebel", "militia"}),
    "گروهها": frozenset({"terrorist", "rebel", "militia"}),
    "جنبش": frozenset({"rebel", "militia", "party", "terrorist"}),
    "نیروها": frozenset({"military", "air_force", "navy", "police", "coalition", "rebel", "militia", "terrorist"}),
    "شبهنظامیان": frozenset({"rebel", "militia", "terrorist"}),
    "شورشیان": frozenset({"rebel", "militia", "terrorist"}),
    "تروریستها": frozenset({"terrorist", "rebel", "militia"}),
    "رژیم": frozenset({"state", "government", "military"}),
    "کشور": frozenset({"state", "government", "military"}),
}
#: Words after a noun that was told before.
SAID_BEFORE = frozenset({"مذکور", "یادشده", "نامبرده", "مزبور", "فوقالذکر"})
#: Last words of pointing phrases that are no act: `در این میان`, `مناطق یاد شده`.
NO_ACTS = frozenset({"میان", "شده", "اقدام", "اقدامات"})
#: Words before `این حمله` that lead into what happened in it.
IN_COURSE = frozenset({"طی", "جریان", "اثر", "براثر", "خلال", "نتیجه", "حین"})
#: Words before it that speak of it: `دلیل این حمله را شلیک موشک به خاک کشور دانست`.
ABOUT = frozenset({"دلیل", "علت", "انگیزه", "هدف", "پیام", "مسئول", "مسئولیت", "عامل", "عاملان"})
#: Words after which a sentence turns from the act it points at to another.
OF_ANOTHER = frozenset(
    {"حالی", "درحالی", "شرایطی", "پس", "بعد", "پیش", "قبل", "دنبال", "پی", "ادامه", "پاسخ", "واکنش", "تلافی"}
)
#: Words for persons after their number.
PERSONS = frozenset({"نفر", "تن"})
#: Words after which a noun is no subject.
LED_BY = frozenset({"در", "به", "از", "با", "بر"})
#: Words between `این` and its noun.
BETWEEN = frozenset({"سلسله", "رشته", "موج", "گونه", "نوع", "دور", "سری"})


def points(sentence: Sentence, side: Side) -> bool:
    """Whether a phrase points at a side told before: `این گروه`, `گروه مذکور`."""
    tokens = sentence.reading.tokens
    following = tokens[side.last + 1].text if side.last + 1 < len(tokens) else ""
    return following in SAID_BEFORE or (side.last > 0 and tokens[side.last - 1].text in THESE)


def points_back(telling: Telling) -> bool:
    """Whether a telling means an act told before its sentence, not one told earlier in it."""
    first, last = telling.span
    sentence = telling.sentence
    reading = sentence.reading
    answered = {hit.last + 1 for hit in reading.cues.get("response", [])}
    # در پاسخ به این حملات، توپخانه ... هدف قرار داد: only what is answered was told before
    answers = [i for i in answered if not any(a.first - 2 <= i <= a.last for a in telling.acts)]
    starts = [hit.first for hit in reading.cues.get("pointing", []) if hit.first not in answers]
    if not reading.has_cue("cumulative"):  # شمار شهدا از آغاز جنگ تاکنون: not those of one act
        starts += [hit.first for hit in reading.cues.get("of_those", [])]
    starts += [a.first for a in telling.acts if a.voice == "noun" and a.frame in VIOLENT and _these(reading, a.first)]
    starts += _thrown(telling)
    start = next((s for s in starts if first <= s <= last), None)
    if start is None:
        return False
    if any(a.first > start and _after_which(reading, a, start) for a in telling.acts):
        return False
    if all(a.first > start and _answered(reading, a, start) for a in telling.acts):
        return False  # این حملات در پاسخ به بمباران شهر بود: the bombing is another act
    return not any(
        a.frame in VIOLENT and a.last < start and a.modality != "unreal" and not _described(reading, a)
        for a in sentence.acts
    )


def _thrown(telling: Telling) -> list[int]:
    """The acts of a thing that was told before: `این دو خودرو منفجر شد`, `وزیر گفت این خمپاره‌ها شلیک شد`."""
    first, _ = telling.span
    reading = telling.sentence.reading
    arms = _armament(reading)
    there = {hit.first for hit in reading.layer("placecue")}
    return [
        a.first
        for a in telling.acts
        if a.frame in ("explode", "fire", "impact")
        and any(
            reading.tokens[i].text in THESE
            and (i + 1 in arms or (a.frame == "explode" and i < first + 2 and _subject(reading, i, there)))
            for i in range(first, a.first)
        )
    ]


def _subject(reading: Reading, i: int, places: set[int]) -> bool:
    """Whether a pointing word may open a subject: `این دو خودرو منفجر شد`; but `در این شهر`, `در همین حال`, `این در
    حالی است که بمبی منفجر شد`."""
    tokens = reading.tokens
    before = tokens[i - 1].text if i else ""
    return i + 1 not in places and before not in LED_BY and tokens[i + 1].text not in FUNCTION_WORDS


def points_inside(telling: Telling) -> Literal["", "the act", "something of it"]:
    """Whether a telling that points back tells of the very act it points at (`این درگیری در مرز روی داد`) or something
    of it (`در این حمله زخمی شدند`), not of one after it (`پس از این حمله`) or beside it (`این حمله چند روز پس از
    انفجاری روی داد`)."""
    reading = telling.sentence.reading
    first, last = telling.span
    words = [token.text for token in reading.tokens]
    end = telling.acts[-1].last
    if any(first <= i <= last for i in _thrown(telling)):
        return "something of it"  # این موشک از شمال کشور شلیک شد: where it came from
    for hit in reading.cues.get("pointing", []):
        if not first <= hit.first <= last or words[hit.last] in NO_ACTS:
            continue
        told = [act for act in telling.acts if not hit.first <= act.first <= hit.last] or telling.acts
        if all(act.clause != reading.clause_of[hit.first] for act in told):
            continue  # از این حمله چیزی نگفت، اما پارسال ... کشته شدند
        before = words[hit.first - 1] if hit.first else ""
        led = hit.first > 0 and any(
            name in ("aftermath", "response") and before not in IN_COURSE
            for name, _ in reading.cue_ends.get(hit.first - 1, [])
        )
        if not led and OF_ANOTHER.isdisjoint(words[hit.last + 1 : end]):
            return "something of it" if before in WITHIN | ABOUT else "the act"
    return ""


def those_counted(telling: Telling) -> set[int]:
    """The numbers of persons whom a telling points at as told before: `این سه مرد`, `این دو تن`."""
    reading = telling.sentence.reading
    first, last = telling.span
    persons = {hit.first for hit in reading.layer("noun")}
    return {
        quantity.low
        for quantity, a, b in reading.quantities
        if first < a <= last
        and quantity.low is not None
        and quantity.low == quantity.high
        and quantity.low > 1
        and reading.tokens[a - 1].text in THESE
        and (b + 1 in persons or {token.text for token in reading.tokens[b : b + 2]} & PERSONS)
    }


def _after_which(reading: Reading, act: Act, start: int) -> bool:
    """Whether an act only says when that came which is pointed at: `این حمله یک هفته بعد از انفجار بازار روی داد`."""
    words = reading.text(max(start, act.first - 4), act.first - 1)
    return act.voice == "noun" and any(f"{when} از" in words for when in ("پس", "بعد", "پیش", "قبل"))


def _answered(reading: Reading, act: Act, start: int) -> bool:
    """Whether an act is what another one answers, which is pointed at before it."""
    return any(start < hit.first and hit.last < act.first <= hit.last + 3 for hit in reading.cues.get("response", []))


def _armament(reading: Reading) -> frozenset[int]:
    """The tokens of weapons that fly."""
    return reading.covered("means", "item")


def _these(reading: Reading, i: int) -> bool:
    """Whether `این` stands before a noun, with a number or `سلسله` between them at most."""
    counted = {t for _, a, b in reading.quantities for t in range(a, b + 1)}
    at = i - 1
    while at >= 0 and (at in counted or reading.tokens[at].text in BETWEEN):
        at -= 1
    if (
        at > 0 and reading.tokens[at].text == "آن"
    ):  # در آن حمله; but not نشستی که در آن حمله محکوم شد, پس از آن حمله کرد
        return reading.tokens[at - 1].text in WITHIN and (at == 1 or reading.tokens[at - 2].text != "که")
    return at >= 0 and reading.tokens[at].text in THESE


def _described(reading: Reading, act: Act) -> bool:
    """Whether an act only says which thing is meant: `پایگاه مورد حمله`."""
    return act.voice == "noun" and act.first > 0 and reading.tokens[act.first - 1].text == "مورد"
