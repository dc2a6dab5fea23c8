"""What points back to something told before: a phrase to a side (`این گروه`, `گروه مذکور`), a telling to an act told
before its sentence (`این حملات`, `حملات مذکور`, `از این قربانیان`)."""

from __future__ import annotations

from rasad.coding.acts import Act
from rasad.coding.phrases import Side
from rasad.coding.reading import THESE, Reading
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
    # «این دو خودرو منفجر شد», «این خمپاره‌ها شلیک شد»: the thing that did it was told before
    starts += [
        a.first
        for a in telling.acts
        if a.frame in ("explode", "fire", "impact")
        and any(
            reading.tokens[i].text in THESE and (a.frame == "explode" or i + 1 in _armament(reading))
            for i in range(first, min(first + 2, a.first))
        )
    ]
    start = next((s for s in starts if first <= s <= last), None)
    if start is None:
        return False
    return not any(
        a.frame in VIOLENT and a.last < start and a.modality != "unreal" and not _described(reading, a)
        for a in sentence.acts
    )


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
