"""One installation and its address, with the forced labour form, for the whole journey."""

from collections.abc import Iterator

import pytest

from tests.browser.filling.visits import Site
from tests.servers.live import serving
from tests.servers.world import World


@pytest.fixture
def site(world: World) -> Iterator[Site]:
    """The report on forced labour, asked for and opened, at an address of its own."""
    with serving(world.app) as url:
        yield Site(world, url)
