"""### What analysts read

Refreshes the materialized views of the schema `mart` after the warehouse has changed (asset `warehouse/event`).
Readers go on reading the old rows meanwhile.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from rasad_airflow import DEFAULTS, EVENTS, TAGS, tell, warehouse


@dag(schedule=[EVENTS], catchup=False, max_active_runs=1, tags=TAGS, doc_md=__doc__, default_args=DEFAULTS)
def refresh_marts() -> None:
    @task
    def refresh() -> dict[str, int]:
        """Facts → materialized views; gives their rows."""
        from rasad import pipeline

        rows = pipeline.refresh_marts(warehouse())
        tell("refresh_marts", rows)
        return rows

    refresh()


refresh_marts()
