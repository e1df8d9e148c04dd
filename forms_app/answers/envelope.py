"""The whole document of an import or export: who reports on what, when and in which language, and the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from forms_app.answers.address import Address
from forms_app.answers.content import files_of, to_content
from forms_app.answers.facts import Facts
from forms_app.answers.languages import to_languages
from forms_app.answers.values import Sheet
from forms_app.definitions.canonical import canonical_json, sha256_of
from forms_app.definitions.form import Definition


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks: the government of a unit, or an organization by its code."""

    side: Literal["government", "organization"]
    code: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """A document as `envelope_reading.py` reads it and `to_canonical` writes it.

    `answers` are raw as read; `from_content` judges them, and only what `to_content` gives is exported. Dates are
    ISO texts. `about` is the digest (SHA-256, hexadecimal) of the submission an observation speaks of.
    """

    form: str
    version: str
    unit: str
    instruments: tuple[str, ...]  # sorted
    year: int  # of the Committee's session
    author: Author
    form_language: str
    language: str  # BCP 47, of the answers
    period: tuple[str, str] | None = None  # both days included
    received_on: str | None = None  # when it came to the Office, for what came on paper
    about: str | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[Mapping[str, str], ...] = ()  # {"sha256", "name"}, by digest and name
    languages: Mapping[str, str] = field(default_factory=dict)  # place -> BCP 47, of answers not in `language`


def with_answers(
    envelope: Envelope, definition: Definition, sheet: Sheet, facts: Facts, written_in: Mapping[Address, str]
) -> Envelope:
    """The envelope with the answers of a draft that would be sent, and with what follows from them: languages, files.

    `written_in` says in which language (BCP 47) answers are; those it does not name are in the envelope's.
    """
    answers = to_content(definition, sheet, facts)
    languages = to_languages(definition, sheet, facts, written_in, envelope.language)
    return replace(envelope, answers=answers, languages=languages, files=files_of(definition, answers))


def to_document(envelope: Envelope) -> dict[str, Any]:
    """The envelope as the mapping of the import format.

    Every key is always there but `languages`: it is younger than the format, and documents without it keep their digest.
    """
    period = envelope.period
    document = {
        "form": envelope.form,
        "version": envelope.version,
        "unit": envelope.unit,
        "instruments": sorted(envelope.instruments),
        "year": envelope.year,
        "period": None if period is None else {"from": period[0], "to": period[1]},
        "author": {envelope.author.side: envelope.author.code},
        "form_language": envelope.form_language,
        "language": envelope.language,
        "received_on": envelope.received_on,
        "about": envelope.about,
        "answers": dict(envelope.answers),
        "files": [dict(file) for file in envelope.files],
    }
    return document | {"languages": dict(envelope.languages)} if envelope.languages else document


def from_document(document: Mapping[str, Any]) -> Envelope:
    """The envelope of a document that `to_document` made: for what the records keep, never for a stranger's file."""
    ((side, code),) = document["author"].items()
    period = document["period"]
    return Envelope(
        **{key: value for key, value in document.items() if key not in ("author", "period", "instruments", "files")},
        author=Author(side, code),
        period=None if period is None else (period["from"], period["to"]),
        instruments=tuple(document["instruments"]),
        files=tuple(document["files"]),
    )


def to_canonical(envelope: Envelope) -> bytes:
    """The content of a submission: the canonical JSON of the document."""
    return canonical_json(to_document(envelope))


def digest(envelope: Envelope) -> str:
    """*The* digest of a submission, as on its receipt: the SHA-256 of its content, in hexadecimal."""
    return sha256_of(to_document(envelope))
