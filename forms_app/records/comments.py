"""Comments of the supervisory bodies, with their numbered points."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forms_app.records.base import Base, Code, LongText

KINDS = ("observation", "direct-request", "general-observation", "conclusions")


class SupervisoryComment(Base):
    """A comment on the application of an instrument by a unit. `public` is false for what only its government sees."""

    __tablename__ = "supervisory_comment"
    __table_args__ = (
        CheckConstraint(f"kind IN ({', '.join(repr(kind) for kind in KINDS)})", name="kind"),
        CheckConstraint("closed_in IS NULL OR closed_in >= session_year", name="closed_later"),
    )

    id: Mapped[Code] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    unit_code: Mapped[str] = mapped_column(ForeignKey("unit.code"), index=True)
    instrument_code: Mapped[str] = mapped_column(ForeignKey("instrument.code"))
    session_year: Mapped[int]
    text: Mapped[LongText]
    language: Mapped[str] = mapped_column(String(12))
    public: Mapped[bool]
    closed_in: Mapped[int | None]  # the session after which no reply is awaited
    imported_at: Mapped[datetime]

    points: Mapped[list["CommentPoint"]] = relationship(order_by="CommentPoint.number")


class CommentPoint(Base):
    """One numbered point of a comment: what a reply answers. Its key is `<comment>#<number>`."""

    __tablename__ = "comment_point"
    __table_args__ = (UniqueConstraint("comment_id", "number"), CheckConstraint("number >= 1", name="from_one"))

    id: Mapped[int] = mapped_column(primary_key=True)
    comment_id: Mapped[str] = mapped_column(ForeignKey("supervisory_comment.id"))
    number: Mapped[int]
    text: Mapped[LongText]
