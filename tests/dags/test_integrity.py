"""The DAGs as Airflow sees them: they import, are described and wired as the design says, and cost little to parse."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DAGS = ("build_warehouse", "ingest_articles", "maintain_warehouse", "recode_articles", "refresh_marts")


def test_every_file_gives_its_dag(bag: Any) -> None:
    assert bag.import_errors == {}
    files = {path.stem for path in (PROJECT / "dags").glob("*.py")} - {"rasad_airflow"}
    assert set(bag.dags) == files
    assert set(DAGS) == files


def test_every_dag_is_described(bag: Any) -> None:
    for dag in bag.dags.values():
        assert dag.doc_md and dag.doc_md.lstrip().startswith("###"), dag.dag_id
        assert dag.tags == {"rasad"}, dag.dag_id
        assert dag.max_active_runs == 1, dag.dag_id
        assert not dag.catchup, dag.dag_id
        for name in dag.params:
            assert dag.params.get_param(name).description, f"{dag.dag_id}, parameter {name}"


def test_every_task_says_what_it_does(bag: Any) -> None:
    for dag in bag.dags.values():
        for task in dag.tasks:
            assert task.python_callable.__doc__, f"{dag.dag_id}.{task.task_id}"


def test_assets_lead_from_one_dag_to_the_next(bag: Any) -> None:
    def outlets(dag_id: str) -> set[str]:
        return {asset.name for task in bag.dags[dag_id].tasks for asset in task.outlets}

    def waits_for(dag_id: str) -> set[str]:
        return {asset.name for asset in bag.dags[dag_id].timetable.asset_condition.objects}

    assert outlets("ingest_articles") == waits_for("build_warehouse") == {"landing/article"}
    assert outlets("recode_articles") == {"landing/article"}
    assert outlets("build_warehouse") == waits_for("refresh_marts") == {"warehouse/event"}


def test_steps_follow_each_other(bag: Any) -> None:
    dag = bag.dags["build_warehouse"]
    order = ("open_batches", "normalize", "extract", "validate", "load", "resolve", "reconcile")
    assert set(dag.task_ids) == set(order)
    for before, after in itertools.pairwise(order):
        assert after in dag.get_task(before).downstream_task_ids


def test_parameters_are_checked(bag: Any) -> None:
    from airflow.sdk.exceptions import ParamValidationError

    param = bag.dags["build_warehouse"].params
    with pytest.raises(ParamValidationError):
        param["batch_size"] = 0


def test_parsing_imports_nothing_heavy() -> None:
    """Every task is a fresh process that parses its DAG's file: hazm or Great Expectations there would cost seconds."""
    program = (
        "import sys, pathlib, runpy\n"
        "for path in sorted(pathlib.Path('dags').glob('*.py')): runpy.run_path(str(path))\n"
        "heavy = {'hazm', 'great_expectations', 'pandas', 'nltk', 'psycopg2', 'rasad.coding', 'rasad.text'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    path = os.pathsep.join(("dags", "plugins"))
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, env={**os.environ, "PYTHONPATH": path}, capture_output=True,
        text=True, timeout=120, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"


def test_plugin_manager_takes_the_plugin_and_leaves_the_library() -> None:
    from airflow import plugins_manager

    plugins, errors = plugins_manager._get_plugins()
    assert errors == {}
    assert "rasad" in {plugin.name for plugin in plugins}
    executed = {name for name in sys.modules if str(getattr(sys.modules[name], "__file__", "")).startswith(
        str(PROJECT / "plugins" / "rasad") + os.sep)}  # fmt: skip
    assert all(name.split(".")[0] == "rasad" for name in executed)
