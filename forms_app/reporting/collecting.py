"""Collecting: what was sent, whole, for formats that print its answers anew rather than take its finished document."""

from collections.abc import Mapping

from forms_app.documents.values import ReportDocument
from forms_app.records.queries.compiling import submissions_by_id
from forms_app.records.unit_of_work import Session
from forms_app.reporting.compiling import Compiled
from forms_app.reporting.printing import report_document


def collected(session: Session, compiled: Compiled, language: str) -> Mapping[str, ReportDocument]:
    """Every submission of a volume by its reference, in the volume's order, with names and headings in `language` (en, fr, es).

    Whoever compiled saw to it that nothing stands in `compiled` that its reader may not read.
    """
    submissions = submissions_by_id(session, compiled.submissions.values())
    return {
        reference: report_document(session, submissions[submission_id], language)
        for reference, submission_id in compiled.submissions.items()
    }
