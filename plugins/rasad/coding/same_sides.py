"""Whether a telling and an event name one side, one person, or two who struck each other."""

from __future__ import annotations

from rasad.article import ActorMention
from rasad.coding.draft import Draft
from rasad.coding.governing import MUTUAL
from rasad.coding.kinship import kin
from rasad.coding.naming import bare
from rasad.coding.phrases import Side
from rasad.coding.reading import Reading
from rasad.coding.telling import Telling

#: Up to this rank a doer is stated, not guessed.
STATED = 2


def sides_shared(draft: Draft, telling: Telling) -> tuple[int, int]:
    """How many sides a telling shares with a draft, and how many known sides are another's."""
    shared = others = 0
    mutual = telling.frame in MUTUAL or draft.frame in MUTUAL
    for mine, held, other in (
        (telling.initiator, draft.initiator, draft.target),
        (telling.target, draft.target, draft.initiator),
    ):
        pool = held + (other if mutual else [])
        if not mine or not pool:
            continue
        match = any(same_side(side, telling.sentence.reading, mention) for side in mine for mention in pool)
        if match:
            shared += 1
        elif held and all(s.code for s in mine) and all(m.code for m in held):
            others += 1
    return shared, others


def answers(draft: Draft, telling: Telling) -> bool:
    """Whether the doer of a telling is the one whom an attack by nobody named struck: `راکت‌هایی به سمت اسرائیل شلیک
    شد`, then `توپخانه ارتش اسرائیل جنوب لبنان را هدف قرار داد`."""
    if telling.frame in MUTUAL or draft.frame in MUTUAL or draft.initiator or not draft.target:
        return False
    reading = telling.sentence.reading
    return bool(telling.initiator and telling.initiator_rank <= STATED) and all(
        side.code and any(m.code and same_side(side, reading, m) for m in draft.target) for side in telling.initiator
    )


def words(reading: Reading, side: Side) -> str:
    return reading.mention(side.first, side.last).quote


def same_side(side: Side, reading: Reading, mention: ActorMention) -> bool:
    if side.code and mention.code and (side.code in kin(mention.code) or mention.code in kin(side.code)):
        return True
    mine = bare(words(reading, side))
    held = bare(mention.quote)
    return mine in held or held in mine


def persons_named(telling: Telling) -> list[set[str]]:
    """The words of the names of those who suffered and are known by no more than a name."""
    reading = telling.sentence.reading
    return [
        set(reading.text(p.first, p.last).split())
        for p in telling.casualties
        if p.side is not None and p.side.kind == "person" and not p.code
    ]
