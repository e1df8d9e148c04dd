"""What the keys in addresses name: one loader for each, used by the permission decorator."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from forms_app.records.comments import SupervisoryComment
from forms_app.records.people import Party
from forms_app.records.queries.people import party_by_id
from forms_app.records.queries.reports import report_by_key, request_by_id
from forms_app.records.queries.submissions import submission_by_reference
from forms_app.records.reports import Report, Request
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session
from forms_app.reporting.errors import UnknownError

Row = TypeVar("Row")


def _report(session: Session, key: str) -> Report:
    return _found(report_by_key(session, key), "report", key)


def _request(session: Session, request_id: int) -> Request:
    return _found(request_by_id(session, request_id), "request", request_id)


def _submission(session: Session, reference: str) -> Submission:
    return _found(submission_by_reference(session, reference), "submission", reference)


def _party(session: Session, party_id: int) -> Party:
    return _found(party_by_id(session, party_id), "party", party_id)


def _comment(session: Session, comment_id: str) -> SupervisoryComment:
    return _found(session.get(SupervisoryComment, comment_id), "comment", comment_id)


def _found(row: Row | None, what: str, name: str | int) -> Row:
    if row is None:
        raise UnknownError(f"unknown-{what}", {"name": name})
    return row


# the key in an address -> the name the view gets, and how the object is found
SUBJECTS: Mapping[str, tuple[str, Callable[[Session, Any], Any]]] = {
    "report_key": ("report", _report),
    "request_id": ("requested", _request),
    "reference": ("submission", _submission),
    "party_id": ("party", _party),
    "comment_id": ("comment", _comment),
}
