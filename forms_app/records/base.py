"""The base of all tables: naming conventions, column types, and the Flask-SQLAlchemy handle."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Enum, MetaData, String, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, mapped_column, registry
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept and given back in UTC on both databases; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        in_utc = value.astimezone(UTC)
        return in_utc if dialect.name == "postgresql" else in_utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


def enumeration(kind: type[StrEnum], name: str) -> Enum:
    """A column of an enumeration's values, checked by the database; readers get its members."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda members: [member.value for member in members],
    )


Code = Annotated[str, mapped_column(String(80))]
Digest = Annotated[str, mapped_column(String(64))]  # SHA-256 in hexadecimal
LongText = Annotated[str, mapped_column(Text)]
JsonValue = Annotated[Any, mapped_column(Json)]


class Base(DeclarativeBase):
    """Every table's base. The registry stands here and not as `type_annotation_map`, which Flask-SQLAlchemy 3.1.1
    cannot take on a base (its issue 1361)."""

    registry: ClassVar[registry] = registry(type_annotation_map={datetime: Moment})
    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base)
