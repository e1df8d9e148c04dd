"""Queries on background work."""

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from forms_app.records.people import Person
from forms_app.records.work import Job

_WITH_CREATOR = joinedload(Job.creator).lazyload(Person.memberships)


def job_by_id(session: Session, job_id: int) -> Job | None:
    return session.get(Job, job_id, options=[_WITH_CREATOR])


def rendering_job(session: Session, submission_id: int, kind: str, language: str) -> Job | None:
    """The last job to make this document of a submission (`kind`: report or receipt) in a language."""
    statement = (
        select(Job)
        .where(
            Job.kind == "render",
            Job.params["submission"].as_integer() == submission_id,
            Job.params["kind"].as_string() == kind,
            Job.params["language"].as_string() == language,
        )
        .order_by(Job.id.desc())
        .limit(1)
    )
    return session.scalar(statement)


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
