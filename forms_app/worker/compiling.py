"""Volumes and tables from the records to bytes: for the worker's jobs and for the commands that need no worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forms_app.documents.request_words import committee_name, office_command, reason_words, selection_words, state_words
from forms_app.documents.tables import render_tables
from forms_app.documents.volume import render_volume
from forms_app.records.audit import audit
from forms_app.records.people import Membership
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reference.names import instrument_title, unit_name
from forms_app.reporting.compiling import Compiled, Maker, Noted, Selection, compile_volume
from forms_app.reporting.tabulating import tabulate
from forms_app.worker.performing import JobFailedError, Progress, Workshop

_EVERY = 10  # passages between two notes of progress


@dataclass(frozen=True, slots=True)
class Export:
    """What was made: its bytes and the references of the submissions it was made from."""

    content: bytes
    references: tuple[str, ...]


def maker_of(membership: Membership | None, at: datetime, locale: str) -> Maker:
    """Who compiles; without a membership a command of the Office's machine."""
    name = membership.person.name if membership is not None else office_command(locale)
    return Maker(name, at, membership, committee_name(locale))


def read_volume(session: Session, selection: Selection, maker: Maker, noted: Noted) -> Compiled:
    """All that the volume prints, read from the records. Raises JobFailedError `nothing-selected`."""
    compiled = compile_volume(session, selection, selection_title(session, selection), maker, noted)
    if not compiled.volume.chapters and not compiled.volume.missing:
        raise JobFailedError("nothing-selected", {"year": selection.year})
    return compiled


def make_tables(session: Session, selection: Selection, maker: Maker) -> Export:
    """The workbook of a selection."""
    locale = selection.language
    tables = tabulate(
        session, selection, maker, lambda state: state_words(state, locale), lambda reasons: reason_words(reasons, locale)
    )
    return Export(render_tables(tables, locale), tuple(one.reference for one in tables.submissions))


def selection_title(session: Session, selection: Selection) -> str:
    """What was selected, in words: "Arcadia, Forced Labour Convention, 1930", or "All"."""
    world = load_world(session)
    names = []
    if selection.unit is not None and selection.unit in world.units:
        names.append(unit_name(world.units[selection.unit], selection.language))
    if selection.instrument is not None and selection.instrument in world.instruments:
        names.append(instrument_title(world.instruments[selection.instrument], selection.language))
    return selection_words(names, selection.language)


def volume(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """The task: a volume in the name of a membership. The last step is the setting of its pages."""

    def noted(done: int, total: int) -> None:
        if done % _EVERY == 0 or done == total:
            progress(done, total + 1)

    selection = selection_of(params)
    with workshop.unit(writes=False) as uow:
        maker = maker_of(_membership(uow.session, params), uow.now, selection.language)
        compiled = read_volume(uow.session, selection, maker, noted)
    content = render_volume(compiled.volume, selection.language)
    return _kept(workshop, params, "volume", "pdf", "application/pdf", Export(content, compiled.references))


def tables(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """The task: the tables in the name of a membership."""
    selection = selection_of(params)
    with workshop.unit(writes=False) as uow:
        maker = maker_of(_membership(uow.session, params), uow.now, selection.language)
        export = make_tables(uow.session, selection, maker)
    progress(1, 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _kept(workshop, params, "tables", "xlsx", kind, export)


def selection_of(params: Mapping[str, Any]) -> Selection:
    """The selection that a job's parameters name."""
    return Selection(params["year"], params.get("unit"), params.get("instrument"), params["language"])


def file_stem(kind: str, selection: Selection) -> str:
    """A name for the file: `volume-2026-XAA-C029-fr`."""
    parts = (kind, str(selection.year), selection.unit, selection.instrument, selection.language)
    return "-".join(part for part in parts if part)


def note_export(uow: UnitOfWork, person_id: int | None, kind: str, selection: Selection, references: tuple[str, ...]) -> None:
    """Who exported what, when, from which versions."""
    audit(uow, person_id, "exported", file_stem(kind, selection), versions=" ".join(references), count=len(references))


def _membership(session: Session, params: Mapping[str, Any]) -> Membership:
    """Whose eyes the job reads with. Raises JobFailedError where the membership has ended meanwhile."""
    member = session.get_one(Membership, params["membership"])
    if member.ended_at is not None:
        raise JobFailedError("not-allowed")
    return member


def _kept(workshop: Workshop, params: Mapping[str, Any], kind: str, ending: str, media: str, export: Export) -> Mapping[str, Any]:
    digest = workshop.files.keep_made(export.content)
    selection = selection_of(params)
    with workshop.unit(writes=True) as uow:
        note_export(uow, _membership(uow.session, params).person_id, kind, selection, export.references)
    name = f"{file_stem(kind, selection)}.{ending}"
    return {
        "sha256": digest,
        "name": name,
        "media_type": media,
        "size": len(export.content),
        "versions": len(export.references),
    }
