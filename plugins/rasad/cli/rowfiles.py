"""Rows of the database → files of CSV, JSON lines or Parquet, as they stream.

The type of a column is the database's, never guessed from the values: a column that happens to be empty, or whole, has
the same type in every export.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Protocol

from rasad.cli.tables import plain

if TYPE_CHECKING:
    import pyarrow as pa
    from psycopg2.extensions import Column

#: Postgres's numbers of types, by what they become; all others become text.
_BOOLEANS: Final = {16}
_INTEGERS: Final = {20, 21, 23}
_FLOATS: Final = {700, 701, 1700}
_DATES: Final = {1082}
_TIMES: Final = {1114, 1184}
#: Arrays, and what they are of.
_LISTS: Final = {
    1000: 16, 1005: 20, 1007: 20, 1009: 25, 1015: 25, 1016: 20, 1021: 701, 1022: 701, 1182: 1082, 1231: 701,
}  # fmt: skip

Rows = Sequence[tuple[Any, ...]]


class RowWriter(Protocol):
    """Takes rows as they come; `close` finishes the file, whose stream stays open."""

    def write(self, rows: Rows) -> None: ...

    def close(self) -> None: ...


def writer(form: str, columns: Sequence[Column], out: BinaryIO) -> RowWriter:
    """The writer of a form (`csv`, `json`, `parquet`) for what a query answers with."""
    kinds: dict[str, type[CsvWriter] | type[JsonWriter] | type[ParquetWriter]]
    kinds = {"csv": CsvWriter, "json": JsonWriter, "parquet": ParquetWriter}
    return kinds[form](columns, out)


class CsvWriter:
    """CSV in UTF-8 with a head; lists as JSON, nothing for null."""

    def __init__(self, columns: Sequence[Column], out: BinaryIO) -> None:
        self._out = out
        self._put([[column.name for column in columns]])

    def write(self, rows: Rows) -> None:
        self._put([[_csv_cell(value) for value in row] for row in rows])

    def close(self) -> None:
        """Nothing is left to write."""

    def _put(self, rows: Sequence[Sequence[object]]) -> None:
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        self._out.write(text.getvalue().encode("utf-8"))


def _csv_cell(value: Any) -> object:
    simple = plain(value)
    if isinstance(simple, list | dict):
        return json.dumps(simple, ensure_ascii=False)
    if isinstance(simple, bool):
        return "true" if simple else "false"
    return simple


class JsonWriter:
    """One object a line."""

    def __init__(self, columns: Sequence[Column], out: BinaryIO) -> None:
        self._names = [column.name for column in columns]
        self._out = out

    def write(self, rows: Rows) -> None:
        for row in rows:
            record = dict(zip(self._names, map(plain, row), strict=True))
            self._out.write(json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n")

    def close(self) -> None:
        """Nothing is left to write."""


class ParquetWriter:
    """Parquet with the database's types; a row group for each call of `write`."""

    def __init__(self, columns: Sequence[Column], out: BinaryIO) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        self._schema = pa.schema([(column.name, arrow_type(column.type_code)) for column in columns])
        self._writer = parquet.ParquetWriter(out, self._schema, compression="zstd")

    def write(self, rows: Rows) -> None:
        import pyarrow as pa

        if not rows:
            return
        arrays = [
            pa.array([_arrow_value(value, kind) for value in column], kind)
            for column, kind in zip(zip(*rows, strict=True), self._schema.types, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))

    def close(self) -> None:
        self._writer.close()


def arrow_type(code: int) -> pa.DataType:
    """The type of Arrow for a type of Postgres."""
    import pyarrow as pa

    if code in _LISTS:
        return pa.list_(arrow_type(_LISTS[code]))
    for codes, kind in (
        (_BOOLEANS, pa.bool_()), (_INTEGERS, pa.int64()), (_FLOATS, pa.float64()), (_DATES, pa.date32()),
        (_TIMES, pa.timestamp("us", tz="UTC")),
    ):  # fmt: skip
        if code in codes:
            return kind
    return pa.string()


def _arrow_value(value: Any, kind: pa.DataType) -> Any:
    import pyarrow as pa

    if value is None:
        return None
    if pa.types.is_floating(kind):
        return float(value)
    if pa.types.is_list(kind):
        return [_arrow_value(part, kind.value_type) for part in value]
    if pa.types.is_string(kind) and not isinstance(value, str):
        simple = plain(value)
        return json.dumps(simple, ensure_ascii=False) if isinstance(simple, list | dict) else str(simple)
    return value
