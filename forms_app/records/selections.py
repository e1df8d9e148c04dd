"""Selections that the Office has saved under a name, to compile the same again in another year."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from forms_app.records.base import Base, JsonValue
from forms_app.records.people import Person

NAME_LONGEST = 80  # characters of a name
_THERE = text("removed_at IS NULL")


class SavedSelection(Base):
    """What is to be compiled, without the year, under a name that no other one has until it is removed."""

    __tablename__ = "saved_selection"
    __table_args__ = (Index("uq_saved_selection_there", "name", unique=True, sqlite_where=_THERE, postgresql_where=_THERE),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(NAME_LONGEST))
    selection: Mapped[JsonValue]  # as `reporting/selections.py` writes it
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]

    creator: Mapped[Person] = relationship()


def add_selection(session: Session, saved: SavedSelection) -> bool:
    """Add a row; False, and nothing is added, where another one has its name, be it only since a moment ago."""
    try:
        with session.begin_nested():
            session.add(saved)
            session.flush()
    except IntegrityError:
        return False
    return True
