"""The first page of everybody who signs in."""

import pytest

from tests.servers.world import World

PEOPLE = ("xaa.focal", "xaa.contributor", "xaa.signatory", "xaa.workers", "xaa.employers", "xab.focal", "registry", "expert")


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_has_a_first_page(world: World, person: str) -> None:
    answer = world.client_for(person).get("/", follow_redirects=True)
    assert answer.status_code == 200, answer.text
    assert "<h1>" in answer.text
