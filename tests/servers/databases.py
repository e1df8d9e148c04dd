"""A database for each test, copied from one that was migrated and filled once. `database_url` runs a test on both databases."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import Settings
from forms_app.records.database import session_maker
from forms_app.records.migrating import upgrade
from forms_app.records.reference_store import found_installation
from forms_app.records.unit_of_work import declare, unit_of_work
from tests.servers.correspondence import Correspondence
from tests.servers.fillings import FILLINGS, Filling, filling_for
from tests.servers.installation import Installation
from tests.servers.postgres import PostgresServer

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_NUMBER = count(1)


class Templates:
    """The databases that tests copy, made when first asked for; nobody is connected to one afterwards."""

    def __init__(self, folder: Path, request: pytest.FixtureRequest) -> None:
        self._folder = folder
        self._request = request
        self._made: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._held: dict[str, Mapping[str, Any]] = {}

    def held(self, url: str) -> Mapping[str, Any]:
        """What a copy holds, by the name of the fixture that gives it."""
        return self._held[url]

    def sqlite(self, filling: str, path: Path) -> str:
        """Copy the SQLite database with a filling to a path; the address of the copy."""
        template = self._folder / f"{filling}.sqlite"
        held = self._make("sqlite", filling, lambda: f"sqlite:///{template}")
        shutil.copy(template, path)
        self._held[f"sqlite:///{path}"] = held
        return f"sqlite:///{path}"

    def postgres(self, filling: str, name: str) -> str:
        """Copy the PostgreSQL database with a filling under a name; the address of the copy."""
        server: PostgresServer = self._request.getfixturevalue("postgres_server")
        held = self._make("postgres", filling, lambda: server.create(filling))
        url = server.create(name, template=filling)
        self._held[url] = held
        return url

    def _make(self, kind: str, filling: str, create: Callable[[], str]) -> Mapping[str, Any]:
        if (kind, filling) not in self._made:
            self._made[kind, filling] = _fill(create(), FILLINGS[filling])
        return self._made[kind, filling]


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Templates:
    """The databases of this pytest process that tests copy."""
    return Templates(tmp_path_factory.mktemp("sqlite"), request)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path, templates: Templates) -> Iterator[str]:
    """The address of a fresh database with the program's tables, the reference data, and what the test's fixtures need."""
    filling = filling_for(request.fixturenames)
    if request.param == "sqlite":
        yield templates.sqlite(filling, tmp_path / "test.sqlite")
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = f"test_{next(_NUMBER)}"
    yield templates.postgres(filling, name)
    server.drop(name)


@pytest.fixture
def installation(database_url: str, templates: Templates) -> Installation:
    """The installation of `installation.py`, in the test's database."""
    return templates.held(database_url)["installation"]  # type: ignore[no-any-return]


@pytest.fixture
def correspondence(database_url: str, templates: Templates) -> Correspondence:
    """What was said in that installation (`correspondence.py`); its jobs wait."""
    return templates.held(database_url)["correspondence"]  # type: ignore[no-any-return]


@pytest.fixture
def kinds_installation(database_url: str, templates: Templates) -> Installation:
    """The installation, where the report's form has every kind of question."""
    return templates.held(database_url)["kinds_installation"]  # type: ignore[no-any-return]


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


def _fill(url: str, filling: Filling) -> Mapping[str, Any]:
    maker = session_maker(Settings(database_url=url))
    engine: Engine = maker.kw["bind"]
    upgrade(engine)
    with maker() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        found_installation(uow, demonstration=False)
        held = filling(uow)
    engine.dispose()
    if engine.dialect.name == "sqlite":  # copies are made of the file alone
        declare(writes=False)  # the test before may have ended with a post, whose declaration still stands
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
    return held
