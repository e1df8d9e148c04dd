"""The database as one file: SQLite by its online backup, PostgreSQL by pg_dump and pg_restore; and what a database holds."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine, create_engine, inspect, text

from forms_app.records.revisions import revision_of


class CopyingError(Exception):
    """A program that copies the database is not installed (no reason), or it failed and said why."""

    def __init__(self, program: str, reason: str | None = None) -> None:
        super().__init__(f"{program}: {reason or 'not installed'}")
        self.program = program
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Holding:
    """What a database holds: its last migration, rows of each table, the submissions whose content has not their digest."""

    revision: str | None
    counts: Mapping[str, int]
    damaged_submissions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copied:
    """What stands in a copy, read at the same moment as the copy: also whose it is, and the files that its rows name."""

    identity: str
    holding: Holding
    files: frozenset[str]


def copy_database(engine: Engine, target: Path) -> Copied:
    """Write the database to a file that is not there yet, while others go on working. Raises CopyingError.

    SQLite: a database file without a journal beside it. PostgreSQL: an archive in pg_dump's custom format.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection, closing(sqlite3.connect(target)) as copy:
            _driver(connection).backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        opened = create_engine(f"sqlite:///{target}")
        try:
            with opened.connect() as connection:
                return _copied(connection)
        finally:
            opened.dispose()
    # The dump and what we read of it see the same moment: pg_dump takes over our transaction's snapshot.
    with engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        snapshot = connection.scalar(text("SELECT pg_export_snapshot()"))
        _run_client("pg_dump", engine, "--format=custom", f"--snapshot={snapshot}", f"--file={target}")
        return _copied(connection)


def restore_database(engine: Engine, source: Path) -> None:
    """Fill an empty database from a copy: all of it, or nothing. Raises CopyingError."""
    if engine.dialect.name == "sqlite":
        address = f"{source.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as copy, engine.connect() as connection:
            target = _driver(connection)
            target.execute("PRAGMA query_only=OFF")  # a transaction that only read may have left it on
            copy.backup(target)
        return
    _run_client("pg_restore", engine, "--exit-on-error", "--single-transaction", str(source))


def holding_of(connection: Connection) -> Holding:
    """Read a whole database: every row is counted, every submission's content is digested."""
    tables = sorted(set(inspect(connection).get_table_names()) - {"alembic_version"})
    quote = connection.dialect.identifier_preparer.quote
    counts = {name: connection.scalar(text(f"SELECT count(*) FROM {quote(name)}")) or 0 for name in tables}  # noqa: S608 -- our tables
    sent = connection.execution_options(yield_per=100).execute(
        text("SELECT reference, content, digest FROM submission ORDER BY reference")
    )
    damaged = tuple(row.reference for row in sent if hashlib.sha256(row.content.encode()).hexdigest() != row.digest)
    return Holding(revision_of(connection), counts, damaged)


def has_tables(engine: Engine) -> bool:
    """Whether a database holds anything."""
    with engine.connect() as connection:
        return bool(inspect(connection).get_table_names())


def _copied(connection: Connection) -> Copied:
    identity: str = connection.execute(text("SELECT identity FROM installation")).scalar_one()
    named = connection.scalars(text("SELECT sha256 FROM stored_file UNION SELECT digest FROM rendering"))
    return Copied(identity, holding_of(connection), frozenset(named))


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _run_client(program: str, engine: Engine, *options: str) -> None:
    """Run a program of PostgreSQL's client. The password goes by the environment, where no list of processes shows it."""
    if shutil.which(program) is None:
        raise CopyingError(program)
    url = engine.url
    parts = {**url.translate_connect_args(username="user", database="dbname"), **url.query}
    password = parts.pop("password", None)
    environment = {**os.environ, **({"PGPASSWORD": str(password)} if password is not None else {})}
    address = make_conninfo("", **parts)
    command = [program, f"--dbname={address}", "--no-owner", "--no-privileges", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 -- a list, no shell
    if done.returncode != 0:
        raise CopyingError(program, done.stderr.strip() or f"exit status {done.returncode}")
