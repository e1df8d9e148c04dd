"""The part of a draft that would be sent: what review, documents, snapshot and export have in common."""

from collections.abc import Iterator, Set

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts, Known
from forms_app.answers.kinds import kind_of
from forms_app.answers.laws import LAWS, laws_with_words
from forms_app.answers.problems import UnreadableError
from forms_app.answers.values import Sheet, Value
from forms_app.answers.visibility import Visible, visible
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import (
    ColumnQuestion,
    CommentReplyQuestion,
    InnerRowsQuestion,
    Question,
    RowsQuestion,
    TableQuestion,
)

# A code that is not known here may well be known to the records; it was checked when it was saved.
_FOR_THE_RECORDS = frozenset({"unknown-instrument", "unknown-unit", "unknown-organization", "unknown-file"})


def sendable(definition: Definition, sheet: Sheet, facts: Facts, shown: Visible | None = None) -> Sheet:
    """The readable answers to shown questions, in the form's order.

    Left out: hidden answers and replies to points that are not pending (`hidden_answers` lists them); rows with nothing in
    them, references to laws that are no longer cited, and values the form cannot read (`findings` tells of the first as advice,
    of the second as something expected, and of the last as an error). `shown` is what `visible` says, where that is known.
    """
    shown = shown or visible(definition, sheet, facts)
    known = Known(laws=laws_with_words(definition, sheet, shown.hidden_cells) if LAWS in shown.questions else {})
    sent: dict[Address, Value] = {}
    for _, question, path in definition.walk():
        if path not in shown.questions:
            continue
        if isinstance(question, RowsQuestion):
            sent.update(_table(question, Address(path), sheet, known, shown.hidden_cells))
        elif isinstance(question, CommentReplyQuestion):
            addresses = (Address(path, point.key) for point in facts.pending)
            sent.update(_answers(((question, address) for address in addresses), sheet, known))
        else:
            sent.update(_answers(((question, Address(path)),), sheet, known))
    return sent


def _answers(
    places: Iterator[tuple[Question | ColumnQuestion, Address]] | tuple[tuple[Question | ColumnQuestion, Address], ...],
    sheet: Sheet,
    known: Known,
) -> dict[Address, Value]:
    found = ((question, address, sheet.get(address)) for question, address in places)
    return {
        address: value
        for question, address, value in found
        if value is not None and _is_readable(question, value, address, known)
    }


def _table(question: TableQuestion, here: Address, sheet: Sheet, known: Known, hidden: Set[Address]) -> dict[Address, Value]:
    """A table's rows that hold anything, and their cells. Laws count as cited by anything but a reference."""
    kept: list[str] = []
    cells: dict[Address, Value] = {}
    for row in sheet.get(here) or ():
        answers: dict[Address, Value] = {}
        for column in question.columns:
            cell = here.cell(column.id, row)
            if cell in hidden:
                continue
            if isinstance(column, InnerRowsQuestion):
                answers |= _table(column, cell, sheet, known, hidden)
            else:
                answers |= _answers(((column, cell),), sheet, known)
        if row in known.laws if here.path == LAWS else answers:
            kept.append(row)
            cells |= answers
    return {here: kept, **cells} if kept else {}


def _is_readable(question: Question | ColumnQuestion, value: Value, address: Address, known: Known) -> bool:
    try:
        return kind_of(question).read(question, value, address, known) is not None
    except UnreadableError as error:
        return all(problem.code in _FOR_THE_RECORDS for problem in error.problems)
