"""Writing one document of the demonstration as people do: opened, filled in section by section, sent, amended.

Every step may be taken again: what stands in the records already is left as it is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.content_reading import from_content
from forms_app.answers.kinds import kind_of
from forms_app.answers.laws import is_law_reference
from forms_app.answers.values import Sheet, Value
from forms_app.definitions.form import Form
from forms_app.definitions.questions import (
    ColumnQuestion,
    CommentReplyQuestion,
    InnerRowsQuestion,
    Question,
    RowsQuestion,
    TableQuestion,
)
from forms_app.records.people import Membership, Role
from forms_app.records.queries.people import members_of
from forms_app.records.queries.submissions import submission_n
from forms_app.records.reports import Report
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.demonstration_files import AmendmentStory, spread
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import ReportingError
from forms_app.reporting.filling import Filled, fill
from forms_app.reporting.parties import named_party
from forms_app.reporting.rows import RowAct, change_rows
from forms_app.reporting.sending import send

_DRAFTED_IN = timedelta(days=6)  # how long somebody wrote at a report that was never sent
_AUTHORS = (Role.FOCAL_POINT, Role.REPRESENTATIVE)


class DemonstrationError(ReportingError):
    """The demonstration's content does not fit the program (any more)."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened at a moment."""

    at: datetime
    act: Callable[[UnitOfWork], None]


@dataclass(frozen=True, slots=True)
class Document:
    """A report, observation or reply to be written. `party` is its author as commands name it.

    `find` gives the report where it has been opened; `open` opens it.
    """

    name: str
    party: str
    form: Form
    opened: datetime
    sent: datetime | None
    sent_by: str | None
    answers: Mapping[str, Any]
    amended: Sequence[AmendmentStory]
    find: Callable[[UnitOfWork], Report | None]
    open: Callable[[UnitOfWork, Membership], Report]

    def versions(self) -> int:
        """How many versions of it are sent."""
        return 0 if self.sent is None else 1 + len(self.amended)


def steps_of(document: Document) -> Iterator[Step]:
    """All that happens to a document, in order."""
    yield Step(document.opened, partial(_open, document=document))
    sections = [one.id for one in document.form.definition.sections if any(_within(path, one.id) for path in document.answers)]
    moments = spread(document.opened, document.sent or document.opened + _DRAFTED_IN, len(sections))
    for section, moment in zip(sections, moments, strict=True):
        yield Step(moment, partial(_write_section, document=document, section=section))
    if document.sent is not None:
        yield Step(document.sent, partial(_send, document=document, n=1, by=document.sent_by))
    for n, amendment in enumerate(document.amended, 2):
        yield Step(amendment.at, partial(_amend, document=document, n=n))


def is_finished(uow: UnitOfWork, document: Document) -> bool:
    """Whether nothing of it is left to do. A draft is looked at again, since nobody says when it is done."""
    report = document.find(uow)
    versions = document.versions()
    return report is not None and versions > 0 and submission_n(uow.session, report.id, versions) is not None


def author_of(uow: UnitOfWork, party: str) -> Membership:
    """Who opens a party's documents: the focal point of a government, the representative of an organization."""
    return _first(uow, party, lambda one: one.role in _AUTHORS)


def _open(uow: UnitOfWork, document: Document) -> None:
    if document.find(uow) is None:
        document.open(uow, author_of(uow, document.party))


def _write_section(uow: UnitOfWork, document: Document, section: str) -> None:
    draft = _draft(uow, document)
    if any(_within(address.path, section) for address in draft.answers):
        return
    planned = _read(document, draft, document.answers)
    writer = _writer(uow, document.party, section)
    for part, question, path in document.form.definition.walk():
        if part.id != section:
            continue
        if isinstance(question, RowsQuestion):
            draft = _write_rows(uow, writer, draft, question, (Address(path), Address(path)), planned)
        else:
            for address in _addresses(question, path, planned):
                draft = _write(uow, writer, draft, question, address, planned[address])


def _write_rows(
    uow: UnitOfWork, writer: Membership, draft: Draft, question: TableQuestion, tables: tuple[Address, Address], planned: Sheet
) -> Draft:
    """The rows of a table: `tables` are where it stands in the plan and in the draft, whose rows have other ids."""
    here, there = tables
    for row in planned.get(here) or ():
        real, draft = change_rows(uow, writer, draft, there, RowAct.ADD, "")
        for column in question.columns:
            cell, real_cell = here.cell(column.id, row), there.cell(column.id, real)
            if isinstance(column, InnerRowsQuestion):
                draft = _write_rows(uow, writer, draft, column, (cell, real_cell), planned)
            elif (value := planned.get(cell)) is not None:
                value = _law(draft, planned, value) if is_law_reference(column) else value
                draft = _write(uow, writer, draft, column, real_cell, value)
    return draft


def _write(
    uow: UnitOfWork, writer: Membership, draft: Draft, question: Question | ColumnQuestion, address: Address, value: Value
) -> Draft:
    stored = draft.answers.get(address)
    seen = stored.revision if stored else 0
    filled = fill(uow, writer, draft, address, kind_of(question).to_parts(question, value), seen_revision=seen, language=None)
    if not isinstance(filled, Filled):
        raise DemonstrationError("demonstration-not-saved", {"report": draft.report.key, "path": str(address)})
    return draft.after({address: filled.stored})


def _send(uow: UnitOfWork, document: Document, n: int, by: str | None) -> None:
    draft = _draft(uow, document)
    if submission_n(uow.session, draft.report.id, n) is None:
        send(uow, _sender(uow, document, by), draft, n=n)


def _amend(uow: UnitOfWork, document: Document, n: int) -> None:
    amendment = document.amended[n - 2]
    draft = _draft(uow, document)
    if submission_n(uow.session, draft.report.id, n) is not None:
        return
    planned = _read(document, draft, {**document.answers, **amendment.answers})
    for path in amendment.answers:
        question = draft.definition.question(path)
        if question is None or isinstance(question, RowsQuestion):
            raise DemonstrationError("demonstration-not-amendable", {"report": document.name, "path": path})
        writer = _writer(uow, document.party, path.partition(".")[0])
        for address in _addresses(question, path, planned):
            draft = _write(uow, writer, draft, question, address, planned[address])
    _send(uow, document, n, amendment.by or document.sent_by)


def _draft(uow: UnitOfWork, document: Document) -> Draft:
    report = document.find(uow)
    if report is None:
        raise DemonstrationError("demonstration-not-open", {"report": document.name})
    return read_draft(uow.session, report, report.form_language)


def _read(document: Document, draft: Draft, answers: Mapping[str, Any]) -> Sheet:
    """The answers as values, judged as those of an import; rows have made-up ids."""
    numbers = count(1)
    sheet, problems = from_content(draft.definition, answers, draft.facts, draft.known, lambda: f"planned-{next(numbers)}")
    if problems:
        first = problems[0]
        params: dict[str, str | int] = {
            "report": document.name,
            "where": first.where,
            "problem": first.code,
            "count": len(problems),
        }
        raise DemonstrationError("demonstration-does-not-fit", params)
    return sheet


def _addresses(question: Question, path: str, planned: Sheet) -> list[Address]:
    """Where the answers to a question stand: one place, or one for each pending point."""
    if isinstance(question, CommentReplyQuestion):
        return [address for address in planned if address.path == path]
    return [Address(path)] if Address(path) in planned else []


def _law(draft: Draft, planned: Sheet, row: str) -> str:
    """The real id of the row of a law, which has the same place in both lists."""
    laws = Address("laws.list")
    return str(draft.sheet[laws][planned[laws].index(row)])


def _writer(uow: UnitOfWork, party: str, section: str) -> Membership:
    """A contributor of this section where there is one, else who opened the document."""
    contributors = [one for one in _members(uow, party) if section in one.sections]
    return contributors[0] if contributors else author_of(uow, party)


def _sender(uow: UnitOfWork, document: Document, email: str | None) -> Membership:
    return _first(uow, document.party, lambda one: one.role in _AUTHORS if email is None else one.person.email == email)


def _first(uow: UnitOfWork, party: str, wanted: Callable[[Membership], bool]) -> Membership:
    found = next((one for one in _members(uow, party) if wanted(one)), None)
    if found is None:
        raise DemonstrationError("demonstration-nobody", {"party": party})
    return found


def _members(uow: UnitOfWork, party: str) -> Sequence[Membership]:
    return members_of(uow.session, named_party(uow, party).id)


def _within(path: str, section: str) -> bool:
    return path.partition(".")[0] == section
