"""The receipt of what was sent: what, when, by whom, its digest and how to verify it."""

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from flask_security import current_user
from werkzeug.wrappers import Response

from forms_app.answers.lettering import grouped
from forms_app.answers.snapshot import snapshot_from_json
from forms_app.calendar.sessions import EXAMINED
from forms_app.records.people import PartyKind
from forms_app.records.queries.submissions import copies_of, submissions_of
from forms_app.records.reports import Report
from forms_app.records.submissions import Submission
from forms_app.reporting.permissions import Act, is_observation, is_reply
from forms_app.web.access import can, requires
from forms_app.web.filling.page import breadcrumbs
from forms_app.web.locales import language
from forms_app.web.naming import instrument_titles, instruments_label, party_name, unit_label
from forms_app.web.reports.blueprint import pages
from forms_app.web.transaction import session


@pages.get("/submissions/<reference>/receipt")
@requires(Act.READ_SUBMISSION)
def receipt(submission: Submission) -> str | Response:
    """The sender's and the Office's page; other readers of the submission are led to its text."""
    report = submission.report
    if not _is_receipt_for_reader(report):
        return redirect(url_for("observations.read", reference=submission.reference))
    snapshot = snapshot_from_json(submission.snapshot.encode())
    versions = submissions_of(session(), [report.id])
    return render_template(
        "reports/receipt.html",
        submission=submission,
        report=report,
        snapshot=snapshot,
        label=instruments_label(report.instruments),
        titles=instrument_titles(report.instruments),
        country=unit_label(report.unit_code),
        party=party_name(report.author),
        breadcrumbs_of=breadcrumbs(report, language(), (_("Receipt"), None)),
        digest=grouped(submission.digest),
        versions=versions,
        newest=versions[-1],
        copies=copies_of(session(), [one.id for one in versions]),
        is_examined=report.procedure in EXAMINED,
        is_observation=is_observation(report),
        is_reply=is_reply(report),
        may_communicate=can(Act.COMMUNICATE, submission) and report.procedure != "article-23",
        may_amend=can(Act.FILL, report) and not is_observation(report),
        may_read_draft=can(Act.READ_DRAFT, report) and not is_observation(report),
    )


def _is_receipt_for_reader(report: Report) -> bool:
    return any(
        one.party_id == report.author_id or one.party.kind == PartyKind.OFFICE
        for one in current_user.memberships
        if one.ended_at is None
    )
