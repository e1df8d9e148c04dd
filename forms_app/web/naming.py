"""What parties, units and instruments are called on a page, in the reader's language."""

from collections.abc import Mapping

from flask_babel import gettext as _

from forms_app.answers.lettering import first_up
from forms_app.records.people import Party, PartyKind
from forms_app.records.queries.world import load_world
from forms_app.reporting import world
from forms_app.web.locales import language
from forms_app.web.transaction import session

VOICES = ("government", "workers", "employers", "committee", "office")  # as `components/voices.html` names them


def party_name(party: Party) -> str:
    """The party's name in the reader's language."""
    if party.kind == PartyKind.OFFICE:
        return str(_("International Labour Office"))
    if party.kind == PartyKind.COMMITTEE:
        return str(_("Committee of Experts"))
    name = world.party_name(session(), party, language())
    return str(_("Government of %(unit)s", unit=name)) if party.kind == PartyKind.GOVERNMENT else name


def voice_of(party: Party) -> str:
    """Which of `VOICES` a party speaks with."""
    return party.organization.side if party.organization is not None else str(party.kind.value)


def unit_label(code: str) -> str:
    """The name of a unit."""
    return world.unit_names(load_world(session()), language()).get(code, code)


def unit_places() -> Mapping[str, int]:
    """The place of each unit in the reader's alphabet, by code."""
    return world.unit_places(load_world(session()), language())


def instruments_label(codes: str) -> str:
    """The short names of instruments (codes joined by '+'), as a title begins: "Convention No. 29, Protocol of 2014…"."""
    label = world.instrument_labels(load_world(session()), codes, language())
    return first_up(label)


def instrument_titles(codes: str) -> list[str]:
    """The titles of instruments (codes joined by '+') with their year of adoption."""
    titles = world.instrument_names(load_world(session()), language())
    return [titles.get(code, code) for code in codes.split("+")]
