"""A complete report by each form of the library goes in by import and comes out by export as it was."""

import json
from pathlib import Path
from typing import Any

import pytest

from forms_app.definitions.form import LANGUAGES
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.exporting import export_content
from forms_app.reporting.form_library import tree_library
from forms_app.reporting.known import known_for
from forms_app.reporting.opening import Subject, facts_when_received
from tests.content.complete_answers import FILE, LETTER, complete_answers
from tests.reporting.desk import Desk, form
from tests.reporting.papers import OBSERVATION, PAPER, enter, paper

CODES = tree_library().codes


@pytest.mark.parametrize("code", CODES)
def test_a_complete_report_goes_in_and_comes_out_as_it_was(desk: Desk, tmp_path: Path, code: str) -> None:
    made = form(code)
    with desk.unit() as uow:
        document = _document(uow, code, tmp_path)
        subject = Subject(made.definition.procedure, document["unit"], tuple(document["instruments"]), document["year"])
        known = known_for(uow.session, document["unit"], {FILE["sha256"]: len(LETTER)}, "en")
        answers = complete_answers(made.definition, facts_when_received(uow, subject, None), known, code)
        files = [FILE] if FILE["sha256"] in json.dumps(answers) else []
        (tmp_path / "incoming").mkdir(exist_ok=True)
        (tmp_path / "incoming" / FILE["sha256"]).write_bytes(LETTER)
        submission = enter(uow, {**document, "answers": answers, "files": files}, tmp_path)
        exported = json.loads(export_content(uow.session, submission.reference))
    assert exported["answers"] == answers
    assert len(answers) > 5


def _document(uow: UnitOfWork, code: str, folder: Path) -> dict[str, Any]:
    """All but the answers of a report by a form, in each language by a third of them; a reply needs what it answers."""
    listed = form(code).definition.instruments
    instruments = ["C029"] if listed == "any" else list(listed)
    base = OBSERVATION if code.startswith("article-23/") else PAPER
    locale = LANGUAGES[CODES.index(code) % len(LANGUAGES)]
    changes: dict[str, Any] = {"form": code, "instruments": instruments, "form_language": locale, "language": locale}
    if code == "article-23/reply":
        changes |= {"author": {"government": "XAA"}, "about": enter(uow, OBSERVATION, folder).digest}
    return paper(base, **changes)
