"""Which tests of a parallel run stay together in one process, one after another, since what they share takes long to make."""

from typing import Any

import pytest
from xdist.scheduler.loadscope import LoadScopeScheduling

_TOGETHER = {"tests/demonstration/test_command.py": ("sqlite", "postgres")}  # a played demonstration on each database


class Together(LoadScopeScheduling):  # type: ignore[misc]  # the plugin has no types
    """Every test goes where there is room, but those that stay together. (The plugin's own groups need an attribute that the
    present pytest no longer has: they had no effect, and the demonstration was played four times.)"""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    """The group of a test, by its id; a test that is in none is a group by itself."""
    module, _, name = nodeid.partition("::")
    found = (param for param in _TOGETHER.get(module, ()) if f"[{param}" in name)
    return next((f"{module}[{param}]" for param in found), nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """The scheduler of a parallel run."""
    return Together(config, log)
