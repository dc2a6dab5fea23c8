"""`rasad export`: whole views of the schema mart, and analyses, as files for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from psycopg2 import sql
from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ, connection

from rasad.cli.reporting import DONE, FAILED, USAGE, complain
from rasad.cli.rowfiles import writer
from rasad.cli.tables import form_of
from rasad.warehouse.connection import connect, transaction
from rasad.warehouse.errors import NotMigrated, UnknownQuery
from rasad.warehouse.files import sql as sql_text
from rasad.warehouse.queries import bound, queries, read_query

#: Rows fetched at once; as many make a row group of Parquet.
_ROWS = 20_000
ENDINGS = {"csv": "csv", "json": "jsonl", "parquet": "parquet"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A view of the schema mart."""

    name: str
    comment: str
    about_rows: int | None


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written: a statement with its values."""

    name: str
    statement: sql.Composable | str
    values: Mapping[str, object] | None = None


def relations(conn: connection) -> list[Relation]:
    """The views that the present role may read, by name."""
    with transaction(conn) as cur:
        cur.execute(sql_text("export/relations.sql"))
        return [Relation(*row) for row in cur.fetchall()]


def run(
    database: str,
    names: Sequence[str],
    *,
    everything: bool,
    params: Mapping[str, str],
    form: str | None,
    output: Path | None,
    folder: Path | None,
) -> int:
    """Write what is named; without names, list what there is. Returns the exit code."""
    if output and folder:
        complain("rasad: name a file (--output) or a folder (--folder), not both")
        return USAGE
    with closing(connect(database)) as conn:
        # All files show the warehouse at one moment.
        conn.set_session(isolation_level=ISOLATION_LEVEL_REPEATABLE_READ, readonly=True)
        views = relations(conn)
        if not views:
            raise NotMigrated("the database has no views that this login may read: run `rasad migrate`")
        if everything:
            names = [view.name for view in views]
        if not names:
            _list(views)
            return DONE
        if len(names) > 1 and folder is None:
            complain("rasad: several exports need a folder to stand in: --folder FOLDER")
            return USAGE
        exports = [_export(name, views, params) for name in names]
        form = form or (form_of(output) if output else None) or "csv"
        try:
            with conn:
                for export in exports:
                    target = folder / f"{export.name}.{ENDINGS[form]}" if folder else output
                    _write(conn, export, form, target)
        except BrokenPipeError:
            raise
        except OSError as error:
            complain(f"rasad: {error.filename or output or folder} cannot be written: {error.strerror}")
            return FAILED
    return DONE


def _list(views: Sequence[Relation]) -> None:
    for view in views:
        rows = "" if view.about_rows is None else f" (about {view.about_rows:,} rows)"
        print(f"{view.name}{rows}\n    {view.comment}")
    print("\nand the analyses, as `rasad query` lists them:")
    for query in queries():
        print(f"{query.name}\n    {query.question}")


def _export(name: str, views: Sequence[Relation], params: Mapping[str, str]) -> Export:
    """The export of this name. Raises UnknownQuery, and BadParameter for what an analysis does not take."""
    plain_name = name.removeprefix("mart.")
    if any(view.name == plain_name for view in views):
        select = sql.SQL("SELECT * FROM {} ORDER BY 1").format(sql.Identifier("mart", plain_name))
        return Export(plain_name, select)
    try:
        asked = read_query(name)
    except UnknownQuery:
        there_are = ", ".join([view.name for view in views] + [query.name for query in queries()])
        raise UnknownQuery(f"nothing is called {name!r}; there are {there_are}") from None
    return Export(name, asked.text, bound(asked, params))


def _write(conn: connection, export: Export, form: str, target: Path | None) -> None:
    # A cursor of the server's: the rows come as they are written, and memory stays flat.
    with conn.cursor("rasad_export") as cur:
        cur.itersize = _ROWS
        cur.execute(export.statement, export.values)
        rows = cur.fetchmany(_ROWS)
        count = 0
        with _opened(target) as out:
            file = writer(form, cur.description or (), out)
            while rows:
                file.write(rows)
                count += len(rows)
                rows = cur.fetchmany(_ROWS)
            file.close()
    if target is not None:
        complain(f"{count:,} rows in {target}")


@contextmanager
def _opened(target: Path | None) -> Iterator[BinaryIO]:
    """The file, which takes its name when it is complete, or standard output."""
    if target is None:
        yield sys.stdout.buffer
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
