"""Whom an event struck: those at whom it was aimed, and those of its casualties who are its target, too.

A strike from afar is aimed at a thing or a force, and those whom it hurt come last; a bombing or a murder is aimed at
its victims, armed or not (codebook, section 3).
"""

from __future__ import annotations

from collections.abc import Iterator

from rasad.article import ActorMention, Mention
from rasad.coding.draft import Draft
from rasad.coding.kinship import akin, kind_of
from rasad.coding.machines import bearing
from rasad.coding.naming import HURT, THING, related, repeats
from rasad.coding.phrases import Side
from rasad.coding.roles import among
from rasad.coding.struck import bombed, struck
from rasad.coding.telling import CONSEQUENCES, Telling

#: Types whose victims are the target, armed or not.
OF_VICTIMS = frozenset(
    {"bombing", "suicide_bombing", "violence_against_civilians", "abduction", "arrest", "withdrawal"}
)
#: Types that are done to people, who may only be counted, and what befell them.
COUNTED = {"abduction": frozenset({"abducted", "captured"}), "arrest": frozenset({"captured"})}
#: From this rank on a target is one who suffered, and others who suffered stand beside it.
SUFFERS = 3
#: Nouns for those aboard what was struck.
ABOARD = frozenset({"خدمه", "ملوان", "محافظ", "نگهبان", "سرنشین", "دریانورد", "ناخدا", "کاپیتان", "کارکنان"})
#: Types of strikes from afar.
FROM_AFAR = frozenset({"air_strike", "shelling"})


def targets(draft: Draft, initiator: list[ActorMention]) -> list[ActorMention]:
    """The target of an event, once all its sentences are read."""
    if draft.type in FROM_AFAR:
        _set_apart(draft)
    elif draft.type == "violence_against_civilians":
        _at_its_victims(draft)
    target = draft.target
    if target and draft.struck.rank < SUFFERS:
        return target + _others_hit(draft, initiator + target)
    return _suffered(draft, initiator, target) or _only_hurt(draft, initiator)


def _suffered(draft: Draft, initiator: list[ActorMention], target: list[ActorMention]) -> list[ActorMention]:
    """The target of an event with those of its casualties at whom it was aimed."""
    for casualty in draft.casualties:
        who = casualty.who
        if who is None:
            continue
        if draft.type not in OF_VICTIMS and not _armed(draft, who) and (target or not _person(draft, who)):
            continue
        if target and draft.type in FROM_AFAR and _guards(draft, who):
            continue
        victim = ActorMention(who.quote, who.start, who.end, casualty.who_code)
        if not any(repeats(victim, m) for m in initiator + target):
            target.append(victim)
    return target


def _only_hurt(draft: Draft, initiator: list[ActorMention]) -> list[ActorMention]:
    """Whom an event struck that names no other target: of a strike from afar the unarmed whom it hurt (`محله
    گلوله‌باران شد و دو غیرنظامی زخمی شدند`), of an abduction or arrest those who are only counted (`۲۰ نفر دیگر را
    گروگان گرفت`)."""
    found: list[ActorMention] = []
    for casualty in draft.casualties:
        who = casualty.who
        if draft.type in FROM_AFAR and who is not None and not _one_of_them(draft, who):
            victim = ActorMention(who.quote, who.start, who.end, casualty.who_code)
        elif draft.type in COUNTED and who is None and casualty.kind in COUNTED[draft.type] and " " in casualty.quote:
            victim = ActorMention(casualty.quote, casualty.start, casualty.end, None)
        else:
            continue
        if not any(repeats(victim, m) for m in initiator + found):
            found.append(victim)
    return found


def aim(telling: Telling) -> None:
    """Put the things that a telling struck before the sides. A strike from afar is aimed at a thing or a force; the
    unarmed whom it hurt are its target only where no sentence tells of another: `حمله به نفتکش دو ملوان را کشت`."""
    things = struck(telling) or bombed(telling)
    telling.target = [*things, *(s for s in bearing(telling) if not _of_one(s, things))]
    if things and telling.type in FROM_AFAR:
        victims = {(p.side.first, p.side.last) for p in telling.casualties if p.side}
        telling.target = [s for s in telling.target if (s.armed and not _aboard(s)) or (s.first, s.last) not in victims]
        telling.target_rank = min(telling.target_rank, THING)
    elif telling.type in FROM_AFAR and _only_aboard(telling):
        telling.target_rank = HURT


def _only_aboard(telling: Telling) -> bool:
    """Whether a telling names only those aboard who suffered: `دو تن از [سرنشینان] آن نیز کشته شدند`."""
    suffered = telling.frame in CONSEQUENCES and telling.target_rank >= SUFFERS
    return suffered and bool(telling.target) and all(_aboard(side) for side in telling.target)


def _aboard(side: Side) -> bool:
    """Whether people are told by their place aboard what was struck: `خدمه`, `محافظ کشتی`."""
    return bool(side.hits) and side.hits[0].entry.value in ABOARD and not side.code


def _at_its_victims(draft: Draft) -> None:
    """Leave out the buildings where an attack on the unarmed tells whom it struck: they are where it was (`حمله به
    مدرسه ده دانش‌آموز را کشت`)."""
    things = {
        (words.start, words.end)
        for telling in draft.tellings
        for side in telling.target
        if not side.hits and any(row.startswith("place_words") for row in side.rows)
        for words in [telling.sentence.reading.mention(side.first, side.last)]
    }
    if things and any((m.start, m.end) not in things for named in draft.struck.named for m in named.mentions):
        for n, named in enumerate(draft.struck.named):
            people = tuple(m for m in named.mentions if (m.start, m.end) not in things)
            draft.struck.named[n] = named._replace(mentions=people)


def _of_one(side: Side, things: list[Side]) -> bool:
    """Whether those hit are of the state that the thing struck is of: `سایت نظامی آمریکا` with its soldiers."""
    return any(thing.code and side.code and akin(thing.code, side.code) for thing in things)


def _set_apart(draft: Draft) -> None:
    """The same over all sentences of an event: the unarmed whom it hurt come last."""
    hurt = {
        (p.who.start, p.who.end)
        for telling in draft.tellings
        for p in telling.casualties
        if p.who is not None and not (p.side is not None and p.side.armed and not _aboard(p.side))
    }
    hurt |= {span for telling in draft.tellings if telling.frame in CONSEQUENCES for span in _unarmed(telling)}
    for n, named in enumerate(draft.struck.named):
        # دو شهروند رومانیایی و [بریتانیایی]: the second stands right behind the first
        aimed = tuple(m for m in named.mentions if not any(a <= m.start <= z + len(" و ") for a, z in hurt))
        if len(aimed) < len(named.mentions):
            draft.struck.named[n] = named._replace(mentions=aimed) if aimed else named._replace(rank=HURT)


def _unarmed(telling: Telling) -> Iterator[tuple[int, int]]:
    """Where the unarmed stand in the text whom a telling says to have suffered."""
    for side in telling.target:
        if side.armed is False or _aboard(side):
            words = telling.sentence.reading.mention(side.first, side.last)
            yield words.start, words.end


def _others_hit(draft: Draft, sides: list[ActorMention]) -> list[ActorMention]:
    """Those of another named side who were hit beside the target: `سه سرباز آمریکایی در حمله به کاروان ناتو`."""
    found: list[ActorMention] = []
    for casualty in draft.casualties:
        who, code = casualty.who, casualty.who_code
        if who is not None and code is None and draft.type in OF_VICTIMS and _person(draft, who):
            victim = ActorMention(who.quote, who.start, who.end, None)  # کریم هاشمی و دو مظنون را بازداشت کردند
            if not any(repeats(victim, m) for m in sides + found):
                found.append(victim)
            continue
        if (
            who is None
            or code is None
            or kind_of(code) == "person"
            or who.quote.startswith("سخنگو")
            or any(related(code, m.code) for m in sides + found)
        ):
            continue
        if draft.type in OF_VICTIMS or _armed(draft, who):
            found.append(ActorMention(who.quote, who.start, who.end, code))
    return found


def _one_of_them(draft: Draft, who: Mention) -> bool:
    """Whether those who suffered are only some of others who were counted: `پنج نفر از جمله یک زن`."""
    return any(
        p.who is who and p.side is not None and among(telling.sentence, p.side)
        for telling in draft.tellings
        for p in telling.casualties
    )


def _guards(draft: Draft, who: Mention) -> bool:
    """Whether those who suffered are told by their place aboard what was struck."""
    return any(
        p.who is who and p.side is not None and _aboard(p.side)
        for telling in draft.tellings
        for p in telling.casualties
    )


def _armed(draft: Draft, who: Mention) -> bool:
    """Whether those who suffered bear arms."""
    return any(
        p.who is who and p.side is not None and p.side.armed for telling in draft.tellings for p in telling.casualties
    )


def _person(draft: Draft, who: Mention) -> bool:
    """Whether one who suffered is told by name, at whom the act may have been aimed."""
    return any(
        p.who is who and p.side is not None and p.side.kind == "person"
        for telling in draft.tellings
        for p in telling.casualties
    )
