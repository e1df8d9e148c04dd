"""Queries on requests, reports, form versions and attached files."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, joinedload

from forms_app.records import submissions  # noqa: F401 -- Report.about is one of them
from forms_app.records.people import Party
from forms_app.records.reports import FormVersion, Report, ReportFile, Request, StoredFile


def request_by_id(session: Session, request_id: int) -> Request | None:
    return session.get(Request, request_id)


def report_by_key(session: Session, key: str) -> Report | None:
    """The report with all that a page needs to say where it stands; its form's text is left in the database."""
    return session.scalar(select(Report).where(Report.key == key).options(*_WHOLE))


def report_of_request(session: Session, request_id: int) -> Report | None:
    return session.scalar(select(Report).where(Report.request_id == request_id).options(*_WHOLE))


def voluntary_reports(session: Session, procedure: str, unit_code: str, instruments: str, year: int) -> Sequence[Report]:
    """What a government has opened without being asked on exactly these instruments (codes in order, joined by '+'), the
    oldest first. `procedure` is not that of observations and replies."""
    statement = select(Report).where(
        Report.request_id.is_(None),
        Report.procedure == procedure,
        Report.unit_code == unit_code,
        Report.instruments == instruments,
        Report.year == year,
    )
    return session.scalars(statement.options(*_WHOLE).order_by(Report.id)).all()


def reports_of_party(session: Session, party_id: int) -> Sequence[Report]:
    """What a party has opened, the newest first."""
    return session.scalars(select(Report).where(Report.author_id == party_id).options(*_WHOLE).order_by(Report.id.desc())).all()


def other_reports(session: Session, report: Report) -> Sequence[Report]:
    """What the author of a report has opened besides it on the same unit, observations and replies aside; the newest first."""
    statement = select(Report).where(
        Report.author_id == report.author_id,
        Report.unit_code == report.unit_code,
        Report.id != report.id,
        Report.procedure != "article-23",
    )
    return session.scalars(statement.options(*_WHOLE).order_by(Report.year.desc(), Report.id.desc())).all()


def requests_of_unit(session: Session, unit_code: str, year: int | None = None) -> Sequence[Request]:
    """What was asked of a unit, of one year or all, by year and due date."""
    statement = select(Request).where(Request.unit_code == unit_code)
    if year is not None:
        statement = statement.where(Request.year == year)
    return session.scalars(statement.order_by(Request.year.desc(), Request.due_on, Request.instruments)).all()


def form_version_by_digest(session: Session, digest: str) -> FormVersion | None:
    return session.scalar(select(FormVersion).where(FormVersion.digest == digest).options(defer(FormVersion.resolved)))


def files_of_report(session: Session, report_id: int) -> Mapping[str, int]:
    """The attached files of a report: digest (SHA-256, hexadecimal) to size in bytes."""
    statement = (
        select(StoredFile.sha256, StoredFile.size)
        .join(ReportFile, ReportFile.sha256 == StoredFile.sha256)
        .where(ReportFile.report_id == report_id)
    )
    return {row.sha256: row.size for row in session.execute(statement)}


def file_of_report(session: Session, report_id: int, sha256: str) -> tuple[str, str, int] | None:
    """Media type, name and size in bytes of a file attached to a report; None where it is not attached to it."""
    statement = (
        select(StoredFile.media_type, ReportFile.name, StoredFile.size)
        .join(ReportFile, ReportFile.sha256 == StoredFile.sha256)
        .where(ReportFile.report_id == report_id, StoredFile.sha256 == sha256)
        .order_by(ReportFile.id.desc())
    )
    found = session.execute(statement).first()
    return None if found is None else (found[0], found[1], found[2])


_WHOLE = (
    joinedload(Report.form_version).defer(FormVersion.resolved),
    joinedload(Report.author).joinedload(Party.organization),
    joinedload(Report.request),
)
