"""Which migrations a database has, asked without loading what migrates: every command and every server asks it first."""

from sqlalchemy import Connection, Engine, inspect, text

NEWEST = "0008"  # the last file in migrations/versions


def is_current(engine: Engine) -> bool:
    """Whether the database has all of the program's migrations."""
    with engine.connect() as connection:
        return revision_of(connection) == NEWEST


def revision_of(connection: Connection) -> str | None:
    """The last migration that a database has; None where it has none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
