"""Work to be done in the background, and the record of what was done: jobs and the audit trail."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forms_app.records.base import Base, JsonValue, enumeration
from forms_app.records.people import Person


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Job(Base):
    """A piece of background work (a mail is one), inserted in its caller's transaction: the row is the truth.

    A running job holds a lease; one whose lease has run out is taken up again, at most ATTEMPTS_MOST times. One that could not
    be done (`hindrance` says why) waits until `again_at`. What nobody may find here afterwards, such as a link that opens an
    account, stands in `secret`: the database itself refuses to keep it longer.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("(state = 'failed') = (reason IS NOT NULL)", name="failed_with_reason"),
        CheckConstraint("secret IS NULL OR state IN ('waiting', 'running')", name="secret_until_ended"),
        CheckConstraint("again_at IS NULL OR state = 'waiting'", name="again_while_waiting"),
        CheckConstraint("done >= 0 AND (total IS NULL OR done <= total)", name="progress"),
        Index("ix_job_open", "state", "lease_until"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    params: Mapped[JsonValue]
    secret: Mapped[JsonValue | None]  # further params
    state: Mapped[JobState] = mapped_column(enumeration(JobState, "state"), default=JobState.WAITING)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int | None]
    step: Mapped[str | None] = mapped_column(String(20))  # what `done` and `total` count, where a kind of job has several steps
    step_began_at: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    put_off: Mapped[int] = mapped_column(default=0)  # how many of the attempts ended with "not now"
    again_at: Mapped[datetime | None]
    hindrance: Mapped[JsonValue | None]  # {code, params}
    lease_until: Mapped[datetime | None]
    reason: Mapped[JsonValue | None]  # {code, params}
    result: Mapped[JsonValue | None]  # {sha256, name, media_type} of what was made
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    finished_at: Mapped[datetime | None]

    creator: Mapped[Person | None] = relationship()


class AuditEntry(Base):
    """Who did what, when, to what. Insert-only. `details` never hold texts of answers."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    act: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(120), index=True)
    details: Mapped[JsonValue] = mapped_column(default=dict)
