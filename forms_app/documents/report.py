"""The PDF of one submission: a government's report or reply, or an organization's observation; and what stands for one that
cannot be set in type."""

import re

from forms_app.documents.assembly.finishing import finished
from forms_app.documents.limits import UnprintableError
from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import NoticeDocument, ReportDocument

_WIDEST = 28  # columns of a table: with more, its last ones would stand beyond the edge of the sheet
_CELL = re.compile(r"<t[hd][\s>]")


def render_report(report: ReportDocument, locale: str) -> bytes:
    """The submission as PDF/UA-1. `locale` (en, fr, es) is the language of what the document itself says; questions
    stay in the form's language and answers in their writers'. The file is ready to be a piece of a volume.

    Raises UnprintableError where a table is too wide for any sheet.
    """
    html = report_html(report, locale)
    columns = max(len(_CELL.findall(row)) for row in html.split("<tr"))
    if columns > _WIDEST:
        raise UnprintableError("columns", {"columns": columns, "widest": _WIDEST})
    return finished(to_pdf(html))


def render_notice(notice: NoticeDocument, locale: str) -> bytes:
    """The page that stands in a volume for a submission that cannot be set in type, ready to be a piece of it."""
    return finished(to_pdf(to_html("notice.html", locale, notice=notice, report=notice.report)))


def report_html(report: ReportDocument, locale: str) -> str:
    """The HTML that `render_report` sets."""
    return to_html("report.html", locale, report=report)
