"""Bringing a database forward to the program's tables."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from forms_app.config import MIGRATIONS
from forms_app.records.unit_of_work import declare, writes_declared

_LOCK = 7_022_285  # any number: PostgreSQL's advisory lock of our migrations


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database to a revision, in one transaction; a second process that comes meanwhile waits and finds it done."""
    before = writes_declared()
    declare(writes=True)
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            command.upgrade(_config(connection), revision)
    finally:
        declare(writes=before)


def is_current(engine: Engine) -> bool:
    """Whether the database has all of the program's migrations."""
    with engine.connect() as connection:
        present = set(MigrationContext.configure(connection).get_current_heads())
    return present == set(ScriptDirectory.from_config(_config()).get_heads())


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
