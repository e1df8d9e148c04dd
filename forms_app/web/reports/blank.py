"""The blank form of a report, or of a report that is asked for: to read, to discuss, to fill in by hand."""

from flask import Response, url_for
from werkzeug.wrappers import Response as AnyResponse

from forms_app.records.reports import Report, Request
from forms_app.reporting.form_documents import named_here
from forms_app.reporting.permissions import Act
from forms_app.reporting.pinned_forms import form_of
from forms_app.web.access import requires
from forms_app.web.downloads.making import Wanted, asked_for, asked_language, handed_out, in_each_language, making_page
from forms_app.web.downloads.of_forms import wanted_blank
from forms_app.web.downloads.sending import never_run
from forms_app.web.filling.page import breadcrumbs
from forms_app.web.locales import language
from forms_app.web.naming import instruments_label, unit_label
from forms_app.web.reports.blueprint import pages
from forms_app.web.reports.forms import form_for
from forms_app.web.transaction import session


@pages.get("/reports/<report_key>/form.pdf")
@requires(Act.READ_DRAFT)
@never_run
def blank_form(report: Report) -> AnyResponse:
    """The form that the report is written with, in `?language=` (its own if none is asked for)."""
    return handed_out(_of_report(report))


@pages.get("/reports/<report_key>/form/making")
@requires(Act.READ_DRAFT)
def blank_form_making(report: Report) -> str | Response:
    """How far the blank form is."""
    return making_page(_of_report(report))


@pages.post("/reports/<report_key>/form/making")
@requires(Act.READ_DRAFT)
def make_blank_form(report: Report) -> AnyResponse:
    """Ask for the blank form."""
    return asked_for(_of_report(report))


@pages.get("/requests/<int:request_id>/form.pdf")
@requires(Act.OPEN_REPORT)
@never_run
def requested_form(requested: Request) -> AnyResponse:
    """The form that a requested report would be opened with, in `?language=` (the reader's if none is asked for)."""
    return handed_out(_of_request(requested))


@pages.get("/requests/<int:request_id>/form/making")
@requires(Act.OPEN_REPORT)
def requested_form_making(requested: Request) -> str | Response:
    """How far the blank form is."""
    return making_page(_of_request(requested))


@pages.post("/requests/<int:request_id>/form/making")
@requires(Act.OPEN_REPORT)
def make_requested_form(requested: Request) -> AnyResponse:
    """Ask for the blank form."""
    return asked_for(_of_request(requested))


def form_links(report: Report) -> list[dict[str, str]]:
    """The blank form of a report in each language."""
    return in_each_language(lambda code: url_for("reports.blank_form", report_key=report.key, language=code))


def requested_form_links(requested: Request) -> list[dict[str, str]]:
    """The blank form of a request in each language."""
    return in_each_language(lambda code: url_for("reports.requested_form", request_id=requested.id, language=code))


def _of_report(report: Report) -> Wanted:
    asked = asked_language(report.form_language)
    addresses = (
        url_for("reports.blank_form", report_key=report.key, language=asked),
        url_for("reports.blank_form_making", report_key=report.key, language=asked),
    )
    return wanted_blank(named_here(session(), form_of(report.form_version)), asked, addresses, breadcrumbs(report, language()))


def _of_request(requested: Request) -> Wanted:
    asked = asked_language(language())
    addresses = (
        url_for("reports.requested_form", request_id=requested.id, language=asked),
        url_for("reports.requested_form_making", request_id=requested.id, language=asked),
    )
    opening = url_for("reports.open_report", request_id=requested.id)
    places = [(unit_label(requested.unit_code), url_for("duties.home")), (instruments_label(requested.instruments), opening)]
    return wanted_blank(named_here(session(), form_for(requested.form_code)), asked, addresses, places)
