"""One installation and its address, with the forced labour form, for the whole journey."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.filling.visits import Site
from tests.servers.live import serving
from tests.servers.world import World


@pytest.fixture
def database_url(tmp_path: Path, sqlite_template: Path) -> str:
    """SQLite alone: what a browser does is the same on both databases."""
    path = tmp_path / "test.sqlite"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def site(world: World) -> Iterator[Site]:
    """The report on forced labour, asked for and opened, at an address of its own."""
    with serving(world.app) as url:
        yield Site(world, url)
