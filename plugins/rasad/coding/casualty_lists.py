"""Lists of those who suffered: who is told beside a figure without one of his own, and which figures are of one list.

`چند مأمور و چندین امدادگر را کشتند` is two figures of one verb, `سرتیپ کریمی همراه با تعدادی از نیروها کشته شد` one and
several; `دو نفر، یک زن و یک کودک، کشته شدند` are two and no more.
"""

from __future__ import annotations

from rasad.coding.acts import Act
from rasad.coding.figures import Figure
from rasad.coding.persons import TITLED, name_beside
from rasad.coding.phrases import Side, plural
from rasad.coding.reading import BREAKS, FUNCTION_WORDS, QUOTES, Reading
from rasad.coding.spot_words import POINTING

#: How far a figure may stand from the word that says what happened to it.
REACH = 18
#: Words before those who suffered the same as somebody.
COMPANY = frozenset({"همراه", "بههمراه", "اتفاق", "باتفاق", "بهاتفاق"})
#: Words before one who is not told to have suffered: `با [کریم هاشمی] و دو تن`.
NOT_THEM = frozenset({"با", "توسط", "از", "به", "علیه", "بر", "برای", "میان", "بین", "سوی"})
#: So many words at most say whose somebody is.
LONGEST_OWNER = 6


def list_of(reading: Reading, figure: Figure, counted: list[Figure], previous: int) -> list[Figure]:
    """A figure with those listed before it: `چند مأمور و چندین امدادگر را کشتند` is two figures of one verb."""
    members = [figure]
    for other in reversed(counted):
        if other.first >= members[0].first or other.used or not other.people or other.first <= previous:
            continue
        gap = [t.text for t in reading.tokens[other.last + 1 : members[0].first]]
        lead = "".join(t.text for t in reading.tokens[max(0, other.first - 2) : other.first])
        if other.side is not None and len(gap) <= 2 and lead.endswith("علاوهبر"):
            members.insert(0, other)  # علاوه بر یک ملوان دو خدمه نیز کشته شدند
        elif other.side is not None and gap and gap[-1] in ("و", "،", "نیز") and _of_it(reading, other, gap):
            members.insert(0, other)
    return members


def summed(reading: Reading, members: list[Figure], counted: list[Figure]) -> list[Figure]:
    """The number that the members of a list spell out, instead of them: `دو نفر، یک زن و یک کودک، کشته شدند` are two,
    `سه سرباز، یک افسر و دو درجه‌دار` three."""
    first = members[0]
    if len(members) > 2:
        before: Figure | None = first
        parts = members[1:]
    else:
        before = next((f for f in counted if f.people and not f.used and _spelt_out(reading, f, first.first)), None)
        parts = members
    if before is None or len(parts) < 2 or reading.tokens[parts[0].first - 1].text not in ("،", ":", "("):
        return members
    if before.low is None or before.low != before.high or before.low != sum(part.low or 0 for part in parts):
        return members
    for part in parts:
        part.used = True
    return [before]


def _spelt_out(reading: Reading, figure: Figure, following: int) -> bool:
    """Whether a comma and no more than whose they are stands between a figure and the one at token `following`: `دو
    ملوان [آن کشتی،] یک هندی و ...`."""
    end = figure.whole_last
    gap = [t.text for t in reading.tokens[end + 1 : following]]
    if not gap or gap[-1] not in ("،", ":", "(") or len(gap) > 4:
        return False
    return all(word in POINTING or word not in FUNCTION_WORDS for word in gap[:-1]) and not any(
        word in BREAKS for word in gap[:-1]
    )


def _of_it(reading: Reading, figure: Figure, gap: list[str]) -> bool:
    """Whether what stands between a figure and the next one of its list only says whose it is: `پنج سرباز پایگاه دهم
    مرزی و یک کارمند بانک`."""
    if len(gap) <= 2:
        return all(word in ("و", "،", "نیز") for word in gap)
    inside = range(figure.last + 1, figure.last + len(gap))
    told = {i for hit in reading.layer("trigger") for i in range(hit.first, hit.last + 1)}
    return (
        len(gap) <= LONGEST_OWNER
        and not any(word in FUNCTION_WORDS or word in BREAKS for word in gap[:-1])
        and told.isdisjoint(inside)
        and reading.verbal.isdisjoint(inside)
    )


def list_after(reading: Reading, figure: Figure, counted: list[Figure]) -> list[Figure]:
    """The figures that a list adds to the one an event noun governs: `کشته شدن یک افسر و دو سرباز`."""
    members: list[Figure] = []
    last = figure
    for other in counted:
        if other.first <= last.last or other.used or not other.people or other.side is None or last.side is None:
            continue
        end = last.whole_last
        gap = [t.text for t in reading.tokens[end + 1 : other.first]]
        if gap not in (["و"], ["،"]):
            break
        members.append(other)
        last = other
    return members


def with_them(reading: Reading, figure: Figure, people: list[Side], named: list[Side]) -> list[Figure]:
    """The one whom others died beside: `[سرکرده گروه] به همراه سه تن دیگر کشته شد`, `[سرتیپ کریمی] همراه با تعدادی از
    نیروها کشته شد`."""
    words = [t.text for t in reading.tokens[max(0, figure.first - 3) : figure.first]]
    if words[-1:] == ["با"]:
        words.pop()
    apart = len(words) < 3 and words[-1:] == ["،"]  # فرمانده گروه، با ده تن از افرادش، کشته شد
    if not words or (words[-1] not in COMPANY and not apart):
        return []
    end = figure.first - 1
    # only a titled subject that opens the clause: `سرتیپ کریمی در ... همراه با ...`
    inside = [s for s in (*people, *named) if s.first < end and reading.embedded(s.first) is None and not s.is_object]
    one = min(inside, key=lambda s: (s.first, -s.last), default=None)
    if one is None or one.marker not in ("", "and") or one.kind == "state" or plural(reading, one):
        return []
    if one.kind != "person" and one.noun_class not in TITLED:
        return []
    if any(first <= one.first <= last + 1 for _, first, last in reading.quantities):
        return []
    if any(v.finite and one.last < v.first < end and reading.embedded(v.first) is None for v in reading.verbs):
        return []
    return [Figure(one.first, one.last, 1, 1, one, None, True)]


def _ends_at(reading: Reading, side: Side, end: int) -> bool:
    """Whether a person stands at token `end`, with no more than whose he is: `فرمانده [پاسگاه]`."""
    between = [t.text for t in reading.tokens[side.last + 1 : end + 1]]
    return 0 <= end - side.last <= 2 and not any(word in FUNCTION_WORDS or word in BREAKS for word in between)


def before_them(reading: Reading, figure: Figure, people: list[Side], named: list[Side]) -> list[Figure]:
    """The one whom a list tells before those it counts: `[کریم هاشمی] و دو محافظ او کشته شدند`, `[فرمانده پاسگاه] و ده
    سرباز`."""
    tokens = reading.tokens
    end = figure.first - 1
    if end < 1 or tokens[end].text != "و":
        return []
    while end > 0 and (end == figure.first - 1 or tokens[end].text in QUOTES or tokens[end].text == "،"):
        end -= 1
    titled = next((s for s in named if s.noun_class in TITLED and _ends_at(reading, s, end)), None)
    titled = titled if titled and not plural(reading, titled) else None
    name = name_beside(reading, titled) if titled else None
    one = next((p for p in people if p.last == end or (p.first, p.last) == name), None)
    side = one or titled
    if side is None:
        return []
    opens = min(side.first, titled.first if titled else side.first)
    if any(t.text == "جمله" for t in tokens[max(0, opens - REACH) : opens]):
        return []  # چند تن از جمله کریم هاشمی و ده معلم: one of those told before
    if opens > 0 and (tokens[opens - 1].text in NOT_THEM or any(a <= opens <= b + 2 for _, a, b in reading.quantities)):
        return []
    return [Figure(side.first, side.last, 1, 1, side, None, True)]


def uncounted(reading: Reading, act: Act, last: Figure, named: list[Side], previous: int) -> list[Figure]:
    """Who is added to a figure without one: `ده سرباز و [فرمانده پاسگاه] کشته شدند` is ten and one."""
    end = last.whole_last
    if last.first <= previous or act.voice == "noun" or end + 2 >= act.first or reading.tokens[end + 1].text != "و":
        return []
    side = next((s for s in named if s.first == end + 2 and s.last < act.first), None)
    if side is None or side.noun_class not in TITLED or plural(reading, side) or last.side is None:
        return []
    if any(first <= side.first <= end_of + 1 for _, first, end_of in reading.quantities):
        return []
    return [Figure(side.first, side.last, 1, 1, side, None, True)]
