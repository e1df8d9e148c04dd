"""`forms-app database backup DIR` and `database restore DIR`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from forms_app.cli.opening import files_away, settings_or_exit, unreachable
from forms_app.config import Settings
from forms_app.records.database import UnreachableDatabaseError, make_folder, open_engine, reach
from forms_app.records.database_copies import CopyingError
from forms_app.records.files import FilesAwayError, file_store
from forms_app.records.keeping import KeepingError, Kept, back_up
from forms_app.records.keeping import restore as bring_back
from forms_app.records.revisions import is_current

_FOLDER = click.Path(file_okay=False, path_type=Path)

# %(...)s are the parameters of the code
_SENTENCES = {
    "other-installation": "%(folder)s holds the backup of another installation. Give each installation a folder of its own.",
    "folder-in-use": "%(folder)s holds other things and no backup. Name an empty folder, or one that is not there yet.",
    "no-backup": "%(folder)s holds no backup: there is no manifest.json in it.",
    "backup-damaged": "These parts of the backup are missing or damaged, and nothing was written: %(parts)s. "
    "Take another copy of the folder.",
    "copy-damaged": "The copy of file %(file)s has not the bytes that were written. The disk may be failing: "
    "back up into a folder on another one.",
    "newer-program": "The backup was made by a newer program (%(program)s). Install that version, then restore.",
    "other-kind": "The backup is of %(held)s, but FORMS_APP_DATABASE_URL names %(wanted)s. A backup goes back to the same kind.",
    "database-not-empty": "The database that FORMS_APP_DATABASE_URL names holds tables already. Nothing was written: "
    "name an empty database.",
    "store-not-empty": "The place that FORMS_APP_FILES_URL names holds files that are not of this backup. Nothing was written: "
    "name an empty place.",
    "not-as-kept": "The backup was restored, but these parts are not what was kept: %(parts)s. Do not use this installation.",
}


@click.command(name="backup")
@click.argument("folder", metavar="DIR", type=_FOLDER)
def backup(folder: Path) -> None:
    """Copy the database and the files into DIR, while the server goes on working. DIR may hold earlier backups of the same
    installation: only new files are copied, and the database takes the place of the one before."""
    settings = settings_or_exit()
    with _installation(settings, folder) as engine:
        if not is_current(engine):
            raise click.ClickException("The database is not up to date. Run `forms-app database upgrade`.")
        kept = back_up(engine, file_store(settings.files_url), folder, now=datetime.now(UTC))
    rows = sum(kept.manifest.database.counts.values())
    click.echo(f"Kept in {folder}: {rows} rows, {len(kept.manifest.files)} files ({kept.new_files} of them new).")
    _tell_damage(kept)


@click.command(name="restore")
@click.argument("folder", metavar="DIR", type=_FOLDER)
def restore(folder: Path) -> None:
    """Fill an empty database and an empty place for files from the backup in DIR. Every digest is checked before anything
    is written, and the result after it."""
    settings = settings_or_exit()
    make_folder(settings)
    with _installation(settings, folder) as engine:
        manifest = bring_back(engine, file_store(settings.files_url), folder)
        current = is_current(engine)
    rows = sum(manifest.database.counts.values())
    click.echo(
        f"Restored and verified: {rows} rows, {len(manifest.files)} files, as kept on {manifest.made_at:%Y-%m-%d at %H:%M} UTC."
    )
    if not current:
        click.echo("The backup is older than this program: run `forms-app database upgrade`.")


@contextmanager
def _installation(settings: Settings, folder: Path) -> Iterator[Any]:
    """The engine of the installation; every refusal becomes a sentence."""
    engine = open_engine(settings)
    try:
        reach(engine)
        yield engine
    except UnreachableDatabaseError as error:
        raise unreachable(error) from error
    except FilesAwayError as error:
        raise files_away(settings, error) from error
    except CopyingError as error:
        raise click.ClickException(_copying_words(error)) from error
    except KeepingError as error:
        raise click.ClickException(_words(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or folder}: {error.strerror}") from error
    finally:
        engine.dispose()


def _words(error: KeepingError) -> str:
    params = {name: value if isinstance(value, str) else ", ".join(value) for name, value in error.params.items()}
    return _SENTENCES[error.code] % params


def _copying_words(error: CopyingError) -> str:
    if error.reason is None:
        return f"{error.program} is not installed, and a PostgreSQL database is copied with it. Install postgresql-client."
    return f"{error.program} failed: {error.reason}"


def _tell_damage(kept: Kept) -> None:
    """What was damaged before the backup: all else is kept, but whoever looks after the installation must know (exit 1)."""
    damage = (
        ("files are missing or damaged in the store", kept.manifest.lost_files),
        ("submissions have a content that is not that of their digest", kept.manifest.damaged_submissions),
    )
    for what, names in damage:
        if names:
            click.echo(f"{len(names)} {what}: {', '.join(names)}", err=True)
    if any(names for _, names in damage):
        click.echo("Look for them in earlier backups before these are thrown away.", err=True)
        raise click.exceptions.Exit(1)
