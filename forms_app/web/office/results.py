"""What a job has made, as pages show it: its file, or a set of volumes and the ZIP of all."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import url_for
from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from forms_app.records.work import Job, JobState
from forms_app.reporting.errors import UnknownError
from forms_app.web.wording.dates import day
from forms_app.web.wording.sizes import size_words


def whole(job: Job) -> dict[str, str] | None:
    """The file of a job, or the ZIP of all that it has made: its name, address, and size; None where there is none."""
    if job.state != JobState.DONE or job.result is None or removed_on(job):
        return None
    several = len(job.result.get("files", ()))
    count = [ngettext("%(num)s volume", "%(num)s volumes", several)] if several else []
    return {**_file(job, job.result), "hint": ", ".join([*count, size_words(job.result["size"])])}


def volumes(job: Job) -> Sequence[Mapping[str, str]]:
    """The volumes of a set, in order, each with its name, address, pages where they are known, and size."""
    return [
        {**_file(job, one), "hint": ", ".join([*_span(one), size_words(one["size"])])}
        for one in (job.result or {}).get("files", ())
    ]


def made_from(job: Job) -> str:
    """What it was made from, and its length: "Made from 412 submissions, 19,800 pages"."""
    result = job.result or {}
    count = result.get("versions", 0)
    said = [ngettext("Made from %(num)s submission", "Made from %(num)s submissions", count)]
    if pages := result.get("pages"):
        said.append(ngettext("%(number)s page", "%(number)s pages", pages, number=format_decimal(pages)))
    return ", ".join(said)


def removed_on(job: Job) -> str:
    """The day on which its files were removed, in full; '' while they are kept."""
    removed = (job.result or {}).get("removed_at")
    return day(datetime.fromisoformat(removed)) if removed else ""


def kept_until(job: Job, days: int) -> str:
    """Until when its files are, or were, kept; '' where they are kept for ever. `days` is for how long the settings keep them."""
    if removed := removed_on(job):
        return _("What was compiled was kept until %(day)s.", day=removed)
    if not days or job.finished_at is None:
        return ""
    return _("What was compiled is kept until %(day)s.", day=day(job.finished_at + timedelta(days=days)))


def file_named(job: Job, name: str) -> Mapping[str, Any]:
    """Of what a job has made, the file of a name. Raises UnknownError, also where it is not kept any more."""
    if removed := removed_on(job):
        raise UnknownError("file-removed", {"day": removed})
    result = job.result or {}
    for one in (result, *result.get("files", ())):
        if one.get("name") == name:
            return one
    raise UnknownError("unknown-file", {"name": name[:200]})


def _file(job: Job, one: Mapping[str, Any]) -> dict[str, str]:
    return {"label": one["name"], "url": url_for("office.compiled_file", job_id=job.id, name=one["name"])}


def _span(one: Mapping[str, Any]) -> Sequence[str]:
    if "first" not in one:
        return ()
    return (_("pages %(first)s to %(last)s", first=format_decimal(one["first"]), last=format_decimal(one["last"])),)
