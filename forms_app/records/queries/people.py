"""Queries on persons, parties, memberships and invitations."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from forms_app.records.people import Invitation, Membership, Party, PartyKind, Person
from forms_app.records.world import Organization


def person_by_email(session: Session, email: str) -> Person | None:
    """The account of an address, however it is written."""
    return session.scalar(select(Person).where(Person.email == email.strip().lower()))


def party_by_id(session: Session, party_id: int) -> Party | None:
    return session.get(Party, party_id, options=[joinedload(Party.organization)])


def government_of(session: Session, unit_code: str) -> Party | None:
    """The party that is the government of a unit."""
    return session.scalar(select(Party).where(Party.kind == PartyKind.GOVERNMENT, Party.unit_code == unit_code))


def organization_party(session: Session, organization_id: int) -> Party | None:
    return session.scalar(select(Party).where(Party.organization_id == organization_id))


def institution(session: Session, kind: PartyKind) -> Party | None:
    """The one Office, or the one Committee."""
    return session.scalar(select(Party).where(Party.kind == kind))


def organization_by_code(session: Session, code: str) -> Organization | None:
    return session.scalar(select(Organization).where(Organization.code == code))


def organizations_for(session: Session, unit_code: str) -> Sequence[Organization]:
    """The vetted organizations a report of the unit may be communicated to: its own and the international ones."""
    statement = (
        select(Organization)
        .where((Organization.unit_code == unit_code) | Organization.unit_code.is_(None), Organization.vetted_at.is_not(None))
        .order_by(Organization.unit_code.is_(None), Organization.side, Organization.name)
    )
    return session.scalars(statement).all()


def members_of(session: Session, party_id: int) -> Sequence[Membership]:
    """The present memberships of a party, with their persons."""
    statement = (
        select(Membership)
        .where(Membership.party_id == party_id, Membership.ended_at.is_(None))
        .options(joinedload(Membership.person))
        .order_by(Membership.id)
    )
    return session.scalars(statement).all()


def invitation_by_digest(session: Session, token_digest: str) -> Invitation | None:
    return session.scalar(select(Invitation).where(Invitation.token_digest == token_digest).options(joinedload(Invitation.party)))


def organizations_by_code(session: Session, codes: Collection[str]) -> Mapping[str, Organization]:
    """Those of these organizations that are in the registry."""
    return {one.code: one for one in session.scalars(select(Organization).where(Organization.code.in_(codes)))}
