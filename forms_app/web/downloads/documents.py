"""The report and the receipt as PDF."""

from flask import Response, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from forms_app.records.people import PartyKind
from forms_app.records.renderings import newest_rendering
from forms_app.records.submissions import Submission
from forms_app.reporting.errors import NotAllowedError
from forms_app.reporting.permissions import Act
from forms_app.web.access import membership, requires
from forms_app.web.downloads.blueprint import pages
from forms_app.web.downloads.making import Made, Wanted, asked_for, asked_language, handed_out, making_page
from forms_app.web.downloads.sending import files, never_run
from forms_app.web.naming import instruments_label, unit_label
from forms_app.web.transaction import session


@pages.get("/submissions/<reference>/report.pdf", endpoint="report", defaults={"kind": "report"})
@pages.get("/submissions/<reference>/receipt.pdf", endpoint="receipt", defaults={"kind": "receipt"})
@requires(Act.READ_SUBMISSION)
@never_run
def document(submission: Submission, kind: str) -> AnyResponse:
    """The PDF in `?language=` (that of the form's words if none is asked for); the page that makes it where there is none."""
    return handed_out(_wanted(submission, kind))


@pages.get("/submissions/<reference>/<any(report, receipt):kind>/making")
@requires(Act.READ_SUBMISSION)
def making(submission: Submission, kind: str) -> str | Response:
    """How far the document is."""
    return making_page(_wanted(submission, kind))


@pages.post("/submissions/<reference>/<any(report, receipt):kind>/making")
@requires(Act.READ_SUBMISSION)
def make(submission: Submission, kind: str) -> AnyResponse:
    """Ask for the document."""
    return asked_for(_wanted(submission, kind))


def _wanted(submission: Submission, kind: str) -> Wanted:
    """Raises NotAllowedError: a receipt is between its sender and the Office, whoever else may read the report."""
    party, report = membership().party, submission.report
    if kind == "receipt" and party.kind != PartyKind.OFFICE and party.id != report.author_id:
        raise NotAllowedError("not-allowed", {"act": Act.READ_SUBMISSION})
    reference, language = submission.reference, asked_language(report.form_language)
    made = newest_rendering(session(), submission.id, kind, language)
    is_there = made is not None and files().holds(made.digest)
    return Wanted(
        title=_("Report as PDF") if kind == "report" else _("Receipt as PDF"),
        caption=reference,
        places=[(unit_label(report.unit_code), None), (instruments_label(report.instruments), None)],
        language=language,
        url=url_for(f"downloads.{kind}", reference=reference, language=language),
        here=url_for("downloads.making", reference=reference, kind=kind, language=language),
        job=("render", {"submission": submission.id, "kind": kind, "language": language}),
        made=Made(made.digest, f"{reference}-{kind}-{language}.pdf") if made is not None and is_there else None,
    )
