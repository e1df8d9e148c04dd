"""Requests and the reports that answer them: form versions, drafts, answers and their revisions, files."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forms_app.records.base import Base, Code, Digest, JsonValue, LongText
from forms_app.records.people import Party

if TYPE_CHECKING:
    from forms_app.records.submissions import Submission


class FormVersion(Base):
    """A resolved definition with its words, stored once and never changed: reports pin it by id. Insert-only."""

    __tablename__ = "form_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[Code] = mapped_column(index=True)
    version: Mapped[str] = mapped_column(String(12))
    digest: Mapped[Digest] = mapped_column(unique=True)
    resolved: Mapped[LongText]  # canonical JSON, see definitions
    stored_at: Mapped[datetime]


class Request(Base):
    """A report asked of a unit for a year. `instruments` are codes in order joined by '+'."""

    __tablename__ = "request"
    __table_args__ = (UniqueConstraint("procedure", "unit_code", "instruments", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    procedure: Mapped[str] = mapped_column(String(20))
    unit_code: Mapped[str] = mapped_column(ForeignKey("unit.code"), index=True)
    instruments: Mapped[str] = mapped_column(String(400))
    year: Mapped[int] = mapped_column(index=True)
    due_on: Mapped[date]
    form_code: Mapped[Code]  # proposed; the report decides
    detailed: Mapped[bool]
    first_report: Mapped[bool]
    reasons: Mapped[JsonValue]  # list of {code, params, illustrative}
    created_at: Mapped[datetime]


class Report(Base):
    """A draft, and what was sent from it. `key` stands in addresses: `XAA-C029-2026-7k3f`.

    The author is the government of the unit, or for an observation an organization. `facts` are frozen when it is
    opened (`answers.facts.Facts` in JSON).
    """

    __tablename__ = "report"
    __table_args__ = (CheckConstraint("period_from IS NULL OR period_to IS NULL OR period_from <= period_to", name="period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(60), unique=True)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id"), unique=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("party.id"), index=True)
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_version.id"))
    procedure: Mapped[str] = mapped_column(String(20))
    unit_code: Mapped[str] = mapped_column(ForeignKey("unit.code"), index=True)
    instruments: Mapped[str] = mapped_column(String(400))
    year: Mapped[int] = mapped_column(index=True)
    period_from: Mapped[date | None]
    period_to: Mapped[date | None]
    facts: Mapped[JsonValue]
    form_language: Mapped[str] = mapped_column(String(2))
    language: Mapped[str] = mapped_column(String(12))
    about_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id", use_alter=True), index=True)
    created_at: Mapped[datetime]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    request: Mapped[Request | None] = relationship()
    author: Mapped[Party] = relationship()
    form_version: Mapped[FormVersion] = relationship()
    about: Mapped["Submission | None"] = relationship(foreign_keys=[about_id])


class Answer(Base):
    """One answer of a draft: which revision is the newest. `row` is '' where there is none, so that it is unique."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("report_id", "path", "row"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    path: Mapped[str] = mapped_column(String(200))
    row: Mapped[str] = mapped_column(String(100), default="")
    revision: Mapped[int]


class AnswerRevision(Base):
    """One accepted save of an answer. Insert-only. A value of None says that the answer was cleared."""

    __tablename__ = "answer_revision"
    __table_args__ = (UniqueConstraint("answer_id", "n"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id"))
    n: Mapped[int]
    value: Mapped[JsonValue | None]
    language: Mapped[str | None] = mapped_column(String(12))  # BCP 47; None: the report's
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]


class StoredFile(Base):
    """A file's bytes, kept once under their digest."""

    __tablename__ = "stored_file"

    sha256: Mapped[Digest] = mapped_column(primary_key=True)
    size: Mapped[int]  # bytes
    media_type: Mapped[str] = mapped_column(String(120))
    stored_at: Mapped[datetime]


class ReportFile(Base):
    """A file attached to a report, under the name its sender gave: the right to read it follows the report's."""

    __tablename__ = "report_file"
    __table_args__ = (UniqueConstraint("report_id", "sha256", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id"))
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    name: Mapped[str] = mapped_column(Text)
    attached_at: Mapped[datetime]
    attached_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
