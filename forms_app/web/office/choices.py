"""What lists of the Office are narrowed by: year, region, unit, instrument. The address carries it, so it is read with care."""

from collections.abc import Mapping, Sequence

from flask import request

from forms_app.calendar.deadlines import geneva_day
from forms_app.calendar.sessions import present_session
from forms_app.records.queries.compiling import years_examined
from forms_app.records.queries.following import years_requested
from forms_app.records.queries.world import load_world
from forms_app.reference.names import alphabetical
from forms_app.web.naming import unit_label, unit_places
from forms_app.web.transaction import session, unit
from forms_app.web.wording.regions import region_words


def years() -> Sequence[int]:
    """The years there is anything to see of, the newest first; the present one where there is nothing yet."""
    return years_requested(session()) or [present_year()]


def present_year() -> int:
    """The year of the session that is held, or opens next."""
    return present_session(geneva_day(unit().now))


def chosen_year(offered: Sequence[int]) -> int:
    """The year in the address, if it is offered; else that of the session which is held or opens next, or the nearest to it."""
    return _in_address(offered) or _nearest(offered)


def read_year(offered: Sequence[int]) -> int:
    """The same for whoever reads what came: without a year in the address the nearest of which there is anything to read."""
    return _in_address(offered) or _nearest(years_examined(session()) or offered)


def _in_address(offered: Sequence[int]) -> int | None:
    text = request.values.get("year", "")
    return int(text) if text.isascii() and text.isdecimal() and int(text[:6]) in offered else None


def _nearest(offered: Sequence[int]) -> int:
    return min(offered, key=lambda year: abs(year - present_year()))


def chosen_region() -> str | None:
    """The region in the address, if there is such a one."""
    asked = request.values.get("region", "")
    return asked if asked in regions() else None


def regions() -> Sequence[str]:
    """The regions of the units, as the reference data name them, in the reader's alphabet."""
    found = {one.region for one in load_world(session()).units.values() if one.region}
    return sorted(found, key=lambda region: alphabetical(region_words(region)))


def units_in(region: str | None) -> Sequence[str] | None:
    """The codes of a region's units; None for all."""
    if region is None:
        return None
    return [code for code, one in load_world(session()).units.items() if one.region == region]


def chosen_unit() -> str | None:
    """The unit in the address, if there is such a one."""
    asked = request.values.get("unit", "").strip().upper()
    return asked if asked in load_world(session()).units else None


def chosen_instrument() -> str | None:
    """The instrument in the address, if there is such a one."""
    asked = request.values.get("instrument", "").strip().upper()
    return asked if asked in load_world(session()).instruments else None


def unit_options() -> Sequence[Mapping[str, str]]:
    """Every unit by its name, for a menu."""
    return [{"code": code, "label": unit_label(code)} for code in unit_places()]


def instrument_known(text: str) -> bool:
    """Whether what was typed as an instrument is one, or nothing was typed."""
    return not text.strip() or text.strip().upper() in load_world(session()).instruments
