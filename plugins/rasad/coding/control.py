"""Who holds the ground: places taken, sieges, forces that withdraw, are sent or exercise."""

from __future__ import annotations

from rasad.coding.signs import armed, at_war, decided, has, known, only_named, states_at_odds, told_as_done
from rasad.coding.telling import Telling

#: Kinds of actors that are forces.
FORCES = frozenset({"military", "navy", "air_force", "militia", "rebel", "terrorist", "coalition"})
#: Words with which an alert is declared.
DECLARING = frozenset({"اعلام", "خبر", "برقرار"})


def take(telling: Telling) -> str | None:
    places = [
        s
        for s in telling.spots
        if s.is_object
        or s.marker in ("", "and", "to")
        or s.marker.startswith("trigger:")
        or s.direction
        or (s.marker == "locative" and any(x.armed for x in telling.initiator))
    ]
    if not places:
        return "no place was taken"
    if not (at_war(telling) or any(s.armed for s in telling.initiator + telling.target)):
        return "taken by no side"
    if has(telling, "accident"):
        return "a matter of sport or trade"
    if all(a.trigger.weak for a in telling.acts) and not telling.initiator:
        return "weak word without side"
    if _thing_fell(telling):
        return "something fell"
    if only_named(telling) and not told_as_done(telling):
        return "only named, not told"
    decided(telling, "territory_taken", "a place was taken")
    return None


def _thing_fell(telling: Telling) -> bool:
    """Whether what fell is an aircraft and no town: `سقوط دو هواپیما`."""
    items = {hit.first for hit in telling.sentence.reading.layer("item")}
    return all(a.trigger.frame == "fall" and {a.last + 1, a.last + 2} & items for a in telling.acts)


def siege(telling: Telling) -> str | None:
    if not (telling.spots or telling.target or any(s.armed for s in telling.initiator)):
        return "siege of nothing"
    if only_named(telling) and not told_as_done(telling):
        return "only named, not told"
    if not at_war(telling):
        return "no sign of armed conflict"
    decided(telling, "siege", "the word's own type")
    return None


def block(telling: Telling) -> str | None:
    if not has(telling, "flows") or not telling.initiator:
        return "nothing was cut off by a side"
    if not (telling.initiator[0].armed or at_war(telling)):
        return "no sign of armed conflict"
    decided(telling, "siege", "a supply line was cut")
    return None


def withdraw(telling: Telling) -> str | None:
    who = telling.initiator or telling.target
    forces = has(telling, "forces")
    if has(telling, "stance"):
        return "a stance was given up"
    if telling.sentence.aside and has(telling, "prison") and all(a.frame == "withdraw" for a in telling.acts):
        return "an escape"
    if not (any(s.armed for s in who) or (forces and (who or telling.status == "planned"))):
        return "no force withdrew"
    if all(a.trigger.weak for a in telling.acts):
        leaves = any(s.marker == "from" for s in telling.spots + telling.sentence.sides)
        if not ((forces and (leaves or telling.spots)) or ((forces or armed(who)) and _this_place(telling))):
            return "weak word without place"
        if not (at_war(telling) or armed(who)):
            return "no sign of armed conflict"
    if only_named(telling) and not (telling.sentence.headline or told_as_done(telling, by_name=False)):
        return "only named, not told"
    if not (forces or armed(who)):
        return "no force withdrew"
    if telling.sentence.aside and not (at_war(telling) or known(telling.initiator + telling.target)):
        return "no sign of armed conflict"  # یک سرباز از خدمت فرار کرد
    decided(telling, "withdrawal", "a force withdrew")
    return None


def _this_place(telling: Telling) -> bool:
    """Whether a place told before is left: `گروه‌های درگیر این شهر را ترک کردند`."""
    first = min(a.first for a in telling.acts)
    tokens = telling.sentence.reading.tokens
    return any(
        hit.last in (first - 1, first - 2) and hit.first and tokens[hit.first - 1].text in ("این", "آن")
        for hit in telling.sentence.reading.layer("placecue")
    )


def deploy(telling: Telling) -> str | None:
    rows = {a.trigger.id for a in telling.acts}
    if rows & {"escort"} and has(telling, "cumulative"):
        return "told of many times"  # تاکنون هزاران کشتی را اسکورت کرده است
    ready = rows <= {"alert"}  # آماده‌باش: every force there is, wherever it is
    if ready and not telling.initiator:
        spans = [(s.first, s.last) for s in telling.sentence.attribution.speakers]
        telling.initiator = [s for s in telling.sentence.sides if any(a <= s.first and s.last <= b for a, b in spans)]
    if ready and any(s.noun_class in ("civilian", "victim") for s in telling.initiator):
        return "no force was deployed by a side"
    if not (ready or has(telling, "forces")) or not (
        known(telling.initiator + telling.target) or (ready and telling.spots)
    ):
        return "no force was deployed by a side"
    if not (telling.spots or ready or rows <= {"escort"}):
        return "deployed nowhere"
    if rows & {"entered"} and not any(s.noun_class == "unit" or s.kind in FORCES for s in telling.initiator):
        return "no force moved in"
    if only_named(telling) and not (
        telling.sentence.headline or told_as_done(telling) or (ready and _declared(telling))
    ):
        return "only named, not told"
    if not (at_war(telling) or states_at_odds(telling)):
        return "no sign of armed conflict"
    decided(telling, "deployment", "a force was deployed")
    return None


def _declared(telling: Telling) -> bool:
    """Whether an alert was declared: `آماده‌باش کامل اعلام کرد`, `از برقراری حالت آماده‌باش خبر داد`."""
    reading = telling.sentence.reading
    last = max(a.last for a in telling.acts)
    verb = next((v for v in reading.verbs if v.finite and v.first > last), None)
    return verb is not None and reading.tokens[verb.first - 1].text in DECLARING and not verb.negative


def exercise(telling: Telling) -> str | None:
    if not at_war(telling) or not known(telling.initiator + telling.target):
        return "no military exercise"
    if only_named(telling) and not (told_as_done(telling) or has(telling, "held")):
        return "only named, not told"
    decided(telling, "deployment", "an exercise")
    return None
