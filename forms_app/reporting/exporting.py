"""Giving a submission out as it stands in the records."""

from forms_app.records.queries.submissions import submission_by_reference
from forms_app.records.unit_of_work import Session
from forms_app.reporting.errors import UnknownError


def export_content(session: Session, reference: str) -> bytes:
    """The content of a submission: the canonical JSON that its digest is of. Raises UnknownError: unknown-submission."""
    submission = submission_by_reference(session, reference)
    if submission is None:
        raise UnknownError("unknown-submission", {"reference": reference[:80]})
    return submission.content.encode("utf-8")
