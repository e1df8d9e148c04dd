"""A job is done by one worker at a time, and by another one when that is lost."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import ROOT, Settings
from forms_app.records.jobs import (
    ATTEMPTS_MOST,
    LEASE,
    PAUSES,
    Claim,
    Ticket,
    add_job,
    cancel,
    claim,
    fail,
    finish,
    jobs_added,
    left_behind,
    put_off,
    renew,
    report_progress,
)
from forms_app.records.unit_of_work import UnitOfWork, unit_of_work
from forms_app.records.work import Job, JobState
from tests.servers.databases import NOW

Sessions = sessionmaker[Session]
LOST = LEASE + timedelta(seconds=1)


def _add(sessions: Sessions, count: int = 1) -> Sequence[int]:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        return [add_job(uow, "render", {"submission": number}).id for number in range(count)]


def _claim(sessions: Sessions, job_id: int, now: datetime = NOW) -> Claim | None:
    with sessions() as session, unit_of_work(session, now=now, writes=True) as uow:
        return claim(uow, job_id)


def _claimed(sessions: Sessions, job_id: int, now: datetime = NOW) -> Claim:
    held = _claim(sessions, job_id, now)
    assert held is not None
    return held


def _job(sessions: Sessions, job_id: int) -> Job:
    with sessions() as session:
        return session.get_one(Job, job_id)


def test_a_job_is_claimed_with_what_it_is_to_do(sessions: Sessions) -> None:
    (job_id,) = _add(sessions)
    assert _claimed(sessions, job_id) == Claim(job_id, 1, "render", {"submission": 0})
    assert _job(sessions, job_id).state is JobState.RUNNING
    assert _job(sessions, job_id).lease_until == NOW + LEASE


PARAMS: Mapping[str, str] = {"to": "a@example.org", "template": "invitation"}
SECRET: Mapping[str, str] = {"link": "https://ilo.invalid/invitations/secret"}


def _add_with_secret(sessions: Sessions) -> int:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        return add_job(uow, "mail", PARAMS, secret=SECRET).id


def test_whoever_claims_a_job_is_given_its_secret_each_time(sessions: Sessions) -> None:
    job_id = _add_with_secret(sessions)
    for attempt in range(ATTEMPTS_MOST):
        assert _claimed(sessions, job_id, NOW + attempt * LOST).params == {**PARAMS, **SECRET}
    assert (_job(sessions, job_id).params, _job(sessions, job_id).secret) == (PARAMS, SECRET)


ENDS: Mapping[JobState, Callable[[UnitOfWork, Claim], object]] = {
    JobState.DONE: lambda uow, held: finish(uow, held, {"sent": True}),
    JobState.FAILED: lambda uow, held: fail(uow, held, "mail-refused", {"fault": "550"}),
    JobState.CANCELLED: lambda uow, held: cancel(uow, held.job_id),
}


@pytest.mark.parametrize("state", ENDS)
def test_a_job_that_has_ended_has_forgotten_its_secret_and_nothing_else(sessions: Sessions, state: JobState) -> None:
    held = _claimed(sessions, _add_with_secret(sessions))
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        assert ENDS[state](uow, held)
    assert SECRET["link"] not in _row(sessions, held.job_id)
    assert (_job(sessions, held.job_id).state, _job(sessions, held.job_id).params) == (state, PARAMS)


def test_a_job_whose_workers_were_lost_has_forgotten_its_secret(sessions: Sessions) -> None:
    job_id = _add_with_secret(sessions)
    for attempt in range(ATTEMPTS_MOST):
        _claimed(sessions, job_id, NOW + attempt * LOST)
    assert _claim(sessions, job_id, NOW + ATTEMPTS_MOST * LOST) is None
    assert _job(sessions, job_id).state is JobState.FAILED
    assert SECRET["link"] not in _row(sessions, job_id)


def test_a_worker_that_was_too_slow_takes_no_secret_from_the_one_in_its_place(sessions: Sessions) -> None:
    job_id = _add_with_secret(sessions)
    slow = _claimed(sessions, job_id)
    _claimed(sessions, job_id, NOW + LOST)
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        assert not fail(uow, slow, "mail-refused")
    assert _job(sessions, job_id).secret == SECRET


def _row(sessions: Sessions, job_id: int) -> str:
    """Everything that the database holds of a job."""
    with sessions() as session:
        return str(session.execute(select(Job.__table__).where(Job.id == job_id)).one())


def test_a_job_that_is_held_is_not_claimed(sessions: Sessions) -> None:
    (job_id,) = _add(sessions)
    _claimed(sessions, job_id)
    assert _claim(sessions, job_id) is None
    assert _claim(sessions, job_id, NOW + LEASE) is None


def test_a_job_that_never_was_is_not_claimed(sessions: Sessions) -> None:
    assert _claim(sessions, 4711) is None


def test_threads_share_the_jobs_and_none_is_held_twice(sessions: Sessions) -> None:
    jobs = _add(sessions, 12)
    with ThreadPoolExecutor(8) as pool:
        held = [one for one in pool.map(lambda job_id: _claim(sessions, job_id), [*jobs] * 4) if one]
    assert sorted(one.job_id for one in held) == sorted(jobs)


def test_processes_share_the_jobs_and_none_is_held_twice(sessions: Sessions, settings: Settings) -> None:
    jobs = _add(sessions, 12)
    workers = [_worker(settings, jobs) for _ in range(3)]
    held = [int(line) for worker in workers for line in worker.communicate("\n")[0].splitlines()]
    assert [worker.returncode for worker in workers] == [0, 0, 0]
    assert sorted(held) == sorted(jobs)


def test_the_job_of_a_worker_killed_in_the_middle_is_taken_up_again(sessions: Sessions, settings: Settings) -> None:
    (job_id,) = _add(sessions)
    worker = _worker(settings, [job_id])
    assert worker.stdout is not None
    assert int(worker.stdout.readline()) == job_id
    worker.kill()
    worker.communicate()
    with sessions() as session:
        assert left_behind(session, NOW + LEASE) == []
        assert left_behind(session, NOW + LOST) == [Ticket(job_id, "render")]
    assert _claimed(sessions, job_id, NOW + LOST).attempt == 2


def _worker(settings: Settings, jobs: Sequence[int]) -> "subprocess.Popen[str]":
    """A process that claims what it can, prints the ids, and holds them until it is told something or killed."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.records.claiming", settings.database_url, *map(str, jobs)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_a_worker_that_was_silent_too_long_can_no_longer_end_the_job(sessions: Sessions) -> None:
    (job_id,) = _add(sessions)
    silent = _claimed(sessions, job_id)
    second = _claimed(sessions, job_id, NOW + LOST)
    with sessions() as session, unit_of_work(session, now=NOW + LOST, writes=True) as uow:
        assert not renew(uow, silent)
        assert not report_progress(uow, silent, 1, 2)
        assert not fail(uow, silent, "fault")
        assert not finish(uow, silent, {"sha256": "0" * 64})
        assert finish(uow, second, {"sha256": "1" * 64})
    job = _job(sessions, job_id)
    assert (job.state, job.result, job.lease_until) == (JobState.DONE, {"sha256": "1" * 64}, None)


def test_progress_renews_the_lease(sessions: Sessions) -> None:
    (job_id,) = _add(sessions)
    held = _claimed(sessions, job_id)
    with sessions() as session, unit_of_work(session, now=NOW + LEASE, writes=True) as uow:
        assert report_progress(uow, held, 3, 10)
    job = _job(sessions, job_id)
    assert (job.done, job.total, job.lease_until) == (3, 10, NOW + LEASE + LEASE)
    assert _claim(sessions, job_id, NOW + LOST) is None


def test_a_step_begins_when_it_is_first_named_and_anew_with_another_worker(sessions: Sessions) -> None:
    (job_id,) = _add(sessions)
    held, second = _claimed(sessions, job_id), timedelta(seconds=1)
    for after, step in enumerate(("documents", "documents", "pages", "pages")):
        with sessions() as session, unit_of_work(session, now=NOW + after * second, writes=True) as uow:
            assert report_progress(uow, held, after + 1, 10, step)
        job = _job(sessions, job_id)
        assert (job.done, job.step, job.step_began_at) == (after + 1, step, NOW + (after - after % 2) * second)
    _claimed(sessions, job_id, NOW + 2 * LOST)
    job = _job(sessions, job_id)
    assert (job.done, job.total, job.step, job.step_began_at) == (0, None, None, None)


def test_a_job_whose_workers_were_lost_too_often_has_failed(sessions: Sessions) -> None:
    (job_id,) = _add(sessions)
    for attempt in range(ATTEMPTS_MOST):
        assert _claimed(sessions, job_id, NOW + attempt * LOST).attempt == attempt + 1
    assert _claim(sessions, job_id, NOW + ATTEMPTS_MOST * LOST) is None
    job = _job(sessions, job_id)
    assert (job.state, job.reason) == (JobState.FAILED, {"code": "worker-lost", "params": {"attempts": ATTEMPTS_MOST}})


def test_a_job_that_has_ended_is_not_claimed_again(sessions: Sessions) -> None:
    done, failed, cancelled = _add(sessions, 3)
    held, doomed = _claimed(sessions, done), _claimed(sessions, failed)
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        assert finish(uow, held, None)
        assert fail(uow, doomed, "fault", {"fault": "ValueError"})
        assert cancel(uow, cancelled)
        assert not cancel(uow, done)
    assert [_claim(sessions, job_id, NOW + LOST) for job_id in (done, failed, cancelled)] == [None, None, None]
    with sessions() as session:
        assert left_behind(session, NOW + LOST) == []


def test_a_worker_learns_that_its_job_was_cancelled(sessions: Sessions) -> None:
    (job_id,) = _add(sessions)
    held = _claimed(sessions, job_id)
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        assert cancel(uow, job_id)
        assert not report_progress(uow, held, 1, None)
    assert _job(sessions, job_id).state is JobState.CANCELLED


def test_a_job_that_waits_too_long_is_left_behind(sessions: Sessions) -> None:
    (job_id,) = _add(sessions)
    with sessions() as session:
        assert left_behind(session, NOW + LEASE) == []
        assert left_behind(session, NOW + LOST) == [Ticket(job_id, "render")]


def _put_off(sessions: Sessions, held: Claim, now: datetime) -> None:
    with sessions() as session, unit_of_work(session, now=now, writes=True) as uow:
        assert put_off(uow, held, "mail-refused", {"fault": "450"})


def test_a_job_that_is_put_off_is_tried_again_after_growing_pauses_and_fails_in_the_end(sessions: Sessions) -> None:
    job_id, now = _add_with_secret(sessions), NOW
    for pause in PAUSES:
        _put_off(sessions, _claimed(sessions, job_id, now), now)
        job = _job(sessions, job_id)
        assert (job.state, job.again_at, job.secret) == (JobState.WAITING, now + pause, SECRET)
        assert job.hindrance == {"code": "mail-refused", "params": {"fault": "450"}}
        with sessions() as session:
            assert left_behind(session, now + pause - timedelta(seconds=1)) == []
            assert left_behind(session, now + pause) == [Ticket(job_id, "mail")]
        assert _claim(sessions, job_id, now + pause - timedelta(seconds=1)) is None
        now += pause
    assert sorted(PAUSES) == list(PAUSES)
    _put_off(sessions, _claimed(sessions, job_id, now), now)
    job = _job(sessions, job_id)
    assert (job.state, job.reason) == (JobState.FAILED, {"code": "mail-refused", "params": {"fault": "450"}})
    assert (job.again_at, job.hindrance, job.secret) == (None, None, None)


def test_a_job_that_was_put_off_is_no_job_whose_workers_were_lost(sessions: Sessions) -> None:
    (job_id,), now = _add(sessions), NOW
    for pause in PAUSES[:ATTEMPTS_MOST]:
        _put_off(sessions, _claimed(sessions, job_id, now), now)
        now += pause
    for attempt in range(ATTEMPTS_MOST):
        _claimed(sessions, job_id, now + attempt * LOST)
    assert _claim(sessions, job_id, now + ATTEMPTS_MOST * LOST) is None
    assert _job(sessions, job_id).reason == {"code": "worker-lost", "params": {"attempts": ATTEMPTS_MOST}}


def test_a_job_that_is_put_off_can_be_cancelled(sessions: Sessions) -> None:
    (job_id,) = _add(sessions)
    _put_off(sessions, _claimed(sessions, job_id), NOW)
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        assert cancel(uow, job_id)
    assert (_job(sessions, job_id).state, _job(sessions, job_id).again_at) == (JobState.CANCELLED, None)


def _add_and_give_up(uow: UnitOfWork) -> None:
    add_job(uow, "render", {})
    raise LookupError


def test_only_jobs_of_a_committed_transaction_are_handed_over(sessions: Sessions) -> None:
    with sessions() as session:
        with pytest.raises(LookupError), unit_of_work(session, now=NOW, writes=True) as uow:
            _add_and_give_up(uow)
        assert jobs_added(session) == []
        with unit_of_work(session, now=NOW, writes=True) as uow:
            added = add_job(uow, "render", {}).id
            assert jobs_added(session) == [Ticket(added, "render")]
            assert jobs_added(session) == []
