"""Browsers on section pages: one installation and its address, and people signed in to it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import Settings
from tests.answers.forms import FORM
from tests.browser.filling.visits import Site
from tests.servers.live import serving
from tests.servers.world import World, made_world


@pytest.fixture
def database_url(tmp_path: Path, sqlite_template: Path) -> str:
    """SQLite alone: what a browser does is the same on both databases."""
    path = tmp_path / "test.sqlite"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def kinds(settings: Settings, sessions: sessionmaker[Session]) -> Iterator[World]:
    """The report with every kind of question."""
    with made_world(settings, sessions, FORM) as made:
        yield made


@pytest.fixture
def site(kinds: World) -> Iterator[Site]:
    """The report with every kind of question, at an address of its own."""
    with serving(kinds.app) as url:
        yield Site(kinds, url)


@pytest.fixture
def real_site(world: World) -> Iterator[Site]:
    """The report on forced labour."""
    with serving(world.app) as url:
        yield Site(world, url)
