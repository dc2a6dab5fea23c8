"""Which actors belong together: a unit to its army, an army to its state, a party to its front."""

from __future__ import annotations

from rasad.coding.lexicon import dictionaries

#: Kinds of actors that fight the state whose country is theirs.
REBELS = frozenset({"rebel", "terrorist"})


def kin(code: str | None) -> set[str]:
    """An actor with all those it belongs to: `ISRAF` with `ISRMIL` and `ISR`."""
    actors = dictionaries().actors
    family: set[str] = set()
    while code and code not in family:
        family.add(code)
        actor = actors.get(code)
        code = actor.parent if actor else None
    return family


def akin(one: str, other: str) -> bool:
    """Whether two actors are one, belong to one, or are of one country and not its rebels: `ترکیه`, `پ‌ک‌ک`."""
    if kin(one) & kin(other):
        return True
    actors = dictionaries().actors
    known = [actors[code] for code in (one, other) if code in actors]
    lands = {actor.country for actor in known}
    against = {actor.kind in REBELS for actor in known} == {True, False}
    return len(lands) == 1 and "" not in lands and not against


def land(code: str | None) -> str:
    """The country of an actor, as an ISO code; empty where it has none or nobody knows the actor."""
    actor = dictionaries().actors.get(code or "")
    return actor.country if actor else ""


def kind_of(code: str | None) -> str:
    """The kind of an actor, empty where none is known."""
    actor = dictionaries().actors.get(code or "")
    return actor.kind if actor else ""
