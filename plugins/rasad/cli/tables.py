"""Answers of the warehouse as a person reads them, and as programs do."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

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


def show(frame: pd.DataFrame, *, title: str | None = None, names: Mapping[str, str] | None = None) -> None:
    """Print a frame as a table; `names` are headings by column, the column's own name by default."""
    from rich.table import Table
    from rich.text import Text

    names = names or {}
    table = Table(title=title, title_justify="left", title_style="bold", show_edge=False, pad_edge=False)
    for column in frame.columns:
        figures = frame[column].map(_is_figure).all() and len(frame) > 0
        table.add_column(names.get(str(column), str(column)), justify="right" if figures else "left", overflow="fold")
    for row in frame.itertuples(index=False):
        # Text, not markup: a name in square brackets is a name.
        table.add_row(*(Text(cell(value)) for value in row))
    console().print(table)


def write(frame: pd.DataFrame, form: str, out: BinaryIO) -> None:
    """Write a frame as `csv`, `json` (one object a line) or `parquet`."""
    if form == "csv":
        out.write(frame.to_csv(index=False, lineterminator="\n").encode("utf-8"))
    elif form == "json":
        text: str = frame.to_json(orient="records", lines=True, force_ascii=False, date_format="iso")
        out.write(text.encode("utf-8"))
    else:
        frame.to_parquet(out, index=False)


def form_of(path: Path, forms: Sequence[str] = ("csv", "json", "parquet")) -> str | None:
    """The form that a file's name asks for; None where it says nothing."""
    ending = path.suffix.removeprefix(".")
    return {"jsonl": "json"}.get(ending, ending if ending in forms else None)


def cell(value: Any) -> str:
    """A value as a table shows it: nothing for null, thousands marked, lists joined."""
    if isinstance(value, list | tuple):
        return ", ".join(map(cell, value))
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if (whole := _whole(value)) is not None and whole == value:
        return f"{whole:,}"
    if isinstance(value, float):
        return f"{value:,.2f}"
    return " ".join(str(value).split())


def _whole(value: Any) -> int | None:
    """The value as a whole number; None for null and for what is no number."""
    from numbers import Real

    if value is None or isinstance(value, bool | str) or value != value:
        return None
    try:
        return int(value) if isinstance(value, Real) or hasattr(value, "as_integer_ratio") else None
    except (TypeError, ValueError):
        return None


def _is_figure(value: Any) -> bool:
    """Whether a column with this value can be one of figures; null can be anything."""
    text = cell(value)
    return value is None or value != value or text[:1] in "0123456789-≥≤" or text == ""
