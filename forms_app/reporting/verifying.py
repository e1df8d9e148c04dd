"""Whether a file is what the records hold: an export, a receipt or a PDF of a report."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import IO, Any

from forms_app.answers.import_json import read_json
from forms_app.definitions.canonical import canonical_json, sha256_hex
from forms_app.records.queries.submissions import rendering_by_digest, submission_by_digest, submissions_of
from forms_app.records.submissions import Rendering, Submission
from forms_app.records.unit_of_work import Session

_CHUNK = 1024 * 1024  # bytes
_LARGEST_DOCUMENT = 32 * 1024 * 1024  # bytes: no content of a report is larger


class Found(StrEnum):
    """What a file is."""

    CONTENT = "content"  # an export, byte for byte
    REWRITTEN = "rewritten"  # the same content, written in another way: other spaces, keys in another order
    REPORT = "report"
    RECEIPT = "receipt"


_DOCUMENTS = (Found.REPORT, Found.RECEIPT)  # what is handed out; of a submission there are also pieces of volumes


@dataclass(frozen=True, slots=True)
class Verified:
    """What the records hold of a file: what it is, of which submission, and the submissions that came after it."""

    found: Found
    digest: str  # of the file or, for REWRITTEN, of its content
    submission: Submission
    newer: tuple[Submission, ...]
    made_at: datetime | None = None  # of a document, in UTC


@dataclass(frozen=True, slots=True)
class Unknown:
    """The records hold nothing like it. `digest` is that of the file (SHA-256, hexadecimal)."""

    digest: str


def verify(session: Session, file: IO[bytes]) -> Verified | Unknown:
    """Look a file up by its digest; a JSON document also by that of its canonical form."""
    digest = _digest(file)
    submission = submission_by_digest(session, digest)
    if submission is not None:
        return _verified(session, Found.CONTENT, digest, submission)
    rendering = rendering_by_digest(session, digest, _DOCUMENTS)
    if rendering is not None:
        return _rendered(session, digest, rendering)
    rewritten = _canonical_digest(file)
    submission = submission_by_digest(session, rewritten) if rewritten else None
    if submission is not None:
        return _verified(session, Found.REWRITTEN, rewritten, submission)
    return Unknown(digest)


def verify_digest(session: Session, digest: str) -> Verified | Unknown:
    """The same for a digest alone, as a receipt prints it (SHA-256, hexadecimal)."""
    submission = submission_by_digest(session, digest.lower())
    if submission is not None:
        return _verified(session, Found.CONTENT, digest.lower(), submission)
    rendering = rendering_by_digest(session, digest.lower(), _DOCUMENTS)
    return _rendered(session, digest.lower(), rendering) if rendering is not None else Unknown(digest.lower())


def _rendered(session: Session, digest: str, rendering: Rendering) -> Verified:
    submission = session.get_one(Submission, rendering.submission_id)
    return _verified(session, Found(rendering.kind), digest, submission, rendering.made_at)


def _verified(session: Session, found: Found, digest: str, submission: Submission, made_at: datetime | None = None) -> Verified:
    newer = tuple(one for one in submissions_of(session, [submission.report_id]) if one.n > submission.n)
    return Verified(found, digest, submission, newer, made_at)


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while piece := file.read(_CHUNK):
        digest.update(piece)
    return digest.hexdigest()


def _canonical_digest(file: IO[bytes]) -> str:
    """The digest of a JSON document written canonically; '' where the file is none."""
    file.seek(0)
    raw = file.read(_LARGEST_DOCUMENT + 1)
    if len(raw) > _LARGEST_DOCUMENT or not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return ""
    document, problems = read_json(raw)
    if problems:
        return ""
    try:
        return sha256_hex(canonical_json(_plain(document)))
    except (ArithmeticError, TypeError, ValueError):
        return ""


def _plain(value: Any) -> Any:
    """The same document with numbers as a content has them: whole ones as integers."""
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        number = float(value)  # no number of a content has more figures than a float keeps
        return int(number) if number.is_integer() else number
    return value
