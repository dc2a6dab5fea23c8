"""`rasad normalize`: lines of text in, the same lines restored out."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rasad.cli.reporting import DONE, DONE_WITH_LOSSES, Problems, complain
from rasad.cli.streaming import in_order
from rasad.ingest.encoding import UndecodableError, as_utf8, decode
from rasad.ingest.paths import READ_ERRORS, STDIN, opened
from rasad.ingest.records import Origin, Rejection

_READ_BYTES = 1 << 16
#: A line to load the word lists with: glued, spaced, with a number.
_SAMPLE = "نیروهایمان می روند و 20 تروریست بههلاکت رسیدهاند\n"
#: Longest line that is normalized; a longer one passes as it is.
_LINE_BYTES = 16 * 1024 * 1024
#: Longest time that one block of lines may take, in seconds.
BLOCK_TIMEOUT = 120.0


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines with their newlines; `first` is the number of the first one. `is_raw` blocks pass as they are."""

    data: bytes
    source: str
    first: int
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """A block's output, and the lines that passed as they were: number and reason."""

    data: bytes
    problems: tuple[tuple[int, str, str], ...] = ()


def restore_block(block: Block) -> Restored:
    """Normalize each line of a block. Runs in a worker. Line ends stay what they are."""
    from rasad.text import normalize_line

    out: list[bytes] = []
    problems: list[tuple[int, str, str]] = []
    for number, line in enumerate(_lines(block.data), start=block.first):
        content, end = _cut_end(line)
        if not content.strip():
            out.append(line)
            continue
        try:
            restored = normalize_line(decode(content).text)
            out.append(restored.encode("utf-8", "surrogatepass") + end)
        except UndecodableError as error:
            problems.append((number, "bad_encoding", f"the line cannot be read and passes as it is: {error}"))
            out.append(line)
        except Exception as error:  # whatever is wrong with this line concerns no other
            problems.append((number, "exception", f"{type(error).__name__}: {error}"))
            out.append(line)
    return Restored(b"".join(out), tuple(problems))


def _lines(data: bytes) -> list[bytes]:
    """Split after each LF, and nowhere else."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _cut_end(line: bytes) -> tuple[bytes, bytes]:
    for end in (b"\r\n", b"\n"):
        if line.endswith(end):
            return line[: -len(end)], end
    return line, b""


def blocks(stream: BinaryIO, source: str) -> Iterator[Block]:
    """The stream's lines in blocks, as they come in: a line typed is a block of its own."""
    utf8 = as_utf8(stream)
    read = getattr(utf8, "read1", utf8.read)
    number = 1
    rest = b""
    too_long = False
    while data := read(_READ_BYTES):
        cut = data.rfind(b"\n") + 1
        if too_long:
            end = data.find(b"\n") + 1
            yield Block(data[:end] if end else data, source, number, is_raw=True)
            if not end:
                continue
            too_long, data, cut, number = False, data[end:], max(0, cut - end), number + 1
        if cut:
            whole = rest + data[:cut]
            yield Block(whole, source, number)
            number += whole.count(b"\n")
            rest = data[cut:]
        else:
            rest += data
        if len(rest) > _LINE_BYTES:
            yield Block(rest, source, number, is_raw=True)
            too_long, rest = True, b""
    if rest:
        yield Block(rest, source, number)


def run(files: Sequence[Path], *, processes: int | None, problems: Problems, out: BinaryIO | None = None) -> int:
    """Normalize every line of `files` (none: standard input); returns the exit code."""
    out = out or sys.stdout.buffer
    restore_block(Block(_SAMPLE.encode(), "", 1))  # load the word lists here once, for the workers to share
    outcomes = in_order(
        restore_block,
        _inputs(files),
        processes=processes,
        timeout=BLOCK_TIMEOUT,
        needs_work=lambda item: isinstance(item, Block) and not item.is_raw,
        weigh=lambda item: len(item.data) if isinstance(item, Block) else 1,
    )
    told_long: tuple[str, int] | None = None
    for outcome in outcomes:
        item = outcome.item
        if isinstance(item, Rejection):
            problems.report(item)
            continue
        if item.is_raw:
            if told_long != (item.source, item.first):
                told_long = (item.source, item.first)
                problems.report(
                    Origin(item.source, item.first).reject(
                        "too_long",
                        f"the line has more than {_LINE_BYTES:,} bytes and passes as it is",
                        excerpt=item.data,
                    )
                )
            result = Restored(item.data)
        elif outcome.result is not None:
            result = outcome.result
        else:
            result = _one_by_one(item)
        for number, rule, message in result.problems:
            if rule == "bad_encoding":
                problems.report(Origin(item.source, number).reject(rule, message))
            else:
                problems.fail(f"{item.source}:{number}", rule, f"the line passes as it is: {message}")
        out.write(result.data)
        out.flush()
    if problems.summary():
        complain(problems.summary())
    return DONE_WITH_LOSSES if problems.losses else DONE


def _one_by_one(block: Block) -> Restored:
    """The lines of a block that killed its worker or took too long, each for itself."""
    singles = [Block(line, block.source, block.first + index) for index, line in enumerate(_lines(block.data))]
    out: list[bytes] = []
    problems: list[tuple[int, str, str]] = []
    for outcome in in_order(restore_block, singles, timeout=BLOCK_TIMEOUT):
        if outcome.result is not None:
            out.append(outcome.result.data)
            problems.extend(outcome.result.problems)
        else:
            out.append(outcome.item.data)
            problems.append((outcome.item.first, outcome.rule or "crash", outcome.problem or ""))
    return Restored(b"".join(out), tuple(problems))


def _inputs(files: Sequence[Path]) -> Iterator[Block | Rejection]:
    if not files and sys.stdin.isatty():
        complain("reading lines from the terminal; Ctrl-D ends them (`rasad normalize --help`)")
    for path in files or [Path(STDIN)]:
        source = "stdin" if os.fspath(path) == STDIN else str(path)
        try:
            with opened(path) as stream:
                yield from blocks(stream, source)
        except READ_ERRORS as error:
            yield Origin(source).reject("unreadable", f"reading stopped: {error}")
