"""Figures of people: how many were killed, wounded, captured.

A figure belongs to the word that says what happened to it: the nearest such word after it in the clause
(`۵۰ نفر کشته و ۱۰۰ تن زخمی شدند`), or the event noun before it (`هلاکت ده تروریست`, `بازداشت پنج نفر`). A joint figure
(`۵۲ کشته و زخمی`) is two items whose sum is known and whose parts are not. A single person named by a noun (`یک سرباز`,
`سرکرده گروه`) is one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasad.article import CasualtyKind, Mention
from rasad.coding.acts import Act
from rasad.coding.match import Hit
from rasad.coding.persons import TITLED, name_beside, persons
from rasad.coding.phrases import Side, plural
from rasad.coding.reading import BREAKS, FUNCTION_WORDS, Reading
from rasad.text import Quantity

#: Units that are counted but are no people and no equipment.
NOT_PEOPLE = frozenset({"money", "distance", "time", "percent", "weight", "ordinal", "year", "times"})
#: Words before a figure of what the deed was, not of whom it hit: `در یک سوءقصد کشته شد`, `با دو گلوله کشته شد`.
CIRCUMSTANCE = frozenset({"در", "با", "طی", "توسط", "اساس"})
#: Adjectives of size.
SIZES = frozenset({"نفره", "نفری"})
#: How far a figure may stand from the word that says what happened to it.
REACH = 18
#: The same over a relative clause (`ده تن را که نامشان ... بود، به هلاکت رساند`).
REACH_RELATIVE = 34
#: Kinds of actors that are bodies of many: one of them is no single victim.
BODIES = frozenset(
    {
        "",
        "state",
        "government",
        "military",
        "militia",
        "terrorist",
        "rebel",
        "coalition",
        "police",
        "party",
        "international",
        "office",
        "intelligence",
        "air_force",
        "navy",
    }
)
#: Bodies that do not die.
OFFICES = frozenset({"office", "government", "intelligence", "international"})
#: Event nouns that govern the figure after them (`هلاکت ده تن`); the participles take the one before (`ده کشته`).
GOVERNING = frozenset(
    {
        "killing",
        "death",
        "murder",
        "execute",
        "assassinate",
        "wounding",
        "arrest",
        "detain",
        "abduction",
        "captivity",
        "beat",
    }
)


@dataclass
class Figure:
    """A quantity with the words it counts: tokens `first` to `last`."""

    first: int
    last: int
    low: int | None
    high: int | None
    side: Side | None
    item: Hit | None
    people: bool
    used: bool = False
    quantity: Quantity | None = None


@dataclass
class People:
    """A casualty figure before it is cut from the text."""

    kind: CasualtyKind
    first: int
    last: int
    low: int | None
    high: int | None
    who: Mention | None
    code: str | None
    side: Side | None
    act: Act
    rows: tuple[str, ...]


#: Frames of acts that are told with a number of those who suffered.
COUNTING = frozenset({"harm", "arrest"})


def figures(reading: Reading, named: list[Side]) -> list[Figure]:
    """The quantities of a sentence that count people or things, each with what it counts."""
    result: list[Figure] = []
    items = {hit.first: hit for hit in reading.layer("item")}
    by_first = {side.first: side for side in named}
    suffered = {i for hit in reading.layer("trigger") for i in range(hit.first, hit.last + 1)}
    tokens = reading.tokens
    part = -1  # where the last part of a larger figure ends
    for quantity, first, last in reading.quantities:
        if quantity.unit in NOT_PEOPLE or _size(reading, last):
            continue
        if _part_of_another(reading, first) or (part >= 0 and _next_part(reading, part, first, suffered)):
            part = max([last, *(s.last for s in named if first <= s.first <= last + 1)])
            continue
        if quantity.low == quantity.high == 0:
            continue  # نقطه صفر مرزی
        end, side, item = last, None, None
        # a side may have swallowed the figure's classifier or begin inside the quantity (تعدادی تروریست)
        side = next((s for s in named if first <= s.first <= last + 1), None)
        j = last + 1
        if j < len(tokens) and tokens[j].text in ("از", "دیگر", "عضو", "تن"):
            j += 1
            if tokens[j - 1].text == "دیگر":
                end = j - 1
                if j < len(tokens) and tokens[j].text == "از":
                    j += 1
        if side is None:
            side = by_first.get(j)
        if side is None and tokens[j - 1].text == "از" and j < len(tokens):
            # ده نفر از ساکنان این شهر: the partitive names whom, known word or not
            side = next((s for s in named if j <= s.first <= j + 2), None)
        if tokens[first].text == "یکی" and j + 1 < len(tokens) and tokens[j].text in ("این", "آن", "همین"):
            j += 1  # یکی از این راکت‌ها
        item = items.get(j) or next((items[k] for k in range(first, last + 1) if k in items), None)
        between = j < len(tokens) and tokens[j].text not in FUNCTION_WORDS and j not in suffered
        if item is None and j + 1 in items and between and side is None:
            item = items[j + 1]  # سه ساختمان بلند; but شش کشته برجای گذاشت counts no towers
        if side is not None and item is not None and item.first < side.first:
            side = None
        one_thing = tokens[first].text == "یکی" and item is not None and side is None  # یکی از این راکت‌ها
        people = (quantity.unit == "people" and not one_thing) or (side is not None and item is None)
        if side is not None and item is None:
            end = max(end, side.last)
        if item is not None and (quantity.unit != "people" or one_thing):
            people = False
            end = max(end, item.last)
            k = end + 1
            modifiers = {h.first: h.last for h in reading.layer("modifier")}
            while k in modifiers:
                end = modifiers[k]
                k = end + 1
        result.append(Figure(first, end, quantity.low, quantity.high, side, item, people, quantity=quantity))
    return result


def _part_of_another(reading: Reading, first: int) -> bool:
    """A figure inside a larger one: `هشت نفر از جمله شش غیرنظامی`."""
    before = [t.text for t in reading.tokens[max(0, first - 3) : first]]
    return before[-2:] == ["از", "جمله"] or before[-1:] in (["ازجمله"], ["شامل"])


def _next_part(reading: Reading, part: int, first: int, told: set[int]) -> bool:
    """Whether a figure is listed with the part before it: `هفت نفر از جمله سه کودک و [دو زن] کشته شدند`; but `ده نفر از
    جمله سه کودک کشته و [دو زن] زخمی شدند` counts others."""
    gap = range(part + 1, first)
    return 0 < len(gap) <= 3 and reading.tokens[first - 1].text in ("و", "،") and told.isdisjoint(gap)


def _size(reading: Reading, last: int) -> bool:
    """Whether a figure is the size of a body and no count of those who suffered: `شورای ۲۵ نفره`; but `۱۸ نفری که کشته
    شدند` and `یک گروه ده نفره را بازداشت کردند` count them."""
    if reading.tokens[last].text not in SIZES:
        return False
    return last + 1 >= len(reading.tokens) or reading.tokens[last + 1].text not in ("که", "را")


def _would_have(reading: Reading, act: Act) -> bool:
    """Whether harm was only to come of what was planned and not done: `قرار بود سه پایگاه را بزند که باعث مرگ ۱۵۰ تن
    می‌شد`."""
    words = reading.sentence.texts
    planned = any(words[i] == "قرار" and words[i + 1] == "بود" for i in range(max(0, act.first - 1)))
    return planned and any(
        v.tense == "imperfect" or words[v.last] in ("میشد", "میشدند") for v in reading.verbs if v.first > act.first
    )


def _kind(act: Act) -> CasualtyKind:
    """What happened to the people of an act of harm or arrest."""
    kind: CasualtyKind = "captured" if act.frame == "arrest" else act.trigger.consequence  # type: ignore[assignment]
    return kind


#: Kinds of one joint figure; ten who were arrested and shot are ten of each.
JOINT = frozenset({"killed", "wounded", "missing"})


def _part_beside(reading: Reading, act: Act) -> Figure | None:
    """The part of a larger figure that stands right before a participle without a verb: `۴۰ نفر از جمله ۶ زخمی`."""
    for quantity, first, last in reading.quantities:
        if last == act.first - 1 and _part_of_another(reading, first) and quantity.unit not in NOT_PEOPLE:
            return Figure(first, act.last, quantity.low, quantity.high, None, None, True, quantity=quantity)
    return None


def casualties(reading: Reading, told: list[Act], named: list[Side], counted: list[Figure]) -> list[People]:
    """The casualty items of a sentence."""
    harms = [a for a in told if a.frame in COUNTING and a.modality in ("asserted", "planned")]
    if any(_would_have(reading, a) for a in harms):
        harms = [a for a in harms if not _would_have(reading, a)]
    people = persons(reading) if harms else []
    result: list[People] = []
    for n, act in enumerate(harms):
        kind = _kind(act)
        inner = reading.embedded(act.first)
        previous = max((h.last for h in harms[:n] if reading.embedded(h.first) in (None, inner)), default=-1)
        following = min((h.first for h in harms[n + 1 :]), default=len(reading.tokens))
        figure = None
        joint = shared = False
        governs = act.voice == "noun" and (act.trigger.id in GOVERNING or act.verb_last > act.last)
        if governs:
            figure = _after(reading, act, counted, following)
        if figure is None:
            figure = _toll(reading, act, counted)
        if figure is None and n and _adjoined(reading, harms[n - 1], act):
            figure = next((p for p in counted if result and p.first == result[-1].first), None)
            shared = figure is not None
            joint = shared and {kind, result[-1].kind} <= JOINT
        if figure is None and act.voice == "noun":
            figure = _part_beside(reading, act)
        if figure is None and not governs:
            figure = _before(reading, act, counted, previous)
        if figure is None and act.voice == "noun" and not governs:
            figure = _after(reading, act, counted, following)
        if figure is not None:
            if (
                governs
                and not joint
                and n
                and _adjoined(reading, harms[n - 1], act)
                and not any(p.act is harms[n - 1] for p in result)
            ):
                joint = True  # کشته و زخمی شدن ۲۶ نفر
                first_word = harms[n - 1]
                result.append(
                    People(
                        _kind(first_word),
                        figure.first,
                        figure.last,
                        None,
                        _sum(figure),
                        None,
                        None,
                        figure.side,
                        first_word,
                        first_word.rows,
                    )
                )
                if figure.side:
                    result[-1].who = reading.mention(figure.side.first, figure.side.last, figure.side.glued)
                    result[-1].code = figure.side.code
            elif joint:
                result[-1].low, result[-1].high = None, _sum(figure)
            members = [figure] if joint or shared else _list_of(reading, figure, counted, previous)
            if not governs and not joint and not shared:
                members = _with_them(reading, members[0], people, named) + members
            if governs and not joint:
                members += _list_after(reading, figure, counted)
            elif not joint and not shared:
                members += _uncounted(reading, act, members[-1], named, previous)
            for member in members:
                member.used = True
                side = member.side or _victim(reading, act, named, member)
                low, high = (None, _sum(member)) if joint else (member.low, member.high)
                result.append(
                    People(
                        kind,
                        member.first,
                        member.last,
                        low,
                        high,
                        reading.mention(side.first, side.last, side.glued) if side else None,
                        side.code if side else None,
                        side,
                        act,
                        act.rows,
                    )
                )
            continue
        victims = _single(reading, act, named, previous, following)
        by_name = _named_victims(reading, act, people, previous) if act.voice != "noun" else []
        if by_name and (not victims or (act.voice == "passive" and by_name[0].first < victims[0][0].first)):
            victims = [(person, 1, 1) for person in by_name]
        for side, low, high in victims:
            name = name_beside(reading, side) if low == high == 1 else None
            first, last = name or (side.first, side.last)
            result.append(
                People(
                    kind,
                    first,
                    last,
                    low,
                    high,
                    reading.mention(first, last, 0 if name else side.glued),
                    side.code,
                    side,
                    act,
                    act.rows + side.rows,
                )
            )
    return result


def _toll(reading: Reading, act: Act, counted: list[Figure]) -> Figure | None:
    """The figure that a toll has come to: `شمار کشته‌های حمله به ۱۸ نفر رسید`, `... به پنج تن افزایش یافت`."""
    if act.voice != "noun" or act.trigger.id not in TOLLS:
        return None
    lead = [t.text for t in reading.tokens[max(0, act.first - 4) : act.first]]
    counts = not NUMBERS.isdisjoint(lead)
    rises = counts and not RISING.isdisjoint(lead)
    for figure in counted:
        if figure.first <= act.last or figure.used:
            continue
        if any(reading.tokens[i].text in "؛:" or i in reading.verbal for i in range(act.verb_last + 1, figure.first)):
            return None
        before = reading.tokens[figure.first - 1].text
        after = [t.text for t in reading.tokens[figure.last + 1 : figure.last + 5]]
        if before == "به" and any(word.startswith(("رسید", "رسانده", "افزایش")) for word in after):
            return figure
        reached = reading.tokens[figure.first].text == "تا" or before == "به"
        if rises and reached and figure.people:
            return replace(figure, low=figure.low or figure.high)
        if counts and figure.people and after[:1] and after[0] in GIVEN:
            return figure
    return None


#: Words of harm that a toll counts.
TOLLS = frozenset({"corpse", "killing", "wounding", "martyr", "killed", "wounded", "death"})
#: Words before them.
NUMBERS = frozenset({"شمار", "تعداد", "آمار", "میزان", "رقم", "مجموع"})
#: Words before those: `افزایش شمار کشته‌ها به ۱۲ نفر`.
RISING = frozenset({"افزایش", "رسیدن"})
#: Words by which a toll is told: `۱۲ نفر اعلام شد`.
GIVEN = frozenset({"اعلام", "عنوان", "برآورد", "ذکر", "گزارش", "تخمین", "بیان", "است", "بود", "بوده"})


def _list_of(reading: Reading, figure: Figure, counted: list[Figure], previous: int) -> list[Figure]:
    """A figure with those listed before it: `چند مأمور و چندین امدادگر را کشتند` is two figures of one verb."""
    members = [figure]
    for other in reversed(counted):
        if other.first >= members[0].first or other.used or not other.people or other.first <= previous:
            continue
        gap = [t.text for t in reading.tokens[other.last + 1 : members[0].first]]
        lead = "".join(t.text for t in reading.tokens[max(0, other.first - 2) : other.first])
        if other.side is not None and len(gap) <= 2 and lead.endswith("علاوهبر"):
            members.insert(0, other)  # علاوه بر یک نگهبان دو خدمه نیز کشته شدند
        elif other.side is not None and gap and gap[-1] in ("و", "،", "نیز") and _of_it(reading, other, gap):
            members.insert(0, other)
    return members


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


#: So many words at most say whose somebody is.
LONGEST_OWNER = 6


def _list_after(reading: Reading, figure: Figure, counted: list[Figure]) -> list[Figure]:
    """The figures that a list adds to the one an event noun governs: `کشته شدن یک افسر و دو سرباز`."""
    members: list[Figure] = []
    last = figure
    for other in counted:
        if other.first <= last.last or other.used or not other.people or other.side is None or last.side is None:
            continue
        end = max(last.last, last.side.last)
        gap = [t.text for t in reading.tokens[end + 1 : other.first]]
        if gap not in (["و"], ["،"]):
            break
        members.append(other)
        last = other
    return members


def _with_them(reading: Reading, figure: Figure, people: list[Side], named: list[Side]) -> list[Figure]:
    """The one whom others died beside: `[سرکرده گروه] به همراه سه تن دیگر کشته شد`, `[سرتیپ کریمی] همراه با تعدادی از
    نیروها کشته شد`."""
    words = [t.text for t in reading.tokens[max(0, figure.first - 3) : figure.first]]
    if words[-1:] == ["با"]:
        words.pop()
    if not words or words[-1] not in ("همراه", "بههمراه", "اتفاق"):
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


def _uncounted(reading: Reading, act: Act, last: Figure, named: list[Side], previous: int) -> list[Figure]:
    """Who is added to a figure without one: `ده سرباز و [فرمانده پاسگاه] کشته شدند` is ten and one."""
    end = max(last.last, last.side.last if last.side else 0)
    if last.first <= previous or act.voice == "noun" or end + 2 >= act.first or reading.tokens[end + 1].text != "و":
        return []
    side = next((s for s in named if s.first == end + 2 and s.last < act.first), None)
    if side is None or side.noun_class not in TITLED or plural(reading, side) or last.side is None:
        return []
    if any(first <= side.first <= end_of + 1 for _, first, end_of in reading.quantities):
        return []
    return [Figure(side.first, side.last, 1, 1, side, None, True)]


def _sum(figure: Figure) -> int | None:
    """The most that each part of a joint figure can be; nobody knows for `بیش از صد کشته و زخمی`."""
    return figure.high


def _adjoined(reading: Reading, first: Act, second: Act) -> bool:
    """`کشته و زخمی`, `کشته یا زخمی`: two words on one figure."""
    gap = [t.text for t in reading.tokens[first.last + 1 : second.first]]
    return len(gap) <= 2 and all(word in ("و", "یا", "شدن", "ها") for word in gap)


def _before(reading: Reading, act: Act, counted: list[Figure], previous: int) -> Figure | None:
    """The nearest unused figure of people before the word, after the previous word of harm."""
    best = None
    inner = reading.embedded(act.first)
    for figure in counted:
        if not figure.people and not _counts_unknown(reading, figure, act):
            continue
        if best is not None and reading.embedded(figure.first) not in (None, inner):
            continue  # پنج فرد مسلح را که به [یک کاروان] حمله کرده بودند، کشتند: no figure of the clause between
        if figure.used or figure.first <= previous or figure.first >= act.first:
            continue
        after = [t.text for t in reading.tokens[figure.last + 1 : figure.last + 9]]
        relative = "که" in after[:3]
        subject = act.voice == "passive" and reading.clause_of[figure.last] == act.clause and figure.people
        # ۳۰۰ غیرنظامی از جمله کودکان را در ... کشتند: an object waits for its verb
        if act.first - figure.last > (REACH_RELATIVE if relative or subject or "را" in after else REACH):
            continue
        if not relative and any(
            v.finite
            and figure.last < v.first
            and v.last < act.first
            and reading.embedded(v.first) in (None, reading.embedded(act.first))
            for v in reading.verbs
        ):
            continue
        best = figure
    return best


def _counts_unknown(reading: Reading, figure: Figure, act: Act) -> bool:
    """A figure before a noun that no dictionary has (`چهار رهگذر کشته شدند`) counts people if people can suffer it."""
    if figure.side is not None or figure.item is not None or figure.quantity is None or figure.quantity.unit != "none":
        return False
    if figure.last >= act.first - 1:
        return True
    if figure.first and reading.tokens[figure.first - 1].text in CIRCUMSTANCE:
        return False
    noun = reading.tokens[figure.last + 1]
    if noun.kind != "word" or noun.text in FUNCTION_WORDS or act.first - figure.last > 8:
        return False
    triggers = {i for t in reading.layer("trigger") for i in range(t.first, t.last + 1)}
    return figure.last + 1 not in triggers and not any(
        hit.first <= figure.last + 1 <= hit.last for hit in reading.layer("means")
    )


def _after(reading: Reading, act: Act, counted: list[Figure], following: int) -> Figure | None:
    """The figure that an event noun governs: `هلاکت ده تروریست`, `کشته شدن پنج نفر`."""
    for figure in counted:
        if figure.first <= act.verb_last or figure.used or not (figure.people or figure.first == act.verb_last + 1):
            continue
        if figure.first - act.verb_last > 4 or figure.first >= following:
            return None
        if any(v.finite and act.verb_last < v.first < figure.first for v in reading.verbs):
            return None
        return figure if figure.people or figure.item is None else None
    return None


def _victim(reading: Reading, act: Act, named: list[Side], figure: Figure) -> Side | None:
    """Whom a bare figure (`۱۰ نفر`) counts: nobody is named unless the object stands right before the verb."""
    for side in named:
        if figure.last < side.first < act.first and side.is_object:
            return side
    return None


def _single(
    reading: Reading, act: Act, named: list[Side], previous: int, following: int
) -> list[tuple[Side, int | None, int | None]]:
    """A victim without a figure: the object or passive subject of the word. One person is 1; a plural has no
    figure."""
    candidates: list[Side] = []
    for side in named:
        if act.voice == "noun":
            if (
                side.marker == f"trigger:{act.trigger.id}"
                and act.verb_last < side.first < following
                and side.first - act.verb_last <= 3
            ):
                candidates.append(side)
        elif (
            previous < side.first < act.first
            and act.first - side.last <= 14
            and reading.clause_of[side.last] == act.clause
        ):
            if act.voice == "active" and not side.is_object:
                continue
            if act.voice == "passive" and side.marker in ("agent", "locative", "with", "to", "against", "between"):
                continue
            if act.voice == "passive" and side.marker.startswith("trigger:"):
                continue
            candidates.append(side)
    for side in candidates:
        if side.noun_class == "institution":
            continue
        if side.noun_class == "" and side.kind in BODIES:
            dies = act.trigger.consequence == "killed" and act.voice != "noun" and not side.bare_country
            if dies and side.kind not in OFFICES:
                return [(side, None, None)]
            continue
        if plural(reading, side):
            return [(side, None, None)] if act.frame == "harm" else []
        return [(side, 1, 1)]
    return []


def _named_victims(reading: Reading, act: Act, persons: list[Side], previous: int) -> list[Side]:
    """The persons that stand before the verb in its clause: its passive subject, or its object; `را` may come after
    what is said of the last one (`«نام»، دانشجوی ۲۰ ساله را بازداشت کردند`)."""
    mine = [
        p
        for p in persons
        if previous < p.first < act.first and reading.clause_of[p.first] == act.clause and act.first - p.last <= REACH
    ]
    if act.voice == "active":
        objects = [
            i
            for i, t in enumerate(reading.tokens)
            if t.text == "را" and i < act.first and reading.clause_of[i] == act.clause
        ]
        return [p for p in mine if objects and p.last < objects[-1]]
    return [
        p
        for p in mine
        if reading.tokens[max(0, p.first - 2)].text not in ("با", "توسط", "همسر", "برادر", "پدر", "مادر")
    ]
