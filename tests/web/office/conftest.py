"""The installation with what was said in it."""

import pytest

from tests.servers.correspondence import Correspondence, correspond
from tests.servers.world import World


@pytest.fixture
def correspondence(world: World) -> Correspondence:
    with world.writing() as uow:
        return correspond(uow, world.installation)
