"""The lists of mentions that an event gathers: each name once, and of a place the words that say most."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from rasad.article import ActorMention, Mention, PlaceMention, SourceMention
from rasad.coding.naming import bare
from rasad.coding.same_places import parts_of

#: Words for towns and units that a name may have or not.
UNITS = frozenset({"شهر", "شهرک", "شهرستان", "روستای", "ولسوالی", "بندر"})

AnyMention = TypeVar("AnyMention", bound=Mention)
Named = TypeVar("Named", ActorMention, SourceMention)


def unique(mentions: Iterable[AnyMention]) -> list[AnyMention]:
    """The mentions without those of the same words of the text."""
    kept: dict[tuple[int, int], AnyMention] = {}
    for mention in mentions:
        kept.setdefault((mention.start, mention.end), mention)
    return list(kept.values())


def extend(held: list[Named], new: Iterable[Named]) -> None:
    """Add mentions that name somebody not yet named: another occurrence of a name adds nothing."""
    for mention in new:
        words = bare(mention.quote)
        if any(
            words in bare(h.quote) or bare(h.quote) in words or (mention.code and mention.code == h.code) for h in held
        ):
            continue
        held.append(mention)


def extend_places(
    held: list[PlaceMention], new: list[PlaceMention], weak: set[tuple[int, int]], passing: set[tuple[int, int]]
) -> None:
    """Add places not yet named. One that was named in passing and is told again with the act no longer is `weak`."""
    held_before = {(h.start, h.end) for h in held}
    weak.update(span for span in passing if span not in held_before)
    for mention in new:
        words = bare(mention.quote)
        same = [h for h in held if words in bare(h.quote) or bare(h.quote) in words]
        if same:
            if (mention.start, mention.end) not in passing:
                weak.difference_update((h.start, h.end) for h in same)
            continue
        parts = parts_of(mention)
        shorter = next((n for n, h in enumerate(held) if parts_of(h) < parts), None)
        if shorter is not None:
            held[shorter] = mention  # حومه درعا in the headline, حومه شمالی درعا below
        elif not any(parts <= parts_of(h) or _name(mention) == _name(h) for h in held):
            held.append(mention)


def _name(mention: PlaceMention) -> set[str]:
    """The words of a town's mention without the one that says what it is: `شهر الف` and `شهرستان الف` are one."""
    words = parts_of(mention)
    return words - UNITS or words
