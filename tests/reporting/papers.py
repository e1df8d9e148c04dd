"""Documents of the import format, and a way to enter them: what tests of import share."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from forms_app.records.files import FileStore, file_store
from forms_app.records.reports import Answer, Report, StoredFile
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.work import Job
from forms_app.reporting.form_library import tree_library
from forms_app.reporting.import_files import FileFolder
from forms_app.reporting.import_problems import RefusedImportError
from forms_app.reporting.importing import Intake, import_document, keep_attachments
from tests.reporting.desk import ATTESTED, OBSERVED, Desk

LETTER = b"%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"
LETTER_DIGEST = hashlib.sha256(LETTER).hexdigest()

PAPER: Mapping[str, Any] = {
    "form": "article-22/C029",
    "version": "2026",
    "unit": "XAB",
    "instruments": ["P029", "C029"],
    "year": 2026,
    "period": {"from": "2023-06-01", "to": "2026-05-31"},
    "author": {"government": "XAB"},
    "form_language": "fr",
    "language": "fr",
    "received_on": "2026-02-27",
    "about": None,
    "answers": {
        **ATTESTED,
        "laws.list": [{"title": "Loi n° 12 sur le travail forcé", "type": "law", "date": "2019-04-03"}],
        "practice.appreciation": "Texte **long**, avec « guillemets ».",
    },
    "files": [],
}
OBSERVATION: Mapping[str, Any] = {
    **PAPER,
    "form": "article-23/observation",
    "unit": "XAA",
    "instruments": ["C029"],
    "author": {"organization": "XAA-TUC"},
    "form_language": "en",
    "language": "en",
    "answers": OBSERVED,
}
REPLY: Mapping[str, Any] = {
    **OBSERVATION,
    "form": "article-23/reply",
    "author": {"government": "XAA"},
    "answers": {
        "reply.overall": "The Government takes note.",
        "attestation-reply.name": "Ingrid Halloran",
        "attestation-reply.position": "Director",
        "attestation-reply.confirmed": ["yes"],
    },
}


def paper(base: Mapping[str, Any] = PAPER, /, answers: Mapping[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """A document with some keys changed, and some answers added (None takes one away)."""
    merged = {**base["answers"], **(answers or {})}
    return {**base, "answers": {path: value for path, value in merged.items() if value is not None}, **changes}


def intake_at(folder: Path, *, most: int = 1_000_000, biggest_file: int = 1_000_000) -> Intake:
    """An intake whose files come from `folder`/incoming and are kept in `folder`/kept."""
    incoming = folder / "incoming"
    incoming.mkdir(exist_ok=True)
    store: FileStore = file_store((folder / "kept").as_uri())
    return Intake(tree_library().form, store, FileFolder(incoming, biggest_file), most)


def enter(
    uow: UnitOfWork, document: Mapping[str, Any], folder: Path, *, amends: str | None = None, another: bool = False
) -> Submission:
    return import_raw(uow, json.dumps(document).encode(), folder, amends=amends, another=another)


def import_raw(uow: UnitOfWork, raw: bytes, folder: Path, *, amends: str | None = None, another: bool = False) -> Submission:
    """Keep the files and enter the document, as the command does."""
    intake = keep_attachments(uow, raw, intake_at(folder), amends=amends, another=another)
    return import_document(uow, raw, intake, amends=amends, another=another)


def refused(
    desk: Desk, document: Mapping[str, Any] | bytes, folder: Path, *, amends: str | None = None, another: bool = False
) -> set[tuple[str, str]]:
    """Place and code of everything that stands in the way; asserts that the records did not change."""
    before = _counts(desk)
    raw = document if isinstance(document, bytes) else json.dumps(document).encode()
    problems = None
    with desk.unit() as uow:
        try:
            import_raw(uow, raw, folder, amends=amends, another=another)
        except RefusedImportError as error:
            problems = error.problems
    assert problems is not None, "the document was taken"
    assert _counts(desk) == before
    assert not (folder / "kept").exists() or not any((folder / "kept").iterdir())
    return {(problem.where, problem.code) for problem in problems}


def _counts(desk: Desk) -> list[int]:
    with desk.sessions() as session:
        return [
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Report, Answer, Submission, Job, StoredFile)
        ]
