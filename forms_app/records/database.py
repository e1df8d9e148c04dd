"""Opening the database that the settings name: for the web by Flask-SQLAlchemy, for commands and tasks by a session maker."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import Settings
from forms_app.records import tables  # noqa: F401 -- all tables are known before the first query
from forms_app.records.base import db
from forms_app.records.engine import prepare


def init_records(app: Any, settings: Settings) -> None:
    """Connect Flask-SQLAlchemy to a Flask application (its configuration already names the database)."""
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", engine_options(settings.database_url))
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)


class UnreachableDatabaseError(Exception):
    """There is no database at the address, or it lets nobody in. Carries the address without its password, and the reason."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


def session_maker(settings: Settings) -> sessionmaker[Session]:
    """Sessions for commands and tasks, outside of any web application."""
    return sessionmaker(open_engine(settings))


def open_engine(settings: Settings) -> Engine:
    """Connections to the database that the settings name; none is opened yet."""
    url = settings.database_url
    return prepare(create_engine(url, **engine_options(url)))


def reach(engine: Engine) -> None:
    """Connect once. Raises UnreachableDatabaseError."""
    try:
        with engine.connect():
            return
    except DBAPIError as error:
        raise UnreachableDatabaseError(engine.url.render_as_string(hide_password=True), str(error.orig).strip()) from error


def make_folder(settings: Settings) -> None:
    """The folder for a SQLite file; a server needs none."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)


def engine_options(url: str) -> dict[str, Any]:
    """What SQLAlchemy is told about a database: PostgreSQL's connections are tried before they are used again."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": 5}}
    return {"pool_pre_ping": True, "pool_size": 10, "max_overflow": 10}
