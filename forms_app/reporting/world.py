"""Names of the world in a reader's language, and what kind of installation this is."""

from collections.abc import Mapping
from functools import lru_cache

from forms_app.records.people import Party, PartyKind
from forms_app.records.queries.world import World, load_world
from forms_app.records.unit_of_work import Session
from forms_app.reference.names import alphabetical, instrument_title, short_label, unit_name


def is_demonstration(session: Session) -> bool:
    """Whether this installation holds invented States and reports: every page and document then says so."""
    return load_world(session).demonstration


@lru_cache(maxsize=24)
def unit_names(world: World, locale: str) -> Mapping[str, str]:
    """The names of all units in a language, by code; worked out once for each world and language."""
    return {code: unit_name(unit, locale) for code, unit in world.units.items()}


@lru_cache(maxsize=24)
def unit_places(world: World, locale: str) -> Mapping[str, int]:
    """The place of each unit, by code, where units stand in the order of their names in a language."""
    names = unit_names(world, locale)
    return {code: place for place, code in enumerate(sorted(names, key=lambda code: alphabetical(names[code])))}


@lru_cache(maxsize=24)
def instrument_names(world: World, locale: str) -> Mapping[str, str]:
    """The titles of all instruments in a language, by code; worked out once for each world and language."""
    return {code: instrument_title(one, locale) for code, one in world.instruments.items()}


def instrument_labels(world: World, instruments: str, locale: str) -> str:
    """The short labels of instruments (codes joined by '+'): "Convention No. 29, Protocol of 2014…"."""
    known = (world.instruments.get(code) for code in instruments.split("+"))
    return ", ".join(short_label(one, locale) for one in known if one is not None) or instruments


def party_name(session: Session, party: Party, locale: str) -> str:
    """A party as readers know it: the unit's name, the organization's, or '' for the Office and the Committee, whose names
    are words of the page."""
    if party.kind == PartyKind.GOVERNMENT:
        return unit_names(load_world(session), locale)[str(party.unit_code)]
    return party.organization.name if party.organization is not None else ""
