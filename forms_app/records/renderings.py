"""The documents that were made of submissions: insert-only, so that `verify` knows each one that was ever handed out."""

from sqlalchemy import select

from forms_app.records.submissions import Rendering
from forms_app.records.unit_of_work import Session, UnitOfWork, add_unless_there


def record_rendering(uow: UnitOfWork, submission_id: int, kind: str, options: str, template_version: str, digest: str) -> None:
    """Note a document, unless the very same one is noted already."""
    same = select(Rendering.id).where(
        Rendering.submission_id == submission_id,
        Rendering.kind == kind,
        Rendering.options == options,
        Rendering.template_version == template_version,
        Rendering.digest == digest,
    )
    if uow.session.scalar(same) is None:
        made = Rendering(
            submission_id=submission_id,
            kind=kind,
            options=options,
            template_version=template_version,
            digest=digest,
            made_at=uow.now,
        )
        add_unless_there(uow, [made])


def newest_rendering(session: Session, submission_id: int, kind: str, options: str) -> Rendering | None:
    """The last document of a kind that was made of a submission, with these options (its language)."""
    statement = (
        select(Rendering)
        .where(Rendering.submission_id == submission_id, Rendering.kind == kind, Rendering.options == options)
        .order_by(Rendering.id.desc())
    )
    return session.scalars(statement).first()
