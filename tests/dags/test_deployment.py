"""What a deployment tells Airflow, against the installed Airflow and its providers."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
SERVICES: dict[str, dict[str, Any]] = {
    name: service
    for name, service in yaml.safe_load((PROJECT / "docker-compose.yml").read_text("utf-8"))["services"].items()
    if name.startswith("airflow-")
}


def commands() -> list[list[str]]:
    """Every command of Airflow's that a deployment runs: the services', their health checks', the init script's."""
    script = re.sub(r"\\\n\s*", "", (PROJECT / "docker" / "init.sh").read_text("utf-8"))
    found = [shlex.split(line) for line in script.splitlines() if not line.startswith("#")]
    found += [service["command"] for service in SERVICES.values()]
    found += [service["healthcheck"]["test"][1:] for service in SERVICES.values() if "healthcheck" in service]
    return [words[1:] for words in found if words[:1] == ["airflow"]]


def test_airflow_knows_every_command() -> None:
    """Parsed by Airflow's own command line, with the deployment's executor and auth manager."""
    assert len(commands()) == 10
    program = (
        "import sys, json\n"
        "from airflow.cli.cli_parser import get_parser\n"
        "for words in json.loads(sys.argv[1]): get_parser().parse_args(words)\n"
    )
    settings = {name: SERVICES["airflow-worker"]["environment"][name]
                for name in ("AIRFLOW__CORE__EXECUTOR", "AIRFLOW__CORE__AUTH_MANAGER")}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(commands())],
        env=os.environ | settings, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_settings_of_celery_exist() -> None:
    from airflow.providers.celery.get_provider_info import get_provider_info

    known = get_provider_info()["config"]["celery"]["options"]
    names = {name for service in SERVICES.values() for name in service["environment"]}
    of_celery = {name.split("__")[2].lower() for name in names if name.startswith("AIRFLOW__CELERY__")}
    assert {"broker_url", "result_backend", "worker_concurrency"} <= of_celery <= set(known)


def test_health_of_workers_is_asked_of_an_app_that_exists() -> None:
    from celery.app.utils import find_app

    words = shlex.split(SERVICES["airflow-worker"]["healthcheck"]["test"][1])
    app = find_app(words[words.index("--app") + 1])
    assert hasattr(app.control, "inspect")


def test_the_auth_manager_exists() -> None:
    from importlib import import_module

    module, _, name = SERVICES["airflow-api-server"]["environment"]["AIRFLOW__CORE__AUTH_MANAGER"].rpartition(".")
    assert hasattr(import_module(module), name)


#: Starts as a process of Airflow would, and tells what it has loaded.
LOADED = (
    "import sys; sys.argv = sys.argv[1:]\n"
    "import airflow_local_settings as settings\n"
    "import threading\n"
    "heavy = ('great_expectations', 'pandas', 'rasad.coding')\n"
    "print(settings.__all__, [name for name in heavy if name in sys.modules], threading.active_count())\n"
)


@pytest.mark.parametrize(
    ("command", "executor", "forks"),
    [
        ("airflow celery worker", "CeleryExecutor", True),
        ("airflow celery worker --concurrency 2", "LocalExecutor,CeleryExecutor", True),
        ("airflow scheduler --skip-serve-logs", "LocalExecutor", True),
        ("airflow scheduler", "CeleryExecutor", False),
        ("airflow celery flower", "CeleryExecutor", False),
        ("airflow api-server", "LocalExecutor", False),
        ("airflow jobs check --job-type SchedulerJob", "LocalExecutor", False),
        ("airflow", "LocalExecutor", False),
    ],
)
def test_only_processes_whose_forks_run_tasks_load_beforehand(command: str, executor: str, forks: bool) -> None:
    spec = importlib.util.spec_from_file_location("settings_under_test", PROJECT / "config/airflow_local_settings.py")
    assert spec is not None and spec.loader is not None
    settings = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(settings)
    assert settings._forks_tasks(command.split(), executor) == forks


@pytest.mark.parametrize(("command", "loads"), [("airflow celery worker", True), ("airflow celery flower", False)])
def test_what_is_loaded_beforehand(command: str, loads: bool) -> None:
    environment = os.environ | {
        "AIRFLOW__CORE__EXECUTOR": "CeleryExecutor",
        "PYTHONPATH": os.pathsep.join([str(PROJECT / "config"), str(PROJECT / "plugins")]),
    }
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *command.split()], env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    heavy = "['great_expectations', 'pandas', 'rasad.coding']" if loads else "[]"
    # No setting of Airflow's is changed, and no thread stands that a fork would lose.
    assert done.stdout.strip().splitlines()[-1] == f"[] {heavy} 1"
