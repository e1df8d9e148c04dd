"""Opening the database that the settings name: for the web by Flask-SQLAlchemy, for commands and tasks by a session maker."""

from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
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


def session_maker(settings: Settings) -> sessionmaker[Session]:
    """Sessions for commands and tasks, outside of any web application."""
    url = settings.database_url
    return sessionmaker(prepare(create_engine(url, **engine_options(url))))


def engine_options(url: str) -> dict[str, Any]:
    """What SQLAlchemy is told about a database: PostgreSQL's connections are tried before they are used again."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": 5}}
    return {"pool_pre_ping": True, "pool_size": 10, "max_overflow": 10}
