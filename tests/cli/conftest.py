"""Commands run in the test's own installation, on each database."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.orm import Session, sessionmaker

from forms_app.cli import main
from forms_app.config import Settings
from tests.reporting.desk import Desk
from tests.servers.installation import Installation

Run = Callable[..., Result]


@pytest.fixture
def desk(sessions: sessionmaker[Session], installation: Installation) -> Desk:
    """A small installation, on each database."""
    return Desk(sessions, installation)


@pytest.fixture
def run(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `forms-app …`; what it raises by mistake is raised here too."""
    for name in ("database_url", "files_url", "queue_url"):
        monkeypatch.setenv(f"FORMS_APP_{name.upper()}", getattr(settings, name))

    def run_command(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, catch_exceptions=False, prog_name="forms-app")

    return run_command
