"""Which sections and questions are shown, for given answers and facts: the only place that judges conditions on answers.

What a condition leaves open while no answer is known is judged in `definitions/burden.py`.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.kinds import kind_of
from forms_app.answers.laws import LAWS, is_law_reference, laws_with_words
from forms_app.answers.values import Sheet
from forms_app.definitions import conditions as said
from forms_app.definitions.conditions import Condition
from forms_app.definitions.fact_conditions import fact_holds
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import (
    ColumnQuestion,
    CommentReplyQuestion,
    InnerRowsQuestion,
    Question,
    RowsQuestion,
    TableQuestion,
)
from forms_app.definitions.texts import path_of

Comparable = str | Decimal | frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Visible:
    """What is shown: ids of sections, paths of questions; and which cells of shown tables are not. A section without any
    question to show is not shown."""

    sections: frozenset[str]
    questions: frozenset[str]
    hidden_cells: frozenset[Address] = frozenset()

    def shows(self, address: Address) -> bool:
        """Whether what stands at an address is shown: a cell with its table, unless its own condition hides it in its row, or
        hides the inner table it belongs to."""
        if address in self.hidden_cells:
            return False
        if address.path in self.questions:
            return True
        return address.table is not None and self.shows(address.table[0])


def visible(definition: Definition, sheet: Sheet, facts: Facts) -> Visible:
    """What is shown of a form.

    One pass is enough because conditions look only at earlier questions. The answer to a hidden question counts as
    missing, so what a parent hides hides its own dependants. Replies are asked for only while comments are pending.
    """
    shown: set[str] = set()
    sections: set[str] = set()
    hidden: set[Address] = set()
    view = _View(definition, sheet, facts, shown, hidden)
    for section in definition.sections:
        if section.show_if is not None and not _holds(section.show_if, section.id, view):
            continue
        for question in section.questions:
            if isinstance(question, CommentReplyQuestion) and not facts.pending:
                continue
            if question.show_if is None or _holds(question.show_if, section.id, view):
                path = f"{section.id}.{question.id}"
                shown.add(path)
                sections.add(section.id)
                if isinstance(question, RowsQuestion):
                    _hide_cells(question, Address(path), view, hidden)
    return Visible(frozenset(sections), frozenset(shown), frozenset(hidden))


def _hide_cells(table: TableQuestion, here: Address, view: "_View", hidden: set[Address]) -> None:
    """Note the cells that their columns' conditions hide, row by row. What a cell hides hides its own dependants."""
    if not any(column.show_if is not None or isinstance(column, InnerRowsQuestion) for column in table.columns):
        return
    for row in view.sheet.get(here) or ():
        within = replace(view, table=here, row=row)
        for column in table.columns:
            cell = here.cell(column.id, row)
            if column.show_if is not None and not _holds(column.show_if, "", within):
                hidden.add(cell)
            elif isinstance(column, InnerRowsQuestion):
                _hide_cells(column, cell, view, hidden)


@dataclass(frozen=True, slots=True)
class _View:
    """The answers a condition can see: for that of a column also the cells of the same `row` of its `table`."""

    definition: Definition
    sheet: Sheet
    facts: Facts
    shown: Set[str]  # paths of questions
    hidden: Set[Address]  # cells of tables that are shown
    table: Address | None = None
    row: str = ""

    def is_answered(self, path: str) -> bool:
        """Whether anything would be sent of the answer to a question, or of the cell of a column."""
        asked, here = self.definition.asked(path), self._shown_at(path)
        return asked is not None and here is not None and self._says(asked, here)

    def _says(self, question: Question | ColumnQuestion, here: Address) -> bool:
        """Whether something stands there: in a table in one of its rows, of a reply to a point that awaits one."""
        value = self.sheet.get(here)
        match question:
            case CommentReplyQuestion():
                return any(self.sheet.get(Address(here.path, point.key)) is not None for point in self.facts.pending)
            case RowsQuestion() if here.path == LAWS:
                return bool(self._laws())
            case RowsQuestion() | InnerRowsQuestion():
                cells = ((column, here.cell(column.id, row)) for row in value or () for column in question.columns)
                return any(cell not in self.hidden and self._says(column, cell) for column, cell in cells)
            case _ if is_law_reference(question):
                return LAWS in self.shown and value in self._laws()
            case _:
                return value is not None

    def _laws(self) -> Mapping[str, str]:
        return laws_with_words(self.definition, self.sheet, self.hidden)

    def comparable(self, path: str) -> Comparable:
        asked, here = self.definition.asked(path), self._shown_at(path)
        value = self.sheet.get(here) if here is not None else None
        return None if asked is None or value is None else kind_of(asked).comparable(asked, value)

    def _shown_at(self, path: str) -> Address | None:
        """The cell of this row, or the question, that a path means; None where it is not shown."""
        if self.table is not None and path.rpartition(".")[0] == self.table.path:
            cell = self.table.cell(path.rpartition(".")[2], self.row)
            return None if cell in self.hidden else cell
        return Address(path) if path in self.shown else None


def _holds(condition: Condition, section_id: str, view: _View) -> bool:
    match condition:
        case said.Both(and_=parts):
            return all(_holds(part, section_id, view) for part in parts)
        case said.Either(or_=parts):
            return any(_holds(part, section_id, view) for part in parts)
        case said.Not(not_=part):
            return not _holds(part, section_id, view)
        case said.Answered(answered=reference):
            return view.is_answered(path_of(reference, section_id))
        case said.Equals() | said.OneOf() | said.AnyOf() | said.AllOf() | said.Greater() | said.Less():
            return _compares(condition, section_id, view)
        case _:
            return fact_holds(condition, view.facts) is True


def _compares(
    condition: said.Equals | said.OneOf | said.AnyOf | said.AllOf | said.Greater | said.Less, section_id: str, view: _View
) -> bool:
    """A comparison with the answer to a question; false when there is no answer."""
    reference, operand = next(iter(condition.__dict__.values()))
    actual = view.comparable(path_of(reference, section_id))
    if actual is None:
        return False
    match condition:
        case said.Equals():
            return _equal(actual, operand)
        case said.OneOf():
            return any(_equal(actual, text) for text in operand)
        case said.AnyOf():
            return not _chosen(actual).isdisjoint(operand)
        case said.AllOf():
            return _chosen(actual).issuperset(operand)
        case said.Greater():
            return isinstance(actual, Decimal) and actual > operand
        case said.Less():
            return isinstance(actual, Decimal) and actual < operand


def _equal(actual: Comparable, operand: str) -> bool:
    """Numbers are equal as numbers (12 and 12.0); a set of choices equals a code when it is the only one chosen."""
    if isinstance(actual, Decimal):
        try:
            return actual == Decimal(operand)
        except InvalidOperation:
            return False
    return actual == (frozenset((operand,)) if isinstance(actual, frozenset) else operand)


def _chosen(actual: Comparable) -> frozenset[str]:
    return actual if isinstance(actual, frozenset) else frozenset((str(actual),))
