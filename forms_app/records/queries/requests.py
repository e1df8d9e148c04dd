"""Queries on the requests of a year, for the calendar."""

from collections.abc import Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from forms_app.records.reports import Report, Request
from forms_app.records.submissions import Submission


def requests_of_year(session: Session, year: int) -> Sequence[Request]:
    """Everything that was asked for a year (that of the session), of every unit."""
    return session.scalars(select(Request).where(Request.year == year).order_by(Request.id)).all()


def answered_requests(session: Session, year: int) -> frozenset[int]:
    """The ids of those requests of a year to which at least one version of a report came."""
    statement = (
        select(Request.id)
        .join(Report, Report.request_id == Request.id)
        .join(Submission, Submission.report_id == Report.id)
        .where(Request.year == year)
    )
    return frozenset(session.scalars(statement))


def unanswered_requests(session: Session, procedure: str, unit_code: str, year: int) -> Sequence[Request]:
    """What was asked of a unit for a year, and of which nothing has come yet."""
    answered = exists().where(Report.request_id == Request.id, Submission.report_id == Report.id)
    statement = select(Request).where(
        Request.procedure == procedure, Request.unit_code == unit_code, Request.year == year, ~answered
    )
    return session.scalars(statement.order_by(Request.id)).all()


def request_for(session: Session, procedure: str, unit_code: str, instruments: str, year: int) -> Request | None:
    """The request on exactly these instruments (codes in order, joined by '+')."""
    statement = select(Request).where(
        Request.procedure == procedure,
        Request.unit_code == unit_code,
        Request.instruments == instruments,
        Request.year == year,
    )
    return session.scalar(statement)
