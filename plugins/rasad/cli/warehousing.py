"""The commands that work on the warehouse: migrate, run, query, status, sources.

Each returns an exit code. What a person can mend (no server, no such analysis, tables missing) is told in one line on
standard error.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec

from rasad.cli.reporting import DONE, DONE_WITH_LOSSES, FAILED, USAGE, complain

Arguments = ParamSpec("Arguments")


def database() -> str:
    """The warehouse's URL: RASAD_DATABASE_URL, else the embedded server, started when it does not run."""
    from rasad.local.postgres import warehouse_url

    return warehouse_url()


def told(command: Callable[Arguments, int]) -> Callable[Arguments, int]:
    """The command with what can go wrong outside the program told in a line: exit code 3, or 2 for wrong use."""

    @wraps(command)
    def careful(*args: Arguments.args, **kwargs: Arguments.kwargs) -> int:
        import psycopg2
        from psycopg2 import errors

        from rasad.ingest.sources import SourcesError
        from rasad.local.account import LocalServerError
        from rasad.warehouse.errors import BadParameter, UnknownQuery, WarehouseError

        try:
            return command(*args, **kwargs)
        except (UnknownQuery, BadParameter) as error:
            complain(f"rasad: {error}")
            return USAGE
        except (errors.UndefinedTable, errors.UndefinedColumn, errors.InvalidSchemaName) as error:
            complain(f"rasad: the database is not up to date ({_line(error)}): run `rasad migrate`")
        except psycopg2.OperationalError as error:
            complain(f"rasad: the warehouse cannot be reached: {_line(error)}")
        except psycopg2.Error as error:
            if "dsn" in str(error):  # such a message repeats the address, with the password in it
                complain("rasad: RASAD_DATABASE_URL is no address as postgresql://USER:PASSWORD@HOST:PORT/DATABASE")
            else:
                complain(f"rasad: the database refuses: {_line(error)}")
        except (WarehouseError, SourcesError, LocalServerError) as error:
            complain(f"rasad: {error}")
        return FAILED

    return careful


def _line(error: Exception) -> str:
    """The first thing that the database says, in one line, without what could be of the password.

    A password with an unescaped `@` ends in the name of the host, which the message then repeats.
    """
    text = " ".join(str(error).split(" LINE 1")[0].split())
    url = os.environ.get("RASAD_DATABASE_URL", "")
    secret = url.rpartition("@")[0].partition("//")[2].partition(":")[2]
    for piece in sorted(filter(None, re.split(r"[@/:?#]", secret)), key=len, reverse=True):
        text = text.replace(piece, "***")
    return text


@told
def migrate() -> int:
    """Bring the database to this version."""
    from rasad import pipeline

    counts = pipeline.migrate(database())
    print(f"{counts['migrations']} migrations applied, {counts['members']:,} members of dimensions written")
    return DONE


@told
def run(paths: Sequence[Path], *, sources: Sequence[str], processes: int | None, quiet: bool) -> int:
    """Land, code, check, load and resolve; then the answer."""
    from rasad import pipeline
    from rasad.cli.answer import tell
    from rasad.ingest.paths import STDIN
    from rasad.ingest.sources import read_sources, read_sources_file, select

    for path in paths:
        if str(path) != STDIN and not path.exists():
            complain(f"rasad: {path}: there is no such file or folder")
            return USAGE
    inputs: list[pipeline.Input] = [str(path) for path in paths] or [read_sources(select(read_sources_file(), sources))]
    url = database()
    pipeline.migrate(url)

    def progress(step: str, counts: pipeline.Counts) -> None:
        if not quiet:
            complain(f"{step + ':':14} " + ", ".join(f"{name} {number:,}" for name, number in counts.items() if number))

    totals = pipeline.run(url, inputs, progress, processes=processes)
    tell(url)
    if totals["rejected"] or totals.get("normalize.quarantined") or totals.get("reconcile.quarantined"):
        complain("Some inputs were kept back; `rasad status` says how many and why.")
        return DONE_WITH_LOSSES
    return DONE


@told
def query(name: str | None, params: Sequence[str], *, form: str | None, output: Path | None) -> int:
    """List the analyses, or run one and show or write its answer."""
    from rasad.cli import tables
    from rasad.warehouse.queries import queries, read_query
    from rasad.warehouse.queries import query as ask

    if name is None:
        for known in queries():
            print(f"{known.name}\n    {known.question}")
            for parameter in known.parameters:
                default = "required" if parameter.required else f"default {parameter.default}"
                print(f"      --param {parameter.name}={parameter.kind.upper()}  {parameter.meaning} ({default})")
        return DONE
    given = _given(params)
    asked = read_query(name)
    frame = ask(database(), name, given)
    form = form or (tables.form_of(output) if output else None) or ("table" if output is None else "csv")
    if form == "table":
        if output is not None:
            complain("rasad: a table is for the screen; write csv, json or parquet to a file")
            return USAGE
        tables.show(frame, title=asked.question)
        if frame.empty:
            print("Nothing in the warehouse answers this.")
        return DONE
    if output is None:
        tables.write(frame, form, sys.stdout.buffer)
        return DONE
    try:
        with output.open("wb") as file:
            tables.write(frame, form, file)
    except OSError as error:
        complain(f"rasad: {output} cannot be written: {error.strerror}")
        return FAILED
    complain(f"{len(frame):,} rows in {output}")
    return DONE


def _given(params: Sequence[str]) -> dict[str, str]:
    """Values by name from NAME=VALUE. Raises BadParameter."""
    from rasad.warehouse.errors import BadParameter

    given = {}
    for param in params:
        name, sign, value = param.partition("=")
        if not sign:
            raise BadParameter(f"--param takes NAME=VALUE, not {param!r}")
        given[name.strip()] = value
    return given


@told
def export(
    names: Sequence[str],
    *,
    everything: bool,
    params: Sequence[str],
    form: str | None,
    output: Path | None,
    folder: Path | None,
) -> int:
    """List what can be exported, or write it."""
    from rasad.cli import exporting

    return exporting.run(
        database(), names, everything=everything, params=_given(params), form=form, output=output, folder=folder
    )


@told
def quarantine_list(**options: Any) -> int:
    """List what is kept back."""
    from rasad.cli import quarantining

    return quarantining.list_entries(database(), **options)


@told
def quarantine_show(entry: int) -> int:
    """Tell all of one entry."""
    from rasad.cli import quarantining

    return quarantining.show(database(), entry)


@told
def quarantine_retry(entries: Sequence[int]) -> int:
    """Put the articles of entries back on the work list."""
    from rasad.cli import quarantining

    return quarantining.retry(database(), entries)


@told
def quarantine_release(entries: Sequence[int]) -> int:
    """Close entries that need no more attention."""
    from rasad.cli import quarantining

    return quarantining.release(database(), entries)


@told
def status() -> int:
    """What is landed, coded, quarantined and pending."""
    import pandas as pd

    from rasad.cli import tables
    from rasad.pipeline import current_coder
    from rasad.warehouse.status import status as look

    coder = current_coder()
    found = look(database(), coder)
    print(f"coder {coder.version}, dictionaries {coder.lexicon}")
    tables.show(pd.DataFrame([found.articles]), title="\nArticles")
    if found.batches:
        tables.show(pd.DataFrame(found.batches), title="\nBatches, by the last step behind them")
    if found.quarantine:
        tables.show(pd.DataFrame(found.quarantine), title="\nKept back")
    if found.reconciled is None:
        print("\nThe sums were never checked.")
    else:
        when = f"{found.reconciled.checked_at:%Y-%m-%d %H:%M} UTC"
        state = "nothing is lost" if found.reconciled.balanced else "; ".join(found.reconciled.problems)
        print(f"\nSums checked at {when}: {state}.")
    return DONE


@told
def list_sources() -> int:
    """The configured sources."""
    import pandas as pd

    from rasad.cli import tables
    from rasad.ingest.sources import default_file, read_sources_file

    rows = [
        {"name": s.name, "kind": s.kind, "enabled": s.enabled, "agency": s.agency, "location": s.location}
        for s in read_sources_file()
    ]
    tables.show(pd.DataFrame(rows), title=str(default_file()))
    return DONE
