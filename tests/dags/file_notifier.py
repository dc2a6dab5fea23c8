"""A notifier of Airflow's that writes into a file what it is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from airflow.sdk import BaseNotifier


class FileNotifier(BaseNotifier):
    """Appends `message`, a template, to the file `path`."""

    template_fields = ("message",)

    def __init__(self, path: str, message: str) -> None:
        super().__init__()
        self.path, self.message = path, message

    def notify(self, context: Any) -> None:
        with Path(self.path).open("a", encoding="utf-8") as out:
            out.write(self.message + "\n")
