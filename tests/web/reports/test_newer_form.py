"""A newer version of a form is published: what it changes is read before a draft moves to it."""

import pytest

from forms_app.definitions.library import Library
from tests.reporting.desk import form
from tests.reporting.test_moving import C029, library_of, newer
from tests.servers.world import World
from tests.web.steps import hidden

LIBRARY = "forms_app.web.reports.moving.library"


def publish(monkeypatch: pytest.MonkeyPatch, *versions: str) -> None:
    library: Library = library_of(form(C029), *(newer(version) for version in versions))
    monkeypatch.setattr(LIBRARY, lambda: library)


def test_a_new_list_is_one_new_question(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(monkeypatch, "2027")
    page = world.client_for("xaa.focal", "fr").get(f"/reports/{world.installation.report_key}/form-version").text
    assert '– <span lang="en" dir="ltr">New list</span></li>' in page  # which has no French words
    assert "Its name" not in page


def test_a_draft_moves_only_to_the_version_that_was_read_about(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client, page = world.client_for("xaa.focal"), f"/reports/{world.installation.report_key}/form-version"
    publish(monkeypatch, "2027")
    read = client.get(page).text
    publish(monkeypatch, "2027", "2028")
    again = client.post(page, data={name: hidden(read, name) for name in ("csrf_token", "version")})
    assert (again.status_code, "Another version was published while you were reading" in again.text) == (409, True)
    moved = client.post(page, data={name: hidden(again.text, name) for name in ("csrf_token", "version")})
    assert moved.status_code == 303
    assert "The draft is now on version 2028." in client.get(moved.location).text
