"""Volumes from the records to files: for the worker's jobs and for the command that needs no worker."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from forms_app.documents.volume import Order, assemble_order, order_volumes
from forms_app.documents.volume_archive import for_archive
from forms_app.records.submissions import Submission
from forms_app.reporting.compiling import Compiled
from forms_app.reporting.selections import Selection, file_stem
from forms_app.worker.compiling import Export, Noted, read_volume
from forms_app.worker.performing import Workshop
from forms_app.worker.rendering import piece_of


def make_volumes(workshop: Workshop, selection: Selection, membership_id: int | None, folder: Path, noted: Noted) -> Export:
    """The volumes of a selection, in files of a folder, for the eyes of a membership; without one, as the Office reads.

    What was sent is taken as it is kept, and rendered where it is not; `noted` is told how many documents are there, of how many.
    Raises JobFailedError as `read_volume` does.
    """
    compiled = read_volume(workshop, selection, membership_id)
    with TemporaryDirectory() as name:
        orders = _orders(workshop, compiled, selection, Path(name), noted, "volume")
        return _export(orders, compiled, folder)


def make_archive(workshop: Workshop, selection: Selection, membership_id: int | None, folder: Path, noted: Noted) -> Export:
    """The same for the archive: PDF/A-3, with the content of each submission as it is exported."""
    compiled = read_volume(workshop, selection, membership_id)
    with TemporaryDirectory() as name:
        orders = _orders(workshop, compiled, selection, Path(name), noted, "archive")
        content_of = partial(_content, workshop, compiled.submissions)
        return _export(for_archive(orders, compiled.volume, selection.language, content_of), compiled, folder)


def _export(orders: Sequence[Order], compiled: Compiled, folder: Path) -> Export:
    pages = sum(assemble_order(order, folder).pages for order in orders)
    return Export(tuple(folder / order.name for order in orders), compiled.references, pages)


def _content(workshop: Workshop, submissions: Mapping[str, int], reference: str) -> str:
    with workshop.unit(writes=False) as uow:
        return uow.session.get_one(Submission, submissions[reference]).content


def _orders(
    workshop: Workshop, compiled: Compiled, selection: Selection, folder: Path, noted: Noted, kind: str
) -> tuple[Order, ...]:
    sent = _sent(workshop, compiled.submissions, selection.language, folder, noted)
    stem, most = file_stem(kind, selection), workshop.settings.volume_pages
    return order_volumes(compiled.volume, selection.language, sent, folder, stem, most)


def _sent(workshop: Workshop, submissions: Mapping[str, int], language: str, folder: Path, noted: Noted) -> Mapping[str, Path]:
    """The piece of each submission, by reference, in a file of the folder."""
    files = {}
    for done, (reference, submission_id) in enumerate(submissions.items(), 1):
        files[reference] = folder / f"{reference}.sent"
        files[reference].write_bytes(piece_of(workshop, submission_id, language))
        noted(done, len(submissions), "documents")
    return files
