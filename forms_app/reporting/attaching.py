"""Attaching a file to a report: the bytes are kept first, then named in an answer like any other value."""

from forms_app.answers.address import Address
from forms_app.answers.kind import Parts
from forms_app.answers.kinds.file import file_name
from forms_app.answers.problems import UnreadableError
from forms_app.records.files import FileStore, Readable, attach
from forms_app.records.media_types import RefusedFileError
from forms_app.records.people import Membership
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import Draft
from forms_app.reporting.errors import ReportingError, UnfitError
from forms_app.reporting.filling import answerable_at


class RefusedUploadError(ReportingError):
    """The file cannot be taken: the codes are those of `records/media_types.py`, and file-name-missing."""


def attach_upload(
    uow: UnitOfWork,
    membership: Membership,
    draft: Draft,
    address: Address,
    store: FileStore,
    upload: tuple[str, Readable],
    *,
    most: int,
) -> tuple[Parts, Draft]:
    """Keep an upload (its name, its bytes) for a file answer; the parts of the answer, and the draft that knows the file.

    `most` is in bytes. Raises NotAllowedError; UnfitError where no file is asked for; RefusedUploadError.
    """
    question = answerable_at(uow, membership, draft, address)
    if question.kind != "file":
        raise UnfitError("unknown-path", {"path": str(address)[:200]})
    raw_name, source = upload
    try:
        name = file_name(raw_name, address)
    except UnreadableError as error:
        raise RefusedUploadError("file-name-missing") from error
    if name is None:
        raise RefusedUploadError("file-name-missing")
    try:
        kept = store.keep(source, most=most)
    except RefusedFileError as error:
        raise RefusedUploadError(error.code, error.params) from error
    attach(uow, draft.report.id, kept, name, membership.person_id)
    return {"sha256": [kept.sha256], "name": [name]}, draft.with_file(kept.sha256, kept.size)
