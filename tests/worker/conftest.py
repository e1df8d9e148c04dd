"""What tasks work with, on each database: settings, sessions and files of an installation of its own."""

import pytest

from forms_app.config import Settings
from forms_app.records.unit_of_work import Sessions, unit_of_work
from forms_app.worker.performing import Workshop
from tests.servers.correspondence import Correspondence, correspond
from tests.servers.databases import NOW
from tests.servers.installation import fill_installation


@pytest.fixture
def workshop(settings: Settings, sessions: Sessions) -> Workshop:
    return Workshop(settings, sessions)


@pytest.fixture
def correspondence(sessions: Sessions) -> Correspondence:
    """What was sent in the small installation; its jobs wait."""
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        return correspond(uow, fill_installation(uow))
