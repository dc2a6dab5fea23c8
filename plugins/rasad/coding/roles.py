"""Who did it, to whom and where: the parts that sides and places play in a telling.

Every side hangs on one act of its sentence: a preposition or an ezafe on the nearest event noun before it, else on the
verb of its clause. Its marker then decides: `توسط` the doer, `علیه` the target,
the noun it hangs on (`حمله X` the doer,
`بمباران X` the one struck), `را` the object; a bare noun is the subject, which a passive verb makes the victim. Who
stands in a relative clause has no part in the clause around it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple

from rasad.coding.acts import Act
from rasad.coding.governing import AGENTIVE, DOER_NOUNS, INTRANSITIVE, MUTUAL, SHOT, governing, speaks
from rasad.coding.lexicon import dictionaries
from rasad.coding.phrases import Side, Spot
from rasad.coding.reading import FUNCTION_WORDS, Reading
from rasad.coding.speakers import Speaker
from rasad.coding.telling import CONSEQUENCES, VIOLENT, Sentence, Telling, akin

#: Frames whose passive subject is the one who suffers.
SUFFERED = frozenset(
    {
        "harm",
        "loss",
        "arrest",
        "hit",
        "attack",
        "take",
        "siege",
        "demolish",
        "sanction",
        "threaten",
        "accuse",
        "release",
        "liberate",
        "seize",
        "fall",
    }
)
#: Frames in which `به` and `بر` lead to the one struck.
AT_SOMEBODY = frozenset(
    {"attack", "hit", "fire", "impact", "explode", "operation", "threaten", "sanction", "infiltrate", "aid", "clash"}
)
#: Frames whose noun names the one struck by ezafe (`بازداشت پنج نفر`).
STRUCK_NOUNS = frozenset({"harm", "hit", "arrest", "loss", "take", "siege", "accuse", "seize", "demolish", "release"})
#: Frames in which a place stands after `به` or as the object.
STRIKES = frozenset(
    {
        "attack",
        "hit",
        "fire",
        "impact",
        "explode",
        "take",
        "siege",
        "liberate",
        "infiltrate",
        "fall",
        "operation",
        "demolish",
        "withdraw",
        "deploy",
        "block",
    }
)
#: Frames in which something that flew struck.
LAUNCHED = frozenset({"explode", "impact", "hit", "attack"})
#: Frames that strike at a state.
AT_A_STATE = frozenset({"attack", "fire", "hit", "threaten"})
#: Frames of strikes that the one who struck announces.
TOLD_OF_OWN = frozenset({"attack", "hit", "fire", "operation"})
#: Frames whose verbs strike only their object.
TAKES_OBJECT = frozenset({"arrest", "harm", "loss", "release", "liberate", "seize"})
#: Words that make a subject the cause of the harm that follows: `بمبگذار باعث کشته شدن دو نفر شد`.
CAUSES = frozenset({"باعث", "موجب", "سبب", "منجر"})
#: Things that are named with the country they are of.
VEHICLES = frozenset({"ship", "tanker", "boat", "vehicle", "truck", "pickup"})
#: Words before what a protest is against.
AGAINST = frozenset({"اعتراض", "محکومیت", "واکنش", "نسبت"})
#: Words for captivity before the captor.
CAPTIVITY = frozenset({"بند", "چنگ", "چنگال", "دست", "اسارت", "زندان"})
#: What is shot down.
FLYING = ("پهپاد", "جنگنده", "بالگرد", "هلیکوپتر", "هواپیما", "بمبافکن", "ریزپرنده", "کوادکوپتر", "موشک", "بالن")
#: Pronouns of persons.
HE = frozenset({"او", "وی", "ایشان"})
#: Words with which `شد` has a doer for its subject.
DOING = frozenset({"وارد", "موفق", "خارج", "عازم", "روانه", "درگیر", "مستقر", "قادر"})
#: Ranks of officers, who speak for a body that is told elsewhere.
RANKS = frozenset({"سردار", "سرلشکر", "سرتیپ", "سرهنگ", "سرگرد", "سروان", "ستوان", "ژنرال", "سپهبد", "امیر"})
#: Nouns that stand for a side told before, and the kinds of actors they stand for.
STANDS_FOR = {
    "گروه": frozenset({"terrorist", "rebel", "militia"}),
    "گروهک": frozenset({"terrorist", "rebel", "militia"}),
    "جنبش": frozenset({"rebel", "militia", "party", "terrorist"}),
    "رژیم": frozenset({"state", "government", "military"}),
    "کشور": frozenset({"state", "government", "military"}),
}
#: Words before an event noun that make the subject its doer: `اقدام به ربایش`.
UNDERTAKING = frozenset({("اقدام", "به"), ("دست", "به"), ("مبادرت", "به"), ("موفق", "به")})
#: Ranks from here on are guesses: only the nearest counts.
GUESS = 4

Slot = Literal["initiator", "target", "both", ""]


class Part(NamedTuple):
    """What a side is in a telling: less `rank` is surer."""

    slot: Slot
    rank: int
    rule: str


NOTHING = Part("", 9, "")


def assign(telling: Telling) -> None:
    """Fill initiator, target and places of a telling."""
    sentence = telling.sentence
    first, last = telling.span
    speaker_spans = [(s.first, s.last) for s in sentence.attribution.speakers]
    near = [
        s
        for s in sentence.sides
        if (s.is_object or not speaks(sentence, s) or _speaks_after(telling, s))
        and not _weapon(telling, s)
        and not _among(sentence, s)
    ]
    victims = {(p.side.first, p.side.last) for p in sentence.casualties if p.side and p.act in telling.acts}
    doers: list[tuple[int, Side, str]] = []
    struck: list[tuple[int, Side, str]] = []
    shared: list[tuple[int, Side, str]] = []
    for side in near:
        part = _part(telling, side)
        if (
            (side.first, side.last) in victims
            and part.slot != "target"
            and side.marker != "agent"
            and not (part.slot == "initiator" and part.rank < 2)
        ):
            part = Part("target", GUESS, "victim")
        entry = (part.rank, side, part.rule)
        if part.slot == "initiator":
            doers.append(entry)
        elif part.slot == "target":
            struck.append(entry)
        elif part.slot == "both":
            shared.append(entry)
    if shared:
        doers, struck = _mutual(doers, struck, shared)
    if telling.frame == "clash" and not doers and any(s.marker == "with" for _, s, _ in struck):
        # دو مرزبان در درگیری با گروه کشته شدند: those who fought it are the first side
        doers = [(rank, _body(sentence, s), rule) for rank, s, rule in struck if s.marker != "with" and s.armed]
        struck = [entry for entry in struck if entry[1].marker == "with"]
    if not doers and telling.frame in LAUNCHED:
        held = {id(entry[1]) for entry in struck}
        doers = [(3, s, "owner of what struck") for s in near if id(s) not in held and _launched(telling, s)]
    telling.initiator = _pick(telling, "initiator", doers)
    held = {id(s) for s in telling.initiator}
    telling.target = [s for s in _pick(telling, "target", struck) if id(s) not in held]
    if _downed(telling):
        telling.target = _shot_down(telling, near)
    _speaker_acts(telling)
    telling.initiator = [_resolved(sentence, side, telling.target) for side in telling.initiator]
    telling.spots = [
        spot
        for spot in sentence.spots
        if first <= spot.first <= last
        and _where(telling, spot)
        and not any(a <= spot.first and spot.last <= b for a, b in speaker_spans)
    ]
    if not telling.target and telling.frame in AT_A_STATE:
        telling.target = _state_struck(telling)
    telling.target = [_with_thing(sentence, _resolved(sentence, side, telling.initiator)) for side in telling.target]


def _among(sentence: Sentence, side: Side) -> bool:
    """Whether a side is told to be among those counted before: `پنج نفر، از جمله یک زن و دو کودک`."""
    tokens = sentence.reading.tokens
    counted = {i for _, a, b in sentence.reading.quantities for i in range(a, b + 1)}
    at = side.first - 1
    while at > 0 and (at in counted or tokens[at].kind == "number"):
        at -= 1
    if at > 0 and tokens[at].text == "جمله" and tokens[at - 1].text in ("از", "من"):
        return True
    if not side.coordinated:
        return False
    before = next((s for s in reversed(sentence.sides) if s.last < side.first), None)
    return before is not None and _among(sentence, before)


def _speaks_after(telling: Telling, side: Side) -> bool:
    """Whether a side did what its sentence tells and then spoke of it: `نیروها پنج نفر را بازداشت کردند و گفتند که`."""
    act = main_act(telling)
    clause_of = telling.sentence.reading.clause_of
    return act.voice == "active" and any(
        speaker.first <= side.first
        and side.last <= speaker.last < act.first
        and act.verb_last < speaker.verb_at
        and clause_of[act.verb_last] < clause_of[speaker.verb_at]
        for speaker in telling.sentence.attribution.speakers
    )


def _state_struck(telling: Telling) -> list[Side]:
    """The state at which something was fired, where nobody else is named: `چند راکت به سمت اسرائیل شلیک شد`."""
    reading = telling.sentence.reading
    states = {hit.first: hit for hit in reading.layer("country") if hit.entry.detail != "demonym"}
    for spot in telling.sentence.spots if telling.frame == "threaten" else telling.spots:
        hit = states.get(spot.name_first)
        if hit is None or not spot.country or spot.direction or spot.first != spot.name_first:
            continue
        if spot.marker not in ("to", "against") or not _fired(telling, spot):
            continue
        code = hit.entry.value
        if any(side.code and akin(side.code, code) for side in telling.initiator):
            continue
        telling.target_rank = GUESS
        telling.because("target", "the state struck", (hit.entry.row,))
        return [Side(spot.name_first, spot.name_last, code, "state", "", (hit.entry.row,), bare_country=True)]
    return []


def _fired(telling: Telling, spot: Spot) -> bool:
    """Whether the preposition of a place hangs on the act: `حمله به اسرائیل`, `به اسرائیل موشک شلیک کرد`."""
    reading = telling.sentence.reading
    for act in telling.sentence.acts if telling.frame == "threaten" else telling.acts:
        if 0 <= spot.marker_at - act.last <= SHOT and reading.clause_of[act.last] == reading.clause_of[spot.first]:
            return True
        if act.first > spot.last and act.clause == reading.clause_of[spot.last]:
            return not any(reading.is_break(i) for i in range(spot.last + 1, act.first))
    return False


def _resolved(sentence: Sentence, side: Side, others: list[Side]) -> Side:
    """The named side of the sentence that `این گروه` or `نیروی هوایی این رژیم` stands for; the side itself where it has
    a code or none is told before it."""
    tokens = sentence.reading.tokens
    word = tokens[side.last].text
    kinds = STANDS_FOR.get(word)
    if side.code or kinds is None or side.last == 0 or tokens[side.last - 1].text not in ("این", "همین"):
        return side
    if side.first < side.last and side.noun_class != "unit":
        return side  # شهروندان این کشور are no state
    held = {s.code for s in others}
    before = [s for s in sentence.sides if s.last < side.first and s.code and s.kind in kinds]
    before.sort(key=lambda s: speaks(sentence, s))  # who speaks of `this country` means his own
    if not before or before[-1].code in held:
        return side
    return before[-1]


def _body(sentence: Sentence, member: Side) -> Side:
    """The body that a fighter without a name of a side is told to be of: `ستوان «...» از [نیروهای مرزبانی]`."""
    if member.code:
        return member
    tokens = sentence.reading.tokens
    return next(
        (
            side
            for side in sentence.sides
            if 0 < side.first - member.last <= 9
            and tokens[side.first - 1].text == "از"
            and side.armed
            and sentence.reading.clause_of[side.first] == sentence.reading.clause_of[member.last]
        ),
        member,
    )


def _launched(telling: Telling, side: Side) -> bool:
    """Whether a side is named as the owner of what flew: `پهپاد حزب‌الله در ساختمانی منفجر شد`."""
    first, last = telling.span
    word = telling.sentence.reading.tokens[side.first].text
    return bool(
        side.code
        and side.noun_class == "unit"
        and word.startswith(("پهپاد", "جنگنده", "بالگرد", "ریزپرنده"))
        and first <= side.first <= last
        and not side.is_object
        and telling.sentence.reading.embedded(side.first) is None
        and side.marker in ("", "and", "trigger:explosion", "trigger:impact")
    )


def _weapon(telling: Telling, side: Side) -> bool:
    """Whether a machine is the means of an act and no side: `موشک ضد تانک`, `حملات توپخانه‌ای`."""
    if side.noun_class != "unit" or side.code:
        return False
    tokens = telling.sentence.reading.tokens
    return tokens[side.last].text == "ای" or (side.first > 0 and tokens[side.first - 1].text == "ضد")


def _shot_down(telling: Telling, near: list[Side]) -> list[Side]:
    """What was shot down, or whose it was: `پس از ورود پهپاد آمریکایی به حریم کشور ... سرنگون شد`."""
    first, last = telling.span
    kept = [s for s in telling.target if s.marker not in ("to", "locative", "from")]
    flying = [s for s in near if first <= s.first <= last and _flew(telling, s) and s not in telling.initiator]
    best = next((s for s in flying if s.code), flying[0] if flying else None)
    named = [s for s in kept if s.code]
    if named or best is None:
        return kept
    return [best]


def _flew(telling: Telling, side: Side) -> bool:
    """Whether a side is a machine that flies, or arms of somebody's."""
    return telling.sentence.reading.tokens[side.first].text.startswith(FLYING)


def manned(telling: Telling) -> list[Side]:
    """The doers of a telling without drones, which do nothing by themselves: their owner where the words name one
    (`پهپادهای تهاجمی حزب‌الله`), else nobody."""
    kept: list[Side] = []
    for side in telling.initiator:
        word = telling.sentence.reading.tokens[side.first].text
        if side.code or telling.frame not in VIOLENT or not word.startswith(("پهپاد", "ریزپرنده", "کوادکوپتر")):
            kept.append(side)
            continue
        owner = _owner(telling.sentence, side)
        if owner is not None and owner not in telling.target:
            kept.append(owner)
    return kept


def bearing(telling: Telling) -> list[Side]:
    """The targets of a telling without those whom a strike from afar only happened to hit (`پنج نفر، از جمله یک زن`),
    and without machines that nobody is said to own and that were not shot down."""
    if telling.type not in ("air_strike", "shelling"):
        return telling.target
    victims = {(p.side.first, p.side.last) for p in telling.casualties if p.side}
    return [
        side
        for side in telling.target
        if not (side.armed is False and telling.target_rank >= 3 and (side.first, side.last) in victims)
        and not (side.code is None and telling.target_rank >= 2 and _flew(telling, side))
    ]


def _owner(sentence: Sentence, thing: Side) -> Side | None:
    """The named side that a thing belongs to by ezafe, with an adjective or a model's name between at most."""
    tokens = sentence.reading.tokens
    return next(
        (
            side
            for side in sentence.sides
            if side.code
            and 0 < side.first - thing.last <= 5
            and not side.is_object
            and not any(
                t.text in FUNCTION_WORDS or sentence.reading.is_break(thing.last + 1 + k)
                for k, t in enumerate(tokens[thing.last + 1 : side.first])
                if t.text != "-"
            )
        ),
        None,
    )


def _mutual(
    doers: list[tuple[int, Side, str]], struck: list[tuple[int, Side, str]], shared: list[tuple[int, Side, str]]
) -> tuple[list[tuple[int, Side, str]], list[tuple[int, Side, str]]]:
    """The sides of a clash: the first stands as initiator, the other as target, unless one is known to be either."""
    for entry in shared:
        if not doers:
            doers = [entry]
        elif not struck or min(rank for rank, _, _ in struck) >= entry[0]:
            struck = [*[s for s in struck if s[0] <= entry[0]], entry]
    return doers, struck


def _pick(telling: Telling, slot: str, options: list[tuple[int, Side, str]]) -> list[Side]:
    """The first side of the best rank, with those that a list joins to it."""
    if not options:
        return []
    best = min(rank for rank, _, _ in options)
    kept = [(side, rule) for rank, side, rule in options if rank == best]
    anchor = main_act(telling).first
    head = min(kept, key=lambda pair: abs(pair[0].first - anchor)) if best >= GUESS else kept[0]
    telling.because(slot, head[1], head[0].rows)
    if slot == "initiator":
        telling.initiator_rank = best
    else:
        telling.target_rank = best
    listed = _list_with(telling.sentence, head[0])
    if slot == "target" and any(side.code for side, _ in kept):  # سه تانک و یک نفربر گروه: the things are no side
        kept = [pair for pair in kept if pair[0].code or pair[0].noun_class != "unit"]
        head = head if any(pair[0] is head[0] for pair in kept) else kept[0]
    return [side for side, _ in kept if side is head[0] or id(side) in listed]


def _list_with(sentence: Sentence, head: Side) -> set[int]:
    """The members of the list that a side stands in."""
    sides = sentence.sides
    at = next(i for i, s in enumerate(sides) if s is head)
    first, last = at, at
    while sides[first].coordinated and first > 0:
        first -= 1
    while last + 1 < len(sides) and sides[last + 1].coordinated:
        last += 1
    return {id(s) for s in sides[first : last + 1]}


def main_act(telling: Telling) -> Act:
    """The act that carries a telling: its first verb that is no consequence, else its first verb, else its first
    noun."""
    finite = [a for a in telling.acts if a.voice != "noun"]
    return next((a for a in finite if a.frame not in CONSEQUENCES), (finite or telling.acts)[0])


def _part(telling: Telling, side: Side) -> Part:
    """The part of a side in a telling."""
    sentence = telling.sentence
    related = _antecedent(telling, side)
    if related is not None:
        return related
    act = governing(sentence, side)
    if act is None:
        return _carried(telling, side)
    if not any(a is act for a in telling.acts):
        return _carried(telling, side)
    part = _by_marker(telling, side, act)
    if part.slot == "initiator" and side.marker == "agent" and _shot_down_later(telling, act):
        return Part("target", 1, "who launched what was shot down")
    main = main_act(telling)
    if act is not main and part.slot:
        if (
            main.trigger.consequence in ("shot_down", "defused")
            and act.frame in VIOLENT
            and act.voice == "noun"
            and side.marker != "agent"
        ):
            return NOTHING  # پس از تجاوز به حریم کشور ... سرنگون شد: the intrusion is another's deed
        return part._replace(rank=part.rank + (1 if main.frame in CONSEQUENCES or main.voice == "noun" else 3))
    return part


def _antecedent(telling: Telling, side: Side) -> Part | None:
    """The part of a side in the relative clause that it opens: `گروهی که دو خبرنگار را ربوده است`, `سربازانی که کشته
    شدند`; None where the act is not in that clause, or where the clause has a subject of its own."""
    sentence = telling.sentence
    reading = sentence.reading
    act = main_act(telling)
    shell = reading.embedded(act.first)
    if shell is None or act.voice == "noun" or not 0 < shell[0] - side.last <= 2 or side.last > shell[0]:
        return None
    between = {t.text for t in reading.tokens[side.last + 1 : shell[0]]}
    if between - {"را", "،", "»", '"'}:
        return None
    inner = [
        s for s in sentence.sides if shell[0] < s.first < act.first and s.marker in ("", "and") and not s.is_object
    ]
    if act.voice == "active" and act.frame in AGENTIVE and not any(not s.genitive and not s.asset for s in inner):
        return Part("initiator", 2, "antecedent of a relative clause")
    if act.voice == "passive" and act.frame in SUFFERED and not inner and side.marker in ("", "and"):
        return Part("target", 3, "antecedent of a relative clause")
    return None


def _shot_down_later(telling: Telling, act: Act) -> bool:
    """Whether what an act launched is told to have been shot down: `ده پهپاد شلیک‌شده توسط شورشیان را سرنگون کرد`."""
    return (
        act.frame == "fire"
        and act.voice == "passive"
        and any(a.first > act.first and a.trigger.consequence == "shot_down" for a in telling.acts)
    )


def _by_marker(telling: Telling, side: Side, act: Act) -> Part:
    marker = side.marker
    frame = act.frame
    if marker == "agent":
        return Part("initiator", 0, "agent of a passive")
    if marker == "against":
        if act.voice != "noun" and frame in TAKES_OBJECT:
            return NOTHING  # شورشیان را به ظن جنگ علیه دولت بازداشت کردند
        return Part("target", 0, "after علیه")
    if marker == "between":
        return Part("both", 0, "both sides of میان") if telling.frame in MUTUAL else NOTHING
    if marker.startswith("trigger:"):
        return _by_ezafe(telling.sentence, side, act)
    if frame in ("release", "liberate") and _captor(telling.sentence, side):
        return Part("target", 0, "captor")
    if marker == "to" and act.trigger.id in ("ascribe", "pointed"):
        return Part("target", 1, "after به")
    if frame == "protest" and _protested(telling.sentence, side):
        return Part("target", 2, "whom a protest is against")
    if marker == "with" and act.voice == "passive" and frame in ("loss", "hit") and side.code and _battery(side):
        return Part("initiator", 1, "battery that shot")
    if marker == "with" and frame in MUTUAL:
        return Part("target", 1, "other side after با")
    if marker == "to" and frame in AT_SOMEBODY:
        return Part("target", 1, "after به")
    if side.is_object and frame == "fire" and side.noun_class == "unit":
        return NOTHING  # پهپادهایی را به سوی شهر شلیک کرد: what was fired
    if side.is_object:
        return (
            Part("target", 1, "object")
            if act.voice == "active" or (act.voice == "noun" and act.first < side.first)
            else NOTHING
        )
    if marker not in ("", "and"):
        return NOTHING
    if act.trigger.id == "culprit":
        return Part("target", 1, "who is called the culprit")
    if act.trigger.id == "control" and _in_hands(telling.sentence, act):
        return NOTHING  # ساختمان شورای شهر در کنترل شورشیان قرار گرفت: what was taken
    if act.voice == "noun" and frame == "harm" and side.last < act.first and _causes(telling.sentence, side, act):
        return Part("initiator", 2, "who caused it")
    if act.voice == "noun" and not side.genitive and _undertakes(telling.sentence, side, act):
        return Part("initiator", 2, "who undertook it")
    if frame in AGENTIVE and (act.voice == "active" or (act.voice == "passive" and frame in INTRANSITIVE)):
        return _bare(telling, side, act)
    if act.voice == "passive" and frame in SUFFERED:
        return Part("target", 3, "subject of a passive")
    if act.voice == "noun" and frame in AGENTIVE and frame not in CONSEQUENCES and side.first < act.first:
        if _denies(telling.sentence, side) or (frame in VIOLENT and _sees_only(telling.sentence, side, act)):
            return NOTHING
        if frame in ("harm", "arrest") and _told_of(telling.sentence, side, act):
            return Part("target", 3, "subject of a passive")
        guess = GUESS + 2 if side.genitive else GUESS + 1
        return Part("both" if frame in MUTUAL else "initiator", guess, "named before the noun")
    return NOTHING


def _protested(sentence: Sentence, side: Side) -> bool:
    """Whether a protest is against a side: `در اعتراض به جنایات ارتش`, `در مقابل سفارت آمریکا`."""
    words = [t.text for t in sentence.reading.tokens[max(0, side.first - 6) : side.first]]
    embassy = bool(words) and words[-1] in ("سفارت", "سفارتخانه", "کنسولگری")
    return side.code is not None and (embassy or (side.marker == "to" and bool(set(words) & AGAINST)))


def _captor(sentence: Sentence, side: Side) -> bool:
    """Whether captives are freed from the hands of a side: `از بند گروهک آزاد شدند`."""
    tokens = sentence.reading.tokens
    return side.first > 1 and tokens[side.first - 1].text in CAPTIVITY and tokens[side.first - 2].text in ("از", "در")


def _battery(side: Side) -> bool:
    """Whether a side is named by its weapon that shoots at aircraft: `با پدافند ارتش سرنگون شد`."""
    return bool(side.hits) and side.hits[0].entry.value == "پدافند هوایی"


def _denies(sentence: Sentence, side: Side) -> bool:
    """Whether the clause of a side denies: `دولت ایران نقش داشتن در این حمله را رد کرد`."""
    reading = sentence.reading
    clause = reading.clause_of[side.first]
    return any(reading.clause_of[hit.first] == clause for hit in reading.cues.get("denial", []))


def _sees_only(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a side named before the noun of an attack only speaks of it or answers it: officials (`نخست‌وزیر در پی
    حملات سفر کرد`), the unarmed, and owners of what is named (`یک شرکت اسرائیلی`)."""
    if side.noun_class in ("authority", "civilian", "victim", "crowd") or side.kind in ("person", "civilian"):
        return True
    adjective = len(side.hits) == 1 and side.hits[0].entry.layer == "country" and not side.bare_country
    if side.genitive and adjective:
        return True
    reading = sentence.reading
    return any(
        side.last < hit.first <= act.first - 1 <= hit.last + 2
        for name in ("response", "aftermath")
        for hit in reading.cues.get(name, [])
        if reading.tokens[hit.first].text != "با"
    )


def _told_of(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a counted noun stands right before a word whose verb is left out: `چهار تروریست بازداشت و دو تن کشته
    شدند`."""
    reading = sentence.reading
    following = reading.tokens[act.last + 1].text if act.last + 1 < len(reading.tokens) else "."
    return (
        act.first == side.last + 1
        and following in ("و", ".", "؛", "،")
        and any(a <= side.first <= b + 2 for _, a, b in reading.quantities)
    )


def _bare(telling: Telling, side: Side, act: Act) -> Part:
    """A bare noun before an active verb: its subject, or an object whose `را` was left out (`مواضع گروه بمباران
    کرد`)."""
    reading = telling.sentence.reading
    earlier = [
        s
        for s in telling.sentence.sides
        if s is not side
        and s.marker in ("", "and")
        and not s.is_object
        and s.first < side.first
        and not s.genitive
        and not (side.code and speaks(telling.sentence, s))
        and reading.clause_of[s.first] == reading.clause_of[side.first]
        and not reading.embedded(s.first)
    ]
    if side.asset:
        return Part("target", 3, "owner of what was struck") if earlier or act.first - side.last <= 3 else NOTHING
    if side.genitive:
        if act.frame in VIOLENT and len(side.hits) == 1 and side.hits[0].entry.detail == "demonym":
            return NOTHING  # تحت مدیریت یک شرکت اسرائیلی
        return Part("initiator", GUESS + 1, "names what the subject belongs to")
    if earlier and not (side.coordinated and side.marker_at >= 0):
        counted = any(a <= side.first <= b + 1 for _, a, b in reading.quantities)
        return Part("target", 3, "bare object") if counted or act.first - side.last <= 2 else NOTHING
    return Part("initiator", 2, "subject")


def _carried(telling: Telling, side: Side) -> Part:
    """The subject of the clause before, where the clause of the act has none: `ارتش شهر را گرفت و مواضع ... را
    کوبید`."""
    sentence = telling.sentence
    reading = sentence.reading
    act = main_act(telling)
    if act.voice != "active" or act.frame not in AGENTIVE:
        return NOTHING
    if side.is_object or side.genitive or side.marker not in ("", "and"):
        return NOTHING
    clause = reading.clause_of[side.first]
    if not 0 < act.clause - clause <= 2 or reading.embedded(side.first) != reading.embedded(act.first):
        return NOTHING
    ends = next(
        (
            v
            for v in reading.verbs
            if reading.clause_of[v.last] == clause
            and reading.clause_of[min(v.last + 1, len(reading.tokens) - 1)] != clause
        ),
        None,
    )
    words = {t.text for t, c in zip(reading.tokens, reading.clause_of, strict=True) if c == clause}
    if ends is not None and (ends.passive or (ends.verb == "شد" and not words & DOING)):
        return NOTHING
    return Part("initiator", 3, "subject of the clause before")


def _by_ezafe(sentence: Sentence, side: Side, act: Act) -> Part:
    if act.frame in ("siege", "take") and sentence.reading.tokens[act.first].text in ("در", "به", "تحت"):
        return Part("initiator", 1, "in whose hands")  # در محاصره ارتش، به تصرف گروه
    if act.trigger.id == "control" and _in_hands(sentence, act):
        return Part("initiator", 1, "in whose hands")
    if act.trigger.id == "planted" and side.code and side.armed:
        return Part("initiator", 1, "ezafe of the event noun")  # بمب‌گذاری طالبان
    if act.trigger.id in ("target", "attacked") and act.voice == "passive":
        return Part("initiator", 1, "ezafe of هدف")
    if act.frame in DOER_NOUNS:
        return Part("initiator", 1, "ezafe of the event noun")
    if act.frame == "clash":
        if side.bare_country and not _list_with_another(sentence, side):
            return NOTHING  # درگیری‌های افغانستان: where it was
        return Part("both", 1, "ezafe of the clash")
    if act.frame in STRUCK_NOUNS and (act.voice == "noun" or act.frame in ("harm", "arrest")):
        return Part("target", 1, "ezafe of the event noun")
    return NOTHING


def _list_with_another(sentence: Sentence, side: Side) -> bool:
    """Whether a country stands beside another side of a clash: `درگیری ارمنستان و آذربایجان`, `نبرد روسیه با گروه`."""
    return len(_list_with(sentence, side)) > 1 or any(
        s.marker == "with" and 0 < s.first - side.last <= 4 for s in sentence.sides
    )


def _in_hands(sentence: Sentence, act: Act) -> bool:
    """Whether a place is told to be in somebody's hands: `شهر در کنترل شورشیان قرار گرفت`."""
    return (
        act.first > 0
        and sentence.reading.tokens[act.first - 1].text in ("در", "به", "تحت")
        and any(s.marker.startswith("trigger:") and s.marker_at == act.first for s in sentence.sides)
    )


def _causes(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a fighter is the subject of `باعث ... شد`: `یک بمبگذار باعث کشته شدن سه سرباز شد`."""
    words = [t.text for t in sentence.reading.tokens]
    between = words[side.last + 1 : act.first]
    return bool(side.armed and between and CAUSES & set(between[:1]) and not set(between) & {"،", "که"})


def _undertakes(sentence: Sentence, side: Side, act: Act) -> bool:
    """Whether a side is the subject of a verb that takes an event noun: `گروه اقدام به ربایش مرزبانان کرد`."""
    tokens = sentence.reading.tokens
    if not (0 < act.first - 1 > side.last and (tokens[act.first - 2].text, tokens[act.first - 1].text) in UNDERTAKING):
        return False
    return not any(side.last < s.first < act.first and s.marker == "" and not s.coordinated for s in sentence.sides)


def _takes_on(reading: Reading, i: int) -> bool:
    """Whether a token tells that somebody took responsibility: `بر عهده گرفت`, `پذیرفت`; not `بر عهده گروه می‌داند`."""
    text = reading.tokens[i].text
    if text in ("عهده", "برعهده", "بعهده"):
        return (
            i + 1 < len(reading.tokens) and not reading.tokens[i + 1].text.startswith("ن") and i + 1 in reading.verbal
        )
    return text in ("پذیرفت", "پذیرفته")


def _claimed(telling: Telling) -> Side | None:
    """Who took responsibility: `داعش مسئولیت این حمله را بر عهده گرفت`"""
    reading = telling.sentence.reading
    at = next((i for i, t in enumerate(reading.tokens) if t.text in ("مسیولیت", "مسوولیت", "مسئولیت", "مسؤولیت")), None)
    if at is None or not any(_takes_on(reading, i) for i in range(at, len(reading.tokens))):
        return None
    return next((s for s in telling.sentence.sides if s.first < at and s.marker in ("", "and") and s.code), None)


def _speaker_acts(telling: Telling) -> None:
    """A speaker who tells of an act of his own side is its doer where nobody else is: `ارتش اعلام کرد ... هدف قرار
    داد`;
    and of accusations and threats the speaker is the doer by definition."""
    claimer = _claimed(telling)
    if claimer is not None and telling.frame not in ("accuse", "threaten"):
        telling.initiator = [claimer]
        telling.initiator_rank = 0
        telling.because("initiator", "claim of responsibility", claimer.rows)
        return
    if telling.initiator and telling.frame not in ("accuse", "threaten") and manned(telling):
        return
    sentence = telling.sentence
    for speaker in sentence.attribution.speakers:
        side = next(
            (s for s in sentence.sides if speaker.first <= s.first and s.last <= speaker.last),
            next((s for s in sentence.sides if 0 < s.first - speaker.last <= 2 and speaks(sentence, s)), None),
        )
        if (
            side is None
            and telling.frame in ("accuse", "threaten")
            and speaker.verb_at >= 0
            and speaker.last - speaker.first <= 3
        ):
            side = Side(speaker.first, speaker.last, speaker.code, "person", "", ("speaker",))
        if side is None:
            continue
        if telling.frame in ("accuse", "threaten"):
            if not telling.initiator:
                telling.initiator = [side, *_partners(sentence, speaker, side)]
                telling.initiator_rank = 1
                telling.because("initiator", "speaker", side.rows)
            return
        if (telling.frame in TOLD_OF_OWN or _downed(telling)) and _strikes_another(telling, side):
            telling.initiator = [_side_of(side), *_partners(sentence, speaker, side)]
            telling.initiator_rank = 3
            telling.because("initiator", "speaker tells of his own side", side.rows)
            return
        active = next((a for a in telling.acts if a.voice == "active"), None)
        if active is not None and _he(sentence, speaker, active) and side.code:
            telling.initiator = [side]
            telling.initiator_rank = 3
            telling.because("initiator", "speaker tells of himself", side.rows)
            return
        if active is not None and 0 <= speaker.verb_at < active.first and _own(sentence, speaker, side, active):
            telling.initiator = [_side_of(side), *_partners(sentence, speaker, side)]
            telling.initiator_rank = 3
            telling.because("initiator", "speaker tells of his own side", side.rows)
            return


def _with_thing(sentence: Sentence, side: Side) -> Side:
    """A ship or car with the country that it is of: `[نفتکش سعودی] هدف قرار گرفت`."""
    if not (side.asset or side.marker_at < side.first) or len(side.hits) != 1 or side.hits[0].entry.layer != "country":
        return side
    thing = next(
        (h for h in sentence.reading.layer("item") if h.last == side.first - 1 and h.entry.value in VEHICLES), None
    )
    return replace(side, first=thing.first) if thing else side


def _side_of(speaker: Side) -> Side:
    """The force that a spokesman speaks for: `سخنگوی [ارتش]`. Commanders and offices stand for their side."""
    if not (speaker.hits and speaker.hits[0].entry.value == "سخنگو"):
        return speaker
    named = next((hit for hit in speaker.hits if hit.entry.value == speaker.code), None)
    return replace(speaker, first=named.first, last=named.last, noun_class="") if named else speaker


def _partners(sentence: Sentence, speaker: Speaker, side: Side) -> list[Side]:
    """The other sides that a speaker speaks for or with: `ارتش عراق و [آمریکا] اعلام کردند`."""
    listed = _list_with(sentence, side) if any(s is side for s in sentence.sides) else set()
    return [
        s
        for s in sentence.sides
        if side.last < s.first and s.code and s.coordinated and (s.last <= speaker.last or id(s) in listed)
    ]


def _he(sentence: Sentence, speaker: Speaker, act: Act) -> bool:
    """Whether a pronoun makes the speaker the subject of an act: `فرمانده گفت که او با وزیر دیدار کرده است`."""
    tokens = sentence.reading.tokens
    return 0 <= speaker.verb_at < act.first and any(
        tokens[i].text in HE and tokens[i - 1].text in ("که", ":", "،", "«")
        for i in range(speaker.verb_at + 1, act.first)
    )


def _downed(telling: Telling) -> bool:
    """Whether a telling is of a machine that was shot down."""
    return any(a.trigger.consequence == "shot_down" for a in telling.acts)


def _strikes_another(telling: Telling, speaker: Side) -> bool:
    """Whether an armed speaker tells of a strike on another side: `حزب‌الله از حمله به نظامیان اسرائیل خبر داد`."""
    return bool(speaker.armed and speaker.code) and any(
        side.code and not akin(speaker.code or "", side.code) for side in telling.target
    )


def _own(sentence: Sentence, speaker: Speaker, side: Side, act: Act) -> bool:
    """Whether a speaker speaks of his own side: an army, a ministry of defence, a state, or anybody who says `we`."""
    tokens = sentence.reading.tokens
    if tokens[act.verb_last].text.endswith("یم"):
        return True
    said = {t.text for t in tokens[speaker.first : speaker.last + 1]}
    if not side.code and said & RANKS:
        return False  # سرهنگ کریمی گفت: a man of some body, none knows which
    return bool(side.armed or "دفاع" in said or (side.kind == "state" and not side.noun_class))


def _where(telling: Telling, spot: Spot) -> bool:
    """Whether a place says where the act was."""
    marker = spot.marker
    if marker == "locative" or spot.direction:
        return True
    if marker in ("to", "against") or marker.startswith("trigger:"):
        return telling.frame in STRIKES or telling.frame in ("harm", "loss", "clash", "protest", "release", "talk")
    if marker == "from":
        return telling.frame in ("fire", "withdraw", "deploy", "siege", "infiltrate")
    if spot.is_object:
        return telling.frame in STRIKES
    if marker in ("agent", "with"):
        return False
    return spot.kind != "country" or not spot.country


def kin(code: str | None) -> set[str]:
    """An actor with all those it belongs to (its parents and its country's state)."""
    actors = dictionaries().actors
    family: set[str] = set()
    while code and code not in family:
        family.add(code)
        actor = actors.get(code)
        code = actor.parent if actor else None
    return family
