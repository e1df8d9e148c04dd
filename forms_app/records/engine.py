"""The database's connections: what SQLite and PostgreSQL are told when one opens and when a transaction begins."""

from typing import Any

from sqlalchemy import Connection, Engine, event

from forms_app.records.unit_of_work import writes_declared

# recursive_triggers: without it INSERT OR REPLACE would take a row away and ask no trigger
_SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "busy_timeout=5000")
_FULL = 2  # what `PRAGMA synchronous` answers


class UnsafeDatabaseError(Exception):
    """SQLite does not promise that what is committed is on disk."""


def prepare(engine: Engine) -> Engine:
    """Connect the listeners to an engine of either database; the engine comes back."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver opens no transaction of its own
    for pragma in _SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if connection.execute("PRAGMA synchronous").fetchone()[0] != _FULL:
        raise UnsafeDatabaseError("PRAGMA synchronous is not FULL")


def _begin_sqlite(connection: Connection) -> None:
    writes = writes_declared()
    connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if not writes_declared():
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
