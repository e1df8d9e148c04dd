"""A command's work in the installation, and the jobs that follow from it."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from forms_app.cli.lazy import named
from forms_app.cli.opening import opened, settings_or_exit
from forms_app.config import Settings
from forms_app.records.jobs import jobs_added
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.worker.hand_over import HandOver
from forms_app.worker.queue_address import REDIS, QueueError, check_scheme, scheme_of

_QUEUE = "forms_app.worker.queue"  # loads what speaks to PostgreSQL and to Redis: a tenth of a second, for the few who need it


@contextmanager
def working(*, writes: bool) -> Iterator[UnitOfWork]:
    """A unit of work, committed once when the command succeeds; only then its jobs are handed to the queue."""
    settings = settings_or_exit()
    refuse_useless_queue(settings)
    with opened(settings, writes=writes) as uow:
        yield uow
        jobs = jobs_added(uow.session)
    hand_over(settings)(jobs)


def hand_over(settings: Settings) -> HandOver:
    """What takes the jobs of committed work to the queue of the settings."""
    return HandOver(settings.queue_url, lambda url: named(_QUEUE, "Queue")(url))


def refuse_useless_queue(settings: Settings) -> None:
    """Before anything is done. Raises click's exception where no queue can have this address; whether it answers is not asked."""
    try:
        check_scheme(settings.queue_url)
        if scheme_of(settings.queue_url) in REDIS:
            named(_QUEUE, "check_address")(settings.queue_url)
    except QueueError as error:
        raise click.ClickException(str(error)) from error
