"""What is kept for a set time only: files that were compiled, and what was made for them. Whatever else is kept stays."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Text, cast, delete, or_, select
from sqlalchemy.orm import Session

from forms_app.records.kept_files import KeptFile
from forms_app.records.reports import ReportFile, StoredFile
from forms_app.records.submissions import Rendering
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.work import Job, JobState


def forget_export(uow: UnitOfWork, kinds: Collection[str], before: datetime) -> Sequence[str]:
    """The oldest job of these kinds that ended before a moment and still names its files names them no more; what it has named.

    It says from then on since when they are not kept. Nothing is returned where there is no such job.
    """
    ended = (Job.kind.in_(kinds), Job.state == JobState.DONE, Job.finished_at < before)
    named = Job.result["sha256"].as_string().is_not(None)
    job = uow.session.scalars(select(Job).where(*ended, named).order_by(Job.id).limit(1)).first()
    if job is None or job.result is None:
        return ()
    digests = [one["sha256"] for one in (job.result, *job.result.get("files", ()))]
    job.result = {name: job.result.get(name) for name in ("name", "versions", "pages")} | {"removed_at": uow.now.isoformat()}
    uow.session.flush()
    return digests


def forget_kept(uow: UnitOfWork, before: datetime) -> Sequence[str]:
    """Of what was made for later use and not used since a moment, one thing with all its files is forgotten; their digests."""
    oldest = select(KeptFile.kind, KeptFile.key).where(KeptFile.used_at < before).order_by(KeptFile.id).limit(1)
    found = uow.session.execute(oldest).first()
    if found is None:
        return ()
    unused = delete(KeptFile).where(KeptFile.kind == found.kind, KeptFile.key == found.key, KeptFile.used_at < before)
    return uow.session.scalars(unused.returning(KeptFile.digest)).all()


def is_named(session: Session, sha256: str) -> bool:
    """Whether anything names a file: an attachment, a document of a submission, something kept for later use, or a job, whatever
    the place in its result."""
    statement = select(
        or_(
            select(StoredFile.sha256).where(StoredFile.sha256 == sha256).exists(),
            select(ReportFile.id).where(ReportFile.sha256 == sha256).exists(),
            select(Rendering.id).where(Rendering.digest == sha256).exists(),
            select(KeptFile.id).where(KeptFile.digest == sha256).exists(),
            select(Job.id).where(cast(Job.result, Text).contains(sha256)).exists(),
        )
    )
    return bool(session.scalar(statement))


def in_progress(session: Session, kinds: Collection[str]) -> bool:
    """Whether a job of these kinds is being done."""
    return session.scalar(select(Job.id).where(Job.kind.in_(kinds), Job.state == JobState.RUNNING).limit(1)) is not None
