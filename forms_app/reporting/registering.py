"""The registry of workers' and employers' organizations, entered from a table."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from forms_app.records.audit import audit
from forms_app.records.queries.people import organizations_by_code
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.world import Organization
from forms_app.reference.cells import RowReader, all_or_nothing, read_rows
from forms_app.reference.problems import Problem
from forms_app.reference.tables import Column, read_table
from forms_app.reporting.table_imports import Imported, RefusedTableError

SIDES = ("workers", "employers")
_COLUMNS = (
    Column("code", required=True),
    Column("name", required=True),
    Column("side", required=True),
    Column("unit"),
    Column("vetted", required=True),
)
_CODE = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}"
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """An organization as a table has it: national where it has a unit, else international."""

    line: int
    code: str
    name: str
    side: str
    unit: str | None
    vetted: bool


def read_organizations(
    source: bytes, file: str, *, units: Collection[str]
) -> tuple[tuple[OrganizationRow, ...], tuple[Problem, ...]]:
    """Organizations from a CSV file: all of them, or none and every problem of the file.

    Columns: code, name, side (workers, employers), unit (empty for an international organization), vetted (yes, no).
    """
    table, problems = read_table(source, file, _COLUMNS)
    seen: dict[str, int] = {}

    def build(row: RowReader) -> OrganizationRow | None:
        row.once("code", row.text("code"), seen)
        return _row(row, units)

    return all_or_nothing(*read_rows(table, problems, build))


def import_organizations(uow: UnitOfWork, source: bytes, file: str) -> Imported:
    """Enter the organizations of a CSV file. The name of one that is there, and whether it is vetted, may change; its side
    and unit stay, since its rights hang on them. Raises RefusedTableError; then nothing is stored."""
    rows, problems = read_organizations(source, file, units=load_world(uow.session).units)
    present = organizations_by_code(uow.session, {row.code for row in rows})
    problems += tuple(
        Problem(file, row.line, "code", "organization-differs", _what_stays(row.code, present[row.code]))
        for row in rows
        if row.code in present and (present[row.code].side, present[row.code].unit_code) != (row.side, row.unit)
    )
    if problems:
        raise RefusedTableError(problems)
    changed = [_change(uow, present[row.code], row) for row in rows if row.code in present].count(True)
    uow.session.add_all(_organization(uow, row) for row in rows if row.code not in present)
    uow.session.flush()
    done = Imported(len(rows) - len(present), changed, len(present) - changed)
    audit(uow, None, "imported-organizations", file[:120], added=done.added, changed=done.changed)
    return done


def _row(row: RowReader, units: Collection[str]) -> OrganizationRow | None:
    code, name = row.required("code"), row.required("name")
    row.required("side")
    row.required("vetted")
    if code and not re.fullmatch(_CODE, code, re.ASCII):
        row.fail("code", "bad-name", value=code)
    if len(name) > _LONGEST_NAME:
        row.fail("name", "cell-too-long", most=_LONGEST_NAME)
    unit = row.text("unit")
    if unit and unit not in units:
        row.fail("unit", "unknown-unit", value=unit)
    side, vetted = row.one_of("side", SIDES), row.yes_no("vetted")
    return None if row.problems or vetted is None else OrganizationRow(row.line, code, name, side, unit or None, vetted)


def _what_stays(code: str, organization: Organization) -> dict[str, str | int]:
    return {"value": code, "side": organization.side, "unit": organization.unit_code or "-"}


def _change(uow: UnitOfWork, organization: Organization, row: OrganizationRow) -> bool:
    """Whether anything had to be changed. The date of vetting stays that of the first time."""
    if (organization.name, organization.vetted_at is not None) == (row.name, row.vetted):
        return False
    organization.name = row.name
    organization.vetted_at = (organization.vetted_at or uow.now) if row.vetted else None
    return True


def _organization(uow: UnitOfWork, row: OrganizationRow) -> Organization:
    vetted_at = uow.now if row.vetted else None
    return Organization(code=row.code, name=row.name, side=row.side, unit_code=row.unit, vetted_at=vetted_at)
