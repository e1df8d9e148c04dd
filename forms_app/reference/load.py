"""The reference data shipped with the program, read once. Imported data goes through the same readers."""

from dataclasses import replace
from functools import cache
from importlib import resources
from typing import TypeVar

from forms_app.reference.cells import RowReader, all_or_nothing, read_rows
from forms_app.reference.grid import Grid, grid_of, read_grid
from forms_app.reference.instruments import Instrument, read_instruments
from forms_app.reference.problems import PackagedDataError, Problem
from forms_app.reference.ratifications import Ratification, read_ratifications
from forms_app.reference.tables import Column, read_table
from forms_app.reference.units import Unit, read_units

_Value = TypeVar("_Value")


@cache
def load_units() -> tuple[Unit, ...]:
    """The 187 Members, with the names in international usage where CLDR's differ. Raises PackagedDataError."""
    units = _sound(read_units(_packaged("members.csv"), "members.csv"))
    names = dict(_sound(_read_names(_packaged("names.csv"), "names.csv")))
    return tuple(replace(unit, names={**unit.names, **names.get(unit.code, {})}) for unit in units)


@cache
def load_instruments() -> tuple[Instrument, ...]:
    """Conventions, Protocols and some Recommendations. Raises PackagedDataError."""
    return _sound(read_instruments(_packaged("instruments.csv"), "instruments.csv"))


@cache
def load_ratifications() -> tuple[Ratification, ...]:
    """Ratifications of the instruments that `coverage.known_ratifications` names. Raises PackagedDataError."""
    units = frozenset(unit.code for unit in load_units())
    text = _packaged("ratifications.csv")
    return _sound(read_ratifications(text, "ratifications.csv", units=units, instruments=load_instruments()))


@cache
def load_grid() -> Grid:
    """The illustrative grid. Raises PackagedDataError."""
    return grid_of(_sound(read_grid(_packaged("grid.csv"), "grid.csv", subjects=subjects(load_instruments()))))


def subjects(instruments: tuple[Instrument, ...]) -> frozenset[str]:
    """The subjects that instruments have, as a grid may name them."""
    return frozenset(instrument.subject for instrument in instruments if instrument.subject)


def _packaged(name: str) -> bytes:
    return resources.files("forms_app.reference").joinpath("data", name).read_bytes()


def _sound(result: tuple[tuple[_Value, ...], tuple[Problem, ...]]) -> tuple[_Value, ...]:
    values, problems = result
    if problems:
        raise PackagedDataError(problems)
    return values


def _read_names(source: bytes, file: str) -> tuple[tuple[tuple[str, dict[str, str]], ...], tuple[Problem, ...]]:
    """Names by unit and locale that go before CLDR's."""
    table, problems = read_table(source, file, (Column("code", required=True), Column("name", by_locale=True)))

    def build(row: RowReader) -> tuple[str, dict[str, str]] | None:
        code = row.required("code")
        return (code, row.by_locale("name")) if code else None

    return all_or_nothing(*read_rows(table, problems, build))
