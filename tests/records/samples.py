"""The least that a draft needs, row by row: a fictional State, its focal points, a form, an open report."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session, sessionmaker

from forms_app.records.people import Party, PartyKind, Person
from forms_app.records.reports import FormVersion, Report
from forms_app.records.unit_of_work import UnitOfWork, unit_of_work
from forms_app.records.world import UnitRow
from tests.servers.databases import NOW

LATER = NOW + timedelta(minutes=5)
UNIT = {"member_code": "XAA", "region": "Africa", "names": {"en": "Arcadia"}, "fictional": True, "group3": "A", "group6": "A"}


@dataclass(frozen=True, slots=True)
class Sample:
    """Ids of what was added."""

    report: int
    other_report: int
    form_version: int
    party: int
    first: int
    second: int


def add_sample(sessions: sessionmaker[Session]) -> Sample:
    """Add it in a transaction of its own."""
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        return fill_sample(uow)


def fill_sample(uow: UnitOfWork) -> Sample:
    """The same within the caller's transaction."""
    uow.session.add(UnitRow(code="XAA", **UNIT))
    people = [_person(name) for name in ("first", "second")]
    party = Party(kind=PartyKind.GOVERNMENT, unit_code="XAA")
    form = FormVersion(code="article-22/C029", version="2026", digest="f" * 64, resolved="{}", stored_at=NOW)
    uow.session.add_all([*people, form])
    uow.session.flush()
    uow.session.add(party)
    uow.session.flush()
    reports = [_report(key, party, form) for key in ("XAA-C029-2026-aaaaa", "XAA-C029-2023-bbbbb")]
    uow.session.add_all(reports)
    uow.session.flush()
    return Sample(reports[0].id, reports[1].id, form.id, party.id, people[0].id, people[1].id)


def _person(name: str) -> Person:
    return Person(email=f"{name}@example.org", name=name.title(), fs_uniquifier=name, created_at=NOW)


def _report(key: str, party: Party, form: FormVersion) -> Report:
    return Report(
        key=key,
        author_id=party.id,
        form_version_id=form.id,
        procedure="article-22",
        unit_code="XAA",
        instruments="C029",
        year=2026,
        facts={},
        form_language="en",
        language="en",
        created_at=NOW,
    )
