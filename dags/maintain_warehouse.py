"""### What keeps the warehouse fit

Every night: the planner's statistics of all tables, staging rows of finished batches let go after `keep_days`, the
sums of the whole warehouse checked, and a digest of what stands in quarantine. Fails where the sums do not meet.
"""

from __future__ import annotations

from typing import Any, cast

from airflow.sdk import CronTriggerTimetable, Param, dag, task

from rasad_airflow import DEFAULTS, TAGS, tell, warehouse


@dag(
    schedule=CronTriggerTimetable("30 1 * * *", timezone="UTC"),
    catchup=False,
    max_active_runs=1,
    tags=TAGS,
    doc_md=__doc__,
    default_args=DEFAULTS,
    params={"keep_days": Param(14, type="integer", minimum=0, description="Days that staging rows are kept")},
)
def maintain_warehouse() -> None:
    @task
    def analyze() -> dict[str, int]:
        """The planner's statistics."""
        from rasad.warehouse import maintenance

        counts = maintenance.analyze(warehouse())
        tell("analyze", counts)
        return counts

    @task
    def clear_staging(params: dict[str, Any]) -> dict[str, int]:
        """Staging rows of batches that are done with."""
        from rasad.warehouse import maintenance

        counts = maintenance.clear_staging(warehouse(), days=params["keep_days"])
        tell("clear_staging", counts)
        return counts

    @task
    def digest_quarantine() -> dict[str, int]:
        """What is kept back, by stage and rule."""
        from rasad import pipeline
        from rasad.warehouse.status import status

        kept = status(warehouse(), pipeline.current_coder()).quarantine
        counts = {f"{row['stage']}.{row['rule']}": int(row["entries"]) for row in kept}
        tell("quarantine", counts)
        return counts

    @task
    def reconcile() -> None:
        """Nothing was lost."""
        from rasad import pipeline

        tell("reconcile", pipeline.reconcile(warehouse()))

    [analyze(), cast(Any, clear_staging)()] >> reconcile()
    digest_quarantine()


maintain_warehouse()
