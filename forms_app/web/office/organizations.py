"""The registry of organizations."""

from flask import render_template

from forms_app.records.queries.following import observations_filed, organizations
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires
from forms_app.web.naming import unit_label, unit_places
from forms_app.web.office.blueprint import pages
from forms_app.web.paging import Paging, asked_page, page_links
from forms_app.web.transaction import session

SIZE = 50


@pages.get("/office/organizations", endpoint="organizations")
@requires(Act.REGISTER)
def organizations_page() -> str:
    """Every organization, with its unit, side, vetting, and how many observations it filed."""
    paging = asked_page(SIZE)
    found, total = organizations(session(), places=unit_places(), limit=SIZE, offset=paging.offset)
    paging = Paging(paging.page, SIZE, total)
    return render_template(
        "office/organizations.html",
        organizations=found,
        unit_names={one.unit_code: unit_label(one.unit_code) for one in found if one.unit_code},
        filed=observations_filed(session(), [one.id for one in found]),
        paging=paging,
        pages=page_links(paging),
    )
