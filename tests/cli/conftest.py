"""Commands run in the test's own installation, on each database."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session, sessionmaker

from forms_app.cli import main
from forms_app.config import Settings
from forms_app.records.unit_of_work import unit_of_work
from tests.reporting.desk import Desk
from tests.servers.databases import NOW
from tests.servers.installation import fill_installation

Run = Callable[..., Result]


@pytest.fixture
def desk(sessions: sessionmaker[Session]) -> Desk:
    """A small installation, on each database."""
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        made = fill_installation(uow)
    return Desk(sessions, made)


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `forms-app …`; what it raises by mistake is raised here too."""
    for name in ("database_url", "files_url", "queue_url"):
        monkeypatch.setenv(f"FORMS_APP_{name.upper()}", getattr(settings, name))

    def run_command(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, catch_exceptions=False, prog_name="forms-app")

    return run_command
