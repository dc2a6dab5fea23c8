"""Casualties: how many were killed, wounded, captured.

A figure belongs to the word that says what happened to it: the nearest such word after it in the clause
(`۵۰ نفر کشته و ۱۰۰ تن زخمی شدند`), or the event noun before it (`هلاکت ده تروریست`, `بازداشت پنج نفر`). A joint figure
(`۵۲ کشته و زخمی`) is two items whose sum is known and whose parts are not. A single person named by a noun (`یک سرباز`,
`سرکرده گروه`) is one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rasad.article import CasualtyKind, Mention
from rasad.coding.acts import Act
from rasad.coding.casualty_lists import (
    COMPANY,
    LONGEST_OWNER,
    REACH,
    before_them,
    list_after,
    list_of,
    summed,
    uncounted,
    with_them,
)
from rasad.coding.figures import NOT_PEOPLE, Figure, part_of_another
from rasad.coding.persons import RELATIONS, name_after, name_beside, persons, told_as
from rasad.coding.phrases import Side, plural
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, Reading

#: Words before a figure of what the deed was, not of whom it hit: `در یک سوءقصد کشته شد`, `با دو گلوله کشته شد`.
CIRCUMSTANCE = frozenset({"در", "با", "طی", "توسط", "اساس"})
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
        "surrendering",
        "beat",
    }
)
#: Rows of harm to things and to people: `دو سرباز آسیب دیدند`.
HURT = frozenset({"damaged"})
#: Words that are event nouns and participles: `بازداشت سه نفر`, `سه نفر بازداشت و ...`.
ELIDED = frozenset({"arrest", "detain", "execute", "assassinate"})
#: Words of one dead; the others of their row tell of several.
ONE_BODY = frozenset({"جسد", "پیکر", "قربانی", "جسدی", "پیکری"})
#: Frames of acts that are told with a number of those who suffered.
COUNTING = frozenset({"harm", "arrest"})
#: Kinds of one joint figure; ten who were arrested and shot are ten of each.
JOINT = frozenset({"killed", "wounded", "missing"})
#: Words of harm that a toll counts.
TOLLS = frozenset({"corpse", "killing", "wounding", "martyr", "killed", "wounded", "death"})
#: Words before them.
NUMBERS = frozenset({"شمار", "تعداد", "آمار", "میزان", "رقم", "مجموع"})
#: Beginnings of words with which it has come to a figure.
REACHED = ("رسید", "رسانده", "افزایش")
#: Words before those: `افزایش شمار کشته‌ها به ۱۲ نفر`.
RISING = frozenset({"افزایش", "رسیدن"})
#: Words by which a toll is told: `۱۲ نفر اعلام شد`.
GIVEN = frozenset({"اعلام", "عنوان", "برآورد", "ذکر", "گزارش", "تخمین", "بیان", "است", "بود", "بوده"})
#: Words for people told before: `شماری از آنها`.
THEM = frozenset({"آنها", "آنان", "ایشان", "اینها", "اینان"})


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
    if act.trigger.id in HURT:
        return "wounded"
    kind: CasualtyKind = "captured" if act.frame == "arrest" else act.trigger.consequence  # type: ignore[assignment]
    return kind


def _part_beside(reading: Reading, act: Act) -> Figure | None:
    """The part of a larger figure that stands right before a participle without a verb: `۴۰ نفر از جمله ۶ زخمی`."""
    for quantity, first, last in reading.quantities:
        if last == act.first - 1 and part_of_another(reading, first) and quantity.unit not in NOT_PEOPLE:
            return Figure(first, act.last, quantity.low, quantity.high, None, None, True, quantity=quantity)
    return None


@dataclass(frozen=True)
class _Harm:
    """A word of harm or arrest: whoever it tells of stands after the `previous` such word and before the `following`
    one. `beside`: the one before it where both are told of one figure (`کشته و زخمی`)."""

    act: Act
    beside: Act | None
    previous: int
    following: int

    @property
    def governs(self) -> bool:
        """Whether it is an event noun whose figure stands after it."""
        act = self.act
        return act.voice == "noun" and (act.trigger.id in GOVERNING or act.verb_last > act.last)


def casualties(reading: Reading, told: list[Act], named: list[Side], counted: list[Figure]) -> list[People]:
    """The casualty items of a sentence."""
    harms = _harms(reading, told)
    people = persons(reading) if harms else []
    result: list[People] = []
    for harm in harms:
        figure, shared = _figure(reading, harm, counted, result)
        if harm.act.trigger.id in HURT and (figure is None or not figure.people):
            continue  # سه خانه آسیب دید
        if figure is None and (died := _died_of_wounds(reading, harm.act, result)):
            result[-1] = died
            continue
        if figure is None:
            result += _other_one(reading, harm, result) or _uncounted_victims(reading, harm, named, people)
            if harm.governs and result and result[-1].act is harm.act:
                result += _beside_them(reading, harm.act, result[-1], counted)
            continue
        if shared and _kind(harm.act) == result[-1].kind:
            continue  # ده‌ها مجروح و مصدوم
        joint = shared and {_kind(harm.act), result[-1].kind} <= JOINT
        if joint:
            result[-1].low, result[-1].high = None, figure.high
        elif harm.governs and harm.beside and not any(p.act is harm.beside for p in result):
            joint = True  # کشته و زخمی شدن ۲۶ نفر
            result.append(_people(reading, harm.beside, figure, figure.side, joint=True))
        members = [figure] if joint or shared else list_of(reading, figure, counted, harm.previous)
        if harm.governs and not joint:
            members += list_after(reading, figure, counted)
        elif not joint and not shared:
            members = with_them(reading, members[0], people, named) + members
            members += uncounted(reading, harm.act, members[-1], named, harm.previous)
        if not joint and not shared:
            members = summed(reading, members, counted)
            members = before_them(reading, members[0], people, named) + members
        for member in members:
            member.used = True
            side = member.side or _victim(harm.act, named, member)
            result.append(_people(reading, harm.act, member, side, joint=joint))
    return result


def _harms(reading: Reading, told: list[Act]) -> list[_Harm]:
    """The words of harm and arrest of a sentence that tell what happened."""
    acts = [a for a in told if a.frame in COUNTING or (a.trigger.id in HURT and a.voice != "active")]
    acts = [a for a in acts if a.modality in ("asserted", "planned")]
    acts = [a for a in acts if not _would_have(reading, a)]
    harms: list[_Harm] = []
    for n, act in enumerate(acts):
        inner = reading.embedded(act.first)
        previous = max((a.last for a in acts[:n] if reading.embedded(a.first) in (None, inner)), default=-1)
        following = acts[n + 1].first if n + 1 < len(acts) else len(reading.tokens)
        beside = acts[n - 1] if n and _adjoined(reading, acts[n - 1], act) else None
        harms.append(_Harm(act, beside, previous, following))
    return harms


def _figure(reading: Reading, harm: _Harm, counted: list[Figure], result: list[People]) -> tuple[Figure | None, bool]:
    """The figure of those who suffered, and whether it is that of the word beside, counted last in `result`."""
    act = harm.act
    figure = _elided(reading, act, counted)
    if figure is None and harm.governs:
        figure = _after(reading, act, counted, harm.following)
    figure = figure or _toll(reading, act, counted)
    if figure is None and harm.beside and result:
        figure = next((f for f in counted if f.first == result[-1].first), None)
        if figure is not None:
            return figure, True
    if figure is None and act.voice == "noun":
        figure = _part_beside(reading, act)
    if figure is None and not harm.governs:
        figure = _before(reading, act, counted, harm.previous)
        apart = figure is not None and act.first - figure.last > 1
        if apart and act.trigger.id == "corpse" and reading.tokens[act.first].text != "قربانی":
            figure = None  # یک گور جمعی با اجساد ده سرباز
        if figure is None and act.voice == "noun":
            figure = _after(reading, act, counted, harm.following)
    return figure, False


def _elided(reading: Reading, act: Act, counted: list[Figure]) -> Figure | None:
    """The figure right before a participle that leaves its verb to another word's: `[سه شورشی] بازداشت و دو تن به هلاکت
    رسیدند`."""
    if (
        act.voice != "noun"
        or act.trigger.id not in ELIDED
        or [t.text for t in reading.tokens[act.last + 1 : act.last + 2]] != ["و"]
    ):
        return None
    return next((f for f in counted if f.people and not f.used and f.whole_last == act.first - 1), None)


def _died_of_wounds(reading: Reading, act: Act, result: list[People]) -> People | None:
    """Those who were told to be wounded before they died: `سربازی که دیشب زخمی شده بود، سحرگاه جان باخت` is
    one who was killed."""
    before = result[-1] if result else None
    if before is None or before.kind != "wounded" or _kind(act) != "killed" or act.voice == "noun":
        return None
    clause = reading.embedded(before.act.first)
    told_before = reading.text(before.act.last + 1, before.act.verb_last).replace(" ", "").startswith("شدهبود")
    if clause is None or act.first <= clause[1] or not told_before or act.first - clause[1] > REACH:
        return None
    return replace(before, kind="killed", act=act, rows=act.rows)


def _other_one(reading: Reading, harm: _Harm, result: list[People]) -> list[People]:
    """The second of two: `یک نفر کشته و [دیگری] زخمی شد`."""
    act = harm.act
    if act.voice == "noun" or not result or (result[-1].low, result[-1].high) != (1, 1):
        return []
    joined = result[-1].act.verb_last + 1  # یک نفر کشته [شد] و دیگری ...
    words = [t.text for t in reading.tokens[joined : joined + 2]]
    other = joined + 1
    if len(words) < 2 or words[0] not in ("و", "،") or words[1] != "دیگری" or not other < act.first <= other + REACH:
        return []
    return [People(_kind(act), other, other, 1, 1, None, None, None, act, act.rows)]


def _beside_them(reading: Reading, act: Act, one: People, counted: list[Figure]) -> list[People]:
    """Those who died beside somebody named: `کشته شدن [فرمانده گروه] به همراه چهار تن از محافظانش`."""
    figure = next((f for f in counted if f.first > one.last and f.people and not f.used), None)
    if figure is None:
        return []
    gap = [t.text for t in reading.tokens[one.last + 1 : figure.first] if t.text not in QUOTES]
    if gap and gap[-1] == "با":
        gap.pop()
    if not gap or gap[-1] not in COMPANY or len(gap) > LONGEST_OWNER:
        return []
    figure.used = True
    return [_people(reading, act, figure, figure.side, joint=False)]


def _people(reading: Reading, act: Act, figure: Figure, side: Side | None, *, joint: bool) -> People:
    """Those whom a figure counts. How many of a joint one suffered what, nobody knows: no more than all of them."""
    return People(
        _kind(act),
        figure.first,
        figure.last,
        None if joint else figure.low,
        figure.high,
        told_as(reading, side, one=reading.tokens[figure.first].text == "یکی") if side else None,
        side.code if side else None,
        side,
        act,
        act.rows,
    )


def _uncounted_victims(reading: Reading, harm: _Harm, named: list[Side], people: list[Side]) -> list[People]:
    """Those who suffered where no figure counts them, a person by name with it."""
    act = harm.act
    victims = _single(reading, act, named, harm.previous, harm.following)
    victims = [victim for victim in victims if not _of_a_relative(reading, victim[0])]
    by_name = (
        _named_victims(reading, act, people, harm.previous)
        if act.voice != "noun"
        else _named_after(reading, act, people)
    )
    if by_name and (not victims or (act.voice == "passive" and by_name[0].first < victims[0][0].first)):
        victims = [(_as_described(reading, person, named), 1, 1) for person in by_name]
    result: list[People] = []
    for side, low, high in victims:
        name = (name_beside(reading, side) or name_after(reading, side)) if low == high == 1 else None
        first, last = name or (side.first, side.last)
        who = reading.mention(first, last, 0 if name else side.glued)
        result.append(People(_kind(act), first, last, low, high, who, side.code, side, act, act.rows + side.rows))
    return result


def _as_described(reading: Reading, person: Side, named: list[Side]) -> Side:
    """A person of whose fighters he is told to be: `قاری صبور از [سرکردگان گروه]`."""
    at = person.last + 2
    if at >= len(reading.tokens) or reading.tokens[at - 1].text not in ("از", "،"):
        return person
    side = next((s for s in named if s.first == at and s.noun_class in ("leader", "armed")), None)
    return replace(person, code=side.code, noun_class=side.noun_class) if side else person


def _toll(reading: Reading, act: Act, counted: list[Figure]) -> Figure | None:
    """The figure that a toll has come to: `شمار کشته‌های حمله به ۱۸ نفر رسید`, `... به پنج تن افزایش یافت`."""
    if act.voice != "noun":
        return _toll_of_those(reading, act, counted) if act.frame == "harm" else None
    if act.trigger.id not in TOLLS:
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
        if before == "به" and any(word.startswith(REACHED) for word in after):
            return figure
        reached = reading.tokens[figure.first].text == "تا" or before == "به"
        if rises and reached and figure.people:
            return replace(figure, low=figure.low or figure.high)
        if counts and figure.people and after[:1] and after[0] in GIVEN:
            return figure
    return None


def _toll_of_those(reading: Reading, act: Act, counted: list[Figure]) -> Figure | None:
    """The figure that the number of those who suffered has come to: `شمار کسانی که در این حمله کشته شدند به [۱۲ نفر]
    رسید`."""
    clause = reading.embedded(act.first)
    if clause is None or not NUMBERS & {t.text for t in reading.tokens[max(0, clause[0] - 3) : clause[0]]}:
        return None
    return next(
        (
            f
            for f in counted
            if f.people
            and not f.used
            and f.first > clause[1]
            and reading.tokens[f.first - 1].text == "به"
            and any(t.text.startswith(REACHED) for t in reading.tokens[f.last + 1 : f.last + 4])
        ),
        None,
    )


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
            continue  # سه فرد مسلح را که به [یک ستون] حمله کرده بودند، کشتند: no figure of the clause between
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
    if noun.text == "از" and reading.tokens[figure.last + 2].text in THEM and act.first - figure.last <= 8:
        return True  # شماری از آنها کشته شدند
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
        if not figure.people and figure.quantity is not None and figure.quantity.unit not in ("none", "people"):
            return None  # سوزاندن هزاران جلد کتاب
        if any(v.finite and act.verb_last < v.first < figure.first for v in reading.verbs):
            return None
        if any(reading.tokens[i].text in ("…", "؛") for i in range(act.verb_last + 1, figure.first)):
            return None
        return figure if figure.people or figure.item is None else None
    return None


def _victim(act: Act, named: list[Side], figure: Figure) -> Side | None:
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
        if act.trigger.id == "corpse" and reading.tokens[act.first].text not in ONE_BODY and not plural(reading, side):
            continue  # تلفات ارتش سه کشته است
        if side.noun_class == "" and side.kind in BODIES:
            dies = act.trigger.consequence == "killed" and act.voice != "noun" and not side.bare_country
            if dies and side.kind not in OFFICES:
                return [(side, None, None)]
            continue
        if plural(reading, side):
            return [(side, None, None)] if act.frame == "harm" else []
        return [(side, 1, 1)]
    return []


def _named_after(reading: Reading, act: Act, persons: list[Side]) -> list[Side]:
    """The person whom an event noun names by ezafe where the sentence tells of it: `از ربودن [«کریم احمدی»] خبر داد`,
    not `تحقیق درباره ترور کریم بهرامنیا`."""
    if act.first > 0 and reading.tokens[act.first - 1].text != "از":
        return []
    at = act.verb_last + 1
    while at < len(reading.tokens) and reading.tokens[at].text in QUOTES:
        at += 1
    return [p for p in persons if p.first == at]


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
    return [p for p in mine if not _only_related(reading, p)]


def _of_a_relative(reading: Reading, side: Side) -> bool:
    """Whether a title is of somebody whose relative the victim is: `خواهر کریم هاشمی، [معاون وزیر]، کشته شد`."""
    name = name_beside(reading, side)
    return name is not None and name[0] > 0 and reading.tokens[name[0] - 1].text in RELATIONS


def _only_related(reading: Reading, person: Side) -> bool:
    """Whether a person only says whose relative the victim is, or with or by whom: `[خواهر] کریم هاشمی کشته شد`."""
    at = person.first - 1
    while at >= 0 and reading.tokens[at].text in QUOTES:
        at -= 1
    return at >= 0 and reading.tokens[at].text in RELATIONS | {"با", "توسط", "مادر"}
