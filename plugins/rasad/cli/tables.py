"""Answers of the warehouse as a person reads them, and as programs do."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from rasad.ingest.records import printable

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console

#: Width of a table that no terminal limits.
WIDTH = 160


def console() -> Console:
    """Standard output as rich sees it: as wide as the terminal, or `WIDTH` where it is a file or a pipe."""
    from rich.console import Console

    # Colours would only stand in the way of a file; highlighting colours every figure.
    return Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, soft_wrap=False)


def span(low: Any, high: Any) -> str:
    """A range of figures: `50`, `24–99`, `≥50` where nobody says a highest, `≤50` where nobody says a lowest.

    Empty where there is no figure at all.
    """
    least, most = _whole(low), _whole(high)
    if least is None and most is None:
        return ""
    if least is None:
        return f"≤{most:,}"
    if most is None:
        return f"≥{least:,}"
    return f"{least:,}" if least == most else f"{least:,}–{most:,}"


def show(
    frame: pd.DataFrame,
    *,
    title: str | None = None,
    names: Mapping[str, str] | None = None,
    plain_columns: Collection[str] = (),
) -> None:
    """Print a frame as a table; `names` are headings by column, the column's own name by default.

    Figures of `plain_columns`, which are numbers of things and not counts, are not marked by thousands.
    """
    from rich.table import Table
    from rich.text import Text

    names = names or {}
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    for column in frame.columns:
        figures = len(frame) > 0 and all(map(_is_figure, frame[column]))
        table.add_column(names.get(str(column), str(column)), justify="right" if figures else "left", overflow="fold")
    for row in frame.itertuples(index=False):
        # Text, not markup: a name in square brackets is a name.
        told = (str(value) if column in plain_columns else cell(value)
                for column, value in zip(frame.columns, row, strict=True))  # fmt: skip
        table.add_row(*map(Text, told))
    console().print(table)


def write(frame: pd.DataFrame, form: str, out: BinaryIO) -> None:
    """Write a frame as `csv`, `json` (one object a line) or `parquet`."""
    if form == "csv":
        out.write(_whole_numbers(frame).to_csv(index=False, lineterminator="\n").encode("utf-8"))
    elif form == "json":
        columns = list(map(str, frame.columns))
        for row in frame.itertuples(index=False, name=None):
            record = {column: plain(value) for column, value in zip(columns, row, strict=True)}
            out.write(json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n")
    else:
        frame.to_parquet(out, index=False)


def form_of(path: Path, forms: Sequence[str] = ("csv", "json", "parquet")) -> str | None:
    """The form that a file's name asks for; None where it says nothing."""
    ending = path.suffix.removeprefix(".").lower()
    return {"jsonl": "json"}.get(ending, ending if ending in forms else None)


def _whole_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with counts as whole numbers: pandas makes floats of them where one is missing."""
    counts = [
        column for column in frame.columns[frame.dtypes == "float64"] if frame[column].dropna().mod(1).eq(0).all()
    ]
    return frame.astype(dict.fromkeys(counts, "Int64"))


def is_null(value: Any) -> bool:
    """Whether the value is one of the many that pandas writes for nothing."""
    import pandas as pd

    return value is None or value is pd.NA or (not isinstance(value, str) and pd.api.types.is_scalar(value)
                                               and bool(pd.isna(value)))  # fmt: skip


def plain(value: Any) -> Any:
    """A value as JSON has it: dates in ISO 8601, numbers as numbers, lists as lists, nothing as null."""
    if isinstance(value, dict):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple) or getattr(value, "ndim", None):  # also numpy's arrays, as Parquet gives them
        return [plain(part) for part in value]
    if is_null(value):
        return None
    if isinstance(value, str | bool):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):  # one of numpy's
        value = value.item()
    if (whole := _whole(value)) is not None and whole == value:
        return whole
    if isinstance(value, Real | Decimal):
        return float(value) if math.isfinite(value) else None
    return value if isinstance(value, bool) else str(value)


def cell(value: Any) -> str:
    """A value as a table shows it: nothing for null, thousands marked, lists joined, no control characters."""
    if isinstance(value, list | tuple):
        return ", ".join(map(cell, value))
    if is_null(value):
        return ""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if (whole := _whole(value)) is not None and whole == value:
        return f"{whole:,}"
    if isinstance(value, float | Decimal):
        return f"{value:,.2f}"
    return printable(" ".join(str(value).split()))


def _whole(value: Any) -> int | None:
    """The value as a whole number; None for null, for what is no number, and for infinity."""
    is_number = isinstance(value, Real | Decimal) and not isinstance(value, bool)
    return int(value) if is_number and math.isfinite(value) else None


def _is_figure(value: Any) -> bool:
    """Whether a column with this value can be one of figures; null can be anything."""
    text = cell(value)
    return text[:1] in "0123456789-≥≤" or text == ""
