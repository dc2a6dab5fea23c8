"""Which sentences of an article can tell an event at all, so that the rest need not be read closely.

Most of the news is about no war. A sentence is worth reading where it has a word that makes an act and, with it or in
the article around it, something that could make the act one of a war. The gate is wide on purpose: what passes it is
still judged by the rules; what it holds back, no rule would have made an event.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rasad.coding.acts import ADJACENT
from rasad.coding.lexicon import Trigger, dictionaries
from rasad.coding.match import matcher
from rasad.coding.reading import Reading
from rasad.coding.telling import CONSEQUENCES, VIOLENT

#: Classes of nouns that may bear arms.
ARMED_CLASSES = frozenset({"armed", "unit", "leader"})
#: Frames of acts between states, which need no arms.
STATELY = frozenset({"sanction", "protest", "release", "arrest", "accuse"})
#: Frames by which one state strikes another.
STRIKES = frozenset({"attack", "hit", "fire", "operation", "impact"})
#: Frames of ground and captives, which need somebody who may bear arms.
GROUND = frozenset({"take", "fall", "siege", "block", "liberate", "withdraw", "deploy", "seize", "arrest", "release"})
#: Verbs that are acts of force only in news of a war: `پهپاد را زدند`, `سربازان به شهر رسیدند`.
OF_MANY_MEANINGS = frozenset({"زد", "رسید"})
#: Types of deeds that need nobody who bears arms beside them: `دو مهندس ربوده شدند`.
UPON_PERSONS = frozenset({"violence_against_civilians", "abduction"})
#: Frames of violence.
FORCE = VIOLENT | CONSEQUENCES
#: Those whose words tell of force even where they are also used of other things.
OF_BLOWS = VIOLENT - {"clash"}
#: An article is about a war from so many words of war on, and one in so many words.
WAR_WORDS = 3
WAR_SHARE = 130
#: It is about the violence of sides, too, whatever words it tells it in, where so many of its sentences name an act of
#: force and a side (`حمله به نفتکش را به ایران نسبت داد`), and there are so many of them and of words of war, one in so
#: many words.
FORCEFUL_SENTENCES = 2
TOLD_WORDS = 4
TOLD_SHARE = 50
#: An article is about crime, accidents, sport or art from so many words of theirs on, and so many for one of war.
PEACE_WORDS = 4
PEACE_SHARE = 3
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
    signs = _signs()
    hinted = matcher().hinted(readings[0].document.folded, starts)
    promises = {n: [signs[hint] for hint in hints] for n, hints in hinted.items()}
    conflict = _about_war(readings, promises)
    promising = [n for n, found in promises.items() if conflict or _promising(found)]
    hot = {n for n in promising if _may_tell(readings[n], conflict=conflict)}
    return Look(hot, conflict, not conflict and _length(readings) >= SHORT)


class _Sign(NamedTuple):
    """What a hint promises: a word of war, somebody who bears arms, an act other than talks, one of force, one that
    needs no word of war beside it."""

    war: bool
    arms: bool
    act: bool
    force: bool
    forceful: bool


@cache
def _signs() -> tuple[_Sign, ...]:
    """What each hint of the matcher promises. Words that are an act only right before a light verb (`بیرون`, `پیدا`)
    are too common to promise anything by themselves."""
    lexicon = dictionaries()
    found: list[_Sign] = []
    for entries in matcher().hints:
        told = [lexicon.triggers[e.value] for e in entries if e.layer == "trigger"]
        verbs = {lexicon.verb_forms[e.value].verb for e in entries if e.layer == "verb"} - OF_MANY_MEANINGS
        told += [lexicon.event_verbs[verb] for verb in verbs]
        plain = [trigger for trigger in told if trigger.id not in ADJACENT]
        found.append(
            _Sign(
                any(e.value == "conflict" for e in entries if e.layer == "cue"),
                any(e.layer == "actor" for e in entries),
                any(trigger.frame != "talk" for trigger in told),
                any(trigger.frame in FORCE for trigger in plain),
                any(_forceful(trigger) for trigger in plain),
            )
        )
    return tuple(found)


def _forceful(trigger: Trigger) -> bool:
    """Whether an act may be told without a word of war or an armed actor beside it."""
    return trigger.frame in STATELY or trigger.frame in GROUND or (trigger.frame in FORCE and not trigger.weak)


def _promising(signs: list[_Sign]) -> bool:
    """Whether a sentence of an article about no war may have what `_may_tell` asks for."""
    return any(sign.forceful for sign in signs) or (
        any(sign.act for sign in signs) and any(sign.war or sign.arms for sign in signs)
    )


def _length(readings: list[Reading]) -> int:
    """About how many words an article has."""
    return sum(r.sentence.end - r.sentence.start for r in readings) // LETTERS_A_WORD


def _about_war(readings: list[Reading], promises: dict[int, list[_Sign]]) -> bool:
    """Whether an article is about armed conflict: it speaks of it, or of acts of force and sides, several times, and
    more than of accidents."""
    length = _length(readings)
    least = 1 if length < SHORT else max(WAR_WORDS, length // WAR_SHARE)
    enough = max(TOLD_WORDS, length // TOLD_SHARE)
    signs_of_war = sum(sign.war for signs in promises.values() for sign in signs)
    forced = [n for n, signs in promises.items() if any(sign.force for sign in signs)] if length >= SHORT else []
    # Signs are cheap, and never fewer than the words that are found when a sentence is read.
    if signs_of_war < least and (len(forced) < FORCEFUL_SENTENCES or signs_of_war + len(forced) < enough):
        return False
    war = sum(readings[n].counted("conflict") for n in promises)
    accidents = sum(_of_peace(readings[n]) for n in promises)
    if war >= least and war > 2 * accidents:
        return True
    told = war + sum(_tells_force(readings[n]) for n in forced)
    return told - war >= FORCEFUL_SENTENCES and told >= enough and told > 2 * accidents


def _tells_force(reading: Reading) -> bool:
    """Whether a sentence names an act of force and a side or a country; of the words that may tell of peace, too, only
    those of blows count: `اصابت پرتابه به کشتی`, no `مرگ`, `جنگ`."""
    first = reading.first_hits
    named = [
        dictionaries().triggers[hit.entry.value] for hit in first.get("trigger", ()) if hit.entry.value not in ADJACENT
    ]
    if not any(trigger.frame in (OF_BLOWS if trigger.weak else FORCE) for trigger in named):
        return False
    return "actor" in first or bool(reading.layer("country"))


def _of_peace(reading: Reading) -> int:
    """How many words of a sentence speak of crime, accidents, sport or art."""
    return reading.counted("accident") + reading.counted("setting")


def at_peace(readings: list[Reading]) -> bool:
    """Whether an article is about crime, accidents, sport or art: their words are many in it, and those of war few.
    There `با مهاجمان درگیر شد` is a brawl, and `حمله طالبان` still the Taliban's."""
    peace = sum(_of_peace(reading) for reading in readings)
    return peace >= PEACE_WORDS and peace >= PEACE_SHARE * sum(reading.counted("conflict") for reading in readings)


def speaks_of_war(reading: Reading) -> bool:
    return reading.counted("conflict") > 0


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
    if not any(_forceful(trigger) for trigger in told):
        return False
    strong = {trigger.frame for trigger in told if not trigger.weak}
    if any(trigger.type in UPON_PERSONS and not trigger.weak for trigger in told):
        return True
    states = bool(reading.layer("country") or reading.layer("actor"))
    bearing = any(hit.entry.detail in ARMED_CLASSES for hit in reading.layer("noun"))
    if strong & FORCE and (bearing or "explode" in strong or reading.layer("means") or (states and strong & STRIKES)):
        return True
    return (states and bool(frames & STATELY)) or (bearing and bool(frames & GROUND))
