"""The throw-away PostgreSQL server does what the other tests trust it to do."""

import psycopg
import pytest

from tests.services.postgres import database, postgres

pytestmark = pytest.mark.postgres


def test_a_server_starts_keeps_vietnamese_and_is_gone_afterwards():
    with postgres() as url:
        with psycopg.connect(url) as connection:
            version, encoding, fsync = connection.execute(
                "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'), "
                "current_setting('fsync')"
            ).fetchone()
            (kept,) = connection.execute("SELECT %s::text", ["Bắc Thanh Miện"]).fetchone()
        assert version >= 150000
        assert (encoding, fsync, kept) == ("UTF8", "off", "Bắc Thanh Miện")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)


def test_a_password_is_needed(postgres_url):
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(postgres_url, password="không phải", connect_timeout=2)


def test_each_product_gets_a_database_of_its_own(postgres_url):
    with database(postgres_url) as first, database(postgres_url) as second:
        assert first != second
        with psycopg.connect(first) as connection:
            connection.execute("CREATE TABLE visit (id int)")
        with psycopg.connect(second) as connection, pytest.raises(psycopg.errors.UndefinedTable):
            connection.execute("SELECT * FROM visit")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(first)
