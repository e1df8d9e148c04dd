"""The PDF of one submission: a government's report or reply, or an organization's observation; and what stands for one that
cannot be set in type."""

import re
import struct

from forms_app.documents.assembly.finishing import finished
from forms_app.documents.assembly.preparing import prepared
from forms_app.documents.limits import UnprintableError
from forms_app.documents.rendering import to_html, to_pdf
from forms_app.documents.values import NoticeDocument, ReportDocument

_WIDEST = 28  # columns of a table: with more, its last ones would stand beyond the edge of the sheet
_LENGTH = struct.Struct("<Q")
_CELL = re.compile(r"<t[hd][\s>]")


def render_report(report: ReportDocument, locale: str) -> bytes:
    """The submission as PDF/UA-1. `locale` (en, fr, es) is the language of what the document itself says; questions
    stay in the form's language and answers in their writers'.

    Raises UnprintableError where a table is too wide for any sheet.
    """
    return finished(_set(report, locale))


def print_report(report: ReportDocument, locale: str) -> bytes:
    """The same, and with it the piece that it is of volumes, in one parcel (`opened`): the layout is made once for both."""
    made = _set(report, locale)
    document = finished(made)
    return _LENGTH.pack(len(document)) + document + prepared(made, locale)


def opened(parcel: bytes) -> tuple[bytes, bytes]:
    """The document and the piece that `print_report` made."""
    begin = _LENGTH.size
    end = begin + _LENGTH.unpack(parcel[:begin])[0]
    return parcel[begin:end], parcel[end:]


def _set(report: ReportDocument, locale: str) -> bytes:
    html = report_html(report, locale)
    columns = max(len(_CELL.findall(row)) for row in html.split("<tr"))
    if columns > _WIDEST:
        raise UnprintableError("columns", {"columns": columns, "widest": _WIDEST})
    return to_pdf(html)


def notice_piece(notice: NoticeDocument, locale: str) -> bytes:
    """The page that stands in a volume for a submission that cannot be set in type, as a piece of it."""
    return prepared(to_pdf(to_html("notice.html", locale, notice=notice, report=notice.report)), locale)


def report_html(report: ReportDocument, locale: str) -> str:
    """The HTML that `render_report` sets."""
    return to_html("report.html", locale, report=report)
