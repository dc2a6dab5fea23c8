"""The Dockerfile: what it copies is there and enough, and who it runs as."""

from __future__ import annotations

import fnmatch
import re
import tomllib
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[3]
Instructions = list[tuple[str, str]]


def copied(instructions: Instructions) -> set[str]:
    """What comes from the project, by its name there."""
    lines = [text.split() for kind, text in instructions if kind == "COPY" and not text.startswith("--from")]
    return {source for line in lines for source in line[:-1]}


def test_its_python_is_one_that_the_project_supports(instructions: Instructions) -> None:
    bases = [text for kind, text in instructions if kind == "FROM"]
    versions = {match[1] for base in bases if (match := re.match(r"python:3\.(\d+)-slim-\w+", base))}
    assert len(bases) == 2 and len(versions) == 1
    assert int(versions.pop()) in (11, 12, 13)


def test_packages_are_the_pinned_ones_with_their_hashes_checked(instructions: Instructions) -> None:
    runs = [text for kind, text in instructions if kind == "RUN" and "pip install" in text]
    assert any("--no-deps --require-hashes -r /tmp/requirements.txt" in text for text in runs)
    assert all("--no-deps" in text for text in runs)


def test_everything_that_the_project_needs_is_copied(instructions: Instructions) -> None:
    names = copied(instructions)
    assert {"dags", "plugins", "sql", "config", "samples", "docker", "requirements.txt"} <= names
    assert all((PROJECT / name).exists() for name in names)
    # The package cannot be built without the files that its metadata name.
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    assert {"pyproject.toml", project["readme"], *project["license-files"]} <= names


def test_the_builder_is_given_what_is_copied_and_no_secret(instructions: Instructions) -> None:
    rules = [line for line in (PROJECT / ".dockerignore").read_text("utf-8").splitlines() if line and line[0] != "#"]

    def ignored(path: str) -> bool:
        last = False
        for rule in rules:
            if fnmatch.fnmatch(path, rule.removeprefix("!").removeprefix("**/")):
                last = not rule.startswith("!")
        return last

    assert not [name for name in copied(instructions) if ignored(name)]
    assert all(ignored(name) for name in (".env", ".git", ".venv", ".rasad", "tests"))


def test_it_runs_as_a_user_without_rights(instructions: Instructions) -> None:
    users = [text for kind, text in instructions if kind == "USER"]
    assert users == ["airflow"]
    last = max(position for position, (kind, _) in enumerate(instructions) if kind == "RUN")
    assert [kind for kind, _ in instructions[last + 1 :]] == ["USER", "CMD"]


def test_no_secret_is_built_in(instructions: Instructions) -> None:
    texts = [text for kind, text in instructions if kind in ("ENV", "ARG")]
    assert texts and not any(re.search("PASSWORD|SECRET|KEY", text) for text in texts)


def test_folders_of_volumes_belong_to_the_user(instructions: Instructions, compose: dict[str, Any]) -> None:
    """A new volume takes the owner of the folder that the image has in its place."""
    made = next(text for kind, text in instructions if kind == "RUN" and "useradd" in text)
    for volume in compose["services"]["airflow-worker"]["volumes"]:
        source, _, target = volume.partition(":")
        if source in compose["volumes"]:
            assert target in made
