"""Loads once what every task would otherwise load for itself.

Airflow runs each task in a fresh fork, and pandas, Great Expectations and the dictionaries take seconds to load: more
than most tasks work. The forks of a process that has them already get them for nothing. Those processes are the
scheduler, where tasks run on its own machine (LocalExecutor), and Celery's workers; every other process of Airflow
executes this file too, and must not pay for it.
"""

from __future__ import annotations

import importlib
import logging
import sys
import time
from collections.abc import Sequence

#: Airflow takes everything else that a file of this name defines for a setting or a policy.
__all__: list[str] = []

_MODULES = (
    "pandas",
    "great_expectations",
    "rasad.pipeline",
    "rasad.ingest",
    "rasad.quality.validation",
    "rasad.warehouse.loading",
    "rasad.identity.resolution",
)


def _forks_tasks(arguments: Sequence[str], executor: str) -> bool:
    """Whether the process that was started with these arguments is one whose forks run tasks."""
    command = list(arguments[1:3])
    return command == ["celery", "worker"] or (command[:1] == ["scheduler"] and "LocalExecutor" in executor)


def _preload() -> None:
    """Import the modules and read the dictionaries. What fails here fails again in the task that needs it."""
    started = time.monotonic()
    log = logging.getLogger("rasad.dags")
    # It tells of every function that it documents.
    logging.getLogger("great_expectations").setLevel(logging.WARNING)
    try:
        for name in _MODULES:
            importlib.import_module(name)
        from rasad.coding import code
        from rasad.warm_up import WARM_UP

        code(WARM_UP)
    except Exception:
        log.warning("not everything could be loaded beforehand; tasks load it themselves", exc_info=True)
        return
    log.info("loaded beforehand in %.1f s", time.monotonic() - started)


def _executor() -> str:
    from airflow.configuration import conf

    return str(conf.get("core", "executor"))


if len(sys.argv) > 1 and sys.argv[1] in ("scheduler", "celery") and _forks_tasks(sys.argv, _executor()):
    _preload()
