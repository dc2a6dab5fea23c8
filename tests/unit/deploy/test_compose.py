"""docker-compose.yml against what the services need: no daemon is asked."""

from __future__ import annotations

import graphlib
import importlib.util
import re
from pathlib import Path
from typing import Any

import yaml

from rasad.local.folders import project_folder
from rasad.warehouse.files import sql_folder

PROJECT = Path(__file__).resolve().parents[3]
IN_IMAGE = "/opt/rasad"
#: Every `${NAME}`, `${NAME:-default}` and `${NAME:?message}`; `$$` is a dollar of the container's shell.
VARIABLE = re.compile(r"(?<!\$)\$\{(?P<name>\w+)(?::(?P<sign>[-?])(?P<rest>[^}]*))?\}")
SECRET = re.compile(r"PASSWORD|SECRET|KEY")

#: Services that end when their work is done.
ONCE = {"airflow-init"}
COMMANDS = {
    "airflow-api-server": ["airflow", "api-server"],
    "airflow-scheduler": ["airflow", "scheduler"],
    "airflow-dag-processor": ["airflow", "dag-processor"],
    "airflow-worker": ["airflow", "celery", "worker"],
    "airflow-triggerer": ["airflow", "triggerer"],
    "airflow-flower": ["airflow", "celery", "flower"],
    "airflow-init": ["bash", "/opt/rasad/docker/init.sh"],
}


def strings(node: Any) -> list[str]:
    """Every string below a node of the file."""
    if isinstance(node, dict):
        return [text for value in node.values() for text in strings(value)]
    if isinstance(node, list):
        return [text for value in node for text in strings(value)]
    return [node] if isinstance(node, str) else []


def airflow_services(compose: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: service for name, service in compose["services"].items() if name.startswith("airflow-")}


def mounts(service: dict[str, Any]) -> dict[str, str]:
    """What stands where in a service: the container's path to the source."""
    return {volume.rsplit("}", 1)[-1].split(":")[1]: volume for volume in service["volumes"]}


# --- services ---------------------------------------------------------------------------------------------------------


def test_every_part_of_airflow_is_there_beside_its_database_and_its_broker(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == {"postgres", "redis", *COMMANDS}
    assert {name: service["command"] for name, service in airflow_services(compose).items()} == COMMANDS
    assert compose["services"]["airflow-flower"]["profiles"] == ["flower"]
    assert not any("profiles" in service for name, service in compose["services"].items() if name != "airflow-flower")


def test_versions_of_images_are_told(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        name, _, tag = service["image"].partition(":")
        assert tag and tag != "latest", name
    postgres = re.match(r"postgres:(\d+)", compose["services"]["postgres"]["image"])
    # `GRANT pg_maintain` and `\getenv` in the first start's script; the tests run on 18.
    assert postgres and int(postgres[1]) >= 17


def test_every_service_that_stays_has_a_health_check_and_comes_back(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert service["restart"] == ("no" if name in ONCE else "unless-stopped"), name
        if name in ONCE:
            continue
        check = service["healthcheck"]
        assert check["test"][0] in ("CMD", "CMD-SHELL"), name
        assert {"interval", "timeout", "retries"} <= set(check), name


def test_health_checks_ask_what_answers(compose: dict[str, Any]) -> None:
    checks = {name: " ".join(service.get("healthcheck", {}).get("test", [])) for name, service in
              compose["services"].items()}  # fmt: skip
    assert "pg_isready --host=127.0.0.1" in checks["postgres"]
    assert "redis-cli ping" in checks["redis"]
    assert "http://127.0.0.1:8080/api/v2/monitor/health" in checks["airflow-api-server"]
    assert "http://127.0.0.1:8974/health" in checks["airflow-scheduler"]
    environment = compose["services"]["airflow-scheduler"]["environment"]
    assert environment["AIRFLOW__SCHEDULER__ENABLE_HEALTH_CHECK"] == "True"
    assert "jobs check --job-type DagProcessorJob" in checks["airflow-dag-processor"]
    assert "jobs check --job-type TriggererJob" in checks["airflow-triggerer"]
    assert "inspect ping" in checks["airflow-worker"] and '"celery@$${HOSTNAME}"' in checks["airflow-worker"]
    assert "http://127.0.0.1:5555/healthcheck" in checks["airflow-flower"]
    for check in checks.values():
        for script in re.findall(rf"{IN_IMAGE}/(\S+\.py)", check):
            assert (PROJECT / script).is_file()


def test_services_wait_for_what_they_need(compose: dict[str, Any]) -> None:
    services = compose["services"]
    needs = {name: service.get("depends_on", {}) for name, service in services.items()}
    # An order exists: nothing waits for itself.
    order = list(graphlib.TopologicalSorter({name: set(need) for name, need in needs.items()}).static_order())
    assert set(order) == set(services)
    for name, need in needs.items():
        for other, how in need.items():
            wanted = "service_completed_successfully" if other in ONCE else "service_healthy"
            assert how == {"condition": wanted}, f"{name} on {other}"
    for name in COMMANDS:
        assert {"postgres", "redis"} <= set(needs[name])
        assert name in ONCE or "airflow-init" in needs[name]
    # Tasks and triggers speak to the API server.
    assert all("airflow-api-server" in needs[name] for name in ("airflow-worker", "airflow-triggerer"))


def test_workers_can_be_many(compose: dict[str, Any]) -> None:
    assert not any("container_name" in service or "hostname" in service for service in compose["services"].values())
    worker = compose["services"]["airflow-worker"]
    assert "ports" not in worker
    assert "deploy" in worker and "replicas" not in worker["deploy"]
    assert "--celery-hostname" not in worker["command"]


def test_nothing_listens_beyond_this_machine_unless_told_to(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        for port in service.get("ports", []):
            plain = VARIABLE.sub(lambda match: match["rest"] if match["sign"] == "-" else "", port)
            assert plain.startswith("127.0.0.1:"), f"{name}: {port}"


def test_airflow_runs_without_privileges(compose: dict[str, Any]) -> None:
    for name, service in airflow_services(compose).items():
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["cap_drop"] == ["ALL"], name
        assert "user" not in service and "privileged" not in service, name


def test_every_service_has_a_limit_of_memory_and_of_logs(compose: dict[str, Any]) -> None:
    for name, service in compose["services"].items():
        assert service["deploy"]["resources"]["limits"]["memory"], name
        assert {"max-size", "max-file"} <= set(service["logging"]["options"]), name


# --- secrets and settings ---------------------------------------------------------------------------------------------


def test_settings_and_example_name_the_same(compose: dict[str, Any], example: dict[str, str]) -> None:
    used = {match["name"] for text in strings(compose) for match in VARIABLE.finditer(text)}
    assert used == set(example)


def test_secrets_have_no_default(compose: dict[str, Any], example: dict[str, str]) -> None:
    for text in strings(compose):
        for match in VARIABLE.finditer(text):
            if SECRET.search(match["name"]):
                assert match["sign"] == "?" and match["rest"], text
    for name, value in example.items():
        assert (value == "") == bool(SECRET.search(name)), name


def test_no_password_is_written_down(compose: dict[str, Any]) -> None:
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if SECRET.search(name):
                assert VARIABLE.fullmatch(value), name
        for text in strings(service):
            for password in re.findall(r"://[^:/@]*:(.*?)@", text):
                assert VARIABLE.fullmatch(password), text


def test_only_the_first_step_knows_who_migrates_and_who_administers(compose: dict[str, Any]) -> None:
    for name, service in airflow_services(compose).items():
        text = " ".join(strings(service))
        assert ("RASAD_MIGRATOR_PASSWORD" in text) == (name == "airflow-init")
        assert ("AIRFLOW_ADMIN_PASSWORD" in text) == (name in ("airflow-init", "airflow-flower"))
        assert "POSTGRES_PASSWORD" not in text


def test_defaults_are_those_of_the_example(compose: dict[str, Any], example: dict[str, str]) -> None:
    for text in strings(compose):
        for match in VARIABLE.finditer(text):
            if match["sign"] == "-":
                assert match["rest"] == example[match["name"]], text


def test_every_setting_is_one_of_airflow(compose: dict[str, Any], instructions: list[tuple[str, str]]) -> None:
    """Names against the installed Airflow's own list; those of its providers are checked with the DAGs."""
    spec = importlib.util.find_spec("airflow")
    assert spec is not None and spec.origin is not None
    known = yaml.safe_load((Path(spec.origin).parent / "config_templates" / "config.yml").read_text("utf-8"))
    names = {name for service in airflow_services(compose).values() for name in service["environment"]}
    names |= {name for kind, text in instructions if kind == "ENV" for name in re.findall(r"(\w+)=", text)}
    settings = {name for name in names if name.startswith("AIRFLOW__")}
    assert len(settings) > 15
    for name in settings:
        _, section, option = name.split("__")
        if section != "CELERY":
            assert option.lower() in known[section.lower()]["options"], name


def test_warehouse_and_metadata_are_apart(compose: dict[str, Any]) -> None:
    environment = compose["services"]["airflow-worker"]["environment"]
    assert environment["AIRFLOW_CONN_RASAD_WAREHOUSE"].startswith("postgresql://rasad_pipeline:")
    assert environment["AIRFLOW_CONN_RASAD_WAREHOUSE"].endswith("@postgres:5432/rasad")
    assert environment["RASAD_DATABASE_URL"] == environment["AIRFLOW_CONN_RASAD_WAREHOUSE"]
    assert environment["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"].endswith("@postgres:5432/airflow")
    assert environment["AIRFLOW__CORE__EXECUTOR"] == "CeleryExecutor"
    migrator = compose["services"]["airflow-init"]["environment"]["RASAD_DATABASE_URL"]
    assert migrator.startswith("postgresql://rasad_migrator:") and migrator.endswith("/rasad")


# --- files ------------------------------------------------------------------------------------------------------------


def test_the_project_stands_where_the_code_looks_for_it(compose: dict[str, Any]) -> None:
    # In the image the library is below /opt/rasad/plugins, so that its folders must be beside that.
    assert project_folder() == PROJECT
    assert sql_folder() == PROJECT / "sql"
    for name, service in airflow_services(compose).items():
        where = mounts(service)
        for folder in ("dags", "plugins", "sql", "config", "samples"):
            assert where[f"{IN_IMAGE}/{folder}"] == f"./{folder}:{IN_IMAGE}/{folder}:ro", name
            assert (PROJECT / folder).is_dir()
        environment = service["environment"]
        assert environment["AIRFLOW__CORE__DAGS_FOLDER"] == f"{IN_IMAGE}/dags"
        assert environment["AIRFLOW__CORE__PLUGINS_FOLDER"] == f"{IN_IMAGE}/plugins"


def test_logs_and_data_are_shared_and_kept(compose: dict[str, Any]) -> None:
    named = set(compose["volumes"])
    used = {volume.split(":")[0] for service in compose["services"].values() for volume in service["volumes"]
            if not volume.startswith((".", "$"))}  # fmt: skip
    assert used == named
    for service in airflow_services(compose).values():
        environment, where = service["environment"], mounts(service)
        assert where[environment["AIRFLOW__LOGGING__BASE_LOG_FOLDER"]].startswith("airflow-logs:")
        assert where[environment["RASAD_HOME"]].startswith("rasad-data:")
    # Since version 18 the image of Postgres keeps its data below this folder.
    assert "postgres-data:/var/lib/postgresql" in compose["services"]["postgres"]["volumes"]
    assert any(volume.startswith("./docker/postgres:") for volume in compose["services"]["postgres"]["volumes"])
