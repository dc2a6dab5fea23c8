"""What in a telling's own words says that it tells another act than the one told before: another day, a time of its own
beside `نیز`, an answer to what was told."""

from __future__ import annotations

from rasad.coding.draft import Draft
from rasad.coding.reading import THESE, Reading
from rasad.coding.telling import VIOLENT, Telling

#: Words of a time before the one that is spoken of.
EARLIER = frozenset({"پیش", "پیشتر", "قبلا", "قبلاً", "قبل"})
#: Words that add something.
ADDING = frozenset({"نیز", "هم"})
#: A sentence that opens with an earlier time has its word so far from its beginning.
OPENS_WITHIN = 3
#: Words before `این حمله` after which another act is told.
AFTERWARDS = frozenset({"پس", "بعد"})


def days_clash(draft: Draft, telling: Telling) -> bool:
    """Whether the two are told of two days. A source may speak on another day than it speaks of."""
    mine = telling.own_day
    if telling.spoken_day or draft.spoken_day:
        return False
    if mine is None or mine.first is None or mine.last is None or draft.date.start is None or draft.date.end is None:
        return False
    return bool(mine.last < draft.date.start or draft.date.end < mine.first)


def long_before(draft: Draft, telling: Telling) -> bool:
    """Whether a telling is of a month or year gone by, and the event, with no day told, of these days: `او در حملات ماه
    گذشته زخمی شده بود`."""
    mine = telling.own_day
    past = mine is not None and mine.first is not None and mine.precision in ("month", "year")
    return past and draft.date.mention is None and not (draft.background or telling.points_back)


def indefinite(telling: Telling) -> bool:
    """Whether an act is named as a new one: `یک حمله`, `حمله‌ای`, `سه حمله`."""
    tokens = telling.sentence.reading.tokens
    act = telling.acts[0]
    counted = any(last == act.first - 1 for _, _, last in telling.sentence.reading.quantities)
    return counted or tokens[act.first].text.endswith(("\u200cای", "اتی")) or tokens[act.first - 1].text == "یک"


def at_another_time(telling: Telling) -> bool:
    """Whether a telling adds an act at a time of its own: `چند روز پیش نیز به همان پاسگاه حمله کردند`, `روز جمعه هم
    راکت شلیک شده بود`, `پیش‌تر در آن شهر نیز`."""
    reading = telling.sentence.reading
    first, last = telling.span
    texts = [token.text for token in reading.tokens]
    ends = {b for _, _, b in reading.dates}
    for i in range(max(first, 1), min(last, len(texts) - 1) + 1):
        if texts[i] not in ADDING:
            continue
        before = i - 1 - (texts[i - 1] == "،")
        opened = not EARLIER.isdisjoint(texts[:OPENS_WITHIN]) and texts[i] == "نیز"
        if (before >= 0 and (before in ends or texts[before] in EARLIER)) or opened:
            return True
    return False


def answers_it(telling: Telling) -> bool:
    """Whether a telling tells what was done after the act told before, which it points at: `ارتش در واکنش به این حملات
    شهر را گلوله‌باران کرد`, `پس از این حمله`."""
    reading = telling.sentence.reading
    done = [a for a in telling.acts if a.voice != "noun" and a.frame in VIOLENT]
    return bool(done) and any(
        _led_to(reading, i) and any(i < a.first and a.clause == reading.clause_of[i] for a in done)
        for i, token in enumerate(reading.tokens)
        if i and token.text in THESE
    )


def _led_to(reading: Reading, i: int) -> bool:
    """Whether a pointing word stands after `در پاسخ به` or `پس از`."""
    tokens = reading.tokens
    if any(hit.last == i - 1 for hit in reading.cues.get("response", [])):
        return True
    return i > 1 and tokens[i - 1].text == "از" and tokens[i - 2].text in AFTERWARDS
