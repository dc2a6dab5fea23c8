"""What the pages for people say, against the project: names that they give exist."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from rasad.ingest.sources import KINDS

PROJECT = Path(__file__).resolve().parents[3]
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/deployment.md", "samples/README.md"]


def page(name: str) -> str:
    return (PROJECT / name).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_to_files(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page(name)):
        assert target.startswith("https://") or ((PROJECT / name).parent / target).exists(), target


@pytest.mark.parametrize("name", PAGES)
def test_paths_exist(name: str) -> None:
    """Words in code that look like a path of the project: `tools/score.py`, `sql/marts/*.sql`."""
    roots = "|".join(path.name for path in PROJECT.iterdir() if path.is_dir() and not path.name.startswith("."))
    for word in re.findall(rf"`((?:{roots})/[\w./*-]+)`", page(name)):
        assert list(PROJECT.glob(re.sub(r"(NNNN|NAME)\w*", "*", word).rstrip("/"))), word


def test_targets_of_make_exist() -> None:
    targets = set(re.findall(r"^\.PHONY: (.*)$", page("Makefile"), flags=re.M)[0].split())
    for name in ("README.md", "CONTRIBUTING.md"):
        assert set(re.findall(r"`make ([a-z-]+)", page(name))) <= targets
        assert set(re.findall(r"^\$ make ([a-z-]+)", page(name), flags=re.M)) <= targets


def test_the_tables_are_those_of_the_migrations() -> None:
    migrations = "\n".join(path.read_text("utf-8") for path in sorted((PROJECT / "sql" / "migrations").glob("*.sql")))
    made = set(re.findall(r"CREATE TABLE warehouse\.((?:fact|dim|bridge)_\w+)", migrations))
    told = set(re.findall(r"`((?:fact|dim|bridge)_\w+)`", page("README.md")))
    assert told == made


def test_the_dags_are_those_that_there_are() -> None:
    dags = {path.stem for path in (PROJECT / "dags").glob("*.py")} - {"rasad_airflow"}
    table = page("README.md").split("| DAG | when | what |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, flags=re.M)) == dags
    unpaused = set(re.findall(r"dags unpause --yes (\w+)", page("docs/deployment.md")))
    assert unpaused < dags


def test_the_example_of_a_source_is_one() -> None:
    example = re.search(r"```toml\n(.*?)```", page("README.md"), flags=re.S)
    assert example is not None
    (source,) = tomllib.loads(example[1])["source"]
    assert source["kind"] in KINDS
    assert {"name", "kind", "location", "agency"} == set(source)


def test_the_example_of_a_dictionary_row_fits_its_file() -> None:
    example = re.search(r"```csv\n(.*?)\n```", page("README.md"), flags=re.S)
    assert example is not None
    lines = page("plugins/rasad/lexicon/actors.csv").splitlines()
    header = next(line for line in lines if not line.startswith("#")).split(",")
    assert len(example[1].split(",")) == len(header)
    # Were it in the file already, the example would show nothing.
    assert not any(line.startswith(example[1].split(",")[0] + ",") for line in lines)


def test_services_are_described(compose: dict[str, object]) -> None:
    services = compose["services"]
    assert isinstance(services, dict)
    table = page("docs/deployment.md").split("| service | what |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `([\w-]+)` \|", table, flags=re.M)) == set(services)


def test_the_licence_is_the_whole_text() -> None:
    text = page("LICENSE")
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text and "APPENDIX: How to apply the Apache License" in text
