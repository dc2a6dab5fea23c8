"""Nothing that can be sent makes a step fail: it is coded, or kept back with a reason, and what is told is in the text.

`python -m pytest tests/integration/fuzz --fuzz=20000` makes many articles; `--fuzz-seed` makes others.
"""

from __future__ import annotations

import json
import random
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasad import pipeline
from rasad.article import Article
from tests.integration.conftest import Desk
from tests.integration.fuzz.conftest import OUTCOME
from tests.integration.fuzz.mutations import NUMBER, ODD, PAYLOADS, fuzzed

SAMPLES = Path(__file__).parents[3] / "samples" / "articles.jsonl"

#: Quotes of all parts of reports that are not what their spans cut from the raw bodies.
UNTRUE_SPANS = """
SELECT p.part, p.quote
FROM (
    SELECT 'report' AS part, report_key, quote, quote_start, quote_end FROM warehouse.fact_report
    UNION ALL SELECT 'actor', report_key, quote, quote_start, quote_end FROM warehouse.bridge_report_actor
    UNION ALL SELECT 'place', report_key, quote, quote_start, quote_end FROM warehouse.bridge_report_place
    UNION ALL SELECT 'source', report_key, quote, quote_start, quote_end FROM warehouse.bridge_report_attribution
    UNION ALL SELECT 'people', report_key, quote, quote_start, quote_end FROM warehouse.fact_casualty
    UNION ALL SELECT 'victims', report_key, who_quote, who_quote_start, who_quote_end FROM warehouse.fact_casualty
    UNION ALL SELECT 'materiel', report_key, quote, quote_start, quote_end FROM warehouse.fact_materiel_loss
) AS p
JOIN warehouse.fact_report AS r USING (report_key)
JOIN landing.article_version AS v USING (article_key)
WHERE substr(v.body, p.quote_start + 1, p.quote_end - p.quote_start) <> p.quote
"""
UNEXPLAINED = """
SELECT c.article_key FROM ops.coding AS c
WHERE c.outcome = 'quarantined' AND NOT EXISTS (
    SELECT FROM ops.quarantine AS q WHERE q.article_key = c.article_key AND q.message <> '')
"""


def test_whatever_is_sent_is_coded_or_kept_back_with_a_reason(
    desk: Desk, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    count = int(request.config.getoption("--fuzz", 128))
    chance = random.Random(int(request.config.getoption("--fuzz-seed", 1)))
    articles = [json.loads(line) for line in SAMPLES.read_text("utf-8").splitlines()]
    lines = list(fuzzed(articles, count, chance))
    path = tmp_path / "fuzz.jsonl"
    path.write_bytes(b"\n".join(lines) + b"\n")

    counts = pipeline.run(desk.url, [path])

    told = sum(bool(line.strip()) for line in lines)
    assert counts["landed"] + counts["duplicate"] + counts["rejected"] == counts["received"]
    assert counts["received"] == told
    assert counts["reconcile.pending"] == 0
    ended = ("coded", "without_events", "quarantined")
    assert sum(counts[f"reconcile.{name}"] for name in ended) == counts["reconcile.landed"]
    assert counts["reconcile.coded"] > count // 8
    assert desk.value("SELECT count(*) FROM ops.quarantine WHERE stage = 'ingest' AND message = ''") == 0
    assert desk.rows(UNEXPLAINED) == []
    assert desk.rows(UNTRUE_SPANS) == []
    told_of = {name: counts[name] for name in ("received", "landed", "duplicate", "rejected")}
    told_of |= {name: counts[f"reconcile.{name}"] for name in (*ended, "reports_loaded", "rows_kept_back")}
    reasons = desk.rows("SELECT stage, rule, count(*) FROM ops.quarantine GROUP BY 1, 2 ORDER BY 3 DESC, 2")
    request.config.stash[OUTCOME] = [f"{name:<24}{number:>8}" for name, number in told_of.items()]
    request.config.stash[OUTCOME] += [f"kept back by {stage}: {rule} {number}" for stage, rule, number in reasons]


PIECES = sorted({
    piece
    for line in SAMPLES.read_text("utf-8").splitlines()
    for piece in chain(json.loads(line)["body"].split(), NUMBER.findall(line))
})  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(
        st.one_of(st.sampled_from(PIECES), st.sampled_from([*ODD, *PAYLOADS, ".", "،", "«", "»", "\n"]), st.text()),
        max_size=60,
    ),
    st.sampled_from([" ", "", "\u200c", "\n"]),
)
def test_any_text_is_coded_and_its_spans_hold(pieces: list[str], between: str) -> None:
    from rasad.coding import code

    body = between.join(pieces) or " "
    for event in code(Article("any", body)).events:
        parts = (*event.evidence, *event.initiator, *event.target, *event.places, *event.attribution, *event.casualties)
        for part in (*parts, *event.materiel):
            assert body[part.start : part.end] == part.quote
