"""The sources that a sentence names, by the words of speech of which they are the subject.

The subject of a word of speech is a source whether a dictionary knows it or not: `منابع نزدیک به نیروها اعلام کردند`
names one.
"""

from __future__ import annotations

from rasad.coding.lexicon import dictionaries
from rasad.coding.match import Hit
from rasad.coding.names import is_common
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, THESE, Verb
from rasad.coding.source_phrases import SourcePhrases, Speaker
from rasad.coding.source_words import (
    DASHES,
    DESKS,
    DETERMINERS,
    DOUBTFUL,
    LONGEST,
    OF_REPORTS,
    OPENINGS,
    PHRASES,
    POINTERS,
    THINGS,
    WORDS,
)

#: A clause that begins within so many words after a word of speech is what is said.
LEAST_APART = 7
#: Words for what somebody takes on himself: `مسئولیت آن را بر عهده گرفت`.
CHARGED = frozenset({"عهده", "برعهده", "بعهده", "بهعهده"})
#: Talk with the press; `گفت وگو` may be two words.
TALKS = frozenset({"گفت", "گفتوگو", "گفتوگویی", "گفتگو", "گفتگویی", "مصاحبه", "مصاحبهای"})
#: What stands before `گفته` where it is a noun.
PREPOSITIONS = frozenset({"به", "در", "از", "با", "طبق", "این", "آن", "همین"})


class SourceFinder(SourcePhrases):
    """The ways in which a sentence names its sources."""

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
            desk = first
            first = next((i for i in range(first + 1, first + 5) if i in self.sources), first)
            self.speech_tokens.update(range(desk, first))  # the desk is no subject of what follows
        if self.tokens[first].text in THINGS and first + 1 < len(self.tokens):
            first += 1  # به نقل از آمار وزارت دفاع
        last = self._to_the_comma(first, self.phrase(first, len(self.tokens)))
        if self.tokens[first].text in DESKS and any(t.text == "خود" for t in self.tokens[last + 1 : last + 2]):
            return  # به نقل از خبرنگار خود
        if self.add(first, last, -1, (hit.entry.row,)):
            self._further(last, -1, (hit.entry.row,))

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
        if any(
            h.last == verb.first - 1 and h.first and self.tokens[h.first - 1].text == "به"
            for h in self.sources.values()
        ):
            return after not in ("و", ".", "")  # به رویترز گفته، ده نفر ...
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
            if end is None and self.tokens[first].text in DETERMINERS and first + 1 < at and self._begins(first + 1):
                end = self.phrase(first, at)  # الف و برخی منابع محلی گزارش دادند
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
        if side is None and charged is not None:  # مسئولیت آن را داعش بر عهده گرفت
            after = (s for s in self.named if at < s.first < charged and s.code)
            side = next((s for s in after if self.tokens[s.first - 1].text == "را"), None)
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
                if i + 1 < at and self.tokens[i].text == "از" and i + 1 in self.places:
                    i = self.places[i + 1] + 1  # به گزارش رویترز از بغداد سخنگوی ارتش گفت
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
                    "چنانکه",
                    "چنانچه",
                    "همانطورکه",
                    "آنطورکه",
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
                    self._told_to(begin, at, row)
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

    def _told_to(self, begin: int, at: int, row: str) -> None:
        """The paper that somebody spoke to: `در گفت‌وگو با X`, `به X گفت`."""
        for i in range(begin, at):
            if (
                i in self.sources
                and i > 0
                and self.tokens[i - 1].text in ("با", "به", "خبرنگار", "خبرگزاری", "شبکه", "مصاحبه", "گزارشگر")
            ):
                hit = self.sources[i]
                known = dictionaries().source_names.get(hit.entry.value) is not None
                if known and self.add(hit.first, hit.last, at, (row,)):
                    self.speakers[-1].told_to = True

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
            if i in self.inside:
                continue  # بی.بی.سی: ...
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
