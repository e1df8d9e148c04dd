"""By which membership a person writes in a section."""

from flask_security import current_user

from forms_app.records.people import Membership
from forms_app.records.reports import Report
from forms_app.reporting.errors import NotAllowedError
from forms_app.reporting.permissions import Act, may, may_fill
from forms_app.web.transaction import session


def writer(report: Report, section_id: str) -> Membership:
    """The membership that may fill this section: somebody may hold several. Raises NotAllowedError."""
    for candidate in current_user.memberships:
        if may(session(), candidate, Act.FILL, report) and may_fill(candidate, section_id):
            return candidate
    raise NotAllowedError("not-allowed", {"act": Act.FILL})


def sections_of(report: Report) -> frozenset[str] | None:
    """The sections a person may read and write in a report; None for all of them."""
    found: set[str] = set()
    for candidate in current_user.memberships:
        if may(session(), candidate, Act.READ_DRAFT, report):
            if not candidate.sections:
                return None
            found.update(candidate.sections)
    return frozenset(found)
