"""Claims about the forms that can be used, beside those of the tree."""

from pathlib import Path

import pytest

from forms_app.config import Settings
from forms_app.definitions.form import Form
from forms_app.records.database import session_maker
from forms_app.reporting import form_library
from forms_app.reporting.form_library import every_form
from forms_app.reporting.workshop import propose, publish, upload
from tests.reporting.desk import Desk
from tests.reporting.form_texts import CODE, NUMBER, TEXT, catalogues_of
from tests.servers.databases import Templates

PLAIN = """form: article-35/NAME
version: "2026"
instruments: [C111]
title: A form
sections: [{id: policy, title: Policy, questions: [{id: text, kind: narrative, prompt: What is the policy?}]}]
"""


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


def test_a_form_of_the_tree_on_an_instrument_that_is_not_known_is_not_used(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, instrument in (("known", "C111"), ("unknown", "C999")):
        path = tmp_path / "article-35" / name / f"{NUMBER}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(PLAIN.replace("NAME", name).replace("C111", instrument), encoding="utf-8")
    monkeypatch.setattr(form_library, "FORM_DEFINITIONS", tmp_path)
    assert form_library.tree_library.__wrapped__().codes == ("article-35/known",)


def test_each_installation_has_the_forms_that_were_published_in_it(desk: Desk, templates: Templates, tmp_path: Path) -> None:
    first = published(desk, TEXT)
    url = templates.sqlite("installation", tmp_path / "other.sqlite")
    sessions = session_maker(Settings(database_url=url))
    other = published(Desk(sessions, templates.held(url)["installation"]), TEXT.replace("policy?", "law?"))
    sessions.kw["bind"].dispose()
    assert first.wording("en").of("policy.text.prompt") == "What is the national policy?"
    assert other.wording("en").of("policy.text.prompt") == "What is the national law?"
