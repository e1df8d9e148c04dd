"""A unit of work says whether it writes, and the database holds it to that."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, event, func, select, text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import Settings
from forms_app.records.audit import audit
from forms_app.records.base import db
from forms_app.records.database import init_records
from forms_app.records.engine import UnsafeDatabaseError, prepare
from forms_app.records.unit_of_work import UnitOfWork, declare, unit_of_work
from forms_app.records.work import AuditEntry
from forms_app.records.world import UnitRow
from tests.servers.databases import NOW

Sessions = sessionmaker[Session]
only_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def _entries(sessions: Sessions) -> int:
    with sessions() as session:
        return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


@pytest.fixture
def statements(sessions: Sessions) -> Iterator[list[str]]:
    """What the database is told from here on."""
    told: list[str] = []
    engine: Engine = sessions.kw["bind"]

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        told.append(statement)

    event.listen(engine, "before_cursor_execute", listen)
    yield told
    event.remove(engine, "before_cursor_execute", listen)


def test_one_that_writes_is_committed_at_its_end(sessions: Sessions) -> None:
    with sessions() as session:
        with unit_of_work(session, now=NOW, writes=True) as uow:
            audit(uow, None, "sent", "XAA-C029-2026-aaaaa.1", version=1)
            assert _entries(sessions) == 0
        assert _entries(sessions) == 1


def test_one_that_fails_leaves_nothing(sessions: Sessions) -> None:
    with sessions() as session, pytest.raises(LookupError), unit_of_work(session, now=NOW, writes=True) as uow:
        _write_and_give_up(uow)
    assert _entries(sessions) == 0


def _write_and_give_up(uow: UnitOfWork) -> None:
    audit(uow, None, "sent", "x")
    uow.session.flush()
    raise LookupError


def test_one_that_reads_cannot_write(sessions: Sessions) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=False) as uow:
        audit(uow, None, "sent", "x")
        with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
            uow.session.flush()
        uow.session.rollback()


def test_a_session_reads_where_nothing_was_declared(sessions: Sessions) -> None:
    with sessions() as session:
        session.add(AuditEntry(at=NOW, act="sent", subject="x", details={}))
        with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
            session.commit()


def test_what_was_declared_ends_with_the_unit_of_work(sessions: Sessions) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        audit(uow, None, "sent", "x")
    test_a_session_reads_where_nothing_was_declared(sessions)


def test_a_writer_does_not_begin_in_a_reader_s_transaction(sessions: Sessions) -> None:
    with sessions() as session:
        session.scalar(select(UnitRow.code).limit(1))
        with pytest.raises(RuntimeError, match="in a transaction already"), unit_of_work(session, now=NOW, writes=True):
            pass


def test_no_transaction_is_opened_for_one_that_asks_nothing(sessions: Sessions, statements: list[str]) -> None:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True):
        pass
    assert statements == []


@only_sqlite
def test_sqlite_is_told_at_the_beginning_who_writes(sessions: Sessions, statements: list[str]) -> None:
    for writes in (True, False):
        with sessions() as session, unit_of_work(session, now=NOW, writes=writes) as uow:
            uow.session.scalar(select(UnitRow.code).limit(1))
    assert [told for told in statements if not told.startswith("SELECT")] == [
        "PRAGMA query_only=OFF",
        "BEGIN IMMEDIATE",
        "PRAGMA query_only=ON",
        "BEGIN",
    ]


@only_sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1), ("busy_timeout", 5000)],
)
def test_sqlite_keeps_what_is_committed(sessions: Sessions, pragma: str, value: object) -> None:
    with sessions() as session:
        assert session.scalar(text(f"PRAGMA {pragma}")) == value


def test_a_sqlite_that_does_not_wait_for_the_disk_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms_app.records.engine._SQLITE_PRAGMAS", ("synchronous=NORMAL",))
    engine = prepare(create_engine(f"sqlite:///{tmp_path / 'fast.sqlite'}"))
    with pytest.raises(UnsafeDatabaseError):
        engine.connect()


def test_a_reader_sees_one_moment_and_is_not_held_up_by_a_writer(sessions: Sessions) -> None:
    with sessions() as writing, unit_of_work(writing, now=NOW, writes=True) as uow:
        audit(uow, None, "sent", "x")
        uow.session.flush()
        with ThreadPoolExecutor(1) as reader:  # a thread has declarations of its own
            assert reader.submit(_entries, sessions).result(timeout=5) == 0
    assert _entries(sessions) == 1


def test_moments_come_back_in_utc_and_naive_ones_are_refused(sessions: Sessions) -> None:
    geneva = datetime(2026, 3, 2, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    with sessions() as session, unit_of_work(session, now=geneva, writes=True) as uow:
        audit(uow, None, "sent", "x")
    with sessions() as session:
        (at,) = session.scalars(select(AuditEntry.at))
        assert (at, at.tzinfo) == (geneva, UTC)
        with pytest.raises(StatementError, match="time zone"):
            session.scalars(select(AuditEntry).where(AuditEntry.at == datetime(2026, 3, 2)))  # noqa: DTZ001 -- what is refused


def test_the_web_s_sessions_follow_the_same_rules(settings: Settings, sessions: Sessions) -> None:
    app = Flask("test")
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    init_records(app, settings)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(UnitRow))
        db.session.rollback()
        declare(writes=True)
        db.session.add(AuditEntry(at=NOW, act="sent", subject="x", details={}))
        db.session.commit()
        declare(writes=False)
        db.session.add(AuditEntry(at=NOW, act="sent", subject="y", details={}))
        with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
            db.session.commit()
        db.session.remove()
        db.engine.dispose()
    assert _entries(sessions) == 1
