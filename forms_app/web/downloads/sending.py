"""Files from the store as answers: always to be saved, never to be run."""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

from flask import Response, current_app

from forms_app.config import Settings
from forms_app.records.files import FileStore, file_store
from forms_app.reporting.errors import UnknownError
from forms_app.web.extensions import talisman

View = TypeVar("View", bound=Callable[..., Any])


def never_run(view: View) -> View:
    """What the view answers is never run, should a browser show it after all."""
    marked: View = talisman(content_security_policy="default-src 'none'; sandbox")(view)
    return marked


def files() -> FileStore:
    """The store of this installation."""
    settings: Settings = current_app.extensions["settings"]
    return file_store(settings.files_url)


def stored(sha256: str, name: str, media_type: str) -> Response:
    """A file of the store, in pieces. Raises UnknownError where its bytes are not there."""
    try:
        pieces = files().stream(sha256)
    except FileNotFoundError:
        raise UnknownError("unknown-file", {"name": name}) from None
    return attachment(Response(pieces, mimetype=media_type), name)


def attachment(answer: Response, name: str) -> Response:
    """The answer as something to save under a name (RFC 6266)."""
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
