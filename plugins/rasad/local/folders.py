"""Where the local stack keeps what it makes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

#: The environment variable that names another folder than `.rasad` in the project's.
VARIABLE: Final = "RASAD_HOME"
#: The environment variable that names another folder for the pages of quality checks than `data_docs` in that.
DATA_DOCS: Final = "RASAD_DATA_DOCS"


def project_folder() -> Path:
    """The folder that holds `dags/`, `plugins/` and `sql/`."""
    return Path(__file__).resolve().parents[3]


def home() -> Path:
    """The folder of the local stack's state: `RASAD_HOME`, else `.rasad` in the project's folder. Made when missing."""
    named = os.environ.get(VARIABLE)
    folder = Path(named).expanduser().resolve() if named else project_folder() / ".rasad"
    # A server that runs as another user must be able to pass through, not to look around.
    folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    return folder


def data_docs() -> Path:
    """The folder of the pages that show the results of quality checks: `RASAD_DATA_DOCS`, else `data_docs` in `home()`.

    It need not exist.
    """
    named = os.environ.get(DATA_DOCS)
    return Path(named).expanduser() if named else home() / "data_docs"
