"""Who did it, to whom and where: the parts that sides and places play in a telling.

Every side hangs on one act of its sentence: a preposition or an ezafe on the nearest event noun before it, else on the
verb of its clause. Its marker then decides: `توسط` the doer, `علیه` the target,
the noun it hangs on (`حمله X` the doer,
`بمباران X` the one struck), `را` the object; a bare noun is the subject, which a passive verb makes the victim. Who
stands in a relative clause has no part in the clause around it.
"""

from __future__ import annotations

from rasad.coding.governing import SHOT, speaks
from rasad.coding.kinship import akin
from rasad.coding.machines import is_weapon, launched, shot_down, with_thing
from rasad.coding.own_acts import downed, outlaw, speaker_acts
from rasad.coding.parts import GUESS, Part, list_with, main_act, part_of
from rasad.coding.persons import RELATIONS, name_beside, nameless
from rasad.coding.phrases import Side, Spot, plural
from rasad.coding.pointing import STANDS_FOR, points
from rasad.coding.telling import Sentence, Telling

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
#: Adjectives of a relative.
KIN_ADJECTIVES = frozenset({"ناتنی", "بزرگ", "کوچک", "ارشد"})
#: How sure it is whose machine was shot down where it is not what the verb says.
SURELY_DOWN = 3
#: So many words at most name a person.
LONGEST_NAME = 4
#: Words before some of those counted, the last first.
AMONG = frozenset({("جمله", "از"), ("جمله", "من")})
#: Rows of driving others away from a place.
DRIVEN = frozenset({"driven_out", "driven_back", "beaten_back"})


def assign(telling: Telling) -> None:
    """Fill initiator, target and places of a telling."""
    sentence = telling.sentence
    first, last = telling.span
    speaker_spans = [(s.first, s.last) for s in sentence.attribution.speakers]
    near = [
        s
        for s in sentence.sides
        if (s.is_object or not speaks(sentence, s) or _speaks_after(telling, s))
        and not is_weapon(telling, s)
        and not among(sentence, s)
        and not _related_to(sentence, s)
        and not _said_again(sentence, s)
    ]
    victims = {(p.side.first, p.side.last) for p in sentence.casualties if p.side and p.act in telling.acts}
    doers: list[tuple[int, Side, str]] = []
    struck: list[tuple[int, Side, str]] = []
    shared: list[tuple[int, Side, str]] = []
    for side in near:
        part = part_of(telling, side)
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
    fought = any(act.frame == "clash" for act in telling.acts)
    if fought and not doers and any(s.marker == "with" for _, s, _ in struck):
        # دو مرزبان در درگیری با گروه کشته شدند: those who fought it are the first side
        opponents = [entry for entry in struck if entry[1].marker == "with"]
        hit = [(rank, _body(sentence, s), rule) for rank, s, rule in struck if s.marker != "with" and _fought(s)]
        # دو تروریست در درگیری با مرزبانان کشته شدند: the force is
        by_force = bool(hit) and all(outlaw(s) for _, s, _ in hit) and not any(outlaw(s) for _, s, _ in opponents)
        doers, struck = (opponents, hit) if by_force else (hit, opponents)
    if not doers and telling.frame in LAUNCHED:
        held = {id(entry[1]) for entry in struck}
        doers = [(3, s, "owner of what struck") for s in near if id(s) not in held and launched(telling, s)]
    telling.initiator = _pick(telling, "initiator", doers)
    held = {id(s) for s in telling.initiator}
    telling.target = [s for s in _pick(telling, "target", struck) if id(s) not in held]
    if downed(telling):
        flown = shot_down(telling, near)
        if flown != telling.target:
            telling.target_rank = min(telling.target_rank, SURELY_DOWN)
        telling.target = flown
    speaker_acts(telling)
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
    telling.target = [_body(sentence, side, near=2) if side.armed else side for side in telling.target]
    telling.target = [with_thing(sentence, _resolved(sentence, side, telling.initiator)) for side in telling.target]


def among(sentence: Sentence, side: Side) -> bool:
    """Whether a side is told to be among those counted before: `پنج نفر، از جمله یک زن و دو کودک`."""
    tokens = sentence.reading.tokens
    counted = {i for _, a, b in sentence.reading.quantities for i in range(a, b + 1)}
    at = side.first - 1
    while at > 0 and (at in counted or tokens[at].kind == "number"):
        at -= 1
    if at > 0 and (tokens[at].text == "ازجمله" or (tokens[at].text, tokens[at - 1].text) in AMONG):
        return True
    if not side.coordinated:
        return False
    before = next((s for s in reversed(sentence.sides) if s.last < side.first), None)
    return before is not None and among(sentence, before)


def _fought(side: Side) -> bool:
    """Whether those hit in a clash may have fought in it: the armed, and people told by their nation alone (`در درگیری
    با نظامیان سه کرد کشته شدند`)."""
    nation = len(side.hits) == 1 and side.hits[0].entry.detail == "demonym"
    return bool(side.armed) or (side.armed is None and nation)


def _related_to(sentence: Sentence, side: Side) -> bool:
    """Whether a side only says whose relative a person is: `برادرزاده ناتنی [رئیس‌جمهور] بازداشت شد`."""
    tokens = sentence.reading.tokens
    at = side.first - 1
    if side.noun_class in ("authority", "leader"):  # برادرزاده [کریم هاشمی،] رئیس پیشین مجلس
        names = 0
        while at > 0 and names < LONGEST_NAME and (tokens[at].text == "،" or nameless(sentence.reading, at)):
            if tokens[at].text in RELATIONS:
                break
            names += tokens[at].text != "،"
            at -= 1
    if at > 0 and tokens[at].text in KIN_ADJECTIVES:
        at -= 1
    return at >= 0 and tokens[at].text in RELATIONS and side.noun_class != "victim"


def _said_again(sentence: Sentence, side: Side) -> bool:
    """Whether a noun only says more of a named person: `کریم احمدی، شاعر و [مورخ] افغان، کشته شد`."""
    if not side.coordinated or side.noun_class not in ("civilian", "authority") or plural(sentence.reading, side):
        return False
    before = next((s for s in reversed(sentence.sides) if s.last < side.first), None)
    return (
        before is not None
        and before.noun_class in ("civilian", "authority")
        and name_beside(sentence.reading, before) is not None
        and name_beside(sentence.reading, side) is None
        and not any(a <= side.first <= b + 2 for _, a, b in sentence.reading.quantities)
    )


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
        side_of_it = spot.direction or spot.first != spot.name_first
        if hit is None or not (spot.country or (side_of_it and hit.last == spot.name_last)):
            continue
        soil = reading.tokens[spot.first].text == "خاک"  # حمله به خاک الف
        if side_of_it and not soil and not (spot.direction and telling.frame == "fire"):
            continue  # راکت‌ها به شمال اسرائیل شلیک شد; but a raid on the south of a state may be on another's men there
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
    if side.code or kinds is None or not points(sentence, side):
        return side
    if side.first < side.last and side.noun_class != "unit":
        return side  # شهروندان این کشور are no state
    held = {s.code for s in others}
    before = [s for s in sentence.sides if s.last < side.first and s.code and s.kind in kinds]
    before.sort(key=lambda s: speaks(sentence, s))  # who speaks of `this country` means his own
    if not before or before[-1].code in held:
        return side
    return before[-1]


def _body(sentence: Sentence, member: Side, *, near: int = 9) -> Side:
    """The body that a fighter without a name of a side is told to be of: `ستوان «...» از [نیروهای مرزبانی]`."""
    if member.code:
        return member
    tokens = sentence.reading.tokens
    return next(
        (
            side
            for side in sentence.sides
            if 0 < side.first - member.last <= near
            and tokens[side.first - 1].text == "از"
            and side.armed
            and sentence.reading.clause_of[side.first] == sentence.reading.clause_of[member.last]
        ),
        member,
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
    listed = list_with(telling.sentence, head[0])
    if slot == "target" and any(side.code for side, _ in kept):  # سه تانک و یک نفربر گروه: the things are no side
        kept = [pair for pair in kept if pair[0].code or pair[0].noun_class != "unit"]
        head = head if any(pair[0] is head[0] for pair in kept) else kept[0]
    return [side for side, _ in kept if side is head[0] or id(side) in listed]


def _where(telling: Telling, spot: Spot) -> bool:
    """Whether a place says where the act was."""
    marker = spot.marker
    if marker == "locative" or spot.direction:
        return True
    if marker in ("to", "against") or marker.startswith("trigger:"):
        return telling.frame in STRIKES or telling.frame in (
            "harm",
            "loss",
            "clash",
            "protest",
            "release",
            "talk",
            "aid",
        )
    if marker == "from":
        # شورشیان را از شهر عقب راندند، بیرون راندند
        driven = any(a.trigger.id in DRIVEN for a in telling.acts)
        return driven or telling.frame in ("fire", "withdraw", "deploy", "siege", "infiltrate", "repel")
    if spot.is_object:
        return telling.frame in STRIKES
    if marker in ("agent", "with"):
        return False
    return spot.kind != "country" or not spot.country
