"""Run DAGs of this project through Airflow, in this process, one after another: what `make run` does.

    python tools/run_dags.py [--conf JSON] [--log FILE] DAG...

Every task becomes a task instance of a DAG run in Airflow's metadata, as if a scheduler had started it, and can be
looked at in Airflow's pages. One line a task tells what it counted and how long it took; Airflow's log goes to FILE.
Ends with 1 at the first DAG of which a task failed, after the task's own error.

The settings of Airflow come from the environment (`rasad.local.airflow.environment`).
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any, TextIO


class Told(logging.Handler):
    """What the tasks tell of their counts, on the console."""

    def __init__(self, console: TextIO) -> None:
        super().__init__(logging.INFO)
        self._console = console

    def emit(self, record: logging.LogRecord) -> None:
        print(f"    {record.getMessage()}", file=self._console, flush=True)


class Watch:
    """A listener of Airflow's that keeps the time of tasks and the error of the one that failed."""

    def __init__(self, console: TextIO) -> None:
        self._console = console
        self._started = 0.0
        self.errors: list[tuple[str, BaseException | str]] = []

    def started(self) -> None:
        self._started = time.monotonic()

    def ended(self, name: str, error: BaseException | str | None) -> None:
        seconds = time.monotonic() - self._started
        print(f"  {'ok' if error is None else 'FAILED':6} {name:12} {seconds:6.1f} s", file=self._console, flush=True)
        if error is not None:
            self.errors.append((name, error))


def listen(watch: Watch) -> None:
    """Have Airflow call `watch` as tasks start and end."""
    from airflow.listeners import hookimpl
    from airflow.sdk.listener import get_listener_manager

    class Listener:
        @hookimpl
        def on_task_instance_running(self, previous_state: Any, task_instance: Any) -> None:
            watch.started()

        @hookimpl
        def on_task_instance_success(self, previous_state: Any, task_instance: Any) -> None:
            watch.ended(label(task_instance), None)

        @hookimpl
        def on_task_instance_failed(self, previous_state: Any, task_instance: Any, error: Any) -> None:
            watch.ended(label(task_instance), error or "failed")

    def label(task_instance: Any) -> str:
        index = task_instance.map_index
        return str(task_instance.task_id) + (f" [{index}]" if index is not None and index >= 0 else "")

    get_listener_manager().add_listener(Listener())


def prepare_metadata() -> None:
    """Make or upgrade the tables of Airflow's metadata where they lack something."""
    from airflow.utils import db

    try:
        db.check_migrations(0)
    except Exception:
        # An empty database has no table to ask, a former version's has others: both are for Airflow's own migration.
        db.initdb()


def run(names: list[str], conf: dict[str, dict[str, Any]], console: TextIO) -> int:
    """Run the DAGs; 0 when every one of them succeeded."""
    from airflow.dag_processing.bundles.manager import DagBundlesManager
    from airflow.dag_processing.dagbag import BundleDagBag, sync_bag_to_db
    from airflow.sdk import DagRunState

    prepare_metadata()
    manager = DagBundlesManager()
    manager.sync_bundles_to_db()
    bundle = next(iter(manager.get_all_dag_bundles()))
    bundle.initialize()
    bag = BundleDagBag(bundle.path, bundle_path=bundle.path, bundle_name=bundle.name)
    for path, error in bag.import_errors.items():
        print(f"{path} cannot be imported:\n{error}", file=console)
    if bag.import_errors:
        return 1
    sync_bag_to_db(bag, bundle.name, None)

    watch = Watch(console)
    listen(watch)
    logging.getLogger("rasad.dags").addHandler(Told(console))
    logging.getLogger("rasad.dags").setLevel(logging.INFO)
    for name in names:
        dag = bag.dags.get(name)
        if dag is None:
            print(f"there is no DAG {name!r}; there are {', '.join(sorted(bag.dags))}", file=console)
            return 2
        started = time.monotonic()
        print(name, file=console, flush=True)
        outcome = dag.test(run_conf=conf.get(name))
        if outcome.state != DagRunState.SUCCESS:
            for task, error in watch.errors:
                print(f"\n{name}.{task} failed:\n{told(error)}", file=console)
            if not watch.errors:
                print(f"\n{name} ended as {outcome.state}", file=console)
            return 1
        print(f"  {name} took {time.monotonic() - started:.1f} s", file=console, flush=True)
    return 0


def told(error: BaseException | str) -> str:
    """An error with the lines of this project that led to it."""
    if isinstance(error, str):
        return error
    return "".join(traceback.format_exception(error)).rstrip()


def main() -> int:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("dags", nargs="+", metavar="DAG")
    parser.add_argument("--conf", type=json.loads, default={}, help="parameters, by DAG: {DAG: {name: value}}")
    parser.add_argument("--log", type=Path, help="where Airflow's own log goes; standard error if not given")
    arguments = parser.parse_args()
    console = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    if arguments.log:
        arguments.log.parent.mkdir(parents=True, exist_ok=True)
        log = os.open(arguments.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        # Airflow writes to both, from Python and from the libraries below it.
        os.dup2(log, sys.stdout.fileno())
        os.dup2(log, sys.stderr.fileno())
    try:
        return run(arguments.dags, arguments.conf, console)
    except BaseException:
        print(f"\n{traceback.format_exc()}", file=console)
        return 1
    finally:
        console.flush()


if __name__ == "__main__":
    sys.exit(main())
