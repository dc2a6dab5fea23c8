"""Connections to the warehouse.

Every function of the warehouse takes a `Database`: a URL, for which it opens a connection of its own, or an open
psycopg2 connection, which it uses and leaves open. Either way it commits its own work in transactions of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeAlias

import psycopg2
from psycopg2.extensions import TRANSACTION_STATUS_IDLE, connection, cursor

Database: TypeAlias = str | connection

#: Two processes that load or resolve take turns, since both read what the other is about to write. The numbers are
#: the first key of a two-key advisory lock, so that they never meet the locks of another program by chance.
LOCK_SPACE = 0x7261  # "ra"
LOCK_MIGRATE, LOCK_LOAD, LOCK_BATCHES, LOCK_MARTS = 1, 2, 3, 4
#: First key of the lock of one batch; the batch's number is the second.
LOCK_SPACE_BATCH = 0x7262


def connect(url: str) -> connection:
    """A connection to `url`, with names resolved by schema only and times in UTC.

    Raises psycopg2.OperationalError when the server cannot be reached.
    """
    opened = psycopg2.connect(url, application_name="rasad", connect_timeout=15)
    with opened, opened.cursor() as cur:
        cur.execute("SET search_path = pg_catalog")
        cur.execute("SET TIME ZONE 'UTC'")
        # The texts of articles are data: JIT compilation only costs time on statements of a few milliseconds.
        cur.execute("SET jit = off")
    return opened


@contextmanager
def connected(database: Database) -> Iterator[connection]:
    """The connection to use for `database`: a fresh one that is closed after, or the one given."""
    if not isinstance(database, str):
        if database.info.transaction_status != TRANSACTION_STATUS_IDLE:
            raise psycopg2.ProgrammingError("the connection is inside a transaction: commit or roll back first")
        yield database
        return
    opened = connect(database)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def transaction(conn: connection) -> Iterator[cursor]:
    """One transaction on `conn`: committed when the block ends, rolled back when it raises."""
    with conn, conn.cursor() as cur:
        yield cur


def take_turn(cur: cursor, lock: int) -> None:
    """Wait for `lock` and hold it until the transaction ends."""
    cur.execute("SELECT pg_advisory_xact_lock(%s, %s)", (LOCK_SPACE, lock))


@contextmanager
def held(conn: connection, space: int, key: int) -> Iterator[None]:
    """Hold an advisory lock over several transactions; the server frees it when the connection is lost."""
    with transaction(conn) as cur:
        cur.execute("SELECT pg_advisory_lock(%s, %s)", (space, key))
    try:
        yield
    finally:
        if not conn.closed:
            conn.rollback()
            with transaction(conn) as cur:
                cur.execute("SELECT pg_advisory_unlock(%s, %s)", (space, key))
