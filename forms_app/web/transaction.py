"""One unit of work for each request, and the one place where a request's changes are committed.

A POST (PUT, DELETE…) declares that it writes, anything else only reads. The database's transaction opens with the first
query, so a request that asks nothing of the records opens none; and what is sent has arrived before it opens, since on a
slow line that may take minutes, in which nobody else could write. Files have come to their place, too: a view that keeps them
only reads until then.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, request

from forms_app.config import Settings
from forms_app.records.base import db
from forms_app.records.database import init_records
from forms_app.records.jobs import Ticket, jobs_added
from forms_app.records.unit_of_work import Session, UnitOfWork, declare

HandOver = Callable[[Sequence[Ticket]], None]  # takes jobs whose rows are committed

View = TypeVar("View", bound=Callable[..., Any])

_READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def init_app(app: Flask, settings: Settings, hand_over: HandOver) -> None:
    """Connect the records, and wrap every request in its unit of work. `hand_over` gives jobs to the queue."""
    init_records(app, settings)
    app.extensions["hand_over"] = hand_over
    app.before_request(_begin)
    app.after_request(_commit)


def unit() -> UnitOfWork:
    """The unit of work of this request."""
    return g.unit_of_work


def session() -> Session:
    """The session of this request's unit of work."""
    return unit().session


def keeps_files(view: View) -> View:
    """The view only reads while files came with the post and it has not said `begin_writing`. Stands below the permission."""
    view.keeps_files = True  # type: ignore[attr-defined]
    return view


def begin_writing() -> None:
    """The files are kept, and from here on the request writes. What it has read may have changed since: records read themselves
    anew, whatever else was made of them must be."""
    if not unit().writes:
        session().rollback()
        declare(writes=True)
        g.unit_of_work = replace(unit(), writes=True)


def forsake() -> None:
    """Nothing this request changed is to be kept: an error page is on its way, which only reads."""
    if "unit_of_work" in g:
        g.forsaken = True
        session().rollback()
        declare(writes=False)


def _begin() -> None:
    writes = request.method not in _READING
    declare(writes=writes)
    g.unit_of_work = UnitOfWork(session=db.session(), now=datetime.now(UTC), writes=writes)
    if writes:
        request.get_data(parse_form_data=True)  # kept for whoever asks; raises where it is too large
    if writes and request.files and getattr(current_app.view_functions.get(request.endpoint or ""), "keeps_files", False):
        declare(writes=False)
        g.unit_of_work = replace(unit(), writes=False)


def _commit(response: Response) -> Response:
    if "unit_of_work" in g and unit().writes and not g.get("forsaken"):
        jobs = jobs_added(session())
        session().commit()
        current_app.extensions["hand_over"](jobs)
    return response
