"""What a deployment is made of, as files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def compose() -> dict[str, Any]:
    """docker-compose.yml with its anchors and merges worked in, as Compose reads it."""
    return dict(yaml.safe_load((PROJECT / "docker-compose.yml").read_text("utf-8")))


@pytest.fixture(scope="session")
def example() -> dict[str, str]:
    """The settings of .env.example."""
    lines = (PROJECT / ".env.example").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


@pytest.fixture(scope="session")
def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions with their arguments, comments gone and continued lines joined."""
    text = (PROJECT / "Dockerfile").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in joined.splitlines()]
