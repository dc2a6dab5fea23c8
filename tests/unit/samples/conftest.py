"""The tools that build and score the samples are scripts outside of any package: they are loaded from their files."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOLS = Path(__file__).parents[3] / "tools"


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # dataclasses look their module up by its name
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def build_samples() -> ModuleType:
    return _load("build_samples")


@pytest.fixture(scope="session")
def score() -> ModuleType:
    return _load("score")


@pytest.fixture(scope="session")
def rule_value() -> ModuleType:
    return _load("rule_value")
