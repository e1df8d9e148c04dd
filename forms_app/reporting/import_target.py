"""To which report of the records a document belongs, and what keeps it from being added there."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms_app.answers.envelope import Author, Envelope
from forms_app.records.holding import hold_report
from forms_app.records.queries.answers import answers_of
from forms_app.records.queries.duties import drafts_about
from forms_app.records.queries.people import government_of
from forms_app.records.queries.reports import report_by_key, report_of_request, voluntary_reports
from forms_app.records.queries.requests import request_for
from forms_app.records.queries.submissions import submission_by_digest, submission_by_reference, submissions_of
from forms_app.records.reports import Report, Request
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reporting.import_problems import RecordsProblem
from forms_app.reporting.permissions import is_observation
from forms_app.reporting.sending import author_of

OBSERVATION, REPLY = "article-23/observation", "article-23/reply"


@dataclass(frozen=True, slots=True)
class Target:
    """The report that the document becomes a version of (None: a new one), the request it answers, what it speaks of."""

    report: Report | None = None
    requested: Request | None = None
    about: Submission | None = None


def find_target(
    uow: UnitOfWork, envelope: Envelope, amends: str | None, *, another: bool = False
) -> tuple[Target, tuple[RecordsProblem, ...]]:
    """Where a document belongs. `amends` is the id of the submission it amends, or the key of the draft it replaces;
    `another` says that it is another report than those on the same that nobody asked for either.

    Problems with the author and `about` are told here as well. A report that is found is held, so that it is still as it was
    judged when the document becomes a version of it.
    """
    session = uow.session
    about, problems = _about(session, envelope)
    problems += _author(envelope)
    if amends is not None:
        report, more = _amended(uow, envelope, amends, about)
        return Target(report, report.request if report else None, about), (*problems, *more)
    requested = _request(session, envelope)
    if envelope.form == REPLY:
        report = _replied(session, envelope, about)
        problems += _taken(uow, [report], "already-replied", "draft-open") if report else ()
    elif requested is not None:
        report = report_of_request(session, requested.id)
        problems += _taken(uow, [report], "already-answered", "draft-open") if report else ()
    else:
        own = () if another else _voluntary(session, envelope)
        report = own[-1] if own else None
        problems += _taken(uow, own, "already-reported", "voluntary-draft-open")
    return Target(report, requested, about), problems


def _request(session: Session, envelope: Envelope) -> Request | None:
    procedure = envelope.form.partition("/")[0]
    return request_for(session, procedure, envelope.unit, "+".join(envelope.instruments), envelope.year)


def _replied(session: Session, envelope: Envelope, about: Submission | None) -> Report | None:
    """The government's reply to the same observation: all that it replies are versions of one report (decision 2)."""
    government = government_of(session, envelope.unit)
    if about is None or government is None:
        return None
    return drafts_about(session, government.id, [about.id]).get(about.id)


def _voluntary(session: Session, envelope: Envelope) -> Sequence[Report]:
    """What the government has reported on the same, or is about to, without being asked. It may do so twice, but hardly ever
    does, so a second import is rather a mistake. An organization may file several observations."""
    procedure = envelope.form.partition("/")[0]
    if procedure == "article-23":
        return ()
    return voluntary_reports(session, procedure, envelope.unit, "+".join(envelope.instruments), envelope.year)


def _taken(uow: UnitOfWork, reports: Sequence[Report], sent: str, begun: str) -> tuple[RecordsProblem, ...]:
    """Why reports that are sent already, or begun, cannot silently become another one: a problem with the code `sent` or
    `begun`. An empty draft gives way."""
    for report in reports:
        hold_report(uow, report.id)
    versions = submissions_of(uow.session, [report.id for report in reports])
    if versions:
        return (RecordsProblem("", sent, {"reference": versions[-1].reference}),)
    for report in reports:
        if any(answer.value is not None for answer in answers_of(uow.session, report.id).values()):
            return (RecordsProblem("", begun, {"key": report.key}),)
    return ()


def _amended(
    uow: UnitOfWork, envelope: Envelope, amends: str, about: Submission | None
) -> tuple[Report | None, tuple[RecordsProblem, ...]]:
    named = submission_by_reference(uow.session, amends)
    report = named.report if named else report_by_key(uow.session, amends)
    if report is None:
        return None, (RecordsProblem("", "amended-unknown", {"reference": amends[:80]}),)
    hold_report(uow, report.id)
    versions = submissions_of(uow.session, [report.id])
    if versions and is_observation(report):
        return report, (RecordsProblem("", "observation-filed", {"reference": versions[-1].reference}),)
    if named is not None and named.n != versions[-1].n:
        problem = RecordsProblem("", "amended-not-newest", {"reference": amends, "newest": versions[-1].reference})
        return report, (problem,)
    same = (report.unit_code, report.instruments, report.year, author_of(report.author))
    if same != (envelope.unit, "+".join(envelope.instruments), envelope.year, envelope.author):
        params: dict[str, str | int] = {
            "reference": amends,
            "unit": report.unit_code,
            "instruments": report.instruments,
            "year": report.year,
        }
        return report, (RecordsProblem("", "amended-another", params),)
    is_known = about is not None or envelope.about is None  # otherwise that has been told
    if is_known and report.about != about:
        return report, (RecordsProblem("/about", "amended-about-another", {"reference": amends}),)
    return report, ()


def _author(envelope: Envelope) -> tuple[RecordsProblem, ...]:
    """An organization states its own views in its observation alone; a government speaks for its own unit."""
    if envelope.form == OBSERVATION:
        if envelope.author.side != "organization":
            return (RecordsProblem("/author", "organization-expected", {"form": envelope.form}),)
    elif envelope.author != Author("government", envelope.unit):
        return (RecordsProblem("/author", "government-expected", {"form": envelope.form, "unit": envelope.unit}),)
    return ()


def _about(session: Session, envelope: Envelope) -> tuple[Submission | None, tuple[RecordsProblem, ...]]:
    """What an observation or a reply speaks of: a reply always of an observation, an observation of a report or nothing."""
    where, form = "/about", envelope.form
    if form not in (OBSERVATION, REPLY):
        problem = RecordsProblem(where, "about-not-expected", {"form": form})
        return None, (problem,) if envelope.about else ()
    if envelope.about is None:
        return None, (RecordsProblem(where, "about-missing", {"form": form}),) if form == REPLY else ()
    about = submission_by_digest(session, envelope.about)
    if about is None:
        return None, (RecordsProblem(where, "about-unknown", {"digest": envelope.about}),)
    fits = is_observation(about.report) if form == REPLY else about.report.procedure != "article-23"
    if not fits or about.report.unit_code != envelope.unit:
        return None, (RecordsProblem(where, "about-not-fit", {"reference": about.reference}),)
    return about, ()
