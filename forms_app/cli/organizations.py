"""`forms-app organizations …`: the registry of workers' and employers' organizations."""

from pathlib import Path

import click

from forms_app.cli.table_imports import enter_table
from forms_app.reporting.registering import import_organizations

command = click.Group(name="organizations", help="The registry of workers' and employers' organizations.")


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
def import_file(file: Path) -> None:
    """Enter the organizations in FILE (CSV).

    Columns: code, name, side, unit (empty for an international organization), vetted. All that is to mend is listed, and then
    nothing is stored.
    """
    enter_table(file, import_organizations)
