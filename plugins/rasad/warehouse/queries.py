"""Named analyses: `sql/queries/NAME.sql`, each one question.

A file begins with comments that say what it answers and what it takes:

    -- Question: What happened last?
    -- Parameter: rows, integer, default 20: At most so many rows.

Values reach the database as bound parameters only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rasad.warehouse.connection import Database, connected, transaction
from rasad.warehouse.errors import BadParameter, UnknownQuery
from rasad.warehouse.files import sql_folder

if TYPE_CHECKING:
    import pandas as pd

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_QUESTION = re.compile(r"-- Question: (.+)")
_PARAMETER = re.compile(r"-- Parameter: (\w+), (date|integer|number|text)(?:, default ([^:]+))?: (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an analysis. `default` is its value where none is given; `required` ones have none."""

    name: str
    kind: str
    required: bool
    default: object
    meaning: str


@dataclass(frozen=True, slots=True)
class Query:
    """A named analysis."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str


def queries() -> list[Query]:
    """All named analyses, by name."""
    return [read_query(path.stem) for path in sorted((sql_folder() / "queries").glob("*.sql"))]


def read_query(name: str) -> Query:
    """The analysis of this name. Raises UnknownQuery, which lists those there are."""
    path = sql_folder() / "queries" / f"{name}.sql"
    if not _NAME.fullmatch(name) or not path.is_file():
        there_are = ", ".join(sorted(p.stem for p in path.parent.glob("*.sql")))
        raise UnknownQuery(f"no analysis is called {name!r}; there are {there_are}")
    text = path.read_text("utf-8")
    question = _QUESTION.search(text)
    if question is None:
        raise UnknownQuery(f"{path.name} does not say which question it answers")
    parameters = tuple(
        Parameter(match[1], match[2], match[3] is None, _default(match[2], match[3]), match[4])
        for match in _PARAMETER.finditer(text)
    )
    return Query(name, question[1], parameters, text)


def query(
    database: Database, name: str, params: Mapping[str, object] | None = None, *, explain: bool = False
) -> pd.DataFrame:
    """Run an analysis; one row of the frame a row of the answer, or, with `explain`, a line of how Postgres got to it.

    `params` may be texts, as a command line gives them.

    Raises UnknownQuery, and BadParameter for a parameter that is missing, unknown or of the wrong kind.
    """
    import pandas as pd

    asked = read_query(name)
    values = bound(asked, params or {})
    with connected(database) as conn, transaction(conn) as cur:
        # Tens of thousands of weeks and fronts are hashed: with the default of 4 MB they are sorted on disk instead.
        cur.execute("SET LOCAL work_mem = '64MB'")
        cur.execute(("EXPLAIN (ANALYZE, COSTS OFF, SUMMARY OFF) " if explain else "") + asked.text, values)
        columns = [column.name for column in cur.description or ()]
        return pd.DataFrame(cur.fetchall(), columns=columns)


def bound(asked: Query, given: Mapping[str, object]) -> dict[str, object]:
    """The values of an analysis's parameters: those given, converted, and the defaults of the others.

    Raises BadParameter for one that is missing, unknown or of the wrong kind.
    """
    known = {parameter.name: parameter for parameter in asked.parameters}
    if strangers := given.keys() - known.keys():
        takes = ", ".join(known) or "no parameters"
        raise BadParameter(f"{asked.name} takes {takes}, not {', '.join(sorted(strangers))}")
    values = {}
    for parameter in asked.parameters:
        if parameter.name in given:
            values[parameter.name] = _converted(asked, parameter, given[parameter.name])
        elif parameter.required:
            raise BadParameter(f"{asked.name} needs {parameter.name}: {parameter.meaning}")
        else:
            values[parameter.name] = parameter.default
    return values


_CONVERTERS: Mapping[str, tuple[type, Callable[[str], Any], str]] = {
    "date": (date, date.fromisoformat, "a date as 2015-03-21"),
    "integer": (int, int, "a whole number"),
    "number": (float, float, "a number"),
    "text": (str, str, "a text"),
}


def _converted(asked: Query, parameter: Parameter, value: object) -> object:
    kind, convert, what = _CONVERTERS[parameter.kind]
    if value is None or (isinstance(value, kind) and not isinstance(value, bool)):
        return value
    try:
        return convert(value) if isinstance(value, str) else kind(value)
    except (TypeError, ValueError):
        raise BadParameter(f"{asked.name}: {parameter.name} is {what}, not {value!r}") from None


def _default(kind: str, text: str | None) -> object:
    if text is None or text.strip() == "none":
        return None
    return _CONVERTERS[kind][1](text.strip())
