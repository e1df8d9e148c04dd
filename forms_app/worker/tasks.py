"""What each kind of job does."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from forms_app.documents.receipt import render_receipt
from forms_app.documents.report import render_report
from forms_app.documents.values import TEMPLATE_VERSION
from forms_app.records.renderings import record_rendering
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session
from forms_app.reporting.form_documents import JOB as FORM_JOB
from forms_app.reporting.printing import receipt_document, report_document
from forms_app.worker.compiling import tables, volume
from forms_app.worker.delivering import MailRefusedError, deliver, letter
from forms_app.worker.form_printing import form_document
from forms_app.worker.mails import compose
from forms_app.worker.performing import JobFailedError, JobPutOffError, Progress, Task, Workshop


def render(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """Render a submission's report or receipt in one language, keep the file, and note its digest for `verify`."""
    kind, language = params["kind"], params["language"]
    with workshop.unit(writes=False) as uow:
        submission = uow.session.get_one(Submission, params["submission"])
        name = f"{submission.reference}-{kind}.pdf"
        make = _maker(uow.session, submission, kind, language, f"{workshop.settings.public_url}/verify")
    content = make()
    digest = workshop.files.keep_made(content)
    with workshop.unit(writes=True) as uow:
        record_rendering(uow, params["submission"], kind, language, TEMPLATE_VERSION, digest)
    progress(1, 1)
    return {"sha256": digest, "name": name, "media_type": "application/pdf", "size": len(content)}


def _maker(session: Session, submission: Submission, kind: str, language: str, verify_url: str) -> Callable[[], bytes]:
    """What makes the document once the database is free again: all that it prints is read here."""
    if kind == "receipt":
        return partial(render_receipt, receipt_document(session, submission, language, verify_url), language)
    return partial(render_report, report_document(session, submission, language), language)


def mail(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """Send a mail; without a mail server the job says so and is done.

    Its words are those of a template of `mails.py`, or were chosen when the job was made (Flask-Security's mails).
    """
    setting = workshop.settings.mail
    if not setting.server:
        return {"sent": False, "note": "no-server"}
    subject, text = _words(params, workshop.settings.public_url)
    try:
        deliver(setting, letter(setting.sender, params["to"], subject, text))
    except MailRefusedError as error:
        failed = JobFailedError if error.for_good else JobPutOffError
        raise failed("mail-refused", {"fault": str(error)[:300]}) from error
    progress(1, 1)
    return {"sent": True}


def _words(params: Mapping[str, Any], address: str) -> tuple[str, str]:
    """Subject and text of a mail."""
    if "template" in params:
        return compose(params["template"], params["locale"], params["values"], address)
    return " ".join(params["subject"].split()), params["body"]


TASKS: Mapping[str, Task] = {"render": render, "mail": mail, "volume": volume, "tables": tables, FORM_JOB: form_document}
