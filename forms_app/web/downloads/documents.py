"""The report and the receipt as PDF: handed out when they are made, asked for and waited for when they are not."""

from flask import Response, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from forms_app.definitions.form import LANGUAGES
from forms_app.records.jobs import add_job
from forms_app.records.people import PartyKind
from forms_app.records.queries.jobs import rendering_job
from forms_app.records.renderings import newest_rendering
from forms_app.records.submissions import Rendering, Submission
from forms_app.records.work import Job
from forms_app.reporting.errors import NotAllowedError, UnfitError
from forms_app.reporting.permissions import Act
from forms_app.web.access import membership, requires
from forms_app.web.downloads.blueprint import pages
from forms_app.web.downloads.sending import files, never_run, stored
from forms_app.web.job_panel import job_news, panel
from forms_app.web.locales import INTERFACE_LANGUAGES
from forms_app.web.naming import instruments_label, unit_label
from forms_app.web.transaction import session, unit
from forms_app.web.wording.jobs import ENDED


@pages.get("/submissions/<reference>/report.pdf", endpoint="report", defaults={"kind": "report"})
@pages.get("/submissions/<reference>/receipt.pdf", endpoint="receipt", defaults={"kind": "receipt"})
@requires(Act.READ_SUBMISSION)
@never_run
def document(submission: Submission, kind: str) -> AnyResponse:
    """The PDF in `?language=` (that of the form's words if none is asked for); the page that makes it where there is none."""
    _check_receipt(submission, kind)
    language = _language(submission)
    made = _made(submission, kind, language)
    if made is None:
        where = url_for("downloads.making", reference=submission.reference, kind=kind, language=language)
        return redirect(where, 303)
    return stored(made.digest, f"{submission.reference}-{kind}-{language}.pdf", "application/pdf")


@pages.get("/submissions/<reference>/<any(report, receipt):kind>/making")
@requires(Act.READ_SUBMISSION)
def making(submission: Submission, kind: str) -> str | AnyResponse:
    """How far the document is; leads to it once it is there. Scripts get the news as JSON."""
    _check_receipt(submission, kind)
    language = _language(submission)
    made = _made(submission, kind, language)
    job = None if made else rendering_job(session(), submission.id, kind, language)
    if request.accept_mimetypes.best == "application/json":
        return jsonify({"state": "done"} if made else job_news(job))
    return render_template(
        "downloads/making.html",
        submission=submission,
        title=_("Report as PDF") if kind == "report" else _("Receipt as PDF"),
        country=unit_label(submission.report.unit_code),
        label=instruments_label(submission.report.instruments),
        language_name=INTERFACE_LANGUAGES[language],
        document_url=url_for(f"downloads.{kind}", reference=submission.reference, language=language) if made else None,
        waiting=job is not None and job.state not in ENDED,
        job=_panel(job, submission, kind, language) if job else None,
    )


@pages.post("/submissions/<reference>/<any(report, receipt):kind>/making")
@requires(Act.READ_SUBMISSION)
def make(submission: Submission, kind: str) -> Response | AnyResponse:
    """Ask for the document, unless it is there or on its way."""
    _check_receipt(submission, kind)
    language = _language(submission)
    job = rendering_job(session(), submission.id, kind, language)
    if _made(submission, kind, language) is None and (job is None or job.state in ENDED):
        params = {"submission": submission.id, "kind": kind, "language": language}
        add_job(unit(), "render", params, created_by=membership().person_id)
    return redirect(url_for("downloads.making", reference=submission.reference, kind=kind, language=language), 303)


def _check_receipt(submission: Submission, kind: str) -> None:
    """A receipt is between its sender and the Office, whoever else may read the report. Raises NotAllowedError."""
    party = membership().party
    if kind == "receipt" and party.kind != PartyKind.OFFICE and party.id != submission.report.author_id:
        raise NotAllowedError("not-allowed", {"act": Act.READ_SUBMISSION})


def _language(submission: Submission) -> str:
    asked = request.args.get("language") or submission.report.form_language
    if asked not in LANGUAGES:
        raise UnfitError("unknown-language", {"language": asked[:12]})
    return asked


def _made(submission: Submission, kind: str, language: str) -> Rendering | None:
    """The document, if its bytes are still there."""
    made = newest_rendering(session(), submission.id, kind, language)
    return made if made is not None and files().holds(made.digest) else None


def _panel(job: Job, submission: Submission, kind: str, language: str) -> dict[str, object]:
    here = url_for("downloads.making", reference=submission.reference, kind=kind, language=language)
    return panel(job, _("Report as PDF") if kind == "report" else _("Receipt as PDF"), here)
