"""### Code a part of the archive again

Puts coded articles back on the work list: those of some days, an agency, or a version of the coder. A new version of
the coder or of the dictionaries needs none of this: it makes every article pending by itself.

1. `preview` codes some of them and tells what would change in the warehouse. Nothing is written.
2. `mark` puts them on the work list, unless `dry_run` is set, and emits the asset `landing/article`, which starts
   **build_warehouse**.

**Parameters**: the conditions, all of which must hold (none means all articles); `dry_run` (set by default);
`preview_limit`, how many articles are coded to see what would change.
"""

from __future__ import annotations

from typing import Any, cast

from airflow.sdk import Param, dag, task
from airflow.sdk.exceptions import AirflowSkipException

from rasad_airflow import ARTICLES, DEFAULTS, TAGS, selection, tell, warehouse

A_DAY: dict[str, Any] = {"type": ["null", "string"], "format": "date"}


@dag(
    schedule=None,
    catchup=False,
    max_active_runs=1,
    tags=TAGS,
    doc_md=__doc__,
    default_args=DEFAULTS,
    params={
        "since": Param(None, **A_DAY, description="Published on this day or later"),
        "until": Param(None, **A_DAY, description="Published on this day or earlier"),
        "agency": Param(None, type=["null", "string"], description="Publisher, as the source names it"),
        "coder_version": Param(None, type=["null", "string"], description="Coded by this version of the coder"),
        "dry_run": Param(True, type="boolean", description="Only tell what would change"),
        "preview_limit": Param(500, type="integer", minimum=0, maximum=20000, description="Articles coded to see"),
    },
)
def recode_articles() -> None:
    @task
    def preview(params: dict[str, Any]) -> dict[str, int]:
        """Some of the articles coded now, against what the warehouse holds of them."""
        from rasad import pipeline

        counts = pipeline.preview_recoding(warehouse(), selection(params), limit=params["preview_limit"])
        tell("preview", counts)
        return counts

    @task(outlets=[ARTICLES])
    def mark(params: dict[str, Any]) -> int:
        """The articles back on the work list."""
        from rasad.warehouse.recoding import mark_pending

        if params["dry_run"]:
            raise AirflowSkipException("a dry run: nothing is put on the work list")
        marked = mark_pending(warehouse(), selection(params))
        tell("mark", {"articles": marked})
        return marked

    cast(Any, preview)() >> cast(Any, mark)()  # Airflow fills in `params`


recode_articles()
