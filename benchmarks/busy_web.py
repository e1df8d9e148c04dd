"""A section page while a worker makes a set of volumes at low priority, against the same page while that worker stands still."""

import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.figures import Row
from benchmarks.installation import SECTION, Bench, bench
from forms_app.config import ROOT
from forms_app.records.database import session_maker
from forms_app.records.jobs import add_job, jobs_added
from forms_app.records.queries.world import load_world
from forms_app.records.submissions import Rendering
from forms_app.records.unit_of_work import Sessions, UnitOfWork, unit_of_work
from forms_app.records.work import Job, JobState
from forms_app.reporting.form_library import tree_library
from forms_app.reporting.opening import Languages, Subject, open_observation
from forms_app.reporting.selections import Selection, params_of
from forms_app.web.app import create_app
from forms_app.worker.hand_over import HandOver
from forms_app.worker.queue import Queue
from tests.cli.processes import SECRET, environment_of, free_port, wait_for_answer
from tests.servers.correspondence import sent
from tests.servers.installation import YEAR, membership_of

DOCUMENTS = 120  # that are missing: more than are made while it is measured
ROUNDS, REQUESTS, WARM = 15, 20, 40
_GIVE_UP_AFTER = 120.0  # seconds


def run() -> list[Row]:
    """The slowest of twenty requests, one after another over HTTP; in turn the worker works and is stopped by a signal."""
    with bench() as made:
        folder = Path(made.settings.files_url.removeprefix("file://")).parent
        sessions = session_maker(made.settings)
        job_id = _asked(sessions, made, queue_url := f"sqlite:///{folder / 'queue.sqlite'}")
        environment, port = environment_of(made.settings, queue_url=queue_url), free_port()
        with _process(environment, folder, "serve", "--port", str(port)) as server:
            wait_for_answer(f"http://127.0.0.1:{port}/sign-in", server, folder / "serve")
            with _process(environment, folder, "worker") as worker:
                _wait_for_a_piece(sessions)
                idle, busy = _measured(_Page(made, port), worker.pid)
        with sessions() as session:
            if session.get_one(Job, job_id).state != JobState.RUNNING:
                raise RuntimeError("the volume was done before the measuring was: raise DOCUMENTS")
        sessions.kw["bind"].dispose()
    return [
        Row("section page over HTTP, p95, worker idle", _slow(idle), "ms"),
        Row("section page over HTTP, p95, worker makes a set", _slow(busy), "ms", _slow(idle) / _slow(busy)),
        Row("section page over HTTP, p50, worker idle", 1000 * statistics.median(idle), "ms"),
        Row("section page over HTTP, p50, worker makes a set", 1000 * statistics.median(busy), "ms"),
    ]


def _measured(page: "_Page", worker: int) -> tuple[list[float], list[float]]:
    """Seconds of each request, while the worker and its press stand still and while they work."""
    idle: list[float] = []
    busy: list[float] = []
    for _ in range(WARM):
        page.seconds()
    for _ in range(ROUNDS):
        os.killpg(worker, signal.SIGSTOP)
        idle += [page.seconds() for _ in range(REQUESTS)]
        os.killpg(worker, signal.SIGCONT)
        busy += [page.seconds() for _ in range(REQUESTS)]
    return idle, busy


def _slow(times: list[float]) -> float:
    return 1000 * statistics.quantiles(times, n=20)[-1]


class _Page:
    """The section as somebody's browser asks for it, by one connection that stays open."""

    def __init__(self, made: Bench, port: int) -> None:
        settings = replace(made.settings, secret_key=SECRET)
        client = replace(made, app=create_app(settings, lambda _ids: None), settings=settings).client()
        cookie = client.get_cookie("session")
        self._headers = {"Cookie": f"session={cookie.value if cookie else ''}"}
        self._path = f"/reports/{made.installation.report_key}/sections/{SECTION}"
        self._line = HTTPConnection("127.0.0.1", port, timeout=_GIVE_UP_AFTER)

    def seconds(self) -> float:
        begun = time.perf_counter()
        self._line.request("GET", self._path, headers=self._headers)
        answer = self._line.getresponse()
        answer.read()
        took = time.perf_counter() - begun
        if answer.status != 200:
            raise RuntimeError(f"{self._path} answers {answer.status}")
        return took


def _asked(sessions: Sessions, made: Bench, queue_url: str) -> int:
    """Send what is to be printed, and ask for the volumes in a language in which nothing is printed yet."""
    with sessions() as session, unit_of_work(session, now=datetime.now(UTC), writes=True) as uow:
        _observe(uow, made)
        session.query(Job).delete()  # the documents of each, which are made when it is sent
        officer = made.installation.people["officer"]
        params = {**params_of(Selection(YEAR, language="es")), "membership": membership_of(session, officer).id}
        job_id = add_job(uow, "volume", params, created_by=officer).id
        tickets = jobs_added(session)
    HandOver(queue_url, Queue)(tickets)
    return job_id


def _observe(uow: UnitOfWork, made: Bench) -> None:
    form = tree_library().form("article-23/observation", "2026")
    if form is None:
        raise LookupError("article-23/observation 2026 has problems: run `forms-app forms check`")
    workers = membership_of(uow.session, made.installation.people["xaa.workers"])
    for code in sorted(load_world(uow.session).instruments)[:DOCUMENTS]:
        report = open_observation(uow, workers, Subject("article-23", "XAA", (code,), YEAR), form, Languages("en", "en"))
        answers = {"observations.practice": f"Inspectors apply {code} everywhere."}
        sent(uow, report, answers, "xaa.workers", made.installation)


def _wait_for_a_piece(sessions: Sessions) -> None:
    give_up_at = time.monotonic() + _GIVE_UP_AFTER
    while time.monotonic() < give_up_at:
        with sessions() as session:
            if session.query(Rendering).count():
                return
        time.sleep(0.1)
    raise RuntimeError("the worker makes nothing")


@contextmanager
def _process(environment: Mapping[str, str], folder: Path, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """`forms-app …` with a group of its own, so that a signal reaches its press too."""
    command = [sys.executable, "-m", "forms_app.cli", *arguments]
    with (folder / arguments[0]).open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
    try:
        yield process
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
