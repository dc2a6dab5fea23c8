"""Who did it, to whom and where: the parts that sides and places play in a telling.

The marker of a side decides: `توسط` the doer, `علیه` the target, the noun it hangs on (`حمله X` the doer, `بمباران X` the
one struck), `را` the object; a bare noun is the subject, which a passive verb makes the victim.
"""

from __future__ import annotations

from rasad.coding.acts import Act
from rasad.coding.lexicon import dictionaries
from rasad.coding.phrases import Side, Spot
from rasad.coding.telling import Telling

#: Event nouns whose ezafe names the doer (`حمله ارتش`); the other nouns' names the one struck (`ترور دانشمند`).
DOER_NOUNS = frozenset({"attack", "operation", "fire", "infiltrate", "withdraw", "deploy", "exercise", "violate", "threaten",
                        "sanction", "protest", "talk", "repel", "impact"})
#: Frames whose active verb takes a subject that does it.
AGENTIVE = frozenset({"attack", "hit", "fire", "clash", "harm", "loss", "take", "siege", "block", "arrest", "seize",
                      "demolish", "deploy", "exercise", "violate", "accuse", "threaten", "sanction", "aid", "liberate",
                      "repel", "infiltrate", "explode", "withdraw", "protest", "talk", "agree", "operation"})
#: Frames in which a place stands after `به` or as the object.
STRIKES = frozenset({"attack", "hit", "fire", "impact", "explode", "take", "siege", "liberate", "infiltrate", "fall",
                     "operation", "demolish", "withdraw", "deploy", "block"})


def assign(telling: Telling) -> None:
    """Fill initiator, target and places of a telling from its span of the sentence."""
    sentence = telling.sentence
    first, last = telling.span
    speaker_spans = [(s.first, s.last) for s in sentence.attribution.speakers]
    near = [s for s in sentence.sides if first <= s.first <= last
            and not any(a <= s.first and s.last <= b for a, b in speaker_spans)]
    victims = {(p.side.first, p.side.last) for p in sentence.casualties if p.side and p.act in telling.acts}
    doers: list[tuple[int, Side, str]] = []
    struck: list[tuple[int, Side, str]] = []
    for side in near:
        part, rank, rule = _part(telling, side)
        if (side.first, side.last) in victims and part != "target" and not (part == "initiator" and rank < 2):
            part, rank, rule = "target", 6, "victim"
        if part == "initiator":
            doers.append((rank, side, rule))
        elif part == "target":
            struck.append((rank, side, rule))
        elif part == "both":
            (struck if doers else doers).append((rank, side, rule))
    telling.initiator = _pick(telling, "initiator", doers)
    held = {id(s) for s in telling.initiator}
    telling.target = [s for s in _pick(telling, "target", struck) if id(s) not in held]
    _speaker_acts(telling)
    telling.spots = [spot for spot in sentence.spots if first <= spot.first <= last and _where(telling, spot)
                     and not any(a <= spot.first and spot.last <= b for a, b in speaker_spans)]


def _pick(telling: Telling, slot: str, options: list[tuple[int, Side, str]]) -> list[Side]:
    """The sides of the best rank; a coordination comes along."""
    if not options:
        return []
    best = min(rank for rank, _, _ in options)
    kept = [(side, rule) for rank, side, rule in options if rank == best]
    if best >= 4:  # guesses: only the nearest to the act
        anchor = telling.acts[0].first
        nearest = min(kept, key=lambda pair: abs(pair[0].first - anchor))
        kept = [pair for pair in kept if pair is nearest or pair[0].coordinated]
    telling.because(slot, kept[0][1], kept[0][0].rows)
    return [side for side, _ in kept]


def _part(telling: Telling, side: Side) -> tuple[str, int, str]:
    """The part of a side in a telling, how sure it is (less is surer), and the rule's name."""
    marker = side.marker
    frame = telling.frame
    finite = [a for a in telling.acts if a.voice != "noun"]
    main = next((a for a in finite if a.clause == telling.sentence.reading.clause_of[side.first]),
                finite[0] if finite else telling.acts[0])
    if marker == "agent":
        return "initiator", 0, "agent of a passive"
    if marker == "against":
        return "target", 0, "after علیه"
    if marker == "between":
        return "both", 0, "both sides of میان"
    if marker.startswith("trigger:"):
        part = _by_ezafe(telling, side, marker.partition(":")[2])
        if part:
            return part
    if marker == "to" and main.trigger.id == "ascribe":
        return "target", 1, "after به"
    if marker == "with" and frame in ("clash", "talk", "agree"):
        return ("target", 1, "other side after با")
    if marker == "to" and frame in ("attack", "hit", "fire", "impact", "explode", "operation", "threaten", "sanction",
                                    "infiltrate", "aid", "deploy", "clash"):
        return "target", 1, "after به"
    if side.is_object:
        if any(a.voice == "active" for a in telling.acts):
            return "target", 1, "object"
        return "", 9, ""
    if marker in ("", "and"):
        if main.voice == "active" and frame in AGENTIVE and side.first < main.first:
            return "initiator", 2, "subject"
        if main.voice == "passive" and side.first < main.first:
            if frame in ("harm", "loss", "arrest", "hit", "attack", "take", "siege"):
                return "target", 3, "subject of a passive"
        if main.voice == "noun" and side.first < main.first and frame in AGENTIVE and frame != "harm":
            return "initiator", 5, "named before the noun"
    if marker == "from" and frame in ("fire", "withdraw"):
        return "", 9, ""
    return "", 9, ""


def _by_ezafe(telling: Telling, side: Side, trigger_id: str) -> tuple[str, int, str] | None:
    act = next((a for a in telling.acts if a.trigger.id == trigger_id and a.first < side.first), None)
    if act is None:
        return None
    if act.frame in DOER_NOUNS:
        return "initiator", 1, "ezafe of the event noun"
    if act.frame == "clash":
        return "both", 1, "ezafe of the clash"
    if act.trigger.id == "target" and act.voice == "passive":
        return "initiator", 1, "ezafe of هدف"
    if act.frame in ("harm", "hit", "arrest", "loss", "take", "siege", "accuse", "seize", "demolish", "release"):
        if act.voice == "noun" or act.frame in ("harm", "arrest"):
            return "target", 1, "ezafe of the event noun"
    return None


def _claimed(telling: Telling) -> Side | None:
    """Who took responsibility: `داعش مسئولیت این حمله را بر عهده گرفت`"""
    reading = telling.sentence.reading
    at = next((i for i, t in enumerate(reading.tokens) if t.text in ("مسئولیت", "مسوولیت", "مسؤولیت")), None)
    if at is None or not any(t.text in ("عهده", "برعهده", "بعهده") for t in reading.tokens[at:]):
        return None
    return next((s for s in telling.sentence.sides if s.first < at and s.marker in ("", "and") and s.code), None)


def _speaker_acts(telling: Telling) -> None:
    """A speaker who tells of an act of his own side is its doer where nobody else is: `ارتش اعلام کرد ... هدف قرار داد`;
    and of accusations and threats the speaker is the doer by definition."""
    if telling.initiator:
        return
    claimer = _claimed(telling)
    if claimer is not None and telling.frame not in ("accuse", "threaten"):
        telling.initiator = [claimer]
        telling.because("initiator", "claim of responsibility", claimer.rows)
        return
    sentence = telling.sentence
    for speaker in sentence.attribution.speakers:
        side = next((s for s in sentence.sides if speaker.first <= s.first and s.last <= speaker.last), None)
        if side is None:
            continue
        if telling.frame in ("accuse", "threaten"):
            telling.initiator = [side]
            telling.because("initiator", "speaker", side.rows)
            return
        active = next((a for a in telling.acts if a.voice == "active"), None)
        if active is not None and speaker.verb_at >= 0 and speaker.verb_at < active.first and side.armed:
            telling.initiator = [side]
            telling.because("initiator", "speaker tells of his own side", side.rows)
            return


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


def resolve_main(acts: list[Act]) -> Act:
    """The act that carries the telling: the first that is no consequence."""
    return next((a for a in acts if a.frame not in ("harm", "loss")), acts[0])


def kin(code: str | None) -> set[str]:
    """An actor with all those it belongs to (its parents and its country's state)."""
    actors = dictionaries().actors
    family: set[str] = set()
    while code and code not in family:
        family.add(code)
        actor = actors.get(code)
        code = actor.parent if actor else None
    return family
