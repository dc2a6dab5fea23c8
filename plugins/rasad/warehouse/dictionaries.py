"""Dimensions from the dictionaries and the calendar.

`synchronize` brings them to the dictionaries' present state, and costs one small query when nothing has changed.
Reports may name what no dictionary holds (a publisher nobody has listed yet): `sql/load/` infers a member for those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from psycopg2 import sql
from psycopg2.extensions import cursor

from rasad.quality import open_sea
from rasad.warehouse import calendar
from rasad.warehouse.connection import LOCK_LOAD, Database, connected, take_turn, transaction
from rasad.warehouse.copying import copy_rows
from rasad.warehouse.keys import UNKNOWN, member_key
from rasad.warehouse.statistics import refresh_grown
from rasad.warehouse.versions import Attributes, Version, timeline, updated

Rows = Sequence[Mapping[str, str]]

#: Columns of facts that refer to a type-2 dimension, for the rare case that a dictionary takes a version back.
_REFERENCES = {
    "dim_actor": (
        ("bridge_report_actor", "actor_key"),
        ("bridge_report_attribution", "actor_key"),
        ("fact_casualty", "victim_actor_key"),
        ("fact_materiel_loss", "owner_actor_key"),
        ("fact_event", "initiator_actor_key"),
        ("fact_event", "target_actor_key"),
    ),
    "dim_source": (
        ("bridge_report_attribution", "source_key"),
        ("fact_report", "publisher_source_key"),
        ("fact_article", "publisher_source_key"),
        ("dim_article", "publisher_source_key"),
    ),
}
_ACTOR_ATTRIBUTES = (
    "name_fa", "name_en", "kind", "country", "parent_code", "side_code", "active_from", "active_until"
)  # fmt: skip
_SOURCE_ATTRIBUTES = ("name_fa", "name_en", "kind", "country", "side")


class DictionaryError(ValueError):
    """A dictionary row that cannot become a member: names the file and the row."""


def synchronize(database: Database, *, as_of: date | None = None) -> int:
    """Bring the dimensions to the dictionaries' present state; returns the number of members added or changed.

    `as_of` is the day from which changed rows hold (default: today, UTC). Raises DictionaryError.
    """
    from rasad import lexicon

    version = lexicon.version()
    with connected(database) as conn, transaction(conn) as cur:
        take_turn(cur, LOCK_LOAD)
        changed = 0
        if _state(cur, "calendar") != calendar.CALENDAR_VERSION:
            changed += _load_calendar(cur)
            _set_state(cur, "calendar", calendar.CALENDAR_VERSION)
        if _state(cur, "open sea") != open_sea.checksum():
            changed += open_sea.load(cur)
            _set_state(cur, "open sea", open_sea.checksum())
        if _state(cur, "lexicon") != version:
            day = as_of or datetime.now(UTC).date()
            changed += load_event_types(cur, lexicon.rows("event_types"))
            changed += load_materiel(cur, lexicon.rows("materiel"))
            actors = lexicon.rows("actors")
            changed += load_actors(cur, [*actors, *states(lexicon.rows("countries"), actors)], day)
            changed += load_sources(cur, lexicon.rows("sources"), day)
            changed += load_places(cur, [*lexicon.rows("places"), *lexicon.rows("places_geonames")])
            _set_state(cur, "lexicon", version)
    return changed


def _state(cur: cursor, name: str) -> str | None:
    cur.execute("SELECT checksum FROM ops.dictionary WHERE name = %s", (name,))
    row = cur.fetchone()
    return None if row is None else row[0]


def _set_state(cur: cursor, name: str, checksum: str) -> None:
    cur.execute(
        "INSERT INTO ops.dictionary (name, checksum) VALUES (%s, %s)"
        " ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, loaded_at = now()",
        (name, checksum),
    )


def _load_calendar(cur: cursor) -> int:
    return _merge(cur, "dim_date", ("date_key",), calendar.COLUMNS, calendar.rows())


def load_event_types(cur: cursor, rows: Rows) -> int:
    """Bring dim_event_type to `rows` of event_types.csv; returns the members added or changed."""
    columns = (
        "event_type_key", "code", "label_fa", "label_en", "is_core", "acled_event", "acled", "plover", "cameo",
        "quad_class", "description",
    )  # fmt: skip
    return _merge(
        cur, "dim_event_type", ("event_type_key",), columns,
        (
            (
                member_key("event_type", row["code"]), row["code"], row["label_fa"], row["label_en"],
                row["core"].strip().lower() in {"1", "true", "yes"}, row.get("acled_event", ""), row["acled"],
                row["plover"], row["cameo"], row["quad_class"], row["description"],
            )
            for row in rows
        ),
    )  # fmt: skip


def load_materiel(cur: cursor, rows: Rows) -> int:
    """Bring dim_materiel to `rows` of materiel.csv (several rows an item are allowed: the first names it)."""
    labels: dict[str, str] = {}
    for row in rows:
        labels.setdefault(row["item"], row["forms"].split("|")[0].strip() or row["item"])
    members = ((member_key("materiel", item), item, label) for item, label in labels.items())
    return _merge(cur, "dim_materiel", ("materiel_key",), ("materiel_key", "item", "label_fa"), members)


def states(countries: Rows, actors: Rows) -> list[dict[str, str]]:
    """Rows as in actors.csv for the states that only countries.csv knows: `چین` acts too, without a row of its own."""
    known = {row["code"] for row in actors}
    return [
        {"code": row["actor_code"], "name_fa": row["name_fa"], "name_en": row["name_en"], "kind": "state",
         "country": row["iso2"], "parent": ""}
        for row in countries
        if row["actor_code"] and row["actor_code"] not in known
    ]  # fmt: skip


def load_actors(cur: cursor, rows: Rows, as_of: date) -> int:
    """Bring dim_actor (type 2) to `rows` of actors.csv; a changed row holds from `as_of`."""
    parents = {row["code"]: row["parent"] for row in rows}
    periods: dict[str, list[tuple[date | None, Attributes]]] = defaultdict(list)
    for row in rows:
        code = row["code"]
        since, until = (_day(row.get(name), f"actors.csv, {code}, {name}") for name in ("valid_from", "valid_until"))
        periods[code].append(
            (since, (row["name_fa"], row["name_en"], row["kind"], row["country"] or None, row["parent"] or None,
                     _side(code, parents), since, until))
        )  # fmt: skip
    return _merge_versions(cur, "dim_actor", "actor", _ACTOR_ATTRIBUTES, periods, as_of)


def load_sources(cur: cursor, rows: Rows, as_of: date) -> int:
    """Bring dim_source (type 2) to `rows` of sources.csv; a changed row holds from `as_of`."""
    periods: dict[str, list[tuple[date | None, Attributes]]] = defaultdict(list)
    for row in rows:
        attributes = (row["name_fa"], row["name_en"], row["kind"], row["country"] or None, row["side"] or None)
        periods[row["code"]].append((None, attributes))
    return _merge_versions(cur, "dim_source", "source", _SOURCE_ATTRIBUTES, periods, as_of)


def load_places(cur: cursor, rows: Rows) -> int:
    """Bring dim_place (type 1) to `rows` of the gazetteer. Where two rows have one id, the first holds."""
    places: dict[str, Mapping[str, str]] = {}
    for row in rows:
        places.setdefault(row["id"], row)
    columns = (
        "place_key", "place_id", "name_fa", "name_en", "kind", "country", "parent_key", "province_fa", "province_en",
        "latitude", "longitude", "precision", "coordinate_source", "is_inferred",
    )  # fmt: skip
    # All of them first: an error of a row must not come up in the midst of a COPY, which would hide it.
    members = [_place(row, places) for row in places.values()]
    return _merge(cur, "dim_place", ("place_key",), columns, members)


def _place(row: Mapping[str, str], places: Mapping[str, Mapping[str, str]]) -> tuple[Any, ...]:
    where = f"places, {row['id']}"
    latitude, longitude = (_degrees(row[name], f"{where}, {name}") for name in ("latitude", "longitude"))
    parent = row["parent"] if row["parent"] in places else ""
    province = _ancestor(row, places, "province")
    return (
        member_key("place", row["id"]), row["id"], row["name_fa"], row["name_en"] or row["name_fa"], row["kind"],
        row["country"] or None, member_key("place", parent) if parent else UNKNOWN,
        province["name_fa"] if province else None, province["name_en"] if province else None,
        latitude, longitude, row["precision"] if latitude is not None else "none", row["source"] or "none", False,
    )  # fmt: skip


def _ancestor(row: Mapping[str, str], places: Mapping[str, Mapping[str, str]], kind: str) -> Mapping[str, str] | None:
    seen: set[str] = set()
    at: Mapping[str, str] | None = row
    while at is not None and at["id"] not in seen:
        if at["kind"] == kind:
            return at
        seen.add(at["id"])
        at = places.get(at["parent"])
    return None


def _side(code: str, parents: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while parents.get(code) and code not in seen:
        seen.add(code)
        code = parents[code]
    return code


def _day(text: str | None, where: str) -> date | None:
    """A day as the dictionaries write it: yyyy, yyyy-mm or yyyy-mm-dd."""
    if not text or not text.strip():
        return None
    parts = text.strip().split("-")
    try:
        year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
        return date(year, month, day)
    except ValueError:
        raise DictionaryError(f"{where}: {text!r} is no date (yyyy, yyyy-mm or yyyy-mm-dd)") from None


def _degrees(text: str, where: str) -> float | None:
    if not text.strip():
        return None
    try:
        return float(text)
    except ValueError:
        raise DictionaryError(f"{where}: {text!r} is no number of degrees") from None


def _merge_versions(
    cur: cursor,
    table: str,
    prefix: str,
    attributes: Sequence[str],
    periods: Mapping[str, list[tuple[date | None, Attributes]]],
    as_of: date,
) -> int:
    """Bring a type-2 dimension to `periods` by code."""
    code_column, key_column = f"{prefix}_code", f"{prefix}_key"
    columns = (key_column, code_column, *attributes, "valid_from", "valid_to", "is_current", "is_inferred")
    known: dict[str, list[Version]] = defaultdict(list)
    cur.execute(
        sql.SQL("SELECT {code}, valid_from, valid_to, is_inferred, {attributes} FROM warehouse.{table} WHERE {key} > 0")
        .format(
            code=sql.Identifier(code_column), key=sql.Identifier(key_column), table=sql.Identifier(table),
            attributes=sql.SQL(", ").join(map(sql.Identifier, attributes)),
        )
    )  # fmt: skip
    for code, valid_from, valid_to, is_inferred, *values in cur.fetchall():
        known[code].append(Version(valid_from, valid_to, tuple(values), is_inferred))
    rows: list[tuple[Any, ...]] = []
    withdrawn: list[tuple[str, date]] = []
    for code, given in periods.items():
        try:
            versions = updated(known[code], timeline(given), as_of)
        except ValueError as error:
            raise DictionaryError(f"{prefix}s.csv, {code}: {error}") from None
        starts = {version.valid_from for version in versions}
        withdrawn += [(code, version.valid_from) for version in known[code] if version.valid_from not in starts]
        last = max(starts)
        rows += [
            (member_key(prefix, code, v.valid_from.isoformat()), code, *v.attributes, v.valid_from, v.valid_to,
             v.valid_from == last, v.is_inferred)
            for v in versions
        ]  # fmt: skip
    changed = _merge(cur, table, (key_column,), columns, rows)
    return changed + _withdraw(cur, table, prefix, withdrawn)


def _withdraw(cur: cursor, table: str, prefix: str, versions: Sequence[tuple[str, date]]) -> int:
    """Delete versions that the dictionary took back; facts go over to the version that now holds on their first day."""
    names = {
        "table": sql.Identifier(table),
        "key": sql.Identifier(f"{prefix}_key"),
        "code": sql.Identifier(f"{prefix}_code"),
    }
    for code, start in versions:
        old = member_key(prefix, code, start.isoformat())
        cur.execute(
            sql.SQL(
                "SELECT {key} FROM warehouse.{table} WHERE {code} = %s AND {key} <> %s"
                " AND valid_from <= %s ORDER BY valid_from DESC LIMIT 1"
            ).format(**names),
            (code, old, start),
        )
        row = cur.fetchone()
        for fact, column in _REFERENCES[table]:
            cur.execute(
                sql.SQL("UPDATE warehouse.{fact} SET {column} = %s WHERE {column} = %s").format(
                    fact=sql.Identifier(fact), column=sql.Identifier(column)
                ),
                (UNKNOWN if row is None else row[0], old),
            )
        cur.execute(sql.SQL("DELETE FROM warehouse.{table} WHERE {key} = %s").format(**names), (old,))
    return len(versions)


def _merge(cur: cursor, table: str, key: Sequence[str], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Insert the rows that are not there, update those that differ; returns how many were written."""
    names = {
        "table": sql.Identifier("warehouse", table),
        "given": sql.Identifier(f"given_{table}"),
        "columns": sql.SQL(", ").join(map(sql.Identifier, columns)),
        "same": sql.SQL(" AND ").join(sql.SQL("t.{0} = g.{0}").format(sql.Identifier(c)) for c in key),
        "assign": sql.SQL(", ").join(sql.SQL("{0} = g.{0}").format(sql.Identifier(c)) for c in columns),
        "old": sql.SQL(", ").join(sql.SQL("t.{}").format(sql.Identifier(c)) for c in columns),
        "new": sql.SQL(", ").join(sql.SQL("g.{}").format(sql.Identifier(c)) for c in columns),
    }
    cur.execute(sql.SQL("CREATE TEMPORARY TABLE {given} AS SELECT {columns} FROM {table} WITH NO DATA").format(**names))
    copy_rows(cur, f"given_{table}", columns, rows)
    cur.execute(sql.SQL("ANALYZE {given}").format(**names))
    written = 0
    for statement in (
        "UPDATE {table} AS t SET {assign} FROM {given} AS g WHERE {same} AND ({old}) IS DISTINCT FROM ({new})",
        "INSERT INTO {table} ({columns}) SELECT {new} FROM {given} AS g"
        " WHERE NOT EXISTS (SELECT FROM {table} AS t WHERE {same})",
    ):
        cur.execute(sql.SQL(statement).format(**names))
        written += cur.rowcount
    refresh_grown(cur, {table: written})
    cur.execute(sql.SQL("DROP TABLE {given}").format(**names))
    return written
