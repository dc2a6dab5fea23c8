"""### What analysts read

Brings the schema `mart` to the warehouse's present state after that has changed (asset `warehouse/event`): only what
the changes concern is made anew. Readers go on reading the old rows meanwhile.
"""

from __future__ import annotations

from airflow.sdk import dag, task

from rasad_airflow import DEFAULTS, EVENTS, TAGS, tell, warehouse


@dag(schedule=[EVENTS], catchup=False, max_active_runs=1, tags=TAGS, doc_md=__doc__, default_args=DEFAULTS)
def refresh_marts() -> None:
    @task
    def refresh() -> dict[str, int]:
        """Facts → marts; gives their rows."""
        from rasad import pipeline

        rows = pipeline.refresh_marts(warehouse())
        tell("refresh_marts", rows)
        return rows

    refresh()


refresh_marts()
