"""Adding, taking away and moving the entries of a table."""

from enum import StrEnum

from forms_app.answers.address import Address
from forms_app.answers.placing import asked_at
from forms_app.definitions.questions import InnerRowsQuestion, RowsQuestion
from forms_app.records.people import Membership
from forms_app.records.queries.answers import StoredAnswer, history_of
from forms_app.records.row_lists import add_row, move_row, new_row_id, remove_row
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import Draft
from forms_app.reporting.errors import UnfitError
from forms_app.reporting.filling import check_writer, has_row


class RowAct(StrEnum):
    ADD = "row-add"
    REMOVE = "row-remove"
    RAISE = "row-raise"
    LOWER = "row-lower"


def change_rows(
    uow: UnitOfWork, membership: Membership, draft: Draft, table: Address, act: RowAct, row: str
) -> tuple[str, Draft]:
    """Do it to the table that stands at an address; the row concerned (the new one's id for an addition) and the draft
    after it.

    A row that is not there (any more) is left alone, so two people may press the same button. Raises NotAllowedError;
    UnfitError where no table stands at the address, or the table is full.
    """
    check_writer(uow, membership, draft, table)
    question = asked_at(draft.definition, table)
    if not isinstance(question, RowsQuestion | InnerRowsQuestion) or not has_row(uow, draft, table):
        raise UnfitError("unknown-path", {"path": str(table)[:200]})
    report, person = draft.report.id, membership.person_id
    match act:
        case RowAct.ADD:
            if len(draft.sheet.get(table) or ()) >= question.most:
                raise UnfitError("table-full", {"most": question.most})
            row = new_row_id()
            add_row(uow, report, table, row, person, most=question.most)
        case RowAct.REMOVE:
            remove_row(uow, report, table, row, person)
        case RowAct.RAISE | RowAct.LOWER:
            move_row(uow, report, table, row, person, by=-1 if act == RowAct.RAISE else 1)
    return row, draft.after({table: _newest(uow, draft, table)})


def _newest(uow: UnitOfWork, draft: Draft, table: Address) -> StoredAnswer | None:
    history = history_of(uow.session, draft.report.id, table)
    return history[0] if history else None
