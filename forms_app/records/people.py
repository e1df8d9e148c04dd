"""Persons, the parties they act for, and the memberships that say what they may do."""

from datetime import datetime
from enum import StrEnum

from flask_security import RoleMixin, UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forms_app.records.base import Base, Digest, JsonValue, enumeration
from forms_app.records.world import Organization


class PartyKind(StrEnum):
    GOVERNMENT = "government"
    ORGANIZATION = "organization"
    OFFICE = "office"
    COMMITTEE = "committee"


class Role(StrEnum):
    """What a person does for a party. The first word of a row of `ROLES_OF` says for which kinds of party."""

    FOCAL_POINT = "focal-point"
    CONTRIBUTOR = "contributor"
    SIGNATORY = "signatory"
    REPRESENTATIVE = "representative"
    REGISTRY = "registry"
    OFFICER = "officer"
    PUBLISHER = "publisher"
    FORM_EDITOR = "form-editor"
    ADMINISTRATOR = "administrator"
    EXPERT = "expert"


ROLES_OF = {
    PartyKind.GOVERNMENT: (Role.FOCAL_POINT, Role.CONTRIBUTOR, Role.SIGNATORY),
    PartyKind.ORGANIZATION: (Role.REPRESENTATIVE,),
    PartyKind.OFFICE: (Role.REGISTRY, Role.OFFICER, Role.PUBLISHER, Role.FORM_EDITOR, Role.ADMINISTRATOR),
    PartyKind.COMMITTEE: (Role.EXPERT,),
}


_INSTITUTION = text("kind IN ('office', 'committee')")  # there is one Office and one Committee


class NoRole(RoleMixin):
    """Flask-Security asks for a role model; here roles belong to memberships, so no person has any of its kind."""


class Person(Base, UserMixin):
    """An account. Its address is kept in lower case."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)  # changes end every session
    locale: Mapped[str | None] = mapped_column(String(12))  # BCP 47; None: the browser's
    created_at: Mapped[datetime]

    memberships: Mapped[list["Membership"]] = relationship(back_populates="person", lazy="selectin", order_by="Membership.id")
    roles: list[RoleMixin] = []  # noqa: RUF012 -- Flask-Security reads it; nobody ever adds to it


class Party(Base):
    """Whoever speaks: the government of a unit, an organization, the Office, or the Committee."""

    __tablename__ = "party"
    __table_args__ = (
        CheckConstraint(
            "(kind = 'government') = (unit_code IS NOT NULL) AND (kind = 'organization') = (organization_id IS NOT NULL)",
            name="names_whom",
        ),
        UniqueConstraint("unit_code"),
        UniqueConstraint("organization_id"),
        Index("uq_party_institution", "kind", unique=True, sqlite_where=_INSTITUTION, postgresql_where=_INSTITUTION),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[PartyKind] = mapped_column(enumeration(PartyKind, "kind"))
    unit_code: Mapped[str | None] = mapped_column(ForeignKey("unit.code"))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"))

    organization: Mapped[Organization | None] = relationship(lazy="joined")


class Membership(Base):
    """What a person may do for a party. Empty lists mean no limit; a contributor's sections are listed."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("person_id", "party_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    role: Mapped[Role] = mapped_column(enumeration(Role, "role"))
    units: Mapped[JsonValue] = mapped_column(default=list)  # list[str]: unit codes
    instruments: Mapped[JsonValue] = mapped_column(default=list)  # list[str]: instrument codes
    sections: Mapped[JsonValue] = mapped_column(default=list)  # list[str]: section ids, of a contributor
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(back_populates="memberships")
    party: Mapped[Party] = relationship(lazy="joined")


class Invitation(Base):
    """A single-use link to an account. Only the digest of its token is kept."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[Digest] = mapped_column(unique=True)
    email: Mapped[str] = mapped_column(String(255))
    party_id: Mapped[int] = mapped_column(ForeignKey("party.id"))
    role: Mapped[Role] = mapped_column(enumeration(Role, "role"))
    sections: Mapped[JsonValue] = mapped_column(default=list)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    party: Mapped[Party] = relationship()
