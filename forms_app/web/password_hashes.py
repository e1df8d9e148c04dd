"""A password as the records keep it, for commands that make accounts."""

from flask_security import hash_password

from forms_app.config import Settings
from forms_app.records.base import db
from forms_app.web.app import create_app


def hashed(settings: Settings, password: str) -> str:
    """The argon2 hash of a password, good whatever the settings are."""
    app = create_app(settings, lambda jobs: None)
    with app.app_context():
        value: str = hash_password(password)
        for engine in db.engines.values():
            engine.dispose()
    return value
