"""Which sentences of an article can tell an event at all, so that the rest need not be read closely.

Most of the news is about no war. A sentence is worth reading where it has a word that makes an act and, with it or in
the article around it, something that could make the act one of a war. The gate is wide on purpose: what passes it is
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
#: Frames by which one state strikes another.
STRIKES = frozenset({"attack", "hit", "fire", "operation", "impact"})
#: Frames of ground and captives, which need somebody who may bear arms.
GROUND = frozenset({"take", "fall", "siege", "block", "liberate", "withdraw", "deploy", "seize", "arrest", "release"})
#: Frames of violence.
FORCE = VIOLENT | CONSEQUENCES
#: Sentences before one worth reading that tell where and when it was.
BEFORE = 2


def worth_reading(readings: list[Reading], *, conflict: bool) -> set[int]:
    """The positions of the sentences that may tell an event; `conflict`: the article is about a war."""
    return {n for n, reading in enumerate(readings) if _may_tell(reading, conflict=conflict)}


def with_surroundings(hot: set[int]) -> set[int]:
    """Those sentences with the ones before them, which tell where, when and who, and the one after, which tells who
    says so."""
    return {m for n in hot for m in range(max(0, n - BEFORE), n + 2)}


def _may_tell(reading: Reading, *, conflict: bool) -> bool:
    first = reading.first_hits
    if "trigger" not in first and "verb" not in first:
        return False
    if conflict:
        return True
    lexicon = dictionaries()
    told = [lexicon.triggers[hit.entry.value] for hit in first.get("trigger", ())]
    told += [lexicon.event_verbs[lexicon.verb_forms[hit.entry.value].verb] for hit in first.get("verb", ())]
    frames = {trigger.frame for trigger in told}
    if reading.counted("conflict") or "actor" in first:
        return frames != {"talk"}  # talks are told of wars alone
    strong = {trigger.frame for trigger in told if not trigger.weak}
    if not (strong & FORCE or frames & (STATELY | GROUND)):
        return False
    states = bool(reading.layer("country") or reading.layer("actor"))
    bearing = any(hit.entry.detail in ARMED_CLASSES for hit in reading.layer("noun"))
    if strong & FORCE and (bearing or "explode" in strong or reading.layer("means") or (states and strong & STRIKES)):
        return True
    return (states and bool(frames & STATELY)) or (bearing and bool(frames & GROUND))
