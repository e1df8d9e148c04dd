"""The formats of a volume: what makes each, for the worker's jobs and for the command that needs no worker."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from forms_app.documents.offline.folder import zipped
from forms_app.documents.offline.library import write_library
from forms_app.documents.values import ReportDocument
from forms_app.records.submissions import Submission
from forms_app.reporting.compiling import Compiled
from forms_app.reporting.printing import report_document
from forms_app.reporting.selections import Selection, file_stem
from forms_app.worker.compiling import Export, Make, Noted, exporting, make_volume, read_volume
from forms_app.worker.performing import Task, Workshop


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the kind of its jobs, how its file ends, and what makes it."""

    kind: str
    ending: str
    media_type: str
    make: Make

    @property
    def task(self) -> Task:
        return exporting(self.kind, self.ending, self.media_type, self.make)


class Sent(Mapping[str, ReportDocument]):
    """The submissions of a volume by reference, each read when it is asked for: a year of them is never in memory together.

    What was sent never changes, so that it is no matter that each is read in a transaction of its own. `noted` is told how
    many have been asked for.
    """

    def __init__(self, workshop: Workshop, compiled: Compiled, language: str, noted: Noted) -> None:
        self._workshop, self._ids, self._language, self._noted = workshop, compiled.submissions, language, noted
        self._read = 0

    def __getitem__(self, reference: str) -> ReportDocument:
        with self._workshop.unit(writes=False) as uow:
            document = report_document(uow.session, uow.session.get_one(Submission, self._ids[reference]), self._language)
        self._read += 1
        self._noted(self._read, len(self._ids))
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def make_library(workshop: Workshop, selection: Selection, membership_id: int | None, noted: Noted) -> Export:
    """The volume as a ZIP of a folder of pages. Raises JobFailedError as `read_volume` does."""
    compiled = read_volume(workshop, selection, membership_id)
    sent = Sent(workshop, compiled, selection.language, noted)
    with TemporaryDirectory() as name:
        folder, packed = Path(name) / "folder", Path(name) / "packed"
        folder.mkdir()
        write_library(compiled.volume, selection.language, sent, folder)
        zipped(folder, packed, file_stem("volume", selection), compiled.volume.made_at)
        return Export(packed.read_bytes(), compiled.references)


FORMATS: Mapping[str, Format] = {
    "pdf": Format("volume", "pdf", "application/pdf", make_volume),
    "html": Format("html", "zip", "application/zip", make_library),
}
