"""The mail that follows when something has been compiled: one, to whoever wanted it, in that person's language."""

from dataclasses import replace

from forms_app.definitions.form import LANGUAGES
from forms_app.records.jobs import add_job
from forms_app.records.people import Membership
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.work import Job, JobState
from forms_app.reporting.selections import selection_of
from forms_app.worker.selection_titles import selection_title

TEMPLATE = "export_ended"


def tell_of_export(uow: UnitOfWork, job_id: int) -> None:
    """Where a job has ended in this unit of work, done or failed, and a mail of it was wanted: to the person who asked for it,
    unless that person may not read it any more. The mail leads to the job's page; it holds no file."""
    job = uow.session.get(Job, job_id, populate_existing=True)
    if job is None or not job.params.get("mail"):
        return
    if job.state not in (JobState.DONE, JobState.FAILED) or job.finished_at != uow.now:
        return
    member = uow.session.get_one(Membership, job.params["membership"])
    if member.ended_at is None:
        add_job(uow, "mail", {"to": member.person.email, "template": TEMPLATE, **_said(uow, job, member.person.locale)})


def _said(uow: UnitOfWork, job: Job, wish: str | None) -> dict[str, object]:
    """The values of the mail, and its language: the one that is wished, or that of what was compiled."""
    selection = selection_of(job.params)
    locale = wish if wish in LANGUAGES else selection.language
    title = selection_title(uow.session, replace(selection, language=str(locale)))
    values = {"kind": job.kind, "year": selection.year, "title": title, "made": job.state == JobState.DONE, "job": job.id}
    return {"locale": str(locale), "values": values}
