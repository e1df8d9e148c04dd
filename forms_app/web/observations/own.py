"""What a party has written, or is writing, about a submission."""

from collections.abc import Mapping
from dataclasses import dataclass

from forms_app.answers.address import Address
from forms_app.records.queries.duties import drafts_about, values_of
from forms_app.records.queries.submissions import submissions_of
from forms_app.records.reports import Report
from forms_app.records.submissions import Submission
from forms_app.web.transaction import session

REMARKS, ANCHOR, TEXT = "remarks.list", "anchor", "text"  # the table of remarks in article-23/observation


@dataclass(frozen=True, slots=True)
class Own:
    """The newest thing a party opened about a report, and what was sent from it (None: nothing yet)."""

    report: Report
    sent: Submission | None


def own_about(party_id: int, submission: Submission) -> Own | None:
    """What the party opened about any version of the report that was submitted; None where it opened nothing."""
    versions = [one.id for one in submissions_of(session(), [submission.report_id])]
    found = drafts_about(session(), party_id, versions)
    if not found:
        return None
    report = max(found.values(), key=lambda one: one.id)
    sent = submissions_of(session(), [report.id])
    return Own(report, sent[-1] if sent else None)


def drafted_remarks(report: Report) -> Mapping[str, str]:
    """The remarks of a draft by the question they are about."""
    values = values_of(session(), [report.id]).get(report.id, {})
    rows = values.get(Address(REMARKS)) or ()
    return {
        str(anchor): str(values.get(Address(f"{REMARKS}.{TEXT}", row)) or "")
        for row in rows
        if (anchor := values.get(Address(f"{REMARKS}.{ANCHOR}", row)))
    }
