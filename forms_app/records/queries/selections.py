"""Queries on saved selections; one that was removed is found by nobody."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from forms_app.records.people import Person
from forms_app.records.selections import SavedSelection

_THERE = (
    select(SavedSelection)
    .where(SavedSelection.removed_at.is_(None))
    .options(joinedload(SavedSelection.creator).lazyload(Person.memberships))
)


def saved_selections(session: Session) -> Sequence[SavedSelection]:
    """All there are, by name as the database sorts names."""
    return session.scalars(_THERE.order_by(SavedSelection.name)).all()


def selection_by_name(session: Session, name: str) -> SavedSelection | None:
    return session.scalar(_THERE.where(SavedSelection.name == name))


def selection_by_id(session: Session, selection_id: int) -> SavedSelection | None:
    return session.scalar(_THERE.where(SavedSelection.id == selection_id))
