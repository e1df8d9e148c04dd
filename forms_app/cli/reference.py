"""`forms-app reference …`: units, instruments, ratifications and the grid of subjects, better than those shipped."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from forms_app.cli.opening import opened, settings_or_exit
from forms_app.records.audit import audit
from forms_app.records.queries.world import World, load_world
from forms_app.records.reference_store import store_grid, store_instruments, store_ratifications, store_units
from forms_app.reference.grid import read_grid
from forms_app.reference.instruments import read_instruments
from forms_app.reference.load import subjects
from forms_app.reference.problems import Problem
from forms_app.reference.ratifications import read_ratifications
from forms_app.reference.units import read_units
from forms_app.web.wording.reference_problems import line


@dataclass(frozen=True, slots=True)
class _Table:
    """How a table is read from a file, given the world that it speaks of, and how its rows are stored."""

    read: Callable[[bytes, str, World], tuple[tuple[Any, ...], tuple[Problem, ...]]]
    store: Callable[..., None]


_TABLES: Mapping[str, _Table] = {
    "units": _Table(lambda source, file, world: read_units(source, file, known=world.units), store_units),
    "instruments": _Table(lambda source, file, world: read_instruments(source, file, known=world.instruments), store_instruments),
    "ratifications": _Table(
        lambda source, file, world: read_ratifications(source, file, units=world.units, instruments=world.instruments.values()),
        store_ratifications,
    ),
    "grid": _Table(
        lambda source, file, world: read_grid(source, file, subjects=subjects(tuple(world.instruments.values()))), store_grid
    ),
}


@click.group(name="reference", help="Units, instruments, ratifications and the grid of subjects.")
def command() -> None:
    """The group; its commands follow."""


@command.command("import")
@click.argument("table", type=click.Choice([*_TABLES]))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
def import_table(table: str, file: Path) -> None:
    """Read FILE (CSV in UTF-8) into a table. All that is to mend is listed, and then nothing is stored.

    Units and instruments are added, and changed where they are known. Ratifications take the place of those stored for the
    same unit and instrument; a grid takes the place of the one before.
    """
    with opened(settings_or_exit(), writes=True) as uow:
        values, problems = _TABLES[table].read(file.read_bytes(), str(file), load_world(uow.session))
        for problem in problems:
            click.echo(line(problem))
        if problems:
            raise click.exceptions.Exit(1)
        _TABLES[table].store(uow, values)
        audit(uow, None, "reference-imported", table, file=file.name, rows=len(values))
    click.echo(f"{table}: {len(values)} rows stored.")
