"""Claims about the forms that can be used, beside those of the tree."""

from pathlib import Path

from forms_app.config import Settings
from forms_app.definitions.form import Form
from forms_app.records.database import session_maker
from forms_app.reporting.form_library import every_form
from forms_app.reporting.workshop import propose, publish, upload
from tests.reporting.desk import Desk
from tests.reporting.form_texts import CODE, NUMBER, TEXT, catalogues_of
from tests.servers.databases import Templates


def published(desk: Desk, text: str) -> Form:
    """The form that two editors publish, as the library then has it."""
    with desk.unit() as uow:
        upload(uow, desk.member(uow, "editor"), (CODE, NUMBER), text, catalogues_of(text), seen=0)
    with desk.unit() as uow:
        propose(uow, desk.member(uow, "editor"), CODE, NUMBER)
    with desk.unit() as uow:
        publish(uow, desk.member(uow, "editor.second"), CODE, NUMBER)
    with desk.unit() as uow:
        form = every_form(uow.session).form(CODE, NUMBER)
        assert form is not None
        return form


def test_each_installation_has_the_forms_that_were_published_in_it(desk: Desk, templates: Templates, tmp_path: Path) -> None:
    first = published(desk, TEXT)
    url = templates.sqlite("installation", tmp_path / "other.sqlite")
    sessions = session_maker(Settings(database_url=url))
    other = published(Desk(sessions, templates.held(url)["installation"]), TEXT.replace("policy?", "law?"))
    sessions.kw["bind"].dispose()
    assert first.wording("en").of("policy.text.prompt") == "What is the national policy?"
    assert other.wording("en").of("policy.text.prompt") == "What is the national law?"
