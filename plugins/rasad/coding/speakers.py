"""The sources that a sentence names, and where their names begin and end.

The subject of a word of speech is a source whether a dictionary knows it or not: `منابع نزدیک به نیروها اعلام کردند`
names one.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasad.article import SourceMention
from rasad.coding.lexicon import dictionaries
from rasad.coding.match import Hit
from rasad.coding.names import is_common, quoted
from rasad.coding.persons import is_given_name
from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, THESE, Reading, Verb
from rasad.coding.source_words import (
    CLOSINGS,
    DASHES,
    DESKS,
    DETERMINERS,
    DOUBTFUL,
    HEADS,
    LINKS_OF_NAMES,
    LONGEST,
    NOBODY,
    OF_REPORTS,
    OPENINGS,
    PARTS,
    PHRASES,
    POINTERS,
    THINGS,
    WORDS,
    heads,
)

#: A clause that begins within so many words after a word of speech is what is said.
LEAST_APART = 7
#: Words for what somebody takes on himself: `مسئولیت آن را بر عهده گرفت`.
CHARGED = frozenset({"عهده", "برعهده", "بعهده", "بهعهده"})
#: Talk with the press; `گفت وگو` may be two words.
TALKS = frozenset({"گفت", "گفتوگو", "گفتوگویی", "گفتگو", "گفتگویی", "مصاحبه", "مصاحبهای"})
#: A name that nobody knows has so many letters at least.
LEAST_NAME = 3
#: The longest name of a person, in words.
LONGEST_NAME = 4
#: What joins two adjectives.
HYPHENS = frozenset("-–")
#: What a town is the centre of.
AREAS = frozenset({"ولایت", "استان", "ایالت", "شهر", "شهرستان", "این", "آن", "کشور", "منطقه", "اقلیم", "جمهوری"})
#: What stands before `گفته` where it is a noun.
PREPOSITIONS = frozenset({"به", "در", "از", "با", "طبق", "این", "آن", "همین"})

#: Classes of nouns that head the name of a source.
OFFICIAL = frozenset({"authority", "institution", "unit", "leader"})


@dataclass
class Speaker:
    """A source in a sentence: tokens `first` to `last`; `verb_at` is the speech word, -1 for `به گزارش`."""

    first: int
    last: int
    code: str | None
    verb_at: int
    rows: tuple[str, ...]

    def mention(self, reading: Reading) -> SourceMention:
        words = reading.mention(self.first, self.last)
        return SourceMention(words.quote, words.start, words.end, self.code)


class SourceFinder:
    """The ways in which a sentence names its sources."""

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
        self.known = {i for h in self.sources.values() for i in range(h.first, h.last + 1)}
        self.inside = {i for h in self.sources.values() for i in range(h.first + 1, h.last + 1)}
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

    @property
    def continues(self) -> bool:
        """Whether a speaker of before goes on: a pronoun speaks, and nobody in the sentence whom it can mean."""
        press = dictionaries().press
        own = [s.last for s in self.speakers if s.verb_at >= 0 and s.code not in press]
        return any(all(last >= at for last in own) for at in self.pointed)

    @property
    def pointer(self) -> str:
        """The noun by which whoever goes on is called: `این [روزنامه] افزود`; empty for a pronoun."""
        for at in self.pointed:
            if self.tokens[at].text in THESE and at + 1 < len(self.tokens):
                return self.tokens[at + 1].text
        return ""

    def increases(self, verb: Verb) -> bool:
        """Whether somebody adds to something and says nothing: `بر شمار سربازان خود افزود`."""
        if verb.verb != "افزود":
            return False
        after = self.tokens[verb.last + 1].text if verb.last + 1 < len(self.tokens) else ""
        if after in (":", "که", "،") or after in QUOTES:
            return False
        return any(t.text == "بر" for t in self.tokens[max(self._clause(verb.first), verb.first - 8) : verb.first])

    def drop_quoted(self) -> None:
        """Drop those of whom a speaker says that they spoke: `سخنگوی ارتش گفت: الف بارها اعلام کرده است که ...`. Whom
        the press quotes stays."""
        press = dictionaries().press
        outer = [(s.verb_at, s.code in press) for s in self.speakers if s.verb_at >= 0]
        outer += [(v, False) for v in self.pointing_verbs]
        self.speakers = [
            s
            for s in self.speakers
            if s.verb_at < 0 or not any(not by_press and self._within(verb, s) for verb, by_press in outer)
        ]

    def _within(self, verb: int, speaker: Speaker) -> bool:
        """Whether a speaker is named in what the word of speech at a token introduces."""
        if speaker.first <= verb or speaker.verb_at <= verb:
            return False
        words = [t.text for t in self.tokens[verb : speaker.first]]
        if ":" in words[:4]:
            return "؛" not in words
        return "که" in words[1:5] and len(words) <= LEAST_APART

    # -- the phrase -------------------------------------------------------------------------------------------------

    def phrase(self, first: int, limit: int) -> int:
        """The last token of the noun phrase that begins at `first`; `first - 1` for none."""
        tokens = self.tokens
        last = first - 1
        i = first
        while i < min(limit, first + LONGEST, len(tokens)):
            text = tokens[i].text
            if i in self.inside and i > first:
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
        if lone and (is_common(head.text) or len(head.text) < LEAST_NAME):
            return False
        if head.text in FUNCTION_WORDS or head.text in NOBODY or (first in self.triggers and first not in self.sources):
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

    # -- به گزارش X -------------------------------------------------------------------------------------------------

    def after_preposition(self, hit: Hit) -> None:
        """`به گزارش X`, `به نقل از X و Y`, `به گفته X`."""
        first = hit.last if hit.entry.detail == "source" else hit.last + 1
        while first < len(self.tokens) and (self.tokens[first].text in QUOTES):
            first += 1
        if first + 1 < len(self.tokens) and self.tokens[first].text in OF_REPORTS:
            first += 1  # طبق گزارش اولیه پلیس, but طبق گزارش‌های اولیه، ...
            if not self._begins(first):
                return
        if first >= len(self.tokens):
            return
        if self.tokens[first].text in POINTERS and first not in self.sources:
            self.pointed.append(first)
            return
        if self.tokens[first].text in ("ها", "های"):
            return
        if self.tokens[first].text in DESKS:  # به گزارش گروه بین‌الملل خبرگزاری ...
            first = next((i for i in range(first + 1, first + 5) if i in self.sources), first)
        if self.tokens[first].text in THINGS and first + 1 < len(self.tokens):
            first += 1  # به نقل از آمار وزارت دفاع
        last = self._to_the_comma(first, self.phrase(first, len(self.tokens)))
        if self.tokens[first].text in DESKS and any(t.text == "خود" for t in self.tokens[last + 1 : last + 2]):
            return  # به نقل از خبرنگار خود
        if self.add(first, last, -1, (hit.entry.row,)):
            self._further(last, -1, (hit.entry.row,))

    def _to_the_comma(self, first: int, last: int) -> int:
        """A name that holds a word of fighting goes on to the comma: `به نقل از روابط عمومی گلزار شهدای شهر، ...`"""
        if last + 1 not in self.triggers or last < first:
            return last
        for j in range(last + 1, min(last + 5, len(self.tokens))):
            if self.tokens[j].text == "،":
                return j - 1
            if self.tokens[j].text in CLOSINGS or j in self.verb_tokens or self.reading.is_break(j):
                break
        return last

    def _further(self, last: int, verb_at: int, rows: tuple[str, ...]) -> None:
        """The other sources of a list: `به نقل از گاردین، رویترز و الجزیره`."""
        j = last + 1
        while j + 1 < len(self.tokens):
            while j < len(self.tokens) and self.tokens[j].text in QUOTES:
                j += 1
            if j + 1 >= len(self.tokens) or self.tokens[j].text not in ("،", "و"):
                return
            first = j + 1
            while first < len(self.tokens) and self.tokens[first].text in QUOTES:
                first += 1
            if first not in self.sources:
                return
            end = self._source_end(self.sources[first].last, self.phrase(first, len(self.tokens)))
            if not self.add(first, end, verb_at, rows):
                return
            j = end + 1

    def in_document(self, hit: Hit) -> None:
        """`در بیانیه ارتش آمده است`"""
        told = any(t.text in ("آمده", "آمدهاست", "تاکید", "تصریح", "میافزاید") for t in self.tokens[hit.last + 1 :])
        first = hit.last + 1
        if not told or first >= len(self.tokens):
            return
        head = self.tokens[first].text
        if head in POINTERS or head in FUNCTION_WORDS or first in self.verb_tokens:
            self.pointed.append(first)
            return
        if is_common(head) and first not in self.heads and any(s.first == first + 1 for s in self.named):
            first += 1  # در بیانیه کوتاه ارتش
        self.add(first, self.phrase(first, len(self.tokens)), -1, (hit.entry.row,))

    # -- X گفت ------------------------------------------------------------------------------------------------------

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

    def told(self, verb: Verb) -> bool:
        """Whether a verb of speech tells what was said without its auxiliary: `ارتش گفته که ...`, `ارتش گفته: ...`; a
        side or a source right before needs neither: `طالبان گفته نیروهایش ...`. Not the noun of `به گفته ارتش`."""
        after = self.tokens[verb.last + 1].text if verb.last + 1 < len(self.tokens) else ""
        if after.startswith("وگو"):
            return False  # در گفت وگو با خبرنگاران
        if verb.finite:
            return True
        if verb.tense != "participle" or verb.first == 0 or verb.first in self.speech_tokens:
            return False
        if after in ("که", ":") or after in QUOTES:
            return self.tokens[verb.first - 1].text not in PREPOSITIONS
        ended = {h.last for h in self.sources.values()} | {s.last for s in self.named if s.marker in ("", "and")}
        before = verb.first - 1 - (self.tokens[verb.first - 1].text in ("هم", "نیز"))
        return verb.verb == "گفت" and before in ended and after not in ("و", "،", ".", "")

    def reports(self, verb: Verb) -> None:
        """`خبرگزاری الف آورده است که ...`: a known source brings what it says."""
        after = self.tokens[verb.last + 1].text if verb.last + 1 < len(self.tokens) else ""
        if after not in ("که", ":") and after not in QUOTES:
            return
        begin = self._clause(verb.first)
        first = self._skip_openings(begin, verb.first)
        if first is not None and self._known(first, first + 2):
            self.subject(verb.first, verb, f"verbs.csv:{verb.verb}")

    def is_speech(self, hit: Hit, verb: Verb) -> bool:
        """Whether a doubtful word tells what was said: `ادامه داد: ...`, not `به حملات خود ادامه داد`."""
        if self.tokens[hit.first].text not in DOUBTFUL:
            return True
        after = [t.text for t in self.tokens[verb.last + 1 : verb.last + 3]]
        return bool(after) and (after[0] in (":", "که") or after[0] in QUOTES or (after[0] == "،" and "که" in after))

    def subject(self, at: int, verb: Verb, row: str) -> None:
        """The subject of a word of speech at token `at`."""
        begin = self._clause(at)
        first = self._skip_openings(begin, at)
        if first is None:
            head = next(
                (
                    i
                    for i in range(begin, at)
                    if (i in self.heads or i in self.sources)
                    and self.tokens[i - 1].text not in ("با", "به", "از", "علیه", "در", "توسط", "سوی")
                    and not self._object(i, at)
                    and not any(s.first <= i <= s.last for s in self.speakers)
                ),
                None,
            )
            if head is None or not self.add(head, self.phrase(head, at), at, (row,)):
                self._inherited(begin, at, row)
            return
        if self.tokens[first].text in POINTERS and first not in self.sources:
            self.pointed.append(first)
            self.pointing_verbs.append(at)
            self._told_to(first, at, row)
            return
        last = self.phrase(first, at)
        if last < first or any(t.text == "را" for t in self.tokens[last + 1 : last + 2]):
            self._inherited(begin, at, row)
            return
        between = self.tokens[last + 1 : at]
        spoken = any(s.verb_at >= 0 for s in self.speakers)
        if spoken and any(t.text in ("را", "و") for t in between):
            return  # `ارتش اعلام کرد نیروها روستا را گرفته و افزود`: the speaker of before goes on
        if self.add(first, last, at, (row,)):
            self._together(last, at, row)
        self._told_to(last + 1, at, row)

    def _object(self, i: int, at: int) -> bool:
        """Whether what is named at a token is what the verb does something to: `نماینده‌ای را معرفی کرد`."""
        return any(t.text == "را" for t in self.tokens[self.phrase(i, at) + 1 : at][:1])

    def _together(self, last: int, at: int, row: str) -> None:
        """Those who say it with the first: `الف و ب اعلام کردند`, `الف، ب و پ گفتند`."""
        sides = {s.first: s.last for s in self.named if s.code}
        found: list[tuple[int, int]] = []
        j = last + 1
        while j + 1 < at and self.tokens[j].text in ("،", "و"):
            first = j + 1
            end = self._source_end(self.sources[first].last, at - 1) if first in self.sources else sides.get(first)
            if end is None or end >= at:
                return
            found.append((first, end))
            if self.tokens[j].text == "و":
                head = self.speakers[-1]
                if head.first in self.heads and any(s.first == first and s.bare_country for s in self.named):
                    head.last = end  # مقامات الف و ب
                    return
                for one in found:
                    self.add(*one, at, (row,))
                return
            j = end + 1

    def claim(self) -> None:
        """Who takes responsibility says so: `داعش مسئولیت این حمله را بر عهده گرفت`, `طالبان مسئولیت آن را پذیرفت`"""
        at = next((i for i, t in enumerate(self.tokens) if t.text in ("مسیولیت", "مسوولیت")), None)
        if at is None:
            return
        charged = next((i for i in range(at, len(self.tokens)) if self.tokens[i].text in CHARGED), None)
        took = next((v for v in self.reading.verbs if v.first > (charged or at) and v.tense != "infinitive"), None)
        if took is None or took.negative or took.passive or took.tense == "subjunctive":
            return  # باید مسئولیت آن را بر عهده بگیرند
        if took.verb not in (("گرفت",) if charged else ("پذیرفت",)):
            return
        side = next((s for s in self.named if s.first < at and s.marker in ("", "and") and s.code), None)
        if side is not None:
            self.add(side.first, side.last, at, side.rows)

    def _clause(self, at: int) -> int:
        """Where the clause of a word of speech begins: after a verb, a colon or a `که` before it."""
        for i in range(at - 1, -1, -1):
            if self.tokens[i].text == "؛" and self.tokens[i + 1].text == "از":
                continue  # الف؛ از سخنگویان ب، گفت
            if i in self.verb_tokens or self.tokens[i].text in (":", "؛", "!", "؟"):
                return i + 1
            if self.tokens[i].text == "که" and i + 1 < at:
                return i + 1
        return 0

    def _skip_openings(self, begin: int, at: int) -> int | None:
        """The first token of the clause that can be its subject: what says when, where and how is passed over."""
        i = begin
        while i < at:
            text = self.tokens[i].text
            source = next((s for s in self.speakers if s.first <= i <= s.last), None)
            if source is not None:
                i = source.last + 1
            elif (
                i in self.date_tokens
                or (i in self.speech_tokens and not self._pointer(i))
                or text in QUOTES
                or self.reading.is_break(i)
            ):
                i += 1
            elif (phrase := self._phrase_at(i)) is not None:
                i = phrase
            elif (line := self._line(i, at)) is not None:
                i = line
            elif text in OPENINGS:
                comma = next((j for j in range(i + 1, at) if self.tokens[j].text == "،"), None)
                if text in (
                    "اما",
                    "ولی",
                    "و",
                    "همچنین",
                    "نیز",
                    "سپس",
                    "هم",
                    "روز",
                    "البته",
                    "بنابراین",
                    "همزمان",
                    "پیشتر",
                    "اینک",
                    "اکنون",
                    "اخیرا",
                    "درحالیکه",
                    "درحالی",
                    "بلکه",
                ):
                    i += 1
                elif comma is not None:
                    i = comma + 1
                else:
                    return None
            else:
                return i
        return None

    def _line(self, i: int, at: int) -> int | None:
        """The token after the agency or desk that opens a line (`ایلنا - سخنگوی ارتش گفت`, `گروه سیاسی - ...`)."""
        last = self.sources[i].last if i in self.sources else i
        if i in self.sources and last + 1 in self.heads and last + 1 < at:
            return last + 1
        if i in self.sources or self.tokens[i].text in DESKS:
            return next((j + 1 for j in range(last + 1, min(last + 4, at)) if self.tokens[j].text in DASHES), None)
        return None

    def _phrase_at(self, i: int) -> int | None:
        """The token after an opening phrase (`از سوی دیگر`) that begins at `i`."""
        joined = ""
        for j in range(i, min(i + 4, len(self.tokens))):
            joined += self.tokens[j].text
            if joined in PHRASES and joined != "ازسوی":
                return j + 1
        return None

    def _pointer(self, i: int) -> bool:
        return any(h.first <= i <= h.last and h.entry.value == "pronoun" for h in self.reading.layer("speech"))

    def _inherited(self, begin: int, at: int, row: str) -> None:
        """No subject of its own: that of the sentence, before an inner clause (`وزارت دفاع با بیان اینکه ... بوده‌اند،
        افزود`); a known side that no preposition marks; else the last speaker goes on (`و افزود`)."""
        if any(s.verb_at >= 0 for s in self.speakers):
            return
        if begin > 0:
            first = self._skip_openings(0, at)
            if first is not None and first < begin:
                if self.tokens[first].text in POINTERS and first not in self.sources:
                    self.pointed.append(first)
                    return
                last = self.phrase(first, at)
                after = self.tokens[last + 1].text if last + 1 < len(self.tokens) else ""
                known = (
                    any(first <= h <= last for h in (*self.sources, *self.heads))
                    or any(first <= s.first <= last and s.marker in ("", "and") for s in self.named)
                    or self._named(first, last)
                    or (after == "که" and not is_common(self.tokens[first].text))
                )
                joined = at - begin <= 2 and self.tokens[begin].text in ("و", "بلکه")
                if last >= first and known and (joined or after in ("با", "در", "ضمن", "که", "،", "از", "روز", "به")):
                    self.add(first, last, at, (row,))
                    return
        for side in self.named:
            if (
                begin <= side.first < at
                and not side.is_object
                and side.marker in ("", "and")
                and side.first - side.marker_at != 1
            ):
                self.add(side.first, self.phrase(side.first, at), at, (row,))
                return
        if begin == 0 or at <= 4 or at - begin <= 2:
            self.pointed.append(at)

    def _named(self, first: int, last: int) -> bool:
        """Whether a phrase is the name of a person: `احمدیان با اشاره به حمله ... دانست و گفت`."""
        words = [t.text for t in self.tokens[first : last + 1] if t.text not in QUOTES]
        if not 0 < len(words) <= LONGEST_NAME or any(t.kind == "number" for t in self.tokens[first : last + 1]):
            return False
        if is_given_name(words[0]):
            return len(words) > 1
        return not is_common(words[0]) and not is_common(words[-1])

    def _told_to(self, begin: int, at: int, row: str) -> None:
        """The paper that somebody spoke to: `در گفت‌وگو با X`, `به X گفت`."""
        for i in range(begin, at):
            if (
                i in self.sources
                and i > 0
                and self.tokens[i - 1].text in ("با", "به", "خبرنگار", "خبرگزاری", "شبکه", "مصاحبه", "گزارشگر")
            ):
                hit = self.sources[i]
                if dictionaries().source_names.get(hit.entry.value) is not None:
                    self.add(hit.first, hit.last, at, (row,))

    def _talk(self, i: int) -> bool:
        """Whether a token begins what says to whom somebody speaks: `در گفت‌وگو با`, `در مصاحبه با`."""
        return self.tokens[i].text == "در" and self.tokens[i + 1].text in TALKS

    def at_the_end(self, colon: int) -> None:
        """A headline that runs into who speaks in the lines below: `پایگاه هدف قرار گرفت سخنگوی ارتش:`"""
        for i in range(max(0, colon - LONGEST), colon):
            verbless = self.verb_tokens.isdisjoint(range(i, colon))
            if self._begins(i) and verbless and self.phrase(i, colon) == colon - 1:
                self.add(i, colon - 1, colon, ("",))
                return

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

    def tell(self, hit: Hit) -> None:
        """`گزارش‌های رسیده از منابع محلی حاکی است`: a source, or one whose reports tell it; reports alone are nobody."""
        begin = self._skip_openings(self._clause(hit.first), hit.first)
        if begin is None:
            return
        reported = any(t.text in THINGS for t in self.tokens[begin : begin + 2])
        for i in range(begin, min(begin + (5 if reported else 1), hit.first)):
            if i in self.sources or i in self.heads:
                self.add(i, self.phrase(i, hit.first), hit.first, (hit.entry.row,))
                return

    # -- X: ---------------------------------------------------------------------------------------------------------

    def before_colon(self, colon: int) -> None:
        """`سخنگوی سپاه: ...`: the phrase right before a colon, where it names a side or a source."""
        first = 0
        for i in range(colon - 1, -1, -1):
            if self.reading.is_break(i) and not (self.tokens[i].text == "،" and not self._known(i + 1, colon)):
                first = i + 1
                break
        while first < colon and (self.tokens[first].text in QUOTES or self.tokens[first].kind not in ("word", "latin")):
            first += 1
        if first >= colon or (self.tokens[first].text in POINTERS and first not in self.sources):
            return
        talk = next((i for i in range(first + 1, colon - 1) if self._talk(i)), colon)  # در گفت وگو با شبکه خبر:
        if any(i in self.verb_tokens for i in range(first, talk)):
            return
        if self._known(first, colon) and self.tokens[first].text not in FUNCTION_WORDS:
            if self.tokens[first].text in WORDS:  # ادعای ارتش: , گزارش نهایی پلیس:
                first = next((i for i in range(first + 1, min(first + 3, colon)) if self._begins(i)), first)
            told = next((i for i in range(first + 1, talk) if i in self.speech_tokens), talk)
            last = told - 1  # رادیو ارتش به نقل از یک منبع:
            while last > first and self.tokens[last].text in QUOTES:
                last -= 1
            if self.add(first, last, colon, ("",)) and talk < colon:
                self._told_to(talk, colon, "")
