"""Which sentences of an article can tell an event at all, so that the rest need not be read closely.

Most of the news is about no war. A sentence is worth reading where it has a word that makes an act and, with it or in
the article around it, something that could make the act one of a war. The gate is wide on purpose: whatever passes it is
still judged by the rules; what it holds back, no rule would have made an event.
"""

from __future__ import annotations

from rasad.coding.lexicon import dictionaries
from rasad.coding.reading import Reading
from rasad.coding.telling import CONSEQUENCES, VIOLENT

#: Classes of nouns that may bear arms.
ARMED_CLASSES = frozenset({"armed", "unit", "leader"})
#: Frames of acts between states, which need no arms.
STATELY = frozenset({"sanction", "protest", "release", "arrest"})
#: Frames of ground and captives, which need somebody who may bear arms.
GROUND = frozenset({"take", "fall", "siege", "block", "liberate", "withdraw", "deploy", "seize", "arrest", "release"})
#: Frames of violence.
FORCE = VIOLENT | CONSEQUENCES
#: Sentences before one worth reading that tell where and when it was.
BEFORE = 2


def worth_reading(readings: list[Reading]) -> set[int]:
    """The positions of the sentences to be read closely."""
    signs = any(r.counted("conflict") or "actor" in r.first_hits for r in readings)
    hot = [n for n, reading in enumerate(readings) if _may_tell(reading, signs=signs)]
    return {m for n in hot for m in range(max(0, n - BEFORE), n + 1)}


def _may_tell(reading: Reading, *, signs: bool) -> bool:
    lexicon = dictionaries()
    frames = {lexicon.triggers[hit.entry.value].frame for hit in reading.first_hits.get("trigger", ())}
    frames.update(lexicon.event_verbs[lexicon.verb_forms[hit.entry.value].verb].frame
                  for hit in reading.first_hits.get("verb", ()))
    if not frames:
        return False
    if signs:
        return True
    states = bool(reading.layer("country") or reading.layer("actor"))
    bearing = any(hit.entry.detail in ARMED_CLASSES for hit in reading.layer("noun"))
    if frames & FORCE:
        return bearing or states or "explode" in frames or bool(reading.layer("means"))
    return (states and bool(frames & STATELY)) or (bearing and bool(frames & GROUND))
