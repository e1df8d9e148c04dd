"""Jobs: rows added in their caller's transaction, claimed under a lease, taken up again when a worker is lost."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, and_, event, or_, select, update
from sqlalchemy.orm import Session

from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.work import Job, JobState

LEASE = timedelta(seconds=60)  # a worker that is silent for longer is taken for lost
ATTEMPTS_MOST = 3
_ADDED = "jobs added"


def add_job(uow: UnitOfWork, kind: str, params: Mapping[str, Any], *, created_by: int | None = None) -> Job:
    """A waiting job; it is handed to the queue once the caller's transaction is committed."""
    job = Job(kind=kind, params=dict(params), state=JobState.WAITING, created_at=uow.now, created_by=created_by)
    uow.session.add(job)
    uow.session.flush()
    uow.session.info.setdefault(_ADDED, []).append(job.id)
    return job


def jobs_added(session: Session) -> Sequence[int]:
    """The ids of the jobs that this session added since the last call; to be asked just before the commit."""
    return session.info.pop(_ADDED, [])  # type: ignore[no-any-return]


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    """Jobs of a transaction that was rolled back do not exist."""
    session.info.pop(_ADDED, None)


def claim(uow: UnitOfWork, job_id: int) -> Job | None:
    """Take a job up, if it waits or its worker is lost; None when another one has it, or it has ended.

    A job whose workers were lost ATTEMPTS_MOST times is failed here, with the reason `worker-lost`.
    """
    free = or_(Job.state == JobState.WAITING, and_(Job.state == JobState.RUNNING, Job.lease_until < uow.now))
    job = uow.session.get(Job, job_id, populate_existing=True)
    if job is not None and job.state == JobState.RUNNING and job.attempts >= ATTEMPTS_MOST and _is_lost(job, uow.now):
        fail(uow, job_id, "worker-lost", {"attempts": job.attempts})
        return None
    taken = uow.session.execute(
        update(Job)
        .where(Job.id == job_id, free)
        .values(state=JobState.RUNNING, attempts=Job.attempts + 1, lease_until=uow.now + LEASE, done=0)
        .execution_options(synchronize_session=False)
    )
    if not _touched(taken):
        return None
    return uow.session.get_one(Job, job_id, populate_existing=True)


def report_progress(uow: UnitOfWork, job_id: int, done: int, total: int | None) -> bool:
    """Note how far a running job is, and renew its lease. False where it was cancelled or lost: the worker stops."""
    noted = uow.session.execute(
        update(Job)
        .where(Job.id == job_id, Job.state == JobState.RUNNING)
        .values(done=done, total=total, lease_until=uow.now + LEASE)
        .execution_options(synchronize_session=False)
    )
    return _touched(noted)


def finish(uow: UnitOfWork, job_id: int, result: Mapping[str, Any] | None) -> None:
    """The job is done; `result` says what was made."""
    _end(uow, job_id, JobState.DONE, result=None if result is None else dict(result))


def fail(uow: UnitOfWork, job_id: int, code: str, params: Mapping[str, str | int] | None = None) -> None:
    """The job has failed, for a reason that its page puts into words."""
    _end(uow, job_id, JobState.FAILED, reason={"code": code, "params": dict(params or {})})


def cancel(uow: UnitOfWork, job_id: int) -> bool:
    """Cancel a job that has not ended; its worker stops at the next progress. False where it had ended."""
    cancelled = uow.session.execute(
        update(Job)
        .where(Job.id == job_id, Job.state.in_((JobState.WAITING, JobState.RUNNING)))
        .values(state=JobState.CANCELLED, finished_at=uow.now)
        .execution_options(synchronize_session=False)
    )
    return _touched(cancelled)


def left_behind(session: Session, now: datetime) -> Sequence[int]:
    """Jobs that nobody works on: waiting for longer than a lease, or running under a lease that has run out."""
    statement = select(Job.id).where(
        or_(
            and_(Job.state == JobState.WAITING, Job.created_at < now - LEASE),
            and_(Job.state == JobState.RUNNING, Job.lease_until < now),
        )
    )
    return session.scalars(statement.order_by(Job.id)).all()


def _end(uow: UnitOfWork, job_id: int, state: JobState, **values: Any) -> None:
    uow.session.execute(
        update(Job)
        .where(Job.id == job_id, Job.state == JobState.RUNNING)
        .values(state=state, finished_at=uow.now, lease_until=None, **values)
        .execution_options(synchronize_session=False)
    )


def _is_lost(job: Job, now: datetime) -> bool:
    return job.lease_until is not None and job.lease_until < now


def _touched(result: Any) -> bool:
    return isinstance(result, CursorResult) and result.rowcount == 1
