"""Queries for what is compiled: everything that one session examines, whoever said it. The same few for any size."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased, defer, joinedload, selectinload

from forms_app.calendar.sessions import EXAMINED
from forms_app.records.comments import SupervisoryComment
from forms_app.records.people import Party, Person
from forms_app.records.reports import FormVersion, Report, Request
from forms_app.records.submissions import Submission


@dataclass(frozen=True, slots=True)
class Came:
    """A request of a year, and when its report came (calendar date in Geneva, the first version; None: it did not)."""

    requested: Request
    first_received: date | None


def examined(
    session: Session,
    year: int,
    *,
    units: Collection[str] | None = None,
    instruments: Collection[str] | None = None,
    every_version: bool = False,
    others: bool = False,
    texts: bool = True,
) -> Sequence[Submission]:
    """What the session of a year examines: of each report the newest version that the session has.

    Of all units and instruments, or of those with these codes; a report is of an instrument when it names it, be it with others.
    With `every_version` all that were sent for it; with `others` also what came for its year and is not for the Committee of
    Experts; without `texts` what a list needs, which is quicker by far.
    """
    later = aliased(Submission)
    newer = exists().where(
        later.report_id == Submission.report_id, later.examined_in == Submission.examined_in, later.n > Submission.n
    )
    statement = select(Submission).join(Submission.report).where(Submission.examined_in == year).options(*_WITH_REPORT)
    statement = statement.order_by(Report.unit_code, Report.instruments, Submission.sent_at, Submission.id)
    if not texts:
        statement = statement.options(defer(Submission.content), defer(Submission.snapshot))
    if not every_version:
        statement = statement.where(~newer)
    if not others:
        statement = statement.where(_for_the_experts())
    statement = statement.where(*_among(Report.unit_code, units, Report.instruments, instruments))
    return session.scalars(statement).all()


def years_examined(session: Session) -> Sequence[int]:
    """The years whose sessions have anything to examine, the newest first."""
    statement = select(Submission.examined_in).join(Submission.report).where(_for_the_experts()).distinct()
    return session.scalars(statement.order_by(Submission.examined_in.desc())).all()


def came(
    session: Session, year: int, *, units: Collection[str] | None = None, instruments: Collection[str] | None = None
) -> Sequence[Came]:
    """Every request of a year, of all units and instruments or of those with these codes, with what came of it."""
    first = (
        select(Report.request_id, func.min(Submission.received_on).label("received"))
        .join(Submission, Submission.report_id == Report.id)
        .where(Report.request_id.is_not(None))
        .group_by(Report.request_id)
        .subquery()
    )
    statement = (
        select(Request, first.c.received)
        .outerjoin(first, first.c.request_id == Request.id)
        .where(Request.year == year)
        .order_by(Request.unit_code, Request.instruments, Request.id)
    )
    statement = statement.where(*_among(Request.unit_code, units, Request.instruments, instruments))
    return [Came(row[0], row[1]) for row in session.execute(statement)]


def awaiting_reply(session: Session, unit_codes: Collection[str], year: int) -> Sequence[SupervisoryComment]:
    """The comments on these units that reports of a year must answer, by unit, session and id."""
    statement = (
        select(SupervisoryComment)
        .where(
            SupervisoryComment.unit_code.in_(unit_codes),
            SupervisoryComment.session_year < year,
            or_(SupervisoryComment.closed_in.is_(None), SupervisoryComment.closed_in >= year),
        )
        .options(selectinload(SupervisoryComment.points))
        .order_by(SupervisoryComment.unit_code, SupervisoryComment.session_year, SupervisoryComment.id)
    )
    return session.scalars(statement).all()


def _for_the_experts() -> ColumnElement[bool]:
    """Whether a report is for the Committee of Experts: not what comes under another procedure, nor an observation on that, nor
    the reply to such an observation."""
    sent, report = aliased(Submission), aliased(Report)
    versions = select(sent.id).join(report, sent.report_id == report.id)
    others = versions.where(report.procedure.not_in(EXAMINED))
    observed = versions.where(report.about_id.in_(others))
    apart = or_(Report.about_id.in_(others), Report.about_id.in_(observed))
    return and_(Report.procedure.in_(EXAMINED), or_(Report.about_id.is_(None), ~apart))


def _among(
    unit: InstrumentedAttribute[str],
    units: Collection[str] | None,
    named: InstrumentedAttribute[str],
    instruments: Collection[str] | None,
) -> Iterator[ColumnElement[bool]]:
    """The conditions that narrow to units and instruments; none for what is not narrowed."""
    if units is not None:
        yield unit.in_(sorted(units))
    if instruments is not None:
        yield or_(false(), *(names_instrument(named, code) for code in sorted(instruments)))


def names_instrument(column: InstrumentedAttribute[str], code: str) -> ColumnElement[bool]:
    """Whether codes joined by '+' name this one."""
    return ("+" + column + "+").contains(f"+{code}+", autoescape=True)


_WITH_REPORT = (
    joinedload(Submission.report).options(
        joinedload(Report.author).joinedload(Party.organization),
        joinedload(Report.form_version).defer(FormVersion.resolved),
        joinedload(Report.request),
        joinedload(Report.about).options(
            defer(Submission.content),
            defer(Submission.snapshot),
            joinedload(Submission.report).joinedload(Report.author).joinedload(Party.organization),
        ),
    ),
    joinedload(Submission.sender).lazyload(Person.memberships),
)
