"""For which instruments ratifications are known, and until when: pages must say so."""

from dataclasses import dataclass
from functools import cache
from importlib import resources

from forms_app.reference.cells import RowReader, all_or_nothing, read_rows
from forms_app.reference.problems import PackagedDataError
from forms_app.reference.tables import Column, read_table

_COLUMNS = (
    Column("instrument", required=True),
    Column("complete_until_year", required=True),
    Column("approximate", required=True),
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The shipped ratifications of `instrument` are complete to `complete_until_year`; `approximate`: about its beginning."""

    instrument: str
    complete_until_year: int
    approximate: bool


@cache
def load_coverage() -> tuple[Coverage, ...]:
    """The coverage of the shipped ratifications. Raises PackagedDataError."""
    data = resources.files("forms_app.reference").joinpath("data/coverage.csv").read_bytes()
    table, problems = read_table(data, "coverage.csv", _COLUMNS)
    values, found = all_or_nothing(*read_rows(table, problems, _coverage))
    if found:
        raise PackagedDataError(found)
    return values


def known_ratifications() -> frozenset[str]:
    """Codes of the instruments whose ratifications we ship; of any other instrument nothing is known."""
    return frozenset(coverage.instrument for coverage in load_coverage())


def known_until(instrument: str) -> Coverage | None:
    """Until when the ratifications of an instrument are known; None when they are not known at all."""
    return next((coverage for coverage in load_coverage() if coverage.instrument == instrument), None)


def _coverage(row: RowReader) -> Coverage | None:
    code = row.required("instrument")
    year = row.number("complete_until_year", 1919, 2199)
    approximate = row.yes_no("approximate")
    if year is None or approximate is None:
        row.fail("", "missing-value")
        return None
    return Coverage(code, year, approximate)
