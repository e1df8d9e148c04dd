"""The formats of a volume: what makes each, for the worker's jobs and for the command that needs no worker."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from forms_app.documents.offline.folder import zipped
from forms_app.documents.offline.library import write_library
from forms_app.documents.package.writing import write_package
from forms_app.documents.volume_json import write_json
from forms_app.documents.word.writing import write_word
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session
from forms_app.reporting.packaging import tidy_content
from forms_app.reporting.printing import report_document
from forms_app.reporting.selections import Selection, file_stem
from forms_app.worker.compiling import Export, Make, Noted, exporting, read_package, read_volume
from forms_app.worker.performing import Task, Workshop
from forms_app.worker.pieces import ask_workers
from forms_app.worker.volumes import make_archive, make_volumes

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the kind of its jobs, and what makes it."""

    kind: str
    media_type: str
    make: Make

    @property
    def task(self) -> Task:
        """What a job does; unlike a command it may ask other workers for help."""
        make = partial(self.make, share=ask_workers) if self.make in (make_volumes, make_archive) else self.make
        return exporting(self.kind, self.media_type, make)


class Sent(Mapping[str, T]):
    """The submissions of a volume by reference, each read when it is asked for: a year of them is never in memory together.

    What was sent never changes, so that it is no matter that each is read in a transaction of its own. `read` takes of it what
    the format needs; `noted` is told how many of these documents have been asked for.
    """

    def __init__(
        self, workshop: Workshop, ids: Mapping[str, int], read: Callable[[Session, Submission], T], noted: Noted
    ) -> None:
        self._workshop, self._ids, self._read, self._noted = workshop, ids, read, noted
        self._asked: set[str] = set()
        noted(0, len(ids), "documents")

    def __getitem__(self, reference: str) -> T:
        with self._workshop.unit(writes=False) as uow:
            found = self._read(uow.session, uow.session.get_one(Submission, self._ids[reference]))
        self._asked.add(reference)
        self._noted(len(self._asked), len(self._ids), "documents")
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def make_library(workshop: Workshop, selection: Selection, membership_id: int | None, folder: Path, noted: Noted) -> Export:
    """The volume as a ZIP of a folder of pages. Raises JobFailedError as `read_volume` does."""
    compiled, language = read_volume(workshop, selection, membership_id), selection.language
    sent = Sent(workshop, compiled.submissions, lambda session, one: report_document(session, one, language), noted)
    packed = folder / f"{file_stem('html', selection)}.zip"
    with TemporaryDirectory() as name:
        write_library(compiled.volume, language, sent, Path(name))
        zipped(Path(name), packed, file_stem("volume", selection), compiled.volume.made_at)
    return Export((packed,), compiled.references)


def make_json(workshop: Workshop, selection: Selection, membership_id: int | None, folder: Path, noted: Noted) -> Export:
    """The volume as one JSON file, with the content of each submission as it is exported. Raises JobFailedError likewise."""
    compiled = read_volume(workshop, selection, membership_id)
    contents = Sent(workshop, compiled.submissions, lambda _, one: one.content, noted)
    file = folder / f"{file_stem('json', selection)}.json"
    write_json(compiled.volume, selection.language, contents, file)
    return Export((file,), compiled.references)


def make_word(workshop: Workshop, selection: Selection, membership_id: int | None, folder: Path, noted: Noted) -> Export:
    """The volume as a Word file. Raises JobFailedError as `read_volume` does."""
    compiled, language = read_volume(workshop, selection, membership_id), selection.language
    sent = Sent(workshop, compiled.submissions, lambda session, one: report_document(session, one, language), noted)
    out = folder / f"{file_stem('word', selection)}.docx"
    write_word(compiled.volume, sent, language, out)
    return Export((out,), compiled.references)


def make_package(workshop: Workshop, selection: Selection, membership_id: int | None, folder: Path, noted: Noted) -> Export:
    """The tables as a ZIP of CSV files with their description. Raises JobFailedError likewise."""
    package, ids = read_package(workshop, selection, membership_id)
    language = selection.language
    answers = Sent(workshop, ids, lambda session, one: tidy_content(session, one, language), noted)
    packed = folder / f"{file_stem('csv', selection)}.zip"
    with TemporaryDirectory() as name:
        write_package(package, language, answers, Path(name))
        zipped(Path(name), packed, file_stem("tables", selection), package.tables.made_at)
    return Export((packed,), tuple(one.reference for one in package.tables.submissions))


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Mapping[str, Format] = {
    "pdf": Format("volume", "application/pdf", make_volumes),
    "pdf-a": Format("archive", "application/pdf", make_archive),
    "word": Format("word", _WORD, make_word),
    "html": Format("html", "application/zip", make_library),
    "json": Format("json", "application/json", make_json),
    "csv": Format("csv", "application/zip", make_package),
}
