"""The audit trail."""

from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.work import AuditEntry


def audit(uow: UnitOfWork, person_id: int | None, act: str, subject: str, **details: str | int | None) -> None:
    """Note who did what to what; `person_id` is None for a command. `details` never hold texts of answers."""
    uow.session.add(AuditEntry(at=uow.now, person_id=person_id, act=act, subject=subject, details=details))
