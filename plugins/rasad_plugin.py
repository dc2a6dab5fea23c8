"""What Airflow's pages show of Rasad: a place in the list of plugins, with the version of coder and dictionaries."""

from __future__ import annotations

from airflow.plugins_manager import AirflowPlugin


class RasadPlugin(AirflowPlugin):
    """Rasad itself needs nothing of Airflow but its DAGs; the library stands beside this file."""

    name = "rasad"
