"""The bytes that come with an import file: each in a folder, under its digest."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from forms_app.answers.envelope import Envelope
from forms_app.records.files import FileStore, KeptFile, attach
from forms_app.records.media_types import RefusedFileError, media_type_of
from forms_app.records.queries.reports import files_of_report
from forms_app.records.reports import Report
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.import_problems import RecordsProblem

_CHUNK = 256 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class FileFolder:
    """Where the bytes of an import lie (None: nowhere), and how many bytes a file may have."""

    folder: Path | None
    most: int


@dataclass(slots=True)
class CheckedFiles:
    """Sizes in bytes by digest, of every file the document lists; those found in the folder; what is wrong."""

    sizes: dict[str, int] = field(default_factory=dict)
    found: dict[str, Path] = field(default_factory=dict)
    problems: list[RecordsProblem] = field(default_factory=list)


def check_files(
    uow: UnitOfWork, envelope: Envelope, where: FileFolder, kept: Mapping[str, KeptFile], store: FileStore, report: Report | None
) -> CheckedFiles:
    """Look at each file of a document without keeping any; those that are `kept` (by digest) are sound, and those the report has
    already need not come again."""
    attached = files_of_report(uow.session, report.id) if report else {}
    checked = CheckedFiles()
    for digest, name in {file["sha256"]: file["name"] for file in envelope.files}.items():
        path = where.folder / digest if where.folder is not None else None
        if digest in kept:
            checked.sizes[digest] = kept[digest].size
        elif path is not None and path.is_file():
            checked.sizes[digest] = path.stat().st_size
            checked.found[digest] = path
            checked.problems += _faults(path, digest, name, where.most)
        elif digest in attached and store.holds(digest):
            checked.sizes[digest] = attached[digest]
        else:
            checked.sizes[digest] = 0
            checked.problems.append(RecordsProblem("/files", "file-bytes-missing", {"name": name, "sha256": digest}))
    return checked


def keep_found(found: Mapping[str, Path], store: FileStore) -> Mapping[str, KeptFile]:
    """Keep the bytes that were found, by their digest."""
    kept = {}
    for digest, path in found.items():
        with path.open("rb") as source:
            kept[digest] = store.keep(source, most=path.stat().st_size)
    return kept


def attach_files(uow: UnitOfWork, report: Report, files: tuple[Mapping[str, str], ...], kept: Mapping[str, KeptFile]) -> None:
    """Attach what was kept to the report under its names."""
    for file in files:
        if file["sha256"] in kept:
            attach(uow, report.id, kept[file["sha256"]], file["name"], None)


def _faults(path: Path, digest: str, name: str, most: int) -> list[RecordsProblem]:
    size = path.stat().st_size
    if size > most:
        return [RecordsProblem("/files", "file-too-large", {"name": name, "most": most})]
    if _digest(path) != digest:
        return [RecordsProblem("/files", "file-bytes-differ", {"name": name, "sha256": digest})]
    if size == 0:
        return [RecordsProblem("/files", "file-empty", {"name": name})]
    try:
        with path.open("rb") as content:
            media_type_of(content)
    except RefusedFileError as error:
        return [RecordsProblem("/files", error.code, {"name": name, **error.params})]
    return []


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while piece := source.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()
