"""Reading the dictionary files, with errors that name the file and the line.

A record is one physical line. Blank lines and lines that begin with `#` are skipped. What a known file must hold is
said in `SCHEMAS`; a file that is not listed there is checked for its header and for the number of its fields only.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

_NAME = re.compile(r"[a-z][a-z0-9_]*(?:/[a-z][a-z0-9_]*)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
#: Characters that no cell may hold: controls, and marks of direction that editors leave behind unseen.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

PLACE_KINDS = frozenset(
    {
        "country",
        "province",
        "district",
        "city",
        "town",
        "village",
        "neighbourhood",
        "region",
        "front",
        "river",
        "lake",
        "mountain",
        "sea",
        "strait",
        "base",
        "airport",
        "camp",
        "dam",
        "crossing",
        "island",
        "port",
        "prison",
        "facility",
    }
)
PLACE_PRECISIONS = frozenset({"exact", "town", "district", "province", "country"})
PLACE_FLAGS = frozenset({"ambiguous"})
ACTOR_KINDS = frozenset(
    {
        "state",
        "government",
        "military",
        "air_force",
        "navy",
        "militia",
        "rebel",
        "terrorist",
        "police",
        "intelligence",
        "coalition",
        "international",
        "party",
        "civilian",
        "person",
        "office",
    }
)
NOUN_CLASSES = frozenset({"armed", "civilian", "authority", "institution", "unit", "crowd", "leader", "victim"})
SOURCE_KINDS = frozenset({"agency", "network", "paper", "site", "monitor", "channel", "ministry", "office", "rights"})
MATERIEL_ITEMS = frozenset(
    {
        "tank",
        "armoured_vehicle",
        "vehicle",
        "pickup",
        "truck",
        "tanker",
        "boat",
        "ship",
        "aircraft",
        "helicopter",
        "drone",
        "artillery",
        "mortar",
        "machine_gun",
        "missile",
        "launcher",
        "ammunition",
        "explosive",
        "weapon",
        "building",
        "base",
        "position",
        "tunnel",
        "other",
    }
)

Check = Callable[[dict[str, str]], str | None]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a dictionary file. `line` counts from 1; 0 stands for the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class LexiconError(ValueError):
    """A dictionary file that cannot be used. `problems` holds all that was found, the message names the first five."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        shown = "; ".join(str(problem) for problem in problems[:5])
        more = f"; and {len(problems) - 5} more" if len(problems) > 5 else ""
        super().__init__(shown + more)


class _Line(NamedTuple):
    number: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class Schema:
    """What a dictionary file must hold.

    `columns` must stand in the header, `optional` may; `key` is unique in the file; one of `filled` each must not be
    empty; `forms` are columns of alternatives, in which no alternative may be empty; `checks` give a message or None.
    """

    columns: tuple[str, ...]
    key: str | None = None
    optional: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    checks: tuple[Check, ...] = field(default=())


def _one_of(column: str, allowed: frozenset[str], *, several: bool = False, empty: bool = False) -> Check:
    def check(row: dict[str, str]) -> str | None:
        value = row.get(column) or ""
        values = value.split("|") if several else [value]
        if not value and empty:
            return None
        strange = [one for one in values if one not in allowed]
        return f"{column}: {strange[0]!r} is none of {', '.join(sorted(allowed))}" if strange else None

    return check


def _matches(column: str, pattern: re.Pattern[str], what: str) -> Check:
    def check(row: dict[str, str]) -> str | None:
        value = row.get(column) or ""
        return None if not value or pattern.fullmatch(value) else f"{column}: {value!r} is no {what}"

    return check


def _coordinates(row: dict[str, str]) -> str | None:
    """Both or none, in range, and a place without coordinates claims no precision."""
    texts = (row["latitude"], row["longitude"])
    if texts == ("", ""):
        return "precision without coordinates" if row["precision"] else None
    for name, text, limit in (("latitude", texts[0], 90.0), ("longitude", texts[1], 180.0)):
        try:
            value = float(text)
        except ValueError:
            return f"{name}: {text!r} is no number of degrees"
        if not -limit <= value <= limit:  # also refuses NaN
            return f"{name}: {text} lies outside -{limit:.0f} to {limit:.0f}"
    if row["precision"] not in PLACE_PRECISIONS:
        return f"precision: {row['precision']!r} is none of {', '.join(sorted(PLACE_PRECISIONS))}"
    return None if row["source"] else "source: coordinates without a source"


def _period(row: dict[str, str]) -> str | None:
    """Dates that exist, the first not after the last."""
    days: list[date] = []
    for column in ("valid_from", "valid_until"):
        text = row[column]
        if not text:
            continue
        parts = [*text.split("-"), "01", "01"][:3]
        try:
            if not _DATE.fullmatch(text):
                raise ValueError
            days.append(date.fromisoformat("-".join(parts)))
        except ValueError:
            return f"{column}: {text!r} is no date (yyyy, yyyy-mm or yyyy-mm-dd)"
    return "valid_from lies after valid_until" if len(days) == 2 and days[0] > days[1] else None


def _population(row: dict[str, str]) -> str | None:
    text = row.get("population") or ""
    return None if not text or text.isdecimal() else f"population: {text!r} is no whole number"


#: The columns of a file of places, and those that it may have besides.
PLACE_COLUMNS = (
    "id",
    "name_fa",
    "name_en",
    "forms",
    "kind",
    "country",
    "parent",
    "latitude",
    "longitude",
    "precision",
    "source",
)
PLACE_OPTIONS = ("flags", "population")
_PLACES = Schema(
    columns=PLACE_COLUMNS,
    key="id",
    optional=PLACE_OPTIONS,
    filled=("id", "name_fa", "name_en", "kind"),
    forms=("forms", "flags"),
    checks=(
        _one_of("kind", PLACE_KINDS),
        _matches("country", _COUNTRY, "ISO 3166 code of two letters"),
        _coordinates,
        _one_of("flags", PLACE_FLAGS, several=True, empty=True),
        _population,
    ),
)

#: What the files of this folder must hold, by name.
SCHEMAS: dict[str, Schema] = {
    "places": _PLACES,
    "places_geonames": _PLACES,
    "actors": Schema(
        columns=("code", "name_fa", "name_en", "forms", "kind", "country", "parent", "valid_from", "valid_until"),
        key="code",
        filled=("code", "name_fa", "name_en", "kind"),
        forms=("forms",),
        checks=(_one_of("kind", ACTOR_KINDS), _matches("country", _COUNTRY, "ISO 3166 code of two letters"), _period),
    ),
    "actor_nouns": Schema(
        columns=("lemma", "forms", "class"),
        key="lemma",
        filled=("lemma",),
        forms=("forms",),
        checks=(_one_of("class", NOUN_CLASSES),),
    ),
    "countries": Schema(
        columns=("iso2", "name_fa", "name_en", "forms", "demonyms", "capital_forms", "actor_code"),
        key="iso2",
        filled=("iso2", "name_fa", "name_en", "actor_code"),
        forms=("forms", "demonyms", "capital_forms"),
        checks=(_matches("iso2", _COUNTRY, "ISO 3166 code of two letters"),),
    ),
    "sources": Schema(
        columns=("code", "name_fa", "name_en", "forms", "kind", "country", "side"),
        key="code",
        filled=("code", "name_fa", "name_en", "kind"),
        forms=("forms",),
        checks=(_one_of("kind", SOURCE_KINDS), _matches("country", _COUNTRY, "ISO 3166 code of two letters")),
    ),
    "materiel": Schema(
        columns=("item", "forms", "classifiers"),
        filled=("item", "forms"),
        forms=("forms", "classifiers"),
        checks=(_one_of("item", MATERIEL_ITEMS),),
    ),
}


def folder() -> Path:
    """The folder of the dictionaries."""
    return Path(__file__).parent


def path(name: str) -> Path:
    """The file of a dictionary (`places`, or `text/...` in a folder below). Raises LexiconError if there is none."""
    file = folder() / f"{name}.csv"
    if not _NAME.fullmatch(name) or not file.is_file():
        raise LexiconError([Problem(f"{name}.csv", 0, "no such dictionary")])
    return file


def rows(name: str) -> list[dict[str, str]]:
    """All rows of a dictionary, in the order of the file, cells stripped. Raises LexiconError naming file and line."""
    found, wrong = read(path(name), SCHEMAS.get(name))
    if wrong:
        raise LexiconError(wrong)
    return found


def problems(name: str) -> list[Problem]:
    """Everything wrong in a dictionary, for a person who edits it."""
    return read(path(name), SCHEMAS.get(name))[1]


def version() -> str:
    """Twelve hexadecimal digits over the content of every dictionary: another content, another version."""
    digest = hashlib.sha256()
    for file in sorted(folder().rglob("*.csv")):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder()).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def read(file: Path, schema: Schema | None = None) -> tuple[list[dict[str, str]], list[Problem]]:
    """The good rows of a dictionary file and what is wrong with the rest of it."""
    good: list[dict[str, str]] = []
    wrong: list[Problem] = []
    try:
        lines = _lines(file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return [], [Problem(file.name, line, "not UTF-8")]
    try:
        header = next(lines, None)
        if header is None:
            return [], [Problem(file.name, 0, "no header row")]
        columns = [name.strip() for name in header.fields]
        complaint = _header(columns, schema)
        if complaint:
            return [], [Problem(file.name, header.number, complaint)]
        seen: dict[str, int] = {}
        for number, fields in lines:
            if len(fields) != len(columns):
                wrong.append(Problem(file.name, number, f"{len(fields)} fields, the header has {len(columns)}"))
                continue
            row = dict(zip(columns, (cell.strip() for cell in fields), strict=True))
            complaints = list(_complaints(row, schema))
            if schema and schema.key:
                first = seen.setdefault(row[schema.key], number)
                if first != number:
                    complaints.append(f"{schema.key}: {row[schema.key]!r} stands already in line {first}")
            wrong.extend(Problem(file.name, number, text) for text in complaints)
            if not complaints:
                good.append(row)
    except _Broken as broken:
        wrong.append(Problem(file.name, broken.line, str(broken)))
    return good, wrong


class _Broken(Exception):
    """A line that is no CSV."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


def _lines(text: str) -> Iterator[_Line]:
    """The records of a file, each one physical line."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if '"' not in line:  # the usual case, ten times faster than the csv module line by line
            yield _Line(number, line.rstrip("\r").split(","))
            continue
        try:
            yield _Line(number, next(csv.reader([line.rstrip("\r")], strict=True)))
        except csv.Error as error:
            raise _Broken(number, f"no CSV: {error}") from None


def _header(columns: list[str], schema: Schema | None) -> str | None:
    doubled = {name for name in columns if columns.count(name) > 1}
    if doubled or "" in columns:
        return f"header: column {min(doubled)!r} twice" if doubled - {""} else "header: a column without a name"
    if schema is None:
        return None
    missing = [name for name in schema.columns if name not in columns]
    strange = [name for name in columns if name not in schema.columns and name not in schema.optional]
    if missing:
        return f"header: no column {', '.join(missing)}"
    return f"header: unknown column {', '.join(strange)}" if strange else None


def _complaints(row: dict[str, str], schema: Schema | None) -> Iterator[str]:
    for column, cell in row.items():
        if _HIDDEN.search(cell):
            yield f"{column}: an invisible character in {cell!r}"
    if schema is None:
        return
    for column in schema.filled:
        if not row[column]:
            yield f"{column}: empty"
    for column in schema.forms:
        cell = row.get(column) or ""
        if cell and not all(part.strip() for part in cell.split("|")):
            yield f"{column}: an empty alternative in {cell!r}"
    for check in schema.checks:
        complaint = check(row)
        if complaint:
            yield complaint
