"""What was requested in a year, and what came: the Office's list. It never learns of drafts, only that nothing was sent."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forms_app.calendar.deadlines import geneva_day
from forms_app.records.queries.following import Followed, Numbers, Sought, followed, numbers_of
from forms_app.records.queries.world import load_world
from forms_app.reporting.permissions import Act
from forms_app.reporting.standing import Standing
from forms_app.reporting.tabulating import outcome
from forms_app.web.access import requires
from forms_app.web.naming import instruments_label, unit_label, unit_places
from forms_app.web.office.blueprint import pages
from forms_app.web.office.choices import (
    chosen_instrument,
    chosen_region,
    chosen_unit,
    chosen_year,
    instrument_known,
    regions,
    unit_options,
    units_in,
    years,
)
from forms_app.web.paging import Paging, address_with, asked_page, page_links
from forms_app.web.transaction import session, unit
from forms_app.web.wording.regions import region_words
from forms_app.web.wording.states import days_words

SIZE = 50  # requests on a page

STATES = {"due": _l("Due"), "overdue": _l("Overdue"), "received": _l("Received"), "late": _l("Received late")}
UNJUDGED = {"requested": _l("Requested")}  # in a demonstration, of real units
_WORDS = {
    Standing.DUE: (_l("Due"), "due"),
    Standing.OVERDUE: (_l("Overdue"), "overdue"),
    Standing.SENT: (_l("Received"), "received"),
    Standing.SENT_LATE: (_l("Received late"), "received"),
    Standing.REQUESTED: (_l("Requested"), "not-started"),
}


@pages.get("/office/requests", endpoint="requests")
@requires(Act.FOLLOW_REQUESTS)
def requests_page() -> str:
    """The requests of a year, narrowed by what the address says, with the few numbers that matter."""
    offered = years()
    sought = _sought(chosen_year(offered))
    today = geneva_day(unit().now)
    paging = asked_page(SIZE)
    found, total = followed(session(), sought, today, places=unit_places(), limit=SIZE, offset=paging.offset)
    paging = Paging(paging.page, SIZE, total)
    numbers = numbers_of(session(), sought, today)
    return render_template(
        "office/requests.html",
        years=offered,
        sought=sought,
        region=chosen_region(),
        unit_code=chosen_unit(),
        units=unit_options(),
        regions={one: region_words(one) for one in regions()},
        states=STATES | (UNJUDGED if sought.unjudged else {}),
        typed=request.args.get("instrument", ""),
        known=instrument_known(request.args.get("instrument", "")),
        chosen=_chosen(sought),
        clear_url=url_for("office.requests", year=sought.year),
        tiles=_tiles(numbers),
        lines=[line_of(one) for one in found],
        paging=paging,
        pages=page_links(paging),
    )


def line_of(one: Followed) -> dict[str, Any]:
    """A request as a row shows it."""
    requested = one.requested
    today = geneva_day(unit().now)
    state = outcome(load_world(session()), requested, today, one.first_received)
    word, shape = _WORDS[state]
    return {
        "unit": unit_label(requested.unit_code),
        "url": url_for("office.request_page", request_id=requested.id),
        "instruments": instruments_label(requested.instruments),
        "due": requested.due_on,
        "days": "" if one.versions or state == Standing.REQUESTED else days_words(requested.due_on, today),
        "word": str(word),
        "shape": shape,
        "received": one.first_received,
        "versions": one.versions,
    }


def _sought(year: int) -> Sought:
    state, unit_code = request.args.get("state", ""), chosen_unit()
    units = units_in(chosen_region()) if unit_code is None else [unit_code]
    unjudged = load_world(session()).unjudged
    known = STATES | (UNJUDGED if unjudged else {})
    return Sought(year, units, chosen_instrument(), state if state in known else None, unjudged)


def _tiles(numbers: Numbers) -> list[dict[str, Any]]:
    def where(state: str) -> str:
        return address_with(state=state, page=None)

    return [
        {"figure": numbers.overdue, "label": _("overdue"), "url": where("overdue")},
        {"figure": numbers.due, "label": _("due later"), "url": where("due")},
        {"figure": numbers.received, "label": _("received"), "url": where("received")},
        {"figure": numbers.late, "label": _("of these late"), "url": where("late")},
    ]


def _chosen(sought: Sought) -> list[Mapping[str, str]]:
    """The filters in force, each with the address without it."""
    region, unit_code = chosen_region(), chosen_unit()
    pairs = [
        ("region", region_words(region) if region else ""),
        ("unit", unit_label(unit_code) if unit_code else ""),
        ("instrument", sought.instrument or ""),
        ("state", str((STATES | UNJUDGED)[sought.state]) if sought.state else ""),
    ]
    return [{"label": label, "remove_url": address_with(**{name: None, "page": None})} for name, label in pairs if label]
