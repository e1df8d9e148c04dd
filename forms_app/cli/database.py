"""`forms-app database …`: bringing the tables up to date; keeping and restoring stand in `keeping.py`."""

from datetime import UTC, datetime

import click

from forms_app.cli.keeping import backup, restore
from forms_app.cli.opening import settings_or_exit, unreachable
from forms_app.records.database import UnreachableDatabaseError, make_folder, open_engine, reach
from forms_app.records.migrating import upgrade as bring_forward
from forms_app.records.reference_store import found_installation
from forms_app.records.unit_of_work import Sessions, unit_of_work


@click.group(name="database", help="The database: its tables, backup and restoration.")
def command() -> None:
    """The group; its commands follow."""


command.add_command(backup)
command.add_command(restore)


@command.command()
def upgrade() -> None:
    """Make the tables, or bring them up to date; an empty database gets the reference data that the program ships."""
    settings = settings_or_exit()
    make_folder(settings)
    engine = open_engine(settings)
    try:
        reach(engine)
        bring_forward(engine)
        with Sessions(engine)() as session, unit_of_work(session, now=datetime.now(UTC), writes=True) as uow:
            version = found_installation(uow, demonstration=False).reference_version
    except UnreachableDatabaseError as error:
        raise unreachable(error) from error
    finally:
        engine.dispose()
    click.echo(f"The database is up to date; its reference data has version {version}.")
