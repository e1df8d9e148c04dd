"""The invented world that a demonstration begins with: States, what they have ratified, organizations, comments, accounts."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from itertools import groupby
from pathlib import Path

from forms_app.records.comments import CommentPoint, SupervisoryComment
from forms_app.records.people import Membership
from forms_app.records.queries.people import organization_by_code, person_by_email
from forms_app.records.queries.world import load_world
from forms_app.records.reference_store import found_installation, store_ratifications, store_units
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.world import Installation, Organization
from forms_app.reference.problems import PackagedDataError, Problem
from forms_app.reference.ratifications import read_ratifications
from forms_app.reference.units import read_units
from forms_app.reporting.demonstration_files import PersonStory
from forms_app.reporting.errors import ConflictError
from forms_app.reporting.inviting import accept, invite
from forms_app.reporting.parties import named_party


def holds_other_data(uow: UnitOfWork) -> bool:
    """Whether the database is an installation already, and no demonstration."""
    installation = uow.session.get(Installation, 1)
    return installation is not None and not installation.demonstration


def found_demonstration(uow: UnitOfWork, folder: Path, people: Iterable[PersonStory], password_hash: str) -> None:
    """Make an empty database a demonstration from its first row, with the world of a folder; or add what it lacks of it.

    Raises ConflictError: not-a-demonstration, for a database that holds anything else.
    """
    if holds_other_data(uow):
        raise ConflictError("not-a-demonstration")
    found_installation(uow, demonstration=True)
    if "XAA" not in load_world(uow.session).units:
        _store_reference(uow, folder)
    for row in _rows(folder / "organizations.csv"):
        _add_organization(uow, row)
    for comment, points in groupby(_rows(folder / "comments.csv"), key=lambda row: row["id"]):
        _add_comment(uow, comment, list(points))
    for person in people:
        _add_person(uow, person, password_hash)


def _store_reference(uow: UnitOfWork, folder: Path) -> None:
    units, problems = read_units((folder / "units.csv").read_bytes(), "units.csv")
    _sound(problems)
    store_units(uow, units)
    world = load_world(uow.session)
    ratifications, problems = read_ratifications(
        (folder / "ratifications.csv").read_bytes(),
        "ratifications.csv",
        units=world.units.keys(),
        instruments=world.instruments.values(),
    )
    _sound(problems)
    store_ratifications(uow, ratifications)


def _sound(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise PackagedDataError(problems)


def _add_organization(uow: UnitOfWork, row: Mapping[str, str]) -> None:
    if organization_by_code(uow.session, row["code"]) is None:
        unit = row["unit"] or None
        uow.session.add(Organization(code=row["code"], name=row["name"], side=row["side"], unit_code=unit, vetted_at=uow.now))
        uow.session.flush()


def _add_comment(uow: UnitOfWork, comment: str, points: list[Mapping[str, str]]) -> None:
    if uow.session.get(SupervisoryComment, comment) is not None:
        return
    first = points[0]
    uow.session.add(
        SupervisoryComment(
            id=comment,
            kind=first["kind"],
            unit_code=first["unit"],
            instrument_code=first["instrument"],
            session_year=int(first["session_year"]),
            text="",  # nothing but points
            language=first["language"],
            public=first["public"] == "yes",
            closed_in=int(first["closed_in"]) if first["closed_in"] else None,
            imported_at=uow.now,
            points=[CommentPoint(number=int(row["point"]), text=row["text"]) for row in points],
        )
    )
    uow.session.flush()


def _add_person(uow: UnitOfWork, told: PersonStory, password_hash: str) -> None:
    """The account with its memberships, by the way everybody gets one. What is there is kept, but for the password: the one
    that the command prints opens every account."""
    present = person_by_email(uow.session, told.email)
    if present is not None:
        present.password = password_hash
    held = {_membership_key(one) for one in present.memberships} if present else set()
    for membership in told.memberships:
        party = named_party(uow, membership.party)
        if (party.id, membership.role) not in held:
            token = invite(uow, told.email, party, membership.role, sections=membership.sections)
            accept(uow, token, told.name, password_hash, told.locale)


def _membership_key(membership: Membership) -> tuple[int, str]:
    return membership.party_id, membership.role


def _rows(path: Path) -> list[Mapping[str, str]]:
    return list(csv.DictReader(StringIO(path.read_text(encoding="utf-8"), newline="")))
