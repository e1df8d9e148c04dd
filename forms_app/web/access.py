"""The permission of every route: each view carries exactly one of these decorators, and a test walks them all."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from flask import g
from flask_security import auth_required, current_user

from forms_app.records.people import Membership
from forms_app.reporting.errors import NotAllowedError
from forms_app.reporting.permissions import Act, may
from forms_app.web.subjects import SUBJECTS
from forms_app.web.transaction import session

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Anyone may see it, signed in or not."""
    view.permission = "public"  # type: ignore[attr-defined]  # read by the test that walks the routes
    return view


def signed_in(view: View) -> View:
    """Any account may see it: it shows only what is the person's own."""
    guarded = auth_required("session")(view)
    guarded.permission = "signed-in"
    return guarded


def requires(act: Act) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A membership of the person must allow the act on the subject that the address names.

    The address's key (`report_key`…) is replaced by the object it names; `membership()` then gives the membership that
    allows the act. Raises UnknownError where nothing has that name, NotAllowedError where no membership allows it.
    """

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(**values: Any) -> Any:
            subject = None
            for key in values.keys() & SUBJECTS.keys():
                name, find = SUBJECTS[key]
                subject = values[name] = find(session(), values.pop(key))
            g.membership = _allowing(act, subject)
            return view(**values)

        entrance = auth_required("session")(guarded)
        entrance.permission = act
        return entrance

    return decorate


def membership() -> Membership:
    """The membership by which the present request is allowed."""
    return g.membership


def can(act: Act, subject: Any = None) -> bool:
    """Whether any membership of the person allows the act: a page shows only what its reader may do."""
    return any(may(session(), one, act, subject) for one in current_user.memberships)


def _allowing(act: Act, subject: Any) -> Membership:
    for candidate in current_user.memberships:
        if may(session(), candidate, act, subject):
            return candidate
    raise NotAllowedError("not-allowed", {"act": act})
