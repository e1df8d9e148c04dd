"""What tests of verbs may ask for."""

import pytest
from sqlalchemy.orm import Session, sessionmaker

from tests.reporting.desk import Desk
from tests.servers.installation import Installation


@pytest.fixture
def desk(sessions: sessionmaker[Session], installation: Installation) -> Desk:
    """A small installation, on each database."""
    return Desk(sessions, installation)
