"""What each kind of job does."""

from collections.abc import Mapping
from typing import Any

from forms_app.reporting.form_documents import JOB as FORM_JOB
from forms_app.worker.compiling import tables
from forms_app.worker.delivering import MailRefusedError, deliver, letter
from forms_app.worker.form_printing import form_document
from forms_app.worker.formats import FORMATS
from forms_app.worker.mails import compose
from forms_app.worker.performing import JobFailedError, JobPutOffError, Progress, Task, Workshop
from forms_app.worker.pieces import JOB as PIECES_JOB
from forms_app.worker.pieces import help_with_pieces
from forms_app.worker.rendering import rendered


def render(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """Render a submission's report or receipt in one language."""
    made = rendered(workshop, params["submission"], params["kind"], params["language"])
    progress(1, 1)
    return {"sha256": made.sha256, "name": made.name, "media_type": "application/pdf", "size": len(made.content)}


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


TASKS: Mapping[str, Task] = {
    "render": render,
    "mail": mail,
    "tables": tables,
    FORM_JOB: form_document,
    PIECES_JOB: help_with_pieces,
    **{one.kind: one.task for one in FORMATS.values()},
}
