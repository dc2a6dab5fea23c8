"""From the acts of one sentence to its tellings: which acts are one event, and who, whom, where, with what.

A telling is an event as far as one sentence tells it. `در حمله X به Y سه نفر کشته شدند` has two acts, an attack and its
consequence, and is one telling; `شهر را بمباران و پنج نفر را بازداشت کردند` is two.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rasad.article import ActorMention, EventStatus
from rasad.coding.acts import Act
from rasad.coding.attribution import Attribution, attribution
from rasad.coding.casualties import People, casualties
from rasad.coding.chains import sides
from rasad.coding.figures import Figure, figures
from rasad.coding.governing import doer
from rasad.coding.kinship import akin
from rasad.coding.materiel import Losses, losses
from rasad.coding.phrases import TOWNS, Side, Spot
from rasad.coding.reading import Reading
from rasad.coding.spots import spots
from rasad.text import DateExpression

#: Frames of fighting: several in one sentence are usually one event told from several angles.
VIOLENT = frozenset({"attack", "hit", "fire", "impact", "clash", "explode", "operation", "infiltrate", "repel"})
#: Frames that are consequences of an act.
CONSEQUENCES = frozenset({"harm", "loss"})
#: Things whose country is their owner, as they stand in folded text.
ARMS = frozenset(
    {
        "مواضع", "موضع", "پایگاههای", "مقرهای", "تجمعات", "استحکامات", "ادوات", "تجهیزات", "سامانههای", "تانکهای",
        "سنگرهای", "قرارگاه", "قرارگاههای", "نفتکش", "نفتکشهای", "کشتی", "کشتیهای", "ناو", "ناوهای", "ناوچه",
        "هواپیمای", "هواپیماهای", "پهپاد", "پهپادهای", "جنگنده", "جنگندههای", "بالگرد", "بالگردهای", "موشک", "موشکهای",
    }
)  # fmt: skip
#: Words that open a clause's time, means or aim.
ADVERBIAL = frozenset(
    {"صبح", "امروز", "دیروز", "شب", "شامگاه", "بامداد", "عصر", "ساعتی", "دقایقی", "با", "برای", "در", "روز"}
)
#: Words of what somebody is suspected of, how far after them the act stands, and its day and toll after it.
SUSPICIONS = frozenset({"مظنون", "ظن", "اتهام", "متهم", "جرم", "داشتن", "مشارکت", "مشکوک"})
SUSPECTED_NEAR = 6
TOLL_NEAR = 12
#: Rows of what may go on while something else happens.
LASTING = frozenset({"siege", "escort"})
#: Verbs of what is.
BEING = frozenset({"است", "بود", "داشت"})
#: Words whose noun only says which place or thing is meant.
DESCRIBING = frozenset({"مبدا", "مبدأ", "منشا", "منشأ", "محل", "صحنه"})


@dataclass
class Sentence:
    """Everything found in a sentence, shared by its tellings. `conflict`: the article around it is about a war;
    `aside`: it is about another matter."""

    reading: Reading
    headline: bool
    section: int
    sides: list[Side]
    spots: list[Spot]
    figures: list[Figure]
    casualties: list[People]
    losses: list[Losses]
    attribution: Attribution
    dates: list[tuple[DateExpression, int, int]]
    acts: list[Act]
    conflict: bool = False
    aside: bool = False


@dataclass
class Telling:
    """An event as one sentence tells it.

    `own_day`: the day that its own sentence gives it; `date`: that day, or one carried over.
    `span`: the tokens in which its arguments are looked for; `fence`: the tokens beyond which another telling of the
    same clause begins. `background`: its own words date it long before the article was published;
    `weak`: its places that are named only in passing, by their offsets;
    `names`: the names, told before its sentence, of sides that it only points at, by the `id` of the side.
    `spoken_day`: the only day in its sentence is that of a source's words or of an inner clause.
    `heard`: somebody is known to say it. `amid`: it is an event only where the article has told of violence.
    """

    sentence: Sentence
    acts: list[Act]
    frame: str
    type: str | None = None
    status: EventStatus = "happened"
    initiator: list[Side] = field(default_factory=list)
    target: list[Side] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    weak: set[tuple[int, int]] = field(default_factory=set)
    casualties: list[People] = field(default_factory=list)
    losses: list[Losses] = field(default_factory=list)
    date: DateExpression | None = None
    own_day: DateExpression | None = None
    points_back: bool = False
    another: bool = False
    consequence_only: bool = False
    background: bool = False
    spoken_day: bool = False
    heard: bool = False
    amid: bool = False
    initiator_rank: int = 9
    target_rank: int = 9
    span: tuple[int, int] = (0, 0)
    fence: tuple[int, int] = (0, 10**9)
    names: dict[int, ActorMention] = field(default_factory=dict)
    reasons: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)

    def because(self, field_name: str, rule: str, rows: tuple[str, ...] = ()) -> None:
        self.reasons.append((field_name, rule, rows))


def read_sentence(
    reading: Reading, told: list[Act], *, headline: bool, section: int, conflict: bool = False
) -> Sentence:
    """Run every finder over a sentence in which these acts are told."""
    expressions = reading.dates
    taken = [(first, last) for _, first, last in expressions]
    # a word that makes a verb here names nobody: متهم in «متهم کرد», اسیر in «اسیر شدند»
    verbal = [(a.first, a.last) for a in told if a.voice != "noun"] + [(v.first, v.last) for v in reading.verbs]
    named = sides(reading, taken + verbal)
    places = spots(reading, named, taken)
    place_spans = {
        i
        for s in places
        if (s.country or s.name_first <= s.last) and not (s.kind == "base" and s.first == s.name_first and not s.ids)
        for i in range(s.first, s.last + 1)
    }  # ایستگاه پلیس is a place, and the police are a side
    bare = {s.first for s in places}  # غرب بغداد را is no side
    blaming = any(a.frame in ("accuse", "threaten", "sanction") for a in told)
    named = [
        s
        for s in named
        if not ((s.bare_country or s.code is None) and s.first in place_spans)
        or (blaming and s.bare_country and s.first in bare and (s.is_object or _answered(told, s)))
        or _owner(reading, s)
    ]
    owners = {(s.first, s.last) for s in named if _owner(reading, s)}
    places = [s for s in places if (s.first, s.last) not in owners]
    counted = figures(reading, named)
    voices = attribution(reading, named)
    # یک سخنگوی ارتش از کشته‌ها خبر داد: who speaks is not counted among them
    heard = [(speaker.first, speaker.last) for speaker in voices.speakers]
    people = casualties(
        reading, told, named, [f for f in counted if not any(a <= f.first and f.last <= b for a, b in heard)]
    )
    lost = losses(reading, told, counted, named)
    return Sentence(
        reading,
        headline,
        section,
        named,
        places,
        counted,
        people,
        lost,
        voices,
        expressions,
        told,
        conflict,
    )


def _answered(told: list[Act], side: Side) -> bool:
    """Whether a country is the one that an answer is meant for: `پاسخی جمعی به ایران داده می‌شود`."""
    return side.marker == "to" and any(a.frame == "threaten" and 0 < side.marker_at - a.last <= 3 for a in told)


def _owner(reading: Reading, side: Side) -> bool:
    """Whether a country is the owner of arms or positions, no place: `حمله به مواضع اسرائیل`."""
    return side.bare_country and side.first > 0 and reading.tokens[side.first - 1].text in ARMS


def tellings(sentence: Sentence) -> tuple[list[Telling], list[tuple[Act, str]]]:
    """The tellings of a sentence, and the acts that made none, with the reason."""
    dropped: list[tuple[Act, str]] = []
    live: list[Act] = []
    threats = [a.first for a in sentence.acts if a.frame == "threaten" and a.voice != "noun"]
    for act in sentence.acts:
        if act.modality == "unreal":
            dropped.append((act, act.why))
        elif act.modality == "planned" and act.frame != "threaten" and any(first < act.first for first in threats):
            dropped.append((act, "threatened"))
        elif _suspected(sentence, act):
            dropped.append((act, "what somebody is arrested for"))
        elif _describes(sentence, act):
            dropped.append((act, "says which thing is meant"))
        else:
            live.append(act)
    groups = _groups(sentence, live)
    result = []
    for n, group in enumerate(groups):
        telling = Telling(sentence, group, _frame(group))
        telling.span = _span(sentence, groups, n)
        telling.fence = _fence(sentence, groups, n)
        telling.casualties = [p for p in sentence.casualties if p.act in group]
        telling.losses = [x for x in sentence.losses if x.act in group]
        telling.consequence_only = all(
            a.frame in CONSEQUENCES or (a.frame in ("seize", "arrest") and len(group) > 1 and _aftermath(sentence, a))
            for a in group
        )
        _status(telling)
        result.append(telling)
    return result, dropped


def _describes(sentence: Sentence, act: Act) -> bool:
    """Whether an act only says which thing is meant: `پایگاه مبدا تجاوز را هدف قرار داد`."""
    if act.trigger.id == "made":  # با پهپادهای ساخت ایران هدف قرار گرفت
        return any(a.voice != "noun" and a.frame in VIOLENT and a.clause == act.clause for a in sentence.acts)
    if act.trigger.id in LASTING and _in_passing(sentence, act):
        return True
    tokens = sentence.reading.tokens
    before = act.first - 1 - (act.first > 1 and tokens[act.first - 1].text == "وقوع")  # محل وقوع انفجار
    return (
        act.voice == "noun"
        and act.frame in VIOLENT
        and act.first > 0
        and tokens[before].text in DESCRIBING
        and any(a.voice != "noun" and a.frame in VIOLENT | {"harm"} and a is not act for a in sentence.acts)
    )


def _suspected(sentence: Sentence, act: Act) -> bool:
    """Whether an act is only what those who are arrested are suspected of: `ده نفر را به ظن دست داشتن در ترور قاضی‌ها
    بازداشت کرد`; one with its own day or toll is told beside it: `عامل انفجار دیروز را بازداشت کرد`."""
    if act.voice != "noun" or not (act.frame in VIOLENT or act.frame in CONSEQUENCES):
        return False
    reading = sentence.reading
    if not any(a.frame == "arrest" and a.voice != "noun" for a in sentence.acts):
        return False
    texts = [token.text for token in reading.tokens[: act.first]]
    at = next((i for i in range(act.first - 1, -1, -1) if texts[i] in SUSPICIONS), -1)
    if at < 0 or act.first - at > SUSPECTED_NEAR or {"را", "،"} & set(texts[at:]):
        return False
    end = act.last + TOLL_NEAR
    counted = any(at < first <= end and quantity.low == quantity.high for quantity, first, _ in reading.quantities)
    return not counted and not any(act.first <= first <= end for _, first, _ in reading.dates)


def _in_passing(sentence: Sentence, act: Act) -> bool:
    """Whether a relative clause says how a thing of which something else is told is all the while: `شهر که در محاصره
    است بمباران شد`, `نفتکشی که ناوی آن را اسکورت می‌کند`; but `شهر که دیروز محاصره شد`."""
    inner = sentence.reading.embedded(act.first)
    if inner is None:
        return False
    verb = next((v for v in sentence.reading.verbs if v.last == act.verb_last), None)
    return act.trigger.id == "escort" or (
        verb is not None
        and verb.verb in BEING
        and not any(inner[0] <= first <= inner[1] for _, first, _ in sentence.dates)
    )


def _frame(group: list[Act]) -> str:
    harmed = any(act.frame == "harm" for act in group)
    for act in group:
        if act.frame not in CONSEQUENCES and not (harmed and act.frame in ("seize", "arrest")):
            return act.frame  # ده نفر کشته و سه نفر دستگیر شدند tells of a fight
    return next((act.frame for act in group if act.frame in CONSEQUENCES), group[0].frame)


def _finite(act: Act) -> bool:
    return act.voice != "noun"


def _groups(sentence: Sentence, live: list[Act]) -> list[list[Act]]:
    """Acts that tell one event together."""
    groups: list[list[Act]] = []
    violent: list[list[Act]] = []
    fought = any(act.frame in VIOLENT or act.frame == "harm" for act in live)
    outcomes = [act for act in live if act.frame in CONSEQUENCES or (fought and _aftermath(sentence, act))]
    settled = {id(act) for act in outcomes}
    for act in live:
        if act.frame in VIOLENT:
            home = _violent_home(sentence, violent, act, live)
            if home is None:
                home = []
                groups.append(home)
                violent.append(home)
            home.append(act)
        elif id(act) not in settled:
            same = next(
                (g for g in groups if g[0].frame == act.frame and g[0].trigger.type == act.trigger.type),
                None,
            )
            if same is not None:
                same.append(act)
            else:
                groups.append([act])
    for act in outcomes:
        home = _consequence_home(sentence, groups, violent, act)
        if home is None:
            groups.append([act])
            if act.trigger.consequence != "abducted":
                violent.append(groups[-1])
        else:
            home.append(act)
    for group in groups:
        group.sort(key=lambda a: a.first)
    groups.sort(key=lambda g: g[0].first)
    return groups


def _violent_home(sentence: Sentence, violent: list[list[Act]], act: Act, live: list[Act]) -> list[Act] | None:
    for group in reversed(violent):
        last = group[-1]
        types = {a.trigger.type for a in group if a.trigger.type and a.frame in VIOLENT} - {"armed_clash"}
        own = act.trigger.type if act.trigger.type != "armed_clash" else None
        if own and types and own not in types and not (own == "suicide_bombing" or "suicide_bombing" in types):
            continue
        if _finite(last) and _finite(act) and last.clause != act.clause and _own_object(sentence, act, last):
            continue
        if act.voice == "noun" and act.clause > last.clause and _own_outcome(sentence, live, act, last):
            continue
        if any(_two_doers(sentence, told, act) for told in group) or _answer(sentence, last, act):
            continue
        if any(
            last.last < hit.first < act.first or last.last < hit.last <= act.first
            for hit in sentence.reading.cues.get("another", [])
        ):
            continue
        return group
    return None


def _aftermath(sentence: Sentence, act: Act) -> bool:
    """Whether what was destroyed or seized, or who was taken, is the outcome of the attack told beside it: `که به تخریب
    خانه‌ها انجامید`, `و دو تانک به غنیمت گرفته شد`, `در این حمله ده نفر کشته و سه نفر دستگیر شدند`."""
    if act.frame == "arrest":
        return act.voice != "noun" and any(
            a.trigger.consequence == "killed" and a.first < act.first and act.clause - a.clause <= 1
            for a in sentence.acts
        )
    spoils = act.frame == "seize" and "غنیمت" in sentence.reading.text(act.first, act.last)
    return spoils or _found_on_them(sentence, act) or (act.frame == "demolish" and act.voice != "active")


def _found_on_them(sentence: Sentence, act: Act) -> bool:
    """Whether weapons were found where the killed lay or were taken from them: `دو تروریست کشته شدند و مقداری سلاح از
    آن‌ها کشف شد`. A bomb that was defused is an act of its own."""
    if act.frame != "seize" or act.voice != "passive" or act.trigger.consequence:
        return False
    return any(
        a.trigger.consequence == "killed" and a.first < act.first and act.clause - a.clause <= 1 for a in sentence.acts
    )


def _two_doers(sentence: Sentence, first: Act, second: Act) -> bool:
    """Whether two acts are told of two sides: `به دنبال تجاوز ارتش ... گروه پایگاهی را هدف قرار داد`."""
    if {first.frame, second.frame} & {"clash", "repel"}:
        return False
    one, other = doer(sentence, first), doer(sentence, second)
    if one is None or other is None or one is other or not (one.code and other.code):
        return False
    return not akin(one.code, other.code)


def _answer(sentence: Sentence, first: Act, second: Act) -> bool:
    """Whether one act answers the other: `در پاسخ به ترور دو رزمنده ... هدف قرار داد` tells two."""
    early, late = sorted((first, second), key=lambda a: a.first)
    return (
        early.voice == "noun"
        and any(early.first - 3 <= hit.last < early.first for hit in sentence.reading.cues.get("response", []))
        and late is not early
    )


def _own_outcome(sentence: Sentence, live: list[Act], act: Act, last: Act) -> bool:
    """Whether each of two attacks has casualties of its own: `در انفجار بمب سه سرباز کشته شدند و طی انفجاری در ... دو
    پلیس به قتل رسیدند`. An attack that is pointed back to (`در این حملات`) is not a second one."""
    if any(hit.first <= act.first <= hit.last for hit in sentence.reading.cues.get("pointing", [])):
        return False
    harmed = {p.act.first for p in sentence.casualties}
    between = [a for a in live if a.first in harmed and a.clause < act.clause and a.clause >= last.clause]
    after = [a for a in live if a.first in harmed and a.clause == act.clause]
    return bool(between and after)


def _own_object(sentence: Sentence, act: Act, last: Act) -> bool:
    """Whether an act has a place or object of its own after the last one."""
    return any(last.verb_last < s.first < act.verb_last for s in sentence.spots) or any(
        last.verb_last < s.first < act.verb_last and s.is_object for s in sentence.sides
    )


def _consequence_home(
    sentence: Sentence, groups: list[list[Act]], violent: list[list[Act]], act: Act
) -> list[Act] | None:
    if act.trigger.consequence == "abducted":
        return next((g for g in groups if g[0].trigger.type == "abduction"), None)
    best, distance = None, 10**6
    for group in violent:
        anchor = group[0]
        if act.trigger.type and _answer(sentence, anchor, act):
            continue
        if min(a.clause for a in group) > act.clause and _finite(act):
            continue  # `X کشته شد و در انفجاری ... Y به قتل رسید`: what comes in a later clause does not explain it
        if _toll_elsewhere(sentence, group, act):
            continue
        murder = act.trigger.type == "violence_against_civilians" and anchor.frame in VIOLENT
        if murder and _finite(act) and _finite(anchor) and anchor.clause != act.clause:
            continue
        clauses = min(abs(a.clause - act.clause) for a in group)
        gap = min(abs(a.first - act.first) for a in group)
        # what came before explains a consequence better than what comes after
        score = clauses * 40 + gap + (25 if group[0].first > act.first else 0)
        if score < distance:
            best, distance = group, score
    return best


def _toll_elsewhere(sentence: Sentence, group: list[Act], act: Act) -> bool:
    """Whether an outcome is that of another act in another town, where each of the two has its own toll: `در الف دو
    سرباز کشته شدند و در ب سه شورشی از پای درآمدند`. `و در بیمارستان ب جان باختند` is no other act."""
    if not _finite(act) or not any(p.act is act for p in sentence.casualties):
        return False
    counted = [p.act for p in sentence.casualties if p.act in group and p.act.clause < act.clause]
    earlier = [a for a in counted if _finite(a) and a.first < act.first]
    if not earlier:
        return False
    last = max(a.verb_last for a in earlier)
    there = [s for s in sentence.spots if last < s.first < act.first and s.marker == "locative" and s.kind in TOWNS]
    here = {place for s in sentence.spots if s.first <= last for place in s.ids}
    return any(s.ids and here.isdisjoint(s.ids) for s in there) and bool(here)


def _span(sentence: Sentence, groups: list[list[Act]], n: int) -> tuple[int, int]:
    """The tokens in which a telling looks for its arguments: its clauses, or the sentence if it is alone there."""
    last_token = len(sentence.reading.tokens) - 1
    if len(groups) == 1:
        return 0, last_token
    clause_of = sentence.reading.clause_of
    mine = {a.clause for a in groups[n]}
    others = {a.clause for k, g in enumerate(groups) if k != n for a in g}
    low, high = min(mine), max(mine)
    while low - 1 >= 0 and low - 1 not in others:
        low -= 1
    while high + 1 not in others and high + 1 <= clause_of[-1]:
        high += 1
    members = [i for i, c in enumerate(clause_of) if low <= c <= high]
    first, last = members[0], members[-1]
    if low in others or high in others:  # several tellings share a clause: cut between them
        for k, group in enumerate(groups):
            if k == n:
                continue
            if group[0].first > groups[n][-1].first:
                last = min(last, group[0].first - 1)
            elif group[-1].last < groups[n][0].first:
                first = max(first, group[-1].verb_last + 1)
        after, before = _fence(sentence, groups, n)
        first, last = after or first, min(last, before)
    return min(first, groups[n][0].first), max(last, groups[n][-1].verb_last)


def _fence(sentence: Sentence, groups: list[list[Act]], n: int) -> tuple[int, int]:
    """The tokens between the borders of a telling with those before and after it."""
    low, high = 0, 10**9
    for k, group in enumerate(groups):
        if k != n and group[0].first > groups[n][-1].first:
            border = _border(sentence, groups[n], group)
            high = min(high, border - 1) if border is not None else high
        elif k != n:
            low = max(low, _border(sentence, group, groups[n]) or 0)
    return low, high


def _border(sentence: Sentence, early: list[Act], late: list[Act]) -> int | None:
    """The comma that divides two acts of one clause: before the subject of the later (`در پی حمله X به شهر، | Y پایگاه
    را زد`), or before its time and means (`در پاسخ به حمله X به شهر، | صبح امروز با موشک پایگاه را زدیم`)."""
    if early[-1].voice != "noun":
        return None
    words = [token.text for token in sentence.reading.tokens]
    subject = next((side for act in late if (side := doer(sentence, act)) is not None), None)
    end = subject.first if subject is not None and subject.first > early[-1].last else late[-1].first
    commas = [i for i in range(early[-1].last + 1, end) if words[i] == "،"]
    if subject is not None and subject.first < late[-1].last:
        return commas[-1] if commas and end == subject.first else None
    if late[-1].voice == "noun" or not _answer(sentence, early[0], late[-1]):
        return None
    return next((i for i in commas if words[i + 1] in ADVERBIAL), None)


def _to_come(telling: Telling) -> bool:
    """Whether talks are only to come: `درباره نشست آینده گفت که فردا گفت‌وگو خواهند کرد`."""
    if any(a.why == "journey" and a.modality == "planned" for a in telling.acts):
        return True
    told = {a.modality for a in telling.acts if a.voice != "noun"}
    return telling.frame in ("talk", "agree") and told == {"planned"}


def _status(telling: Telling) -> None:
    modalities = {a.modality for a in telling.acts}
    if "denied" in modalities:
        telling.status = "denied"
        telling.because("status", "denial")
    elif modalities == {"planned"} or _to_come(telling):
        telling.status = "planned"
        telling.because("status", "plan or future")
