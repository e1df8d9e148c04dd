"""A job as pages show it (`components/progress.html`), and the news of it that their script asks for."""

from typing import Any

from forms_app.records.work import Job, JobState
from forms_app.web.transaction import unit
from forms_app.web.wording.jobs import ENDED, job_progress, job_reason, job_state


def panel(job: Job, title: str, news_url: str, result: dict[str, str] | None = None) -> dict[str, Any]:
    """What the macro `job_panel` takes. `news_url` is asked for `application/json` while the job is not ended."""
    word, shape = job_state(job)
    ended = job.state in ENDED
    return {
        "id": f"job-{job.id}",
        "title": title,
        "word": word,
        "shape": shape,
        "text": job_progress(job, unit().now),
        "done": job.done if job.total else None,
        "total": None if ended else (job.total or (1 if job.state == JobState.RUNNING else None)),
        "reason": job_reason(job),
        "url": None if ended else news_url,
        "result": result if job.state == JobState.DONE else None,
    }


def job_news(job: Job | None) -> dict[str, Any]:
    """The state of a job, for a script: `done` and `total` of its step, `text` in the reader's language."""
    if job is None:
        return {"state": "unknown"}
    return {"state": job.state, "done": job.done, "total": job.total, "text": job_progress(job, unit().now)}
