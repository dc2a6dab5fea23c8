"""The generated pages say what the warehouse says: `make docs` makes them anew."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from rasad.warehouse.queries import queries, query

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def build_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "tools" / "build_docs.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def without_rows(page: str) -> list[str]:
    """The page without the rows of its example answers, which change with the coder."""
    sections = re.split(r"(?m)^## ", page)
    kept = [sections[0]]
    for section in sections[1:]:
        before, answer = section.rsplit("```\n", 1)
        heads = [line for line in answer.splitlines() if line.startswith("| ")][:2]
        kept.append("\n".join([before, *heads]))
    return kept


def test_the_page_of_the_schema_is_the_catalogue_s(build_docs: ModuleType, warehouse_url: str) -> None:
    assert (ROOT / "docs" / "schema.md").read_text("utf-8") == build_docs.schema_page(warehouse_url), "run `make docs`"


def test_the_page_of_analyses_is_that_of_the_files(build_docs: ModuleType, warehouse_url: str) -> None:
    written = (ROOT / "docs" / "queries.md").read_text("utf-8")
    page = build_docs.queries_page(lambda asked, given: query(warehouse_url, asked.name, given))
    assert without_rows(written) == without_rows(page), "run `make docs`"


def test_nearly_every_analysis_has_an_example(build_docs: ModuleType) -> None:
    sections = re.split(r"(?m)^## ", (ROOT / "docs" / "queries.md").read_text("utf-8"))[1:]
    empty = [section.split("\n", 1)[0] for section in sections if "The samples hold no such case." in section]
    assert len(sections) == len(queries()) >= 20
    assert len(empty) <= 3, empty


def test_nothing_in_a_cell_ends_it(build_docs: ModuleType) -> None:
    assert build_docs._cell("یک | دو\n<b>سه</b>") == "یک \\| دو &lt;b>سه&lt;/b>"
    assert build_docs._cell(float("nan")) == build_docs._cell(None) == ""
    assert build_docs._cell(12.0) == "12"
