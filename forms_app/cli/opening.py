"""How a command opens the installation that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from forms_app.config import SettingError, Settings, read_settings
from forms_app.records.database import UnreachableDatabaseError, open_engine, reach
from forms_app.records.files import FilesAwayError
from forms_app.records.revisions import is_current
from forms_app.records.unit_of_work import Sessions, UnitOfWork, unit_of_work


def settings_or_exit() -> Settings:
    """The settings of the environment. Raises click's exception with the variable to mend."""
    try:
        return read_settings()
    except SettingError as error:
        raise click.ClickException(str(error)) from error


@contextmanager
def opened(settings: Settings, *, writes: bool) -> Iterator[UnitOfWork]:
    """A unit of work at the present moment on a database that is up to date: committed once at the end if it writes.

    Raises click's exception where the database cannot be reached or is not migrated, and where the files cannot be reached.
    """
    engine = open_engine(settings)
    try:
        reach(engine)
        if not is_current(engine):
            raise click.ClickException("The database is not up to date. Run `forms-app database upgrade`.")
        with Sessions(engine)() as session, unit_of_work(session, now=datetime.now(UTC), writes=writes) as uow:
            yield uow
    except UnreachableDatabaseError as error:
        raise unreachable(error) from error
    except FilesAwayError as error:
        raise files_away(settings, error) from error
    finally:
        engine.dispose()


def unreachable(error: UnreachableDatabaseError) -> click.ClickException:
    """What a command says where there is no database."""
    return click.ClickException(
        f"The database {error.address} cannot be reached ({error.reason}). "
        "Check FORMS_APP_DATABASE_URL; `forms-app database upgrade` makes a SQLite file that is not there yet."
    )


def files_away(settings: Settings, error: FilesAwayError) -> click.ClickException:
    """What a command says where there is no place for files, or none that lets it in."""
    if error.key_refused:
        return click.ClickException(
            f"The place for files {settings.files_url} does not let this program in ({error}). "
            "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and what that key may do there: list, read and write."
        )
    return click.ClickException(
        f"The place for files {settings.files_url} cannot be used ({error}). "
        "Check FORMS_APP_FILES_URL and, for s3://…, the variables AWS_…."
    )
