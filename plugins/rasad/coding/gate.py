"""Which sentences of an article can tell an event at all, so that the rest need not be read closely.

Most of the news is about no war. A sentence is worth reading where it has a word that makes an act and, with it or in
the article around it, something that could make the act one of a war. The gate is wide on purpose: what passes it is
still judged by the rules; what it holds back, no rule would have made an event.
"""

from __future__ import annotations

from typing import NamedTuple

from rasad.coding.lexicon import dictionaries
from rasad.coding.match import matcher
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
#: An article is about a war from so many words of war on, and one in so many words.
WAR_WORDS = 3
WAR_SHARE = 130
#: In fewer words than this one word of war is enough.
SHORT = 60
LETTERS_A_WORD = 5
#: Sentences before one worth reading that tell where and when it was.
BEFORE = 2


class Look(NamedTuple):
    """What a first look at an article shows: the positions of the sentences that may tell an event, whether it is about
    a war, and whether it is long enough to be about something else."""

    hot: set[int]
    conflict: bool
    aside: bool


def first_look(readings: list[Reading]) -> Look:
    """Look at an article's sentences."""
    if not readings:
        return Look(set(), False, False)
    starts = [reading.sentence.start for reading in readings]
    hinted = sorted(n for n in matcher().hinted(readings[0].document.folded, starts) if n >= 0)
    conflict = _about_war(readings, hinted)
    hot = {n for n in hinted if _may_tell(readings[n], conflict=conflict)}
    return Look(hot, conflict, not conflict and _length(readings) >= SHORT)


def _length(readings: list[Reading]) -> int:
    """About how many words an article has."""
    return sum(r.sentence.end - r.sentence.start for r in readings) // LETTERS_A_WORD


def _about_war(readings: list[Reading], hinted: list[int]) -> bool:
    """Whether an article is about armed conflict: its words speak of it several times, and more than of accidents."""
    war = sum(readings[n].counted("conflict") for n in hinted)
    other = sum(readings[n].counted("accident") for n in hinted)
    length = _length(readings)
    return war >= (1 if length < SHORT else max(WAR_WORDS, length // WAR_SHARE)) and war > 2 * other


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
    if any(trigger.type == "violence_against_civilians" and not trigger.weak for trigger in told):
        return True
    states = bool(reading.layer("country") or reading.layer("actor"))
    bearing = any(hit.entry.detail in ARMED_CLASSES for hit in reading.layer("noun"))
    if strong & FORCE and (bearing or "explode" in strong or reading.layer("means") or (states and strong & STRIKES)):
        return True
    return (states and bool(frames & STATELY)) or (bearing and bool(frames & GROUND))
