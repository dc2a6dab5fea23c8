"""What Airflow's pages show of Rasad: the results of the data-quality checks of the last batches.

They stand at `/rasad/quality/`, linked from the list of pages and from every run's page. Airflow lets plugins serve
pages to anybody; these quote articles, so they ask for what reading the DAG build_warehouse asks for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from airflow.plugins_manager import AirflowPlugin

Messages = Callable[..., Awaitable[Any]]
ASGI = Callable[[MutableMapping[str, Any], Messages, Messages], Awaitable[None]]

PREFIX = "/rasad"


class Pages:
    """An ASGI application that is made at its first request.

    Every process of Airflow executes this module, and all but the one that serves pages would import a web framework
    for nothing.
    """

    def __init__(self) -> None:
        self._app: ASGI | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if self._app is None:
            self._app = _pages()
        await self._app(scope, receive, send)


def _pages() -> ASGI:
    from airflow.api_fastapi.core_api.security import requires_access_dag
    from fastapi import Depends, FastAPI, HTTPException
    from fastapi.responses import FileResponse

    from rasad.local.folders import data_docs

    app = FastAPI(title="Rasad", docs_url=None, redoc_url=None, openapi_url=None)
    reader = Depends(requires_access_dag("GET", param_dag_id="build_warehouse"))

    # Pages made from articles stay in a box of their own: no scripts, no forms, nothing of Airflow's cookies or API.
    boxed = {
        "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
        "X-Content-Type-Options": "nosniff",
    }

    @app.get("/quality/{path:path}", dependencies=[reader])
    async def quality(path: str) -> FileResponse:
        root = data_docs().resolve()
        wanted = (root / (path or "index.html")).resolve()
        if not wanted.is_relative_to(root) or not wanted.is_file():
            raise HTTPException(404, "No results of quality checks here yet: they come with the next build_warehouse.")
        return FileResponse(wanted, headers=boxed)

    return app


class RasadPlugin(AirflowPlugin):
    """The pages, and the links to them."""

    name = "rasad"
    fastapi_apps = [{"app": Pages(), "url_prefix": PREFIX, "name": "Rasad"}]  # noqa: RUF012 (as Airflow wants it)
    external_views = [  # noqa: RUF012
        {"name": "Data quality", "href": f"{PREFIX}/quality/", "destination": destination, "url_route": route}
        for destination, route in (("nav", "rasad-quality"), ("dag_run", "rasad-quality-run"))
    ]
