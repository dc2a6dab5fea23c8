"""A failed task is told to the notifier that the deployment names, by Airflow itself."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
#: Runs a DAG whose tasks cannot reach a database.
RUN = """
import sys
from airflow.utils.db import initdb
from airflow.dag_processing.bundles.manager import DagBundlesManager
from airflow.dag_processing.dagbag import DagBag, sync_bag_to_db
initdb()
DagBundlesManager().sync_bundles_to_db()
bag = DagBag("dags")
sync_bag_to_db(bag, "dags-folder", None)
print("run", bag.dags["refresh_marts"].test().state)
"""


def run(home: Path, **variables: str) -> str:
    environment = os.environ | {
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{home}/airflow.db",
        "AIRFLOW__LOGGING__BASE_LOG_FOLDER": f"{home}/logs",
        "AIRFLOW_CONN_RASAD_WAREHOUSE": "postgresql://nobody@127.0.0.1:1/none",
        "PYTHONPATH": os.pathsep.join(str(PROJECT / folder) for folder in ("dags", "plugins", "tests/dags")),
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN], cwd=PROJECT, env=environment | variables, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


def test_every_task_tells_of_its_failure(bag: Any) -> None:
    for dag in bag.dags.values():
        assert all(task.on_failure_callback for task in dag.tasks), dag.dag_id


def test_a_failed_task_is_told(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    wanted = {
        "notifier": "file_notifier.FileNotifier",
        "arguments": {"path": str(told), "message": "{{ ti.task_id }} of {{ dag.dag_id }} has failed"},
    }
    output = run(tmp_path, AIRFLOW_VAR_RASAD_ON_FAILURE=json.dumps(wanted))
    assert "run failed" in output, output
    assert told.exists(), output
    assert told.read_text("utf-8") == "refresh of refresh_marts has failed\n"


def test_a_wrongly_named_notifier_is_told_with_the_name_of_the_setting(tmp_path: Path) -> None:
    output = run(tmp_path, AIRFLOW_VAR_RASAD_ON_FAILURE='{"notifier": "file_notifier.NoSuchNotifier"}')
    assert "run failed" in output, output
    assert "the Airflow variable rasad_on_failure" in output, output
    assert "file_notifier.NoSuchNotifier" in output


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("{no JSON", "is no JSON"),
        ('["file_notifier.FileNotifier"]', 'has no "notifier"'),
        ('{"notifier": 4}', 'has no "notifier"'),
        ('{"notifier": "file_notifier.FileNotifier", "arguments": ["x"]}', "arguments"),
        ('{"notifier": "NoModule"}', "is not there, 'NoModule'"),
        ('{"notifier": "no.such.module.Notifier"}', "No module named 'no'"),
        ('{"notifier": "json.Notifier"}', "no attribute 'Notifier'"),
        ('{"notifier": "json.JSONDecoder", "arguments": {"to": "me"}}', "json.JSONDecoder does not take"),
        ('{"notifier": "json.JSONDecoder"}', "what is no notifier, 'json.JSONDecoder'"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, setting: str, told: str) -> None:
    import rasad_airflow

    monkeypatch.setenv("AIRFLOW_VAR_RASAD_ON_FAILURE", setting)
    with pytest.raises(rasad_airflow.WrongSetting, match="AIRFLOW_VAR_RASAD_ON_FAILURE") as wrong:
        rasad_airflow.tell_failure({})
    assert told in str(wrong.value)


def test_without_the_setting_nobody_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import rasad_airflow

    monkeypatch.setenv("AIRFLOW_VAR_RASAD_ON_FAILURE", "")
    assert rasad_airflow.failure_notifier() is None
