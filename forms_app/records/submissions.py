"""What was sent: submissions, the copies communicated, the renderings made. All insert-only."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forms_app.records.base import Base, Digest, LongText
from forms_app.records.people import Person
from forms_app.records.reports import FormVersion, Report
from forms_app.records.world import Organization


class Submission(Base):
    """The n-th version of a report as sent: immutable. `digest` is the SHA-256 of `content` in UTF-8.

    `content` is the canonical JSON of the export; `snapshot` is that with the words as shown, who and when.
    """

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("report_id", "n"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(80), unique=True)  # the report's key, a dot, and n
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    n: Mapped[int]
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_version.id"))
    content: Mapped[LongText]
    digest: Mapped[Digest] = mapped_column(index=True)
    snapshot: Mapped[LongText]
    sent_at: Mapped[datetime]
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # None: entered by the registry's command
    received_on: Mapped[date]  # the calendar date in Geneva, or the date a paper report came
    examined_in: Mapped[int]  # the year of the session that examines it

    report: Mapped[Report] = relationship(foreign_keys=[report_id])
    form_version: Mapped[FormVersion] = relationship()
    sender: Mapped[Person | None] = relationship()


class Communication(Base):
    """A copy of a submission communicated to an organization (article 23(2)): it alone gives it access."""

    __tablename__ = "communication"
    __table_args__ = (UniqueConstraint("submission_id", "organization_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    communicated_on: Mapped[date]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]

    submission: Mapped[Submission] = relationship()
    organization: Mapped[Organization] = relationship()


class Rendering(Base):
    """One document made from a submission: `verify` knows it by its digest; the bytes are kept under it."""

    __tablename__ = "rendering"
    __table_args__ = (UniqueConstraint("submission_id", "kind", "options", "template_version", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    kind: Mapped[str] = mapped_column(String(20))  # report, receipt
    options: Mapped[str] = mapped_column(String(80))  # such as the language of the headings: "fr"
    template_version: Mapped[str] = mapped_column(String(40))
    digest: Mapped[Digest] = mapped_column(index=True)
    made_at: Mapped[datetime]
