"""Which type of event a telling is, and whether it is one at all: the frame of its words chooses the family that
decides."""

from __future__ import annotations

from collections.abc import Callable

from rasad.coding.control import block, deploy, exercise, siege, take, withdraw
from rasad.coding.custody import arrest, demolish, liberate, release, seize
from rasad.coding.dealings import accuse, agree, aid, protest, sanction, talk, threaten, violate
from rasad.coding.signs import has
from rasad.coding.telling import Telling
from rasad.coding.violence import violence

VIOLENT_TYPES = frozenset({"air_strike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "armed_clash",
                           "violence_against_civilians"})
#: Who decides for a frame; violence for every other. Each sets the type and returns None, or why there is no event.
FAMILIES: dict[str, Callable[[Telling], str | None]] = {
    "take": take, "fall": take, "liberate": liberate, "siege": siege, "block": block, "withdraw": withdraw,
    "deploy": deploy, "exercise": exercise, "arrest": arrest, "seize": seize, "demolish": demolish, "release": release,
    "talk": talk, "agree": agree, "violate": violate, "accuse": accuse, "threaten": threaten, "aid": aid,
    "sanction": sanction, "protest": protest}


def decide(telling: Telling) -> str | None:
    """Set the type of a telling. Returns None, or why it is no event."""
    if has(telling, "anniversary"):
        return "anniversary"
    if "cumulative" in telling.sentence.reading.cues and telling.consequence_only:
        return "cumulative toll"
    return FAMILIES.get(telling.frame, violence)(telling)
