"""`forms-app tables`: the tables behind a volume, as a spreadsheet."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from forms_app.cli.choosing import Choice, choice_options, selected
from forms_app.cli.exports import write
from forms_app.cli.opening import opened, settings_or_exit
from forms_app.worker.compiling import make_tables, maker_of, note_export


@click.command(name="tables")
@choice_options
def command(choice: Choice, out: str) -> None:
    """Write the requests, submissions and assistance of a year into an XLSX file."""
    settings = settings_or_exit()
    with opened(settings, writes=False) as uow:
        selection = selected(uow.session, choice)
        with TemporaryDirectory() as name:
            export = make_tables(uow.session, selection, maker_of(None, uow.now, selection.language), Path(name))
            write(Path(out), export.files[0].read_bytes())
    with opened(settings, writes=True) as uow:
        note_export(uow, None, "tables", selection, export.references)
    click.echo(f"{out}: {len(export.references)} submissions")
