"""### From articles to events

Takes every article that is pending (has no coding record of the present coder and dictionaries for its present text)
through the steps, in batches:

`normalize` (text.document) → `extract` (staging) → `validate` (Great Expectations; broken rows to quarantine) →
`load` (dimensions and facts, one transaction a batch) → `resolve` (reports of one event) → `reconcile`

* The work list is in the database: a run that dies leaves its articles pending, and the next run takes them.
* Doing a step again changes nothing.
* A batch that breaks too many expectations is not loaded; the others are, and `reconcile` fails with its reason.
* Emits the asset `warehouse/event`, which starts **refresh_marts**.

**Parameters**: `batch_size`, articles a batch; a mapped task of `normalize` and `extract` takes one batch on all cores.
"""

from __future__ import annotations

from typing import Any, cast

from airflow.sdk import Param, TriggerRule, dag, task

from rasad_airflow import ARTICLES, DEFAULTS, EVENTS, TAGS, log, tell, warehouse


@dag(
    schedule=[ARTICLES],
    catchup=False,
    max_active_runs=1,
    tags=TAGS,
    doc_md=__doc__,
    default_args=DEFAULTS,
    params={"batch_size": Param(2000, type="integer", minimum=1, maximum=20000, description="Articles a batch")},
)
def build_warehouse() -> None:
    @task
    def open_batches(params: dict[str, Any]) -> list[int]:
        """Pending articles → batches; gives their numbers."""
        from rasad import pipeline

        batches = pipeline.open_batches(warehouse(), size=params["batch_size"])
        tell("open_batches", {"batches": len(batches)})
        return batches

    @task(map_index_template="batch {{ task.op_kwargs['batch'] }}")
    def normalize(batch: int) -> int:
        """Raw bodies → text.document."""
        from rasad import pipeline

        tell(f"normalize batch {batch}", pipeline.normalize(warehouse(), batch))
        return batch

    @task(map_index_template="batch {{ task.op_kwargs['batch'] }}")
    def extract(batch: int) -> int:
        """Bodies → coded reports in staging."""
        from rasad import pipeline

        tell(f"extract batch {batch}", pipeline.extract(warehouse(), batch))
        return batch

    # The steps below go through the batches one after another: Great Expectations takes seconds to import, and two
    # loads would wait for each other anyway. They run even where nothing was mapped: an earlier run may have left work.
    @task(trigger_rule=TriggerRule.NONE_FAILED)
    def validate(batches: list[int]) -> dict[str, Any]:
        """Staging against the expectations; gives the batches that may be loaded, and why the others may not."""
        from rasad import pipeline
        from rasad.local.folders import data_docs
        from rasad.quality.digest import digest
        from rasad.quality.pages import write_pages
        from rasad.warehouse.errors import BatchRejected

        passed: list[int] = []
        stopped: list[str] = []
        for batch in batches:
            try:
                tell(f"validate batch {batch}", pipeline.validate(warehouse(), batch))
                passed.append(batch)
            except BatchRejected as reason:
                tell(f"validate batch {batch}: stopped: {reason}", {})
                stopped.append(str(reason))
        for batch in batches:
            for line in digest(warehouse(), batch):
                log.info("%s", line)
        if passed or stopped:
            write_pages(warehouse(), data_docs())
        return {"passed": passed, "stopped": stopped}

    @task(trigger_rule=TriggerRule.NONE_FAILED)
    def load(validated: dict[str, Any]) -> list[int]:
        """Staging → dimensions and facts, one transaction a batch."""
        from rasad import pipeline

        for batch in validated["passed"]:
            tell(f"load batch {batch}", pipeline.load(warehouse(), batch))
        return list(validated["passed"])

    @task(trigger_rule=TriggerRule.NONE_FAILED, outlets=[EVENTS])
    def resolve(batches: list[int]) -> None:
        """Reports of one event → one event."""
        from rasad import pipeline

        if not batches:
            tell("resolve", pipeline.resolve(warehouse()))
        for batch in batches:
            tell(f"resolve batch {batch}", pipeline.resolve(warehouse(), batch))

    @task(trigger_rule=TriggerRule.NONE_FAILED)
    def reconcile(validated: dict[str, Any]) -> None:
        """Nothing was lost; fails where the sums do not meet, or a batch was stopped."""
        from rasad import pipeline
        from rasad.warehouse.errors import BatchRejected

        tell("reconcile", pipeline.reconcile(warehouse()))
        if validated["stopped"]:
            raise BatchRejected("; ".join(validated["stopped"]))

    # What Airflow fills in and what it passes on (`params`, results of tasks) is not in the decorators' types.
    batches = cast(Any, open_batches)()
    # Airflow makes a lazy sequence of mapped results, which a skipped mapping leaves empty.
    validated: Any = validate(cast(Any, extract.expand(batch=normalize.expand(batch=batches))))
    resolve(cast(Any, load(validated))) >> reconcile(validated)


build_warehouse()
