"""Speakers who are named once and go by their office elsewhere: `کریم احمدی، سخنگوی ارتش، گفت ...` and, further on,
`سخنگوی ارتش افزود` are one source, and its name says best who he is (codebook, section 3).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rasad.article import SourceMention
from rasad.coding.lexicon import dictionaries, squeeze
from rasad.coding.names import is_common
from rasad.coding.persons import HONORIFICS, OF_ADDRESS, RANKED, is_given_name, persons
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading
from rasad.coding.source_phrases import OFFICIAL, Speaker
from rasad.coding.source_words import heads, offices

#: Words before a name that say nothing of an office.
ADDRESSES = frozenset(RANKED | OF_ADDRESS | HONORIFICS | {"امیر", "حجتالاسلام", "آیتالله", "مارشال", "جنرال", "یک"})
#: Words of an office that name no more of it: a country that was named, the words that an office may have or lack.
OF_NO_WEIGHT = frozenset({"این", "آن", "کشور", "کشورمان", "امور", "امورخارجه", "متحده", "ایالات", "و"})
#: Ways of writing an office.
SPELLINGS = {
    "رییسجمهور": "رییس جمهور",
    "رییسجمهوری": "رییس جمهور",
    "جمهوری": "جمهور",
    "نخستوزیر": "نخست وزیر",
    "دبیرکل": "دبیر کل",
    "مدیرکل": "مدیر کل",
    "رییسکل": "رییس کل",
    "فرماندهکل": "فرمانده کل",
    "قایممقام": "قایم مقام",
    "سخنگو": "سخنگوی",
    "مسوول": "مسیول",
}
#: An office may be told with so many words more than where its bearer was introduced.
MORE = 3
#: Words that end an office.
ENDS = frozenset({"که", "را", "با", "به", "از", "نیز", "هم", "ضمن", "روز", "طی", "بر", "همچنین", "پس", "پیش"})
#: Offices that are held somewhere: `سفیر الف در ب`, `نماینده الف در مجلس`.
HELD_IN = frozenset({"سفیر", "نماینده", "عضو", "کاردار", "فرستاده"})
#: A lead is one of so many first sentences of a section, and its speaker is named over so many more.
LEAD = 2
WITHIN = 3
#: The longest name, in words.
LONGEST_NAME = 4
#: The longest office, in words.
LONGEST_OFFICE = 12


@dataclass
class Bearer:
    """A person with his name, and the words of the offices by which he goes."""

    mention: SourceMention
    name: frozenset[str]
    held: list[tuple[str, frozenset[str]]]


@dataclass
class Bearers:
    """The speakers of a section who were introduced by name and office."""

    known: list[Bearer] = field(default_factory=list)
    #: Who opens the section by his office alone, and how many sentences ago.
    lead: list[str] = field(default_factory=list)
    since: int = 0

    def hear(self, reading: Reading, speakers: list[Speaker]) -> None:
        """Note whom a sentence introduces as it quotes him."""
        self.since += 1
        press = dictionaries().press
        for speaker in speakers:
            if speaker.code not in press:
                self._meet(reading, speaker)

    def _meet(self, reading: Reading, speaker: Speaker) -> None:
        introduced = _introduced(reading, speaker)
        lead, self.lead = self.lead, []
        if introduced is None:
            self._of_the_lead(reading, speaker, lead)
            return
        (first, last), office = introduced
        words = reading.mention(first, last)
        name = frozenset(_words(reading, first, last)) - ADDRESSES
        if not name:
            return
        mention = SourceMention(words.quote, words.start, words.end, speaker.code)
        held = _offices(_words(reading, *office))
        for bearer in self.known:
            if name <= bearer.name or bearer.name <= name:
                bearer.held += held
                return
        self.known.append(Bearer(mention, name, held))

    def _of_the_lead(self, reading: Reading, speaker: Speaker, lead: list[str]) -> None:
        """A lead gives the office, and the next speaker, a name without one, bears it: `سخنگوی ارتش از حمله خبر داد.
        کریم احمدی گفت ...`."""
        first, last = speaker.first, speaker.last
        while first < last and (reading.tokens[first].text in ADDRESSES or reading.tokens[first].text in QUOTES):
            first += 1
        following = reading.tokens[last + 1].text if last + 1 < len(reading.tokens) else ""
        if speaker.verb_at < 0 or following == "،":
            return  # کریم احمدی، خبرنگار: he is somebody else
        if _opens_an_office(reading, first):
            if self.since <= LEAD:
                self.lead = _words(reading, first, last)
        elif lead and self.since <= LEAD + WITHIN and not self.known and _is_name(reading, first, last):
            words = reading.mention(first, last)
            mention = SourceMention(words.quote, words.start, words.end, speaker.code)
            self.known.append(Bearer(mention, frozenset(_words(reading, first, last)) - ADDRESSES, _offices(lead)))

    def named(self, mention: SourceMention) -> SourceMention:
        """The name of a source that a mention gives only by its office or surname; the mention where nobody, or more
        than one, was introduced so."""
        words = _spelled(squeeze(word) for word in _plain(mention.quote).split())
        found = [b for b in self.known if _one_country(b.mention.code, mention.code) and _is(b, words)]
        if len(found) != 1:
            return mention
        own = found[0].mention
        return SourceMention(own.quote, own.start, own.end, mention.code or own.code)


def _one_country(one: str | None, other: str | None) -> bool:
    """Whether two codes may be those of one person: not where they belong to two countries."""
    actors = dictionaries().actors
    countries = {actor.country for code in (one, other) if (actor := actors.get(code or "")) and actor.country}
    return len(countries) < 2


def _is(bearer: Bearer, words: list[str]) -> bool:
    """Whether words name a bearer: his name, whole or in part, or an office of his."""
    bare = [word for word in words if word not in ADDRESSES]
    if not bare:
        return False
    if bearer.name <= set(bare) or (set(bare) <= bearer.name and not any(is_common(word) for word in bare)):
        return True
    said = frozenset(bare[1:]) - OF_NO_WEIGHT
    return any(
        bare[0] == head and (said <= rest or (bool(rest) and rest <= said and len(said - rest) <= MORE))
        for head, rest in bearer.held
    )


def _plain(quote: str) -> str:
    """A mention without what stands around names."""
    return "".join(" " if c in QUOTES or c in "،,()" else c for c in quote)


def _words(reading: Reading, first: int, last: int) -> list[str]:
    return _spelled(t.text for t in reading.tokens[first : last + 1] if t.kind in ("word", "latin"))


def _spelled(words: Iterable[str]) -> list[str]:
    """Words as they are compared."""
    return [part for word in words for part in SPELLINGS.get(word, word).split()]


def _offices(words: list[str]) -> list[tuple[str, frozenset[str]]]:
    """The offices of a phrase, each as its head and its other words: `سفیر الف در ب و نماینده الف`."""
    found: list[tuple[str, frozenset[str]]] = []
    begin = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or (words[i - 1] == "و" and words[i] in offices()):
            part = words[begin : i if i == len(words) else i - 1]
            if part:
                found.append((part[0], frozenset(part[1:]) - OF_NO_WEIGHT))
            begin = i
    return found


def _introduced(reading: Reading, speaker: Speaker) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The tokens of a speaker's name and of his office, where a sentence gives both."""
    tokens = reading.tokens
    first, last = speaker.first, speaker.last
    while first < last and (tokens[first].text in ADDRESSES or tokens[first].text in QUOTES):
        first += 1
    office = next((i for i in range(first, last + 1) if _opens_an_office(reading, i)), None)
    if office is None:  # کریم احمدی، سخنگوی ارتش،
        after = last + 1
        while after < len(tokens) and tokens[after].text in QUOTES:
            after += 1
        beside = after + 1 < len(tokens) and tokens[after].text == "،" and _opens_an_office(reading, after + 1)
        if beside and _is_name(reading, first, last):
            return (first, last), (after + 1, _office_end(reading, after + 1))
        return None
    if office > first:  # کریم احمدی سخنگوی ارتش
        end = office - 1
        while end > first and (tokens[end].text in QUOTES or tokens[end].text == "،"):
            end -= 1
        return ((first, end), (office, last)) if _is_name(reading, first, end) else None
    if first > 0 and tokens[first - 1].text == "و":
        return None  # کریم احمدی معاون رئیس‌جمهور و وزیر دفاع، پیام بهرامی را متهم کرد
    for person in persons(reading):  # سخنگوی ارتش، کریم احمدی،; سخنگوی ارتش کریم احمدی
        between = range(last + 1, person.first)
        if first < person.first <= last + 3 and all(tokens[i].text == "،" or tokens[i].text in QUOTES for i in between):
            return (person.first, person.last), (first, min(last, person.first - 1))
    return None


def _opens_an_office(reading: Reading, i: int) -> bool:
    """Whether the office of one person begins at a token."""
    text = reading.tokens[i].text
    return text in offices() or (text == "نخست" and any(t.text == "وزیر" for t in reading.tokens[i + 1 : i + 2]))


def _office_end(reading: Reading, first: int) -> int:
    """The last token of an office after a comma: it ends with the next comma, a verb or a word of time."""
    tokens = reading.tokens
    last = first
    for i in range(first + 1, min(first + LONGEST_OFFICE, len(tokens))):
        if (
            reading.is_break(i)
            or i in reading.verbal
            or i in reading.dated
            or tokens[i].text in ENDS
            or (tokens[i].text == "در" and not _of_a_body(reading, first, i + 1))
        ):
            break
        last = i
    return last


def _of_a_body(reading: Reading, office: int, i: int) -> bool:
    """Whether `در` at an office says where it is held: `سفیر الف در [ب]`, and not where its bearer spoke."""
    if reading.tokens[office].text not in HELD_IN or i >= len(reading.tokens):
        return False
    return reading.tokens[i].text in heads() or any(
        h.first == i for layer in ("country", "place", "actor") for h in reading.layer(layer)
    )


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """Whether tokens are a person's name: a few words that no dictionary has as a body, a place or a paper."""
    tokens = [t for t in reading.tokens[first : last + 1] if t.text not in QUOTES]
    if not 1 <= len(tokens) <= LONGEST_NAME or any(t.kind not in ("word", "latin") for t in tokens):
        return False
    if any(t.text in FUNCTION_WORDS or t.text in heads() for t in tokens):
        return False
    span = range(first, last + 1)
    if any(h.first in span for layer in ("source", "country") for h in reading.layer(layer)):
        return False
    if any(h.first in span and h.entry.detail in OFFICIAL for h in reading.layer("noun")):
        return False
    return any(is_given_name(t.text) or not is_common(t.text) for t in tokens)
