"""Who talks with whom: the parties of talks and agreements.

A party is often named by an office whose holder's name no dictionary has, and the name stands between the preposition
and the office: `با آرمان کاظمی، وزیر دفاع عراق، دیدار کرد`. The name is stepped over, the office tells the side. An
office whose country comes late in its phrase (`مسئول بخش کنسولی سفارت روسیه`) gets it from there.
"""

from __future__ import annotations

from dataclasses import replace

from rasad.coding.acts import Act
from rasad.coding.lexicon import dictionaries
from rasad.coding.names import is_common
from rasad.coding.persons import is_given_name
from rasad.coding.phrases import Side
from rasad.coding.reading import FUNCTION_WORDS, QUOTES, THESE
from rasad.coding.telling import Sentence, Telling

#: How far `با` may stand from the word of talking, on either side.
REACH = 22
#: Words of a name between `با` and the office.
NAME = 5
#: Words in which an office's country comes late.
OFFICE = 7
#: Words that open a party's phrase and name nobody yet.
OPENERS = frozenset(
    {"آقای", "خانم", "دکتر", "همتای", "همتایان", "طرف", "برخی", "نماینده", "نمایندگان", "سران", "شیخ",
     "رهبران", "بزرگان", "مقامات", "مقامهای", "فرماندهان", "هیات", "هیاتهای", "هییت", "هییتهای"}
)  # fmt: skip
#: Titles of clergy that open a name.
CLERGY = frozenset({"ملا", "مولوی", "مولانا", "شیخ", "آیتالله", "حاجی", "سید", "قاری"})
#: Words after which an office's phrase is over.
POINTING = frozenset({"این", "خود", "درباره", "پیرامون", "راجع", "خصوص", "مورد"})
#: Who asks questions: talks with them are interviews.
PRESS = frozenset(
    {"روزنامه", "خبرگزاری", "شبکه", "خبرنگار", "خبرنگاران", "تلویزیون", "رادیو", "هفتهنامه", "مجله", "رسانه", "سایت"}
)
#: Kinds of sources that ask questions.
MEDIA = frozenset({"agency", "network", "paper", "site", "channel"})
#: Words to which a `با` after them belongs.
BOUND = frozenset(
    {"مبارزه", "مقابله", "جنگ", "برخورد", "رابطه", "ارتباط", "همراه", "مخالفت", "موافقت", "همکاری", "همزمان", "مرتبط"}
)
#: Words after `با` that name nobody: `با یکدیگر گفت‌وگو کردند`.
EACH_OTHER = (["هم"], ["یکدیگر"], ["همدیگر"])
#: Words of an office that belongs to the state that it talks with.
HOUSE = frozenset(
    {"ستاد", "نظامی", "ارتش", "پلیس", "امنیتی", "کشور", "کابینه", "پدافند", "مشاور", "مشاوران", "مشاورانش", "وزیرانش"}
)
#: Kinds of actors that speak for one state.
OF_STATE = frozenset({"person", "office", "state", "government", "ministry"})
#: Classes of nouns that can be a party without a name of its side.
BODIES = frozenset({"authority", "leader", "unit", "armed", "institution"})
#: Classes of nouns that a name stands before.
OFFICES = frozenset({"authority", "leader"})
#: Classes of nouns that are no party: a visit to prisoners is no talk of sides.
NO_PARTY = frozenset({"civilian", "victim", "crowd"})
#: Verbs that a party does with the word of talking.
SUBJECTS = ("", "and", "trigger:talks", "trigger:agreement")


def two_parties(telling: Telling) -> bool:
    """Whether two parties are told, one of them known by name; the sides that the sentence names less clearly are
    replaced by them. Two offices of one state are one party."""
    if any(not same_party(a, b) for a in telling.initiator for b in telling.initiator if a.code and b.code):
        if telling.target_rank > 1:
            telling.target = []  # نشست رئیس‌جمهور ترکیه و رئیس‌جمهور روسیه: both by ezafe
        return True
    for act in telling.acts:
        at = _with(telling.sentence, act)
        other = _named_from(telling.sentence, at + 1) if at is not None else None
        if at is None:
            _joint(telling, act)
        elif other is not None:
            own = next((s for s in telling.initiator if not same_party(s, other) and not _overlap(s, other)), None)
            own = own if own is not None and (own.code or own.noun_class in BODIES) else _own(telling, act, at, other)
            if own is None or not (own.code or other.code) or _of_one_house(telling.sentence, other, own):
                return False
            held = [s for s in telling.initiator if s is own or s.coordinated]
            telling.initiator = held if own in held else [own]
            if not any(_overlap(s, other) and (s.code or not other.code) for s in telling.target):
                telling.target = [other]
                telling.target_rank = 1
                telling.because("target", "other side after با", other.rows)
            return True
    sides = [s for s in (*telling.initiator, *telling.target) if s.noun_class not in NO_PARTY]
    between = [s for s in sides if s.marker == "between"]
    if len(between) > 1 and any(s.code for s in between) and all(s.code or s.noun_class in BODIES for s in between):
        return True  # میان آن گروه و دولت
    return any(a.code and b.code and not same_party(a, b) for a in sides for b in sides)


def _of_one_house(sentence: Sentence, side: Side, own: Side) -> bool:
    """Whether an office without a country is one of the other party's own: `با رئیس ستاد ارتش`, `با مقام‌های ارشد
    امنیتی این کشور`."""
    if side.code or side.noun_class not in OFFICES or own.kind not in OF_STATE | {"military"}:
        return False
    words = {t.text for t in sentence.reading.tokens[side.first : side.last + OFFICE]}
    return bool(words & HOUSE)


def _joint(telling: Telling, act: Act) -> None:
    """Both parties as one subject: `رئیس‌جمهور عراق و نخست‌وزیر لبنان درباره آتش‌بس گفت‌وگو کردند`."""
    sentence = telling.sentence
    verb = next((v for v in sentence.reading.verbs if v.finite and v.first > act.last), None)
    if verb is None or not sentence.reading.tokens[verb.last].text.endswith("ند"):
        return
    named = [
        side
        for side in sentence.sides
        if side.last < act.first
        and side.code
        and (side.marker == "" or side.coordinated)
        and not (side.is_object or side.asset)
        and (not side.genitive or sentence.reading.tokens[side.first - 1].text in OPENERS)  # سران طالبان
        and sentence.reading.embedded(side.first) is None
    ]
    at = next((k for k, side in enumerate(named) if side.coordinated and not same_party(named[0], side)), None)
    if at is not None:
        telling.initiator, telling.target = [named[0]], [named[at]]
        telling.because("initiator", "parties in one subject", named[0].rows)


def with_press(telling: Telling) -> bool:
    """Whether the other side of a conversation asks questions: `در گفت‌وگو با روزنامه`, `در مصاحبه با رویترز`."""
    tokens = telling.sentence.reading.tokens
    for act in telling.acts:
        at = _with(telling.sentence, act)
        if at is None or at + 1 >= len(tokens):
            continue
        if any(
            at < hit.first <= at + 3 and hit.entry.detail in MEDIA for hit in telling.sentence.reading.layer("source")
        ) or any(t.text in PRESS for t in tokens[at + 1 : at + 3]):
            return True
    return False


def same_party(one: Side, other: Side) -> bool:
    """Whether two sides are one: equal, or a state and who speaks for it."""
    if one is other or (one.code and one.code == other.code):
        return True
    actors = dictionaries().actors
    known = [actors[s.code] for s in (one, other) if s.code in actors]
    if len(known) < 2:
        return False
    if any(a.parent == b.code for a, b in (known, known[::-1])):
        return True
    return all(a.kind in OF_STATE for a in known) and known[0].country == known[1].country != ""


def _overlap(one: Side, other: Side) -> bool:
    return one.first <= other.last and other.first <= one.last


def _with(sentence: Sentence, act: Act) -> int | None:
    """The token of the `با` that leads to the other party of talks: the nearest after their noun, else before it."""
    reading = sentence.reading
    starts = [hit.first for hit in reading.cues.get("with", []) if reading.tokens[hit.first].text == "با"]
    ends = [v.first for v in reading.verbs if v.finite and reading.embedded(v.first) is None]
    ends += [a.first for a in sentence.acts if a is not act and a.frame == "talk"]
    starts = [i for i in starts if i == 0 or reading.tokens[i - 1].text not in BOUND]
    starts = [i for i in starts if [t.text for t in reading.tokens[i + 1 : i + 2]] not in EACH_OTHER]
    after = [i for i in starts if 0 < i - act.last <= REACH and not any(act.last < e < i for e in ends)]
    if act.voice == "noun" and after:
        return after[0]
    before = [i for i in starts if 0 < act.first - i <= REACH and not any(i < e < act.first for e in ends)]
    return next((i for i in reversed(before) if _named_from(sentence, i + 1) is not None), None)


def _named_from(sentence: Sentence, first: int) -> Side | None:
    """The party whose phrase begins at a token, the name before its office stepped over."""
    reading = sentence.reading
    by_start = {side.first: side for side in sentence.sides}
    names: list[int] = []
    marked = False
    for i in range(first, min(first + NAME + 4, len(reading.tokens))):
        text = reading.tokens[i].text
        side = by_start.get(i)
        if side is not None and side.first == side.last and text in CLERGY:
            names.append(i)
            continue
        if side is not None:
            named = not names or marked or any(_is_name(reading.tokens[k].text) for k in names)
            return with_owner(sentence, side) if named and side.noun_class not in NO_PARTY else None
        if text in QUOTES:
            marked = marked or i > first or text == "«"
            continue
        if text in OPENERS or text in THESE:
            continue
        if text == "،" and len(names) > 1 and i + 1 in by_start and by_start[i + 1].noun_class in OFFICES:
            marked = True
            continue
        if text == "،" and names and (office := _office_of(sentence, i)) is not None:
            return replace(office, first=names[0], last=names[-1], noun_class="", rows=("name", *office.rows))
        if reading.is_break(i) or text in FUNCTION_WORDS or i in reading.verbal or i in reading.covered("trigger"):
            break
        if len(names) == NAME:
            return None
        names.append(i)
    # با «آرمان کاظمی» که، با رامبد شکوهیان دیدار کرد: a name and no office
    unknown = all(_is_name(reading.tokens[i].text) for i in names)
    # با جعفری ملاقات کرد: a family name alone
    alone = len(names) == 1 and names[0] + 1 in reading.covered("trigger")
    alone = alone and (unknown or _surname(reading.tokens[names[0]].text, reading.tokens[names[0] + 1].text))
    if (len(names) < 2 and not alone) or not (marked or unknown or alone) or names[0] in reading.covered("place"):
        return None
    return Side(names[0], names[-1], None, "person", "", ("name",))


def _is_name(word: str) -> bool:
    """Whether a word can be a person's name: none of the language, or a given name (`احمد`)."""
    return is_given_name(word) or not is_common(word)


def _surname(word: str, met: str) -> bool:
    """Whether a word of the language between `با` and a meeting is a family name: `با مالکی ملاقات کرد`."""
    return word.endswith("ی") and not word.endswith(("های", "ای")) and met in ("ملاقات", "دیدار")


def _office_of(sentence: Sentence, comma: int) -> Side | None:
    """Whose office a name is told to hold after a comma: `با ملا احمد شفیق، معاون سیاسی [آن گروه]`."""
    reading = sentence.reading
    for i in range(comma + 1, min(comma + OFFICE + 1, len(reading.tokens))):
        side = next((s for s in sentence.sides if s.first == i and s.code), None)
        if side is not None and i > comma + 1:
            return side
        text = reading.tokens[i].text
        if reading.is_break(i) or i in reading.verbal or (text in FUNCTION_WORDS and text not in ("و", "از")):
            return None
        if i in reading.covered("trigger"):
            return None
    return None


def with_owner(sentence: Sentence, side: Side) -> Side:
    """A side without a code that an office of a state names late, with that state: `مسئول بخش کنسولی سفارت روسیه`."""
    if side.code or side.noun_class not in OFFICES:
        return side
    reading = sentence.reading
    ends = {hit.first: hit for layer in ("country", "actor") for hit in reading.layer(layer)}
    for i in range(side.last + 1, min(side.last + OFFICE, len(reading.tokens))):
        if i in ends:
            code = ends[i].entry.value
            kind = dictionaries().actors[code].kind if code in dictionaries().actors else ""
            return replace(side, last=ends[i].last, code=code, kind=kind, rows=(*side.rows, ends[i].entry.row))
        text = reading.tokens[i].text
        if reading.is_break(i) or text in QUOTES or i in reading.verbal:
            break
        if (text in FUNCTION_WORDS and text != "و") or text in POINTING or i in reading.covered("cue"):
            break
    return side


def _one_of(sentence: Sentence, side: Side) -> bool:
    """Whether a side says of whose officials the one named before it is: `آرمان کاظمی از مقامات ارشد آمریکا`."""
    tokens = sentence.reading.tokens
    at = side.marker_at
    return (
        side.marker == "from"
        and side.noun_class in OFFICES
        and 0 < at == side.first - 1
        and tokens[at].text == "از"
        and at - 1 not in sentence.reading.verbal
        and not is_common(tokens[at - 1].text)
    )


def _own(telling: Telling, act: Act, at: int, other: Side) -> Side | None:
    """The party that is the subject: before `با`, and before the word of talking."""
    sentence = telling.sentence
    end = min(at, act.first)
    reading = sentence.reading
    found = [
        with_owner(sentence, side)
        for side in sentence.sides
        if side.last < end
        and (side.marker in SUBJECTS or _one_of(sentence, side))
        and not side.is_object
        and not _overlap(side, other)
        and reading.embedded(side.first) is None
        and side.noun_class not in NO_PARTY
    ]
    known = [s for s in found if s.code and not same_party(s, other)]
    bodies = [s for s in found if s.noun_class in BODIES]
    for speaker in sentence.attribution.speakers:
        voice = Side(speaker.first, speaker.last, speaker.code, "person", "", ("speaker",))
        if speaker.verb_at >= 0 and not _overlap(voice, other):
            bodies.append(voice)
    return next(iter(known or bodies), None)
