"""Attaching a file to a report: the bytes are kept first, then named in an answer like any other value.

Keeping them takes as long as their place does, so it comes before anything is written: nobody else who writes waits for it.
Bytes that no answer comes to name, since somebody was quicker or the page was left, stay: they lie under their digest, nobody
can read them, and whoever sends the same again finds them there.
"""

from dataclasses import dataclass

from forms_app.answers.address import Address
from forms_app.answers.kind import Parts
from forms_app.answers.kinds.file import file_name
from forms_app.answers.problems import UnreadableError
from forms_app.records.files import FileStore, KeptFile, Readable, attach
from forms_app.records.media_types import RefusedFileError
from forms_app.records.people import Membership
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import Draft
from forms_app.reporting.errors import ReportingError, UnfitError
from forms_app.reporting.filling import answerable_at


class RefusedUploadError(ReportingError):
    """The file cannot be taken: the codes are those of `records/media_types.py`, and file-name-missing."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is kept, under the name that its sender gave."""

    name: str
    kept: KeptFile


def keep_upload(
    uow: UnitOfWork,
    membership: Membership,
    draft: Draft,
    address: Address,
    store: FileStore,
    upload: tuple[str, Readable],
    *,
    most: int,
) -> Upload:
    """Keep an upload (its name, its bytes) for a file answer; the records are only read.

    `most` is in bytes. Raises NotAllowedError; UnfitError where no file is asked for; RefusedUploadError.
    """
    _check_asked(uow, membership, draft, address)
    raw_name, source = upload
    try:
        name = file_name(raw_name, address)
    except UnreadableError as error:
        raise RefusedUploadError("file-name-missing") from error
    if name is None:
        raise RefusedUploadError("file-name-missing")
    try:
        return Upload(name, store.keep(source, most=most))
    except RefusedFileError as error:
        raise RefusedUploadError(error.code, error.params) from error


def attach_upload(uow: UnitOfWork, membership: Membership, draft: Draft, address: Address, upload: Upload) -> tuple[Parts, Draft]:
    """Attach what was kept to the report; the parts of the answer, and the draft that knows the file.

    Raises NotAllowedError; UnfitError where no file is asked for.
    """
    _check_asked(uow, membership, draft, address)
    kept = upload.kept
    attach(uow, draft.report.id, kept, upload.name, membership.person_id)
    return {"sha256": [kept.sha256], "name": [upload.name]}, draft.with_file(kept.sha256, kept.size)


def _check_asked(uow: UnitOfWork, membership: Membership, draft: Draft, address: Address) -> None:
    if answerable_at(uow, membership, draft, address).kind != "file":
        raise UnfitError("unknown-path", {"path": str(address)[:200]})
