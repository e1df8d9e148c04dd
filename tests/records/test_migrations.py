"""The migrations make exactly the tables that the program declares, on both databases."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, delete, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from forms_app.records import comments, reports, submissions, work, world  # noqa: F401 -- their tables join the metadata
from forms_app.records.base import Base
from forms_app.records.migrating import is_current, upgrade
from forms_app.records.unit_of_work import unit_of_work
from forms_app.records.work import AuditEntry
from tests.servers.databases import NOW


def test_the_migrations_make_the_declared_tables(sessions: sessionmaker[Session]) -> None:
    engine: Engine = sessions.kw["bind"]
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_upgrading_a_current_database_changes_nothing(sessions: sessionmaker[Session]) -> None:
    engine: Engine = sessions.kw["bind"]
    upgrade(engine)
    assert is_current(engine)


def test_an_audit_entry_can_neither_be_changed_nor_taken_away(sessions: sessionmaker[Session]) -> None:
    with sessions() as session:
        with unit_of_work(session, now=NOW, writes=True) as uow:
            uow.session.add(AuditEntry(at=NOW, act="sent", subject="XAA-C029-2026-abcde.1", details={}))
        for statement in (update(AuditEntry).values(act="never"), delete(AuditEntry)):
            with pytest.raises(DBAPIError, match="insert-only"), unit_of_work(session, now=NOW, writes=True) as uow:
                uow.session.execute(statement)


def test_a_reader_cannot_write(sessions: sessionmaker[Session]) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=False) as uow:
        uow.session.add(AuditEntry(at=NOW, act="sent", subject="x", details={}))
        with pytest.raises(DBAPIError):
            uow.session.flush()
