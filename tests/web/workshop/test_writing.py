"""A form is written, mended, translated, proposed and published: by two editors, and unseen by everybody else until then."""

from io import BytesIO

import pytest

from forms_app.config import FORM_DEFINITIONS
from forms_app.records.queries.workshop import form_draft, publication_of, revisions_of
from forms_app.reporting.form_library import every_form
from forms_app.reporting.workshop import upload
from tests.reporting.form_texts import CODE, NUMBER, TEXT, catalogues_of
from tests.servers.installation import membership_of
from tests.servers.world import World
from tests.web.steps import hidden

PAGE = f"/workshop/forms/{CODE}/{NUMBER}"


def bring(world: World, text: str, person: str = "editor") -> str:
    """Bring in a text; where the page leads."""
    client = world.client_for(person)
    token = hidden(client.get("/workshop/").text, "csrf_token")
    file = (BytesIO(text.encode()), "C111.yaml")
    answer = client.post("/workshop/drafts", data={"csrf_token": token, "file": file}, content_type="multipart/form-data")
    assert answer.status_code == 303, answer.text[-3000:]
    return str(answer.location)


def press(world: World, what: str, person: str) -> int:
    client = world.client_for(person)
    token = hidden(client.get(PAGE).text, "csrf_token")
    return client.post(f"{PAGE}/{what}", data={"csrf_token": token}).status_code


def keep_translated(world: World, text: str = TEXT) -> None:
    with world.app.app_context(), world.writing() as uow:
        editor = membership_of(uow.session, world.installation.people["editor"])
        upload(uow, editor, (CODE, NUMBER), text, catalogues_of(text), seen=0)


def test_a_text_is_kept_with_its_problems_and_shown_line_by_line(world: World) -> None:
    assert bring(world, TEXT.replace("narrative", "narative")) == PAGE
    page = world.client_for("editor").get(PAGE).text
    assert "there is no kind “narative”" in page
    assert 'id="line-9" class="faulty"' in page
    assert (
        "Report on discrimination"
        not in world.client_for("xaa.focal").get(f"/parties/{world.installation.parties['xaa']}/reports/new").text
    )


def test_a_text_that_names_no_form_is_shown_again_and_nothing_of_it_is_lost(world: World) -> None:
    client = world.client_for("editor")
    token = hidden(client.get("/workshop/").text, "csrf_token")
    answer = client.post("/workshop/drafts", data={"csrf_token": token, "text": "title: Only a title\n  bad: [indent"})
    assert answer.status_code == 422
    assert "Only a title" in answer.text


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(world: World) -> None:
    bring(world, TEXT)
    mine, theirs = world.client_for("editor"), world.client_for("editor.second")
    pages = [client.get(PAGE).text for client in (mine, theirs)]
    for client, page, words, status in zip((theirs, mine), reversed(pages), ("Theirs", "Mine"), (303, 409), strict=True):
        data = {name: hidden(page, name) for name in ("csrf_token", "seen")}
        answer = client.post(PAGE, data={**data, "text": TEXT.replace("National policy", words)})
        assert answer.status_code == status
    assert "Mine" in answer.text  # the text that was not kept is still on the page
    with world.reading() as uow:
        draft = form_draft(uow.session, CODE, NUMBER)
        assert draft is not None
        assert ["Theirs" in one.source for one in revisions_of(uow.session, draft.id)] == [True, False]


def test_a_form_is_published_by_a_second_editor_and_then_never_changes(world: World) -> None:
    keep_translated(world)
    assert press(world, "proposal", "editor") == 303
    assert press(world, "publication", "editor") == 403
    assert press(world, "publication", "editor.second") == 303
    with world.reading() as uow:
        published = publication_of(uow.session, CODE, NUMBER)
        assert published is not None
        library = every_form(uow.session)
        form = library.latest(CODE, published=True)
        assert form is not None
        assert form.digest == published.form_version.digest
        assert form.wording("fr").of("title") == "fr: Report on discrimination"
    page = world.client_for("xaa.focal").get(f"/parties/{world.installation.parties['xaa']}/reports/new").text
    assert "Report on discrimination" in page
    client = world.client_for("editor")
    token = hidden(client.get("/workshop/").text, "csrf_token")
    again = client.post("/workshop/drafts", data={"csrf_token": token, "text": TEXT.replace("policy?", "law?")})
    assert again.status_code == 409


def test_a_form_without_all_its_words_is_not_proposed(world: World) -> None:
    bring(world, TEXT)
    assert press(world, "proposal", "editor") == 422


def test_a_newer_text_must_be_proposed_anew(world: World) -> None:
    keep_translated(world)
    assert press(world, "proposal", "editor") == 303
    client = world.client_for("editor")
    page = client.get(PAGE).text
    data = {name: hidden(page, name) for name in ("csrf_token", "seen")}
    assert client.post(PAGE, data={**data, "text": TEXT.replace("policy?", "law?")}).status_code == 303
    assert press(world, "publication", "editor.second") == 422


@pytest.mark.parametrize("person", ["xaa.focal", "registry", "expert", "administrator"])
def test_the_workshop_is_for_form_editors_alone(world: World, person: str) -> None:
    assert world.client_for(person).get("/workshop/").status_code == 403


def test_the_schema_and_the_text_can_be_taken_along(world: World) -> None:
    bring(world, TEXT)
    client = world.client_for("editor")
    assert client.get(f"{PAGE}/source.yaml").text == TEXT
    of_the_program = FORM_DEFINITIONS / "article-22/C029/2026.yaml"
    assert client.get("/workshop/forms/article-22/C029/2026/source.yaml").data == of_the_program.read_bytes()
    assert client.get(f"{PAGE}/schema.json").get_json()["properties"]["form"] == {"const": CODE}
