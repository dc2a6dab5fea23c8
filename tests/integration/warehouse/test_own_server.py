"""A Postgres of one's own, where the user is no superuser: what they may do, and what they are told otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest

from rasad import pipeline
from rasad.article import Article
from rasad.local.postgres import throwaway

BODY = "ارتش سوریه مواضع داعش را در حومه شهر حلب بمباران کرد و ۱۲ تروریست کشته شدند."


@pytest.fixture
def fresh_server() -> Iterator[str]:
    """A server on which nothing of Rasad is known yet; the URL of its superuser."""
    with throwaway() as url:
        yield url


def user(server: str, *attributes: str) -> str:
    """Make a login with a database of its own; gives its URL."""
    with closing(psycopg2.connect(server)) as conn:
        conn.autocommit = True
        with conn.cursor() as cur:
            cur.execute(f"CREATE ROLE me LOGIN PASSWORD 'of-a-test' {' '.join(attributes)}")
            cur.execute("CREATE DATABASE mine OWNER me TEMPLATE template0")
    parts = urlsplit(server)
    return urlunsplit(parts._replace(netloc=f"me:of-a-test@{parts.hostname}:{parts.port}", path="/mine"))


def test_who_may_create_roles_migrates_and_loads(fresh_server: str) -> None:
    url = user(fresh_server, "CREATEROLE")
    assert pipeline.migrate(url)["migrations"] > 0
    assert pipeline.migrate(url)["migrations"] == 0
    assert pipeline.run(url, [[Article("a", BODY)]], processes=1)["reconcile.coded"] == 1


def test_who_may_not_is_told_what_to_ask_for(fresh_server: str) -> None:
    url = user(fresh_server)
    with pytest.raises(psycopg2.Error, match="role rasad_owner is missing and me may not create it") as refused:
        pipeline.migrate(url)
    assert "CREATE ROLE rasad_owner" in (refused.value.diag.message_hint or "")


def test_what_the_hint_asks_for_suffices(fresh_server: str) -> None:
    url = user(fresh_server)
    with closing(psycopg2.connect(fresh_server)) as conn, conn, conn.cursor() as cur:
        cur.execute("CREATE ROLE rasad_owner; CREATE ROLE rasad_loader; CREATE ROLE rasad_analyst;")
        cur.execute("GRANT rasad_owner, rasad_loader TO me")
    assert pipeline.migrate(url)["migrations"] > 0
    assert pipeline.run(url, [[Article("a", BODY)]], processes=1)["reconcile.coded"] == 1
