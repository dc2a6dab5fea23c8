"""The settings under which Airflow runs on one machine. Airflow is never imported here: it is another process."""

from __future__ import annotations

import base64
import os
import secrets
import sys
from pathlib import Path

from rasad.local import postgres
from rasad.local.folders import home, project_folder
from rasad.local.server import Server

#: Tasks at a time: more than the cores would only wait for each other, and each one forked costs memory.
PARALLELISM = 4


def airflow_home() -> Path:
    """Airflow's folder: its logs, its list of users."""
    folder = home() / "airflow"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def environment(*, port: int | None = None) -> dict[str, str]:
    """The environment of an Airflow process: this one's, with the embedded server and the project's folders.

    `port` is that of Airflow's pages, where they are to run. Starts the embedded server.
    """
    server = postgres.server()
    project = project_folder()
    settings = {
        "AIRFLOW_HOME": str(airflow_home()),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": postgres.airflow_url(),
        "AIRFLOW__CORE__DAGS_FOLDER": str(project / "dags"),
        "AIRFLOW__CORE__PLUGINS_FOLDER": str(project / "plugins"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": str(PARALLELISM),
        "AIRFLOW__CORE__FERNET_KEY": _fernet_key(server),
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": "admin:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(airflow_home() / "passwords.json"),
        "AIRFLOW__API__SECRET_KEY": server.password("airflow-pages"),
        "AIRFLOW__API_AUTH__JWT_SECRET": server.password("airflow-tokens"),
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": str(airflow_home() / "logs"),
        postgres.VARIABLE: postgres.warehouse_url(),
        "PYTHONPATH": os.pathsep.join([str(project / "config"), str(project / "plugins")]),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
        # Tasks speak to Airflow's own server on this machine, never through a proxy.
        "NO_PROXY": "127.0.0.1,localhost",
        "no_proxy": "127.0.0.1,localhost",
    }
    if port is not None:
        settings |= {
            "AIRFLOW__API__PORT": str(port),
            "AIRFLOW__API__BASE_URL": f"http://127.0.0.1:{port}",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
        }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AIRFLOW__")}
    return kept | settings


def _fernet_key(server: Server) -> str:
    """A key of the form that Fernet wants, from a kept secret: 32 bytes in URL-safe base 64."""
    secret = bytes.fromhex(server.password("airflow-fernet"))
    return base64.urlsafe_b64encode((secret + secret)[:32]).decode()


def login() -> tuple[str, str]:
    """Name and password for Airflow's pages; the password is made once."""
    import json

    path = airflow_home() / "passwords.json"
    if not path.exists():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            json.dump({"admin": secrets.token_urlsafe(12)}, file)
    return "admin", json.loads(path.read_text("utf-8"))["admin"]
