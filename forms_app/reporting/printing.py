"""What documents are told of a submission: values built from its snapshot, which nothing can change any more."""

from datetime import date

from forms_app.answers.numbering import numbers, section_numbers
from forms_app.answers.primitives import FileName, Span
from forms_app.answers.snapshot import Snapshot, snapshot_from_json
from forms_app.definitions.severity import Severity
from forms_app.documents.values import (
    About,
    Act,
    Approval,
    Copy,
    Instrument,
    Provenance,
    ReceiptDocument,
    ReportDocument,
    Side,
    Voice,
)
from forms_app.records.people import Party, PartyKind
from forms_app.records.queries.submissions import communications_of
from forms_app.records.queries.world import World, load_world
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session
from forms_app.records.world import Organization
from forms_app.reference.names import instrument_title, unit_name
from forms_app.reporting.permissions import is_observation
from forms_app.reporting.pinned_forms import form_of


def report_document(session: Session, submission: Submission, locale: str) -> ReportDocument:
    """One submission as it was sent. `locale` is that of names and headings; the form's words stay as they were shown."""
    return _report(load_world(session), submission, snapshot_from_json(submission.snapshot.encode()), locale)


def receipt_document(session: Session, submission: Submission, locale: str, verify_url: str = "") -> ReceiptDocument:
    """The receipt of a submission, with the copies communicated so far."""
    snapshot = snapshot_from_json(submission.snapshot.encode())
    questions = [question for section in snapshot.sections for question in section.questions]
    missed = (Severity.ERROR, Severity.EXPECTED)
    return ReceiptDocument(
        report=_report(load_world(session), submission, snapshot, locale),
        due=submission.report.request.due_on if submission.report.request else None,
        answered=sum(question.is_answered for question in questions),
        unanswered=tuple(one.prompt for one in questions if not one.is_answered and one.missing in missed),
        copies=tuple(
            Copy(one.organization.name, side_of(one.organization), one.communicated_on)
            for one in communications_of(session, [submission.id])
        ),
        files=tuple(FileName(file["name"], file["sha256"]) for file in snapshot.envelope.files),
        verify_url=verify_url,
    )


def voice_of(world: World, party: Party, locale: str) -> Voice:
    """Who speaks, as documents mark it in the margin."""
    if party.kind == PartyKind.ORGANIZATION and party.organization is not None:
        return Voice(side_of(party.organization), party.organization.name)
    return Voice("government", unit_name(world.units[str(party.unit_code)], locale))


def side_of(organization: Organization) -> Side:
    """The side an organization represents."""
    return "workers" if organization.side == "workers" else "employers"


def act_of(submission: Submission) -> Act:
    """What a submission is: a report, an observation, or a government's reply to one."""
    if submission.report.procedure != "article-23":
        return "report"
    return "observation" if is_observation(submission.report) else "reply"


def instruments_of(world: World, codes: str, locale: str) -> tuple[Instrument, ...]:
    """Instruments (codes joined by '+') with their titles in a language."""
    known = (world.instruments[code] for code in codes.split("+") if code in world.instruments)
    return tuple(Instrument(one.code, instrument_title(one, locale)) for one in known)


def _report(world: World, submission: Submission, snapshot: Snapshot, locale: str) -> ReportDocument:
    report, envelope = submission.report, snapshot.envelope
    definition = form_of(submission.form_version).definition
    return ReportDocument(
        act=act_of(submission),
        unit=unit_name(world.units[report.unit_code], locale),
        instruments=instruments_of(world, report.instruments, locale),
        year=report.year,
        period=_span(envelope.period),
        form_title=snapshot.title,
        form_title_language=snapshot.title_language,
        form_language=envelope.form_language,
        approval=_approval(snapshot),
        voice=voice_of(world, report.author, locale),
        provenance=_provenance(world, submission, snapshot, locale),
        sections=snapshot.sections,
        numbers={**section_numbers(definition), **numbers(definition)},
        about=_about(world, report.about, locale) if report.about else None,
        demonstration=world.demonstration,
    )


def _provenance(world: World, submission: Submission, snapshot: Snapshot, locale: str) -> Provenance:
    envelope = snapshot.envelope
    return Provenance(
        reference=submission.reference,
        party=voice_of(world, submission.report.author, locale).name,
        person=submission.sender.name if submission.sender else "",
        at=submission.sent_at,
        version=submission.n,
        language=envelope.language,
        digest=submission.digest,
        form=envelope.form,
        form_version=envelope.version,
        received_on=submission.received_on if submission.sender is None else None,
    )


def _about(world: World, submission: Submission, locale: str) -> About:
    titles = ", ".join(one.title for one in instruments_of(world, submission.report.instruments, locale))
    party = voice_of(world, submission.report.author, locale).name
    return About(party, titles, submission.reference, submission.n, submission.received_on)


def _approval(snapshot: Snapshot) -> Approval | None:
    given = snapshot.approval
    return None if given is None else Approval(given["body"], given["document"], date.fromisoformat(given["date"]))


def _span(period: tuple[str, str] | None) -> Span | None:
    return None if period is None else Span(date.fromisoformat(period[0]), date.fromisoformat(period[1]))
