"""Work in the background, for administrators: what waits, what failed and why, which mails were not sent."""

from typing import Any

from flask import render_template, request

from forms_app.records.queries.jobs import jobs_of
from forms_app.records.work import Job, JobState
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires
from forms_app.web.office.blueprint import pages
from forms_app.web.paging import Paging, address_with, asked_page, page_links
from forms_app.web.transaction import session
from forms_app.web.wording.jobs import KINDS, STATES, job_reason, job_state

SIZE = 50


@pages.get("/office/jobs", endpoint="jobs")
@requires(Act.ADMINISTER)
def jobs_page() -> str:
    """All jobs, the newest first. Nothing of what they carry is shown: an administrator reads no reports."""
    asked = request.args.get("state", "")
    state = asked if asked in set(JobState) else None
    paging = asked_page(SIZE)
    found, total = jobs_of(session(), None, state, limit=SIZE, offset=paging.offset)
    paging = Paging(paging.page, SIZE, total)
    return render_template(
        "office/jobs.html",
        lines=[_line(job) for job in found],
        states={str(code): str(words[0]) for code, words in STATES.items()},
        state=state,
        chosen=[{"label": str(STATES[JobState(state)][0]), "remove_url": address_with(state=None, page=None)}] if state else [],
        paging=paging,
        pages=page_links(paging),
    )


def _line(job: Job) -> dict[str, Any]:
    word, shape = job_state(job)
    return {
        "id": job.id,
        "kind": str(KINDS.get(job.kind, job.kind)),
        "by": job.creator.name if job.creator else "",
        "at": job.created_at,
        "attempts": job.attempts,
        "word": word,
        "shape": shape,
        "reason": job_reason(job),
        "again_at": job.again_at,
    }
