"""Who says so: `به گزارش X`, `به نقل از X`, `X اعلام کرد که`, `X:`; and `وی افزود`, which means whoever spoke last.

A source governs its sentence; a speaker who goes on (`وی`, `این منبع`) governs the sentences that say so.
"""

from __future__ import annotations

from dataclasses import dataclass

from rasad.article import SourceMention
from rasad.coding.lexicon import dictionaries
from rasad.coding.match import Hit
from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading, Verb

#: The longest source, in words.
LONGEST = 14


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


@dataclass
class Attribution:
    """The sources of a sentence. `continues`: a pronoun speaks, so the last speaker of the section does."""

    speakers: list[Speaker]
    continues: bool


def attribution(reading: Reading, named: list[Side]) -> Attribution:
    """The sources named in a sentence."""
    speakers: list[Speaker] = []
    continues = False
    tokens = reading.tokens
    for hit in reading.layer("speech"):
        kind = hit.entry.value
        if kind == "preposition":
            speaker = _after_preposition(reading, hit, named)
            if speaker:
                speakers.append(speaker)
        elif kind == "pronoun":
            if hit.first <= 3 or tokens[hit.first - 1].text in ("،", ":", "؛"):
                continues = continues or _speech_follows(reading, hit.last)
        elif kind == "compound":
            verb = _light(reading, hit)
            if verb is not None and not verb.negative:
                speaker = _subject(reading, hit.first, verb, named)
                if speaker:
                    speakers.append(speaker)
    roles = reading_roles()
    for verb in reading.verbs:
        if roles.get(verb.verb) == "speech" and verb.finite and verb.verb in ("گفت", "افزود", "نوشت"):
            speaker = _subject(reading, verb.first, verb, named)
            if speaker:
                speakers.append(speaker)
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), None)
    if colon is not None and not speakers and 0 < colon <= 8:
        speaker = _before_colon(reading, colon, named)
        if speaker:
            speakers.append(speaker)
    unique: list[Speaker] = []
    for speaker in speakers:
        if not any(s.first <= speaker.last and speaker.first <= s.last for s in unique):
            unique.append(speaker)
    if not continues and not unique:
        continues = _speech_only(reading)
    return Attribution(unique, continues)


def publishes(agency: str | None, code: str | None) -> bool:
    """Whether a source is the article's own publisher: `به گزارش ایسنا` in an article of ISNA is its opening, and no
    attribution (codebook, section 3)."""
    if agency is None or code is None:
        return False
    name = agency.casefold().removeprefix("www.").partition(".")[0].removesuffix(" (telegram)").removesuffix(" (from text)")
    names = dictionaries().source_names.get(code, ())
    return any(name == other or name == other.removesuffix(" news agency").removesuffix(" news") for other in names)


def reading_roles() -> dict[str, str]:
    return dictionaries().verb_roles


def _light(reading: Reading, hit: Hit) -> Verb | None:
    wanted = hit.entry.detail.split()
    for verb in reading.verbs:
        if verb.first > hit.last:
            return verb if verb.first - hit.last <= 3 and verb.verb in wanted and verb.finite else None
    return None


def _speech_follows(reading: Reading, at: int) -> bool:
    return any(h.entry.value == "compound" and h.first > at and _light(reading, h) for h in reading.layer("speech")) or any(
        v.verb in ("گفت", "افزود", "نوشت") and v.first > at for v in reading.verbs)


def _speech_only(reading: Reading) -> bool:
    """A speech verb without a subject (`افزود: ...`)."""
    return any(v.verb in ("گفت", "افزود", "نوشت") and v.first <= 4 for v in reading.verbs) or any(
        h.entry.value == "compound" and h.first <= 3 and _light(reading, h) for h in reading.layer("speech"))


def _after_preposition(reading: Reading, hit: Hit, named: list[Side]) -> Speaker | None:
    tokens = reading.tokens
    first = hit.last + 1
    while first < len(tokens) and tokens[first].text in QUOTES:
        first += 1
    last = first - 1
    prepositions = {h.first for h in reading.layer("speech") if h.entry.value == "preposition"}
    for i in range(first, min(first + LONGEST, len(tokens))):
        text = tokens[i].text
        if text in QUOTES:
            continue
        if reading.is_break(i) or text in ("که", "در", "را", "با", "از") or i in prepositions:
            break
        if any(v.first <= i <= v.last and v.finite and v.verb != "کرد" for v in reading.verbs):
            break
        last = i
    if last < first:
        return None
    return _speaker(reading, first, last, -1, named, (hit.entry.row,))


def _speaker(reading: Reading, first: int, last: int, verb_at: int, named: list[Side],
             rows: tuple[str, ...]) -> Speaker | None:
    source = next((h for h in reading.layer("source") if first <= h.first and h.last <= last), None)
    side = next((s for s in named if first <= s.first and s.last <= last and s.code), None)
    if source is not None:
        return Speaker(first, last, source.entry.value, verb_at, (*rows, source.entry.row))
    if side is not None:
        return Speaker(first, last, side.code, verb_at, rows + side.rows)
    return Speaker(first, last, None, verb_at, rows)


def _subject(reading: Reading, at: int, verb: Verb, named: list[Side]) -> Speaker | None:
    """The subject of a speech verb: the first side or source of its clause that no preposition marks."""
    clause = reading.clause_of[at]
    begin = next((i for i, c in enumerate(reading.clause_of) if c == clause), 0)
    # a clause that opens with «که» is inside another: its subject may stand before the relative clause
    options: list[tuple[int, int, str | None, tuple[str, ...]]] = []
    for hit in reading.layer("source"):
        if begin <= hit.first < at:
            options.append((hit.first, hit.last, hit.entry.value, (hit.entry.row,)))
    for side in named:
        if begin <= side.first < at and not side.is_object and (
                side.marker in ("", "and") or side.marker_at < begin or side.first - side.marker_at > 5):
            options.append((side.first, side.last, side.code, side.rows))
    if not options and begin:
        # the subject may stand before an inner clause: `وزارت دفاع با بیان اینکه ... بوده‌اند، افزود`
        options = [(h.first, h.last, h.entry.value, (h.entry.row,)) for h in reading.layer("source") if h.first < begin]
        options += [(s.first, s.last, s.code, s.rows) for s in named
                    if s.first < begin and s.marker in ("", "and") and not s.is_object and s.first <= 4]
    if not options:
        return None
    options.sort()
    first, last, code, rows = options[0]
    prepositions = [h for h in reading.layer("speech") if h.entry.value == "preposition"]
    for option in options:
        held = next((p for p in prepositions if p.last < option[0] and option[0] - p.last <= 6), None)
        before = reading.tokens[option[0] - 1].text if option[0] else ""
        if held is None and before not in ("در", "به", "با", "از", "علیه", "برای"):
            first, last, code, rows = option
            break
    else:
        return None
    # the name may open before what the dictionaries know: «محب‌الله محب»، سخنگوی فرماندهی پلیس
    end = at - 1
    stop = last
    for i in range(last + 1, end + 1):
        if reading.is_break(i) or reading.tokens[i].text in ("در", "با", "که", "از", "به", "روز", "امروز", "دیروز", "نیز",
                                                             "هم", "طی", "ضمن", "این"):
            break
        if any(d[1] <= i <= d[2] for d in reading.dates) or any(v.first <= i <= v.last for v in reading.verbs):
            break
        stop = i
    if stop - first < LONGEST:
        last = stop
    first = _name_before(reading, first, begin)
    return Speaker(first, last, code, at, rows)


def _name_before(reading: Reading, first: int, begin: int) -> int:
    """Where the name before a title begins: `یوسف الحاضری، سخنگوی وزارت بهداشت`. No known word, no preposition is taken in."""
    i = first - 1
    if i < begin or reading.tokens[i].text not in ("،", "»", '"'):
        return first
    words = 0
    start = first
    i -= 1
    while i >= begin and words < 4:
        token = reading.tokens[i]
        if token.text in QUOTES:
            i -= 1
            continue
        if token.kind != "word" or token.text in FUNCTION_WORDS or token.text in ("گزارش", "نقل", "گفته"):
            break
        if any(a <= i <= b for _, a, b in reading.dates) or any(v.first <= i <= v.last for v in reading.verbs) or any(
                h.first <= i <= h.last for h in reading.layer("source")):
            break
        words += 1
        start = i
        i -= 1
    opened = i < begin or reading.tokens[i].text in ("،", ":", "؛", "که", "«", "»", '"')
    return start if words >= 2 and opened else first


def _before_colon(reading: Reading, colon: int, named: list[Side]) -> Speaker | None:
    """`سخنگوی سپاه: ...`: a side or a source right before a colon."""
    first = 0
    for i in range(colon - 1, -1, -1):
        if reading.is_break(i):
            first = i + 1
            break
    for hit in reading.layer("source"):
        if first <= hit.first and hit.last < colon:
            return Speaker(first, colon - 1, hit.entry.value, colon, (hit.entry.row,))
    for side in named:
        if first <= side.first and side.last < colon:
            return Speaker(first, colon - 1, side.code, colon, side.rows)
    return None
