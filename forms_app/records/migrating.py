"""Bringing a database forward to the program's tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from forms_app.config import MIGRATIONS
from forms_app.records.unit_of_work import declare, writes_declared

_LOCK = 7_022_285  # any number: PostgreSQL's advisory lock of our migrations
_WAITS = 120_000  # milliseconds: an upgrade of a large database takes longer than any save


class BrokenReferencesError(Exception):
    """A migration would leave rows that refer to nothing; nothing was changed."""


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database to a revision, in one transaction; a second process that comes meanwhile waits and finds it done.

    Raises BrokenReferencesError.
    """
    before = writes_declared()
    declare(writes=True)
    try:
        with engine.connect() as connection, _as_migrations_need_it(connection):
            _upgrade(connection, revision)
    finally:
        declare(writes=before)


def _upgrade(connection: Connection, revision: str) -> None:
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        command.upgrade(_config(connection), revision)
        _refuse_broken_references(connection)


@contextmanager
def _as_migrations_need_it(connection: Connection) -> Iterator[None]:
    """SQLite waits for another's upgrade, and does not check foreign keys with each statement: to change a table it is made
    anew and the old one dropped, which must not be taken for the deletion of its rows. Both can be said only outside of a
    transaction."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    waits = driver.execute("PRAGMA busy_timeout").fetchone()[0]
    driver.execute(f"PRAGMA busy_timeout={_WAITS}")
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")
        driver.execute(f"PRAGMA busy_timeout={waits}")


def _refuse_broken_references(connection: Connection) -> None:
    """PostgreSQL has checked them with each statement."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise BrokenReferencesError("; ".join(f"{table} row {row} refers to no {parent}" for table, row, parent, _ in broken))


def is_known(revision: str) -> bool:
    """Whether this program has a migration; one that it lacks was made by a newer program."""
    return revision in {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
