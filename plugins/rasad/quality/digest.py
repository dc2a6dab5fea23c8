"""What validation found in a batch, in a few lines for a log."""

from __future__ import annotations

from rasad.warehouse.connection import Database, connected, transaction
from rasad.warehouse.errors import UnknownBatch
from rasad.warehouse.files import sql

#: Broken expectations that are told one by one, the worst first.
_MOST = 12


def digest(database: Database, batch_id: int) -> list[str]:
    """The counts of a checked batch, its worst rules with what they protect, and what is unlike the batches before.

    Raises UnknownBatch where the batch is not there or was not checked.
    """
    with connected(database) as conn, transaction(conn) as cur:
        cur.execute(sql("status/digest.sql"), {"batch_id": batch_id})
        results = cur.fetchall()
        cur.execute("SELECT state, article_count, counts FROM ops.batch WHERE batch_id = %s", (batch_id,))
        batch = cur.fetchone()
    if batch is None or not results:
        raise UnknownBatch(f"batch {batch_id} is not there, or was not checked")
    state, articles, counts = batch
    of_rows = counts.get("stopped" if state == "stopped" else "validated", {})
    broken = [result for result in results if not result[2]]
    lines = [
        f"batch {batch_id} ({state}): {articles:,} articles, {of_rows.get('rows', 0):,} rows,"
        f" {of_rows.get('rejected', 0):,} kept back; {len(results)} expectations, {len(broken)} not met"
    ]
    for name, severity, _, unexpected, rows, protects, told in broken[:_MOST]:
        lines.append(f"{severity} {name}: {told or f'{unexpected:,} of {rows:,} rows'}. {protects}")
    if len(broken) > _MOST:
        lines.append(f"and {len(broken) - _MOST} more in ops.quality_result")
    return lines
