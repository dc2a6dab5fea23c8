"""### Articles come in

Reads every enabled source of `config/sources.toml` (files, archives, feeds, pages) into `landing.article_version`.

* What was landed before is counted as a duplicate and left alone; a changed text becomes a new version.
* What is no article (broken lines, empty bodies, binary data) is named, counted and kept in `ops.quarantine`; the rest
  goes on.
* Emits the asset `landing/article`, which starts **build_warehouse**.

**Parameters**: `sources` reads only the named sources, enabled or not; `paths` reads files or folders instead.
"""

from __future__ import annotations

from typing import Any, cast

from airflow.sdk import CronTriggerTimetable, Param, dag, task

from rasad_airflow import ARTICLES, DEFAULTS, TAGS, tell, warehouse


@dag(
    schedule=CronTriggerTimetable("*/30 * * * *", timezone="UTC"),
    catchup=False,
    max_active_runs=1,
    tags=TAGS,
    doc_md=__doc__,
    default_args=DEFAULTS,
    params={
        "sources": Param(
            [], type="array", items={"type": "string"}, description="Names of sources; all enabled ones if empty"
        ),
        "paths": Param([], type="array", items={"type": "string"}, description="Files or folders to read instead"),
    },
)
def ingest_articles() -> None:
    @task(outlets=[ARTICLES])
    def ingest(params: dict[str, Any]) -> dict[str, int]:
        """Sources → landing; gives what was counted."""
        from rasad import pipeline
        from rasad.ingest.sources import read_sources, read_sources_file, select

        inputs = params["paths"] or read_sources(select(read_sources_file(), params["sources"]))

        def so_far(step: str, counts: dict[str, int]) -> None:
            tell(f"{step}, so far", counts)

        counts = pipeline.ingest(warehouse(), inputs, progress=so_far).as_dict()
        tell("ingest", counts)
        return counts

    cast(Any, ingest)()  # Airflow fills in `params`


ingest_articles()
