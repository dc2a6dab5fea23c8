"""Equipment lost: what was destroyed, damaged, shot down, defused, or fell into whose hands.

An item belongs to the word that says what happened to it: the verb after it (`دو تانک را منهدم کردند`) or the noun
before it (`انهدام سه خودرو`). It counts with a figure, or alone where it is one thing (`پهپادی را سرنگون کرد`), or in
bulk where weapons were seized (`مقادیری مهمات کشف شد`). One figure over two things (`۱۱ جنگنده و بالگرد`) bounds
each of them from above.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasad.article import MaterielAction
from rasad.coding.acts import Act
from rasad.coding.figures import Figure
from rasad.coding.match import Hit
from rasad.coding.phrase_words import ASSETS
from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading, Verb

#: What is told in bulk, without a figure.
BULK = frozenset({"weapon", "ammunition", "explosive", "missile", "mortar", "machine_gun"})
#: What has no number where the things listed before it have one.
UNCOUNTED = frozenset({"weapon", "ammunition", "explosive"})
#: Words of quantity before what is told in bulk.
AMOUNTS = frozenset(
    {
        "مقدار",
        "مقداری",
        "مقادیر",
        "مقادیری",
        "زیادی",
        "قابلتوجهی",
        "قابل",
        "توجهی",
        "انواع",
        "بسیاری",
        "انبوهی",
        "محموله",
        "حجم",
        "کمیت",
        "متعددی",
        "تعداد",
        "مختلف",
    }
)
#: Generic nouns that a more exact one after them replaces (`خودروی پیک‌آپ`).
GENERIC = frozenset({"vehicle", "weapon", "aircraft", "truck", "boat"})
#: Ships are stopped where aircraft are shot down.
SHIPS = frozenset({"ship", "tanker", "boat"})
#: What strikes and is not struck.
STRIKING = frozenset({"explosive", "ammunition"})
#: What can be shot down.
FLYING = frozenset({"aircraft", "helicopter", "drone", "missile", "other", "explosive", "ammunition"})
#: What is captured with a place, where it is counted: `هشت پاسگاه را تصرف کردند`.
CAPTURED = frozenset({"base", "position"})
#: What a rocket that hits it damages.
HIT = frozenset(
    {"building", "vehicle", "truck", "pickup", "ship", "tanker", "boat", "armoured_vehicle", "tank", "aircraft"}
)
#: Words before a weapon with which something was destroyed.
INSTRUMENTS = frozenset({"با", "توسط", "وسیله", "شلیک", "پرتاب", "اصابت"})
#: Words between two verbs of what befell one thing: `هدف قرار داد و [آن را کاملا] منهدم کرد`.
AGAIN = frozenset({"و", "آن", "را", "آنها", "سپس", "کاملا", "بعد"})
#: Prepositions that make an item the means or the place of something else.
MEANS_OF = frozenset(
    {"با", "توسط", "به", "از", "در", "بر", "روی", "حامل", "وسیله", "سوی", "انفجار", "شلیک", "پرتاب", "اصابت"}
)
#: Single things that are too vague to count without a figure.
VAGUE = frozenset(
    {
        "سلاح",
        "مهمات",
        "تجهیزات",
        "ادوات",
        "موضع",
        "مواضع",
        "بمب",
        "پایگاه",
        "مقر",
        "ساختمان",
        "تسلیحات",
        "خودرو",
        "موشک",
        "هواپیما",
        "کشتی",
        "اهداف",
        "هدف",
    }
)
#: So many words may stand between a drone and the `را` that makes it the object: `پهپاد شناسایی ارتش یمن را`.
OBJECT_NEAR = 5
PLURALS = ("ها", "های", "هایی", "ات")


@dataclass
class Losses:
    """A materiel figure before it is cut from the text."""

    item: str
    action: MaterielAction
    first: int
    last: int
    low: int | None
    high: int | None
    code: str | None
    act: Act
    rows: tuple[str, ...]


@dataclass
class Thing:
    """An item as it stands in the sentence: one noun, or a general and an exact one together."""

    hit: Hit
    first: int
    last: int
    item: str


def losses(reading: Reading, told: list[Act], counted: list[Figure], named: list[Side]) -> list[Losses]:
    """The equipment figures of a sentence."""
    words = [a for a in told if _tells_loss(reading, a)]
    if not words:
        return []
    things = _things(reading)
    result: list[Losses] = []
    previous: tuple[Thing, Losses, bool] | None = None
    for thing in things:
        word = _loss_word(
            reading, thing, [w for w in words if w.frame != "hit" or not _only_aimed_at(reading, thing, w)]
        )
        if word is not None and word.frame == "hit" and thing.item in STRIKING:
            word = None  # دو بمب به خانه اصابت کرد
        if word is not None and word.frame == "hit":
            word = _outcome(reading, word, words)
        if word is not None and word.trigger.consequence == "shot_down" and thing.item not in FLYING | SHIPS:
            # پهپاد با آتش ضدهوایی سرنگون شد; but سه تانک را شکار کردند
            word = word if "شکار" in reading.text(word.first, word.last) else None
        if word is None or _doer(reading, thing, word, named):
            previous = None
            continue
        figure = next(
            (f for f in counted if not f.people and f.item is not None and thing.first <= f.item.first <= thing.last),
            None,
        ) or next((f for f in counted if f.last == thing.first - 1 and f.side is None and not f.people), None)
        if word.frame in ("take", "impact") and not _captured_or_hit(reading, thing, word, figure):
            previous = None
            continue
        if figure is None and word.frame == "demolish" and word.voice == "active":
            previous = None
            continue  # خانه‌ها را به آتش کشیدند
        joined = previous is not None and previous[1].act is word and _gap(reading, previous[0].last, thing.first)
        low: int | None
        high: int | None
        if figure is not None:
            before_it = reading.tokens[max(figure.first - 1, 0)].text
            harmed = (  # به سه فروند کشتی خسارت وارد کرد
                before_it == "به"
                and word.trigger.id == "damaged"
                and all(reading.tokens[i].text != "به" for i in range(thing.last + 1, word.first))
            )
            means = before_it in MEANS_OF if word.voice != "noun" else before_it in INSTRUMENTS
            if means and not harmed and word.frame != "impact":
                previous = None
                continue
            first, last, low, high = figure.first, max(figure.last, thing.last), figure.low, figure.high
            figure.used = True
        elif word.frame == "seize" and thing.item in UNCOUNTED and joined and previous and previous[0].item not in BULK:
            first, last, low, high = _amount(reading, thing.first), thing.last, None, None  # سه خودرو و مهمات
        elif joined and previous is not None and previous[2]:
            first, last, low, high = thing.first, thing.last, 1, 1
            before = previous[1]
            if joined == "و" and before.low == before.high and before.low is not None and before.low > 1:
                before.low, low, high = None, None, before.high  # ۱۱ جنگنده و بالگرد
            elif before.high is None:
                low, high = before.low, None
        elif _in_bulk(reading, thing, word) or _all_of_them(reading, thing, word):
            first, last, low, high = _amount(reading, thing.first), thing.last, None, None
        elif thing.item != "position" and _single(reading, thing, word):
            first, last, low, high = thing.first, thing.last, 1, 1
        else:
            previous = None
            continue
        owner = next((s for s in named if 0 < s.first - thing.last <= 3), None)
        if owner is not None and owner.first == last + 1 and owner.code:
            last = owner.last  # پهپاد آمریکایی
        loss = Losses(
            thing.item,
            _action(word, thing),
            first,
            last,
            low,
            high,
            owner.code if owner else None,
            word,
            (*word.rows, thing.hit.entry.row),
        )
        result.append(loss)
        previous = (thing, loss, figure is not None or bool(joined))
    return result


def _tells_loss(reading: Reading, act: Act) -> bool:
    if act.modality != "asserted":
        return False
    return (
        act.frame in ("loss", "seize")
        or act.frame == "demolish"
        or (act.frame == "take" and act.voice != "noun")
        or act.trigger.id == "impact"
        or (act.trigger.id == "target" and (act.voice != "noun" or "اصابت" in reading.text(act.first, act.last)))
    )


def _outcome(reading: Reading, word: Act, words: list[Act]) -> Act:
    """The verb that tells what became of a thing that was hit: `هدف قرار داد و آن را [منهدم کرد]`."""
    after = next((w for w in words if w.first > word.verb_last), None)
    if after is None or after.frame != "loss" or after.voice == "noun":
        return word
    between = reading.tokens[word.verb_last + 1 : after.first]
    return after if between and all(t.text in AGAIN for t in between) else word


def _captured_or_hit(reading: Reading, thing: Thing, word: Act, figure: Figure | None) -> bool:
    """Whether bases that were counted fell with a place (`هشت پاسگاه را تصرف کردند`), or a rocket hit what is counted
    (`موشک به یک خانه اصابت کرد`)."""
    if figure is None or figure.low is None:
        return False
    if word.frame == "take":
        return thing.item in CAPTURED and figure.low > 1
    return thing.item in HIT and figure.first > 0 and reading.tokens[figure.first - 1].text == "به"


def _only_aimed_at(reading: Reading, thing: Thing, word: Act) -> bool:
    """Whether a thing was only aimed at: `دو تانک را هدف قرار داد`. What was `مورد اصابت` was hit, and a drone aimed at
    in flight came down; but `پهپاد خودرویی را هدف قرار داد` tells of the drone's own strike."""
    if "اصابت" in reading.text(word.first, word.last):
        return False
    if thing.item != "drone" or word.voice == "passive":
        return thing.item != "drone"
    after = range(thing.last + 1, min(thing.last + 1 + OBJECT_NEAR, word.first))
    end = next((i for i in after if reading.tokens[i].text == "را"), None)
    others = {first for _, first, _ in reading.quantities} | {hit.first for hit in reading.layer("item")}
    return end is None or any(i in others or reading.tokens[i].text in ASSETS for i in range(thing.last + 1, end))


def _in_bulk(reading: Reading, thing: Thing, word: Act) -> bool:
    """Whether what was seized is told without a figure: `سلاح و مهمات`, `انواع خودرو`."""
    if word.frame != "seize":
        return False
    return thing.item in BULK or (thing.first > 0 and reading.tokens[thing.first - 1].text in AMOUNTS)


def _all_of_them(reading: Reading, thing: Thing, word: Act) -> bool:
    """Whether missiles or drones were intercepted that nobody counted: `موشک‌های سپاه را رهگیری کرد`."""
    if word.trigger.consequence != "shot_down" or word.voice == "noun" or thing.item not in ("missile", "drone"):
        return False  # در رهگیری موشک‌ها ناکام ماند
    token = reading.tokens[thing.first].text
    before = reading.tokens[thing.first - 1].text if thing.first else ""
    return (token.endswith(PLURALS) or token == "موشک") and before not in MEANS_OF


def _action(word: Act, thing: Thing) -> MaterielAction:
    if word.frame in ("seize", "take"):
        return "captured"
    if word.frame == "impact":
        return "damaged"
    if word.frame == "demolish":
        return "destroyed"
    if word.frame == "hit":
        return "shot_down" if thing.item == "drone" else "damaged"
    action: MaterielAction = word.trigger.consequence  # type: ignore[assignment]
    if action == "shot_down" and thing.item in SHIPS:
        return "captured"
    if action == "shot_down" and thing.item not in FLYING:
        return "destroyed"  # سه تانک را شکار کردند
    return action


def _things(reading: Reading) -> list[Thing]:
    """The items of a sentence; `خودروی پیک‌آپ` is one thing."""
    things: list[Thing] = []
    for hit in reading.layer("item"):
        item = hit.entry.value
        if things and hit.first <= things[-1].last:
            continue  # خودروی پیک‌آپ is one form
        if hit.first and hit.first == hit.last and _adjective(reading, hit.first):
            continue  # پدافند موشکی
        if things and hit.first == things[-1].last + 1 and (things[-1].item in GENERIC or things[-1].item == item):
            held = things[-1]
            exact = item if held.item in GENERIC and held.item != "weapon" else held.item
            things[-1] = Thing(held.hit, held.first, hit.last, exact)
            continue
        things.append(Thing(hit, hit.first, hit.last, item))
    return things


def _adjective(reading: Reading, i: int) -> bool:
    """Whether the word of a thing is an adjective of the noun before it: `پدافند موشکی`; but `موشکی را ساقط کرد`."""
    before = reading.tokens[i - 1]
    return (
        reading.tokens[i].text in ("موشکی", "پهپادی", "راکتی")
        and before.kind == "word"
        and before.text not in FUNCTION_WORDS
        and i - 1 not in reading.verbal
    )


def _gap(reading: Reading, last: int, first: int) -> str:
    """The conjunction between two things of a list, or an empty string."""
    words = [t.text for t in reading.tokens[last + 1 : first] if t.text not in QUOTES]
    return words[0] if len(words) == 1 and words[0] in ("و", "،") else ""


def _doer(reading: Reading, thing: Thing, word: Act, named: list[Side]) -> bool:
    """Whether an item is (of) the one who did it: `پدافند هوایی ارتش چهار پهپاد را سرنگون کرد`."""
    if word.voice != "active":
        return any(s.marker == "agent" and s.first <= thing.first <= s.last for s in named)
    objects = [i for i in range(thing.last + 1, word.first) if reading.tokens[i].text == "را"]
    side = next((s for s in named if s.first <= thing.first <= s.last), None)
    if side is not None and (side.is_object or side.asset):
        return False
    if side is not None and side.marker in ("", "and") and side.first == thing.first:
        counted = any(a < thing.first <= b + 2 for _, a, b in reading.quantities)  # ۲ سکوی گنبد آهنین
        return not (counted and objects) and any(thing.last < h.first < word.first for h in reading.layer("item"))
    return False


def _loss_word(reading: Reading, thing: Thing, words: list[Act]) -> Act | None:
    after = [w for w in words if w.voice != "noun" and w.first > thing.last]
    if after:
        word = after[0]
        # verbs joined by و share their subject: هدف قرار گرفت و سرنگون شد
        between = [
            v
            for v in reading.verbs
            if v.finite
            and thing.last < v.first
            and v.last < word.first
            and reading.tokens[min(v.last + 1, len(reading.tokens) - 1)].text != "و"
            and reading.embedded(v.first) in (None, reading.embedded(thing.first))
        ]
        if not between or _told_after(reading, thing, between, word):
            return word
    before = [
        w
        for w in words
        if w.voice == "noun"
        and w.verb_last < thing.first
        and thing.first - w.verb_last <= 12
        and not any(v.finite and w.verb_last < v.first < thing.first for v in reading.verbs)
    ]
    return before[-1] if before else None


def _told_after(reading: Reading, thing: Thing, between: list[Verb], word: Act) -> bool:
    """Whether what became of a thing in the air follows its verb with `که`: `پهپادی وارد حریم شد که سرنگون شد`; but
    `درباره پهپاد گفت که دو موشک سرنگون شد`."""
    lead = {t.text for t in reading.tokens[max(0, thing.first - 2) : thing.first]}
    if len(between) > 1 or word.voice != "passive" or thing.item not in FLYING or lead & MEANS_OF:
        return False
    verb = between[0]
    follows = [t.text for t in reading.tokens[verb.last + 1 : verb.last + 2]] == ["که"]
    said = any(hit.last in (verb.first - 1, verb.last) for hit in reading.layer("speech"))
    other = any(verb.last < hit.first < word.first for hit in reading.layer("item"))
    return follows and not (said or other)


def _of_a_deed(reading: Reading, first: int) -> bool:
    """Whether a drone is the means of the deed named before it: `در حمله [پهپاد]`, `انفجار [پهپاد]`; or an adjective in
    a list: `توان موشکی و [پهپادی]`."""
    if reading.tokens[first].text == "پهپادی" and first and reading.tokens[first - 1].text in ("و", "،"):
        return True
    return any(hit.last == first - 1 for hit in reading.layer("trigger"))


def _amount(reading: Reading, first: int) -> int:
    """Where the words of quantity before a thing in bulk begin."""
    while first > 0 and reading.tokens[first - 1].text in AMOUNTS:
        first -= 1
    return first


def _told_whose(reading: Reading, thing: Thing) -> bool:
    """Whether a building is a certain one: `ساختمان مرکز داده‌ها را منهدم کرد`."""
    following = reading.tokens[thing.last + 1] if thing.last + 1 < len(reading.tokens) else None
    return (
        following is not None
        and following.kind == "word"
        and following.text not in FUNCTION_WORDS
        and thing.last + 1 not in reading.verbal
    )


def _single(reading: Reading, thing: Thing, word: Act) -> bool:
    """One definite thing: in the singular, and the object or subject itself, not part of another noun."""
    token = reading.tokens[thing.first].text
    if token.endswith(PLURALS) or reading.tokens[thing.last].text in PLURALS:
        return False
    if token in VAGUE and not (token == "ساختمان" and _told_whose(reading, thing)):
        return False
    if any(h.first == thing.first for h in reading.layer("means")) and word.trigger.consequence not in (
        "shot_down",
        "defused",
    ):
        following = reading.tokens[thing.last + 1 : thing.last + 3]
        taken = word.frame == "seize" and any(t.text == "را" for t in following)
        # پهپاد متخاصم هدف قرار گرفت و منهدم شد; but در حمله پهپاد خانه‌ای منهدم شد
        brought = word.voice == "passive" and (word.frame == "hit" or word.trigger.id == "destroyed")
        downed = thing.item == "drone" and brought and not _of_a_deed(reading, thing.first)
        if not taken and not downed:
            return False  # موشک‌انداز آن‌ها را ضبط کرد
    before = reading.tokens[thing.first - 1].text if thing.first else ""
    return before not in MEANS_OF
