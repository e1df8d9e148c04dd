"""Parties: made when they are first needed, for units and organizations that the records know."""

from forms_app.records.people import Party, PartyKind
from forms_app.records.queries.people import government_of, institution, organization_by_code, organization_party
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.world import Organization
from forms_app.reporting.errors import UnknownError


def government_party(uow: UnitOfWork, unit_code: str) -> Party:
    """The government of a unit. Raises UnknownError for a unit nobody knows."""
    if unit_code not in load_world(uow.session).units:
        raise UnknownError("unknown-unit", {"code": unit_code[:60]})
    return government_of(uow.session, unit_code) or _added(uow, Party(kind=PartyKind.GOVERNMENT, unit_code=unit_code))


def party_of_organization(uow: UnitOfWork, code: str) -> Party:
    """The organization of that code in the registry. Raises UnknownError."""
    organization = organization_by_code(uow.session, code)
    if organization is None:
        raise UnknownError("unknown-organization", {"code": code[:60]})
    return _party_of(uow, organization)


def institution_party(uow: UnitOfWork, kind: PartyKind) -> Party:
    """The one Office, or the one Committee."""
    return institution(uow.session, kind) or _added(uow, Party(kind=kind))


def named_party(uow: UnitOfWork, name: str) -> Party:
    """The party that commands call `government:FIN`, `organization:CODE`, `office` or `committee`.

    Raises UnknownError: unknown-party, unknown-unit, unknown-organization.
    """
    kind, _, code = name.partition(":")
    match kind, bool(code):
        case "government", True:
            return government_party(uow, code)
        case "organization", True:
            return party_of_organization(uow, code)
        case (("office" | "committee"), False):
            return institution_party(uow, PartyKind(kind))
        case _:
            raise UnknownError("unknown-party", {"name": name[:60]})


def _party_of(uow: UnitOfWork, organization: Organization) -> Party:
    present = organization_party(uow.session, organization.id)
    return present or _added(uow, Party(kind=PartyKind.ORGANIZATION, organization=organization))


def _added(uow: UnitOfWork, party: Party) -> Party:
    uow.session.add(party)
    uow.session.flush()
    return party
