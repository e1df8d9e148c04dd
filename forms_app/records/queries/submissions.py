"""Queries on submissions, communications and renderings. The texts of content and snapshot are read only when asked for."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased, defer, joinedload

from forms_app.records.people import Party
from forms_app.records.reports import Report
from forms_app.records.submissions import Communication, Rendering, Submission


def submission_by_reference(session: Session, reference: str) -> Submission | None:
    return session.scalar(select(Submission).where(Submission.reference == reference).options(*_LIGHT))


def submission_n(session: Session, report_id: int, n: int) -> Submission | None:
    """The n-th version of a report."""
    statement = select(Submission).where(Submission.report_id == report_id, Submission.n == n).options(*_LIGHT)
    return session.scalar(statement)


def submissions_of(session: Session, report_ids: Collection[int]) -> Sequence[Submission]:
    """Every version of these reports, in order."""
    statement = select(Submission).where(Submission.report_id.in_(report_ids)).options(*_LIGHT)
    return session.scalars(statement.order_by(Submission.report_id, Submission.n)).all()


@dataclass(frozen=True, slots=True)
class Sent:
    """A version that was sent: the n-th, and the day, in Geneva, on which it came."""

    n: int
    day: date


def last_sent(session: Session, report_id: int) -> Sent | None:
    """The newest version of a report, without all that it holds."""
    statement = select(Submission.n, Submission.received_on).where(Submission.report_id == report_id)
    row = session.execute(statement.order_by(Submission.n.desc()).limit(1)).first()
    return None if row is None else Sent(row.n, row.received_on)


def first_versions(session: Session, report_ids: Collection[int]) -> Mapping[int, date]:
    """The day, in Geneva, on which the first version of each of these reports came."""
    statement = select(Submission.report_id, Submission.received_on).where(
        Submission.report_id.in_(report_ids), Submission.n == 1
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def newest_submissions(
    session: Session, *, year: int | None = None, unit_code: str | None = None, instrument: str | None = None
) -> Sequence[Submission]:
    """The newest version of each report of a year (that of the session), unit or instrument."""
    later = aliased(Submission)
    statement = (
        select(Submission)
        .join(Submission.report)
        .where(~exists().where(later.report_id == Submission.report_id, later.n > Submission.n))
        .options(*_LIGHT)
        .order_by(Report.unit_code, Report.instruments, Submission.id)
    )
    if year is not None:
        statement = statement.where(Report.year == year)
    if unit_code is not None:
        statement = statement.where(Report.unit_code == unit_code)
    if instrument is not None:
        statement = statement.where(("+" + Report.instruments + "+").contains(f"+{instrument}+", autoescape=True))
    return session.scalars(statement).all()


def submissions_about(session: Session, submission_ids: Collection[int]) -> Sequence[Submission]:
    """Observations on, or replies to, these submissions: the newest version of each."""
    later = aliased(Submission)
    statement = (
        select(Submission)
        .join(Submission.report)
        .where(
            Report.about_id.in_(submission_ids),
            ~exists().where(later.report_id == Submission.report_id, later.n > Submission.n),
        )
        .options(*_LIGHT)
        .order_by(Submission.sent_at)
    )
    return session.scalars(statement).all()


def is_communicated(session: Session, report_id: int, organization_id: int) -> bool:
    """Whether a copy of any version of the report was communicated to the organization."""
    statement = (
        select(Communication.id)
        .join(Communication.submission)
        .where(Submission.report_id == report_id, Communication.organization_id == organization_id)
        .limit(1)
    )
    return session.scalar(statement) is not None


def copies_of(session: Session, submission_ids: Collection[int]) -> Sequence[Communication]:
    """The organizations that have a copy of any of these versions of a report, each once: with the first it got."""
    first: dict[int, Communication] = {}
    for one in communications_of(session, submission_ids):
        known = first.get(one.organization_id)
        if known is None or one.communicated_on < known.communicated_on:
            first[one.organization_id] = one
    return list(first.values())


def communications_of(session: Session, submission_ids: Collection[int]) -> Sequence[Communication]:
    """The copies of these submissions, with their organizations."""
    statement = (
        select(Communication)
        .where(Communication.submission_id.in_(submission_ids))
        .options(joinedload(Communication.organization))
        .order_by(Communication.at, Communication.id)
    )
    return session.scalars(statement).all()


def communicated_to(session: Session, organization_id: int) -> Sequence[Communication]:
    """What was communicated to an organization, the newest first."""
    statement = (
        select(Communication)
        .where(Communication.organization_id == organization_id)
        .options(joinedload(Communication.submission).options(*_LIGHT))
        .order_by(Communication.at.desc(), Communication.id.desc())
    )
    return session.scalars(statement).all()


def submission_by_digest(session: Session, digest: str) -> Submission | None:
    """The submission whose content has this digest; the first where two are the same."""
    statement = select(Submission).where(Submission.digest == digest).options(*_LIGHT).order_by(Submission.id)
    return session.scalars(statement).first()


def rendering_by_digest(session: Session, digest: str, kinds: Collection[str]) -> Rendering | None:
    """A document of one of these kinds that was made, by its digest."""
    return session.scalars(select(Rendering).where(Rendering.digest == digest, Rendering.kind.in_(kinds))).first()


_LIGHT = (
    defer(Submission.content),
    defer(Submission.snapshot),
    joinedload(Submission.report).joinedload(Report.author).joinedload(Party.organization),
    joinedload(Submission.sender),
)
