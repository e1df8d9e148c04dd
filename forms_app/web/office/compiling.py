"""Compiling volumes and tables: choosing, saving a choice, waiting, downloading, and the list of what was compiled before."""

from typing import Any

from flask import current_app, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.records.jobs import add_job, cancel
from forms_app.records.queries.jobs import job_by_id, jobs_of
from forms_app.records.work import Job
from forms_app.reporting.errors import ConflictError, UnfitError, UnknownError
from forms_app.reporting.permissions import Act
from forms_app.reporting.saved_selections import remove_selection, save_selection
from forms_app.reporting.selections import params_of, selection_of
from forms_app.web.access import membership, requires
from forms_app.web.downloads.sending import never_run, stored
from forms_app.web.job_panel import job_news, panel
from forms_app.web.locales import INTERFACE_LANGUAGES
from forms_app.web.office.blueprint import pages
from forms_app.web.office.choosing import address_of, choice_problems, chosen, fields, in_address, selection_label
from forms_app.web.office.results import file_named, kept_until, made_from, removed_on, volumes, whole
from forms_app.web.paging import Paging, asked_page, page_links
from forms_app.web.transaction import session, unit
from forms_app.web.wording.jobs import ENDED, KINDS, job_reason, job_state
from forms_app.web.wording.refusals import refusal_words

SIZE = 20  # earlier jobs on a page
_KINDS = ("volume", "archive", "word", "html", "json", "tables", "csv")


@pages.get("/office/compile")
@requires(Act.COMPILE)
def compile_page() -> str:
    """The form, and what was compiled before. An address may fill it in: what is wrong with that is told."""
    return _page(choice_problems() if in_address() else {})


@pages.post("/office/compile")
@requires(Act.COMPILE)
def compile_it() -> Response | tuple[str, int]:
    """Make the job and go to its page; a choice with a name is saved too."""
    problems = choice_problems()
    if request.form.get("kind") not in _KINDS:
        problems["kind"] = _("Choose what is to be made.")
    if not problems and request.form.get("name", "").strip():
        problems = _save()
    if problems:
        return _page(problems), 422
    params = {**params_of(chosen()), "membership": membership().id, **({"mail": True} if request.form.get("mail") else {})}
    job = add_job(unit(), request.form["kind"], params, created_by=membership().person_id)
    return redirect(url_for("office.compiled", job_id=job.id), 303)


@pages.post("/office/compile/saved")
@requires(Act.COMPILE)
def save_choice() -> Response | tuple[str, int]:
    """Save the choice under its name, and come back to it."""
    problems = choice_problems() or _save()
    if problems:
        return _page(problems), 422
    return redirect(address_of(chosen()), 303)


@pages.post("/office/compile/saved/<int:selection_id>/remove")
@requires(Act.COMPILE)
def remove_choice(selection_id: int) -> Response:
    """Take a saved choice away."""
    saved = remove_selection(unit(), membership(), selection_id)
    flash(_("“%(name)s” is no longer among the saved choices. What was compiled with it stays.", name=saved.name), "done")
    return redirect(url_for("office.compile_page"), 303)


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
        job=panel(job, title, url_for("office.compiled", job_id=job.id), whole(job)),
        volumes=volumes(job),
        waiting=job.state not in ENDED,
        cancel_url=url_for("office.cancel_job", job_id=job.id),
        made_from=made_from(job),
        made_at=job.finished_at,
        removed=removed_on(job),
        kept_until=kept_until(job, current_app.extensions["settings"].exports_days),
        again_url=address_of(selection_of(job.params), job.kind),
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
    """A file that a job has made: the whole, or one of a set of volumes."""
    found = file_named(_job(job_id), name)
    return stored(found["sha256"], found["name"], found["media_type"])


def job_title(job: Job) -> str:
    """What a job makes: "Volume (PDF), 2026: Arcadia, Convention No. 29 (English)"."""
    selection = selection_of(job.params)
    return _(
        "%(kind)s, %(year)s: %(choice)s (%(language)s)",
        kind=str(KINDS[job.kind]),
        year=str(selection.year),
        choice=selection_label(selection),
        language=INTERFACE_LANGUAGES.get(selection.language, selection.language),
    )


def _job(job_id: int) -> Job:
    job = job_by_id(session(), job_id)
    if job is None or job.kind not in _KINDS:
        raise UnknownError("unknown-job", {"name": job_id})
    return job


def _save() -> dict[str, str]:
    """Save the choice under the name that was typed; what is wrong with the name."""
    try:
        saved = save_selection(unit(), membership(), request.form.get("name", ""), chosen())
    except (UnfitError, ConflictError) as error:
        return {"name": refusal_words(error.code, error.params, _)}
    flash(_("The choice was saved as “%(name)s”.", name=saved.name), "done")
    return {}


def _page(problems: dict[str, str]) -> str:
    paging = asked_page(SIZE)
    found, total = jobs_of(session(), _KINDS, limit=SIZE, offset=paging.offset)
    paging = Paging(paging.page, SIZE, total)
    return render_template(
        "office/compile.html",
        **fields(),
        kind=request.values.get("kind", "volume"),
        mail=request.form.getlist("mail"),
        mails_sent=bool(current_app.extensions["settings"].mail.server),
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
        "result": whole(job),
        "removed": removed_on(job),
    }
