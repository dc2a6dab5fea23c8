"""Migrations: applied once, refused when edited, safe when two processes migrate at once."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest

from rasad import pipeline
from rasad.warehouse.connection import connect, transaction
from rasad.warehouse.errors import MigrationEdited, MigrationMissing, NotMigrated
from rasad.warehouse.files import sql_folder
from rasad.warehouse.migrations import migrate, read_migrations, require_migrated, write_manifest

LAST = len(read_migrations())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the migrations, to be spoilt."""
    return Path(shutil.copytree(sql_folder() / "migrations", tmp_path / "migrations"))


def one(url: str, query: str) -> object:
    with closing(connect(url)) as conn, transaction(conn) as cur:
        cur.execute(query)
        return (cur.fetchone() or (None,))[0]


def test_a_second_migration_does_nothing(empty_url: str) -> None:
    assert migrate(empty_url) == LAST
    assert migrate(empty_url) == 0


def test_an_edited_migration_is_refused_before_anything_is_applied(empty_url: str, folder: Path) -> None:
    migrate(empty_url, folder=folder, up_to=2)
    (folder / "CHECKSUMS").unlink(missing_ok=True)
    edited = next(folder.glob("0002_*.sql"))
    edited.write_text(edited.read_text("utf-8") + "\n-- later thought\n", "utf-8")
    with pytest.raises(MigrationEdited, match=r"0002_.* was edited after it had been applied"):
        migrate(empty_url, folder=folder)
    assert one(empty_url, "SELECT max(number) FROM ops.migration") == 2


def test_an_edited_migration_is_refused_on_a_fresh_database_too(empty_url: str, folder: Path) -> None:
    write_manifest(folder)
    edited = next(folder.glob("0001_*.sql"))
    edited.write_text(edited.read_text("utf-8") + "\nSELECT 1;\n", "utf-8")
    with pytest.raises(MigrationEdited, match="CHECKSUMS"):
        migrate(empty_url, folder=folder)
    assert one(empty_url, "SELECT to_regnamespace('ops')") is None


def test_the_manifest_is_that_of_the_files() -> None:
    names = [line.split()[1] for line in (sql_folder() / "migrations" / "CHECKSUMS").read_text("utf-8").splitlines()]
    assert names == [migration.name for migration in read_migrations()]


def test_line_ends_are_no_edit(empty_url: str, folder: Path) -> None:
    migrate(empty_url, folder=folder)
    for path in folder.glob("*.sql"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert migrate(empty_url, folder=folder) == 0


def test_a_gap_in_the_numbers_is_refused(empty_url: str, folder: Path) -> None:
    (folder / "CHECKSUMS").unlink(missing_ok=True)
    next(folder.glob("0003_*.sql")).unlink()
    with pytest.raises(MigrationMissing, match="number 0003 was expected"):
        migrate(empty_url, folder=folder)


def test_a_database_of_a_later_version_is_refused(empty_url: str, folder: Path) -> None:
    migrate(empty_url)
    (folder / "CHECKSUMS").unlink(missing_ok=True)
    sorted(folder.glob("*.sql"))[-1].unlink()
    with pytest.raises(MigrationMissing, match="earlier version"):
        migrate(empty_url, folder=folder)


def test_a_failing_migration_leaves_nothing_of_itself(empty_url: str, folder: Path) -> None:
    number = LAST + 1
    (folder / f"{number:04}_broken.sql").write_text("CREATE TABLE ops.half (n integer);\nSELECT 1 / 0;\n", "utf-8")
    with pytest.raises(psycopg2.errors.DivisionByZero):
        migrate(empty_url, folder=folder)
    assert one(empty_url, "SELECT to_regclass('ops.half')") is None
    assert one(empty_url, "SELECT max(number) FROM ops.migration") == LAST


def test_two_processes_at_once(empty_url: str) -> None:
    results: list[object] = []

    def run() -> None:
        try:
            results.append(migrate(empty_url))
        except Exception as error:
            results.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results, key=str) == [0, 0, LAST]


@pytest.mark.parametrize("version", range(1, LAST))
def test_every_earlier_version_migrates_to_the_present_one(
    empty_url: str, new_warehouse: Callable[[], str], version: int
) -> None:
    migrate(empty_url, up_to=version)
    with closing(connect(empty_url)) as conn, pytest.raises(NotMigrated, match="rasad migrate"):
        require_migrated(conn)
    assert migrate(empty_url) == LAST - version
    columns = "SELECT md5(string_agg(c::text, '|' ORDER BY c::text)) FROM (SELECT table_schema, table_name,"
    columns += " column_name, data_type FROM information_schema.columns"
    columns += " WHERE table_schema IN ('ops', 'warehouse', 'mart')) AS c"
    assert one(empty_url, columns) == one(new_warehouse(), columns)


def test_steps_refuse_a_database_that_is_not_migrated(empty_url: str) -> None:
    with pytest.raises(NotMigrated):
        pipeline.ingest(empty_url, [])


def test_everything_has_a_comment(url: str) -> None:
    with closing(connect(url)) as conn, transaction(conn) as cur:
        cur.execute(
            """
            SELECT c.oid::regclass || coalesce('.' || a.attname, '')
            FROM pg_class AS c
            LEFT JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relnamespace IN (
                'landing'::regnamespace, 'text'::regnamespace, 'staging'::regnamespace, 'warehouse'::regnamespace,
                'mart'::regnamespace, 'ops'::regnamespace
            )
            AND c.relkind IN ('r', 'v', 'm', 'p')
            AND (obj_description(c.oid, 'pg_class') IS NULL OR col_description(c.oid, a.attnum) IS NULL)
            """
        )
        assert cur.fetchall() == []


def test_every_dimension_has_its_own_members(url: str) -> None:
    with closing(connect(url)) as conn, transaction(conn) as cur:
        cur.execute(
            "SELECT c.relname, a.attname FROM pg_class AS c"
            " JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary"
            " JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]"
            " WHERE c.relnamespace = 'warehouse'::regnamespace AND c.relname LIKE 'dim%'"
        )
        dimensions = cur.fetchall()
        assert len(dimensions) == 8
        for table, key in dimensions:
            cur.execute(f"SELECT count(*) FROM warehouse.{table} WHERE {key} IN (-1, -2)")
            assert cur.fetchone() == (2,), table


def test_no_key_of_a_fact_is_nullable(url: str) -> None:
    with closing(connect(url)) as conn, transaction(conn) as cur:
        cur.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'warehouse'"
            " AND (table_name LIKE 'fact%' OR table_name LIKE 'bridge%') AND column_name LIKE '%\\_key'"
            " AND is_nullable = 'YES'"
        )
        assert cur.fetchall() == []


def test_every_foreign_key_has_an_index(url: str) -> None:
    """One that begins with the key's columns: without it, each change of a member would read the facts through."""
    with closing(connect(url)) as conn, transaction(conn) as cur:
        cur.execute(
            "SELECT k.conrelid::regclass::text, k.conname FROM pg_constraint AS k"
            " JOIN pg_class AS c ON c.oid = k.conrelid"
            " WHERE k.contype = 'f' AND k.connamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')"
            " AND NOT EXISTS (SELECT FROM pg_index AS i WHERE i.indrelid = k.conrelid AND i.indpred IS NULL"
            " AND (i.indkey::smallint[])[0:cardinality(k.conkey) - 1] @> k.conkey) ORDER BY 1, 2"
        )
        assert cur.fetchall() == []
