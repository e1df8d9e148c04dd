"""Performing a job: claim it, do it with progress, and note how it ended. What a kind of job does stands in `tasks.py`."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from forms_app.config import Settings
from forms_app.records.files import FileStore, file_store
from forms_app.records.jobs import (
    Claim,
    Ticket,
    claim,
    fail,
    finish,
    jobs_added,
    left_behind,
    put_off,
    renew,
    report_progress,
)
from forms_app.records.unit_of_work import DatabaseError, Sessions, UnitOfWork, unit_of_work
from forms_app.worker.telling import tell_of_export

log = logging.getLogger(__name__)

_BEATS = 4  # times that a lease is renewed before it runs out


class JobFailedError(Exception):
    """The job cannot be done: a code and parameters, which its page puts into words."""

    def __init__(self, code: str, params: Mapping[str, str | int] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.params = dict(params or {})


class JobPutOffError(JobFailedError):
    """The job cannot be done now, but perhaps later: it is tried again, and fails for this reason when that never helps."""


class JobStoppedError(Exception):
    """The job was cancelled, or another worker has taken it up: nothing more is to be done."""


@dataclass(frozen=True)
class Workshop:
    """What every task works with: the settings, sessions and the file store of the installation."""

    settings: Settings
    sessions: Sessions

    @property
    def files(self) -> FileStore:
        return file_store(self.settings.files_url)

    @property
    def lease(self) -> timedelta:
        """How long a worker may be silent before it is taken for lost."""
        return timedelta(seconds=self.settings.lease_seconds)

    @contextmanager
    def unit(self, *, writes: bool) -> Iterator[UnitOfWork]:
        """A unit of work of its own, at the present moment."""
        with self.sessions() as session, unit_of_work(session, now=datetime.now(UTC), writes=writes) as uow:
            yield uow


@dataclass(frozen=True)
class Progress:
    """How a task says how far it is; each call renews the lease."""

    workshop: Workshop
    held: Claim

    def __call__(self, done: int, total: int | None, step: str = "") -> None:
        """Note the progress, of a step where the job has several. Raises JobStoppedError when nobody waits for it any more."""
        with self.workshop.unit(writes=True) as uow:
            if not report_progress(uow, self.held, done, total, step):
                raise JobStoppedError


Task = Callable[[Workshop, Mapping[str, Any], Progress], Mapping[str, Any] | None]


End = Callable[[UnitOfWork], bool]  # notes how a job has ended


def perform(workshop: Workshop, tasks: Mapping[str, Task], job_id: int) -> Sequence[Ticket]:
    """Do one job, unless another worker has it. However it ends, its row says so; the jobs that follow from its end are added
    with it, to be handed over."""
    with workshop.unit(writes=True) as uow:
        held = claim(uow, job_id, workshop.lease)
        if held is None:
            return _following(uow, job_id)
    end = _worked(workshop, tasks, held)
    with workshop.unit(writes=True) as uow:
        end(uow)
        return _following(uow, job_id)


def _worked(workshop: Workshop, tasks: Mapping[str, Task], held: Claim) -> End:
    """Do the work of a job. How it is to end."""
    if held.kind not in tasks:
        return partial(fail, held=held, code="unknown-kind", params={"kind": held.kind})
    try:
        with beating(workshop, held, held.lease.total_seconds() / _BEATS):
            result = tasks[held.kind](workshop, held.params, Progress(workshop, held))
    except JobStoppedError:
        log.info("job %s was stopped", held.job_id)
        return lambda _: False
    except JobPutOffError as error:
        return partial(put_off, held=held, code=error.code, params=error.params)
    except JobFailedError as error:
        return partial(fail, held=held, code=error.code, params=error.params)
    except Exception as error:
        log.exception("job %s (%s) failed", held.job_id, held.kind)
        return partial(fail, held=held, code="fault", params={"fault": type(error).__name__})
    return partial(finish, held=held, result=result)


def _following(uow: UnitOfWork, job_id: int) -> Sequence[Ticket]:
    """What follows where a job has ended now: a mail, where one was asked for."""
    tell_of_export(uow, job_id)
    return jobs_added(uow.session)


@contextmanager
def beating(workshop: Workshop, held: Claim, seconds: float) -> Iterator[None]:
    """Renew the lease of a job every few seconds while it is worked on: one step may take longer than a lease."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(seconds):
            try:
                with workshop.unit(writes=True) as uow:
                    renew(uow, held)
            except DatabaseError:  # the database is away or busy: the next beat may find it, else the lease runs out
                log.warning("the lease of job %s could not be renewed", held.job_id, exc_info=True)

    thread = threading.Thread(target=beat, name=f"lease of job {held.job_id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def gather(workshop: Workshop) -> Sequence[Ticket]:
    """The jobs that nobody works on."""
    with workshop.unit(writes=False) as uow:
        return left_behind(uow.session, uow.now, workshop.lease)
