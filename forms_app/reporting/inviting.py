"""Accounts come by invitation: a single-use link, kept only as its digest."""

import hashlib
import secrets
from datetime import datetime, timedelta

from forms_app.records.audit import audit
from forms_app.records.people import ROLES_OF, Invitation, Membership, Party, Person, Role
from forms_app.records.queries.people import invitation_by_digest, person_by_email
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reporting.errors import ConflictError, UnfitError, UnknownError

VALID_FOR = timedelta(days=14)


def invite(
    uow: UnitOfWork, email: str, party: Party, role: Role, *, sections: tuple[str, ...] = (), by: int | None = None
) -> str:
    """Invite someone to act for a party; the token for the link comes back and is not kept.

    `by` is the person who invites, None for the command. Raises UnfitError where the role is not one of such a party.
    """
    if role not in ROLES_OF[party.kind]:
        raise UnfitError("role-of-another-party", {"role": role, "party": party.kind})
    token = secrets.token_urlsafe(24)
    uow.session.add(
        Invitation(
            token_digest=_digest(token),
            email=email.strip().lower(),
            party_id=party.id,
            role=role,
            sections=list(sections),
            created_at=uow.now,
            expires_at=uow.now + VALID_FOR,
        )
    )
    audit(uow, by, "invited", f"party {party.id}", role=role)
    uow.session.flush()
    return token


def open_invitation(session: Session, token: str, now: datetime) -> Invitation:
    """The invitation behind a token. Raises UnknownError, or ConflictError where it was used or has expired."""
    invitation = invitation_by_digest(session, _digest(token))
    if invitation is None:
        raise UnknownError("unknown-link")
    if invitation.used_at is not None:
        raise ConflictError("used-link")
    if invitation.expires_at <= now:
        raise ConflictError("expired-link")
    return invitation


def accept(uow: UnitOfWork, token: str, name: str, password_hash: str, locale: str) -> Person:
    """Make the account (or add to the one of that address) and the membership; the link is used up.

    Somebody who has an account keeps their password: the hash given is then not used. Raises as `open_invitation`.
    """
    invitation = open_invitation(uow.session, token, uow.now)
    person = person_by_email(uow.session, invitation.email) or _new_person(uow, invitation, name, password_hash, locale)
    uow.session.add(
        Membership(
            person_id=person.id,
            party_id=invitation.party_id,
            role=invitation.role,
            sections=invitation.sections,
            units=[],
            instruments=[],
        )
    )
    invitation.used_at = uow.now
    audit(uow, person.id, "joined", f"party {invitation.party_id}", role=invitation.role)
    uow.session.flush()
    return person


def _new_person(uow: UnitOfWork, invitation: Invitation, name: str, password_hash: str, locale: str) -> Person:
    person = Person(
        email=invitation.email,
        name=name,
        password=password_hash,
        active=True,
        fs_uniquifier=secrets.token_hex(32),
        locale=locale,
        created_at=uow.now,
    )
    uow.session.add(person)
    uow.session.flush()
    return person


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
