"""Blank forms and lists of changes as PDF: asked for on the page, made by the worker, handed out for exactly that text."""

import pytest
from flask.testing import FlaskClient

from forms_app.reporting import form_documents
from forms_app.worker.performing import Workshop, perform
from forms_app.worker.tasks import TASKS
from tests.documents.reading import words
from tests.reporting.form_texts import NUMBER, SHORT, SHORT_CODE
from tests.servers.posting import post
from tests.servers.world import World

PAGE = f"/workshop/forms/{SHORT_CODE}/{NUMBER}"
NEWER = SHORT.replace('"2026"', '"2027"').replace("the national policy?", "the new policy?")


def bring(client: FlaskClient, text: str) -> None:
    assert post(client, "/workshop/", {"text": text}, to="/workshop/drafts").status_code == 303


def made(world: World, client: FlaskClient, page: str, address: str) -> str:
    """The words of a document that its page asks for and the worker makes."""
    opened = client.get(address)
    assert (opened.status_code, opened.location) == (303, page)
    for _ in range(2):
        assert post(client, page).status_code == 303
    assert len(world.jobs) == 1, "asked for twice, made once"
    perform(Workshop(world.settings, world.sessions), TASKS, world.jobs.pop())
    assert address in client.get(page).text
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    return words(answer.data)


def test_the_blank_form_of_a_draft_is_handed_out_for_exactly_that_text_as_the_program_prints_it_now(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = world.client_for("editor")
    bring(client, SHORT)
    address, page = f"{PAGE}/blank.pdf?language=es", f"{PAGE}/blank/making?language=es"
    assert f'href="{address}"' in client.get(PAGE).text
    text = made(world, client, page, address)
    assert "What is the national policy?" in text  # not translated yet
    assert "proyecto, no publicado" in text
    bring(client, SHORT.replace("policy?", "law?"))
    assert client.get(address).status_code == 303
    bring(client, SHORT)
    assert client.get(address).status_code == 200
    assert client.get(f"{PAGE}/blank.pdf?language=fr").status_code == 303
    monkeypatch.setattr(form_documents, "TEMPLATE_VERSION", "the next")
    assert client.get(address).status_code == 303
    assert "What is the national policy?" in made(world, client, page, address)


def test_what_changed_is_handed_out_in_the_language_chosen(world: World) -> None:
    client = world.client_for("editor")
    bring(client, SHORT)
    bring(client, NEWER)
    newer = f"/workshop/forms/{SHORT_CODE}/2027/changes"
    address = f"{newer}/{NUMBER}.pdf?language=fr"
    assert f'href="{address}"' in client.get(newer).text
    text = made(world, client, f"{newer}/{NUMBER}/making?language=fr", address)
    for piece in ("Version 2027 comparée à la version 2026", "autre formulation.", "the national policy?", "the new policy?"):
        assert piece in text


def test_a_version_with_problems_has_no_paper(world: World) -> None:
    client = world.client_for("editor")
    bring(client, SHORT.replace("narrative", "narative"))
    assert client.get(f"{PAGE}/blank.pdf").status_code == 422
    assert "blank.pdf" not in client.get(PAGE).text
