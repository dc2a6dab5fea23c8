"""The page of the checks' results: what it shows, and that text from outside stays text."""

from __future__ import annotations

from pathlib import Path

from rasad import pipeline
from rasad.quality.pages import checked_batches, write_pages
from tests.integration.conftest import Desk, strike


def test_failed_expectations_come_first_with_their_rows(desk: Desk, tmp_path: Path) -> None:
    desk.land(desk.article("a", events=[strike()]))
    (batch,) = desk.stage()
    desk.rows("UPDATE staging.casualty SET low = 9, high = 3")
    pipeline.validate(desk.url, batch)
    (checked,) = checked_batches(desk.url)
    assert checked.failed["critical"] == 1
    assert checked.results[0]["expectation"] == "casualty_bounds_ordered"
    page = write_pages(desk.url, tmp_path / "docs").read_text("utf-8")
    assert f"Batch {batch}" in page
    assert "1 critical" in page
    assert "1 of 1" in page
    assert "Ranges run from low to high." in page


def test_the_page_loads_nothing_from_elsewhere(desk: Desk, tmp_path: Path) -> None:
    page = write_pages(desk.url, tmp_path).read_text("utf-8")
    assert "Nothing was checked yet" in page
    for reference in ("http://", "https://", "src=", "<script", "@import"):
        assert reference not in page


def test_text_stays_text(desk: Desk, tmp_path: Path) -> None:
    desk.land(desk.article("a"))
    (batch,) = desk.stage()
    pipeline.validate(desk.url, batch)
    desk.rows("""UPDATE ops.quality_result SET observed = '{"<b>x</b>": "<script>alert(1)</script>"}'""")
    page = write_pages(desk.url, tmp_path).read_text("utf-8")
    assert "<script>" not in page and "<b>" not in page
    assert "&lt;script&gt;" in page
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
