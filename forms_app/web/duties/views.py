"""The first page of everybody who signs in."""

from flask import redirect, render_template
from flask_security import current_user
from werkzeug.wrappers import Response

from forms_app.records.people import Party, PartyKind
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires, signed_in
from forms_app.web.duties.blueprint import pages
from forms_app.web.duties.government import government_home
from forms_app.web.duties.organization import organization_home
from forms_app.web.navigation import first_place

_HOMES = {PartyKind.GOVERNMENT: government_home, PartyKind.ORGANIZATION: organization_home}


@pages.get("/")
@signed_in
def home() -> str | Response:
    """The overview of the one party a person acts for; a choice where there are several; the Office's and the Committee's
    people are led to their own pages."""
    parties = {one.party_id: one.party for one in current_user.memberships if one.ended_at is None and one.party.kind in _HOMES}
    if len(parties) == 1:
        (party,) = parties.values()
        return _HOMES[party.kind](party)
    place = first_place()
    if place is not None and not parties:
        return redirect(place)
    return render_template("duties/home.html", parties=list(parties.values()))


@pages.get("/parties/<int:party_id>")
@requires(Act.SEE_DUTIES)
def party(party: Party) -> str | Response:
    """The overview of one party."""
    return _HOMES[party.kind](party) if party.kind in _HOMES else redirect("/")
