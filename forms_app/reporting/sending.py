"""Sending: the draft becomes a submission, immutable, with its digest; what follows from it is left to jobs."""

from collections.abc import Mapping
from datetime import date

from forms_app.answers.address import Address
from forms_app.answers.envelope import Author, Envelope, digest, to_canonical, with_answers
from forms_app.answers.laws import with_laws
from forms_app.answers.problems import AnswerProblem
from forms_app.answers.shown import Written
from forms_app.answers.snapshot import snapshot_to_json, take_snapshot
from forms_app.calendar.deadlines import geneva_day
from forms_app.calendar.sessions import examined_in
from forms_app.definitions.severity import Severity
from forms_app.records.audit import audit
from forms_app.records.holding import hold_report
from forms_app.records.jobs import add_job
from forms_app.records.people import Membership, Party, PartyKind
from forms_app.records.queries.submissions import submission_n
from forms_app.records.reports import Report
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.communicating import communicate_named
from forms_app.reporting.drafts import Draft
from forms_app.reporting.errors import ConflictError, NotAllowedError, UnfitError
from forms_app.reporting.known import known_of
from forms_app.reporting.notifying import tell_of_observation, tell_of_reply
from forms_app.reporting.permissions import Act, is_observation, is_reply, may


class NotSendableError(UnfitError):
    """Something without which a report cannot be processed is missing or unreadable."""

    def __init__(self, problems: tuple[AnswerProblem, ...]) -> None:
        super().__init__("not-sendable", {"count": len(problems)})
        self.problems = problems


def send(uow: UnitOfWork, membership: Membership, draft: Draft, *, n: int) -> Submission:
    """Send the draft as its n-th version, or give the n-th version back when it has been sent already.

    `n` is what the review page announced: two clicks, two tabs or two people make one submission. Raises
    NotAllowedError; ConflictError for a second version of an observation; NotSendableError; UnfitError where n is neither
    the next version nor one that exists.
    """
    if not may(uow.session, membership, Act.SEND, draft.report):
        raise NotAllowedError("not-allowed", {"act": Act.SEND})
    check_unfiled(draft.report, n)
    hold_report(uow, draft.report.id)  # whoever sends it at the same moment waits, and then finds this version
    already = submission_n(uow.session, draft.report.id, n)
    if already is not None:
        return already
    if n != next_n(uow, draft.report):
        raise UnfitError("unexpected-version", {"n": n})
    errors = tuple(problem for problem in draft.findings() if problem.severity == Severity.ERROR)
    if errors:
        raise NotSendableError(errors)
    return store(uow, draft, n, received_on=geneva_day(uow.now), sent_by=membership.person_id)


def check_unfiled(report: Report, n: int) -> None:
    """An observation is filed once: what is to be added is another observation. Raises ConflictError `already-filed`."""
    if n > 1 and is_observation(report):
        raise ConflictError("already-filed", {"reference": f"{report.key}.1"})


def next_n(uow: UnitOfWork, report: Report) -> int:
    """The number the next version of a report will have, counted from 1."""
    n = 1
    while submission_n(uow.session, report.id, n) is not None:
        n += 1
    return n


def store(uow: UnitOfWork, draft: Draft, n: int, *, received_on: date, sent_by: int | None, on_paper: bool = False) -> Submission:
    """Insert the n-th version of a report as it stands, communicate it to the organizations it names, and add the jobs
    that follow.

    `received_on` is a calendar date in Geneva; `on_paper` says that the registry entered it, so that the date stands in
    the content. Nothing is judged here: `send` and `importing` have done so.
    """
    report = draft.report
    envelope = envelope_of(draft, received_on if on_paper else None)
    content = to_canonical(envelope)
    # The words of the form and the names of the world in one language, whatever language its sender reads.
    known = with_laws(known_of(uow.session, report, report.form_language), draft.sheet)
    snapshot = take_snapshot(draft.form, envelope, draft.sheet, draft.facts, known, written_of(draft))
    submission = Submission(
        reference=f"{report.key}.{n}",
        report_id=report.id,
        n=n,
        form_version_id=report.form_version_id,
        content=content.decode(),
        digest=digest(envelope),
        snapshot=snapshot_to_json(snapshot).decode(),
        sent_at=uow.now,
        sent_by=sent_by,
        received_on=received_on,
        examined_in=examined_in(report.procedure, report.year, received_on),
    )
    submission.report = report
    uow.session.add(submission)
    uow.session.flush()
    audit(uow, sent_by, "sent", submission.reference, digest=submission.digest)
    add_job(uow, "render", {"submission": submission.id, "kind": "report", "language": report.form_language})
    communicate_named(uow, submission, envelope.answers)
    # The receipt lists the copies, so it is made after them.
    add_job(uow, "render", {"submission": submission.id, "kind": "receipt", "language": report.form_language})
    _tell(uow, submission)
    return submission


def _tell(uow: UnitOfWork, submission: Submission) -> None:
    """Word to those who may read it from now on."""
    report = submission.report
    if is_observation(report):
        tell_of_observation(uow, submission)
    elif is_reply(report):
        tell_of_reply(uow, submission)


def envelope_of(draft: Draft, received_on: date | None) -> Envelope:
    """The document of the import format that stands for the draft."""
    report, definition = draft.report, draft.definition
    period = (report.period_from, report.period_to)
    envelope = Envelope(
        form=definition.form,
        version=definition.version,
        unit=report.unit_code,
        instruments=tuple(sorted(report.instruments.split("+"))),
        year=report.year,
        author=author_of(report.author),
        form_language=report.form_language,
        language=report.language,
        period=(period[0].isoformat(), period[1].isoformat()) if period[0] and period[1] else None,
        received_on=received_on.isoformat() if received_on else None,
        about=report.about.digest if report.about else None,
    )
    written_in = {address: one.language for address, one in written_of(draft).items()}
    return with_answers(envelope, definition, draft.sheet, draft.facts, written_in)


def author_of(party: Party) -> Author:
    """Who speaks, as the import format names them."""
    if party.kind == PartyKind.ORGANIZATION and party.organization is not None:
        return Author("organization", party.organization.code)
    return Author("government", str(party.unit_code))


def written_of(draft: Draft) -> Mapping[Address, Written]:
    """Who wrote each answer, when, and in which language."""
    return {
        address: Written(by=answer.person_name, at=answer.at, language=answer.language or draft.report.language)
        for address, answer in draft.answers.items()
        if answer.value is not None
    }
