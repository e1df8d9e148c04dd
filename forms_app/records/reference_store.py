"""Writing reference data: what the program ships into an empty database, and what is imported later."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forms_app.records.comments import SupervisoryComment
from forms_app.records.people import Person
from forms_app.records.queries.world import GRID_CELLS, INSTRUMENT, forget_world
from forms_app.records.reports import Report, Request
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.world import GridRow, Installation, InstrumentRow, Organization, RatificationRow, UnitRow
from forms_app.reference.grid import GridCell
from forms_app.reference.instruments import Instrument
from forms_app.reference.load import load_instruments, load_ratifications, load_units
from forms_app.reference.ratifications import Ratification
from forms_app.reference.units import Unit


def found_installation(uow: UnitOfWork, *, demonstration: bool) -> Installation:
    """The installation's row; a database that has none becomes one, with the reference data that the program ships."""
    installation = uow.session.get(Installation, 1)
    if installation is None:
        installation = Installation(id=1, demonstration=demonstration, reference_version=0, created_at=uow.now)
        uow.session.add(installation)
        uow.session.flush()
        store_units(uow, load_units())
        store_instruments(uow, load_instruments())
        store_ratifications(uow, load_ratifications())
    return installation


def holds_work(session: Session) -> bool:
    """Whether anything was done here besides reference data: a person, an organization, a request, a comment or a report."""
    tables = (Person, Organization, Request, SupervisoryComment, Report)
    return any(session.scalar(select(table.id).limit(1)) is not None for table in tables)


def store_units(uow: UnitOfWork, units: Iterable[Unit]) -> None:
    """Add units, and change those that are there; none is taken away, since records may hang on it."""
    known = _by_code(uow.session, UnitRow)
    for unit in units:
        values: dict[str, Any] = {name: getattr(unit, name) for name in _UNIT_FIELDS}
        values["names"] = dict(unit.names)
        _store(uow, known.get(unit.code), UnitRow, values)
    _renew(uow)


def store_instruments(uow: UnitOfWork, instruments: Iterable[Instrument]) -> None:
    """The same for instruments."""
    known = _by_code(uow.session, InstrumentRow)
    for instrument in instruments:
        fields = INSTRUMENT.dump_python(instrument, mode="json")
        _store(uow, known.get(instrument.code), InstrumentRow, {"code": fields.pop("code"), "fields": fields})
    _renew(uow)


def store_ratifications(uow: UnitOfWork, ratifications: Iterable[Ratification]) -> None:
    """Replace the ratifications of every unit and instrument that the new ones speak of."""
    rows = list(ratifications)
    pairs = {(one.unit, one.instrument) for one in rows}
    present = uow.session.scalars(select(RatificationRow)).all()
    gone = [row.id for row in present if (row.unit_code, row.instrument_code) in pairs]
    uow.session.execute(delete(RatificationRow).where(RatificationRow.id.in_(gone)))
    uow.session.add_all(_ratification_row(one) for one in rows)
    _renew(uow)


def store_grid(uow: UnitOfWork, cells: Iterable[GridCell]) -> None:
    """A new grid takes the place of the one before, which stays in the records."""
    uow.session.add(GridRow(cells=GRID_CELLS.dump_python(tuple(cells), mode="json"), imported_at=uow.now))
    _renew(uow)


def _ratification_row(one: Ratification) -> RatificationRow:
    return RatificationRow(
        unit_code=one.unit,
        instrument_code=one.instrument,
        registered_on=one.registered_on,
        in_force_on=one.in_force_on,
        ended_on=one.ended_on,
        source=one.source,
        note=one.note,
    )


_UNIT_FIELDS = ("code", "member_code", "iso2", "region", "language", "fictional", "federal", "group3", "group6", "member")


def _by_code(session: Session, table: type[Any]) -> dict[str, Any]:
    return {row.code: row for row in session.scalars(select(table))}


def _store(uow: UnitOfWork, row: Any, table: type[Any], values: dict[str, Any]) -> None:
    if row is None:
        uow.session.add(table(**values))
        return
    for name, value in values.items():
        setattr(row, name, value)


def _renew(uow: UnitOfWork) -> None:
    """Every process reads the world anew, and so does this transaction."""
    forget_world(uow.session)
    uow.session.get_one(Installation, 1).reference_version += 1
    uow.session.flush()
