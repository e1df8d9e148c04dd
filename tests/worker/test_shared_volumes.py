"""A set of volumes made by two worker processes that share a queue: both take part, and it is whole whoever is killed."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random, SystemRandom

import pytest

from forms_app.config import ROOT, Settings
from forms_app.records.jobs import add_job, jobs_added
from forms_app.records.submissions import Rendering, Submission
from forms_app.records.unit_of_work import Sessions, UnitOfWork, unit_of_work
from forms_app.records.work import Job, JobState
from forms_app.reporting.form_library import tree_library
from forms_app.reporting.opening import Languages, Subject, open_observation
from forms_app.reporting.selections import Selection, params_of
from forms_app.worker.hand_over import HandOver
from forms_app.worker.performing import Workshop
from forms_app.worker.queue import Queue
from tests.cli.processes import environment_of
from tests.documents.reading import failures, words
from tests.servers.correspondence import ASKED, EMPLOYERS_SAY, REPLIED, WORKERS_SAY, Correspondence, sent
from tests.servers.installation import YEAR, Installation, membership_of
from tests.worker.test_worker import jobs, states, wait_for

LANGUAGE = "es"  # in which nothing is printed yet
LEASE = 5  # seconds
INSTRUMENTS = ("C081", "C087", "C098", "C100", "C105", "C111", "C122", "C138")
SAID = (ASKED, WORKERS_SAY, EMPLOYERS_SAY, REPLIED, *(f"Inspectors apply {code} everywhere." for code in INSTRUMENTS))
BOTH = ("one", "other")
SHARED_BY = 3  # pieces that are there: by then both have begun


@dataclass
class Workers:
    """Two processes of `forms-app worker` by their names, which are killed and started again. Each start has a log of its own."""

    environment: Mapping[str, str]
    folder: Path
    living: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    logs: dict[str, list[Path]] = field(default_factory=lambda: {name: [] for name in BOTH})

    def start_both(self) -> None:
        """Start them, and wait until both wait for work, or are at it."""
        for name in BOTH:
            self._start(name)
        wait_for(lambda: all("works for the queue" in self.logs[name][-1].read_text() for name in BOTH))

    def _start(self, name: str) -> None:
        log = self.folder / f"{name} {len(self.logs[name])}"
        self.logs[name].append(log)
        command = [sys.executable, "-m", "forms_app.cli", "worker"]
        with log.open("wb") as output:
            self.living[name] = subprocess.Popen(command, cwd=ROOT, env=dict(self.environment), stdout=output, stderr=output)

    def kill(self, name: str) -> None:
        process = self.living.pop(name)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def printed(self, name: str, start: int) -> set[int]:
        """The submissions that one of them has begun to set in type since one of its starts."""
        found = re.findall(rf"submission (\d+) is set in type, in {LANGUAGE}", self.logs[name][start].read_text())
        return {int(number) for number in found}


@pytest.fixture
def shared(
    settings: Settings, queue_url: str, installation: Installation, sessions: Sessions, tmp_path: Path
) -> Iterator[Workers]:
    """Two workers, not started yet, in an installation of twelve submissions; nothing else is to be done there."""
    with sessions() as session, unit_of_work(session, now=datetime.now(UTC), writes=True) as uow:
        _observe(uow, installation)
        session.query(Job).delete()
    limits = {"lease_seconds": str(LEASE), "volume_pages": "15"}
    workers = Workers(environment_of(settings, queue_url=queue_url, **limits), tmp_path)
    yield workers
    for name in tuple(workers.living):
        workers.kill(name)


def _observe(uow: UnitOfWork, installation: Installation) -> None:
    """An observation on each of the instruments, sent: a page or two are enough here."""
    workers = membership_of(uow.session, installation.people["xaa.workers"])
    form = tree_library().form("article-23/observation", "2026")
    assert form is not None
    for code in INSTRUMENTS:
        subject = Subject("article-23", "XAA", (code,), YEAR)
        report = open_observation(uow, workers, subject, form, Languages("en", "en"))
        sent(uow, report, {"observations.practice": f"Inspectors apply {code} everywhere."}, "xaa.workers", installation)


def ask(sessions: Sessions, queue_url: str, officer: int) -> int:
    """Ask for the volumes of the year as the page Compile does."""
    with sessions() as session, unit_of_work(session, now=datetime.now(UTC), writes=True) as uow:
        params = {**params_of(Selection(YEAR, language=LANGUAGE)), "membership": membership_of(session, officer).id}
        number = add_job(uow, "volume", params, created_by=officer).id
        added = jobs_added(session)
    web = HandOver(queue_url, Queue)
    web(added)
    assert web.queue is not None
    web.queue.close()
    return number


def pieces(sessions: Sessions) -> dict[int, Sequence[tuple[int, str]]]:
    """The pieces that are noted, each with its row and its digest, by submission."""
    found: dict[int, list[tuple[int, str]]] = {}
    with sessions() as session:
        for row in session.query(Rendering).filter_by(kind="piece", options=LANGUAGE).order_by(Rendering.id):
            found.setdefault(row.submission_id, []).append((row.id, row.digest))
    return dict(found)


def everything(sessions: Sessions) -> set[int]:
    with sessions() as session:
        return {one.id for one in session.query(Submission)}


def assert_whole(workshop: Workshop, job_id: int) -> None:
    """The job is done, and what it has made has each submission once."""
    done = next(job for job in jobs(workshop.sessions) if job.id == job_id)
    assert done.state == JobState.DONE
    assert done.result is not None
    files = [workshop.files.read(one["sha256"]) for one in done.result["files"]]
    assert len(files) > 1
    assert done.result["versions"] == len(SAID)
    text = " ".join(words(file) for file in files)
    assert {said: text.count(said) for said in SAID} == dict.fromkeys(SAID, 1)
    assert failures(files[-1]) == []
    assert {number: len(rows) for number, rows in pieces(workshop.sessions).items()} == dict.fromkeys(
        everything(workshop.sessions), 1
    )


def kill_soon(shared: Workers, name: str, chance: Random) -> None:
    time.sleep(chance.uniform(0, 0.5))
    shared.kill(name)


@contextmanager
def drawn() -> Iterator[Random]:
    """Chance, other at each run; whatever fails tells its seed."""
    seed = SystemRandom().randrange(1_000_000)
    try:
        yield Random(seed)
    except BaseException as error:
        error.add_note(f"The seed was {seed}.")
        raise


@pytest.mark.parametrize(("database_url", "queue_url"), [("postgres", "postgres"), ("sqlite", "redis")], indirect=True)
def test_two_workers_share_a_set_and_killed_at_random_make_it_whole_and_nothing_twice(
    shared: Workers,
    sessions: Sessions,
    settings: Settings,
    queue_url: str,
    installation: Installation,
    correspondence: Correspondence,
) -> None:
    with drawn() as chance:
        shared.start_both()
        job_id = ask(sessions, queue_url, installation.people["officer"])
        first, second = sorted(chance.sample(range(SHARED_BY, len(SAID) + 1), 2))
        wait_for(lambda: len(pieces(sessions)) >= first)
        assert all(shared.printed(name, 0) for name in BOTH)
        kill_soon(shared, chance.choice(BOTH), chance)
        wait_for(lambda: len(pieces(sessions)) >= second)
        kill_soon(shared, next(iter(shared.living)), chance)
        before = pieces(sessions)
        time.sleep(LEASE + 0.1)
        shared.start_both()
        wait_for(lambda: states(sessions) == {JobState.DONE})
        assert_whole(Workshop(settings, sessions), job_id)
        after = pieces(sessions)
        assert {number: after[number] for number in before} == before
        assert not (shared.printed("one", 1) | shared.printed("other", 1)) & set(before)
