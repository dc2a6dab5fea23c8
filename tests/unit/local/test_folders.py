"""Where the local stack keeps what it makes."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from rasad.local.folders import data_docs, home, project_folder


def test_the_project_is_the_folder_with_dags_plugins_and_sql() -> None:
    assert {"dags", "plugins", "sql"} <= {path.name for path in project_folder().iterdir()}


def test_home_is_named_by_the_environment_and_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASAD_HOME", str(tmp_path / "a b" / "رصد"))
    folder = home()
    assert folder == tmp_path / "a b" / "رصد"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o711
    assert home() == folder


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASAD_HOME", "state")
    assert home() == tmp_path.resolve() / "state"


def test_an_empty_name_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASAD_HOME", "")
    assert home() == project_folder() / ".rasad"


def test_data_docs_stand_in_home_unless_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RASAD_HOME", str(tmp_path))
    monkeypatch.delenv("RASAD_DATA_DOCS", raising=False)
    assert data_docs() == tmp_path / "data_docs"
    monkeypatch.setenv("RASAD_DATA_DOCS", str(tmp_path / "elsewhere"))
    assert data_docs() == tmp_path / "elsewhere"
