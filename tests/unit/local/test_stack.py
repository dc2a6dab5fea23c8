"""The local stack's account of what it has started, and its command line. Nothing is started here."""

from __future__ import annotations

import base64
import http.server
import json
import socket
import stat
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasad.local import airflow, stack
from rasad.local.__main__ import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the local stack for each test."""
    monkeypatch.setenv("RASAD_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


class TestCommandLine:
    @pytest.mark.parametrize("arguments", [[], ["no-such"], ["up", "extra"]])
    def test_wrong_use_is_2(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == 2
        assert "usage: python -m rasad.local" in capsys.readouterr().err

    def test_help_names_what_it_does(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as left:
            main(["--help"])
        assert left.value.code == 0
        told = capsys.readouterr().out
        assert all(action in told for action in ("run", "up", "down", "psql", "clean"))

    def test_articles_that_are_not_there_are_wrong_use(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], home: Path
    ) -> None:
        assert main(["run", str(tmp_path / "none.jsonl")]) == 2
        assert "there is no such file or folder" in capsys.readouterr().err
        assert not home.exists(), "something was started for nothing"

    def test_down_where_nothing_runs(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["down"]) == 0
        assert capsys.readouterr().out == "Nothing was running.\n"

    def test_clean_leaves_nothing(self, home: Path) -> None:
        airflow.login()
        assert main(["clean"]) == 0
        assert not home.exists()


class TestState:
    @pytest.mark.parametrize(
        "content",
        ["", "[]", "{}", "null", '{"processes": 3, "port": 1}', '{"processes": {"a": "x"}, "port": 1}',
         '{"processes": {"a": 1}}', "\xff"],
    )  # fmt: skip
    def test_what_cannot_be_read_is_nothing(self, content: str) -> None:
        (airflow.airflow_home() / "up.json").write_bytes(content.encode("latin-1"))
        assert stack._read_state() == stack.Running({}, 0)
        assert stack._running() is None

    def test_processes_that_are_not_airflow_s_are_not_taken_for_it_nor_ended(self) -> None:
        with subprocess.Popen(["sleep", "60"]) as stranger:
            state = {"processes": {"scheduler": stranger.pid}, "port": 8080}
            (airflow.airflow_home() / "up.json").write_text(json.dumps(state))
            assert stack._running() is None
            assert stack._end(stack._read_state()) is False
            assert stranger.poll() is None
            stranger.kill()
        assert not (airflow.airflow_home() / "up.json").exists()


class TestLogin:
    def test_a_password_is_made_once_and_kept_from_others(self) -> None:
        name, password = airflow.login()
        assert (name, len(password) >= 12) == ("admin", True)
        assert airflow.login() == (name, password)
        assert stat.S_IMODE((airflow.airflow_home() / "passwords.json").stat().st_mode) == 0o600
        assert stat.S_IMODE(airflow.airflow_home().stat().st_mode) == 0o700

    def test_the_key_for_connections_has_the_form_that_is_wanted_and_stays(self, tmp_path: Path) -> None:
        from rasad.local.server import Server

        (tmp_path / "server").mkdir()
        key = airflow._fernet_key(Server(tmp_path / "server"))
        assert len(base64.urlsafe_b64decode(key)) == 32
        assert airflow._fernet_key(Server(tmp_path / "server")) == key


class Health(http.server.BaseHTTPRequestHandler):
    """Airflow's page of its own health."""

    answer: bytes = b""
    status = 200

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_: object) -> None:
        """Nothing on standard error."""


@pytest.fixture
def health() -> Iterator[tuple[type[Health], int]]:
    class Handler(Health):
        pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield Handler, server.server_port
        server.shutdown()


def parts(**status: str) -> bytes:
    whole = {"metadatabase": "healthy", "scheduler": "healthy", "dag_processor": "healthy", **status}
    return json.dumps({name: {"status": state} for name, state in whole.items()}).encode()


class TestHealth:
    def test_all_parts_have_to_answer(self, health: tuple[type[Health], int]) -> None:
        handler, port = health
        handler.answer = parts()
        assert stack._healthy(port)
        handler.answer = parts(scheduler="unhealthy")
        assert not stack._healthy(port)

    @pytest.mark.parametrize("answer", [b"", b"<html>", b"[]", b"{}", b"null", b'{"scheduler": null}'])
    def test_any_other_answer_is_no_health(self, answer: bytes, health: tuple[type[Health], int]) -> None:
        handler, port = health
        handler.answer = answer
        assert not stack._healthy(port)

    def test_an_error_or_nobody_is_no_health(self, health: tuple[type[Health], int]) -> None:
        handler, port = health
        handler.status = 503
        handler.answer = parts()
        assert not stack._healthy(port)
        assert not stack._healthy(stack._port())

    def test_a_proxy_is_not_asked(self, health: tuple[type[Health], int], monkeypatch: pytest.MonkeyPatch) -> None:
        handler, port = health
        handler.answer = parts()
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
        assert stack._healthy(port)


def test_a_taken_port_is_left_to_its_taker(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taker:
        taker.bind(("127.0.0.1", 0))
        taker.listen()
        monkeypatch.setattr(stack, "PORT", taker.getsockname()[1])
        assert stack._port() not in (0, taker.getsockname()[1])


def test_the_end_of_a_log_is_shown(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"".join(b"%d\n" % number for number in range(100)) + b"\xff")
    assert stack._tail(tmp_path / "log", 3).splitlines() == ["98", "99", "\ufffd"]
