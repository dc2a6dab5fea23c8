"""`rasad code`: articles in, one JSON line an article out, in the order read."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from rasad.article import Article
from rasad.cli.reporting import DONE, DONE_WITH_LOSSES, Problems, complain
from rasad.cli.streaming import in_order
from rasad.ingest import Rejection, read_path
from rasad.ingest.paths import STDIN
from rasad.warm_up import WARM_UP

#: Longest time that one article may take, in seconds. One of a million characters takes a few.
ARTICLE_TIMEOUT = 120.0


def code_line(article: Article, *, explain: bool = False) -> tuple[bytes, int]:
    """One article's output line without its newline, and its number of events. Runs in a worker."""
    if explain:
        from rasad.coding import explain as explained

        found = explained(article)
        row = found.coded.as_json(explain=True)
        row["unmade"] = [
            {**trigger.quote.as_json(), "row": trigger.row, "why": trigger.why} for trigger in found.unmade
        ]
        return json_line(row), len(found.coded.events)
    from rasad.coding import code

    coded = code(article)
    return json_line(coded.as_json()), len(coded.events)


def json_line(row: dict[str, object]) -> bytes:
    """The row as JSON in UTF-8. Halves of surrogate pairs, which UTF-8 has no bytes for, become `\\ud800` escapes."""
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace")


def run(
    files: Sequence[Path],
    *,
    form: str,
    explain: bool,
    processes: int | None,
    problems: Problems,
    out: BinaryIO | None = None,
) -> int:
    """Code everything that stands in `files` (none: standard input); returns the exit code."""
    out = out or sys.stdout.buffer
    warm_up()
    articles = events = 0
    outcomes = in_order(
        partial(code_line, explain=explain),
        inputs(files, form),
        processes=processes,
        timeout=ARTICLE_TIMEOUT,
        needs_work=lambda item: isinstance(item, Article),
        weigh=lambda item: len(item.body) if isinstance(item, Article) else 1,
    )
    for outcome in outcomes:
        item = outcome.item
        if isinstance(item, Rejection):
            problems.report(item)
            continue
        articles += 1
        if outcome.result is not None:
            line, count = outcome.result
            events += count
        else:
            rule, message = outcome.rule or "exception", outcome.problem or ""
            problems.fail(item.id, rule, message)
            line = json_line({"id": item.id, "events": [], "error": {"rule": rule, "message": message}})
        out.write(line + b"\n")
        out.flush()
    if problems.summary():
        complain(f"{articles:,} articles coded, {events:,} events; {problems.summary()}")
    return DONE_WITH_LOSSES if problems.losses else DONE


def version() -> str:
    """This version, and those of the coder and the dictionaries, on which its answers depend."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    from rasad.coding import CODER_VERSION, lexicon_version

    try:
        own = installed("rasad")
    except PackageNotFoundError:  # run from the folder, without being installed
        own = "(not installed)"
    return f"rasad {own}, coder {CODER_VERSION}, dictionaries {lexicon_version()}"


def warm_up() -> None:
    """Load the dictionaries here once, for the workers to share."""
    code_line(WARM_UP)


def inputs(files: Sequence[Path], form: str) -> Iterator[Article | Rejection]:
    """Everything that stands in `files` (none: standard input), in the order named."""
    # Without a database nothing has to be storable: bodies pass exactly as received.
    if not files and sys.stdin.isatty():
        complain("reading articles from the terminal, as JSON lines or text; Ctrl-D ends them (`rasad code --help`)")
    for path in files or [Path(STDIN)]:
        yield from read_path(path, storable=False, form=form)
