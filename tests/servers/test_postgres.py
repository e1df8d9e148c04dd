import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.servers.postgres import PostgresServer


def _scalar(url: str, query: str, *before: str) -> object:
    """The one value a query gives, after running the statements `before` it."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in before:
            connection.execute(text(statement))
        value: object = connection.execute(text(query)).scalar()
    engine.dispose()
    return value


def test_the_shared_address_reaches_a_real_server(postgres_url: str) -> None:
    assert str(_scalar(postgres_url, "SHOW server_version")).split(".")[0].isdigit()
    assert _scalar(postgres_url, "SHOW server_encoding") == "UTF8"


def test_the_server_does_not_listen_on_the_network(postgres_url: str) -> None:
    assert _scalar(postgres_url, "SHOW listen_addresses") == ""


def test_a_fresh_database_is_a_copy_of_its_template(postgres_server: PostgresServer) -> None:
    template = postgres_server.create("filled")
    _scalar(template, "SELECT 1", "CREATE TABLE kept AS SELECT 7 AS number")
    copy = postgres_server.create("copied", template="filled")
    assert _scalar(copy, "SELECT number FROM kept") == 7


def test_a_dropped_database_is_gone_even_while_someone_is_connected(postgres_server: PostgresServer) -> None:
    url = postgres_server.create("doomed")
    connection = psycopg.connect(url.replace("+psycopg", ""))
    postgres_server.drop("doomed")
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(url.replace("+psycopg", ""))
    connection.close()


def test_languages_are_searched_without_accents(postgres_server: PostgresServer) -> None:
    url = postgres_server.create("searched")
    extensions = ("CREATE EXTENSION unaccent", "CREATE EXTENSION pg_trgm")
    assert _scalar(url, "SELECT unaccent('recrutés')", *extensions) == "recrutes"
