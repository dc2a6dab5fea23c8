"""Who says so: `به گزارش X`, `به نقل از X`, `X اعلام کرد که`, `X:`; and `وی افزود`, which means whoever spoke last.

A source governs its sentence; a speaker who goes on (`وی`, `این منبع`, or a quotation that is still open) governs the
sentences that say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rasad.article import SourceMention
from rasad.coding.acts import Act
from rasad.coding.lexicon import dictionaries
from rasad.coding.phrases import Side
from rasad.coding.reading import THESE, Reading
from rasad.coding.source_phrases import Speaker
from rasad.coding.source_words import SPEECH_VERBS
from rasad.coding.speakers import SourceFinder
from rasad.text import fold

#: What somebody has issued, and goes on to say.
DOCUMENTS = ("بیانیه", "اطلاعیه")
#: What the press is called.
PAPERS = frozenset({"خبرگزاری", "روزنامه", "شبکه", "رسانه", "کانال", "نشریه", "پایگاه", "سایت", "وبگاه", "هفتهنامه"})


@dataclass
class Attribution:
    """The sources of a sentence. `continues`: a pronoun speaks, so the last speaker of the section does; `report`: what
    was quoted before and goes on (`گزارش` of `بر اساس این گزارش`), empty for nothing."""

    speakers: list[Speaker]
    continues: bool
    report: str = ""
    #: What it calls whoever goes on: `روزنامه` of `این روزنامه افزود`.
    pointer: str = ""


@dataclass
class Voices:
    """Who has spoken in a section so far: a speaker goes on while a pronoun says so or his quotation is open."""

    last: list[SourceMention] = field(default_factory=list)
    report: list[SourceMention] = field(default_factory=list)
    press: list[SourceMention] = field(default_factory=list)
    document: list[SourceMention] = field(default_factory=list)
    quoting: bool = False
    #: Who opens the section with a colon: `سخنگوی ارتش: ...`; he goes on until somebody else speaks.
    opening: list[SourceMention] | None = None

    def hear(self, reading: Reading, said: Attribution, speakers: list[SourceMention]) -> list[SourceMention]:
        """The sources of a sentence, those that go on included."""
        heard = list(speakers)
        if said.continues or (self.quoting and not speakers):
            heard += [mention for mention in self._meant(said.pointer) if mention not in heard]
        if said.report:
            issued = self.document if said.report.startswith(DOCUMENTS) else []
            heard += [mention for mention in issued or self.report or self.last if mention not in heard]
        if self.opening is None:
            self.opening = [s.mention(reading) for s in said.speakers if _opens(reading, s)]
            self.opening = [mention for mention in self.opening if mention in speakers]
        elif heard:
            self.opening = []
        heard += [mention for mention in self.opening if mention not in heard]
        if speakers and not said.continues:
            self.last = speakers
        quoted = {speaker.mention(reading).start for speaker in said.speakers if speaker.verb_at < 0}
        press = [mention for mention in speakers if mention.code in dictionaries().press]
        self.press = press or self.press
        self.report = press or [mention for mention in speakers if mention.start in quoted] or self.report
        if speakers and not said.continues and any(t.text.startswith(DOCUMENTS) for t in reading.tokens):
            self.document = [mention for mention in speakers if mention not in press]
        text = reading.sentence.text
        opened, closed = text.rfind("«"), text.rfind("»")
        told = reading.tokens[-1].text if reading.tokens else ""
        if told == ":" and speakers:
            self.quoting = True  # «بیانیه ارتش:», and the lines that follow are his
        elif speakers or opened != closed:
            self.quoting = opened > closed
        return heard

    def _meant(self, pointer: str) -> list[SourceMention]:
        """Who is meant by `این روزنامه`, `این بیانیه` or `وی`."""
        if pointer.startswith(DOCUMENTS):
            return self.document or self.last
        if pointer in PAPERS:
            known = dictionaries().source_names
            return [mention for mention in self.last if mention.code in known] or self.press or self.last
        return self.last


def attribution(reading: Reading, named: list[Side]) -> Attribution:
    """The sources named in a sentence."""
    finder = SourceFinder(reading, named)
    speech = reading.layer("speech")
    colon = next((i for i, t in enumerate(reading.tokens) if t.text == ":"), None)
    claimed = any(t.text in ("مسیولیت", "مسوولیت") for t in reading.tokens)
    report = _by_this_report(reading)
    if (
        not speech
        and colon is None
        and not claimed
        and not any(v.verb in SPEECH_VERBS or v.verb == "آورد" for v in reading.verbs)
    ):
        return Attribution([], False, report)
    whole = colon is not None and any(h.first <= 1 and h.last + 1 == colon for h in finder.sources.values())
    if colon is not None and colon > 0 and (whole or (colon <= 4 and any(h < colon for h in finder.sources))):
        finder.before_colon(colon)  # رویترز: ارتش گفت
    for hit in speech:
        if hit.entry.value == "preposition":
            finder.after_preposition(hit)
        elif hit.entry.value == "document":
            finder.in_document(hit)
        elif hit.entry.value == "compound":
            verb = finder.light_verb(hit)
            if verb is None or verb.negative or not finder.is_speech(hit, verb):
                continue
            if hit.entry.row.endswith(":tell"):
                finder.tell(hit)
            else:
                finder.subject(hit.first, verb, hit.entry.row)
    for verb in reading.verbs:
        if verb.passive:
            continue
        if verb.verb in SPEECH_VERBS and finder.told(verb) and not finder.increases(verb):
            finder.subject(verb.first, verb, f"verbs.csv:{verb.verb}")
        elif verb.verb == "آورد" and verb.finite:
            finder.reports(verb)
    finder.claim()
    closing = len(reading.tokens) - 1
    if colon is not None and 0 < colon <= 10 and not any(s.verb_at >= 0 for s in finder.speakers):
        finder.before_colon(colon)
    if colon == closing and not finder.speakers:
        finder.at_the_end(closing)
    finder.drop_quoted()
    return Attribution(finder.speakers, finder.continues, report, finder.pointer)


def _opens(reading: Reading, speaker: Speaker) -> bool:
    """Whether a sentence begins with its speaker and a colon."""
    return speaker.first <= 1 and speaker.verb_at == speaker.last + 1 and reading.tokens[speaker.verb_at].text == ":"


def _by_this_report(reading: Reading) -> str:
    """The noun by which a sentence says that its source goes on: `بر اساس این گزارش`, `طبق همین بیانیه`; else empty."""
    words = [t.text for t in reading.tokens[:8]]
    for i in range(len(words) - 2):
        led = words[i] in ("اساس", "براساس", "بر", "طبق", "مطابق", "بنابر", "به", "برابر", "پایه")
        if led and words[i + 1] in THESE and words[i + 2] in ("گزارش", "بیانیه", "اطلاعیه", "خبر", "منبع"):
            return words[i + 2]
    return ""


#: Words by which a speaker comes to speak of something, and not what he says.
OCCASIONS = (
    ("پس", "از"),
    ("بعد", "از"),
    ("در", "پی"),
    ("به", "دنبال"),
    ("واکنش", "به"),
    ("پاسخ", "به"),
    ("اشاره", "به"),
    ("همزمان", "با"),
    ("پیرو",),
    ("درپی",),
    ("بدنبال",),
)
#: What stands between a clause and the next one, in which somebody speaks.
JOINING = frozenset({"؛", "و", "اما", "ولی", "همچنین", "."})
#: A clause has so many words at most.
CLAUSE = 14
#: More words than these are what somebody says.
LEAST_SAID = 4
#: Verbs and nouns by which a speaker says that what was told before is so.
CONFIRMING = frozenset({"تایید", "اعلام", "تصدیق", "بیان", "انتشار", "ذکر"})
#: What was told before.
NEWS = frozenset(
    {
        "خبر",
        "مطلب",
        "حادثه",
        "موضوع",
        "حمله",
        "حملات",
        "رویداد",
        "واقعه",
        "انفجار",
        "انفجارها",
        "درگیری",
        "بمبگذاری",
        "تیراندازی",
    }
)


def only_occasion(reading: Reading, speaker: Speaker, first: int) -> bool:
    """Whether an act named at token `first` is why or when somebody speaks, and not what he says: `رئیس‌جمهور در پی حمله
    به پایگاه گفت: ...`."""
    at = speaker.verb_at
    if first < speaker.first and _after_a_clause(reading, speaker, first):
        return True
    if not first < at or reading.tokens[at].text in ("خبر", "مدعی", ":"):
        return False
    words = [t.text for t in reading.tokens[:first]]
    for i in range(first - 1, max(-1, first - 7), -1):
        if i in reading.verbal or words[i] in ("که", ":", "،"):
            break
        if any(tuple(words[i : i + len(cue)]) == cue for cue in OCCASIONS):
            return not any(v.finite and first <= v.first < at for v in reading.verbs)
    return False


def _after_a_clause(reading: Reading, speaker: Speaker, first: int) -> bool:
    """Whether an act stands in a clause after which somebody speaks: `پس از آنکه ارتش حمله کرد، رئیس‌جمهور نوشت ...`."""
    words = [t.text for t in reading.tokens[:first]]
    for i in range(first - 1, max(-1, first - CLAUSE), -1):
        if words[i] in (":", "؛"):
            return False
        after = tuple(words[i : i + 2]) in (("بعد", "از"), ("پس", "از"))
        if after and i + 2 < first and words[i + 2] in ("اینکه", "آنکه", "این", "آن"):
            if words[i + 2] in ("این", "آن") and (i + 3 >= first or words[i + 3] != "که"):
                return False
            return any(v.finite and first <= v.first < speaker.first for v in reading.verbs)
    return False


def of_another_clause(reading: Reading, speaker: Speaker, acts: list[Act]) -> bool:
    """Whether a source stands behind acts that were told before it, and says something else: `آن دو آزاد شدند؛
    فرمانده از ... خبر داد`, `به گروهی حمله کردند که به گفته پلیس ...`."""
    told = [act.verb_last for act in acts]
    if max(told) >= speaker.first:
        return False
    between = range(max(told) + 1, speaker.first)
    if speaker.verb_at < 0:
        return any(reading.tokens[i].text == "که" for i in between[-4:])
    if not any(v.finite and v.last <= max(told) + 1 and v.last >= min(a.first for a in acts) for v in reading.verbs):
        return False
    goes_on = sum(t.kind == "word" for t in reading.tokens[speaker.verb_at + 1 :]) > LEAST_SAID
    says = speaker.verb_at - speaker.last > LEAST_SAID or goes_on
    return says and any(reading.tokens[i].text in JOINING for i in between)


def confirms(reading: Reading) -> bool:
    """Whether a speaker says what the sentence before tells: `فرماندار این خبر را تأیید کرد`, `با اعلام این خبر`."""
    words = [t.text for t in reading.tokens]
    for i in range(len(words) - 2):
        if words[i] in CONFIRMING and words[i + 1] in THESE and words[i + 2] in NEWS:
            return True
        if words[i] == "این" and words[i + 1] in NEWS and words[i + 2] == "را":
            return any(word in CONFIRMING for word in words[i + 3 : i + 6])
    return False


def signs_the_line(reading: Reading, speaker: Speaker, agency: str | None) -> bool:
    """Whether an agency of the country opens the text of a paper or site that takes it over: `ایرنا: ...` (codebook,
    section 4). A channel that writes `فارس: ...` quotes it."""
    if speaker.first > 1 or speaker.verb_at < 0 or reading.tokens[speaker.verb_at].text != ":":
        return False
    if agency is None or "telegram" in agency.casefold() or speaker.verb_at != speaker.last + 1:
        return False
    row = next((h.entry for h in reading.layer("source") if speaker.first <= h.first <= speaker.last), None)
    return row is not None and row.value in dictionaries().home_agencies


def publishes(agency: str | None, code: str | None, quote: str = "", *, opening: bool = False) -> bool:
    """Whether a source is the article's own publisher: `به گزارش ایسنا` in an article of ISNA is its opening, and no
    attribution (codebook, section 3). Where nobody says whose an article is, an agency of the country that it opens
    with is taken for it."""
    if agency is None:
        return opening and code in dictionaries().home_agencies
    if code is None:  # an agency that the dictionary does not know, by its own name
        return len(agency) > 2 and fold(agency).removeprefix("خبرگزاری ") in fold(quote)
    name = agency.casefold().removeprefix("www.").partition(".")[0]
    name = name.removesuffix(" (telegram)").removesuffix(" (from text)")
    names = dictionaries().source_names.get(code, ())
    return any(name == other or name == other.removesuffix(" news agency").removesuffix(" news") for other in names)
