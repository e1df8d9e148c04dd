"""The whole lists behind the overview: observations received, copies received, comments of the supervisory bodies."""

from flask import render_template
from flask_babel import gettext as _

from forms_app.records.people import Party, PartyKind
from forms_app.records.queries.duties import observations_on, unrequested_reports
from forms_app.reporting.errors import UnknownError
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires
from forms_app.web.duties.blueprint import pages
from forms_app.web.duties.comments import comment_lines
from forms_app.web.duties.government import observation_lines
from forms_app.web.duties.organization import copy_lines
from forms_app.web.paging import Paging, asked_page, page_links
from forms_app.web.transaction import session

_PAGE = 20


@pages.get("/parties/<int:party_id>/observations")
@requires(Act.SEE_DUTIES)
def observations(party: Party) -> str:
    """Observations that organizations filed about a government."""
    _check(party, PartyKind.GOVERNMENT)
    paging = asked_page(_PAGE)
    found, total = observations_on(session(), str(party.unit_code), limit=_PAGE, offset=paging.offset)
    paging = Paging(paging.page, _PAGE, total)
    return render_template(
        "duties/voices.html",
        party=party,
        title=_("Observations received"),
        lead=_("Workers’ and employers’ organizations send these directly to the Office. You may reply to each at any time."),
        empty=_("No organization has filed observations about your country yet."),
        lines=observation_lines(party, found),
        paging=paging,
        pages=page_links(paging),
    )


@pages.get("/parties/<int:party_id>/copies")
@requires(Act.SEE_DUTIES)
def copies(party: Party) -> str:
    """Reports communicated to an organization."""
    _check(party, PartyKind.ORGANIZATION)
    paging = asked_page(_PAGE)
    lines, total = copy_lines(party, unrequested_reports(session(), party.id), limit=_PAGE, offset=paging.offset)
    paging = Paging(paging.page, _PAGE, total)
    return render_template(
        "duties/voices.html",
        party=party,
        title=_("Reports received"),
        lead=_("Copies that governments communicated to you under article 23(2) of the Constitution."),
        empty=_("No report has been communicated to you yet. You can file an observation without one."),
        lines=lines,
        paging=paging,
        pages=page_links(paging),
    )


@pages.get("/parties/<int:party_id>/comments")
@requires(Act.SEE_DUTIES)
def comments(party: Party) -> str:
    """Comments of the supervisory bodies on a government, with where each point is answered."""
    _check(party, PartyKind.GOVERNMENT)
    return render_template("duties/comments.html", party=party, comments=comment_lines(party))


def _check(party: Party, kind: PartyKind) -> None:
    """These lists exist for one kind of party only. Raises UnknownError for another."""
    if party.kind != kind:
        raise UnknownError("unknown-party", {"name": party.id})
