"""docs/schema.md and docs/queries.md, from the warehouse itself.

    python tools/build_docs.py

Migrates a throwaway database, loads the sample articles into it, and writes down what its catalogue says of every table
and column, and what every named analysis answers on the samples. Nothing on those pages is written by hand: a comment
belongs in the SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd

from rasad import pipeline
from rasad.local.postgres import throwaway
from rasad.warehouse.connection import connect, transaction
from rasad.warehouse.files import sql
from rasad.warehouse.queries import Query, queries, query

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples" / "articles.jsonl"
GENERATED = "<!-- Made by tools/build_docs.py (`make docs`); do not edit by hand. -->\n"

SCHEMAS = {
    "warehouse": "The star: facts, bridges and dimensions.",
    "mart": "What analysts read: views over the star, and tables that are kept up with it.",
    "landing": "Articles as they were received; never changed.",
    "text": "Articles as they were read.",
    "staging": "What a batch coded, between coder and warehouse (UNLOGGED, per batch).",
    "ops": "Runs, batches, the work list, quarantine, results of validation, reconciliation.",
}
#: Rows of an example answer, and letters of a cell.
ROWS = 4
LETTERS = 70
#: Values for parameters that an example needs or that make it tell something on the samples.
EXAMPLES: dict[str, dict[str, object]] = {
    "actor_by_month": {"actor": "SYR"},
    "coverage_gaps": {"days": 1},
    "places_never_seen_before": {"since": "2013-01-01"},
}


def schema_page(url: str) -> str:
    """The page of all tables, from the comments of the catalogue."""
    with closing(connect(url)) as conn, transaction(conn) as cur:
        cur.execute(sql("docs/relations.sql"))
        relations = _named(cur)
        cur.execute(sql("docs/columns.sql"))
        columns = _named(cur)
        cur.execute(sql("docs/foreign_keys.sql"))
        keys = _named(cur)
    targets = {(k["schema"], k["relation"], k["column_name"]): k["target"] for k in keys}
    parts = [
        "# The warehouse's schema\n",
        GENERATED,
        "The star in one picture: an arrow leads from a table to what its key refers to. Dates, actors and sources play"
        " several roles; each role is a column, listed below.\n",
        _picture(keys),
    ]
    for schema, what in SCHEMAS.items():
        parts.append(f"## `{schema}`\n\n{what}\n")
        for relation in (r for r in relations if r["schema"] == schema):
            parts.append(f"### {schema}.{relation['relation']}\n\n{_text(relation['comment'])} ({relation['kind']})\n")
            rows = [
                (
                    f"`{c['column_name']}`" + (" 🔑" if c["is_key"] else ""),
                    c["type"] + ("" if c["is_nullable"] or relation["kind"] != "table" else ", not null"),
                    _text(c["comment"]) + _refers(targets.get((schema, c["relation"], c["column_name"]))),
                )
                for c in columns
                if (c["schema"], c["relation"]) == (schema, relation["relation"])
            ]
            parts.append(_table(("column", "type", "what it is"), rows))
    return "\n".join(parts)


def _refers(target: str | None) -> str:
    return f" → `{target}`" if target else ""


def _picture(keys: Iterable[dict[str, Any]]) -> str:
    roles: dict[tuple[str, str], list[str]] = {}
    for key in keys:
        if key["schema"] == "warehouse":
            roles.setdefault((key["relation"], key["target"]), []).append(key["column_name"])
    lines = [
        f'    {source} }}o--|| {target} : "{", ".join(_role(column) for column in columns)}"'
        for (source, target), columns in sorted(roles.items())
    ]
    return "\n".join(["```mermaid", "erDiagram", *lines, "```\n"])


def _role(column: str) -> str:
    return column.removesuffix("_key").replace("_", " ")


def queries_page(answer: Callable[[Query, dict[str, object]], pd.DataFrame]) -> str:
    """The page of all named analyses; `answer` runs one."""
    parts = [
        "# Ready analyses\n",
        GENERATED,
        "`rasad query NAME` answers each, `rasad query NAME --param NAME=VALUE` narrows it, and `rasad export NAME`"
        " writes the answer to a file. The examples are what the sample articles give: the first"
        f" {ROWS} rows, long texts cut.\n",
    ]
    asked = queries()
    parts.append("\n".join(f"- [{each.name}](#{each.name}): {_text(each.question)}" for each in asked) + "\n")
    for each in asked:
        given = EXAMPLES.get(each.name, {})
        parts.append(f"## {each.name}\n\n**{_text(each.question)}**\n")
        if each.parameters:
            rows = [
                (f"`{p.name}`", p.kind, "needed" if p.required else _cell(p.default) or "none", _text(p.meaning))
                for p in each.parameters
            ]
            parts.append(_table(("parameter", "kind", "default", "what it does"), rows))
        chosen = "".join(f" --param {name}={value}" for name, value in given.items())
        parts.append(f"```console\n$ rasad query {each.name}{chosen}\n```\n")
        frame = answer(each, given)
        cells = [tuple(_cell(value) for value in row) for row in frame.head(ROWS).itertuples(index=False)]
        parts.append(_table(tuple(map(str, frame.columns)), cells))
        if not cells:
            parts.append("The samples hold no such case.\n")
    return "\n".join(parts)


def _cell(value: object) -> str:
    if isinstance(value, list | tuple):
        return _cut(", ".join(map(str, value)))
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _cut(str(value))


def _cut(text: str) -> str:
    words = _text(text)
    return words if len(words) <= LETTERS else words[:LETTERS].rstrip() + "…"


def _text(text: str | None) -> str:
    """Text that stays in its cell: one line, and no letter that Markdown or HTML gives a meaning to."""
    one_line = " ".join((text or "").split())
    for letter, instead in (("&", "&amp;"), ("<", "&lt;"), ("|", "\\|"), ("*", "\\*"), ("_", "\\_"), ("[", "\\[")):
        one_line = one_line.replace(letter, instead)
    return one_line


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def _named(cur: Any) -> list[dict[str, Any]]:
    names = [column.name for column in cur.description]
    return [dict(zip(names, row, strict=True)) for row in cur.fetchall()]


def main() -> None:
    with throwaway() as url:
        pipeline.migrate(url)
        (ROOT / "docs" / "schema.md").write_text(schema_page(url), "utf-8")
        pipeline.run(url, [SAMPLES])
        page = queries_page(lambda asked, given: query(url, asked.name, given))
        (ROOT / "docs" / "queries.md").write_text(page, "utf-8")


if __name__ == "__main__":
    main()
