"""Jobs: rows added in their caller's transaction, claimed under a lease, taken up again when a worker is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, and_, case, event, literal, or_, select, update
from sqlalchemy.orm import Session

from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.work import Job, JobState

LEASE = timedelta(seconds=60)  # a worker that is silent for longer is taken for lost, where the settings say nothing else
ATTEMPTS_MOST = 3
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 20, 60, 240, 720))  # after each time that a job is put off
_ADDED = "jobs added"


@dataclass(frozen=True, slots=True)
class Ticket:
    """A job as the queue is told of it: by its kind the queue knows short work from long."""

    job_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that one worker holds until its lease runs out, with all that it is to know.

    `attempt` counts the claims of the job: it tells a worker that was silent too long from the one that took its place.
    """

    job_id: int
    attempt: int
    kind: str
    params: Mapping[str, Any]
    lease: timedelta = LEASE


def add_job(
    uow: UnitOfWork,
    kind: str,
    params: Mapping[str, Any],
    *,
    secret: Mapping[str, Any] | None = None,
    created_by: int | None = None,
) -> Job:
    """A waiting job; it is handed to the queue once the caller's transaction is committed.

    `secret` are further parameters, which its worker is given too, and which are forgotten as soon as the job has ended.
    """
    job = Job(
        kind=kind,
        params=dict(params),
        secret=None if secret is None else dict(secret),
        state=JobState.WAITING,
        created_at=uow.now,
        created_by=created_by,
    )
    uow.session.add(job)
    uow.session.flush()
    uow.session.info.setdefault(_ADDED, []).append(Ticket(job.id, kind))
    return job


def jobs_added(session: Session) -> Sequence[Ticket]:
    """The jobs that this session added since the last call; to be asked just before the commit."""
    return session.info.pop(_ADDED, [])  # type: ignore[no-any-return]


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    """Jobs of a transaction that was rolled back do not exist."""
    session.info.pop(_ADDED, None)


def claim(uow: UnitOfWork, job_id: int, lease: timedelta = LEASE) -> Claim | None:
    """Take a job up, if its turn has come or its worker is lost; None when another one has it, it is put off, or it has ended.

    A job whose workers were lost ATTEMPTS_MOST times is failed here, with the reason `worker-lost`.
    """
    job = uow.session.get(Job, job_id, populate_existing=True)
    if job is None or not (_waits(job, uow.now) or _is_lost(job, uow.now)):
        return None
    seen = Claim(job.id, job.attempts, job.kind, {**job.params, **(job.secret or {})}, lease)
    lost = job.attempts - job.put_off
    if job.state == JobState.RUNNING and lost >= ATTEMPTS_MOST:
        fail(uow, seen, "worker-lost", {"attempts": lost})
        return None
    # Compare and set: whoever claimed it since it was read has raised `attempts`.
    running = {"state": JobState.RUNNING, "attempts": seen.attempt + 1, "lease_until": uow.now + lease, "again_at": None}
    nothing_done = {"done": 0, "total": None, "step": None, "step_began_at": None}
    taken = _change(
        uow,
        (Job.id == job_id, Job.state == job.state, Job.attempts == seen.attempt),
        {**running, **nothing_done, "hindrance": None},
    )
    return replace(seen, attempt=seen.attempt + 1) if taken else None


def renew(uow: UnitOfWork, held: Claim) -> bool:
    """Say that the worker still lives. False where the job was cancelled or another worker has it: this one stops."""
    return _change(uow, _held(held), {"lease_until": uow.now + held.lease})


def report_progress(uow: UnitOfWork, held: Claim, done: int, total: int | None, step: str = "") -> bool:
    """Note how far a job is (`done` of `total`, None: unknown), and renew its lease. False as for `renew`.

    `step` says what is counted, where a job has several steps; each begins when it is first named.
    """
    noted = {"done": done, "total": total, "step": step or None, "lease_until": uow.now + held.lease}
    began = case((Job.step == step, Job.step_began_at), else_=literal(uow.now, Job.step_began_at.type)) if step else None
    return _change(uow, _held(held), {**noted, "step_began_at": began})


def finish(uow: UnitOfWork, held: Claim, result: Mapping[str, Any] | None) -> bool:
    """The job is done; `result` says what was made. False as for `renew`: what was made is not this job's result."""
    made = None if result is None else dict(result)
    return _end(uow, _held(held), {"state": JobState.DONE, "result": made})


def fail(uow: UnitOfWork, held: Claim, code: str, params: Mapping[str, str | int] | None = None) -> bool:
    """The job has failed, for a reason that its page puts into words. False as for `renew`."""
    return _end(uow, _held(held), {"state": JobState.FAILED, "reason": {"code": code, "params": dict(params or {})}})


def put_off(uow: UnitOfWork, held: Claim, code: str, params: Mapping[str, str | int] | None = None) -> bool:
    """The job cannot be done now: it waits to be tried again, longer each time (PAUSES), and after the last pause it has failed
    for this reason. False as for `renew`."""
    times = uow.session.scalars(select(Job.put_off).where(Job.id == held.job_id)).one()
    if times == len(PAUSES):
        return fail(uow, held, code, params)
    waiting = {"state": JobState.WAITING, "lease_until": None, "again_at": uow.now + PAUSES[times], "put_off": times + 1}
    return _change(uow, _held(held), {**waiting, "hindrance": {"code": code, "params": dict(params or {})}})


def cancel(uow: UnitOfWork, job_id: int) -> bool:
    """Cancel a job that has not ended; its worker stops at the next progress. False where it had ended."""
    unfinished = (Job.id == job_id, Job.state.in_((JobState.WAITING, JobState.RUNNING)))
    return _end(uow, unfinished, {"state": JobState.CANCELLED})


def left_behind(session: Session, now: datetime, lease: timedelta = LEASE) -> Sequence[Ticket]:
    """Jobs that nobody works on: waiting for longer than a lease, or put off until now, or running under a lease that has run
    out."""
    statement = select(Job.id, Job.kind).where(
        or_(
            and_(Job.state == JobState.WAITING, Job.again_at.is_(None), Job.created_at < now - lease),
            and_(Job.state == JobState.WAITING, Job.again_at <= now),
            and_(Job.state == JobState.RUNNING, Job.lease_until < now),
        )
    )
    return [Ticket(*row) for row in session.execute(statement.order_by(Job.id))]


def _held(held: Claim) -> tuple[ColumnElement[bool], ...]:
    """The job is still this claim's: not ended, and not taken up again by another worker."""
    return (Job.id == held.job_id, Job.state == JobState.RUNNING, Job.attempts == held.attempt)


def _end(uow: UnitOfWork, conditions: tuple[ColumnElement[bool], ...], values: Mapping[str, Any]) -> bool:
    """However a job ends: nobody holds it any more, nothing hinders it, and its secret is forgotten."""
    ended = {"finished_at": uow.now, "lease_until": None, "again_at": None, "hindrance": None, "secret": None}
    return _change(uow, conditions, {**values, **ended})


def _change(uow: UnitOfWork, conditions: tuple[ColumnElement[bool], ...], values: Mapping[str, Any]) -> bool:
    """Change one job where the conditions still hold; whether they did."""
    statement = update(Job).where(*conditions).values(**values).execution_options(synchronize_session=False)
    result = uow.session.execute(statement)
    return isinstance(result, CursorResult) and result.rowcount == 1


def _waits(job: Job, now: datetime) -> bool:
    return job.state == JobState.WAITING and (job.again_at is None or job.again_at <= now)


def _is_lost(job: Job, now: datetime) -> bool:
    return job.state == JobState.RUNNING and job.lease_until is not None and job.lease_until < now
