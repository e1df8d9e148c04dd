"""What tests of verbs may ask for."""

import pytest
from sqlalchemy.orm import Session, sessionmaker

from forms_app.records.unit_of_work import unit_of_work
from tests.reporting.desk import Desk
from tests.servers.databases import NOW
from tests.servers.installation import fill_installation


@pytest.fixture
def desk(sessions: sessionmaker[Session]) -> Desk:
    """A small installation, on each database."""
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        made = fill_installation(uow)
    return Desk(sessions, made)
