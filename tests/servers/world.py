"""An application with a small installation behind it: `world`, on both databases."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import Settings
from forms_app.records.base import db
from forms_app.records.jobs import Ticket
from forms_app.records.people import Person
from forms_app.records.unit_of_work import UnitOfWork, unit_of_work
from forms_app.web.app import create_app
from tests.servers.databases import NOW
from tests.servers.installation import Installation


@dataclass(frozen=True)
class World:
    """The application, what its database holds, and ways in. `jobs` are the ids handed to the queue, in order."""

    app: Flask
    settings: Settings
    installation: Installation
    sessions: sessionmaker[Session]
    jobs: list[int] = field(default_factory=list)

    def client_for(self, person: str | None, language: str = "en") -> FlaskClient:
        """A visitor who is signed in as one of the installation's people; None for one who is not."""
        client = self.app.test_client()
        client.set_cookie("language", language)
        if person is not None:
            sign_in(client, self.uniquifier(person))
        return client

    def uniquifier(self, person: str) -> str:
        """What a session holds of a person who is signed in."""
        with self.reading() as uow:
            return uow.session.get_one(Person, self.installation.people[person]).fs_uniquifier

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """A look at the records, besides the application."""
        with self.sessions() as session, unit_of_work(session, now=NOW, writes=False) as uow:
            yield uow

    @contextmanager
    def writing(self) -> Iterator[UnitOfWork]:
        """A change of the records, besides the application."""
        with self.sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
            yield uow


def sign_in(client: FlaskClient, uniquifier: str) -> None:
    """Give the client the session of a person who has signed in."""
    with client.session_transaction() as session:
        session["_user_id"] = uniquifier
        session["_fresh"] = True


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Compiled templates, shared by the applications of a process: each would compile every page it shows anew."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def world(
    settings: Settings, sessions: sessionmaker[Session], installation: Installation, compiled: BytecodeCache
) -> Iterator[World]:
    """The installation of tests/servers/installation.py with its application, forms and queue (which only takes notes)."""
    with made_world(settings, sessions, installation, compiled) as made:
        yield made


@pytest.fixture
def kinds(
    settings: Settings, sessions: sessionmaker[Session], kinds_installation: Installation, compiled: BytecodeCache
) -> Iterator[World]:
    """The same where the report's form has every kind of question (tests/answers/forms.py)."""
    with made_world(settings, sessions, kinds_installation, compiled) as made:
        yield made


@contextmanager
def made_world(
    settings: Settings, sessions: sessionmaker[Session], installation: Installation, compiled: BytecodeCache
) -> Iterator[World]:
    """The application of an installation that stands in the database of these settings."""
    jobs: list[int] = []

    def hand_over(added: Sequence[Ticket]) -> None:
        jobs.extend(job.job_id for job in added)

    app = create_app(settings, hand_over)
    app.config.update(TESTING=True, RATELIMIT_ENABLED=False)
    app.jinja_env.bytecode_cache = compiled
    yield World(app, settings, installation, sessions, jobs)
    with app.app_context():
        for engine in db.engines.values():  # or the test's database could not be dropped
            engine.dispose()
