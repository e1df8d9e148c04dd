"""The database's connections: what SQLite and PostgreSQL are told when one opens and when a transaction begins."""

from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExceptionContext

from forms_app.records.turns import Turns
from forms_app.records.unit_of_work import writes_declared

# recursive_triggers: without it INSERT OR REPLACE would take a row away and ask no trigger
_SQLITE_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "busy_timeout=5000")
_FULL = 2  # what `PRAGMA synchronous` answers


_WAIT = 15.0  # seconds a writer waits for its turn
_HOLDS_TURN = "holds the turn to write"


class DatabaseBusyError(Exception):
    """Others wrote for so long that nothing could be done; nothing was lost either, and it can be tried again."""


class UnsafeDatabaseError(Exception):
    """SQLite does not promise that what is committed is on disk."""


def prepare(engine: Engine) -> Engine:
    """Connect the listeners to an engine of either database; the engine comes back."""
    if engine.dialect.name == "sqlite":
        turns = Turns()
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", partial(_begin_sqlite, turns))
        for end in ("commit", "rollback"):
            event.listen(engine, end, partial(_end_sqlite, turns))
        event.listen(engine, "handle_error", _name_busy)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver opens no transaction of its own
    for pragma in _SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if connection.execute("PRAGMA synchronous").fetchone()[0] != _FULL:
        raise UnsafeDatabaseError("PRAGMA synchronous is not FULL")


def _begin_sqlite(turns: Turns, connection: Connection) -> None:
    if not writes_declared():
        connection.exec_driver_sql("PRAGMA query_only=ON")
        connection.exec_driver_sql("BEGIN")
        return
    if not turns.take(_WAIT):
        raise DatabaseBusyError(f"no turn to write within {_WAIT} seconds")
    try:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    except BaseException:
        turns.give_back()
        raise
    connection.info[_HOLDS_TURN] = True


def _end_sqlite(turns: Turns, connection: Connection) -> None:
    """The next writer may come: what is left to do of this transaction takes a moment, for which SQLite lets it wait."""
    if connection.info.pop(_HOLDS_TURN, False):
        turns.give_back()


def _name_busy(context: ExceptionContext) -> None:
    """A database that is busy for too long is told from one that is broken: what was asked can be asked again."""
    if "database is locked" in str(context.original_exception):
        raise DatabaseBusyError(str(context.original_exception)) from context.original_exception


def _begin_postgresql(connection: Connection) -> None:
    if not writes_declared():
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
