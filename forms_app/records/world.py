"""The world as the records know it: units, instruments, ratifications, organizations; and the installation itself."""

from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forms_app.records.base import Base, Code, JsonValue


class Installation(Base):
    """The one row that says what this database is. `reference_version` grows with every import of reference data; `identity` is
    random, and a restored backup keeps it."""

    __tablename__ = "installation"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    demonstration: Mapped[bool]
    reference_version: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    identity: Mapped[str] = mapped_column(String(32), default=lambda: uuid4().hex)


class UnitRow(Base):
    """A reporting unit: a member State, a territory, or a fictional State of the demonstration.

    Columns as the fields of `reference.Unit`, which readers get instead of this row.
    """

    __tablename__ = "unit"

    code: Mapped[Code] = mapped_column(primary_key=True)
    member_code: Mapped[str] = mapped_column(String(3))
    iso2: Mapped[str | None] = mapped_column(String(2))
    region: Mapped[str] = mapped_column(String(60))
    language: Mapped[str | None] = mapped_column(String(12))
    names: Mapped[JsonValue] = mapped_column(default=dict)  # locale -> name; empty: by CLDR
    fictional: Mapped[bool] = mapped_column(default=False)
    federal: Mapped[bool | None]
    group3: Mapped[str | None] = mapped_column(String(8))
    group6: Mapped[str | None] = mapped_column(String(8))
    member: Mapped[bool] = mapped_column(default=True)  # a Member of the Organization


class InstrumentRow(Base):
    """A Convention, Protocol or Recommendation. Columns as the fields of `reference.Instrument`."""

    __tablename__ = "instrument"

    code: Mapped[Code] = mapped_column(primary_key=True)
    fields: Mapped[JsonValue]  # the other fields of reference.Instrument, dates in ISO form


class RatificationRow(Base):
    """A ratification by a unit, in force between two dates."""

    __tablename__ = "ratification"
    __table_args__ = (UniqueConstraint("unit_code", "instrument_code", "registered_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_code: Mapped[str] = mapped_column(ForeignKey("unit.code"), index=True)
    instrument_code: Mapped[str] = mapped_column(ForeignKey("instrument.code"))
    registered_on: Mapped[date]
    in_force_on: Mapped[date]
    ended_on: Mapped[date | None]
    source: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class GridRow(Base):
    """The grid of subjects per letter group and year as imported: `cells` in JSON, one row per `valid_from`."""

    __tablename__ = "grid"

    id: Mapped[int] = mapped_column(primary_key=True)
    cells: Mapped[JsonValue]  # list of the fields of reference.GridCell
    imported_at: Mapped[datetime]


class Organization(Base):
    """A workers' or employers' organization in the Office's registry: national where it has a unit, else international."""

    __tablename__ = "organization"
    __table_args__ = (CheckConstraint("side IN ('workers', 'employers')", name="side"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[Code] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(String(300))
    side: Mapped[str] = mapped_column(String(10))
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("unit.code"), index=True)
    vetted_at: Mapped[datetime | None]
