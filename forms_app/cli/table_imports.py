"""How a table is entered by a command."""

from collections.abc import Callable
from pathlib import Path

import click

from forms_app.cli.working import working
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.table_imports import Imported, RefusedTableError
from forms_app.web.wording.registry_problems import line


def enter_table(file: Path, import_table: Callable[[UnitOfWork, bytes, str], Imported]) -> None:
    """Enter FILE; with problems, list them all and end with exit code 1, and nothing is stored."""
    try:
        with working(writes=True) as uow:
            done = import_table(uow, file.read_bytes(), file.name)
    except RefusedTableError as error:
        for problem in error.problems:
            click.echo(line(problem))
        raise click.exceptions.Exit(1) from error
    click.echo(f"{file.name}: {done.added} added, {done.changed} changed, {done.unchanged} as they were.")
