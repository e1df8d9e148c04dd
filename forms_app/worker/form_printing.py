"""The task that makes a document of a form: reads the form that the job names, sets the pages, keeps the file."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from forms_app.definitions.library import State
from forms_app.documents.blank import render_blank
from forms_app.documents.changes import render_changes
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import Session
from forms_app.reporting.errors import ConflictError
from forms_app.reporting.form_documents import CHANGES, form_in
from forms_app.worker.form_documents import blank_document, changes_document
from forms_app.worker.performing import JobFailedError, Progress, Workshop


def form_document(workshop: Workshop, params: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
    """The task. Raises JobFailedError: form-changed, where the form is no longer the one that was asked for."""
    try:
        with workshop.unit(writes=False) as uow:
            make = _maker(uow.session, params)
    except ConflictError as error:
        raise JobFailedError(error.code, error.params) from error
    content = make()
    digest = workshop.files.keep_made(content)
    progress(1, 1)
    return {"sha256": digest, "name": _name(params), "media_type": "application/pdf", "size": len(content)}


def _maker(session: Session, params: Mapping[str, Any]) -> Callable[[], bytes]:
    """What makes the document once the database is free again: all that it prints is read here."""
    world, language, form = load_world(session), params["language"], form_in(session, params)
    if params["what"] == CHANGES:
        older = form_in(session, params, "older_")
        changes = changes_document(older, form, language, demonstration=world.demonstration)
        return partial(render_changes, changes, language)
    published = params["state"] == State.PUBLISHED
    blank = blank_document(form, language, world.instruments, published=published, demonstration=world.demonstration)
    return partial(render_blank, blank, language)


def _name(params: Mapping[str, Any]) -> str:
    """A name for the file: `article-22-C029-2026-blank-fr.pdf`."""
    parts = (params["form"].replace("/", "-"), params.get("older_version"), params["version"], params["what"], params["language"])
    return f"{'-'.join(part for part in parts if part)}.pdf"
