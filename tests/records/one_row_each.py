"""One row in every table of a database, whatever its revision: what a migration finds when it comes.

The tables are read from the database itself. A new CHECK that refuses these rows is met by a line in `_SPECIAL`.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Date, DateTime, Integer, MetaData, Table, func, insert, select
from sqlalchemy.schema import sort_tables

from tests.servers.databases import NOW

_SPECIAL: dict[tuple[str, str], Any] = {
    ("job", "state"): "waiting",
    ("organization", "side"): "workers",
    ("party", "kind"): "government",
    ("party", "organization_id"): None,
    ("supervisory_comment", "kind"): "observation",
    ("membership", "role"): "focal-point",
    ("invitation", "role"): "focal-point",
    ("job", "reason"): None,
    ("report", "about_id"): None,
}


def fill_every_table(connection: Connection) -> None:
    """Insert the rows, referenced tables first."""
    for table in _tables(connection):
        values = {column.name: _value(connection, table, column) for column in table.columns}
        connection.execute(insert(table).values({name: value for name, value in values.items() if value is not None}))


def rows_of_every_table(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in _tables(connection)}


def _tables(connection: Connection) -> list[Table]:
    """All tables but Alembic's own. A report may be about a submission, which is of a report: the order starts with reports."""
    metadata = MetaData()
    metadata.reflect(connection)
    ordered = sort_tables([*metadata.tables.values()], skip_fn=lambda key: key.parent.name == "about_id")
    return [table for table in ordered if table.name != "alembic_version"]


def _value(connection: Connection, table: Table, column: Column[Any]) -> Any:
    if (table.name, column.name) in _SPECIAL:
        return _SPECIAL[table.name, column.name]
    for key in column.foreign_keys:
        return connection.scalar(select(key.column).limit(1))
    kinds = ((Boolean, True), (Integer, 1), (DateTime, NOW), (Date, date(2026, 3, 2)), (JSON, {"kept": "yes"}))
    return next((value for kind, value in kinds if isinstance(column.type, kind)), f"kept {column.name}"[: _length(column)])


def _length(column: Column[Any]) -> int | None:
    length: int | None = getattr(column.type, "length", None)
    return length
