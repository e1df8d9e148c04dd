"""The installation a command works in: its settings, and one unit of work that is committed at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from forms_app.config import SettingError, Settings, read_settings
from forms_app.records.database import session_maker
from forms_app.records.jobs import jobs_added
from forms_app.records.migrating import is_current
from forms_app.records.unit_of_work import DatabaseUnreachableError, Sessions, UnitOfWork, unit_of_work
from forms_app.worker.queue import Queue


def settings_of_environment() -> Settings:
    """The settings; a command ends with a sentence where one cannot be read."""
    try:
        return read_settings()
    except SettingError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def opened(settings: Settings) -> Iterator[Sessions]:
    """Sessions on the installation's database, whose connections are closed at the end.

    Ends the command where the database cannot be opened or is behind the program.
    """
    sessions = session_maker(settings)
    engine = sessions.kw["bind"]
    try:
        if not is_current(engine):
            raise click.ClickException("The database does not have this program's tables: run `forms-app database upgrade`.")
        yield sessions
    except DatabaseUnreachableError as error:
        raise click.ClickException(f"The database cannot be used. Check FORMS_APP_DATABASE_URL. ({error.orig})") from error
    finally:
        engine.dispose()


@contextmanager
def working(*, writes: bool) -> Iterator[UnitOfWork]:
    """A unit of work at the present moment, committed once when the command succeeds; only then its jobs are handed over."""
    settings = settings_of_environment()
    with opened(settings) as sessions, sessions() as session:
        with unit_of_work(session, now=datetime.now(UTC), writes=writes) as uow:
            yield uow
            jobs = jobs_added(session)
        if jobs:
            Queue(settings.queue_url).hand_over(jobs)
