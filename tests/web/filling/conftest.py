"""A report whose form has every kind of question."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import Settings
from tests.answers.forms import FORM
from tests.servers.world import World, made_world


@pytest.fixture
def kinds(settings: Settings, sessions: sessionmaker[Session]) -> Iterator[World]:
    """The installation, with the form of tests/answers/forms.py."""
    with made_world(settings, sessions, FORM) as made:
        yield made
