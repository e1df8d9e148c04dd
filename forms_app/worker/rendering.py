"""Documents of submissions: rendered by a process of their own, kept, and noted for `verify`."""

import atexit
import json
import logging
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256

from forms_app.documents.assembly.ready import is_whole
from forms_app.documents.limits import Limits, UnprintableError
from forms_app.documents.press import Press
from forms_app.documents.receipt import render_receipt
from forms_app.documents.report import notice_piece, opened, print_report
from forms_app.documents.values import TEMPLATE_VERSION, NoticeDocument
from forms_app.documents.volume_parts import set_part
from forms_app.records.kept_files import keep_files, kept_files
from forms_app.records.renderings import newest_rendering, record_rendering
from forms_app.records.submissions import Submission
from forms_app.reporting.printing import receipt_document, report_document
from forms_app.worker.performing import JobFailedError, Workshop

log = logging.getLogger(__name__)

_PIECE = "piece"  # the kind of what volumes are put together from; it is made with the report's document
_PART = "part"  # the kind of what is made for volumes and kept by its HTML
_NOTICE = "notice"  # the kind of the piece that stands in a volume for a report that cannot be set in type


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document that is kept: its digest, a name for its file, and its content."""

    sha256: str
    name: str
    content: bytes


def rendered(workshop: Workshop, submission_id: int, kind: str, language: str) -> Rendered:
    """Render a submission's report or receipt in one language, keep the file, and note its digest.

    Raises JobFailedError `unprintable-time`, `-memory`, `-columns` or `-fault` where it cannot be set in type.
    """
    try:
        return _rendered(workshop, submission_id, kind, language)
    except UnprintableError as error:
        raise JobFailedError(f"unprintable-{error.cause}", error.figures) from error


def has_piece(workshop: Workshop, submission_id: int, language: str) -> bool:
    """Whether there is a piece of a submission already, with headings in a language."""
    return any(_held(workshop, submission_id, kind, language, version) for kind, version in _of_volumes(workshop))


def piece_of(workshop: Workshop, submission_id: int, language: str, press: int = 0) -> bytes:
    """A submission as volumes take it, with headings in a language: as it is kept, or made now; where it cannot be set in type,
    a page that says so. One that is damaged is made again. `press` tells threads that make pieces side by side apart."""
    for kind, version in _of_volumes(workshop):
        kept = _kept(workshop, submission_id, kind, language, version)
        if kept is not None and is_whole(kept):
            return kept
    try:
        return _printed(workshop, submission_id, language, press)[1]
    except UnprintableError as error:
        return _notice(workshop, submission_id, language, error)


def kept_report(workshop: Workshop, submission_id: int, language: str) -> bytes | None:
    """The report's document in a language as it was made by the present templates; None where there is none yet."""
    return _kept(workshop, submission_id, "report", language, TEMPLATE_VERSION)


def _rendered(workshop: Workshop, submission_id: int, kind: str, language: str) -> Rendered:
    with workshop.unit(writes=False) as uow:
        submission = uow.session.get_one(Submission, submission_id)
        name = f"{submission.reference}-{kind}.pdf"
        address = f"{workshop.settings.public_url}/verify"
        receipt = receipt_document(uow.session, submission, language, address) if kind == "receipt" else None
    if receipt is None:
        document = _printed(workshop, submission_id, language)[0]
        return Rendered(sha256(document).hexdigest(), name, document)
    content = _press(_limits(workshop)).make(render_receipt, receipt, language)
    return Rendered(_keep(workshop, submission_id, kind, language, TEMPLATE_VERSION, content), name, content)


def _of_volumes(workshop: Workshop) -> tuple[tuple[str, str], ...]:
    """What stands in volumes for a submission, the best first: the kind, and with what it was made."""
    return ((_PIECE, TEMPLATE_VERSION), (_NOTICE, _tried(workshop)))


def _printed(workshop: Workshop, submission_id: int, language: str, press: int = 0) -> tuple[bytes, bytes]:
    """The report's document and its piece, both made and kept."""
    with workshop.unit(writes=False) as uow:
        report = report_document(uow.session, uow.session.get_one(Submission, submission_id), language)
    log.info("submission %s is set in type, in %s", submission_id, language)
    document, piece = opened(_press(_limits(workshop), press).make(print_report, report, language))
    _keep(workshop, submission_id, "report", language, TEMPLATE_VERSION, document)
    _keep(workshop, submission_id, _PIECE, language, TEMPLATE_VERSION, piece)
    return document, piece


def _notice(workshop: Workshop, submission_id: int, language: str, error: UnprintableError) -> bytes:
    """The page that says why, kept as what it is until something is changed that may help. It prints no answer."""
    with workshop.unit(writes=False) as uow:
        submission = uow.session.get_one(Submission, submission_id)
        report = replace(report_document(uow.session, submission, language), sections=(), numbers={})
    page = f"{workshop.settings.public_url}/submissions/{report.provenance.reference}"
    notice = NoticeDocument(report, error.cause, error.figures, page, f"{page}/content.json")
    content = notice_piece(notice, language)
    _keep(workshop, submission_id, _NOTICE, language, _tried(workshop), content)
    return content


def _tried(workshop: Workshop) -> str:
    """With what a report was tried that could not be set: with other templates or limits it is tried again."""
    limits = _limits(workshop)
    return f"{TEMPLATE_VERSION} {limits.seconds} s {limits.megabytes} MB"


def lasting_part(workshop: Workshop, html: str, language: str, press: int = 0) -> bytes:
    """A part of volumes that says nothing of one volume, such as the comments on a unit: as it is kept, or set now."""
    key = sha256(json.dumps([TEMPLATE_VERSION, language, html]).encode()).hexdigest()
    with workshop.unit(writes=True) as uow:
        digests = [one.digest for one in kept_files(uow, _PART, key)]
    for digest in digests:
        if workshop.files.holds(digest) and is_whole(kept := workshop.files.read(digest)):
            return kept
    content = _press(_limits(workshop), press).make(set_part, html, language)
    digest = workshop.files.mend(content)
    with workshop.unit(writes=True) as uow:
        keep_files(uow, _PART, key, [(digest, {})])
    return content


def _held(workshop: Workshop, submission_id: int, kind: str, language: str, version: str) -> str | None:
    """The digest of a document that is kept."""
    with workshop.unit(writes=False) as uow:
        found = newest_rendering(uow.session, submission_id, kind, language)
        digest = found.digest if found is not None and found.template_version == version else None
    return digest if digest is not None and workshop.files.holds(digest) else None


def _kept(workshop: Workshop, submission_id: int, kind: str, language: str, version: str) -> bytes | None:
    digest = _held(workshop, submission_id, kind, language, version)
    return None if digest is None else workshop.files.read(digest)


def _keep(workshop: Workshop, submission_id: int, kind: str, language: str, version: str, content: bytes) -> str:
    digest = workshop.files.mend(content)  # what was kept before may be damaged
    with workshop.unit(writes=True) as uow:
        record_rendering(uow, submission_id, kind, language, version, digest)
    return digest


def _limits(workshop: Workshop) -> Limits:
    return Limits(workshop.settings.render_seconds, workshop.settings.render_megabytes)


@cache
def _press(limits: Limits, number: int = 0) -> Press:
    """The press of this process: there is one for all its threads, unless they ask for others, and it ends with them."""
    press = Press(limits)
    atexit.register(press.close)
    return press
