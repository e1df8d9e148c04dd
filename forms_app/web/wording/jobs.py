"""What background work is called, how far it is, and why it failed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from flask_babel import LazyString, format_decimal, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms_app.records.work import Job, JobState

STATES: Mapping[JobState, tuple[LazyString, str]] = {
    JobState.WAITING: (_l("Waiting"), "not-started"),
    JobState.RUNNING: (_l("In progress"), "running"),
    JobState.DONE: (_l("Done"), "done"),
    JobState.FAILED: (_l("Failed"), "failed"),
    JobState.CANCELLED: (_l("Cancelled"), "missing"),
}

KINDS: Mapping[str, LazyString] = {
    "render": _l("Document of a report"),
    "volume": _l("Volume (PDF)"),
    "archive": _l("Volume for the archive (PDF/A\u20113)"),  # a hyphen at which no line is broken
    "word": _l("Volume (Word)"),
    "html": _l("Pages with search, for a USB stick (HTML)"),
    "json": _l("Volume for programs (JSON)"),
    "tables": _l("Tables (XLSX)"),
    "csv": _l("Tables for programs (CSV)"),
    "pieces": _l("Documents for a volume"),
    "form": _l("Document of a form"),
    "mail": _l("Mail"),
}

_REASONS: Mapping[str, LazyString] = {
    "worker-lost": _l(
        "The program that makes documents was stopped %(attempts)s times while it worked on this. Ask for it again."
    ),
    "mail-refused": _l("The mail server did not take the mail: %(fault)s"),
    "unknown-kind": _l("This worker does not know work of the kind “%(kind)s”: it is older than the pages. Restart it."),
    "nothing-selected": _l("Nothing was received for this choice. Choose another year, country or instrument."),
    "unprintable-time": _l(
        "The document could not be set in type within %(seconds)s seconds. Nothing is lost: what was sent can be read on its "
        "page and in its export. An administrator can raise the limit."
    ),
    "unprintable-memory": _l(
        "The document could not be set in type: it needed more than %(megabytes)s MB of memory. Nothing is lost: what was sent "
        "can be read on its page and in its export. An administrator can raise the limit."
    ),
    "unprintable-columns": _l(
        "The document could not be set in type: it has a table of %(columns)s columns, and a sheet holds %(widest)s at most. "
        "Nothing is lost: what was sent can be read on its page and in its export."
    ),
    "unprintable-fault": _l(
        "The document could not be set in type: the program that does it failed. Nothing is lost: what was sent can be read on "
        "its page and in its export. The log of the worker says more."
    ),
    "not-allowed": _l("The account that asked for this may not read it any more."),
    "form-changed": _l("Version %(version)s of %(form)s has changed since this was asked for. Ask for it again."),
    "fault": _l("Something went wrong on our side (%(fault)s). The log of the worker says more. Ask for it again."),
}

_PACED_AFTER = timedelta(seconds=5)  # or after a twentieth of the step: sooner its pace says little
_IN_MINUTES = timedelta(minutes=90)  # longer is said in hours
ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


def job_state(job: Job) -> tuple[str, str]:
    """(word, shape) of the state; a mail that was not sent because no server is set says so."""
    if job.state == JobState.DONE and (job.result or {}).get("note") == "no-server":
        return _("Not sent: no mail server is set"), "warning"
    word, shape = STATES[job.state]
    return str(word), shape


def job_progress(job: Job, now: datetime) -> str:
    """How far it is, in words, and how long it is likely to take: "412 of 1,000 documents are there. About 3 minutes left."."""
    if job.state == JobState.WAITING:
        return _("It begins as soon as the work before it is done.")
    if job.state != JobState.RUNNING:
        return job_state(job)[0]
    if job.total is None:
        return _("It is being made.")
    if job.step == "documents" and job.done == job.total:
        return _("All documents are there; the volume is being put together.")
    return f"{_counted(job.step, job.done, job.total)} {_time_left(job, job.total, now)}".strip()


def _counted(step: str | None, done: int, total: int) -> str:
    said = {"done": format_decimal(done), "total": format_decimal(total)}
    if step == "documents":
        return ngettext("%(done)s of %(total)s document is there.", "%(done)s of %(total)s documents are there.", total, **said)
    if step == "pages":
        return ngettext(
            "%(done)s of %(total)s page is put together.", "%(done)s of %(total)s pages are put together.", total, **said
        )
    return _("%(done)s of %(total)s steps done", **said)


def _time_left(job: Job, total: int, now: datetime) -> str:
    """How long a step takes yet, at its pace until now; '' where that cannot be said."""
    if job.step_began_at is None or not 0 < job.done < total:
        return ""
    passed = now - job.step_began_at
    if passed < _PACED_AFTER and job.done * 20 < total:
        return ""
    left = passed * (total - job.done) / job.done
    if left < timedelta(seconds=30):
        return _("Less than half a minute left.")
    if left > _IN_MINUTES:
        return ngettext("About %(num)s hour left.", "About %(num)s hours left.", round(left / timedelta(hours=1)))
    return ngettext("About %(num)s minute left.", "About %(num)s minutes left.", max(1, round(left / timedelta(minutes=1))))


def job_reason(job: Job) -> str:
    """Why it failed, and what can be done, or why it could not be done yet; '' where nothing hindered it."""
    reason = job.reason or job.hindrance
    if reason is None:
        return ""
    words = _REASONS.get(str(reason["code"]), _REASONS["fault"])
    return str(words) % {
        "fault": "",
        "attempts": "",
        "kind": "",
        "form": "",
        "version": "",
        "seconds": "",
        "megabytes": "",
        "columns": "",
        "widest": "",
        **reason.get("params", {}),
    }
