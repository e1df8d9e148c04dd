"""`forms-app tables`: the tables behind a volume, as a spreadsheet."""

from pathlib import Path

import click

from forms_app.cli.exports import (
    check,
    instrument_option,
    language_option,
    out_option,
    unit_option,
    write,
    year_option,
)
from forms_app.cli.opening import opened, settings_or_exit
from forms_app.reporting.selections import Selection
from forms_app.worker.compiling import make_tables, maker_of, note_export


@click.command(name="tables")
@year_option
@instrument_option
@unit_option
@language_option
@out_option
def command(year: int, instrument: str | None, unit: str | None, language: str, out: str) -> None:
    """Write the requests, submissions and assistance of a year into an XLSX file."""
    settings = settings_or_exit()
    selection = Selection(year, unit, instrument, language=language)
    with opened(settings, writes=False) as uow:
        check(uow.session, selection)
        export = make_tables(uow.session, selection, maker_of(None, uow.now, language))
    write(Path(out), export.content)
    with opened(settings, writes=True) as uow:
        note_export(uow, None, "tables", selection, export.references)
    click.echo(f"{out}: {len(export.references)} submissions")
