"""Queries on what an installation holds: whether invented and real data were mixed."""

from sqlalchemy import func, select

from forms_app.records.people import Party, PartyKind, Person
from forms_app.records.reports import Report
from forms_app.records.unit_of_work import Session
from forms_app.records.world import UnitRow

DEMONSTRATION_DOMAIN = "@example.org"  # reserved (RFC 2606): no real person has an address there


def demonstration_accounts(session: Session) -> int:
    """How many active accounts are of the demonstration."""
    statement = select(func.count()).select_from(Person)
    return session.scalar(statement.where(Person.email.endswith(DEMONSTRATION_DOMAIN), Person.active)) or 0


def reports_of_real_units(session: Session) -> int:
    """How many reports were opened by the governments of real units."""
    statement = select(func.count()).select_from(Report).join(Party, Party.id == Report.author_id)
    statement = statement.join(UnitRow, UnitRow.code == Party.unit_code)
    return session.scalar(statement.where(Party.kind == PartyKind.GOVERNMENT, UnitRow.fictional.is_(False))) or 0
