"""The first page of everybody who signs in."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event

from forms_app.records.base import db
from forms_app.records.reports import Request
from tests.servers.databases import NOW
from tests.servers.world import World

PEOPLE = ("xaa.focal", "xaa.contributor", "xaa.signatory", "xaa.workers", "xaa.employers", "xab.focal", "registry", "expert")


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_has_a_first_page(world: World, person: str) -> None:
    answer = world.client_for(person).get("/", follow_redirects=True)
    assert answer.status_code == 200, answer.text
    assert "<h1>" in answer.text


def test_a_long_list_is_filtered_and_paged_on_the_server(world: World) -> None:
    ask_much(world, 25)
    client, party = world.client_for("xaa.focal"), world.installation.parties["xaa"]
    first = client.get("/").text
    assert "1 to 10 of 26 requests" in first
    assert "21 to 26 of 26 requests" in client.get(f"/parties/{party}?page=3").text
    assert client.get(f"/parties/{party}?page=99999999999999999999").status_code == 200
    some = client.get(f"/parties/{party}?year=2012&state=overdue").text
    assert some.count('class="card"') == 1
    assert "No report matches" in client.get(f"/parties/{party}?instrument=C0").text
    assert client.get(f"/parties/{party}?instrument=P029").text.count('class="card"') == 1


def test_the_overview_asks_the_same_few_queries_however_long_the_list_is(world: World) -> None:
    client = world.client_for("xaa.focal")
    client.get("/")  # what a process reads once
    before = queries(world, client)
    ask_much(world, 25)
    assert queries(world, client) <= before + 1  # the same, and the page's drafts
    assert before <= 12


def queries(world: World, client: FlaskClient) -> int:
    """How many statements the overview sends."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    with world.app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert client.get("/").status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return sum(statement.lstrip().upper().startswith("SELECT") for statement in seen)


def ask_much(world: World, count: int) -> None:
    """Requests of as many earlier years."""
    with world.writing() as uow:
        uow.session.add_all(
            Request(
                procedure="article-22",
                unit_code="XAA",
                instruments="C111",
                year=2001 + number,
                due_on=date(2001 + number, 9, 1),
                form_code="article-22/simplified",
                detailed=False,
                first_report=False,
                reasons=[],
                created_at=NOW,
            )
            for number in range(count)
        )
