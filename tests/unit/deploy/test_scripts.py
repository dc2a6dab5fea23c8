"""The scripts of a deployment, run as they are."""

from __future__ import annotations

import base64
import os
import re
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[3]


def make_env(file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", PROJECT / "docker" / "make-env.sh", file], capture_output=True, text=True, timeout=30
    )


def read(file: Path) -> dict[str, str]:
    lines = file.read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_secrets_are_made_once_for_their_owner_alone(tmp_path: Path, example: dict[str, str]) -> None:
    first, second = tmp_path / "one.env", tmp_path / "two.env"
    assert make_env(first).returncode == make_env(second).returncode == 0
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    values, others = read(first), read(second)
    assert list(values) == list(example)
    for name, value in example.items():
        if value:
            assert values[name] == value
        else:
            assert len(values[name]) >= 40 and values[name] != others[name], name
    secrets = [values[name] for name, value in example.items() if not value]
    assert len(set(secrets)) == len(secrets)


def test_secrets_fit_where_they_are_used(tmp_path: Path, example: dict[str, str]) -> None:
    make_env(tmp_path / "env")
    values = read(tmp_path / "env")
    assert len(base64.urlsafe_b64decode(values["AIRFLOW_FERNET_KEY"])) == 32
    for name, value in example.items():
        if not value and name != "AIRFLOW_FERNET_KEY":
            # They stand in addresses, where other characters would have to be quoted.
            assert re.fullmatch(r"[0-9a-f]{48}", values[name]), name


def test_settings_that_exist_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "env"
    file.write_text("POSTGRES_PASSWORD=mine\n", "utf-8")
    done = make_env(file)
    assert done.returncode == 1 and "left as it is" in done.stderr
    assert file.read_text("utf-8") == "POSTGRES_PASSWORD=mine\n"


@pytest.mark.parametrize("script", sorted((PROJECT / "docker").glob("*.sh")), ids=lambda path: path.name)
def test_scripts_are_sound_and_stop_at_errors(script: Path) -> None:
    assert subprocess.run(["bash", "-n", script], timeout=30).returncode == 0
    assert "set -euo pipefail" in script.read_text("utf-8")


def test_the_first_step_stops_where_something_fails(tmp_path: Path) -> None:
    """Migrating the warehouse must not be reached when Airflow's metadata could not be migrated."""
    calls = tmp_path / "calls"
    for name, code in (("airflow", 3), ("rasad", 0)):
        program = tmp_path / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >>"{calls}"\nexit {code}\n', "utf-8")
        program.chmod(0o755)
    bash = shutil.which("bash")
    assert bash is not None
    environment = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([bash, PROJECT / "docker" / "init.sh"], env=environment, timeout=30)
    assert done.returncode == 3
    assert calls.read_text("utf-8") == "airflow db migrate\n"


@pytest.fixture
def service() -> Iterator[str]:
    """A service whose /well answers 200 and everything else 503."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/well" else 503)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def healthy(address: str) -> int:
    # A proxy in the environment is not asked about the container itself.
    environment = os.environ | {"http_proxy": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
    program = [sys.executable, str(PROJECT / "docker" / "healthy.py"), address]
    return subprocess.run(program, env=environment, stderr=subprocess.DEVNULL, timeout=30).returncode


def test_health_is_an_answer_of_200(service: str) -> None:
    assert healthy(f"{service}/well") == 0
    assert healthy(f"{service}/ill") == 1
    assert healthy("http://127.0.0.1:9/nobody") == 1
