"""Volumes and tables from the records to bytes: for the worker's jobs and for the commands that need no worker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from forms_app.documents.assembly.pieces import PieceError
from forms_app.documents.request_words import committee_name, office_command, reason_words, selection_words, state_words
from forms_app.documents.table_values import Package, Tables
from forms_app.documents.tables import render_tables
from forms_app.documents.volume import render_volume
from forms_app.records.audit import audit
from forms_app.records.people import Membership
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reference.names import instrument_title, region_name, subject_name, unit_name
from forms_app.reporting.compiling import Compiled, Maker, compile_volume
from forms_app.reporting.packaging import package_of
from forms_app.reporting.selections import Order, Selection, file_stem, selection_of
from forms_app.reporting.tabulating import tabulate
from forms_app.worker.performing import JobFailedError, Progress, Task, Workshop
from forms_app.worker.rendering import for_volume

_EVERY = 10  # documents between two notes of progress

Noted = Callable[[int, int], None]  # told how many documents are there, of how many


@dataclass(frozen=True, slots=True)
class Export:
    """What was made: its bytes and the references of the submissions it was made from."""

    content: bytes
    references: tuple[str, ...]


Make = Callable[[Workshop, Selection, int | None, Noted], Export]  # what makes a volume in one format


def maker_of(membership: Membership | None, at: datetime, locale: str, verify_url: str = "") -> Maker:
    """Who compiles; without a membership a command of the Office's machine."""
    name = membership.person.name if membership is not None else office_command(locale)
    return Maker(name, at, membership, committee_name(locale), verify_url)


def make_volume(workshop: Workshop, selection: Selection, membership_id: int | None, noted: Noted) -> Export:
    """The volume of a selection, for the eyes of a membership; without one, as the Office reads.

    What was sent is taken as it is kept, and rendered where it is not; `noted` is told how many documents are there, of how many.
    Raises JobFailedError `nothing-selected`, `not-allowed` where the membership has ended, `damaged-document` where what is kept
    is none any more.
    """
    compiled = read_volume(workshop, selection, membership_id)
    with TemporaryDirectory() as name:
        sent = _sent(workshop, compiled.submissions, selection.language, Path(name), noted)
        try:
            volume = render_volume(compiled.volume, selection.language, sent)
        except PieceError as error:
            raise JobFailedError("damaged-document", {"reference": error.key}) from error
    return Export(volume.content, compiled.references)


def read_volume(workshop: Workshop, selection: Selection, membership_id: int | None) -> Compiled:
    """What a volume of a selection is made of, likewise. Raises JobFailedError `nothing-selected`, `not-allowed`."""
    with workshop.unit(writes=False) as uow:
        membership = None if membership_id is None else _member(uow.session, membership_id)
        maker = maker_of(membership, uow.now, selection.language, f"{workshop.settings.public_url}/verify")
        compiled = compile_volume(uow.session, selection, selection_title(uow.session, selection), maker)
    if not compiled.volume.chapters and not compiled.volume.missing:
        raise JobFailedError("nothing-selected", {"year": selection.year})
    return compiled


def _sent(workshop: Workshop, submissions: Mapping[str, int], language: str, folder: Path, noted: Noted) -> Mapping[str, Path]:
    """The document of each submission, by reference, in a file of the folder."""
    files = {}
    for done, (reference, submission_id) in enumerate(submissions.items(), 1):
        files[reference] = folder / f"{reference}.pdf"
        files[reference].write_bytes(for_volume(workshop, submission_id, language))
        noted(done, len(submissions))
    return files


def make_tables(session: Session, selection: Selection, maker: Maker) -> Export:
    """The workbook of a selection."""
    tables = _tables(session, selection, maker)
    return Export(render_tables(tables, selection.language), tuple(one.reference for one in tables.submissions))


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


def selection_title(session: Session, selection: Selection) -> str:
    """What was selected, in words: "Arcadia, Forced Labour Convention, 1930", or "All", and what was left out by choice."""
    world = load_world(session)
    options = selection.options
    names = [] if selection.region is None else [region_name(selection.region, selection.language)]
    if selection.unit is not None and selection.unit in world.units:
        names.append(unit_name(world.units[selection.unit], selection.language))
    if selection.instrument is not None and selection.instrument in world.instruments:
        names.append(instrument_title(world.instruments[selection.instrument], selection.language))
    if selection.theme is not None:
        names.append(subject_name(selection.theme, selection.language))
    by_instrument = options.order == Order.INSTRUMENT
    return selection_words(names, selection.language, by_instrument=by_instrument, left_out=options.left_out)


def exporting(kind: str, ending: str, media_type: str, make: Make) -> Task:
    """The task that makes a format of a volume in the name of a membership. The last step is the putting together."""

    def export(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
        def noted(done: int, total: int) -> None:
            if done % _EVERY == 0 or done == total:
                progress(done, total + 1)

        made = make(workshop, selection_of(params), params["membership"], noted)
        return _kept(workshop, params, kind, ending, media_type, made)

    return export


def tables(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """The task: the tables in the name of a membership."""
    selection = selection_of(params)
    with workshop.unit(writes=False) as uow:
        maker = maker_of(_member(uow.session, params["membership"]), uow.now, selection.language)
        export = make_tables(uow.session, selection, maker)
    progress(1, 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _kept(workshop, params, "tables", "xlsx", kind, export)


def note_export(uow: UnitOfWork, person_id: int | None, kind: str, selection: Selection, references: tuple[str, ...]) -> None:
    """Who exported what, when, from which versions."""
    audit(uow, person_id, "exported", file_stem(kind, selection), versions=" ".join(references), count=len(references))


def _member(session: Session, membership_id: int) -> Membership:
    """Whose eyes a job reads with. Raises JobFailedError where the membership has ended meanwhile."""
    member = session.get_one(Membership, membership_id)
    if member.ended_at is not None:
        raise JobFailedError("not-allowed")
    return member


def _kept(workshop: Workshop, params: Mapping[str, Any], kind: str, ending: str, media: str, export: Export) -> Mapping[str, Any]:
    digest = workshop.files.keep_made(export.content)
    selection = selection_of(params)
    with workshop.unit(writes=True) as uow:
        note_export(uow, _member(uow.session, params["membership"]).person_id, kind, selection, export.references)
    name = f"{file_stem(kind, selection)}.{ending}"
    return {
        "sha256": digest,
        "name": name,
        "media_type": media,
        "size": len(export.content),
        "versions": len(export.references),
    }
