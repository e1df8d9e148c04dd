"""Queries for the Office: what was requested in a year, and what came. Drafts are never looked at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from forms_app.records.people import Party
from forms_app.records.queries.compiling import names_instrument
from forms_app.records.reports import Report, Request
from forms_app.records.submissions import Submission
from forms_app.records.world import Organization


@dataclass(frozen=True, slots=True)
class Sought:
    """Which requests: a year of the session; units (None: all), an instrument's code, a state.

    The states are due, overdue, received, late, and requested: nothing came from a unit of `unjudged`, of which lateness is
    not told (`World.unjudged`).
    """

    year: int
    units: Collection[str] | None = None
    instrument: str | None = None
    state: str | None = None
    unjudged: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """A request and what came of it: how many versions, when the first one came (a day in Geneva), the report's key."""

    requested: Request
    versions: int
    first_received: date | None
    report_key: str | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """How many requests of a year are in each state; `late` ones are among the received."""

    due: int
    overdue: int
    received: int
    late: int
    requested: int

    @property
    def total(self) -> int:
        return self.due + self.overdue + self.received + self.requested


def followed(
    session: Session, sought: Sought, today: date, *, places: Mapping[str, int], limit: int, offset: int = 0
) -> tuple[Sequence[Followed], int]:
    """A page of the requests (overdue and due first, by due date and unit), and how many there are: two queries.

    `places` has the place of each unit in the order of the reader's alphabet.
    """
    sent = _sent()
    statement = _sought(select(Request).outerjoin(sent, sent.c.request_id == Request.id), sent, sought, today)
    total = session.scalar(select(func.count()).select_from(statement.with_only_columns(Request.id).subquery())) or 0
    page = statement.add_columns(sent.c.versions, sent.c.first_received, sent.c.key).order_by(
        case((sent.c.versions.is_(None), 0), else_=1),
        Request.due_on,
        _placed(Request.unit_code, places),
        Request.instruments,
        Request.id,
    )
    return [Followed(row[0], row[1] or 0, row[2], row[3]) for row in session.execute(page.limit(limit).offset(offset))], total


def followed_one(session: Session, requested: Request) -> Followed:
    """One request with what came of it."""
    sent = _sent()
    row = session.execute(select(sent).where(sent.c.request_id == requested.id)).first()
    return Followed(requested, row.versions, row.first_received, row.key) if row else Followed(requested, 0, None, None)


def numbers_of(session: Session, sought: Sought, today: date) -> Numbers:
    """The numbers of a year, whatever state is sought: one query."""
    sent = _sent()
    wanted = replace(sought, state=None)
    states = ("due", "overdue", "received", "late", "requested")
    statement = _sought(select(Request).outerjoin(sent, sent.c.request_id == Request.id), sent, wanted, today)
    row = session.execute(
        statement.with_only_columns(*(func.count(case((_in_state(state, sent, today, sought.unjudged), 1))) for state in states))
    ).one()
    return Numbers(**dict(zip(states, row, strict=True)))


def years_requested(session: Session) -> Sequence[int]:
    """The years for which anything was requested or sent, the newest first."""
    asked = select(Request.year).union(select(Submission.examined_in)).subquery()
    return session.scalars(select(asked.c.year).order_by(asked.c.year.desc())).all()


def reports_on(session: Session, unit_code: str, instruments: Collection[str], year: int) -> Sequence[int]:
    """The ids of the reports of a year from which anything was sent on a unit and any of these instruments."""
    statement = (
        select(Report.id)
        .join(Submission, Submission.report_id == Report.id)
        .where(Report.unit_code == unit_code, Report.year == year)
        .where(or_(*(names_instrument(Report.instruments, code) for code in instruments)))
        .distinct()
    )
    return session.scalars(statement).all()


def organizations(
    session: Session, *, places: Mapping[str, int], limit: int, offset: int = 0
) -> tuple[Sequence[Organization], int]:
    """A page of the registry: national organizations by unit (`places`: the place of each), then the international ones."""
    total = session.scalar(select(func.count()).select_from(Organization)) or 0
    statement = select(Organization).order_by(
        Organization.unit_code.is_(None), _placed(Organization.unit_code, places), Organization.side.desc()
    )
    return session.scalars(statement.order_by(Organization.name).limit(limit).offset(offset)).all(), total


def observations_filed(session: Session, organization_ids: Collection[int]) -> Mapping[int, int]:
    """How many observations each of these organizations has filed."""
    statement = (
        select(Party.organization_id, func.count(Report.id.distinct()))
        .join(Report, Report.author_id == Party.id)
        .join(Submission, Submission.report_id == Report.id)
        .where(Party.organization_id.in_(organization_ids))
        .group_by(Party.organization_id)
    )
    return {row[0]: row[1] for row in session.execute(statement) if row[0] is not None}


def _placed(unit_code: ColumnElement[str] | InstrumentedAttribute[Any], places: Mapping[str, int]) -> ColumnElement[int]:
    """The place of a unit in the reader's alphabet, which no database knows; units without one come last."""
    return case({"": 0, **places}, value=unit_code, else_=len(places))  # "": no unit has it, and SQL wants one case at least


def _sent() -> Subquery:
    """What came of each request that was answered."""
    return (
        select(
            Report.request_id,
            func.min(Report.key).label("key"),
            func.count(Submission.id).label("versions"),
            func.min(Submission.received_on).label("first_received"),
        )
        .join(Submission, Submission.report_id == Report.id)
        .where(Report.request_id.is_not(None))
        .group_by(Report.request_id)
        .subquery()
    )


def _sought(statement: Select[Request], sent: Subquery, sought: Sought, today: date) -> Select[Request]:
    statement = statement.where(Request.year == sought.year)
    if sought.units is not None:
        statement = statement.where(Request.unit_code.in_(sought.units))
    if sought.instrument is not None:
        statement = statement.where(names_instrument(Request.instruments, sought.instrument))
    if sought.state is not None:
        statement = statement.where(_in_state(sought.state, sent, today, sought.unjudged))
    return statement


def _in_state(state: str, sent: Subquery, today: date, unjudged: Collection[str]) -> ColumnElement[bool]:
    open_ = sent.c.versions.is_(None)
    judged = Request.unit_code.not_in(unjudged)
    match state:
        case "due":
            return and_(open_, judged, Request.due_on >= today)
        case "overdue":
            return and_(open_, judged, Request.due_on < today)
        case "requested":
            return and_(open_, Request.unit_code.in_(unjudged))
        case "late":
            return sent.c.first_received > Request.due_on
        case _:
            return sent.c.versions.is_not(None)
