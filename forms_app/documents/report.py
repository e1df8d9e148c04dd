"""The PDF of one submission: a government's report or reply, or an organization's observation."""

from forms_app.documents.assembly.finishing import finished
from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import ReportDocument


def render_report(report: ReportDocument, locale: str) -> bytes:
    """The submission as PDF/UA-1. `locale` (en, fr, es) is the language of what the document itself says; questions
    stay in the form's language and answers in their writers'. The file is ready to be a piece of a volume."""
    return finished(to_pdf(report_html(report, locale)))


def report_html(report: ReportDocument, locale: str) -> str:
    """The HTML that `render_report` sets."""
    return to_html("report.html", locale, report=report)
