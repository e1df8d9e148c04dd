"""Two people of the registry, or one of them and the government, at the same moment: one report, and nobody's text is lost."""

from collections.abc import Mapping
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import select

from forms_app.records.submissions import Submission
from forms_app.reporting.import_problems import RefusedImportError
from forms_app.reporting.opening import Languages, Subject, open_voluntary
from tests.reporting.desk import Desk, form, requested, write
from tests.reporting.papers import OBSERVATION, PAPER, enter, paper

CORRECTED = {"practice.appreciation": "Texte corrigé."}
XAA: Mapping[str, Any] = {"unit": "XAA", "author": {"government": "XAA"}, "instruments": ["C029", "P029"]}
CASES = {
    "voluntary": (PAPER, paper(answers=CORRECTED), "already-reported"),
    "requested": (paper(instruments=["C029"]), paper(instruments=["C029"], answers=CORRECTED), "already-answered"),
    "begun and empty": (paper(**XAA), paper(answers=CORRECTED, **XAA), "already-answered"),
    "observed twice the same": (OBSERVATION, OBSERVATION, "already-entered"),
}


class Second(Thread):
    """Somebody who enters a document while another one's transaction is still open; `codes` is why it was refused."""

    def __init__(self, desk: Desk, document: Mapping[str, Any], folder: Path) -> None:
        super().__init__()
        self.desk, self.document, self.folder = desk, document, folder
        self.codes: list[str] | None = None

    def run(self) -> None:
        with self.desk.unit() as uow:
            try:
                enter(uow, self.document, self.folder)
            except RefusedImportError as error:
                self.codes = [problem.code for problem in error.problems]

    def come_between(self) -> None:
        """Begin, and get as far as it goes while the other one is at work."""
        self.start()
        self.join(0.3)


@pytest.mark.parametrize("case", CASES)
def test_of_two_who_enter_the_same_at_once_the_second_is_told_of_the_first(desk: Desk, tmp_path: Path, case: str) -> None:
    document, again, code = CASES[case]
    with desk.unit() as uow:
        requested(uow, instruments="C029")
    second = Second(desk, again, tmp_path)
    with desk.unit() as uow:
        reference = enter(uow, document, tmp_path).reference
        second.come_between()
    second.join()
    assert second.codes == [code]
    with desk.unit(writes=False) as uow:
        assert uow.session.scalars(select(Submission.reference)).all() == [reference]


def test_a_voluntary_report_that_the_government_opens_meanwhile_is_not_passed_over(desk: Desk, tmp_path: Path) -> None:
    subject, second = Subject("article-22", "XAB", ("C029", "P029"), 2026), Second(desk, PAPER, tmp_path)
    with desk.unit() as uow:
        report = open_voluntary(uow, desk.member(uow, "xab.focal"), subject, form("article-22/C029"), Languages("en", "en"))
        second.come_between()
        write(uow, report, CORRECTED)
    second.join()
    assert second.codes == ["voluntary-draft-open"]


def test_what_the_government_writes_meanwhile_into_an_empty_draft_is_not_replaced(desk: Desk, tmp_path: Path) -> None:
    second = Second(desk, paper(**XAA), tmp_path)
    with desk.unit() as uow:
        write(uow, desk.report(uow), {"practice.appreciation": "Begun by the ministry."})
        second.come_between()
    second.join()
    assert second.codes == ["draft-open"]
