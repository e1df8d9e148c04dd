"""A command's work in the installation, and the jobs that follow from it."""

from collections.abc import Iterator
from contextlib import contextmanager

from forms_app.cli.opening import opened, settings_or_exit
from forms_app.records.jobs import jobs_added
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.worker.queue import Queue


@contextmanager
def working(*, writes: bool) -> Iterator[UnitOfWork]:
    """A unit of work, committed once when the command succeeds; only then its jobs are handed to the queue."""
    settings = settings_or_exit()
    with opened(settings, writes=writes) as uow:
        yield uow
        jobs = jobs_added(uow.session)
    if jobs:
        Queue(settings.queue_url).hand_over(jobs)
