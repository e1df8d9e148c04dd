"""A report as it was when it was sent: its content, the words as shown, who wrote what and when. It needs no form file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms_app.answers.envelope import Envelope, from_document, to_document, with_answers
from forms_app.answers.facts import Facts, Known
from forms_app.answers.placing import places_of
from forms_app.answers.sendable import sendable
from forms_app.answers.shown import ShownSection, Written
from forms_app.answers.shown_json import from_json, to_json
from forms_app.answers.values import Sheet
from forms_app.answers.walk import Provenance, walk
from forms_app.definitions.canonical import canonical_json
from forms_app.definitions.form import Form

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A submission whole.

    `envelope` is its content (form code and version stand there); `sections` are the questions as asked, the answers
    as shown and the pending comments' words, all in the envelope's `form_language`. `written` says who wrote each
    answer, by its place (`places_of`).
    """

    envelope: Envelope
    form_digest: str
    title: str  # of the form
    title_language: str
    approval: Mapping[str, str] | None  # body, document, date; None for a model form
    sections: tuple[ShownSection, ...]
    written: Mapping[str, Written]


def take_snapshot(form: Form, envelope: Envelope, sheet: Sheet, facts: Facts, known: Known, written: Provenance) -> Snapshot:
    """The snapshot of a draft that is being sent. The envelope's answers, languages and files are taken from the draft."""
    definition = form.definition
    locale = envelope.form_language
    wording = form.wording(locale)
    return Snapshot(
        envelope=with_answers(envelope, definition, sheet, facts, {address: one.language for address, one in written.items()}),
        form_digest=form.digest,
        title=wording.of("title"),
        title_language=wording.language_of("title"),
        approval=None if definition.approval is None else definition.approval.model_dump(),
        sections=walk(form, sheet, facts, known, locale, written),
        written={
            place: written[address]
            for address, place in places_of(definition, sendable(definition, sheet, facts)).items()
            if address in written
        },
    )


def snapshot_to_json(snapshot: Snapshot) -> bytes:
    """The snapshot as canonical JSON. Under `content` stands exactly what the submission's digest is of."""
    document: dict[str, Any] = {
        "snapshot": _FORMAT,
        "content": to_document(snapshot.envelope),
        "form_digest": snapshot.form_digest,
        "title": snapshot.title,
        "title_language": snapshot.title_language,
        "approval": snapshot.approval,
        "sections": to_json(snapshot.sections),
        "written": {place: to_json(entry) for place, entry in snapshot.written.items()},
    }
    return canonical_json(document)


def snapshot_from_json(raw: bytes) -> Snapshot:
    """The snapshot that `snapshot_to_json` wrote. Raises ValueError for another format."""
    document = json.loads(raw)
    if document["snapshot"] != _FORMAT:
        raise ValueError(f"a snapshot of format {document['snapshot']!r}; this program reads format {_FORMAT}")
    return Snapshot(
        envelope=from_document(document["content"]),
        form_digest=document["form_digest"],
        title=document["title"],
        title_language=document["title_language"],
        approval=document["approval"],
        sections=from_json(document["sections"]),
        written={place: from_json(entry) for place, entry in document["written"].items()},
    )
