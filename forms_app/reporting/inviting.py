"""Accounts come by invitation: a single-use link, kept only as its digest."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from forms_app.records.audit import audit
from forms_app.records.people import ROLES_OF, Invitation, Membership, Party, Person, Role
from forms_app.records.queries.people import invitation_by_digest, person_by_email
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reporting.errors import ConflictError, UnfitError, UnknownError

VALID_FOR = timedelta(days=14)
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+")


def invite(
    uow: UnitOfWork, email: str, party: Party, role: Role, *, sections: tuple[str, ...] = (), by: int | None = None
) -> str:
    """Invite someone to act for a party; the token for the link comes back and is not kept.

    `by` is the person who invites, None for the command. `sections` limit a contributor to parts of a form. Raises
    UnfitError: bad-address, role-of-another-party, sections-of-another-role.
    """
    if not _ADDRESS.fullmatch(email.strip()):
        raise UnfitError("bad-address", {"address": email[:80]})
    if role not in ROLES_OF[party.kind]:
        raise UnfitError("role-of-another-party", {"role": role, "party": party.kind})
    if sections and role != Role.CONTRIBUTOR:
        raise UnfitError("sections-of-another-role", {"role": role})
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
    uow.session.refresh(invitation, ["used_at"], with_for_update=True)  # of two who open the link at once, one is second
    if invitation.used_at is not None:
        raise ConflictError("used-link")
    person = person_by_email(uow.session, invitation.email) or _new_person(uow, invitation, name, password_hash, locale)
    _join(uow, person, invitation)
    invitation.used_at = uow.now
    audit(uow, person.id, "joined", f"party {invitation.party_id}", role=invitation.role)
    uow.session.flush()
    return person


def _join(uow: UnitOfWork, person: Person, invitation: Invitation) -> None:
    """The membership of the invitation: a new one, or the one the person has or had, with the sections it now gives."""
    for present in person.memberships:
        if (present.party_id, present.role) == (invitation.party_id, invitation.role):
            present.sections, present.ended_at = invitation.sections, None
            return
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
