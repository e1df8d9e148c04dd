"""Conventions, Protocols and Recommendations."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from forms_app.reference.cells import RowReader, all_or_nothing, read_rows
from forms_app.reference.problems import Problem
from forms_app.reference.tables import Column, read_table

_CODE = r"[CPR][0-9]{3}|MLC"
_RECOMMENDATION = "recommendation"
_COLUMNS = (
    Column("code", aliases=("instrument",), required=True),
    Column("number"),
    Column("title", by_locale=True),
    Column("year", aliases=("year_adopted",), required=True),
    Column("category", aliases=("type",), required=True),
    Column("status", required=True),
    Column("subject", aliases=("subject_group",), required=True),
    Column("cycle_years", aliases=("reporting_cycle_years",), required=True),
    Column("in_force_on", aliases=("entry_into_force",), required=True),
    Column("parent"),
    Column("note"),
)


class InstrumentType(StrEnum):
    CONVENTION = "convention"
    PROTOCOL = "protocol"
    RECOMMENDATION = "recommendation"


class Category(StrEnum):
    FUNDAMENTAL = "fundamental"
    GOVERNANCE = "governance"
    TECHNICAL = "technical"


class Status(StrEnum):
    UP_TO_DATE = "up-to-date"
    INTERIM = "interim"
    TO_BE_REVISED = "to be revised"
    OUTDATED = "outdated"
    SHELVED = "shelved"
    WITHDRAWN = "withdrawn"
    ABROGATED = "abrogated"


class _CategoryCell(StrEnum):
    FUNDAMENTAL = "fundamental"
    GOVERNANCE = "governance"
    TECHNICAL = "technical"
    RECOMMENDATION = _RECOMMENDATION


class _CycleCell(StrEnum):
    THREE = "3"
    SIX = "6"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument: `C029`, `MLC`, `P029`, `R203`.

    `number` is None for the MLC. `titles` by locale hold at least English. `category` is None for a Recommendation; `status`,
    `subject` and `in_force_on` are None where not known. `cycle_years` (3 or 6; None: no regular reports) names the
    cycle of the calendar's rules, which say how long it lasts in a given year. `parent` is the Convention a Protocol belongs to.
    """

    code: str
    number: int | None
    type: InstrumentType
    titles: Mapping[str, str] = field(hash=False)
    year: int
    category: Category | None
    status: Status | None
    subject: str | None
    cycle_years: int | None
    in_force_on: date | None
    parent: str | None


def read_instruments(
    source: str | bytes, file: str, *, known: Collection[str] = ()
) -> tuple[tuple[Instrument, ...], tuple[Problem, ...]]:
    """Instruments from a CSV file: all of them, or none and every problem of the file.

    Columns: code, title_en (and other languages), year, category (fundamental, governance, technical, recommendation), status,
    subject, cycle_years (3, 6, none), in_force_on; and, where wanted, number, parent (for a Protocol; its number says it when
    empty), note. `known` are codes a parent may have besides those of the file.
    """
    table, problems = read_table(source, file, _COLUMNS)
    codes = {*known, *(row.cells.get("code", "") for row in table.rows)}
    seen: dict[str, int] = {}
    missing = [] if not table.headings or "title_en" in table.headings else [_no_english(file)]

    def build(row: RowReader) -> Instrument | None:
        row.once("code", row.text("code"), seen)
        return _instrument(row, codes)

    return all_or_nothing(*read_rows(table, (*problems, *missing), build))


def _no_english(file: str) -> Problem:
    return Problem(file, 1, "title_en", "missing-column", {"name": "title_en"})


def _instrument(row: RowReader, codes: Collection[str]) -> Instrument | None:
    code = row.code("code", _CODE)
    kind = _type(code)
    row.required("title_en")
    row.required("year")
    row.required("category")
    instrument = Instrument(
        code=code,
        number=_number(row, code),
        type=kind,
        titles=row.by_locale("title"),
        year=row.number("year", 1919, 2199) or 0,
        category=_category(row, kind, code),
        status=row.choice("status", Status),
        subject=row.text("subject") or None,
        cycle_years=_cycle_years(row, kind),
        in_force_on=row.day("in_force_on"),
        parent=_parent(row, kind, code, codes),
    )
    return None if row.problems or not code else instrument


def _type(code: str) -> InstrumentType:
    by_letter = {"P": InstrumentType.PROTOCOL, "R": InstrumentType.RECOMMENDATION}
    return by_letter.get(code[:1], InstrumentType.CONVENTION)


def _number(row: RowReader, code: str) -> int | None:
    """The number in the code; a number column may repeat it but not contradict it."""
    digits = code[1:] if code[1:].isdecimal() and code[1:].isascii() else ""
    number = int(digits) if digits else None
    stated = row.number("number", 1, 999)
    if stated is not None and stated != number:
        row.fail("number", "number-mismatch", value=stated, code=code)
    return number


def _category(row: RowReader, kind: InstrumentType, code: str) -> Category | None:
    cell = row.choice("category", _CategoryCell)
    if cell is None:
        return None
    if (cell == _RECOMMENDATION) != (kind == InstrumentType.RECOMMENDATION):
        row.fail("category", "kind-mismatch", value=cell.value, code=code)
        return None
    return None if cell == _RECOMMENDATION else Category(cell.value)


def _cycle_years(row: RowReader, kind: InstrumentType) -> int | None:
    cell = row.choice("cycle_years", _CycleCell)
    if cell in (None, _CycleCell.NONE) or kind == InstrumentType.RECOMMENDATION:
        return None
    return int(cell)


def _parent(row: RowReader, kind: InstrumentType, code: str, codes: Collection[str]) -> str | None:
    stated = row.text("parent")
    if kind != InstrumentType.PROTOCOL:
        if stated:
            row.fail("parent", "parent-mismatch", value=stated, code=code)
        return None
    parent = stated or f"C{code[1:]}"
    if parent not in codes:
        row.fail("parent", "unknown-instrument", value=parent)
    return parent
