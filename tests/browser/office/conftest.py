"""The installation with what was said in it, at an address of its own."""

from collections.abc import Iterator

import pytest

from tests.browser.filling.visits import Site
from tests.servers.correspondence import Correspondence
from tests.servers.live import serving
from tests.servers.world import World


@pytest.fixture
def site(world: World, correspondence: Correspondence) -> Iterator[Site]:
    with serving(world.app) as url:
        yield Site(world, url)
