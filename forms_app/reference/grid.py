"""Which subject is asked for from which letter group in which year of the cycle."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from forms_app.reference.cells import RowReader, all_or_nothing, read_rows
from forms_app.reference.problems import Problem
from forms_app.reference.rules import RuleSet, load_rules
from forms_app.reference.tables import Column, read_table

_COLUMNS = (
    Column("valid_from", required=True),
    Column("subject", required=True),
    Column("group", required=True),
    Column("year_offset", required=True),
    Column("illustrative", required=True),
    Column("note"),
)


@dataclass(frozen=True, slots=True)
class GridCell:
    """In the rules valid from `valid_from`, a subject is asked for from a letter group in the year valid_from + year_offset and
    every cycle length after. `illustrative`: the real grid is not known to us."""

    valid_from: int
    subject: str
    group: str
    year_offset: int
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """All cells by (valid_from, subject, letter group)."""

    cells: Mapping[tuple[int, str, str], GridCell]

    def cell(self, valid_from: int, subject: str, group: str) -> GridCell | None:
        """The cell, or None when the grid has none."""
        return self.cells.get((valid_from, subject, group))


def grid_of(cells: Collection[GridCell]) -> Grid:
    """A grid from its cells."""
    return Grid({(cell.valid_from, cell.subject, cell.group): cell for cell in cells})


def read_grid(source: str | bytes, file: str, *, subjects: Collection[str]) -> tuple[tuple[GridCell, ...], tuple[Problem, ...]]:
    """Cells of the grid from a CSV file: all of them, or none and every problem of the file.

    Columns: valid_from (the year a rule set begins), subject, group (a letter group of that rule set), year_offset (from 0 to
    the length of the group's cycle less one), illustrative (yes, no). `subjects` are those the instruments have.
    """
    table, problems = read_table(source, file, _COLUMNS)
    seen: dict[str, int] = {}

    def build(row: RowReader) -> GridCell | None:
        row.once("", " / ".join(row.text(column) for column in ("valid_from", "subject", "group")), seen)
        return _cell(row, subjects)

    return all_or_nothing(*read_rows(table, problems, build))


def _cell(row: RowReader, subjects: Collection[str]) -> GridCell | None:
    for column in ("valid_from", "subject", "group", "year_offset", "illustrative"):
        row.required(column)
    rules = _rules(row)
    subject = row.one_of("subject", sorted(subjects))
    known = [group for cycle in rules.cycles for group in cycle.letter_groups] if rules else ()
    group = row.one_of("group", known) if rules else row.text("group")
    cycle = rules.cycle_of_group(group) if rules else None
    offset = row.number("year_offset", 0, cycle.years - 1 if cycle else 99)
    illustrative = row.yes_no("illustrative")
    if row.problems or rules is None or offset is None or illustrative is None:
        return None
    return GridCell(rules.valid_from, subject, group, offset, illustrative)


def _rules(row: RowReader) -> RuleSet | None:
    year = row.number("valid_from", 1919, 2199)
    if year is None:
        return None
    found = next((rules for rules in load_rules().rule_sets if rules.valid_from == year), None)
    if found is None and 1919 <= year <= 2199:
        row.fail("valid_from", "no-rules-for-year", value=year)
    return found
