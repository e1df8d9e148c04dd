"""Which unit has ratified which Convention or Protocol, from when until when."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from forms_app.reference.cells import RowReader, all_or_nothing, read_rows
from forms_app.reference.instruments import Instrument, InstrumentType
from forms_app.reference.problems import Problem
from forms_app.reference.rules import load_rules
from forms_app.reference.tables import Column, read_table

_COLUMNS = (
    Column("unit", aliases=("iso3", "code"), required=True),
    Column("member_en"),
    Column("instrument", required=True),
    Column("registered_on", aliases=("ratification_date",), required=True),
    Column("in_force_on", aliases=("in_force_for_member",), required=True),
    Column("ended_on", aliases=("end_date",)),
    Column("succession"),
    Column("source"),
    Column("note"),
)


@dataclass(frozen=True, slots=True)
class Ratification:
    """A ratification registered by the Office: in force for the unit from `in_force_on` to the day before `ended_on`.

    `ended_on` is the day a denunciation (or the ratification of a revising Convention) took effect; None while bound.
    `note` says what is doubtful about the row.
    """

    unit: str
    instrument: str
    registered_on: date
    in_force_on: date
    ended_on: date | None
    source: str
    note: str = ""

    def registered_by(self, day: date) -> bool:
        """Whether the unit has ratified by that day and has not ended it, be it in force yet or not."""
        return self.registered_on <= day and (self.ended_on is None or day < self.ended_on)

    def binds_on(self, day: date) -> bool:
        """Whether the instrument is in force for the unit on that day."""
        return self.in_force_on <= day and (self.ended_on is None or day < self.ended_on)


def read_ratifications(
    source: str | bytes, file: str, *, units: Collection[str], instruments: Iterable[Instrument]
) -> tuple[tuple[Ratification, ...], tuple[Problem, ...]]:
    """Ratifications from a CSV file: all of them, or none and every problem of the file.

    Columns: unit, instrument, registered_on, in_force_on (when empty: so many months after the registration as the calendar's
    rules say, at the earliest when the instrument itself is in force); and, where wanted, ended_on, source, note.
    `units` are the codes that exist; `instruments` those that exist.
    """
    table, problems = read_table(source, file, _COLUMNS)
    known = {instrument.code: instrument for instrument in instruments}
    values, found = read_rows(table, problems, lambda row: _ratification(row, units, known))
    heading = table.headings.get("registered_on", "registered_on")
    return all_or_nothing(values, [*found, *_overlaps(values, file, heading)])


def entry_into_force(registered_on: date, instrument_in_force_on: date) -> date:
    """The day a ratification takes effect: the months of the calendar's rules later, never before the instrument itself."""
    months = load_rules().latest.first_report.in_force_after_months
    years, month = divmod(registered_on.month - 1 + months, 12)
    year, month = registered_on.year + years, month + 1
    day = min(registered_on.day, monthrange(year, month)[1])
    return max(date(year, month, day), instrument_in_force_on)


def _ratification(row: RowReader, units: Collection[str], known: dict[str, Instrument]) -> Ratification | None:
    unit = row.required("unit")
    if unit and unit not in units:
        row.fail("unit", "unknown-unit", value=unit)
    code = row.required("instrument")
    instrument = known.get(code)
    if code and instrument is None:
        row.fail("instrument", "unknown-instrument", value=code)
    row.required("registered_on")
    registered_on, in_force_on, ended_on = row.day("registered_on"), row.day("in_force_on"), row.day("ended_on")
    if instrument is not None:
        _check_ratifiable(row, instrument)
        if registered_on and instrument.in_force_on and not row.text("in_force_on"):
            in_force_on = entry_into_force(registered_on, instrument.in_force_on)
    _check_order(row, "registered_on", registered_on, "in_force_on", in_force_on)
    _check_order(row, "in_force_on", in_force_on, "ended_on", ended_on)
    if row.problems or instrument is None or registered_on is None or in_force_on is None:
        return None
    return Ratification(unit, code, registered_on, in_force_on, ended_on, row.text("source"), row.text("note"))


def _check_ratifiable(row: RowReader, instrument: Instrument) -> None:
    if instrument.type == InstrumentType.RECOMMENDATION:
        row.fail("instrument", "not-ratifiable", value=instrument.code)
    elif instrument.in_force_on is None:
        row.fail("instrument", "instrument-not-in-force", value=instrument.code)


def _check_order(row: RowReader, column: str, earlier: date | None, later_column: str, later: date | None) -> None:
    if earlier is not None and later is not None and later < earlier:
        row.fail(
            later_column,
            "dates-out-of-order",
            value=later.isoformat(),
            earlier=earlier.isoformat(),
            earlier_column=row.heading(column),
        )


def _overlaps(values: Iterable[tuple[int, Ratification]], file: str, heading: str) -> list[Problem]:
    """A unit may ratify again what it has denounced, but never twice at the same time."""
    rows: dict[tuple[str, str], list[tuple[int, Ratification]]] = defaultdict(list)
    for line, ratification in values:
        rows[ratification.unit, ratification.instrument].append((line, ratification))
    problems = []
    for (unit, instrument), same in rows.items():
        same.sort(key=lambda pair: (pair[1].registered_on, pair[0]))
        for (first_line, first), (line, second) in pairwise(same):
            if first.ended_on is None or second.registered_on < first.ended_on:
                params: dict[str, str | int] = {"unit": unit, "instrument": instrument, "first_line": first_line}
                problems.append(Problem(file, line, heading, "overlapping-ratification", params))
    return problems
