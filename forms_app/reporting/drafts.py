"""A draft as its writers and readers need it: the form, the answers with their revisions, what is shown, what is known."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from forms_app.answers.address import Address
from forms_app.answers.completeness import Progress, findings_of, hidden_answers, progress_of
from forms_app.answers.facts import Facts, Known
from forms_app.answers.laws import with_laws
from forms_app.answers.problems import AnswerProblem
from forms_app.answers.sendable import sendable
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import Visible, visible
from forms_app.definitions.form import Definition, Form
from forms_app.records.queries.answers import StoredAnswer, answers_of
from forms_app.records.reports import Report
from forms_app.records.unit_of_work import Session
from forms_app.reporting.facts_json import facts_from_json
from forms_app.reporting.known import known_of
from forms_app.reporting.pinned_forms import form_of


@dataclass(frozen=True)
class Draft:
    """A report being written, as it stood when it was read. Names in `known` are in the reader's language."""

    report: Report
    form: Form
    facts: Facts
    answers: Mapping[Address, StoredAnswer]
    known: Known

    @property
    def definition(self) -> Definition:
        return self.form.definition

    @cached_property
    def sheet(self) -> Sheet:
        """The answers in values; one that was cleared does not stand in it."""
        return {address: answer.value for address, answer in self.answers.items() if answer.value is not None}

    @cached_property
    def visible(self) -> Visible:
        return visible(self.definition, self.sheet, self.facts)

    @cached_property
    def sendable(self) -> Sheet:
        """The answers that would be sent."""
        return sendable(self.definition, self.sheet, self.facts, self.visible)

    def after(self, saved: Mapping[Address, StoredAnswer | None]) -> "Draft":
        """The draft with these answers saved."""
        answers = {**self.answers, **{address: stored for address, stored in saved.items() if stored is not None}}
        sheet = {address: answer.value for address, answer in answers.items() if answer.value is not None}
        return replace(self, answers=answers, known=with_laws(self.known, sheet))

    def with_file(self, sha256: str, size: int) -> "Draft":
        """The draft with one more file attached to its report."""
        return replace(self, known=replace(self.known, files={**self.known.files, sha256: size}))

    def progress(self) -> Mapping[str, Progress]:
        return progress_of(self.definition, self.sendable, self.facts, self.visible)

    def findings(self) -> tuple[AnswerProblem, ...]:
        """What the review page has to say."""
        return findings_of(self.definition, self.sheet, self.sendable, self.facts, self.known, self.visible)

    def hidden(self) -> tuple[Address, ...]:
        """Answers that are kept but will not be sent."""
        return hidden_answers(self.definition, self.sheet, self.facts)


def read_draft(session: Session, report: Report, locale: str) -> Draft:
    """The whole draft of a report, with names in a language; three queries when the form and the world are in memory."""
    answers = answers_of(session, report.id)
    sheet = {address: answer.value for address, answer in answers.items() if answer.value is not None}
    known = with_laws(known_of(session, report, locale), sheet)
    return Draft(report, form_of(report.form_version), facts_from_json(report.facts), answers, known)
