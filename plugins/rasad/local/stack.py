"""The local stack: what `make run`, `make up`, `make down`, `make psql` and `make clean` do.

One embedded Postgres holds the warehouse (unless RASAD_DATABASE_URL names another) and Airflow's metadata. Airflow runs
as processes of its own, from this environment. Everything that is started is written down below `.rasad/`, so that it
is found again and nothing else is ever stopped.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Final, TextIO

from rasad.local import airflow, postgres
from rasad.local.account import LocalServerError
from rasad.local.folders import home, project_folder
from rasad.local.processes import end, is_running

#: The DAGs of a run, in their order.
DAGS: Final = ("ingest_articles", "build_warehouse", "refresh_marts")
#: The port of Airflow's pages, where it is free.
PORT: Final = 8080
#: What stands in the command line of Airflow's processes.
MARK: Final = "airflow"
#: The processes behind the pages. `airflow standalone` starts the same, but with servers of logs that listen on every
#: address of the machine; here the logs are read from the disk.
PROCESSES: Final[Mapping[str, tuple[str, ...]]] = {
    "api-server": ("api-server",),
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
}


@dataclass(frozen=True, slots=True)
class Running:
    """Airflow's processes by name, and the port of its pages."""

    processes: dict[str, int]
    port: int


def run(articles: Sequence[Path] = ()) -> int:
    """Run the DAGs through Airflow on `articles` (the enabled sources, where none are given), then print the answer.

    Returns 0, or the exit code of what failed.
    """
    for path in articles:
        if not path.exists():
            print(f"{path}: there is no such file or folder", file=sys.stderr)
            return 2
    started = time.monotonic()
    _say("Postgres and the warehouse's tables")
    _migrate()
    _say("Airflow (its log: .rasad/airflow/run.log)")
    conf = {"ingest_articles": {"paths": [str(path.resolve()) for path in articles]}}
    command = [sys.executable, str(project_folder() / "tools" / "run_dags.py"), *DAGS, "--conf", json.dumps(conf)]
    command += ["--log", str(airflow.airflow_home() / "run.log")]
    done = subprocess.run(command, env=airflow.environment(), check=False)
    if done.returncode:
        return done.returncode
    from rasad.cli.answer import tell

    tell(postgres.warehouse_url())
    print(
        f"\nDone in {time.monotonic() - started:.0f} s. To look further:\n"
        "  .venv/bin/rasad query    the ready analyses: `rasad query NAME`, as a table, CSV, JSON or Parquet\n"
        "  make psql                the warehouse in SQL, beginning with: SELECT * FROM mart.event;\n"
        "  make up                  Airflow's pages, with the DAGs on; `make down` stops everything"
    )
    return 0


def up(*, patience: float = 180.0) -> int:
    """Start Airflow with its pages on 127.0.0.1 and the DAGs on, and leave it running."""
    running = _running()
    if running is None:
        _say("Postgres and the warehouse's tables")
        _migrate()
        _say("Airflow")
        airflow.login()
        running = Running({}, _port())
        environment = airflow.environment(port=running.port)
        log = airflow.airflow_home() / "up.log"
        with log.open("w", encoding="utf-8") as out:
            problem = _airflow(("db", "migrate"), environment, out).wait()
            for name, arguments in () if problem else PROCESSES.items():
                running.processes[name] = _airflow(arguments, environment, out).pid
                _state_file().write_text(json.dumps(asdict(running)), "utf-8")
        deadline = time.monotonic() + patience
        while problem or not _healthy(running.port):
            if problem or _running() is None or time.monotonic() > deadline:
                _end(running)
                print(f"Airflow does not start; its log is {log}:\n{_tail(log)}", file=sys.stderr)
                return 1
            time.sleep(0.5)
    name, password = airflow.login()
    print(
        f"Airflow: http://127.0.0.1:{running.port}  (user {name}, password {password})\n"
        "The DAGs are on: ingest_articles reads the enabled sources every 30 minutes, or when it is triggered.\n"
        "`make down` stops Airflow and the database."
    )
    return 0


def down() -> int:
    """Stop Airflow and the embedded Postgres where this project started them."""
    told = []
    if _end(_read_state()):
        told.append("Airflow")
    if postgres.stop():
        told.append("Postgres")
    print(f"{' and '.join(told)} stopped." if told else "Nothing was running.")
    return 0


def psql(arguments: Sequence[str] = ()) -> int:
    """Open the warehouse in psql. Returns only where psql cannot be started."""
    url = postgres.warehouse_url()
    program = shutil.which("psql") or str(postgres.server().program("psql"))
    # The address in the environment: a command line can be read by every user of the machine.
    from psycopg2.extensions import parse_dsn

    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    parts = {names[key]: value for key, value in parse_dsn(url).items() if key in names}
    rest = [f"{key}={value}" for key, value in parse_dsn(url).items() if key not in names]
    os.environ.update({**parts, "PGCLIENTENCODING": "UTF8"})
    os.execv(program, [program, *([" ".join(rest)] if rest else []), *arguments])


def clean() -> int:
    """Stop everything and delete what the local stack has made."""
    down()
    postgres.server().remove()
    shutil.rmtree(home())
    return 0


def _migrate() -> None:
    from rasad import pipeline

    pipeline.migrate(postgres.warehouse_url())


def _say(what: str) -> None:
    print(f"· {what}", flush=True)


def _airflow(arguments: Sequence[str], environment: Mapping[str, str], out: TextIO) -> subprocess.Popen[bytes]:
    """A process of Airflow's, leading a group of its own."""
    program = str(Path(sys.executable).with_name("airflow"))
    return subprocess.Popen(
        [program, *arguments], env=environment, cwd=airflow.airflow_home(), stdin=subprocess.DEVNULL, stdout=out,
        stderr=subprocess.STDOUT, start_new_session=True,
    )  # fmt: skip


def _state_file() -> Path:
    return airflow.airflow_home() / "up.json"


def _read_state() -> Running:
    """What `up` has started last, whether it still runs or not."""
    try:
        state = json.loads(_state_file().read_text("utf-8"))
        return Running({name: int(pid) for name, pid in state["processes"].items()}, int(state["port"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Running({}, 0)


def _running() -> Running | None:
    """The Airflow that `up` has started, where all of it still runs."""
    state = _read_state()
    whole = bool(state.processes) and all(is_running(pid, MARK) for pid in state.processes.values())
    return state if whole else None


def _end(running: Running) -> bool:
    """End what still runs of it, all at once; False where nothing did."""
    pids = list(running.processes.values())
    with ThreadPoolExecutor(max(1, len(pids))) as pool:
        ended = list(pool.map(lambda pid: end(pid, MARK, patience=30.0), pids))
    _state_file().unlink(missing_ok=True)
    return any(ended)


def _healthy(port: int) -> bool:
    """Whether pages, scheduler and DAG processor answer for themselves."""
    # Whatever else the answer may be: something else listens there, or Airflow is not yet itself.
    with suppress(OSError, HTTPException, ValueError, LookupError, TypeError):
        # No proxy: it is this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{port}/api/v2/monitor/health", timeout=5) as answer:
            health = json.load(answer)
        return all(health[part]["status"] == "healthy" for part in ("metadatabase", "scheduler", "dag_processor"))
    return False


def _port() -> int:
    for port in (PORT, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            free: int = probe.getsockname()[1]
            return free
    raise LocalServerError("no port of 127.0.0.1 is free for Airflow's pages")


def _tail(log: Path, lines: int = 25) -> str:
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-lines:])
