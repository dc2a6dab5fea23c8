"""Persons whose names no dictionary has: by the quotation marks around them (`«احمد کریمی» بازداشت شد`), or by a given
name and a title beside it (`کریم احمدی، شاعر و مورخ، ترور شد`, `بن هریس، وزیر دفاع`).

Persian news puts names of persons in quotation marks, but also names of places, papers, operations and weapons; the
word before tells them apart. Without the marks a name has to begin with a given name (`given_names.csv`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rasad.article import Mention
from rasad.coding.lexicon import Layer, dictionaries, squeeze
from rasad.coding.match import Hit
from rasad.coding.names import is_common
from rasad.coding.phrase_words import LEARNED
from rasad.coding.phrases import Side, plural
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading
from rasad.lexicon import rows

#: Longest name, in words.
LONGEST = 5
#: Words whose name in quotation marks is no person's.
THINGS = frozenset(
    {
        "عملیات",
        "طرح",
        "حزب",
        "نهضت",
        "کتاب",
        "فیلم",
        "مستند",
        "روزنامه",
        "شبکه",
        "خبرگزاری",
        "کانال",
        "پایگاه",
        "نشریه",
        "سایت",
        "نام",
        "عنوان",
        "موسوم",
        "معروف",
        "شعار",
        "پروژه",
        "اصطلاح",
        "بیمارستان",
        "هتل",
        "مسجد",
        "مدرسه",
        "رمز",
        "پویش",
        "برنامه",
    }
)
#: Classes of nouns that in the singular are one person's and may stand beside a name: `فرمانده «...»`.
TITLED = frozenset({"leader", "civilian", "armed", "authority", "victim"})
#: Words before a given name that are part of the name.
HONORIFICS = frozenset({"سید", "شیخ", "حاج", "حاجی", "ملا", "میر", "آیتالله", "حجتالاسلام", "مولوی"})
#: Words of address before a name, which are none of it.
OF_ADDRESS = frozenset({"آقای", "خانم", "دکتر", "مهندس", "جناب", "سرکار"})
#: Ranks, after which the name of an officer stands though no dictionary knows it.
RANKED = frozenset(
    {
        "سردار",
        "سرلشکر",
        "سرتیپ",
        "سرهنگ",
        "سرگرد",
        "سروان",
        "ستوان",
        "ژنرال",
        "سپهبد",
        "دریادار",
        "دریابان",
        "دریاسالار",
    }
)
#: Words between a name and those of whom its bearer is one: `کریم احمدی، یکی از اعضای شورا`.
ONE_OF = ["یکی", "از"]
#: Layers whose words are none of an unknown name.
NO_NAMES: tuple[Layer, ...] = (
    "trigger",
    "speech",
    "source",
    "means",
    "item",
    "placecue",
    "cue",
    "actor",
    "noun",
    "modifier",
    "country",
    "place",
)
#: Words that say whose relative a person is: `کریم بهرامی، برادر وزیر`.
RELATIONS = frozenset(
    {"برادر", "برادرزاده", "خواهرزاده", "پسر", "فرزند", "دختر", "همسر", "خواهر", "پدر", "داماد", "پسرعموی"}
)
#: Triggers of harm whose ezafe names a person.
HARM = frozenset({"killing", "death", "murder", "execute", "assassinate", "wounding", "abduction", "detain", "arrest"})
#: Words after a given name that are no surname, though no function words either.
PRONOUNS = frozenset({"یکی", "خود", "دیگر", "نیز", "همچنین"})
#: Words that may follow a name right before what its bearer is: `کریم احمدی از اعضای شورا`, `کریم احمدی که وزیر بود`.
IS = frozenset({"،", "از", "(", "-", "–"})


@cache
def _given() -> frozenset[str]:
    """The given names, as they are matched."""
    return frozenset(squeeze(row["name"]) for row in rows("given_names"))


def is_given_name(word: str) -> bool:
    """Whether a word is a given name."""
    return word in _given()


def quoted_persons(reading: Reading) -> list[Side]:
    """The quoted names of persons in a sentence, one each, in order."""
    found: list[Side] = []
    tokens = reading.tokens
    known = {
        i
        for layer in ("place", "source", "means", "item", "trigger")
        for hit in reading.layer(layer)
        if not hit.glued  # بهرامی is no به رامی
        for i in range(hit.first, hit.last + 1)
    }
    i = 0
    while i < len(tokens):
        if tokens[i].text not in QUOTES:
            i += 1
            continue
        close = next((j for j in range(i + 1, min(i + LONGEST + 2, len(tokens))) if tokens[j].text in QUOTES), None)
        if close is None:
            i += 1
            continue
        inside = range(i + 1, close)
        if (
            len(inside) >= 2
            and all(tokens[k].kind == "word" and tokens[k].text not in FUNCTION_WORDS for k in inside)
            and not (known - _surnames(reading, inside)) & set(inside)
            and _opens_a_person(reading, i)
        ):
            found.append(Side(i + 1, close - 1, None, "person", "", ("quoted name",)))
        i = close + 1
    return found


def _surnames(reading: Reading, inside: range) -> set[int]:
    """The last word of a quoted name where it is also a place and the first is no word of any dictionary: `«کریم
    احمدی»`."""
    first, last = inside[0], inside[-1]
    alone = {hit.first for hit in reading.layer("place") if hit.first == hit.last == last}
    first_word = reading.tokens[first].text
    named = first_word in _given() or (nameless(reading, first) and not is_common(first_word))
    return alone if len(inside) <= 3 and named else set()


def persons(reading: Reading) -> list[Side]:
    """The persons whose names stand in a sentence, quoted or beside what they are, in order."""
    quoted = quoted_persons(reading)
    taken = {i for side in quoted for i in range(side.first, side.last + 1)}
    plain = [side for side in _plain_persons(reading) if taken.isdisjoint(range(side.first, side.last + 1))]
    return sorted(quoted + plain, key=lambda side: side.first)


def _plain_persons(reading: Reading) -> list[Side]:
    """The names without quotation marks that have a title or what the person is beside them: `سردار کریم احمدی`,
    `وزیر خارجه هند، آتال احمدی،`, `کریم احمدی، شاعر و مورخ`. They begin with a given name, or no dictionary knows their
    words (`ریموند تورنهیل، وزیر خارجه`, `ژنرال تورنهیل ریموندسون`)."""
    tokens = reading.tokens
    given = _given()
    titles = [hit for hit in reading.layer("noun") if hit.entry.detail in TITLED]
    learned = not LEARNED.isdisjoint(reading.sentence.texts)
    if not titles and not learned and given.isdisjoint(reading.sentence.texts):
        return []
    begins = {hit.first for hit in titles}
    ends = {hit.last for hit in titles}
    found: list[Side] = []
    i = 0
    while i < len(tokens):
        last = _surname(reading, i, begins) if tokens[i].text in given and i not in begins else None
        if last is None:
            i += 1
            continue
        after = last + 2 if last + 1 < len(tokens) and tokens[last + 1].text in IS else last + 1
        if [t.text for t in tokens[after : after + 2]] == ONE_OF:
            after += 2  # کریم احمدی، یکی از فرماندهان
        told = after in begins or (after < len(tokens) and tokens[after].text in RELATIONS)
        first = _honoured(reading, i, ends)
        titled = (i - 1 in ends and not tokens[i - 1].text.endswith(("ان", "ها", "ات"))) or (
            first < i and tokens[first].text != "سید"
        )
        if told or titled or _opens_a_clause(reading, first, last) or _suffers(reading, first, last):
            found.append(Side(first, last, None, "person", "", ("given_names.csv",)))
        i = last + 1
    if learned:
        named = [Side(first, last, None, "person", "", ("title",)) for first, last in _after_a_learned_title(reading)]
        spans = {i for side in named for i in range(side.first, side.last + 1)}
        found = [side for side in found if spans.isdisjoint(range(side.first, side.last + 1))] + named
    taken = {i for side in found for i in range(side.first, side.last + 1)}
    for first, last in _unknown_names(reading, titles):
        if taken.isdisjoint(range(first, last + 1)):
            found.append(Side(first, last, None, "person", "", ("unknown name",)))
            taken.update(range(first, last + 1))
    return sorted(found, key=lambda side: side.first)


def _honoured(reading: Reading, first: int, titles: set[int]) -> int:
    """The first token of a name with the honorific before it: `شیخ [کریم]`, `آیت الله [کریم]`."""
    tokens = reading.tokens
    if first > 1 and (tokens[first - 2].text, tokens[first - 1].text) in (("آیت", "الله"), ("حجت", "الاسلام")):
        return first - 2
    return first - 1 if first and first - 1 not in titles and tokens[first - 1].text in HONORIFICS else first


def _suffers(reading: Reading, first: int, last: int) -> bool:
    """Whether a name that nothing explains is the object of a verb, stands after a word of harm or before others who
    suffered, with a surname that is no common word: `کریم بهرامنیا را کشتند`, `ترور کریم بهرامنیا`, `کریم بهرامنیا و دو
    تن کشته شدند`."""
    tokens = reading.tokens
    harmed = first - 1 in reading.acts_at_end and reading.acts_at_end[first - 1].entry.value in HARM
    following = tokens[last + 1].text if last + 1 < len(tokens) else ""
    with_others = following == "و" and any(at == last + 2 for _, at, _ in reading.quantities)
    if not harmed and not ((following == "را" or with_others) and _harmed_later(reading, last)):
        return False
    if with_others and last > first and tokens[last].text.endswith(("ی", "یان", "زاده")):
        last -= 1  # کریم احمدی و دو تن: his surname may be a common word
    return all(tokens[k].text in _given() or not is_common(tokens[k].text) for k in range(first, last + 1))


def _harmed_later(reading: Reading, last: int) -> bool:
    """Whether a verb of harm follows token `last`."""
    lexicon = dictionaries()
    verbs = {v.first for v in reading.verbs if v.first > last and v.verb in lexicon.event_verbs}
    return bool(verbs) or any(
        hit.first > last and lexicon.triggers[hit.entry.value].frame.partition(":")[0] in ("harm", "arrest")
        for hit in reading.layer("trigger")
    )


def _opens_a_clause(reading: Reading, first: int, last: int) -> bool:
    """Whether a name that nothing explains is the first word of its clause and so known to the reader, with a surname
    that is no common word: `کریم بهرامنیا در اربیل ترور شد`."""
    tokens = reading.tokens
    opens = first == 0 or tokens[first - 1].text in ("که", ":")
    return opens and all(tokens[k].text in _given() or not is_common(tokens[k].text) for k in range(first, last + 1))


def _unknown_names(reading: Reading, titles: list[Hit]) -> Iterator[tuple[int, int]]:
    """Names of words that no dictionary knows, right before an office or right after a rank."""
    for i, token in enumerate(reading.tokens):
        if token.text in RELATIONS and i > 1:
            yield from _before_an_office(reading, i)  # میسون کریمی، خواهر معاون وزیر
    for hit in titles:
        if hit.entry.detail in ("authority", "leader"):
            yield from _before_an_office(reading, hit.first)
            yield from _after_a_rank(reading, hit.last)


def _before_an_office(reading: Reading, office: int) -> Iterator[tuple[int, int]]:
    """A name of two or three unknown words before the office at a token: `[ریموند تورنهیل]، وزیر خارجه`."""
    tokens = reading.tokens
    last = office - 2 if office > 1 and tokens[office - 1].text == "،" else office - 1
    first = last
    while first >= 0 and last - first < LONGEST and nameless(reading, first):
        first -= 1
    bounded = (
        first < 0
        or reading.is_break(first)
        or tokens[first].text in QUOTES
        or tokens[first].text in FUNCTION_WORDS
        or tokens[first].text in OF_ADDRESS
        or first in reading.verbal
        or first in reading.dated
    )
    if bounded and 2 <= last - first <= 3 and not is_common(tokens[first + 1].text):
        yield first + 1, last


def _after_a_rank(reading: Reading, rank: int) -> Iterator[tuple[int, int]]:
    """A name of two unknown words after the rank at a token: `ژنرال [تورنهیل ریموندسون]`."""
    tokens = reading.tokens
    if rank + 2 >= len(tokens) or tokens[rank].text not in RANKED:
        return
    name = range(rank + 1, rank + 3)
    if all(nameless(reading, i) and not is_common(tokens[i].text) for i in name):
        yield name[0], name[-1]


def _after_a_learned_title(reading: Reading) -> Iterator[tuple[int, int]]:
    """Titles of the learned with the name after them, of one to three words: `[ملا نصیر] از فرماندهان گروه`."""
    tokens = reading.tokens
    known = reading.covered("actor")
    for i, token in enumerate(tokens):
        if token.text not in LEARNED or i in known:
            continue
        last = i
        while last + 1 < len(tokens) and last - i < LONGEST - 2 and _of_a_name(reading, last + 1):
            last += 1
        name = [tokens[k].text for k in range(i + 1, last + 1)]
        # قاری صبور از فرماندهان گروه: a common word that is a name here
        ends = last + 1 < len(tokens) and tokens[last + 1].text in IS
        if any(word in _given() or not is_common(word) for word in name) or (len(name) == 1 and ends):
            yield i, last


def _of_a_name(reading: Reading, i: int) -> bool:
    """Whether a token is a given name that stands for nothing else here, or a word that no dictionary has."""
    if nameless(reading, i):
        return True
    free = i not in reading.verbal and i not in reading.dated and i not in reading.covered("trigger", "speech", "noun")
    return free and reading.tokens[i].text in _given()


def nameless(reading: Reading, i: int) -> bool:
    """Whether a token is a word that may be of a name: no dictionary, verb or date has it."""
    token = reading.tokens[i]
    return (
        token.kind == "word"
        and token.text not in FUNCTION_WORDS
        and token.text not in OF_ADDRESS
        and i not in reading.verbal
        and i not in reading.dated
        and i not in reading.covered(*NO_NAMES)
    )


def _surname(reading: Reading, first: int, titles: set[int]) -> int | None:
    """The last token of the name that begins with the given name at `first`; None where no surname follows."""
    tokens = reading.tokens
    given = _given()
    last = first
    while last + 1 < len(tokens) and last - first < LONGEST - 1:
        j = last + 1
        word = tokens[j].text
        if (
            tokens[j].kind != "word"
            or word in FUNCTION_WORDS
            or j in titles
            or j in reading.verbal
            or j in reading.dated
        ):
            break
        if any(a == j for _, a, _ in reading.quantities):
            break  # جان دو کودک را گرفت
        if any(hit.first == j for layer in ("trigger", "speech", "country", "source") for hit in reading.layer(layer)):
            break
        if word in PRONOUNS or (word not in given and tokens[last].text not in given and is_common(word)):
            break  # کریم یکی از ..., کریم احمدی دیروز
        last = j
    return last if last > first else None


def name_beside(reading: Reading, side: Side) -> tuple[int, int] | None:
    """The name that a title stands beside, which names its bearer better: `«سعد الحریری» نخست‌وزیر لبنان`,
    `بن هریس، وزیر دفاع بریتانیا`, `سخنگوی پلیس، کریم احمدی،`, `کریم احمدی، شاعر و مورخ`."""
    tokens = reading.tokens
    one_of = [t.text for t in tokens[max(0, side.first - 2) : side.first]] == ONE_OF
    if side.noun_class not in TITLED and not one_of:
        return None
    if side.kind == "person" and (not side.hits or side.hits[0].entry.layer == "actor"):
        return None  # but کریم احمدی، سخنگوی الف ب: his title names another
    if side.noun_class not in ("authority", "leader") and plural(reading, side) and not one_of:
        return None  # افراد مسلح «کریم بهرامی» را ربودند
    for person in _plain_persons(reading):
        if person.first <= side.first and side.last <= person.last:
            return person.first, person.last  # ملا نصیر: the title is part of the name
        before = person.last < side.first
        gap = tokens[person.last + 1 : side.first] if before else tokens[side.last + 1 : person.first]
        words = [token.text for token in gap if token.text != "،"]
        if len(gap) - len(words) <= 1 and (not words or (before and words == ONE_OF)):
            return person.first, person.last
    for person in quoted_persons(reading):
        before = person.last + 1 == side.first - 1
        after = person.first - 1 == side.last + 1
        if (before or after) and tokens[person.last + 1].text in QUOTES:
            return person.first, person.last
    return None


def told_as(reading: Reading, side: Side, *, one: bool) -> Mention:
    """The words that name a side; of one of a body his name where it stands there: `کریم احمدی، یکی از فرماندهان`."""
    name = name_beside(reading, side) if one else None
    return reading.mention(*name) if name else reading.mention(side.first, side.last, side.glued)


def _befalls(hit: Hit) -> bool:
    """Whether a word tells what befalls people: `کشته شدن «کریم بهرامی»`, `بازداشت «کریم بهرامی»`."""
    return dictionaries().triggers[hit.entry.value].frame.startswith(("harm", "arrest"))


def name_after(reading: Reading, side: Side) -> tuple[int, int] | None:
    """A title with the one unknown name right after it: `ملا [نذیر]`, `سردار [تورنهیل]`."""
    at = side.last + 1
    word = reading.tokens[side.first].text
    if side.first != side.last or word not in HONORIFICS | RANKED or at >= len(reading.tokens):
        return None
    return (side.first, at) if nameless(reading, at) and not is_common(reading.tokens[at].text) else None


def _opens_a_person(reading: Reading, quote: int) -> bool:
    """Whether the word before the quotation mark lets it name a person."""
    before = quote - 1
    if before < 0 or reading.is_break(before):
        return True
    if reading.tokens[before].text in THINGS:
        return False
    titled = any(h.first <= before <= h.last and h.entry.detail in TITLED for h in reading.layer("noun"))
    things = any(h.last == before for layer in ("placecue", "item", "source", "means") for h in reading.layer(layer))
    things = things or any(h.last == before and not _befalls(h) for h in reading.layer("trigger"))
    units = any(h.first <= before <= h.last and h.entry.detail == "unit" for h in reading.layer("noun"))
    return titled or not (things or units)
