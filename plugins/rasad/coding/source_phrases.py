"""Where the name of a source begins and ends in a sentence: the noun phrases that can be one."""

from __future__ import annotations

from dataclasses import dataclass

from rasad.article import SourceMention
from rasad.coding.match import Hit
from rasad.coding.names import is_common, quoted
from rasad.coding.persons import is_given_name
from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading, Verb
from rasad.coding.source_words import (
    CLOSINGS,
    DETERMINERS,
    HEADS,
    LINKS_OF_NAMES,
    LONGEST,
    NOBODY,
    PARTS,
    THINGS,
    heads,
)

#: A name that nobody knows has so many letters at least.
LEAST_NAME = 3
#: The longest name of a person, in words.
LONGEST_NAME = 4
#: What joins two adjectives.
HYPHENS = frozenset("-–")
#: What a town is the centre of.
AREAS = frozenset({"ولایت", "استان", "ایالت", "شهر", "شهرستان", "این", "آن", "کشور", "منطقه", "اقلیم", "جمهوری"})
#: Classes of nouns that head the name of a source.
OFFICIAL = frozenset({"authority", "institution", "unit", "leader"})


@dataclass
class Speaker:
    """A source in a sentence: tokens `first` to `last`; `verb_at` is the speech word, -1 for `به گزارش`. `told_to`: the
    press that somebody spoke to (`در گفت‌وگو با الف گفت`)."""

    first: int
    last: int
    code: str | None
    verb_at: int
    rows: tuple[str, ...]
    told_to: bool = False

    def mention(self, reading: Reading) -> SourceMention:
        words = reading.mention(self.first, self.last)
        return SourceMention(words.quote, words.start, words.end, self.code)


class SourcePhrases:
    """The noun phrases of a sentence that can be sources, and the sources taken from them."""

    def __init__(self, reading: Reading, named: list[Side]) -> None:
        self.reading = reading
        self.tokens = reading.tokens
        self.named = named
        self.speakers: list[Speaker] = []
        self.pointing_verbs: list[int] = []
        self.pointed: list[int] = []  # where those speak who were named before
        self.heads = {i for i, t in enumerate(self.tokens) if t.text in heads() and not self._of_a_place(i)}
        places = [(h.first, h.last) for h in reading.layer("place") if h.last > h.first]
        self.sources = {
            h.first: h for h in reading.layer("source") if not any(a < h.first and h.last <= b for a, b in places)
        }
        #: Where the places of the sentence end, by their first token.
        self.places = dict(places)
        self.places.update({h.first: h.last for h in reading.layer("place") if h.first not in self.places})
        self.known = {i for h in self.sources.values() for i in range(h.first, h.last + 1)}
        self.inside = {i for h in self.sources.values() for i in range(h.first + 1, h.last + 1)}
        #: The words of places with two names: `استاندار سیستان و بلوچستان`.
        self.of_two = {
            i for a, b in places for i in range(a + 1, b + 1) if any(t.text == "و" for t in self.tokens[a:b])
        }
        self.verb_tokens = {i for v in reading.verbs for i in range(v.first, v.last + 1) if v.finite}
        self.participles = {v.first for v in reading.verbs if not v.finite}
        self.date_tokens = {i for _, a, b in reading.dates for i in range(a, b + 1)}
        self.speech_tokens = {
            i
            for h in reading.layer("speech")
            if h.entry.value in ("preposition", "pronoun")
            for i in range(h.first, h.last + (h.entry.detail != "source"))
        }
        self.spoken = {h.first for h in reading.layer("speech") if h.entry.value == "compound" and self.light_verb(h)}
        self.triggers = {h.first for h in reading.layer("trigger")}
        self.adjectives = {h.last for h in reading.layer("modifier")}
        self.nouns = {h.first for h in reading.layer("noun") if h.entry.detail not in OFFICIAL}
        self.nouns -= {h.first for h in reading.layer("modifier")}

    def _of_a_place(self, i: int) -> bool:
        """Whether a word says what a town is: `مرکز ولایت بغلان`."""
        return self.tokens[i].text == "مرکز" and any(t.text in AREAS for t in self.tokens[i + 1 : i + 3])

    def light_verb(self, hit: Hit) -> Verb | None:
        """The verb that makes `اعلام` a word of speech."""
        wanted = hit.entry.detail.split()
        for verb in self.reading.verbs:
            if verb.first > hit.last:
                told = verb.finite or verb.tense == "participle"  # «ادعا کرده», without its است
                near = verb.first - hit.last <= 3 or self._apart(hit)
                return verb if near and verb.verb in wanted and told and not verb.passive else None
        return None

    def _apart(self, hit: Hit) -> bool:
        """Whether what is told stands between a word of speech and its verb: `مدعی [حمله] شد`, `خبر [از حمله] داد`."""
        word = self.tokens[hit.first].text
        return word in ("مدعی", "حاکی", "حکایت") or (word == "خبر" and self.tokens[hit.last + 1].text == "از")

    def phrase(self, first: int, limit: int) -> int:
        """The last token of the noun phrase that begins at `first`; `first - 1` for none."""
        tokens = self.tokens
        last = first - 1
        i = first
        while i < min(limit, first + LONGEST, len(tokens)):
            text = tokens[i].text
            if i > first and (i in self.inside or i in self.of_two):
                last = i  # رادیو آزاد عراق: no word of a known name is an act
                i += 1
                continue
            if text in QUOTES:
                following = tokens[i + 1].text if i + 1 < len(tokens) else ""
                name = is_given_name(following) or not is_common(following)
                titled = i > first and tokens[i - 1].text in heads() and name  # ژنرال «تام اسمیت»
                named = not titled and self._is_name(first, i, limit)  # تشکیلات «مبارزه با تروریسم» مدعی شد
                if named:
                    last = i = named
                    i += 1
                    continue
                if last >= first and is_common(following) and i + 1 not in self.sources and not titled:
                    break  # «ناظران "بعید می‌دانند"»: what he says, not who he is
                i += 1
                continue
            joined = i > first and (
                self._hyphen(i)
                or (text == "به" and tokens[i - 1].text in LINKS_OF_NAMES)
                or (text == "از" and tokens[i - 1].text in PARTS)
                or (text == "و" and tokens[i - 1].text.endswith("الاسلام") and tokens[i + 1].text.startswith("المسلم"))
            )
            if (
                (self.reading.is_break(i) and not joined)
                or (text in CLOSINGS and not joined)
                or i in self.verb_tokens
                or i in self.date_tokens
                or i in self.speech_tokens
            ):
                break
            if i > first and i in self.participles:
                break
            if i > first and i in self.spoken and tokens[i - 1].text not in HEADS:
                break
            if i > first and text == "خبر" and tokens[i - 1].text not in HEADS and i not in self.known:
                break  # سخنگوی دولت خبر کشته شدن ... را تأیید کرد
            if i - 1 in self.adjectives and i in self.nouns and i - 1 > first - 1 and tokens[i - 1].text not in HEADS:
                break
            if i in self.triggers and i > first and tokens[i - 1].text not in HEADS:
                break
            before = next((tokens[j].text for j in range(i - 1, first - 1, -1) if tokens[j].text not in QUOTES), "")
            if (
                before
                and i in self.sources
                and self.sources[i].last > i
                and before not in HEADS
                and before not in DETERMINERS
                and not before.endswith("ی")
            ):
                break
            last = i
            i += 1
        if first in self.sources and self.sources[first].last < last:
            last = self._source_end(self.sources[first].last, last)
        return last

    def _hyphen(self, i: int) -> bool:
        """Whether a dash joins two adjectives: `پایگاه خبری - تحلیلی`, `رسانه آمریکایی-صهیونیستی`."""
        if self.tokens[i].text not in HYPHENS or i + 1 >= len(self.tokens):
            return False
        before, after = self.tokens[i - 1], self.tokens[i + 1]
        return before.text.endswith("ی") and after.text.endswith("ی") and before.kind == after.kind == "word"

    def _is_name(self, first: int, at: int, limit: int) -> int:
        """The last token of a name in quotation marks that opens at `at` and closes before the word of speech; 0 for
        none. What somebody says stands after it, or holds a verb."""
        if at != first + 1 or limit >= len(self.tokens):
            return 0
        inside = quoted(self.reading, at, LONGEST)
        if inside is None or inside[1] + 1 >= limit or not self.verb_tokens.isdisjoint(range(inside[0], inside[1] + 1)):
            return 0
        return inside[1]

    def _source_end(self, end: int, last: int) -> int:
        """A known source ends with its name, the adjectives and the country that follow: `تلویزیون سوریه`; a known name
        right before another noun phrase does not swallow it."""
        modifiers = {h.first: h.last for h in self.reading.layer("modifier")}
        countries = {h.first: h.last for h in self.reading.layer("country")}
        while end + 1 <= last:
            if end + 1 in countries:
                return countries[end + 1]
            if end + 1 not in modifiers:
                return end
            end = modifiers[end + 1]
        return end

    def _to_the_comma(self, first: int, last: int) -> int:
        """A name that holds a word of fighting goes on to the comma: `به نقل از بنیاد شهدای جنگ، ...`"""
        if last + 1 not in self.triggers or last < first:
            return last
        for j in range(last + 1, min(last + 5, len(self.tokens))):
            if self.tokens[j].text == "،":
                return j - 1
            if self.tokens[j].text in CLOSINGS or j in self.verb_tokens or self.reading.is_break(j):
                break
        return last

    def add(self, first: int, last: int, verb_at: int, rows: tuple[str, ...]) -> bool:
        """A source, if the phrase can be one."""
        while first <= last and self.tokens[first].text in QUOTES:
            first += 1
        if first < last and self.tokens[first].text in NOBODY:  # ما [for اما] برخی منابع گفتند
            first += 1
            if self.tokens[first].text not in PARTS and not self._known(first, first + 1):
                return False
        if last < first or any(s.first <= last and first <= s.last for s in self.speakers):
            return False
        head = self.tokens[first]
        if last > first and self.tokens[last].text in ("آنها", "آنان", "ایشان"):
            return False  # یکی از آنها
        if head.kind == "number":
            if last == first or (self.tokens[first + 1].text not in PARTS and first + 1 not in self.heads):
                return False
        elif (
            head.kind not in ("word", "latin")
            or (head.text in THINGS and first not in self.sources)
            or (last == first and head.text in PARTS)
        ):
            return False
        lone = (
            first == last
            and first not in self.sources
            and first not in self.heads
            and not any(s.first <= first <= s.last for s in self.named)
        )
        told_who = is_given_name(head.text) and last + 1 < len(self.tokens) and self.tokens[last + 1].text in ("،", "؛")
        if lone and not told_who and (is_common(head.text) or len(head.text) < LEAST_NAME):
            return False  # but عبدالله، یکی از ساکنان روستا، گفت
        if head.text in FUNCTION_WORDS or head.text in NOBODY:
            return False
        if first in self.triggers and not (first in self.sources or first in self.heads or self._longer_name(first)):
            return False
        source = next((h for at, h in sorted(self.sources.items()) if first <= at and h.last <= last), None)
        side = next((s for s in self.named if first <= s.first and s.last <= last and s.code), None)
        if source is not None:
            self.speakers.append(Speaker(first, last, source.entry.value, verb_at, (*rows, source.entry.row)))
        elif side is not None:
            self.speakers.append(Speaker(first, last, side.code, verb_at, rows + side.rows))
        else:
            self.speakers.append(Speaker(first, last, None, verb_at, rows))
        return True

    def _longer_name(self, i: int) -> bool:
        """Whether a side of several words begins at a token: `ترکی المالکی`, though Turks may be spoken of."""
        return any(s.first == i < s.last for s in self.named)

    def _begins(self, i: int) -> bool:
        """Whether a source, a side or a title begins at a token."""
        return i in self.sources or i in self.heads or any(s.first == i for s in self.named)

    def _known(self, first: int, end: int) -> bool:
        """Whether a source, a side or a title stands in these tokens."""
        return (
            any(first <= h < end for h in self.sources)
            or any(first <= h < end for h in self.heads)
            or any(first <= s.first and s.last < end for s in self.named)
        )

    def _named(self, first: int, last: int) -> bool:
        """Whether a phrase is the name of a person: `احمدیان با اشاره به حمله ... دانست و گفت`."""
        words = [t.text for t in self.tokens[first : last + 1] if t.text not in QUOTES]
        if not 0 < len(words) <= LONGEST_NAME or any(t.kind == "number" for t in self.tokens[first : last + 1]):
            return False
        if is_given_name(words[0]):
            return len(words) > 1
        return not is_common(words[0]) and not is_common(words[-1])
