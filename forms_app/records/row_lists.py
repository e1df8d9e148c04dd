"""Which rows a table has, and in what order: an answer of its own, changed by what is to be done, never by overwriting.

Two people who add rows at the same moment do not collide, because each act reads the list and changes it within the
writing transaction.
"""

import secrets
from collections.abc import Callable

from forms_app.answers.address import Address
from forms_app.records.queries.answers import history_of
from forms_app.records.saving import Conflict, Saved, TooBusyError, save_answer
from forms_app.records.unit_of_work import UnitOfWork

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_TRIES = 5
Change = Callable[[list[str]], list[str]]


def new_row_id() -> str:
    """A random id for a row: it stays with the row for ever and says nothing about its place."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


def add_row(uow: UnitOfWork, report_id: int, table: Address, row: str, person_id: int | None, *, most: int) -> Saved:
    """Put a row at the end of a table; nothing happens where it stands already, or where `most` rows do."""
    return _change(uow, report_id, table, person_id, lambda rows: rows if row in rows or len(rows) >= most else [*rows, row])


def remove_row(uow: UnitOfWork, report_id: int, table: Address, row: str, person_id: int | None) -> Saved:
    """Take a row off a table. Its cells and their history stay in the records."""
    return _change(uow, report_id, table, person_id, lambda rows: [one for one in rows if one != row])


def move_row(uow: UnitOfWork, report_id: int, table: Address, row: str, person_id: int | None, *, by: int) -> Saved:
    """Move a row up (by -1) or down (by 1), as far as the table goes."""

    def moved(rows: list[str]) -> list[str]:
        if row not in rows:
            return rows
        rest = [one for one in rows if one != row]
        place = min(max(rows.index(row) + by, 0), len(rest))
        return [*rest[:place], row, *rest[place:]]

    return _change(uow, report_id, table, person_id, moved)


def _change(uow: UnitOfWork, report_id: int, table: Address, person_id: int | None, change: Change) -> Saved:
    for _ in range(_TRIES):
        history = history_of(uow.session, report_id, table)
        rows, revision = (list(history[0].value or ()), history[0].revision) if history else ([], 0)
        saved = save_answer(
            uow,
            report_id,
            table,
            change(rows) or None,
            language=None,
            person_id=person_id,
            seen_revision=revision,
        )
        if not isinstance(saved, Conflict):
            return saved
    raise TooBusyError(str(table))
