"""Queries on drafts of forms, proposals and publications."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from forms_app.records.reports import FormVersion
from forms_app.records.workshop import FormDraft, FormDraftRevision, FormProposal, FormPublication


def form_draft(session: Session, code: str, version: str) -> FormDraft | None:
    """The draft of a form version."""
    return session.scalar(select(FormDraft).where(FormDraft.code == code, FormDraft.version == version))


def newest_revision(session: Session, draft_id: int) -> FormDraftRevision | None:
    """The text of a draft that was uploaded last, with its author."""
    return session.scalars(_revisions().where(FormDraftRevision.draft_id == draft_id).limit(1)).first()


def newest_revision_of(session: Session, code: str, version: str) -> FormDraftRevision | None:
    """The same of a draft known by the form version that it is of; None where nobody is writing one."""
    named = FormDraftRevision.draft.has(code=code, version=version)
    return session.scalars(_revisions().where(named).limit(1)).first()


def revisions_of(session: Session, draft_id: int) -> Sequence[FormDraftRevision]:
    """Every text of a draft with its author, the newest first."""
    return session.scalars(_revisions().where(FormDraftRevision.draft_id == draft_id)).all()


def newest_revisions(session: Session) -> Sequence[FormDraftRevision]:
    """The newest text of every draft that is not published, in order of code and version."""
    newest = select(func.max(FormDraftRevision.id)).group_by(FormDraftRevision.draft_id)
    published = (
        select(FormDraftRevision.draft_id)
        .join(FormProposal, FormProposal.revision_id == FormDraftRevision.id)
        .join(FormPublication, FormPublication.proposal_id == FormProposal.id)
    )
    statement = (
        _revisions()
        .join(FormDraft, FormDraft.id == FormDraftRevision.draft_id)
        .where(FormDraftRevision.id.in_(newest), FormDraftRevision.draft_id.not_in(published))
        .order_by(None)
        .order_by(FormDraft.code, FormDraft.version)
    )
    return session.scalars(statement).all()


def proposal_of(session: Session, revision_id: int) -> FormProposal | None:
    """The proposal to publish a revision, with its author."""
    statement = select(FormProposal).options(joinedload(FormProposal.person)).where(FormProposal.revision_id == revision_id)
    return session.scalar(statement)


def publication_of(session: Session, code: str, version: str) -> FormPublication | None:
    """The publication of a form version in the workshop."""
    statement = (
        select(FormPublication)
        .join(FormPublication.proposal)
        .join(FormProposal.revision)
        .join(FormDraftRevision.draft)
        .where(FormDraft.code == code, FormDraft.version == version)
    )
    return session.scalar(statement)


def last_publication(session: Session) -> tuple[str, int, str] | None:
    """What tells whether a library in memory is up to date: the database, and id and digest of the newest publication in it;
    None while there is none."""
    statement = select(FormPublication.id, FormVersion.digest).join(FormPublication.form_version)
    newest = session.execute(statement.order_by(FormPublication.id.desc()).limit(1)).first()
    return None if newest is None else (str(session.get_bind().engine.url), newest.id, newest.digest)


def publications(session: Session) -> Sequence[FormPublication]:
    """Everything published in the workshop, with the forms, oldest first."""
    statement = select(FormPublication).options(joinedload(FormPublication.form_version)).order_by(FormPublication.id)
    return session.scalars(statement).all()


def _revisions() -> Select[FormDraftRevision]:
    return (
        select(FormDraftRevision)
        .options(joinedload(FormDraftRevision.person), joinedload(FormDraftRevision.draft))
        .order_by(FormDraftRevision.n.desc())
    )
