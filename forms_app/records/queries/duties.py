"""Queries for the overview of a government and of an organization: what is asked, how far it is, what came.

A page of a list costs the same few queries however long the list is.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, defer, joinedload

from forms_app.answers.address import Address
from forms_app.answers.values import Value
from forms_app.records.people import Party
from forms_app.records.reports import Answer, AnswerRevision, FormVersion, Report, Request
from forms_app.records.submissions import Communication, Submission


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, the report that answers it if one is open, and what was sent from that.

    `versions` counts what was sent (0: nothing); `first_received` is the calendar day in Geneva the first version came.
    """

    requested: Request
    report: Report | None
    versions: int
    first_received: date | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader looks for: the year of the session, a state, an instrument's code; None for all."""

    year: int | None = None
    state: str | None = None  # due, overdue, draft, sent
    instrument: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many requests are in each state. A draft is also either due or overdue."""

    due: int
    overdue: int
    draft: int
    sent: int
    next_due: date | None  # of those that are neither sent nor overdue


def asked_of(
    session: Session, unit_code: str, today: date, wanted: Wanted, *, limit: int, offset: int
) -> tuple[Sequence[Asked], int]:
    """A page of what was asked of a unit (soonest due first, what is sent last), and how many there are in all."""
    sent = _sent()
    statement = _wanted(_requests(unit_code, sent), sent, today, wanted)
    total = session.scalar(select(func.count()).select_from(statement.with_only_columns(Request.id).subquery())) or 0
    page = statement.add_columns(Report, sent.c.versions, sent.c.first_received).options(
        joinedload(Report.form_version).defer(FormVersion.resolved)
    )
    page = page.order_by(case((sent.c.versions.is_(None), 0), else_=1), Request.due_on, Request.instruments, Request.id)
    rows = session.execute(page.limit(limit).offset(offset))
    return [Asked(row[0], row[1], row[2] or 0, row[3]) for row in rows], total


def count_asked(session: Session, unit_code: str, today: date) -> Counts:
    """The numbers of the overview, over all years: one query."""
    sent = _sent()
    open_ = sent.c.versions.is_(None)
    in_time = and_(open_, Request.due_on >= today)
    row = session.execute(
        _requests(unit_code, sent).with_only_columns(
            func.count(case((in_time, 1))),
            func.count(case((and_(open_, Request.due_on < today), 1))),
            func.count(case((and_(open_, Report.id.is_not(None)), 1))),
            func.count(sent.c.versions),
            func.min(case((in_time, Request.due_on))),
        )
    ).one()
    return Counts(row[0], row[1], row[2], row[3], row[4])


def years_asked(session: Session, unit_code: str) -> Sequence[int]:
    """The years for which anything was asked of a unit, the newest first."""
    statement = select(Request.year).where(Request.unit_code == unit_code).distinct().order_by(Request.year.desc())
    return session.scalars(statement).all()


def unrequested_reports(session: Session, party_id: int) -> Sequence[tuple[Report, int]]:
    """What a party opened without a request, with how many versions were sent; the newest first.

    For a government these are voluntary reports and replies, for an organization its observations.
    """
    sent = _sent()
    statement = (
        select(Report, func.coalesce(sent.c.versions, 0))
        .outerjoin(sent, sent.c.report_id == Report.id)
        .where(Report.author_id == party_id, Report.request_id.is_(None))
        .options(
            joinedload(Report.form_version).defer(FormVersion.resolved),
            joinedload(Report.author).joinedload(Party.organization),
            joinedload(Report.about).options(defer(Submission.content), defer(Submission.snapshot)),
        )
        .order_by(Report.id.desc())
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def reports_of_government(session: Session, party_id: int) -> Sequence[tuple[Report, int]]:
    """Every report of a government but its replies to observations, oldest first, with how many versions were sent."""
    sent = _sent()
    statement = (
        select(Report, func.coalesce(sent.c.versions, 0))
        .outerjoin(sent, sent.c.report_id == Report.id)
        .where(Report.author_id == party_id, Report.procedure != "article-23")
        .order_by(Report.year, Report.id)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def values_of(session: Session, report_ids: Collection[int]) -> Mapping[int, Mapping[Address, Value]]:
    """The answers of several drafts in values, by report: one query. A report without answers has no key."""
    statement = (
        select(Answer.report_id, Answer.path, Answer.row, AnswerRevision.value)
        .join(AnswerRevision, and_(AnswerRevision.answer_id == Answer.id, AnswerRevision.n == Answer.revision))
        .where(Answer.report_id.in_(report_ids))
        .order_by(Answer.id)
    )
    found: dict[int, dict[Address, Value]] = {}
    for report_id, path, row, value in session.execute(statement):
        if value is not None:
            found.setdefault(report_id, {})[Address(path, row or None)] = value
    return found


def observations_on(session: Session, unit_code: str, *, limit: int, offset: int = 0) -> tuple[Sequence[Submission], int]:
    """A page of the observations filed on a unit (the newest version of each), newest first, and how many there are."""
    later = aliased(Submission)
    statement = (
        select(Submission)
        .join(Submission.report)
        .join(Report.author)
        .where(
            Report.unit_code == unit_code,
            Report.procedure == "article-23",
            Party.organization_id.is_not(None),
            ~exists().where(later.report_id == Submission.report_id, later.n > Submission.n),
        )
    )
    total = session.scalar(select(func.count()).select_from(statement.with_only_columns(Submission.id).subquery())) or 0
    page = statement.options(*_LIGHT).order_by(Submission.sent_at.desc(), Submission.id.desc()).limit(limit).offset(offset)
    return session.scalars(page).all(), total


def drafts_about(session: Session, author_id: int, submission_ids: Collection[int]) -> Mapping[int, Report]:
    """The newest report that a party has opened about each of these submissions, by the submission's id."""
    statement = (
        select(Report)
        .where(Report.author_id == author_id, Report.about_id.in_(submission_ids))
        .options(joinedload(Report.form_version).defer(FormVersion.resolved))
        .order_by(Report.id)
    )
    return {report.about_id: report for report in session.scalars(statement) if report.about_id is not None}


def newest_communicated(
    session: Session, organization_id: int, *, limit: int, offset: int = 0
) -> tuple[Sequence[tuple[Submission, date]], int]:
    """A page of the reports communicated to an organization: the newest version it may read and since when; newest first."""
    first = (
        select(Submission.report_id, func.min(Communication.communicated_on).label("since"))
        .join(Communication, Communication.submission_id == Submission.id)
        .where(Communication.organization_id == organization_id)
        .group_by(Submission.report_id)
        .subquery()
    )
    later = aliased(Submission)
    statement = (
        select(Submission, first.c.since)
        .join(first, first.c.report_id == Submission.report_id)
        .where(~exists().where(later.report_id == Submission.report_id, later.n > Submission.n))
    )
    total = session.scalar(select(func.count()).select_from(first)) or 0
    page = statement.options(*_LIGHT).order_by(first.c.since.desc(), Submission.id.desc()).limit(limit).offset(offset)
    return [(row[0], row[1]) for row in session.execute(page)], total


def _sent() -> Subquery:
    """How much was sent from each report, and when the first version came."""
    return (
        select(
            Submission.report_id,
            func.count().label("versions"),
            func.min(Submission.received_on).label("first_received"),
        )
        .group_by(Submission.report_id)
        .subquery()
    )


def _requests(unit_code: str, sent: Subquery) -> Select[Request]:
    return (
        select(Request)
        .outerjoin(Report, Report.request_id == Request.id)
        .outerjoin(sent, sent.c.report_id == Report.id)
        .where(Request.unit_code == unit_code)
    )


def _wanted(statement: Select[Request], sent: Subquery, today: date, wanted: Wanted) -> Select[Request]:
    if wanted.year is not None:
        statement = statement.where(Request.year == wanted.year)
    if wanted.state is not None:
        statement = statement.where(_in_state(wanted.state, sent, today))
    if wanted.instrument is not None:
        code = wanted.instrument
        statement = statement.where(
            or_(
                Request.instruments == code,
                Request.instruments.startswith(f"{code}+", autoescape=True),
                Request.instruments.endswith(f"+{code}", autoescape=True),
                Request.instruments.contains(f"+{code}+", autoescape=True),
            )
        )
    return statement


def _in_state(state: str, sent: Subquery, today: date) -> ColumnElement[bool]:
    open_ = sent.c.versions.is_(None)
    match state:
        case "due":
            return and_(open_, Request.due_on >= today)
        case "overdue":
            return and_(open_, Request.due_on < today)
        case "draft":
            return and_(open_, Report.id.is_not(None))
        case _:
            return sent.c.versions.is_not(None)


_LIGHT = (
    defer(Submission.content),
    defer(Submission.snapshot),
    joinedload(Submission.report).joinedload(Report.author).joinedload(Party.organization),
)
