"""Documents that may have to be made first: handed out when they are there, asked for and waited for when they are not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from flask import Response, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from forms_app.definitions.form import LANGUAGES
from forms_app.records.jobs import add_job
from forms_app.records.queries.jobs import newest_job
from forms_app.reporting.errors import UnfitError
from forms_app.web.access import membership
from forms_app.web.downloads.sending import stored
from forms_app.web.job_panel import job_news, panel
from forms_app.web.locales import INTERFACE_LANGUAGES
from forms_app.web.transaction import session, unit
from forms_app.web.wording.jobs import ENDED


@dataclass(frozen=True, slots=True)
class Made:
    """A document that is there: its file and the name under which it is saved."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A PDF in a language. `job` (kind, params) makes it; `url` hands it out, `here` is the page on which one waits for it.

    `caption` and `places` (label, address) say on that page what it is of.
    """

    title: str
    caption: str
    places: Sequence[tuple[str, str | None]]
    language: str
    url: str
    here: str
    job: tuple[str, Mapping[str, str | int]]
    made: Made | None


def handed_out(wanted: Wanted) -> AnyResponse:
    """The document; where there is none yet, the way to the page that makes it."""
    if wanted.made is None:
        return redirect(wanted.here, 303)
    return stored(wanted.made.sha256, wanted.made.name, "application/pdf")


def making_page(wanted: Wanted) -> str | Response:
    """How far the document is; leads to it once it is there. Scripts get the news as JSON."""
    job = None if wanted.made else newest_job(session(), *wanted.job)
    if request.accept_mimetypes.best == "application/json":
        return jsonify({"state": "done"} if wanted.made else job_news(job))
    return render_template(
        "downloads/making.html",
        wanted=wanted,
        language_name=INTERFACE_LANGUAGES[wanted.language],
        waiting=job is not None and job.state not in ENDED,
        job=panel(job, wanted.title, wanted.here) if job else None,
    )


def asked_for(wanted: Wanted) -> AnyResponse:
    """Ask for the document, unless it is there or on its way, and go to the page on which one waits."""
    job = newest_job(session(), *wanted.job)
    if wanted.made is None and (job is None or job.state in ENDED):
        kind, params = wanted.job
        add_job(unit(), kind, params, created_by=membership().person_id)
    return redirect(wanted.here, 303)


def asked_language(otherwise: str) -> str:
    """The language that the address asks for. Raises UnfitError for one that forms do not have."""
    asked = request.args.get("language") or otherwise
    if asked not in LANGUAGES:
        raise UnfitError("unknown-language", {"language": asked[:12]})
    return asked


def in_each_language(url: Callable[[str], str]) -> list[dict[str, str]]:
    """What the macro `pdf_links` takes: the languages of forms, each named in itself, with the address of the document in it."""
    return [{"code": code, "name": INTERFACE_LANGUAGES[code], "url": url(code)} for code in LANGUAGES]
