"""Queries on the comments of the supervisory bodies."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from forms_app.records.comments import SupervisoryComment


def pending_comments(session: Session, unit_code: str, instruments: Collection[str], year: int) -> Sequence[SupervisoryComment]:
    """The comments that a report of the year must answer: made at an earlier session and not closed before this one."""
    statement = (
        select(SupervisoryComment)
        .where(
            SupervisoryComment.unit_code == unit_code,
            SupervisoryComment.instrument_code.in_(instruments),
            SupervisoryComment.session_year < year,
            or_(SupervisoryComment.closed_in.is_(None), SupervisoryComment.closed_in >= year),
        )
        .options(selectinload(SupervisoryComment.points))
        .order_by(SupervisoryComment.session_year, SupervisoryComment.id)
    )
    return session.scalars(statement).all()


def comments_on(session: Session, unit_code: str) -> Sequence[SupervisoryComment]:
    """Every comment on a unit, the newest first."""
    statement = (
        select(SupervisoryComment)
        .where(SupervisoryComment.unit_code == unit_code)
        .options(selectinload(SupervisoryComment.points))
        .order_by(SupervisoryComment.session_year.desc(), SupervisoryComment.id)
    )
    return session.scalars(statement).all()


def comments_by_id(session: Session, ids: Collection[str]) -> Mapping[str, SupervisoryComment]:
    """Those of these comments that are in the records."""
    statement = select(SupervisoryComment).where(SupervisoryComment.id.in_(ids)).options(selectinload(SupervisoryComment.points))
    return {comment.id: comment for comment in session.scalars(statement)}
