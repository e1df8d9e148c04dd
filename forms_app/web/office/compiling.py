"""Compiling volumes and tables: choosing, waiting, downloading, and the list of what was compiled before."""

from typing import Any

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.definitions.form import LANGUAGES
from forms_app.records.jobs import add_job, cancel
from forms_app.records.queries.jobs import job_by_id, jobs_of
from forms_app.records.work import Job, JobState
from forms_app.reporting.errors import UnknownError
from forms_app.reporting.permissions import Act
from forms_app.web.access import membership, requires
from forms_app.web.downloads.sending import never_run, stored
from forms_app.web.job_panel import job_news, panel
from forms_app.web.locales import INTERFACE_LANGUAGES, language
from forms_app.web.naming import instruments_label, unit_label
from forms_app.web.office.blueprint import pages
from forms_app.web.office.choices import (
    chosen_instrument,
    chosen_unit,
    instrument_known,
    read_year,
    unit_options,
    years,
)
from forms_app.web.paging import Paging, asked_page, page_links
from forms_app.web.transaction import session, unit
from forms_app.web.wording.jobs import ENDED, KINDS, job_reason, job_state
from forms_app.web.wording.sizes import size_words

SIZE = 20  # earlier jobs on a page
_KINDS = ("volume", "html", "json", "tables")


@pages.get("/office/compile")
@requires(Act.COMPILE)
def compile_page() -> str:
    """The form, and what was compiled before."""
    return _page({})


@pages.post("/office/compile")
@requires(Act.COMPILE)
def compile_it() -> Response | tuple[str, int]:
    """Make the job and go to its page."""
    problems = _problems()
    if problems:
        return _page(problems), 422
    params = {
        "year": read_year(years()),
        "unit": chosen_unit(),
        "instrument": chosen_instrument(),
        "language": request.form["language"],
        "membership": membership().id,
    }
    job = add_job(unit(), request.form["kind"], params, created_by=membership().person_id)
    return redirect(url_for("office.compiled", job_id=job.id), 303)


@pages.get("/office/compile/<int:job_id>")
@requires(Act.COMPILE)
def compiled(job_id: int) -> str | Response:
    """How far a job is, and what came of it. Scripts get the news as JSON."""
    job = _job(job_id)
    if request.accept_mimetypes.best == "application/json":
        return jsonify(job_news(job))
    title = job_title(job)
    return render_template(
        "office/compiled.html",
        title=title,
        job=panel(job, title, url_for("office.compiled", job_id=job.id), _result(job)),
        waiting=job.state not in ENDED,
        cancel_url=url_for("office.cancel_job", job_id=job.id),
        versions=(job.result or {}).get("versions"),
        made_at=job.finished_at,
    )


@pages.post("/office/compile/<int:job_id>/cancel")
@requires(Act.COMPILE)
def cancel_job(job_id: int) -> Response:
    """Cancel a job that is not ended; its worker stops at the next step."""
    job = _job(job_id)
    if cancel(unit(), job.id):
        flash(_("It was cancelled. Nothing was made."), "done")
    else:
        flash(_("It had ended already."), "info")
    return redirect(url_for("office.compiled", job_id=job_id), 303)


@pages.get("/office/compile/<int:job_id>/<path:name>")
@requires(Act.COMPILE)
@never_run
def compiled_file(job_id: int, name: str) -> Response:
    """The file that a job has made."""
    result = _job(job_id).result
    if result is None or result["name"] != name:
        raise UnknownError("unknown-file", {"name": name[:200]})
    return stored(result["sha256"], result["name"], result["media_type"])


def job_title(job: Job) -> str:
    """What a job makes: "Volume (PDF), 2026: Arcadia, Convention No. 29 (English)"."""
    params = job.params
    names = [unit_label(params["unit"])] if params.get("unit") else []
    names += [instruments_label(params["instrument"])] if params.get("instrument") else []
    return _(
        "%(kind)s, %(year)s: %(choice)s (%(language)s)",
        kind=str(KINDS[job.kind]),
        year=str(params["year"]),
        choice=", ".join(names) or _("everything"),
        language=INTERFACE_LANGUAGES.get(params["language"], params["language"]),
    )


def _job(job_id: int) -> Job:
    job = job_by_id(session(), job_id)
    if job is None or job.kind not in _KINDS:
        raise UnknownError("unknown-job", {"name": job_id})
    return job


def _result(job: Job) -> dict[str, str] | None:
    if job.state != JobState.DONE or job.result is None:
        return None
    url = url_for("office.compiled_file", job_id=job.id, name=job.result["name"])
    return {"label": job.result["name"], "url": url, "hint": size_words(job.result["size"])}


def _problems() -> dict[str, str]:
    problems = {}
    if request.form.get("unit", "") and chosen_unit() is None:
        problems["unit"] = _("Choose a country or territory from the list.")
    if not instrument_known(request.form.get("instrument", "")):
        problems["instrument"] = _("Write the code of an instrument, such as C029 or P029, or leave the box empty.")
    if request.form.get("language") not in LANGUAGES:
        problems["language"] = _("Choose a language.")
    if request.form.get("kind") not in _KINDS:
        problems["kind"] = _("Choose what is to be made.")
    return problems


def _page(problems: dict[str, str]) -> str:
    offered, paging = years(), asked_page(SIZE)
    found, total = jobs_of(session(), _KINDS, limit=SIZE, offset=paging.offset)
    paging = Paging(paging.page, SIZE, total)
    return render_template(
        "office/compile.html",
        years=[{"code": str(one), "label": str(one)} for one in offered],
        year=str(read_year(offered)),
        units=unit_options(),
        unit_code=request.values.get("unit", ""),
        instrument=request.values.get("instrument", ""),
        language_code=request.values.get("language") or language(),
        volume_languages=[{"code": code, "label": INTERFACE_LANGUAGES[code]} for code in LANGUAGES],
        kind=request.values.get("kind", "volume"),
        kinds=[{"code": code, "label": str(KINDS[code])} for code in _KINDS],
        problems=problems,
        jobs=[_line(job) for job in found],
        paging=paging,
        pages=page_links(paging),
    )


def _line(job: Job) -> dict[str, Any]:
    word, shape = job_state(job)
    return {
        "title": job_title(job),
        "url": url_for("office.compiled", job_id=job.id),
        "by": job.creator.name if job.creator else "",
        "at": job.created_at,
        "word": word,
        "shape": shape,
        "reason": job_reason(job),
        "result": _result(job),
    }
