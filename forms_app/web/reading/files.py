"""The files of a year within the reader's scope: one for each country and group of instruments."""

from typing import Any

from flask import render_template, request, url_for

from forms_app.reporting.compiling import readable
from forms_app.reporting.dossiers import Dossier, dossiers_of, voice_side
from forms_app.reporting.permissions import Act
from forms_app.reporting.selections import Selection
from forms_app.web.access import membership, requires
from forms_app.web.naming import instruments_label, unit_label, unit_places
from forms_app.web.office.choices import chosen_instrument, chosen_unit, instrument_known, read_year, years
from forms_app.web.paging import Paging, address_with, asked_page, page_links
from forms_app.web.reading.blueprint import pages
from forms_app.web.transaction import session

SIZE = 50  # files on a page


@pages.get("/reading", endpoint="files")
@requires(Act.READ_FILES)
def files_page() -> str:
    """What the session of a year examines, file by file."""
    offered = years()
    year, unit_code, instrument = read_year(offered), chosen_unit(), chosen_instrument()
    submissions, comments = readable(session(), Selection(year, unit_code, instrument), membership(), texts=False)
    places = unit_places()
    found = sorted(dossiers_of(submissions, comments), key=lambda one: (places[one.unit_code], one.instruments))
    paging = Paging(asked_page(SIZE).page, SIZE, len(found))
    chosen = [
        {"label": label, "remove_url": address_with(**{name: None, "page": None})}
        for name, label in (("unit", unit_label(unit_code) if unit_code else ""), ("instrument", instrument or ""))
        if label
    ]
    return render_template(
        "reading/files.html",
        years=offered,
        year=year,
        units=[(unit_label(code), code) for code in dict.fromkeys(one.unit_code for one in found)],
        unit_code=unit_code,
        typed=request.args.get("instrument", ""),
        known=instrument_known(request.args.get("instrument", "")),
        chosen=chosen,
        clear_url=url_for("reading.files", year=year),
        lines=[_line(one, year) for one in found[paging.offset : paging.last]],
        scope=", ".join([*map(unit_label, membership().units), *map(instruments_label, membership().instruments)]),
        paging=paging,
        pages=page_links(paging),
    )


def _line(dossier: Dossier, year: int) -> dict[str, Any]:
    sides = [voice_side(one) for one in dossier.observations]
    return {
        "unit": unit_label(dossier.unit_code),
        "instruments": instruments_label(dossier.instruments),
        "url": url_for("reading.file", year=year, unit=dossier.unit_code, instruments=dossier.instruments),
        "received": max((one.received_on for one in dossier.reports), default=None),
        "workers": sides.count("workers"),
        "employers": sides.count("employers"),
        "replies": len(dossier.replies),
        "points": sum(len(one.points) for one in dossier.comments),
    }
