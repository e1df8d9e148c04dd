"""Holding what several people could change at the same moment: whoever comes second waits, and then sees what the first did.

Units are held before reports, so that nobody waits in a circle. Whoever only reads holds nothing, and SQLite
has one writer at a time anyway.
"""

from sqlalchemy import select

from forms_app.records.reports import Report
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.world import UnitRow

_HELD = "report held"


def hold_unit(uow: UnitOfWork, unit_code: str) -> None:
    """Let nobody else open or enter a report on the unit until this transaction ends: whether there is one already on the same is
    asked after this. A unit nobody knows holds nobody up."""
    if _can_hold(uow):
        uow.session.execute(select(UnitRow.code).where(UnitRow.code == unit_code).with_for_update(key_share=True))


def hold_report(uow: UnitOfWork, report_id: int) -> None:
    """Let nobody else save to the report until this transaction ends, so that two who save many answers never wait for each
    other in a circle."""
    if not _can_hold(uow) or uow.session.info.get(_HELD) == (uow.session.get_transaction(), report_id):
        return
    uow.session.execute(select(Report.id).where(Report.id == report_id).with_for_update(key_share=True))
    uow.session.info[_HELD] = (uow.session.get_transaction(), report_id)


def _can_hold(uow: UnitOfWork) -> bool:
    return uow.writes and uow.session.get_bind().dialect.name == "postgresql"
