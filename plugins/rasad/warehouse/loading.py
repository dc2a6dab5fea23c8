"""Staging → the star: one batch, one transaction, set-based.

The keys of the dimensions are resolved once, into temporary tables with the columns of their targets. Each target is
then compared with its table: what differs is updated, what is missing inserted, what is too much deleted. So loading
a batch again writes nothing, and whatever happens in between leaves either all of a batch or nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from psycopg2.extensions import cursor

from rasad.warehouse.connection import LOCK_LOAD, Database, connected, take_turn, transaction
from rasad.warehouse.copying import copy_rows
from rasad.warehouse.files import sql
from rasad.warehouse.keys import UNKNOWN, member_key
from rasad.warehouse.publishers import publisher_codes
from rasad.warehouse.statistics import refresh_grown
from rasad.warehouse.versions import BEGINNING, END
from rasad.warehouse.worklist import Batch, advance, working

#: The targets, in the order in which the foreign keys allow them to be written.
_TARGETS = (
    "dim_article", "gone_report", "fact_report", "bridge_report_actor", "bridge_report_place",
    "bridge_report_attribution", "fact_casualty", "fact_materiel_loss", "fact_article",
)  # fmt: skip
_WRITES = re.compile(r"(INSERT INTO|UPDATE|DELETE FROM) (warehouse)\.(\w+)")
_KINDS = {"INSERT INTO": "inserted", "UPDATE": "updated", "DELETE FROM": "deleted"}


def load_batch(database: Database, batch_id: int) -> dict[str, int]:
    """Load a validated batch; returns the rows inserted, updated and deleted in the warehouse, in all and by table
    (`fact_report.inserted` ...). A batch that is loaded already writes nothing.

    Raises StageOutOfOrder and StagingLost as `working` does.
    """
    with connected(database) as conn, working(conn, batch_id, after="validated") as batch:
        written: Counter[str] = Counter(inserted=0, updated=0, deleted=0)
        with transaction(conn) as cur:
            take_turn(cur, LOCK_LOAD)
            # A batch is sorted and hashed in memory: the default of 4 MB spills every step to disk.
            cur.execute("SET LOCAL work_mem = '128MB'")
            _prepare(cur, batch)
            parameters = {"batch_id": batch.id, "coder_key": batch.coder_key}
            for target in _TARGETS:
                _write(cur, f"load/{target}.sql", parameters, written)
            _write(cur, "load/coding.sql", parameters, Counter())
            refresh_grown(cur, {target: written[f"{target}.inserted"] for target in _TARGETS})
            if batch.state != "resolved" or written.total():
                advance(cur, batch, "loaded", written)
    return dict(written)


def _prepare(cur: cursor, batch: Batch) -> None:
    """The batch in temporary tables, with the keys of the dimensions; members are inferred where codes are
    strangers."""
    from rasad import lexicon

    parameters = {"batch_id": batch.id, "coder_key": batch.coder_key}
    cur.execute(sql("load/batch.sql"), parameters)
    cur.execute("CREATE TEMPORARY TABLE touched (report_key uuid NOT NULL) ON COMMIT DROP")
    cur.execute("SELECT DISTINCT agency FROM pg_temp.batch_article WHERE agency IS NOT NULL")
    agencies = [agency for (agency,) in cur.fetchall()]
    copy_rows(cur, "publisher", ("agency", "source_code"), publisher_codes(agencies, lexicon.rows("sources")).items())
    _infer_members(cur, batch)
    cur.execute(sql("load/resolve_keys.sql"), parameters)


def _infer_members(cur: cursor, batch: Batch) -> None:
    """Members for codes that the dictionaries do not hold. They give way when a dictionary row comes."""
    cur.execute(sql("load/strangers.sql"), {"batch_id": batch.id})
    actors, sources, places = [], [], []
    for prefix, code, told in cur.fetchall():
        if prefix == "place":
            name = told["name_fa"] or told["name_en"] or code
            places.append(
                (member_key("place", code), code, name, told["name_en"] or name, told["kind"] or "unknown",
                 told["country"], UNKNOWN, told["latitude"], told["longitude"], told["precision"] or "none", "report",
                 True)
            )  # fmt: skip
            continue
        key = member_key(prefix, code, BEGINNING.isoformat())
        name = code.removeprefix("publisher:")
        kind = "publisher" if name != code else "unknown"
        validity = (BEGINNING, END, True, True)
        if prefix == "actor":
            actors.append((key, code, name, name, kind, code, *validity))
        else:
            sources.append((key, code, name, name, kind, *validity))
    validity_columns = ("valid_from", "valid_to", "is_current", "is_inferred")
    copy_rows(
        cur, "warehouse.dim_actor",
        ("actor_key", "actor_code", "name_fa", "name_en", "kind", "side_code", *validity_columns), actors,
    )  # fmt: skip
    copy_rows(
        cur, "warehouse.dim_source",
        ("source_key", "source_code", "name_fa", "name_en", "kind", *validity_columns), sources,
    )  # fmt: skip
    copy_rows(
        cur, "warehouse.dim_place",
        ("place_key", "place_id", "name_fa", "name_en", "kind", "country", "parent_key", "latitude", "longitude",
         "precision", "coordinate_source", "is_inferred"), places,
    )  # fmt: skip


def statements(name: str) -> list[str]:
    """The statements of one file of `sql/load/`: each ends with a semicolon at the end of a line."""
    parts = (part.strip() for part in re.split(r";[ ]*(?:\n|\Z)", sql(name)))
    return [part for part in parts if part]


def _write(cur: cursor, name: str, parameters: Mapping[str, int], written: Counter[str]) -> None:
    for statement in statements(name):
        cur.execute(statement, parameters)
        if match := _WRITES.search(statement):
            kind = _KINDS[match[1]]
            written[kind] += cur.rowcount
            if cur.rowcount:
                written[f"{match[3]}.{kind}"] += cur.rowcount
