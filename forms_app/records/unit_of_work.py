"""A unit of work: a session that has declared whether it writes, and the moment at which it happens.

SQLite's transaction is opened by `BEGIN IMMEDIATE` for a writer, so two writers queue instead of failing half-way; a
reader is held to reading by the database itself (`engine.py`). The declaration is a context variable, because the
transaction opens lazily: a request that never touches the database opens none.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.exc import SQLAlchemyError as DatabaseError
from sqlalchemy.orm import Session, sessionmaker

__all__ = [
    "DatabaseError",
    "Session",
    "Sessions",
    "UnitOfWork",
    "add_unless_there",
    "declare",
    "unit_of_work",
    "writes_declared",
]  # the floors above take Session and DatabaseError from here

Sessions = sessionmaker[Session]  # makes a session on the installation's database

log = logging.getLogger(__name__)

_WRITES: ContextVar[bool] = ContextVar("writes", default=False)


@dataclass(frozen=True, slots=True)
class UnitOfWork:
    """What every verb is given. `now` is aware, in UTC: no verb looks at a clock."""

    session: Session
    now: datetime
    writes: bool


def declare(*, writes: bool) -> None:
    """Say whether the transaction that this context opens next will write."""
    _WRITES.set(writes)


def writes_declared() -> bool:
    """What this context has declared; reading, where it has said nothing."""
    return _WRITES.get()


def add_unless_there(uow: UnitOfWork, rows: Sequence[object]) -> None:
    """Add rows, all or none: nothing happens where another worker has noted the same at the same moment."""
    try:
        with uow.session.begin_nested():
            uow.session.add_all(rows)
    except IntegrityError:
        log.info("%s is there already", type(rows[0]).__name__)


@contextmanager
def unit_of_work(session: Session, *, now: datetime, writes: bool) -> Iterator[UnitOfWork]:
    """A unit of work for commands and tasks: committed once at its end, rolled back when it fails.

    Raises RuntimeError for one that writes on a session whose transaction is open already: that one was declared otherwise.
    """
    if writes and session.in_transaction():
        raise RuntimeError("the session is in a transaction already: end it, or use its unit of work")
    token = _WRITES.set(writes)
    try:
        yield UnitOfWork(session, now, writes)
        if writes:
            session.commit()
    finally:
        session.rollback()
        _WRITES.reset(token)
