"""Every error page is ours: in the reader's language, with the right status, and nothing lost that was saved."""

import logging
import secrets
import time

from flask import Flask, Response, current_app, g, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, RequestEntityTooLarge

from forms_app.records.engine import DatabaseBusyError
from forms_app.reporting.errors import ConflictError, NotAllowedError, ReportingError, UnfitError, UnknownError
from forms_app.web.transaction import forsake
from forms_app.web.wording.errors import explanation, status_words

log = logging.getLogger(__name__)

_PIECE = 64 * 1024  # bytes
_TIMES_TOO_LARGE = 10  # so often the largest post is still read
_READ_ON_FOR = 30.0  # seconds

_STATUS: dict[type[ReportingError], int] = {UnknownError: 404, NotAllowedError: 403, ConflictError: 409, UnfitError: 422}


def init_app(app: Flask) -> None:
    """Show domain errors, HTTP errors and faults of our own on one page (or as JSON to a script)."""
    app.register_error_handler(ReportingError, _domain_error)
    app.register_error_handler(CSRFError, _csrf_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(RequestEntityTooLarge, _too_large)
    app.register_error_handler(DatabaseBusyError, _busy)
    app.register_error_handler(Exception, _fault)


def _domain_error(error: ReportingError) -> Response:
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 400)
    return _answer(status, error.code, error.params)


def _csrf_error(error: CSRFError) -> Response:
    log.info("form refused: %s", error.description)
    return _answer(400, "page-expired", {})


def _http_error(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:  # a redirect raised as an exception, or a ready response
        return make_response(error.get_response())
    answer = _answer(error.code, f"http-{error.code}", {})
    for name, value in error.get_headers():
        if name in {"Allow", "Retry-After", "WWW-Authenticate"}:
            answer.headers[name] = value
    return answer


def _too_large(error: RequestEntityTooLarge) -> Response:
    _read_the_rest()
    return _http_error(error)


def _read_the_rest() -> None:
    """Let what is too large arrive, and forget it: a browser looks for the answer when it has sent everything, and finds the line
    cut where nobody reads on. What goes far beyond, or comes too slowly, is cut off all the same."""
    length, most = request.content_length or 0, request.max_content_length or 0
    source = request.environ["wsgi.input"] if length > most else request.stream  # which refuses to read what is too large
    left, ends = min(length, _TIMES_TOO_LARGE * most), time.monotonic() + _READ_ON_FOR
    while left > 0 and time.monotonic() < ends and (piece := source.read(min(left, _PIECE))):
        left -= len(piece)


def _busy(error: DatabaseBusyError) -> Response:
    log.warning("too busy: %s", error)
    answer = _answer(503, "http-503", {})
    answer.headers["Retry-After"] = "5"
    return answer


def _fault(error: Exception) -> Response:
    reference = secrets.token_hex(4)
    log.exception("fault %s", reference, exc_info=error)
    return _answer(InternalServerError.code, "fault", {"reference": reference})


def _answer(status: int, code: str, params: dict[str, str | int]) -> Response:
    forsake()
    title, what, mend = status_words(status), *explanation(code, status, params)
    if _wants_json():
        body = jsonify(code=code, title=str(title), message=str(what), mend=str(mend), reference=params.get("reference"))
    else:
        g.setdefault("membership", None)
        g.error_page = True
        action = _way_back() if status == RequestEntityTooLarge.code else None
        page = render_template(
            "errors/error.html", status=status, title=title, what=what, mend=mend, params=params, action=action
        )
        body = make_response(page)
    body.status_code = status
    return body


def _way_back() -> dict[str, str] | None:
    """To the page from which something was sent, where it stands at the same address."""
    addresses = current_app.create_url_adapter(request)
    if addresses is None or not addresses.test(request.path, "GET"):
        return None
    return {"label": _("Back to the page"), "url": request.path}


def _wants_json() -> bool:
    return request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json"
