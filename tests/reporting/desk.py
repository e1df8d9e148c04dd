"""A small installation on a database of its own, with ways to act in it: what tests of verbs need."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from forms_app.answers.address import Address
from forms_app.answers.content_reading import from_content
from forms_app.definitions.form import Form
from forms_app.records.people import Membership
from forms_app.records.reports import Report, Request
from forms_app.records.row_lists import new_row_id
from forms_app.records.saving import Saved, save_answer
from forms_app.records.unit_of_work import UnitOfWork, unit_of_work
from forms_app.records.work import Job
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.form_library import tree_library
from tests.servers.databases import NOW
from tests.servers.installation import Installation, membership_of, report_of

ATTESTED: Mapping[str, Any] = {
    "attestation.name": "Ingrid Halloran",
    "attestation.position": "Director of International Affairs",
    "attestation.confirmed": ["yes"],
}
OBSERVED: Mapping[str, Any] = {
    "observations.practice": "Prisoners work for private companies without consent.",
    "attestation-organizations.name": "Teodor Vasile",
    "attestation-organizations.position": "General Secretary",
    "attestation-organizations.confirmed": ["yes"],
}


def form(code: str) -> Form:
    """The newest usable version of a form of the tree."""
    found = tree_library().latest(code)
    assert found is not None, f"{code} has problems: run `forms-app forms check`"
    return found


@dataclass(frozen=True)
class Desk:
    """An installation and its sessions."""

    sessions: sessionmaker[Session]
    made: Installation

    @contextmanager
    def unit(self, *, writes: bool = True, now: datetime = NOW) -> Iterator[UnitOfWork]:
        with self.sessions() as session, unit_of_work(session, now=now, writes=writes) as uow:
            yield uow

    def member(self, uow: UnitOfWork, person: str) -> Membership:
        return membership_of(uow.session, self.made.people[person])

    def report(self, uow: UnitOfWork) -> Report:
        """The report of XAA on C029 and P029 that is open."""
        return report_of(uow.session, self.made)

    def mails(self) -> list[tuple[str, str]]:
        """Template and recipient of each mail that waits, in order."""
        with self.unit(writes=False) as uow:
            jobs = uow.session.scalars(select(Job).where(Job.kind == "mail").order_by(Job.id)).all()
            return [(job.params["template"], job.params["to"]) for job in jobs]


def requested(uow: UnitOfWork, unit: str = "XAB", instruments: str = "C029+P029") -> Request:
    """A request for a first report, of which nothing has come yet."""
    asked = Request(
        procedure="article-22",
        unit_code=unit,
        instruments=instruments,
        year=2026,
        due_on=date(2026, 9, 1),
        form_code="article-22/C029",
        detailed=False,
        first_report=True,
        reasons=[],
        created_at=uow.now,
    )
    uow.session.add(asked)
    uow.session.flush()
    return asked


def write(uow: UnitOfWork, report: Report, answers: Mapping[str, Any], person_id: int | None = None) -> None:
    """Save answers, written as an import file has them, into a draft that has none of them yet."""
    draft = read_draft(uow.session, report, "en")
    sheet, problems = from_content(draft.definition, answers, draft.facts, draft.known, new_row_id)
    assert problems == (), problems
    for address, value in sheet.items():
        assert isinstance(_save(uow, report, address, value, person_id), Saved)
    uow.session.flush()


def _save(uow: UnitOfWork, report: Report, address: Address, value: Any, person_id: int | None) -> object:
    return save_answer(uow, report.id, address, value, language=None, person_id=person_id, seen_revision=0)
