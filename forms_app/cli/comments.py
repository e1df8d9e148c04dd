"""`forms-app comments …`: comments of the supervisory bodies."""

from pathlib import Path

import click

from forms_app.cli.table_imports import enter_table
from forms_app.reporting.commenting import import_comments

command = click.Group(name="comments", help="Comments of the supervisory bodies, to which reports reply.")


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
def import_file(file: Path) -> None:
    """Enter the comments in FILE (CSV), one row for each point.

    Columns: id, kind, unit, instrument, session_year, language, public, closed_in, introduction, point, text. All that is to
    mend is listed, and then nothing is stored.
    """
    enter_table(file, import_comments)
