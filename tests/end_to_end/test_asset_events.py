"""Asset events that come twice, too early, too late or in the wrong order, to a running Airflow: the warehouse is the
one that an undisturbed run makes, row for row.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rasad import pipeline
from rasad.local.postgres import throwaway
from tests.end_to_end.stack import SAMPLES, Stack, answer, new_stack
from tests.faults.bench import content

#: Longest time that Airflow may take for what an event has started, in seconds.
PATIENCE = 300.0
#: Lands after the samples, without an event of its own.
LATER = tuple(
    {"id": f"later-{n}", "agency": "خبرگزاری نمونه", "published": f"2017-03-{n:02}", "body": body}
    for n, body in enumerate(
        (
            "به گفته منابع محلی، جنگنده‌های ارتش سوریه روز گذشته مواضع داعش را در شرق تدمر بمباران کردند و ۱۷ تروریست "
            "کشته شدند.",
            "سخنگوی ارتش عراق گفت نیروهای عراقی دیروز یک خودروی بمب‌گذاری‌شده را در موصل منهدم کردند.",
            "نرخ ارز دیروز تغییری نکرد.",
        ),
        1,
    )
)
UNFINISHED = """
SELECT (SELECT count(*) FROM dag_run WHERE state IN ('queued', 'running'))
    + (SELECT count(*) FROM asset_dag_run_queue)
"""


class Airflow:
    """A running Airflow at `address`, and the stack that it belongs to."""

    def __init__(self, stack: Stack, address: str) -> None:
        self.stack, self.address = stack, address
        self._known = stack.token(address)

    def post(self, path: str, body: dict[str, object]) -> None:
        headers = {**self._known, "Content-Type": "application/json"}
        status, text = answer(f"{self.address}/api/v2/{path}", headers, json.dumps(body).encode())
        assert status == 200, (status, text)

    def tell(self, *names: str) -> None:
        """Asset events, one after the other, as anybody who may can send them."""
        _, text = answer(f"{self.address}/api/v2/assets", self._known)
        numbers = {asset["name"]: asset["id"] for asset in json.loads(text)["assets"]}
        for name in names:
            self.post("assets/events", {"asset_id": numbers[name]})

    def settle(self) -> None:
        """Wait until nothing is left of what events have started."""
        deadline = time.monotonic() + PATIENCE
        while self.stack.rows(UNFINISHED, "airflow") != [(0,)]:
            assert time.monotonic() < deadline, self.runs()
            time.sleep(1)

    def runs(self) -> dict[str, list[str]]:
        """Identifiers of the runs of each DAG, in order; all of them have succeeded."""
        found: dict[str, list[str]] = {}
        for dag, run, state in self.stack.rows("SELECT dag_id, run_id, state FROM dag_run ORDER BY id", "airflow"):
            assert state == "success", (dag, run, state)
            found.setdefault(str(dag), []).append(str(run))
        return found


@pytest.fixture(scope="module")
def airflow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Airflow]:
    with new_stack(tmp_path_factory) as stack:
        up = stack.do("up")
        address = re.search(r"http://127\.0\.0\.1:\d+", up.stdout)
        assert address, up.stdout + up.stderr
        yield Airflow(stack, address[0])


def test_events_twice_and_out_of_order_change_nothing(airflow: Airflow, tmp_path: Path) -> None:
    url = airflow.stack.url("rasad")
    # Each DAG is told before there is anything to do, and the last one first. The sources may be read meanwhile, as
    # the schedule has it.
    airflow.tell("warehouse/event", "landing/article", "warehouse/event", "landing/article")
    airflow.post("dags/ingest_articles/dagRuns", {"logical_date": None})
    airflow.settle()
    later = tmp_path / "later.jsonl"
    later.write_text("\n".join(json.dumps(line) for line in LATER), "utf-8")
    pipeline.ingest(url, [later])
    airflow.tell("warehouse/event", "landing/article", "landing/article", "landing/article")
    airflow.settle()
    airflow.tell("landing/article", "warehouse/event", "warehouse/event")
    airflow.settle()
    runs = airflow.runs()
    # The first run of each is done once more, long after those that followed it.
    for dag in ("refresh_marts", "build_warehouse", "ingest_articles"):
        airflow.post(f"dags/{dag}/dagRuns/{runs[dag][0]}/clear", {"dry_run": False})
    airflow.settle()
    airflow.runs()
    assert len(runs["build_warehouse"]) >= 3
    assert len(runs["refresh_marts"]) >= 3

    with throwaway() as undisturbed:
        pipeline.migrate(undisturbed)
        for path in (SAMPLES, later):
            pipeline.run(undisturbed, [path])
        expected, found = content(undisturbed), content(url)
    assert expected["fact_event"]
    assert {table: sorted(set(rows) ^ set(found[table])) for table, rows in expected.items()} == {
        table: [] for table in expected
    }
