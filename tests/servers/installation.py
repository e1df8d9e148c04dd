"""A small installation made by the program's own verbs: two fictional States, their organizations, the Office, the Committee.

`fill_installation` is for anything that has a database; `world` (tests/servers/world.py) gives it with an application.
People are named by what they do: `xaa.focal`, `xaa.contributor` (laws and practice only), `xaa.signatory`, `xaa.workers`,
`xaa.employers`, `xab.focal`, `registry`, `officer`, `administrator`, `editor`, `editor.second`, `expert`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from forms_app.definitions.form import Form
from forms_app.records.comments import CommentPoint, SupervisoryComment
from forms_app.records.people import Membership, Party, PartyKind, Person, Role
from forms_app.records.reference_store import store_ratifications, store_units
from forms_app.records.reports import Report, Request
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.world import Organization
from forms_app.reference.ratifications import Ratification
from forms_app.reference.units import Unit
from forms_app.reporting.form_library import tree_library
from forms_app.reporting.inviting import accept, invite
from forms_app.reporting.opening import Languages, open_requested

PASSWORD = "correct horse battery staple"  # everybody's, where a hash of it is given
YEAR = 2026
DUE = date(2026, 9, 1)
CONTRIBUTED = ("laws", "practice")
COMMENT = "C029-XAA-2024-OBS"


@dataclass(frozen=True, slots=True)
class Installation:
    """What was made: ids of people by their names here, and the report that is open."""

    people: Mapping[str, int]
    parties: Mapping[str, int]
    request_id: int
    report_id: int
    report_key: str


def fill_installation(uow: UnitOfWork, form: Form | None = None, password_hash: str = "") -> Installation:
    """Add everything to a migrated and seeded database. The report is opened with `form`, else with article-22/C029.

    `password_hash` is everybody's; people without one cannot sign in by the page.
    """
    _add_units(uow)
    parties = _add_parties(uow)
    people = {
        name: _add_person(uow, name, parties[party], role, sections, password_hash) for name, party, role, sections in _PEOPLE
    }
    _add_comment(uow)
    requested = _add_request(uow)
    focal = uow.session.get_one(Person, people["xaa.focal"]).memberships[0]
    report = open_requested(uow, focal, requested, form or forced_labour(), Languages("en", "en"))
    uow.session.flush()
    ids = {name: party.id for name, party in parties.items()}
    return Installation(people, ids, requested.id, report.id, report.key)


def forced_labour() -> Form:
    """The form for reports on C029 as the tree has it."""
    form = tree_library().form("article-22/C029", "2026")
    if form is None:
        raise LookupError("article-22/C029 2026 has problems: run `forms-app forms check`")
    return form


def membership_of(session: Session, person_id: int) -> Membership:
    """The only membership of one of these people."""
    return session.get_one(Person, person_id).memberships[0]


def report_of(session: Session, installation: Installation) -> Report:
    """The open report of XAA."""
    return session.get_one(Report, installation.report_id)


_PEOPLE = (
    ("xaa.focal", "xaa", Role.FOCAL_POINT, ()),
    ("xaa.second", "xaa", Role.FOCAL_POINT, ()),
    ("xaa.contributor", "xaa", Role.CONTRIBUTOR, CONTRIBUTED),
    ("xaa.signatory", "xaa", Role.SIGNATORY, ()),
    ("xaa.workers", "XAA-TUC", Role.REPRESENTATIVE, ()),
    ("xaa.employers", "XAA-EMP", Role.REPRESENTATIVE, ()),
    ("xab.focal", "xab", Role.FOCAL_POINT, ()),
    ("registry", "office", Role.REGISTRY, ()),
    ("officer", "office", Role.OFFICER, ()),
    ("administrator", "office", Role.ADMINISTRATOR, ()),
    ("editor", "office", Role.FORM_EDITOR, ()),
    ("editor.second", "office", Role.FORM_EDITOR, ()),
    ("expert", "committee", Role.EXPERT, ()),
)

_NAMES = {
    "XAA": {"en": "Arcadia", "fr": "Arcadie", "es": "Arcadia"},
    "XAB": {"en": "Borduria", "fr": "Bordurie", "es": "Borduria"},
}


def _add_units(uow: UnitOfWork) -> None:
    units = [
        Unit(
            code=code,
            member_code=code,
            iso2=None,
            region="Europe and Central Asia",
            language="en",
            names=names,
            fictional=True,
            federal=False,
            group3="A-F",
            group6="A-B",
            member=True,
        )
        for code, names in _NAMES.items()
    ]
    store_units(uow, units)
    ratified = [
        Ratification(code, instrument, day, day.replace(year=day.year + 1), None, "made up for tests")
        for code in _NAMES
        for instrument, day in (("C029", date(1960, 5, 2)), ("P029", date(2018, 5, 2)))
    ]
    store_ratifications(uow, ratified)


def _add_parties(uow: UnitOfWork) -> dict[str, Party]:
    parties = {code.lower(): Party(kind=PartyKind.GOVERNMENT, unit_code=code) for code in _NAMES}
    for code, name, side in (
        ("XAA-TUC", "Trades Union Congress of Arcadia", "workers"),
        ("XAA-EMP", "Employers’ Federation of Arcadia", "employers"),
    ):
        organization = Organization(code=code, name=name, side=side, unit_code="XAA", vetted_at=uow.now)
        uow.session.add(organization)
        uow.session.flush()
        parties[code] = Party(kind=PartyKind.ORGANIZATION, organization_id=organization.id)
    parties["office"] = Party(kind=PartyKind.OFFICE)
    parties["committee"] = Party(kind=PartyKind.COMMITTEE)
    uow.session.add_all(parties.values())
    uow.session.flush()
    return parties


def _add_person(uow: UnitOfWork, name: str, party: Party, role: Role, sections: tuple[str, ...], password_hash: str) -> int:
    token = invite(uow, f"{name}@example.org", party, role, sections=sections)
    return accept(uow, token, name.replace(".", " ").title(), password_hash, "en").id


def _add_comment(uow: UnitOfWork) -> None:
    comment = SupervisoryComment(
        id=COMMENT,
        kind="observation",
        unit_code="XAA",
        instrument_code="C029",
        session_year=2024,
        text="On the Penal Code and on figures.",
        language="en",
        public=True,
        closed_in=None,
        imported_at=uow.now,
        points=[
            CommentPoint(number=1, text="The Committee **notes** that the Penal Code has not been amended."),
            CommentPoint(number=2, text="It asks for the number of persons concerned."),
        ],
    )
    uow.session.add(comment)
    uow.session.flush()


def _add_request(uow: UnitOfWork) -> Request:
    requested = Request(
        procedure="article-22",
        unit_code="XAA",
        instruments="C029+P029",
        year=YEAR,
        due_on=DUE,
        form_code="article-22/C029",
        detailed=True,
        first_report=False,
        reasons=[{"code": "cycle", "params": {"years": 3}, "illustrative": True}],
        created_at=datetime(2026, 2, 1, tzinfo=UTC),
    )
    uow.session.add(requested)
    uow.session.flush()
    return requested
