"""Forward-only migrations, and the rebuilding of the marts.

`sql/migrations/NNNN_name.sql` are applied in the order of their numbers, each in a transaction of its own together with
its row in `ops.migration`. A file that was applied must stay as it was: its checksum is kept in the database, and
`sql/migrations/CHECKSUMS` keeps those of all files, so that an edit is refused on a fresh database too.

`sql/marts/*.sql` hold what can be dropped and made again, views and tables whose rows follow from the warehouse:
whenever a file there or in `sql/refresh/` changes, the schema `mart` is rebuilt and filled in one transaction.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from psycopg2 import sql as composed
from psycopg2.extensions import connection, cursor

from rasad.warehouse import marts
from rasad.warehouse.connection import LOCK_MARTS, LOCK_MIGRATE, LOCK_SPACE, Database, connected, held, transaction
from rasad.warehouse.errors import MigrationEdited, MigrationMissing, NotMigrated
from rasad.warehouse.files import sql_folder

_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
_MARTS = "sql/marts"


@dataclass(frozen=True, slots=True)
class Migration:
    """One migration file."""

    number: int
    name: str
    text: str
    checksum: str


def checksum(text: str) -> str:
    """SHA-256 of a file's text, hexadecimal. Line ends do not count, since version control may change them."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()


def read_migrations(folder: Path | None = None) -> list[Migration]:
    """The migrations in `folder` (default: `sql/migrations`), by number.

    Raises MigrationMissing for a wrong name, a repeated number or a gap, and MigrationEdited for a file that is not
    what `CHECKSUMS` says.
    """
    folder = folder or sql_folder() / "migrations"
    manifest = _read_manifest(folder / "CHECKSUMS")
    migrations = []
    for position, path in enumerate(sorted(folder.glob("*.sql")), 1):
        match = _NAME.fullmatch(path.name)
        if not match:
            raise MigrationMissing(f"{path.name}: a migration is named NNNN_what_it_does.sql")
        if int(match[1]) != position:
            raise MigrationMissing(f"{path.name}: number {position:04} was expected")
        text = path.read_text("utf-8")
        found = checksum(text)
        if path.name in manifest and manifest[path.name] != found:
            raise MigrationEdited(
                f"{path.name} is not what {folder.name}/CHECKSUMS says: a migration is never edited; add a new one"
            )
        migrations.append(Migration(position, path.name, text, found))
    if missing := manifest.keys() - {migration.name for migration in migrations}:
        raise MigrationMissing(f"{', '.join(sorted(missing))}: in {folder.name}/CHECKSUMS, but not in the folder")
    return migrations


def write_manifest(folder: Path | None = None) -> Path:
    """Write `CHECKSUMS` for the migrations in `folder`, new ones included. Raises MigrationEdited as above."""
    folder = folder or sql_folder() / "migrations"
    path = folder / "CHECKSUMS"
    lines = [f"{migration.checksum}  {migration.name}\n" for migration in read_migrations(folder)]
    path.write_text("".join(lines), "utf-8")
    return path


def migrate(database: Database, *, folder: Path | None = None, up_to: int | None = None) -> int:
    """Apply what is missing; returns how many migrations were applied (the marts' rebuild not counted).

    Two processes at once are safe: the second waits, then finds nothing to do. `up_to` stops at that number, for tests
    of upgrades. Raises MigrationEdited or MigrationMissing before anything is applied.
    """
    migrations = read_migrations(folder)
    with connected(database) as conn, held(conn, LOCK_SPACE, LOCK_MIGRATE):
        applied = _applied(conn)
        _compare(applied, migrations)
        fresh = [m for m in migrations if m.number not in applied and (up_to is None or m.number <= up_to)]
        for migration in fresh:
            with transaction(conn) as cur:
                cur.execute(migration.text)
                cur.execute(
                    "INSERT INTO ops.migration (number, name, checksum) VALUES (%s, %s, %s)",
                    (migration.number, migration.name, migration.checksum),
                )
        if up_to is None:
            with held(conn, LOCK_SPACE, LOCK_MARTS):
                _build_marts(conn)
    return len(fresh)


def require_migrated(conn: connection) -> None:
    """Raise NotMigrated unless every migration has been applied."""
    missing = [m.name for m in read_migrations() if m.number not in _applied(conn)]
    if missing:
        raise NotMigrated(f"the database lacks {', '.join(missing)}: run `rasad migrate`")


def _read_manifest(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    pairs = (line.split() for line in path.read_text("utf-8").splitlines() if line.strip())
    return {name: digest for digest, name in pairs}


def _applied(conn: connection) -> dict[int, tuple[str, str]]:
    with transaction(conn) as cur:
        cur.execute("SELECT to_regclass('ops.migration') IS NOT NULL")
        if not _one(cur):
            return {}
        cur.execute("SELECT number, name, checksum FROM ops.migration")
        return {number: (name, digest) for number, name, digest in cur.fetchall()}


def _compare(applied: dict[int, tuple[str, str]], migrations: list[Migration]) -> None:
    by_number = {migration.number: migration for migration in migrations}
    for number, (name, digest) in sorted(applied.items()):
        migration = by_number.get(number)
        if migration is None:
            raise MigrationMissing(f"the database has {name}, which these files do not: they are of an earlier version")
        if (migration.name, migration.checksum) != (name, digest):
            raise MigrationEdited(f"{migration.name} was edited after it had been applied: add a new migration instead")


def _build_marts(conn: connection) -> None:
    files = sorted((sql_folder() / "marts").glob("*.sql"))
    texts = [path.read_text("utf-8") for path in files]
    wanted = checksum("\0".join(texts + marts.definitions()))
    with transaction(conn) as cur:
        cur.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cur.execute("SELECT checksum FROM ops.dictionary WHERE name = %s", (_MARTS,))
        row = cur.fetchone()
        if row is not None and row[0] == wanted:
            return
        cur.execute("SET LOCAL ROLE rasad_owner")
        _drop_marts(cur)
        for text in texts:
            cur.execute(text)
        _grant(cur)
        marts.fill(cur, anew=True)
        cur.execute(
            "INSERT INTO ops.dictionary (name, checksum) VALUES (%s, %s)"
            " ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, loaded_at = now()",
            (_MARTS, wanted),
        )


def _drop_marts(cur: cursor) -> None:
    """Drop the views and tables of the schema mart, but not what others may have made of them elsewhere."""
    cur.execute(
        """
        SELECT format(
            'DROP %s mart.%I',
            CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, c.relname
        )
        FROM pg_class AS c
        WHERE c.relnamespace = 'mart'::regnamespace AND c.relkind IN ('v', 'm', 'r')
        ORDER BY c.oid DESC
        """
    )
    for (statement,) in cur.fetchall():
        cur.execute(statement)
    cur.execute("DELETE FROM ops.mart")


def _grant(cur: cursor) -> None:
    """Analysts read the marts; the loader keeps their rows and the planner's statistics of them (since version 17)."""
    cur.execute("GRANT SELECT ON ALL TABLES IN SCHEMA mart TO rasad_loader, rasad_analyst")
    for name in (*marts.BY_EVENT, *marts.BY_DAY):
        rights = "INSERT, UPDATE, DELETE" + (", MAINTAIN" if cur.connection.server_version >= 170000 else "")
        cur.execute(
            composed.SQL("GRANT {} ON {} TO rasad_loader").format(
                composed.SQL(rights), composed.Identifier("mart", name)
            )
        )


def _one(cur: cursor) -> object:
    row = cur.fetchone()
    return None if row is None else row[0]
