"""The few places of the whole product that the person may go to."""

from flask import current_app, request, url_for
from flask_babel import lazy_gettext as _l
from flask_security import current_user

from forms_app.records.people import Membership, PartyKind
from forms_app.reporting.permissions import Act, may
from forms_app.web.transaction import session

# label, endpoint, and the act that opens the place; only places that exist in this application are shown
_PLACES = (
    (_l("Requests and reports"), "office.requests", Act.FOLLOW_REQUESTS),
    (_l("Compile"), "office.compile_page", Act.COMPILE),
    (_l("Files to read"), "reading.files", Act.READ_FILES),
)


def places() -> list[tuple[str, str, bool]]:
    """(label, address, whether it is the present one) of each place."""
    if not current_user.is_authenticated:
        return []
    memberships: list[Membership] = current_user.memberships
    found = []
    if any(one.party.kind in (PartyKind.GOVERNMENT, PartyKind.ORGANIZATION) for one in memberships):
        found.append((str(_l("Overview")), url_for("duties.home"), request.endpoint == "duties.home"))
    for label, endpoint, act in _PLACES:
        if endpoint in current_app.view_functions and any(may(session(), one, act) for one in memberships):
            found.append((str(label), url_for(endpoint), request.endpoint == endpoint))
    return found
