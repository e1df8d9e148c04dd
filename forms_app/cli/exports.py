"""What `compile` and `tables` have in common: the choice, and the file."""

from pathlib import Path

import click

from forms_app.definitions.form import LANGUAGES
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import Session
from forms_app.reporting.selections import Selection

year_option = click.option(
    "--year", required=True, type=click.IntRange(1919, 2200), help="Year of the Committee's November session."
)
instrument_option = click.option("--instrument", help="Only this instrument, such as C029.")
unit_option = click.option("--unit", help="Only this unit, such as FRA or NLD-ABW.")
language_option = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of headings, names and labels."
)
out_option = click.option("--out", required=True, type=click.Path(), help="File to write.")


def check(session: Session, selection: Selection) -> None:
    """Refuse codes that the reference data do not have. Raises click.UsageError."""
    world = load_world(session)
    if selection.unit is not None and selection.unit not in world.units:
        raise click.UsageError(f"--unit {selection.unit}: no unit has this code; write ISO alpha-3, such as FRA or NLD-ABW")
    if selection.instrument is not None and selection.instrument not in world.instruments:
        raise click.UsageError(f"--instrument {selection.instrument}: no instrument has this code; write it as C029 or P029")


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises click.ClickException where that cannot be done."""
    unfinished = path.with_name(f"{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror}") from error
