"""The few places of the whole product that the person may go to."""

from flask import request, url_for
from flask_babel import lazy_gettext as _l
from flask_security import current_user

from forms_app.records.people import Membership, PartyKind
from forms_app.reporting.permissions import Act, may
from forms_app.web.transaction import session

# label, endpoint, and the act that opens the place
_PLACES = (
    (_l("Requests and reports"), "office.requests", Act.FOLLOW_REQUESTS),
    (_l("Compile"), "office.compile_page", Act.COMPILE),
    (_l("Files to read"), "reading.files", Act.READ_FILES),
    (_l("Organizations"), "office.organizations", Act.REGISTER),
    (_l("Forms"), "workshop.index", Act.EDIT_FORMS),
    (_l("Work in the background"), "office.jobs", Act.ADMINISTER),
)

# label and endpoint of the places that belong to a party, by its kind
_OF_A_PARTY = {
    PartyKind.GOVERNMENT: (
        (_l("Overview"), "duties.home"),
        (_l("Observations received"), "duties.observations"),
        (_l("Comments"), "duties.comments"),
    ),
    PartyKind.ORGANIZATION: ((_l("Overview"), "duties.home"), (_l("Reports received"), "duties.copies")),
}


def places() -> list[tuple[str, str, bool]]:
    """(label, address, whether it is the present one) of each place."""
    if not current_user.is_authenticated:
        return []
    memberships: list[Membership] = [one for one in current_user.memberships if one.ended_at is None]
    return [*_of_party(memberships), *_of_office(memberships)]


def first_place() -> str | None:
    """Where somebody without a government or an organization goes first; None where there is no such place."""
    found = _of_office(current_user.memberships)
    return found[0][1] if found else None


def _of_party(memberships: list[Membership]) -> list[tuple[str, str, bool]]:
    """The places of the one party a person acts for; with several, only the overview, which leads to each."""
    parties = {one.party_id: one.party for one in memberships if one.party.kind in _OF_A_PARTY}
    if not parties:
        return []
    if len(parties) > 1:
        return [_place(_l("Overview"), "duties.home")]
    ((party_id, party),) = parties.items()
    return [
        _place(label, endpoint, None if endpoint == "duties.home" else party_id) for label, endpoint in _OF_A_PARTY[party.kind]
    ]


def _of_office(memberships: list[Membership]) -> list[tuple[str, str, bool]]:
    return [_place(label, endpoint) for label, endpoint, act in _PLACES if any(may(session(), one, act) for one in memberships)]


def _place(label: object, endpoint: str, party_id: int | None = None) -> tuple[str, str, bool]:
    url = url_for(endpoint) if party_id is None else url_for(endpoint, party_id=party_id)
    return str(label), url, request.endpoint == endpoint
