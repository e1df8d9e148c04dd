"""Communicating what was sent to more organizations: a copy is the only thing that gives them access."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from forms_app.calendar.deadlines import geneva_day
from forms_app.records.queries.people import organizations_for
from forms_app.records.queries.submissions import copies_of, submissions_of
from forms_app.records.submissions import Submission
from forms_app.reporting.communicating import communicate
from forms_app.reporting.permissions import Act
from forms_app.web.access import membership, requires
from forms_app.web.filling.page import breadcrumbs
from forms_app.web.locales import language
from forms_app.web.naming import instruments_label, unit_label
from forms_app.web.reports.blueprint import pages
from forms_app.web.transaction import session, unit


@pages.route("/submissions/<reference>/copies", methods=["GET", "POST"])
@requires(Act.COMMUNICATE)
def copies(submission: Submission) -> str | Response | tuple[str, int]:
    """Who has a copy, and the organizations it can still be communicated to."""
    offered = organizations_for(session(), submission.report.unit_code)
    if request.method == "GET":
        return _page(submission, "")
    chosen = {int(text) for text in request.form.getlist("organization") if text.isascii() and text.isdecimal()}
    wanted = [one.id for one in offered if one.id in chosen]
    if not wanted or len(wanted) != len(chosen):
        return _page(submission, _("Choose at least one organization from the list.")), 422
    communicate(unit(), membership(), submission, wanted, geneva_day(unit().now))
    count = len(wanted)
    flash(ngettext("A copy was sent to %(num)s organization.", "Copies were sent to %(num)s organizations.", count), "done")
    return redirect(url_for("reports.copies", reference=submission.reference), 303)


def _page(submission: Submission, problem: str) -> str:
    report = submission.report
    made = copies_of(session(), [one.id for one in submissions_of(session(), [report.id])])
    have = {one.organization_id for one in made}
    offered = [one for one in organizations_for(session(), report.unit_code) if one.id not in have]
    return render_template(
        "reports/copies.html",
        submission=submission,
        report=report,
        label=instruments_label(report.instruments),
        country=unit_label(report.unit_code),
        breadcrumbs_of=breadcrumbs(
            report,
            language(),
            (_("Receipt"), url_for("reports.receipt", reference=submission.reference)),
            (_("Copies to organizations"), None),
        ),
        made=made,
        offered=offered,
        problem=problem,
    )
