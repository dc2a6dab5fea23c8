"""Whether the figures of a telling are those that an event has told before."""

from __future__ import annotations

from rasad.article import Casualty
from rasad.coding.casualties import NUMBERS, People
from rasad.coding.draft import Draft
from rasad.coding.kinship import akin
from rasad.coding.naming import bare
from rasad.coding.telling import Telling

#: From this many people on an equal figure is no accident.
MANY = 10
#: A figure agrees with a bound that is at most so many times smaller or larger: ten, then `at least` four.
WITHIN = 3
#: Numbers of dead that say `several` and no more.
SEVERAL = (3, None)


def figures(draft: Draft, telling: Telling) -> tuple[int, int]:
    """How many figures are equal and how many contradict: `ده‌ها زخمی` goes with sixty wounded, fifty dead do not."""
    equal = different = 0
    summed = _summed(draft.casualties, telling.casualties)
    for people in telling.casualties:
        held = [c for c in draft.casualties if c.kind == people.kind]
        same_kind = [c for c in held if not _two_peoples(c, people)]
        if (people.low is None and people.high is None) or (people.low, people.high) == SEVERAL:
            continue
        if any(c.low == people.low and c.high == people.high for c in same_kind):
            # one victim is too common to tell two acts of different kinds for one
            one = people.low == people.high == 1 and draft.type != telling.type
            equal += not one or (draft.headline_only and any(_same_person(c, people) for c in same_kind))
        elif summed or any(_bound_of(c, people) for c in same_kind):
            equal += 1
        elif any((c.low, c.high) != (None, None) and not _agree(c, people) for c in same_kind or held) and not any(
            _agree(c, people) or (draft.headline_only and _part_of(c, people)) for c in same_kind or held
        ):
            different += 1
    return equal, different


def _two_peoples(held: Casualty, told: People) -> bool:
    """Whether one figure counts people of two sides that have nothing to do with each other: `هشت سرباز آمریکایی`,
    `هشت عراقی`."""
    return bool(held.who_code and told.code) and not akin(held.who_code or "", told.code or "")


def new_toll(telling: Telling) -> bool:
    """Whether a telling gives the toll of an act told before anew: `شمار کشته‌های انفجار به ۱۵ نفر رسید`."""
    tokens = telling.sentence.reading.tokens
    return any(a.frame == "harm" and a.first > 0 and tokens[a.first - 1].text in NUMBERS for a in telling.acts)


def repeated(draft: Draft, telling: Telling) -> bool:
    """Whether the words of a headline's figure stand in a sentence of the story: `دو ملوان هندی زخمی شدند`, then `هشت
    نفر، از جمله دو ملوان هندی، زخمی شدند`."""
    headline = draft.tellings[0] if draft.headline_only else None
    kinds = {people.kind for people in telling.casualties}
    if headline is None or not kinds:
        return False
    words, told = headline.sentence.reading, f" {' '.join(telling.sentence.reading.sentence.texts)} "
    return any(
        f" {words.text(people.first, people.last)} " in told
        for people in headline.casualties
        if people.kind in kinds and people.low is not None and people.last > people.first
    )


def _same_person(held: Casualty, told: People) -> bool:
    """Whether a headline and the story name one single victim alike: `فرمانده اسرائیلی`, `علی کریم، فرمانده تیپ`."""
    if held.who is None or told.who is None or not held.low == held.high == told.low == told.high == 1:
        return False
    few, many = sorted(({bare(w) for w in who.quote.split()} for who in (held.who, told.who)), key=len)
    return bool(few & many)


def _bound_of(held: Casualty, told: People) -> bool:
    """Whether one figure is the other with `at least` before it: `هشت پلیس کشته شدند`, `دست‌کم هشت پلیس`."""
    return held.low is not None and held.low == told.low and held.low > 1 and None in (held.high, told.high)


def _part_of(held: Casualty, told: People) -> bool:
    """Whether those who are counted below a headline may be some of those whom it counts: `سه شهید در حمله به شهر`,
    `در این حمله یک کودک شهید شد`."""
    return held.low is not None and told.high is not None and told.high < held.low


def _summed(held: list[Casualty], told: list[People]) -> bool:
    """Whether one telling sums what the other tells apart: `دو نفر کشته شدند` and `یک ملوان و یک نگهبان کشته شدند`,
    `شمار شهدا و مجروحان به ۳۱ نفر رسید` and `پنج نفر شهید و ۲۶ تن مجروح شدند`."""
    for few, many in ((held, told), (told, held)):
        for kinds in (("killed",), ("wounded",), ("killed", "wounded")):
            parts = [p.low for p in many if p.kind in kinds and p.low is not None and p.low == p.high]
            whole = [p.high for p in few if p.kind in kinds and p.high is not None and p.low in (None, p.high)]
            one = len(parts) > 1 and len(set(whole)) == 1 and len(whole) <= len(kinds) and sum(parts) == whole[0]
            if one and (len(kinds) == 1 or whole[0] >= MANY):
                return True
    return False


def _agree(held: Casualty, told: People) -> bool:
    """Whether two figures can be one number: one is vague or a bound, and the other lies within."""
    if held.low == held.high and told.low == told.high:
        return held.low == told.low
    if (held.low, held.high) == (None, None):
        return False
    floor = max(held.low or 0, told.low or 0)
    highs = [x for x in (held.high, told.high) if x is not None]
    lows = [x for x in (held.low, told.low) if x is not None]
    if highs and floor > min(highs):
        return False
    if len(highs) == len(lows) == 2 or held.low is None or told.low is None:
        return True  # at most fifty dead and wounded, ten of them dead
    return any(a <= WITHIN * b and b <= WITHIN * a for a in _bounds(held) for b in _bounds(told))


def _bounds(figure: Casualty | People) -> list[int]:
    return [x for x in (figure.low, figure.high) if x]
