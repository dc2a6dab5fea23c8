"""The whole path on a real database, without Airflow: samples, bad input, and that nothing is lost."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from rasad import pipeline
from rasad.warehouse.errors import NotMigrated, OutOfBalance
from tests.integration.conftest import Desk, dump

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"
GOOD = "ارتش سوریه امروز مواضع داعش را در حومه شهر حلب بمباران کرد و ۱۲ تروریست کشته شدند."


def test_samples_go_all_the_way_and_only_once(desk: Desk) -> None:
    landed = len(SAMPLES.read_text("utf-8").splitlines())
    counts = pipeline.run(desk.url, [SAMPLES])
    assert counts["landed"] == counts["reconcile.landed"] == landed
    assert counts["reconcile.coded"] + counts["reconcile.without_events"] == landed
    assert counts["reconcile.quarantined"] == counts["reconcile.pending"] == 0
    before = dump(desk.url, xmin=True)
    again = pipeline.run(desk.url, [SAMPLES])
    assert (again["landed"], again["duplicate"]) == (0, landed)
    assert dump(desk.url, xmin=True) == before


def test_every_span_of_the_samples_is_its_quote(desk: Desk) -> None:
    pipeline.run(desk.url, [SAMPLES])
    for table in (
        "fact_report",
        "bridge_report_actor",
        "bridge_report_place",
        "bridge_report_attribution",
        "fact_casualty",
        "fact_materiel_loss",
    ):
        spans = desk.rows(
            "SELECT t.quote, substr(v.body, t.quote_start + 1, t.quote_end - t.quote_start)"
            f" FROM warehouse.{table} AS t JOIN warehouse.fact_report AS r USING (report_key)"
            " JOIN landing.article_version AS v ON v.article_key = r.article_key"
        )
        assert len(spans) > 10, table
        assert [(quote, cut) for quote, cut in spans if quote != cut] == [], table
    evidence = desk.rows("""
        SELECT r.quote_start, r.quote_end, r.evidence, char_length(v.body)
        FROM warehouse.fact_report AS r JOIN landing.article_version AS v USING (article_key)""")
    for start, end, spans, length in evidence:
        assert spans[0] == [start, end]
        assert all(0 <= first < last <= length for first, last in spans)


def test_articles_in_any_order_give_the_same_events(desk: Desk, new_warehouse, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    lines = SAMPLES.read_text("utf-8").splitlines()
    backwards = tmp_path / "backwards.jsonl"
    backwards.write_text("\n".join(reversed(lines)), "utf-8")
    other = new_warehouse()
    pipeline.run(desk.url, [SAMPLES])
    pipeline.run(other, [backwards], size=20)
    left, right = dump(desk.url), dump(other)
    for table in ("fact_report", "fact_casualty", "fact_event", "bridge_event_report", "dim_place"):
        assert left[table] == right[table], table


BAD_LINES = {
    "not_json": b"{this is no JSON}",
    "not_object": b'["a", "list"]',
    "missing_id": json.dumps({"body": GOOD}).encode(),
    "missing_body": json.dumps({"id": "no-body"}).encode(),
    "null_body": json.dumps({"id": "null", "body": None}).encode(),
    "empty_body": json.dumps({"id": "empty", "body": "  \n "}).encode(),
    "binary": b"\x00\x01\x02\xff\xfe\x80" * 20,
}


def test_each_bad_line_is_kept_back_by_name_and_the_rest_goes_on(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    good = [json.dumps({"id": f"good-{n}", "body": GOOD, "published": "2017-06-20"}).encode() for n in range(2)]
    path.write_bytes(b"\n".join([good[0], *BAD_LINES.values(), good[1]]) + b"\n")
    counts = pipeline.run(desk.url, [path], processes=1)
    assert (counts["landed"], counts["rejected"]) == (2, len(BAD_LINES))
    kept = desk.rows("SELECT line, source, message FROM ops.quarantine WHERE severity = 'critical' ORDER BY line")
    assert [line for line, _, _ in kept] == list(range(2, 2 + len(BAD_LINES)))
    assert all(source == str(path) and message for _, source, message in kept)
    assert counts["reconcile.inputs_rejected"] == len(BAD_LINES)
    assert counts["reconcile.coded"] == 2


def test_a_date_that_is_no_date_is_told_and_the_article_goes_on(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "dates.jsonl"
    path.write_text(json.dumps({"id": "a", "body": GOOD, "published": "1396/13/45"}), "utf-8")
    counts = pipeline.run(desk.url, [path], processes=1)
    assert (counts["landed"], counts["warnings"], counts["rejected"]) == (1, 1, 0)
    ((rule, severity, article),) = desk.rows("SELECT rule, severity, article_id FROM ops.quarantine")
    assert (rule, severity, article) == ("bad_date", "warning", "a")


def test_old_files_in_the_windows_code_page_are_read(desk: Desk, tmp_path: Path) -> None:
    arabic_letters = GOOD.replace("ی", "ي").replace("ک", "ك").translate({ord("۱"): "1", ord("۲"): "2"})
    path = tmp_path / "old.txt"
    path.write_bytes((arabic_letters.replace("\u200c", "") + "\n").encode("cp1256"))
    counts = pipeline.run(desk.url, [path], processes=1)
    assert (counts["landed"], counts["rejected"], counts["reconcile.coded"]) == (1, 0, 1)


def test_a_body_of_five_megabytes_is_kept_back_by_name_and_control_characters_do_no_harm(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "long.jsonl.gz"
    body = GOOD + " " + "هوا در این شهر آرام بود. " * 120_000
    assert len(body.encode()) > 5_000_000
    bodies = {"long": body, "long enough": body[:900_000], "control": f"\x01\x02{GOOD}\x1b[31m"}
    with gzip.open(path, "wt", encoding="utf-8") as file:
        for article_id, text in bodies.items():
            file.write(json.dumps({"id": article_id, "body": text}) + "\n")
    counts = pipeline.run(desk.url, [path])
    assert (counts["landed"], counts["rejected"], counts["reconcile.coded"]) == (2, 1, 2)
    assert desk.rows("SELECT line, article_id, rule FROM ops.quarantine") == [(1, "long", "too_long")]


def test_a_missing_row_does_not_go_unnoticed(desk: Desk) -> None:
    pipeline.run(desk.url, [[desk.article("a", body=GOOD)]], processes=1)
    desk.rows("DELETE FROM warehouse.fact_casualty")
    desk.rows("DELETE FROM warehouse.bridge_event_report")
    with pytest.raises(OutOfBalance, match="reports of events = reports that the events count"):
        pipeline.reconcile(desk.url)
    last = "SELECT balanced, problems FROM ops.reconciliation ORDER BY checked_at DESC LIMIT 1"
    ((balanced, problems),) = desk.rows(last)
    assert not balanced and problems


def test_a_database_without_tables_is_refused(empty_url: str) -> None:
    with pytest.raises(NotMigrated):
        pipeline.run(empty_url, [SAMPLES])
