"""The worker as the process that administrators start, on each database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from forms_app.config import ROOT, Settings
from forms_app.records.jobs import Ticket, add_job
from forms_app.records.unit_of_work import Sessions, unit_of_work
from forms_app.records.work import Job, JobState
from forms_app.worker.hand_over import HandOver
from forms_app.worker.performing import Workshop
from forms_app.worker.queue import Queue
from tests.servers.correspondence import Correspondence
from tests.servers.file_stores import place_in_bucket
from tests.servers.redis import RedisServer

LONG_AGO = datetime.now(UTC) - timedelta(hours=1)


@contextmanager
def worker(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """`forms-app worker` with these settings, ended afterwards."""
    variables = {
        "FORMS_APP_DATABASE_URL": settings.database_url,
        "FORMS_APP_FILES_URL": settings.files_url,
        "FORMS_APP_QUEUE_URL": settings.queue_url,
    }
    command = [sys.executable, "-c", "from forms_app.cli import main; main()", "worker"]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **variables}, stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def wait_for(what: Callable[[], bool], seconds: float = 120) -> None:
    """Look five times a second until it is so. The machine is shared, and a worker gives way to everything else on it."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.2)


def jobs(sessions: Sessions) -> list[Job]:
    with sessions() as session:
        found = list(session.query(Job).order_by(Job.id))
        session.expunge_all()
        return found


def states(sessions: Sessions) -> set[JobState]:
    return {job.state for job in jobs(sessions)}


@pytest.fixture
def installed(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    """Everything on one machine, or all that a larger installation may have: PostgreSQL, Redis and an object store."""
    if settings.database_url.startswith("sqlite"):
        return settings
    redis: RedisServer = request.getfixturevalue("redis_server")
    request.getfixturevalue("s3_environment")
    return replace(settings, queue_url=redis.url(), files_url=place_in_bucket().url)


def test_jobs_handed_over_become_documents(installed: Settings, sessions: Sessions, correspondence: Correspondence) -> None:
    workshop = Workshop(installed, sessions)
    hand_over = HandOver(installed.queue_url, Queue)
    hand_over([Ticket(job.id, job.kind) for job in jobs(sessions)])
    with worker(installed):
        wait_for(lambda: states(sessions) == {JobState.DONE})
    assert hand_over.queue is not None
    hand_over.queue.close()
    report = jobs(sessions)[0]
    assert report.result is not None
    content = workshop.files.read(report.result["sha256"])
    assert report.result["name"] == f"{correspondence.report}-report.pdf"
    assert "The Prison Act was amended in 2025." in "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_worker_that_starts_takes_up_what_nobody_handed_over(settings: Settings, sessions: Sessions) -> None:
    """The server was lost between its commit and the queue."""
    with sessions() as session, unit_of_work(session, now=LONG_AGO, writes=True) as uow:
        add_job(uow, "mail", {"to": "a@example.org", "subject": "Due", "body": "In 12 days."})
    with worker(settings):
        wait_for(lambda: states(sessions) == {JobState.DONE})
    assert jobs(sessions)[0].result == {"sent": False, "note": "no-server"}


def test_a_worker_killed_in_the_middle_leaves_a_job_that_the_next_one_does(
    settings: Settings, sessions: Sessions, correspondence: Correspondence
) -> None:
    job_id = jobs(sessions)[0].id
    Queue(settings.queue_url).hand_over([Ticket(job_id, "render")])
    with worker(settings) as process:
        wait_for(lambda: jobs(sessions)[0].state == JobState.RUNNING)
        process.kill()
        process.wait()
    assert jobs(sessions)[0].state == JobState.RUNNING
    _let_the_lease_run_out(sessions, job_id)
    with worker(settings):
        wait_for(lambda: jobs(sessions)[0].state == JobState.DONE)
    assert jobs(sessions)[0].attempts == 2


def test_a_job_that_loses_every_worker_is_shown_failed_with_its_reason(
    settings: Settings, sessions: Sessions, correspondence: Correspondence
) -> None:
    job_id = jobs(sessions)[0].id
    with sessions() as session, unit_of_work(session, now=LONG_AGO, writes=True) as uow:
        job = uow.session.get_one(Job, job_id)
        job.state, job.attempts, job.lease_until = JobState.RUNNING, 3, LONG_AGO
    with worker(settings):
        wait_for(lambda: jobs(sessions)[0].state == JobState.FAILED)
    assert jobs(sessions)[0].reason == {"code": "worker-lost", "params": {"attempts": 3}}


def _let_the_lease_run_out(sessions: Sessions, job_id: int) -> None:
    with sessions() as session, unit_of_work(session, now=LONG_AGO, writes=True) as uow:
        uow.session.get_one(Job, job_id).lease_until = LONG_AGO
