"""Queries on background work."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload

from forms_app.records.people import Person
from forms_app.records.work import Job

_WITH_CREATOR = joinedload(Job.creator).lazyload(Person.memberships)


def job_by_id(session: Session, job_id: int) -> Job | None:
    return session.get(Job, job_id, options=[_WITH_CREATOR])


def newest_job(session: Session, kind: str, params: Mapping[str, str | int]) -> Job | None:
    """The last job of a kind that was given these parameters (it may have others besides)."""
    given = [_param(name, value) for name, value in params.items()]
    return session.scalar(select(Job).where(Job.kind == kind, *given).order_by(Job.id.desc()).limit(1))


def _param(name: str, value: str | int) -> ColumnElement[bool]:
    found = Job.params[name]
    holds: ColumnElement[bool] = found.as_integer() == value if isinstance(value, int) else found.as_string() == value
    return holds


def jobs_of(
    session: Session, kinds: Collection[str] | None = None, state: str | None = None, *, limit: int, offset: int = 0
) -> tuple[Sequence[Job], int]:
    """A page of jobs of these kinds (None: all) in a state (None: any), the newest first, and how many there are."""
    statement = select(Job)
    if kinds is not None:
        statement = statement.where(Job.kind.in_(kinds))
    if state:
        statement = statement.where(Job.state == state)
    total = session.scalar(select(func.count()).select_from(statement.with_only_columns(Job.id).subquery())) or 0
    page = statement.options(_WITH_CREATOR).order_by(Job.id.desc()).limit(limit).offset(offset)
    return session.scalars(page).all(), total
