"""What all that is compiled has in common, and the tables: for the worker's jobs and for the commands that need no worker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from forms_app.documents.request_words import committee_name, office_command, reason_words, state_words
from forms_app.documents.table_values import Package, Tables
from forms_app.documents.tables import render_tables
from forms_app.records.audit import audit
from forms_app.records.people import Membership
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reporting.compiling import Compiled, Maker, compile_volume
from forms_app.reporting.packaging import package_of
from forms_app.reporting.selections import Selection, file_stem, selection_of
from forms_app.reporting.tabulating import tabulate
from forms_app.worker.performing import JobFailedError, Progress, Task, Workshop
from forms_app.worker.selection_titles import selection_title

_PAUSE = 1  # second between two notes of progress

# Told how many are done, of how many, at which step: "documents" that are there, or "pages" that are put together.
Noted = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Export:
    """What was made: files in a folder, in order, and the references of the submissions they were made from. `pages` is how many
    all have together; 0 for what has none. `spans` are the first and last page number of each, where they are numbered on."""

    files: tuple[Path, ...]
    references: tuple[str, ...]
    pages: int = 0
    spans: tuple[tuple[int, int], ...] = ()


# What makes a volume in one format: files in a folder, for the eyes of a membership; without one, as the Office reads.
Make = Callable[[Workshop, Selection, int | None, Path, Noted], Export]


def maker_of(membership: Membership | None, at: datetime, locale: str, verify_url: str = "") -> Maker:
    """Who compiles; without a membership a command of the Office's machine."""
    name = membership.person.name if membership is not None else office_command(locale)
    return Maker(name, at, membership, committee_name(locale), verify_url)


def read_volume(workshop: Workshop, selection: Selection, membership_id: int | None) -> Compiled:
    """What a volume of a selection is made of, for the eyes of a membership; without one, as the Office reads.

    Raises JobFailedError `nothing-selected`, and `not-allowed` where the membership has ended.
    """
    with workshop.unit(writes=False) as uow:
        membership = None if membership_id is None else _member(uow.session, membership_id)
        maker = maker_of(membership, uow.now, selection.language, f"{workshop.settings.public_url}/verify")
        compiled = compile_volume(uow.session, selection, selection_title(uow.session, selection), maker)
    if not compiled.volume.chapters and not compiled.volume.missing:
        raise JobFailedError("nothing-selected", {"year": selection.year})
    return compiled


def make_tables(session: Session, selection: Selection, maker: Maker, folder: Path) -> Export:
    """The workbook of a selection, in a file of the folder."""
    tables = _tables(session, selection, maker)
    file = folder / f"{file_stem('tables', selection)}.xlsx"
    file.write_bytes(render_tables(tables, selection.language))
    return Export((file,), tuple(one.reference for one in tables.submissions))


def read_package(workshop: Workshop, selection: Selection, membership_id: int | None) -> tuple[Package, Mapping[str, int]]:
    """What a package of a selection is made of, and the ids of the submissions whose answers it has. Raises as `read_volume`."""
    with workshop.unit(writes=False) as uow:
        membership = None if membership_id is None else _member(uow.session, membership_id)
        maker = maker_of(membership, uow.now, selection.language)
        tables = _tables(uow.session, selection, maker)
        if not tables.requests and not tables.submissions:
            raise JobFailedError("nothing-selected", {"year": selection.year})
        return package_of(uow.session, selection, maker, tables)


def _tables(session: Session, selection: Selection, maker: Maker) -> Tables:
    locale = selection.language
    tables = tabulate(
        session, selection, maker, lambda state: state_words(state, locale), lambda reasons: reason_words(reasons, locale)
    )
    return replace(tables, selection=selection_title(session, selection))


def exporting(kind: str, media_type: str, make: Make) -> Task:
    """The task that makes a format of a volume in the name of a membership."""

    def export(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
        with TemporaryDirectory() as name:
            made = make(workshop, selection_of(params), params["membership"], Path(name), sparing(progress))
            return _kept(workshop, params, kind, media_type, made)

    return export


def sparing(told: Noted, clock: Callable[[], float] = monotonic) -> Noted:
    """Tells of progress about once a second, and always where a step begins and where it ends: each note is a commit."""
    last: tuple[str, float] = ("", -_PAUSE)

    def noted(done: int, total: int, step: str) -> None:
        nonlocal last
        now = clock()
        if step != last[0] or done == total or now >= last[1] + _PAUSE:
            last = (step, now)
            told(done, total, step)

    return noted


def tables(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """The task: the tables in the name of a membership."""
    selection = selection_of(params)
    with TemporaryDirectory() as name:
        with workshop.unit(writes=False) as uow:
            maker = maker_of(_member(uow.session, params["membership"]), uow.now, selection.language)
            export = make_tables(uow.session, selection, maker, Path(name))
        progress(1, 1)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return _kept(workshop, params, "tables", kind, export)


def note_export(uow: UnitOfWork, person_id: int | None, kind: str, selection: Selection, references: tuple[str, ...]) -> None:
    """Who exported what, when, from which versions."""
    audit(uow, person_id, "exported", file_stem(kind, selection), versions=" ".join(references), count=len(references))


def _member(session: Session, membership_id: int) -> Membership:
    """Whose eyes a job reads with. Raises JobFailedError where the membership has ended meanwhile."""
    member = session.get_one(Membership, membership_id)
    if member.ended_at is not None:
        raise JobFailedError("not-allowed")
    return member


def _kept(workshop: Workshop, params: Mapping[str, Any], kind: str, media: str, export: Export) -> Mapping[str, Any]:
    """What the job has made: its file, or a ZIP of all beside each of them. They lead to one another by the names they have."""
    selection = selection_of(params)
    files = [_kept_file(workshop, file, media) for file in export.files]
    with workshop.unit(writes=True) as uow:
        note_export(uow, _member(uow.session, params["membership"]).person_id, kind, selection, export.references)
    counted = {"versions": len(export.references), "pages": export.pages}
    if len(files) == 1:
        return {**files[0], **counted}
    if export.spans:
        for one, (first, last) in zip(files, export.spans, strict=True):
            one.update(first=first, last=last)
    whole = export.files[0].with_name(f"{file_stem(kind, selection)}.zip")
    with ZipFile(whole, "w", ZIP_STORED) as packed:
        for file in export.files:
            packed.writestr(ZipInfo(file.name), file.read_bytes())
    return {**_kept_file(workshop, whole, "application/zip"), **counted, "files": files}


def _kept_file(workshop: Workshop, file: Path, media: str) -> dict[str, Any]:
    digest = workshop.files.keep_path(file)
    return {"sha256": digest, "name": file.name, "media_type": media, "size": file.stat().st_size}
