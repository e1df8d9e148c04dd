"""The overview of an organization: reports communicated to it, its observations, the replies to them."""

from collections.abc import Sequence

from flask import render_template, url_for
from flask_babel import gettext as _

from forms_app.records.people import Party
from forms_app.records.queries.duties import newest_communicated, unrequested_reports
from forms_app.records.queries.submissions import submissions_about, submissions_of
from forms_app.records.reports import Report
from forms_app.reporting.permissions import Act
from forms_app.web.access import can
from forms_app.web.duties.lines import VoiceLine, copy_line, reply_line, report_line
from forms_app.web.transaction import session

NEWEST = 5  # copies on the overview


def organization_home(party: Party) -> str:
    """The page of an organization."""
    own = unrequested_reports(session(), party.id)
    filed = submissions_of(session(), [report.id for report, versions in own if versions]) if own else []
    replies = submissions_about(session(), [one.id for one in filed]) if filed else []
    copies, count = copy_lines(party, own, limit=NEWEST)
    drafts = [report_line(report, versions) for report, versions in own if not versions]
    tiles = [
        {"figure": count, "label": _("Reports received"), "url": url_for("duties.copies", party_id=party.id)},
        {"figure": len(drafts), "label": _("Drafts"), "url": "#own"},
        {"figure": len(own) - len(drafts), "label": _("Observations filed"), "url": "#own"},
        {"figure": len(replies), "label": _("Replies received"), "url": "#replies"},
    ]
    return render_template(
        "duties/organization.html",
        party=party,
        tiles=tiles,
        copies=copies,
        copies_count=count,
        own=[report_line(report, versions) for report, versions in own],
        replies=[reply_line(reply) for reply in reversed(replies)],
        may_observe=can(Act.OBSERVE, party),
    )


def copy_lines(party: Party, own: Sequence[tuple[Report, int]], *, limit: int, offset: int = 0) -> tuple[list[VoiceLine], int]:
    """A page of the reports communicated to an organization, and how many there are; `own` are its observations."""
    observed: dict[int, int] = {}  # report observed upon -> versions filed
    for report, versions in own:
        if report.about is not None:
            observed[report.about.report_id] = max(observed.get(report.about.report_id, 0), versions)
    copies, count = newest_communicated(session(), int(party.organization_id or 0), limit=limit, offset=offset)
    lines = [
        copy_line(one, since, filed=bool(observed.get(one.report_id)), drafted=one.report_id in observed) for one, since in copies
    ]
    return lines, count
