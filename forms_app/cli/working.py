"""A command's work in the installation, and the jobs that follow from it."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from forms_app.cli.opening import opened, settings_or_exit
from forms_app.config import Settings
from forms_app.records.jobs import jobs_added
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.worker.queue import HandOver, QueueError, check_address


@contextmanager
def working(*, writes: bool) -> Iterator[UnitOfWork]:
    """A unit of work, committed once when the command succeeds; only then its jobs are handed to the queue."""
    settings = settings_or_exit()
    refuse_useless_queue(settings)
    with opened(settings, writes=writes) as uow:
        yield uow
        jobs = jobs_added(uow.session)
    HandOver(settings.queue_url)(jobs)


def refuse_useless_queue(settings: Settings) -> None:
    """Before anything is done. Raises click's exception where no queue can have this address; whether it answers is not asked."""
    try:
        check_address(settings.queue_url)
    except QueueError as error:
        raise click.ClickException(str(error)) from error
