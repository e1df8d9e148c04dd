"""Opening a report: the draft pins its form version and freezes the facts its conditions look at."""

import secrets
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from forms_app.answers.facts import Facts, PendingPoint
from forms_app.calendar.deadlines import geneva_day
from forms_app.definitions.form import Form
from forms_app.records.audit import audit
from forms_app.records.holding import hold_unit
from forms_app.records.people import Membership, Party
from forms_app.records.queries.comments import pending_comments
from forms_app.records.queries.duties import drafts_about
from forms_app.records.queries.reports import report_of_request, voluntary_reports
from forms_app.records.queries.requests import unanswered_requests
from forms_app.records.queries.submissions import submissions_of
from forms_app.records.queries.world import load_world
from forms_app.records.reports import Report, Request
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reference.rules import Procedure
from forms_app.reporting.errors import ConflictError, NotAllowedError, UnfitError
from forms_app.reporting.facts_json import facts_to_json
from forms_app.reporting.permissions import Act, is_observation, may
from forms_app.reporting.pinned_forms import pin

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no letter that is read as another


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is on: the unit, the instruments (codes in order) and the year of the Committee's session."""

    procedure: str
    unit_code: str
    instruments: tuple[str, ...]
    year: int
    period: tuple[date | None, date | None] = (None, None)


class Languages(NamedTuple):
    """In what a report is written: the form's words in its snapshot (en, fr, es), and the answers (BCP 47), unless one of
    them says otherwise."""

    form: str
    answers: str


def subject_about(report: Report) -> Subject:
    """What an observation on a report, or a reply to an observation, is on: the same as that."""
    return Subject("article-23", report.unit_code, tuple(report.instruments.split("+")), report.year)


def open_requested(uow: UnitOfWork, membership: Membership, requested: Request, form: Form, languages: Languages) -> Report:
    """The report that answers a request: the one already open, or a new one. Raises NotAllowedError."""
    _check(uow, membership, Act.OPEN_REPORT, requested)
    hold_unit(uow, requested.unit_code)  # whoever opens or enters it at the same moment gets the same report
    report = report_of_request(uow.session, requested.id)
    if report is not None:
        return report
    subject = Subject(requested.procedure, requested.unit_code, tuple(requested.instruments.split("+")), requested.year)
    facts = facts_of(uow, subject, first_report=requested.first_report, detailed=requested.detailed)
    return _open(uow, membership.party, subject, form, languages, facts, membership.person_id, requested)


def open_voluntary(uow: UnitOfWork, membership: Membership, subject: Subject, form: Form, languages: Languages) -> Report:
    """A report nobody asked for, since a government may report at any time: the one on the same that it has not sent yet, or
    a new one. Raises NotAllowedError; ConflictError `asked-for`, with the request's id, where it would answer one."""
    _check(uow, membership, Act.REPORT_VOLUNTARILY, membership.party)
    hold_unit(uow, subject.unit_code)  # whoever opens or enters it at the same moment gets the same report
    asked = _asked(uow, subject, form.definition.form)
    if asked is not None:
        raise ConflictError("asked-for", {"request": asked.id})
    report = _unsent(uow, subject)
    if report is not None:
        return report
    facts = facts_of(uow, subject, detailed=True)
    return _open(uow, membership.party, subject, form, languages, facts, membership.person_id)


def _asked(uow: UnitOfWork, subject: Subject, form_code: str) -> Request | None:
    """The request that awaits a report on any of the instruments: it would stay open beside the report, and be asked for again.

    Under article 19 different things are asked on the same instruments, each by a form of its own.
    """
    for one in unanswered_requests(uow.session, subject.procedure, subject.unit_code, subject.year):
        is_the_same = one.procedure != Procedure.ARTICLE_19 or one.form_code == form_code
        if is_the_same and not set(one.instruments.split("+")).isdisjoint(subject.instruments):
            return one
    return None


def _unsent(uow: UnitOfWork, subject: Subject) -> Report | None:
    """The voluntary report on the same instruments and year that is being written."""
    instruments = "+".join(subject.instruments)
    reports = voluntary_reports(uow.session, subject.procedure, subject.unit_code, instruments, subject.year)
    sent = {one.report_id for one in submissions_of(uow.session, [report.id for report in reports])}
    return next((report for report in reports if report.id not in sent), None)


def open_observation(
    uow: UnitOfWork,
    membership: Membership,
    subject: Subject,
    form: Form,
    languages: Languages,
    *,
    about: Submission | None = None,
) -> Report:
    """An organization's observation on a unit's application of instruments, with or without a report it is about.

    Raises NotAllowedError, also where the report was not communicated to the organization; UnfitError where a national
    organization would speak of another unit.
    """
    _check(uow, membership, Act.OBSERVE, membership.party)
    if about is not None:
        _check(uow, membership, Act.READ_SUBMISSION, about)
    organization = membership.party.organization
    if organization is None or organization.unit_code not in (None, subject.unit_code):
        raise UnfitError("organization-of-another-unit", {"unit": subject.unit_code})
    facts = facts_of(uow, subject, pending=False)
    return _open(uow, membership.party, subject, form, languages, facts, membership.person_id, about=about)


def open_reply(uow: UnitOfWork, membership: Membership, observation: Submission, form: Form, languages: Languages) -> Report:
    """The government's reply to an observation: the one already open, or a new one. Raises NotAllowedError; UnfitError where it
    is no observation."""
    if not is_observation(observation.report):
        raise UnfitError("not-an-observation", {"reference": observation.reference})
    _check(uow, membership, Act.REPLY, observation)
    subject = subject_about(observation.report)
    hold_unit(uow, subject.unit_code)  # whoever opens or enters it at the same moment gets the same report
    report = drafts_about(uow.session, membership.party_id, [observation.id]).get(observation.id)
    if report is not None:
        return report
    facts = facts_of(uow, subject, pending=False)
    return _open(uow, membership.party, subject, form, languages, facts, membership.person_id, about=observation)


def open_received(
    uow: UnitOfWork,
    author: Party,
    subject: Subject,
    form: Form,
    languages: Languages,
    *,
    requested: Request | None = None,
    about: Submission | None = None,
) -> Report:
    """A report or observation that came on paper, for which the registry acts; `importing` has judged it."""
    facts = facts_when_received(uow, subject, requested)
    return _open(uow, author, subject, form, languages, facts, None, requested, about)


def facts_when_received(uow: UnitOfWork, subject: Subject, requested: Request | None) -> Facts:
    """The facts of what came on paper: those of its request, or of a voluntary report."""
    if requested is not None:
        return facts_of(uow, subject, first_report=requested.first_report, detailed=requested.detailed)
    is_report = subject.procedure != "article-23"
    return facts_of(uow, subject, detailed=is_report, pending=is_report)


def facts_of(
    uow: UnitOfWork, subject: Subject, *, first_report: bool = False, detailed: bool = False, pending: bool = True
) -> Facts:
    """The facts as they stand today (in Geneva) for a unit, its instruments and a year."""
    world = load_world(uow.session)
    comments = pending_comments(uow.session, subject.unit_code, subject.instruments, subject.year) if pending else []
    points = tuple(
        PendingPoint(
            comment=comment.id,
            point=point.number,
            kind=comment.kind,
            instrument=comment.instrument_code,
            session_year=comment.session_year,
            text=point.text,
            language=comment.language,
        )
        for comment in comments
        for point in comment.points
    )
    return Facts(
        ratified=world.in_force_for(subject.unit_code, geneva_day(uow.now)),
        first_report=first_report,
        detailed=detailed,
        federal=bool(world.units[subject.unit_code].federal),
        pending=points,
    )


def _open(
    uow: UnitOfWork,
    author: Party,
    subject: Subject,
    form: Form,
    languages: Languages,
    facts: Facts,
    person_id: int | None,
    requested: Request | None = None,
    about: Submission | None = None,
) -> Report:
    report = Report(
        key=_new_key(subject),
        request_id=requested.id if requested else None,
        author_id=author.id,
        form_version_id=pin(uow, form).id,
        procedure=subject.procedure,
        unit_code=subject.unit_code,
        instruments="+".join(subject.instruments),
        year=subject.year,
        period_from=subject.period[0],
        period_to=subject.period[1],
        facts=facts_to_json(facts),
        form_language=languages.form,
        language=languages.answers,
        about_id=about.id if about else None,
        created_at=uow.now,
        created_by=person_id,
    )
    uow.session.add(report)
    uow.session.flush()
    audit(uow, person_id, "opened", report.key, form=form.definition.form, version=form.definition.version)
    return report


def _new_key(subject: Subject) -> str:
    """A name for addresses that a person can read out: `XAA-C029-2026-7k3f`."""
    ending = "".join(secrets.choice(_ALPHABET) for _ in range(5))
    return f"{subject.unit_code}-{subject.instruments[0] if subject.instruments else 'all'}-{subject.year}-{ending}"


def _check(uow: UnitOfWork, membership: Membership, act: Act, subject: object) -> None:
    if not may(uow.session, membership, act, subject):
        raise NotAllowedError("not-allowed", {"act": act})
