"""Every address, for everybody: who may, told from the roles of the domain and not from the program's own table.

A new route fails here until a row says who may use it. Wherever somebody may, the page that comes is looked at as HTML.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forms_app.reporting.permissions import Act
from tests.servers.world import World
from tests.web.pages import faults_of
from tests.web.routes import EVERYBODY, ROWS, UNMADE, make_places


@dataclass(frozen=True, slots=True)
class Places:
    """The installation with what was said in it, and the words that stand in its addresses."""

    world: World
    words: dict[str, str | int]


@pytest.fixture
def places(world: World) -> Places:
    world.app.config["WTF_CSRF_ENABLED"] = False  # so that a post is refused for want of a right, not of a token
    return Places(world, make_places(world))


@pytest.mark.parametrize("person", sorted(EVERYBODY))
def test_each_address_is_open_to_those_who_may_and_to_nobody_else(places: Places, person: str) -> None:
    wrong = []
    for method, template, allowed in ROWS:
        address = template.format(**places.words)
        client = places.world.client_for(None if person == "nobody" else person)
        answer = _ask(client, method, address)
        came = _came_in(answer, address)
        if came != (person in allowed):
            wrong.append(f"{method} {address}: {answer.status_code} for {person}")
        if person != "nobody" and not came and answer.status_code != 403:
            wrong.append(f"{method} {address}: {answer.status_code} instead of 403 for {person}")
        if method == "GET" and answer.status_code == 404 and not any(part in address for part in UNMADE):
            wrong.append(f"{method} {address}: nothing there")
        if answer.status_code >= 500:
            wrong.append(f"{method} {address}: {answer.status_code}")
        if answer.mimetype == "text/html" and answer.status_code not in (301, 302, 303, 308):
            wrong += [f"{method} {address}: {fault}" for fault in faults_of(answer.text)]
    assert wrong == []


def test_every_route_has_a_row_here(places: Places) -> None:
    app = places.world.app
    adapter = app.url_map.bind("localhost")
    covered = set()
    for method, template, _ in ROWS:
        rule, _values = adapter.match(template.format(**places.words), method=method, return_rule=True)
        covered.add((rule.endpoint, method))
    routes = {
        (rule.endpoint, method) for rule in app.url_map.iter_rules() for method in (rule.methods or set()) & {"GET", "POST"}
    }
    assert routes - covered == set(), "say in ROWS who may use these"


def test_every_route_carries_one_permission(world: World) -> None:
    acts = {*Act, "public", "signed-in"}
    bare = [name for name, view in world.app.view_functions.items() if getattr(view, "permission", None) not in acts]
    assert bare == []


def test_addresses_are_words_with_hyphens(world: World) -> None:
    for path in _fixed_parts(world.app):
        assert path == path.lower(), path
        assert "_" not in path, path


def _fixed_parts(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        parts = [part for part in rule.rule.split("/") if part and "<" not in part]
        yield from parts
        for before, after in pairwise(parts):
            assert before != after, rule.rule


def _ask(client: FlaskClient, method: str, address: str) -> TestResponse:
    return client.get(address) if method == "GET" else client.post(address)


def _came_in(answer: TestResponse, address: str) -> bool:
    """Whether the visitor was let in: neither refused nor sent to sign in."""
    is_sent_away = (
        answer.status_code == 302 and "/sign-in" in answer.location and not address.startswith(("/sign-", "/new-password"))
    )
    return answer.status_code not in (401, 403) and not is_sent_away
