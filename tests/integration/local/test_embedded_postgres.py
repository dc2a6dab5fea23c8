"""The embedded Postgres, with its real binaries."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from rasad.local import postgres
from rasad.local.account import LocalServerError, account
from rasad.local.server import THROWAWAY, Server


def ask(url: str, statement: str) -> object:
    with closing(psycopg2.connect(url)) as conn, conn, conn.cursor() as cur:
        cur.execute(statement)
        return None if cur.description is None else (cur.fetchone() or (None,))[0]


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of the local stack for one test; its server is gone afterwards."""
    with tempfile.TemporaryDirectory() as parent:
        # Folders of pytest's own are closed to the account that the server runs under when root tests.
        Path(parent).chmod(0o711)
        folder = Path(parent).resolve() / "home of رصد"
        monkeypatch.setenv("RASAD_HOME", str(folder))
        monkeypatch.delenv(postgres.VARIABLE, raising=False)
        # Without waiting for the disk: what a killed process leaves is the same.
        monkeypatch.setattr(postgres, "server", lambda: Server(folder, {"fsync": "off"}))
        yield folder
        if folder.exists():
            postgres.server().remove()


def test_the_first_call_makes_and_starts_it_and_the_second_finds_it(home: Path) -> None:
    first = postgres.warehouse_url()
    running = postgres.server().running()
    assert running is not None
    assert postgres.warehouse_url() == first
    assert postgres.server().running() == running
    assert ask(first, "SELECT current_database() || ' ' || current_setting('server_encoding')") == "rasad UTF8"
    assert ask(first, "SELECT lower('É')") == "é", "letters beyond ASCII have cases"


def test_it_listens_to_this_machine_alone_and_asks_for_a_password(home: Path) -> None:
    url = postgres.start()
    assert ask(url, "SHOW listen_addresses") == "127.0.0.1"
    assert ask(url, "SHOW unix_socket_directories") == ""
    assert str(ask(url, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules")) == "scram-sha-256"
    with pytest.raises(psycopg2.OperationalError, match="password"):
        ask(url.replace(postgres.server().password("rasad"), "guess"), "SELECT 1")


def test_passwords_and_data_are_kept_from_others(home: Path) -> None:
    postgres.start()
    assert stat.S_IMODE((home / "secrets.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "server.json").stat().st_mode) == 0o600
    assert stat.S_IMODE(postgres.server().data.stat().st_mode) == 0o700
    data = postgres.server().data
    assert data.stat().st_uid == (os.geteuid() if account().uid is None else account().uid)
    arguments = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert postgres.server().password("rasad") not in arguments


def test_airflow_has_a_database_and_a_role_that_cannot_enter_the_warehouse(home: Path) -> None:
    url = postgres.airflow_url()
    assert url.startswith("postgresql+psycopg2://airflow:")
    plain = url.replace("+psycopg2", "")
    ask(plain, "CREATE TABLE proof (id int)")
    with pytest.raises(psycopg2.OperationalError, match="permission denied"):
        ask(plain.rsplit("/", 1)[0] + "/rasad", "SELECT 1")


def test_stopping_and_starting_keeps_the_data_and_the_port(home: Path) -> None:
    url = postgres.start()
    ask(url, "CREATE TABLE proof AS SELECT 'نبرد' AS word")
    assert postgres.stop() is True
    assert postgres.server().running() is None
    assert postgres.stop() is False
    assert postgres.start() == url
    assert ask(url, "SELECT word FROM proof") == "نبرد"


def test_a_killed_server_starts_again_with_what_was_committed(home: Path) -> None:
    url = postgres.start()
    ask(url, "CREATE TABLE proof AS SELECT 7 AS n")
    running = postgres.server().running()
    assert running is not None
    os.kill(running.pid, signal.SIGKILL)
    assert ask(postgres.warehouse_url(), "SELECT n FROM proof") == 7


def test_remains_that_name_a_process_of_somebody_else_are_no_obstacle(home: Path) -> None:
    url = postgres.start()
    ask(url, "CREATE TABLE proof AS SELECT 7 AS n")
    postgres.stop()
    stranger = subprocess.Popen(["sleep", "60"], **account().options())
    try:
        lock = postgres.server().data / "postmaster.pid"
        lock.write_text(f"{stranger.pid}\n{postgres.server().data}\n")
        account().own(lock)
        state = json.loads((home / "server.json").read_text())
        (home / "server.json").write_text(json.dumps({**state, "pid": stranger.pid}))
        assert postgres.stop() is False, "a stranger was taken for the server"
        assert ask(postgres.warehouse_url(), "SELECT n FROM proof") == 7
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_taken_port_is_left_to_its_taker(home: Path) -> None:
    postgres.start()
    running = postgres.server().running()
    assert running is not None
    postgres.stop()
    with socket.socket() as taker:
        taker.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taker.bind(("127.0.0.1", running.port))
        taker.listen()
        assert ask(postgres.start(), "SELECT 1") == 1
        again = postgres.server().running()
        assert again is not None and again.port != running.port


def test_several_that_start_it_at_once_get_one_server(home: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        urls = set(pool.map(lambda _: postgres.start(), range(4)))
    assert len(urls) == 1


def test_an_interrupted_making_is_made_again(home: Path) -> None:
    data = postgres.server().data
    data.mkdir()
    (data / "base").mkdir()
    assert ask(postgres.start(), "SELECT 1") == 1


def test_a_postgres_of_ones_own_is_used_instead(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(postgres.VARIABLE, "postgresql://somebody@db.example/warehouse")
    assert postgres.warehouse_url() == "postgresql://somebody@db.example/warehouse"
    assert not home.exists()


def test_data_of_a_version_that_is_not_installed_are_told(home: Path) -> None:
    postgres.start()
    postgres.stop()
    (postgres.server().data / "PG_VERSION").write_text("9.6\n")
    with pytest.raises(LocalServerError, match=r"9\.6.*make clean"):
        postgres.start()
    (postgres.server().data / "PG_VERSION").write_text("18\n")


def test_a_server_that_cannot_start_tells_its_own_words(home: Path) -> None:
    one = Server(home, {"shared_buffers": "plenty"})
    with pytest.raises(LocalServerError, match="plenty"):
        one.start(patience=0)


def test_a_throwaway_server_leaves_nothing(tmp_path: Path) -> None:
    with postgres.throwaway() as url:
        assert ask(url, "SELECT current_setting('fsync') || current_setting('is_superuser')") == "offon"
        port = int(url.rsplit(":", 1)[1].split("/")[0])
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(f"postgresql://127.0.0.1:{port}/rasad", connect_timeout=2)


def test_a_folder_that_the_account_cannot_reach_is_not_opened_to_it(tmp_path: Path) -> None:
    """As root the data go elsewhere then; the permissions of the folder stay."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    one = Server(closed / "home", THROWAWAY)
    try:
        one.start()
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        inside = one.data.is_relative_to(closed)
        assert inside is (account().uid is None)
    finally:
        place = one.data.parent
        one.remove()
    assert not place.exists()
