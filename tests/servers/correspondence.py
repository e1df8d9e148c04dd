"""What was said in the installation of `installation.py`: a report, observations from both sides, a reply, all of them sent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any

from forms_app.answers.content_reading import from_content
from forms_app.definitions.form import Form
from forms_app.records.people import Person
from forms_app.records.queries.answers import StoredAnswer
from forms_app.records.reports import Report
from forms_app.records.submissions import Communication, Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.form_library import tree_library
from forms_app.reporting.opening import Languages, Subject, open_observation, open_reply
from forms_app.reporting.sending import store
from tests.servers.installation import COMMENT, YEAR, Installation, membership_of, report_of

ASKED = "The Prison Act was amended in 2025."
WORKERS_SAY = "Inmates still work for private companies without consent."
EMPLOYERS_SAY = "Enterprises have not been consulted on the new list."
REPLIED = "The Government takes note, and a bill is before Parliament."
ANSWERED_POINT = "Section 55 of the Penal Code was repealed."

REPORT_ANSWERS: Mapping[str, Any] = {
    "practice.appreciation": ASKED,
    "comments.replies": [{"comment": COMMENT, "point": 1, "reply": ANSWERED_POINT}],
    "assistance.received-any": "yes",
    "assistance.received": [
        {
            "kind": "training",
            "provider": "training-centre",
            "dates": {"from": "2024-03-01", "to": "2024-04-30"},
            "law": "Nothing yet.",
            "practice": "Inspectors visited 140 brick kilns.",
            "rating": "some",
        }
    ],
    "assistance.needed-any": "yes",
    "assistance.needed": [
        {
            "problem": "=No right of entry to private homes.",
            "kind": ["law-drafting", "training"],
            "beneficiaries": ["labour-inspectorate"],
            "urgency": "two-years",
            "rank": 1,
            "share": "no",
        }
    ],
}


@dataclass(frozen=True, slots=True)
class Correspondence:
    """References of what was sent."""

    report: str
    workers: str
    employers: str
    reply: str


def correspond(uow: UnitOfWork, installation: Installation) -> Correspondence:
    """Send the open report on 20 August of the year, communicate it, observe on it from both sides, and reply once."""
    report = sent(uow, report_of(uow.session, installation), REPORT_ANSWERS, "xaa.focal", installation)
    workers = _observed(uow, installation, report, "xaa.workers", {"observations.practice": WORKERS_SAY})
    employers = _observed(uow, installation, report, "xaa.employers", {"observations.law": EMPLOYERS_SAY})
    focal = membership_of(uow.session, installation.people["xaa.focal"])
    reply = open_reply(uow, focal, workers, _form("article-23/reply"), Languages("en", "en"))
    answers = {_first_narrative(_form("article-23/reply")): REPLIED}
    replied = sent(uow, reply, answers, "xaa.focal", installation)
    return Correspondence(report.reference, workers.reference, employers.reference, replied.reference)


def sent(uow: UnitOfWork, report: Report, answers: Mapping[str, Any], person: str, installation: Installation) -> Submission:
    """Send a report with these answers (as an import file has them), as its next version."""
    draft = read_draft(uow.session, report, "en")
    numbers = count(1)
    sheet, problems = from_content(draft.definition, answers, draft.facts, draft.known, lambda: f"row{next(numbers)}")
    assert problems == (), problems
    writer = uow.session.get_one(Person, installation.people[person])
    stored = {address: StoredAnswer(1, value, None, writer.name, uow.now) for address, value in sheet.items()}
    n = uow.session.query(Submission).filter_by(report_id=report.id).count() + 1
    return store(uow, replace(draft, answers=stored), n, received_on=date(YEAR, 8, 20), sent_by=writer.id)


def _observed(
    uow: UnitOfWork, installation: Installation, report: Submission, person: str, answers: Mapping[str, Any]
) -> Submission:
    member = membership_of(uow.session, installation.people[person])
    organization_id = member.party.organization_id
    assert organization_id is not None
    uow.session.add(
        Communication(
            submission_id=report.id,
            organization_id=organization_id,
            communicated_on=date(YEAR, 8, 20),
            person_id=installation.people["xaa.focal"],
            at=uow.now,
        )
    )
    uow.session.flush()
    subject = Subject("article-23", "XAA", ("C029", "P029"), YEAR)
    form = _form("article-23/observation")
    observation = open_observation(uow, member, subject, form, Languages("en", "en"), about=report)
    return sent(uow, observation, answers, person, installation)


def _first_narrative(form: Form) -> str:
    return next(path for _, question, path in form.definition.walk() if question.kind == "narrative" and question.show_if is None)


def _form(code: str) -> Form:
    form = tree_library().form(code, "2026")
    if form is None:
        raise LookupError(f"{code} 2026 has problems: run `forms-app forms check`")
    return form
