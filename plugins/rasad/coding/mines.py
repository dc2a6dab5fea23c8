"""Mines and bombs on the way of a side: it ran over one, or one went off where it came by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rasad.coding.acts import Act
from rasad.coding.phrases import Side
from rasad.coding.reading import Reading

if TYPE_CHECKING:
    from rasad.coding.telling import Sentence

#: Words of the way on which somebody comes.
ON_THE_WAY = frozenset({"مسیر", "راه", "گذر", "عبور", "تردد", "حرکت"})


def met_a_mine(reading: Reading, act: Act) -> bool:
    """Whether an act is that of a vehicle that ran over a mine: `خودروی پلیس به [مین] برخورد کرد`."""
    return (
        act.frame == "impact"
        and act.voice == "active"
        and any(
            hit.entry.value == "explosive"
            and hit.last == act.first - 1
            and hit.first > 0
            and reading.tokens[hit.first - 1].text in ("به", "با")
            for hit in reading.layer("means")
        )
    )


def with_a_mine(sentence: Sentence, side: Side) -> bool:
    """Whether a side is told to have run over a mine: `برخورد خودروی [پلیس] با مین`."""
    tokens = sentence.reading.tokens
    at = side.last + 1
    if at + 1 >= len(tokens) or tokens[at].text not in ("با", "به"):
        return False
    mines = {hit.first for hit in sentence.reading.layer("means") if hit.entry.value == "explosive"}
    return bool(mines & {at + 1, at + 2})


def on_their_way(sentence: Sentence, side: Side) -> bool:
    """Whether a bomb went off where a side came by, or at its vehicle: `انفجار بمب در مسیر [کاروان ارتش]`."""
    tokens = sentence.reading.tokens
    between = {t.text for t in tokens[side.marker_at : side.first]}
    return bool(between & ON_THE_WAY) or (side.asset and bool(side.armed))
