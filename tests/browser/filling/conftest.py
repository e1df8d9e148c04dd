"""Browsers on section pages: one installation and its address, and people signed in to it."""

from collections.abc import Iterator

import pytest

from tests.browser.filling.visits import Site
from tests.servers.live import serving
from tests.servers.world import World


@pytest.fixture
def site(kinds: World) -> Iterator[Site]:
    """The report with every kind of question, at an address of its own."""
    with serving(kinds.app) as url:
        yield Site(kinds, url)
