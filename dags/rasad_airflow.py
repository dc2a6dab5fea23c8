"""What the DAGs of Rasad share: the warehouse's address, the assets, and how a task tells what it did."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from airflow.sdk import Asset, Connection, Variable
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowRuntimeError

if TYPE_CHECKING:
    from rasad.warehouse.recoding import Selection

#: New articles are in landing, to be coded.
ARTICLES = Asset(name="landing/article", uri="rasad://landing/article")
#: The warehouse has changed.
EVENTS = Asset(name="warehouse/event", uri="rasad://warehouse/event")

CONNECTION = "rasad_warehouse"
#: The Airflow variable (or `AIRFLOW_VAR_RASAD_ON_FAILURE`) that names whom a failed task is told to; none by default.
ON_FAILURE = "rasad_on_failure"
TAGS = ["rasad"]

log = logging.getLogger("rasad.dags")


def warehouse() -> str:
    """The warehouse's URL: the connection `rasad_warehouse`, else `RASAD_DATABASE_URL`, else the embedded server.

    For use inside tasks only.
    """
    try:
        found = Connection.get(CONNECTION)
    except (AirflowNotFoundException, AirflowRuntimeError):
        found = None
    if found is None:
        from rasad.local.postgres import warehouse_url

        return warehouse_url()
    # get_uri() writes postgres://, and extras that psycopg2 does not know.
    from urllib.parse import quote

    user = quote(found.login or "", safe="")
    password = f":{quote(found.password, safe='')}" if found.password else ""
    port = f":{found.port}" if found.port else ""
    return f"postgresql://{user}{password}@{found.host or ''}{port}/{quote(found.schema or '', safe='')}"


class WrongSetting(ValueError):
    """A setting of the deployment's that cannot be followed; the message names it."""


def tell_failure(context: Mapping[str, Any]) -> None:
    """Tell a failed task to the notifier of Airflow's that the variable `rasad_on_failure` names, if there is one:
    `{"notifier": "airflow.providers.smtp.notifications.smtp.SmtpNotifier", "arguments": {"to": "..."}}`.

    Raises WrongSetting where the variable names none that can be made.
    """
    notify = failure_notifier()
    if notify is not None:
        notify(context)


def failure_notifier() -> Callable[[Mapping[str, Any]], None] | None:
    """The notifier that the variable `rasad_on_failure` names, ready to be called. Raises WrongSetting."""
    from importlib import import_module

    def wrong(what: object) -> WrongSetting:
        return WrongSetting(
            f"the Airflow variable {ON_FAILURE} (or AIRFLOW_VAR_{ON_FAILURE.upper()}) {what}. The failed task is told"
            ' to nobody. It should be JSON such as {"notifier": "package.module.Class", "arguments": {"to": "..."}}'
        )

    setting = Variable.get(ON_FAILURE, default=None)
    try:
        # Airflow takes a variable that is no JSON for one that is not there.
        wanted: Any = json.loads(setting) if setting else None
    except json.JSONDecodeError as error:
        raise wrong(f"is no JSON ({error})") from error
    if not wanted:
        return None
    name = wanted.get("notifier") if isinstance(wanted, dict) else None
    if not isinstance(name, str) or not isinstance(wanted.get("arguments", {}), dict):
        raise wrong('has no "notifier" that is a name, or "arguments" that are not names with values')
    module, _, kind = name.rpartition(".")
    try:
        made: Callable[..., Any] = getattr(import_module(module), kind)
    except (ImportError, AttributeError, ValueError) as error:
        raise wrong(f"names a notifier that is not there, {name!r} ({error})") from error
    try:
        notifier: Callable[[Mapping[str, Any]], None] = made(**wanted.get("arguments", {}))
    except Exception as error:  # whatever a notifier of others has against its arguments
        raise wrong(f"has arguments that {name} does not take ({error})") from error
    if not callable(notifier):
        raise wrong(f"names what is no notifier, {name!r}")
    return notifier


#: Of every task. The callback of a task runs where the task does, with its log; that of a DAG in the DAG processor.
DEFAULTS = {"on_failure_callback": tell_failure}


def selection(params: Mapping[str, Any]) -> Selection:
    """The articles that the parameters of a run ask for: `since`, `until`, `agency`, `coder_version`, or none."""
    from rasad.warehouse.recoding import Selection

    def day(name: str) -> date | None:
        return date.fromisoformat(params[name]) if params[name] else None

    return Selection(day("since"), day("until"), params["agency"] or None, params["coder_version"] or None)


def tell(step: str, counts: Mapping[str, int]) -> None:
    """Log what a step counted, on one line; noughts are left out."""
    told = ", ".join(f"{name} {number:,}" for name, number in counts.items() if number)
    log.info("%s: %s", step, told or "nothing")
