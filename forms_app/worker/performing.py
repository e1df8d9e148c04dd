"""Performing a job: claim it, do it with progress, and note how it ended. What a kind of job does stands in `tasks.py`."""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from forms_app.config import Settings
from forms_app.records.files import FileStore, file_store
from forms_app.records.jobs import LEASE, Claim, Ticket, claim, fail, finish, left_behind, put_off, renew, report_progress
from forms_app.records.unit_of_work import DatabaseError, Sessions, UnitOfWork, unit_of_work

log = logging.getLogger(__name__)

_BEAT = LEASE.total_seconds() / 4


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


def perform(workshop: Workshop, tasks: Mapping[str, Task], job_id: int) -> None:
    """Do one job, unless another worker has it. However it ends, its row says so."""
    with workshop.unit(writes=True) as uow:
        held = claim(uow, job_id)
    if held is None:
        return
    if held.kind not in tasks:
        _note_failure(workshop, held, "unknown-kind", {"kind": held.kind})
        return
    try:
        with beating(workshop, held):
            result = tasks[held.kind](workshop, held.params, Progress(workshop, held))
    except JobStoppedError:
        log.info("job %s was stopped", job_id)
    except JobPutOffError as error:
        with workshop.unit(writes=True) as uow:
            put_off(uow, held, error.code, error.params)
    except JobFailedError as error:
        _note_failure(workshop, held, error.code, error.params)
    except Exception as error:
        log.exception("job %s (%s) failed", job_id, held.kind)
        _note_failure(workshop, held, "fault", {"fault": type(error).__name__})
    else:
        with workshop.unit(writes=True) as uow:
            finish(uow, held, result)


@contextmanager
def beating(workshop: Workshop, held: Claim, seconds: float = _BEAT) -> Iterator[None]:
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
        return left_behind(uow.session, uow.now)


def _note_failure(workshop: Workshop, held: Claim, code: str, params: Mapping[str, str | int]) -> None:
    with workshop.unit(writes=True) as uow:
        fail(uow, held, code, params)
