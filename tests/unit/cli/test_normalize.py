"""`rasad normalize`: as many lines out as in, restored, whatever came in."""

from __future__ import annotations

import gzip
import io
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad.cli import normalizing
from rasad.cli.normalizing import Block, blocks, restore_block

from .support import Ran, start, written

Rasad = Callable[..., Ran]

GLUED = "تروریستهای داعش بههلاکت رسیدند و نیروها میگویند ۲۰ نفر کشته شدهاند"
RESTORED = "تروریست‌های داعش به‌هلاکت رسیدند و نیروها می‌گویند ۲۰ نفر کشته شده‌اند"


def test_lines_are_restored(rasad: Rasad) -> None:
    ran = rasad("normalize", stdin=f"{GLUED}\n{RESTORED}\n".encode())
    assert ran.code == 0 and ran.err == ""
    first, second, rest = ran.text.split("\n")
    assert rest == ""
    assert "تروریست‌های" in first and "می‌گویند" in first and "شده‌اند" in first
    assert second == first, "glued and whole text come out alike"


@pytest.mark.parametrize(
    "lines",
    [b"", b"\n", b"\n\n\n", b"a", b"a\nb", b"a\n\nb\n", b"\r\n", b"a\r\nb\r\n", b"a\rb\n", b" \t\n", b"\x0c\n\x1d\n",
     "الف\u2028ب\u2029پ\n".encode(), b"\x00\n", "🔴\n👨\u200d👩\n".encode()],
)  # fmt: skip
def test_as_many_lines_come_out_as_went_in(rasad: Rasad, lines: bytes) -> None:
    out = rasad("normalize", stdin=lines).out
    assert out.count(b"\n") == lines.count(b"\n")
    assert out.endswith(b"\n") == lines.endswith(b"\n")


LINE = st.text(st.characters(blacklist_characters="\n", codec="utf-8"), max_size=40)


@given(st.lists(LINE, max_size=6), st.booleans())
@settings(max_examples=150)
def test_no_text_changes_the_number_of_lines(lines: list[str], crlf: bool) -> None:
    end = "\r\n" if crlf else "\n"
    data = "".join(line + end for line in lines).encode()
    done = restore_block(Block(data, "x", 1))
    assert done.problems == ()
    assert done.data.count(b"\n") == data.count(b"\n")
    if crlf:
        assert done.data.count(b"\r\n") == data.count(b"\r\n")


def test_line_ends_stay_what_they_are(rasad: Rasad) -> None:
    out = rasad("normalize", stdin=f"{GLUED}\r\n{GLUED}\n{GLUED}".encode()).out
    first, second, third = out.split(b"\n")
    assert first.removesuffix(b"\r") == second == third
    assert first.endswith(b"\r") and not third.endswith(b"\r")


def test_numbers_addresses_and_weapons_stay(rasad: Rasad) -> None:
    kept = ["۱٬۲۳۴٫۵", "12,000", "1396/03/25", "14:30", "https://example.org/a?b=1&c=2", "a.b@example.org", "@kanal_1",
            "#حلب", "F-16", "S-300", "🔴"]  # fmt: skip
    out = rasad("normalize", stdin=" ".join(["خبر", *kept, "پایان"]).encode()).text
    assert all(piece in out for piece in kept)


def test_the_same_in_every_encoding(rasad: Rasad, tmp_path: Path) -> None:
    text = "نيروهاي ارتش سوريه در درگيري با داعش 12 تروريست را كشتند و مواضع آنها را به تصرف درآوردند\r\n" * 3
    want = rasad("normalize", stdin=text.encode()).text
    for encoding in ("cp1256", "utf-16", "utf-8-sig"):
        file = tmp_path / f"{encoding}.txt"
        file.write_bytes(text.encode(encoding))
        ran = rasad("normalize", file)
        assert (ran.code, ran.text) == (0, want), encoding


def test_a_line_that_cannot_be_read_passes_and_is_told(rasad: Rasad) -> None:
    ran = rasad("normalize", stdin=GLUED.encode() + b"\n\x81\xff\x8d\x90\n" + GLUED.encode() + b"\n")
    lines = ran.out.split(b"\n")
    assert ran.code == 1
    assert lines[1] == b"\x81\xff\x8d\x90"
    assert lines[0] == lines[2]
    told = ran.err.splitlines()
    assert told[0].startswith("rejected: stdin:2: bad_encoding: the line cannot be read and passes as it is")
    assert told[-1] == "1 rejected (bad_encoding 1)"


def test_files_one_after_the_other_compressed_ones_too(rasad: Rasad, tmp_path: Path) -> None:
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(b"2\n"))
    first = written(tmp_path / "a.txt", [b"1\n"])
    assert rasad("normalize", first, tmp_path / "b.txt.gz", "-", stdin=b"3\n").out == b"1\n2\n3\n"


def test_a_missing_file_is_told_and_the_others_are_restored(rasad: Rasad, tmp_path: Path) -> None:
    ran = rasad("normalize", tmp_path / "none.txt", "-", stdin=b"1\n")
    assert (ran.code, ran.out) == (1, b"1\n")
    assert f"rejected: {tmp_path / 'none.txt'}: unreadable" in ran.err


def test_many_lines_keep_their_order(rasad: Rasad) -> None:
    lines = "".join(f"{number} {GLUED}\n" for number in range(3_000))
    out = rasad("normalize", "-j", "2", stdin=lines.encode()).text
    assert [int(line.split(" ", 1)[0]) for line in out.splitlines()] == list(range(3_000))


class TestLongLines:
    def test_a_long_one_is_restored(self, rasad: Rasad) -> None:
        out = rasad("normalize", stdin=(GLUED + " ").encode() * 2_000 + b"\nx\n").text
        assert out.count("\n") == 2
        assert out.count("می‌گویند") == 2_000

    def test_a_word_of_100000_letters_is_a_line_like_any_other(self, rasad: Rasad) -> None:
        assert rasad("normalize", stdin="ا".encode() * 100_000 + b"\n").out.count(b"\n") == 1

    def test_one_beyond_the_limit_passes_as_it_is(self, rasad: Rasad, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(normalizing, "_LINE_BYTES", 1_000)
        monkeypatch.setattr(normalizing, "_READ_BYTES", 300)
        long = GLUED.encode() * 40
        lines = [GLUED.encode(), long, GLUED.encode(), long]
        ran = rasad("normalize", stdin=b"\n".join(lines))
        out = ran.out.split(b"\n")
        assert len(out) == 4
        assert out[1] == long and out[3] == long
        assert out[0] == out[2] != GLUED.encode()
        assert ran.code == 1
        told = [line for line in ran.err.splitlines() if "too_long" in line]
        assert [line.split(" ")[1] for line in told[:2]] == ["stdin:2:", "stdin:4:"]
        assert told[-1] == "2 rejected (too_long 2)"

    @given(st.lists(st.integers(0, 60), max_size=12), st.integers(1, 40), st.booleans())
    @settings(max_examples=150)
    def test_blocks_are_the_stream_and_number_its_lines(self, lengths: list[int], size: int, closed: bool) -> None:
        """Whatever the pieces in which it arrives: nothing is lost, and a block's number is its first line's."""
        lines = [bytes([97 + index % 26]) * length for index, length in enumerate(lengths)]
        data = b"\n".join(lines) + (b"\n" if closed else b"")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(normalizing, "_LINE_BYTES", 30)
            patch.setattr(normalizing, "_READ_BYTES", size)
            found = list(blocks(io.BytesIO(data), "x"))
        assert b"".join(block.data for block in found) == data
        begun = 0
        for block in found:
            assert block.first == data[:begun].count(b"\n") + 1
            if not block.is_raw:
                assert begun == 0 or data[begun - 1 : begun] == b"\n"
                assert max(map(len, block.data.split(b"\n"))) <= 30 + size
            begun += len(block.data)


class TestFaults:
    def test_a_line_that_kills_its_worker_passes_and_the_block_is_restored(
        self, rasad: Rasad, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = restore_block

        def trapped(block: Block) -> normalizing.Restored:
            if b"KILL" in block.data:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(block)

        monkeypatch.setattr(normalizing, "restore_block", trapped)
        ran = rasad("normalize", stdin=f"{GLUED}\nKILL\n{GLUED}\n".encode())
        lines = ran.text.split("\n")
        assert lines[0] == lines[2] != GLUED
        assert lines[1] == "KILL"
        assert ran.code == 1
        assert "failed: [stdin:2] crash: the line passes as it is: the worker process was ended by SIGKILL" in ran.err


class TestPipes:
    def test_a_line_typed_comes_back_before_the_next(self) -> None:
        filter_ = start("normalize", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert filter_.stdin is not None and filter_.stdout is not None
        for number in range(3):
            filter_.stdin.write(f"{number}\n".encode())
            filter_.stdin.flush()
            assert filter_.stdout.readline() == f"{number}\n".encode()
        filter_.stdin.close()
        assert filter_.wait(20) == 0
        filter_.stdout.close()
