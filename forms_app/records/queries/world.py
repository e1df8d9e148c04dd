"""The world as typed values, read from its tables once for every import of reference data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from forms_app.records.world import GridRow, Installation, InstrumentRow, RatificationRow, UnitRow
from forms_app.reference.grid import Grid, GridCell, grid_of
from forms_app.reference.instruments import Instrument
from forms_app.reference.load import load_grid
from forms_app.reference.ratifications import Ratification
from forms_app.reference.units import Unit

INSTRUMENT = TypeAdapter(Instrument)
GRID_CELLS = TypeAdapter(tuple[GridCell, ...])


@dataclass(frozen=True, slots=True, eq=False)  # one world is the same only as itself, so that it can key a cache
class World:
    """Units and instruments by code, ratifications, the grid, and what kind of installation this is."""

    version: int
    demonstration: bool
    units: Mapping[str, Unit]
    instruments: Mapping[str, Instrument]
    ratifications: tuple[Ratification, ...]
    by_unit: Mapping[str, tuple[Ratification, ...]]
    grid: Grid

    def judges(self, unit_code: str) -> bool:
        """Whether lateness may be told of a unit: a demonstration says nothing of a real one but that it was asked."""
        return not self.demonstration or self.units[unit_code].fictional

    @property
    def unjudged(self) -> frozenset[str]:
        """The codes of the units of which lateness is not told."""
        return frozenset(code for code in self.units if not self.judges(code)) if self.demonstration else frozenset()

    def in_force_for(self, unit_code: str, day: date) -> frozenset[str]:
        """The instruments in force for a unit on a day, as far as ratifications are known."""
        return frozenset(one.instrument for one in self.by_unit.get(unit_code, ()) if one.binds_on(day))


_HELD = "world"  # in a session's notes: the transaction, and the world as that transaction sees it
_WORLDS: dict[tuple[str, int, str], World] = {}  # database, version, made when -> world


def load_world(session: Session) -> World:
    """The world as it is now: one small query in a transaction when this process has read it before.

    Raises LookupError for a database that holds no installation yet (`forms-app database upgrade` makes it).
    """
    held = session.info.get(_HELD)
    if held is not None and held[0] is session.get_transaction():
        return held[1]  # type: ignore[no-any-return]
    world = _newest(session)
    session.info[_HELD] = (session.get_transaction(), world)
    return world


def forget_world(session: Session) -> None:
    """The transaction has changed the world: it is read anew when it is next asked for."""
    session.info.pop(_HELD, None)


def _newest(session: Session) -> World:
    row = session.execute(select(Installation.reference_version, Installation.demonstration, Installation.created_at)).first()
    if row is None:
        raise LookupError("the database holds no installation")
    key = (str(session.get_bind().engine.url), row.reference_version, row.created_at.isoformat())
    world = _WORLDS.get(key)
    if world is None:
        _WORLDS.clear()
        world = _WORLDS[key] = _read(session, row.reference_version, row.demonstration)
    return world


def _read(session: Session, version: int, demonstration: bool) -> World:
    ratifications = tuple(_ratification(row) for row in session.scalars(select(RatificationRow).order_by(RatificationRow.id)))
    by_unit: dict[str, tuple[Ratification, ...]] = {}
    for one in ratifications:
        by_unit[one.unit] = (*by_unit.get(one.unit, ()), one)
    return World(
        version=version,
        demonstration=demonstration,
        units={row.code: _unit(row) for row in session.scalars(select(UnitRow).order_by(UnitRow.code))},
        instruments={
            row.code: INSTRUMENT.validate_python({"code": row.code, **row.fields})
            for row in session.scalars(select(InstrumentRow).order_by(InstrumentRow.code))
        },
        ratifications=ratifications,
        by_unit=by_unit,
        grid=_grid(session),
    )


def _grid(session: Session) -> Grid:
    """The grid last imported, else the one the program ships."""
    row = session.scalars(select(GridRow).order_by(GridRow.id.desc())).first()
    return load_grid() if row is None else grid_of(GRID_CELLS.validate_python(row.cells))


def _unit(row: UnitRow) -> Unit:
    return Unit(
        code=row.code,
        member_code=row.member_code,
        iso2=row.iso2,
        region=row.region,
        language=row.language,
        names=row.names,
        fictional=row.fictional,
        federal=row.federal,
        group3=row.group3 or "",
        group6=row.group6 or "",
        member=row.member,
    )


def _ratification(row: RatificationRow) -> Ratification:
    return Ratification(
        unit=row.unit_code,
        instrument=row.instrument_code,
        registered_on=row.registered_on,
        in_force_on=row.in_force_on,
        ended_on=row.ended_on,
        source=row.source,
        note=row.note,
    )
