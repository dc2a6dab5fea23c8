"""A letter, figure or sign that is repeated without end costs time in step with its number: no pattern tries all the
ways in which it could be cut up.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from rasad.text import read

#: Seconds that a line may take. It takes hundredths; a pattern that tries all ways takes longer than anybody lives.
PATIENCE = 10
#: Characters in all: what short lines are looked at for, and long ones. Two to the power of either is too many to try.
LENGTHS = (50, 1_000)
REPEATED = (
    "7", "۷", "12 ", "۱،", "1.", "2/", "7-", "آ", "ab", "@", "@a1 ", "#a1 ", "#12", "www.", "t.me/", "http://1 ", " ",
    " -", "- ", "«", "»", "(", "()", "[", ".", "…", "،", "\u200c", "\u200cی", "\u0640", "\u064b", "‌ ", "\xa0 ", "می ",
    "و ", "ها ", "گفت: ", "به گزارش ", "۱ تا ", "صد و ", "MB", "video", "a.com", "a/mp3", "ادامه ", "*", "_", ">", "؛ ",
)  # fmt: skip


@contextmanager
def in_time() -> Iterator[None]:
    def late(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("what", REPEATED)
def test_repetition_is_read_in_time(what: str) -> None:
    for length in LENGTHS:
        run = what * (length // len(what))
        for line in (f"{run}- حمله به حلب", f"ارتش سوریه {run} کشته داد", f"ارتش کشته داد {run}", f"حمله {run} به حلب"):
            for body in (line, f"خبر نخست\n{line}\n{line}.\nپایان خبر"):
                with in_time():
                    assert read(body).sentences is not None
