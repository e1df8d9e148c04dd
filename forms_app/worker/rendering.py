"""Documents of submissions: rendered, kept, and noted for `verify`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from forms_app.documents.receipt import render_receipt
from forms_app.documents.report import render_report
from forms_app.documents.values import TEMPLATE_VERSION
from forms_app.records.renderings import newest_rendering, record_rendering
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session
from forms_app.reporting.printing import receipt_document, report_document
from forms_app.worker.performing import Workshop


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document that is kept: its digest, a name for its file, and its content."""

    sha256: str
    name: str
    content: bytes


def rendered(workshop: Workshop, submission_id: int, kind: str, language: str) -> Rendered:
    """Render a submission's report or receipt in one language, keep the file, and note its digest."""
    with workshop.unit(writes=False) as uow:
        submission = uow.session.get_one(Submission, submission_id)
        name = f"{submission.reference}-{kind}.pdf"
        make = _maker(uow.session, submission, kind, language, f"{workshop.settings.public_url}/verify")
    content = make()
    digest = workshop.files.keep_made(content)
    with workshop.unit(writes=True) as uow:
        record_rendering(uow, submission_id, kind, language, TEMPLATE_VERSION, digest)
    return Rendered(digest, name, content)


def kept_report(workshop: Workshop, submission_id: int, language: str) -> bytes | None:
    """The report's document in a language as it was made by the present templates; None where there is none yet."""
    with workshop.unit(writes=False) as uow:
        found = newest_rendering(uow.session, submission_id, "report", language)
        digest = found.digest if found is not None and found.template_version == TEMPLATE_VERSION else None
    return workshop.files.read(digest) if digest is not None and workshop.files.holds(digest) else None


def _maker(session: Session, submission: Submission, kind: str, language: str, verify_url: str) -> Callable[[], bytes]:
    """What makes the document once the database is free again: all that it prints is read here."""
    if kind == "receipt":
        return partial(render_receipt, receipt_document(session, submission, language, verify_url), language)
    return partial(render_report, report_document(session, submission, language), language)
