"""Forms being written in the workshop: drafts with all their revisions, proposals to publish one, and publications.

What was written, proposed or published is insert-only; nothing here is used for reports before it is published.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forms_app.records.base import Base, Code, Digest, JsonValue, LongText
from forms_app.records.people import Person
from forms_app.records.reports import FormVersion


class FormDraft(Base):
    """A version of a form that somebody is writing."""

    __tablename__ = "form_draft"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[Code]
    version: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[datetime]


class FormDraftRevision(Base):
    """The n-th text of a draft, counted from 1, as it was uploaded, with or without problems. Insert-only.

    `catalogues` are the PO files of its own words: {"fr": text, "es": text}.
    """

    __tablename__ = "form_draft_revision"
    __table_args__ = (UniqueConstraint("draft_id", "n"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    draft_id: Mapped[int] = mapped_column(ForeignKey("form_draft.id"))
    n: Mapped[int]
    source: Mapped[LongText]  # YAML
    catalogues: Mapped[JsonValue]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]

    draft: Mapped[FormDraft] = relationship()
    person: Mapped[Person] = relationship()


class FormProposal(Base):
    """An editor's proposal to publish a revision as it stands: the digest is that of the form with its words. Insert-only."""

    __tablename__ = "form_proposal"
    __table_args__ = (UniqueConstraint("revision_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("form_draft_revision.id"))
    digest: Mapped[Digest]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]

    revision: Mapped[FormDraftRevision] = relationship()
    person: Mapped[Person] = relationship()


class FormPublication(Base):
    """A version of a form that is published: proposed by one editor, approved by another. Insert-only."""

    __tablename__ = "form_publication"
    __table_args__ = (UniqueConstraint("proposal_id"), UniqueConstraint("form_version_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("form_proposal.id"))
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_version.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))  # who approved it
    at: Mapped[datetime]

    proposal: Mapped[FormProposal] = relationship()
    form_version: Mapped[FormVersion] = relationship()
    person: Mapped[Person] = relationship()
