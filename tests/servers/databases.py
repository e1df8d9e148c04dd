"""A database for each test: migrated and seeded once, then copied. `database_url` runs a test on both databases."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import Settings
from forms_app.records.database import session_maker
from forms_app.records.migrating import upgrade
from forms_app.records.reference_store import found_installation
from forms_app.records.unit_of_work import unit_of_work
from tests.servers.postgres import PostgresServer

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_NUMBER = count(1)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and seeded SQLite file, never opened again once it is made."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    _fill(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> str:
    """The name of a migrated and seeded PostgreSQL database that tests copy."""
    _fill(postgres_server.create("seeded"))
    return "seeded"


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with the program's tables and the shipped reference data."""
    if request.param == "sqlite":
        path = tmp_path / "test.sqlite"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = f"test_{next(_NUMBER)}"
    yield server.create(name, template=request.getfixturevalue("postgres_template"))
    server.drop(name)


@pytest.fixture(params=["sqlite", "postgres"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = f"empty_{next(_NUMBER)}"
    yield server.create(name)
    server.drop(name)


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings of an installation of its own, on each database."""
    return Settings(
        database_url=database_url,
        files_url=(tmp_path / "files").as_uri(),
        queue_url=f"sqlite:///{tmp_path / 'queue.sqlite'}",
    )


@pytest.fixture
def sessions(settings: Settings) -> Iterator[sessionmaker[Session]]:
    """Sessions on the test's database, as commands and tasks have them."""
    maker = session_maker(settings)
    yield maker
    engine: Engine = maker.kw["bind"]
    engine.dispose()


def _fill(url: str) -> None:
    maker = session_maker(Settings(database_url=url))
    engine: Engine = maker.kw["bind"]
    upgrade(engine)
    with maker() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        found_installation(uow, demonstration=False)
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
