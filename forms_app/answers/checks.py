"""Whether answers agree with each other: the only place that judges the checks of the form language."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from forms_app.answers.address import Address
from forms_app.answers.numerals import as_decimal
from forms_app.answers.problems import AnswerProblem
from forms_app.answers.values import Sheet
from forms_app.definitions.checks import (
    AtMost,
    Check,
    ColumnTotal,
    GridNumbers,
    Operand,
    Order,
    Percentages,
    Sum,
    operand_path,
    operands,
)
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import (
    GridQuestion,
    InnerRowsQuestion,
    NumberQuestion,
    RowsQuestion,
)

Figures = Mapping[str, Decimal]
"""Numbers by the code they are compared along; a single number has the code ''."""


def failed_checks(definition: Definition, sent: Sheet, hidden: Set[Address] = frozenset()) -> Iterator[AnswerProblem]:
    """The checks that do not hold, in the form's order; `sent` holds the answers that would be sent, `hidden` the cells that
    are not asked in their row.

    A check is silent while an answer it looks at is missing. The problem stands at the first answer it names; its
    parameters are the key of its message among the form's words, and the message in English.
    """
    for section in definition.sections:
        for check in section.checks:
            view = _View(definition, sent, hidden, section.id, None)
            if not _holds(check, view):
                yield _failure(check, view, f"{section.id}.check.{check.id}")
        for question in section.questions:
            if isinstance(question, RowsQuestion) and question.checks:
                yield from _of_rows(question, _View(definition, sent, hidden, f"{section.id}.{question.id}", None))


def _of_rows(question: RowsQuestion, table: "_View") -> Iterator[AnswerProblem]:
    for row in table.sent.get(Address(table.home)) or ():
        view = replace(table, row=row)
        for check in question.checks:
            if not _holds(check, view):
                yield _failure(check, view, f"{view.home}.check.{check.id}")


def _failure(check: Check, view: "_View", key: str) -> AnswerProblem:
    _loc, operand = next(operands(check))
    params = {"check": key, "message": check.message}
    return AnswerProblem(view.address(operand), "check-failed", check.severity, params=params)


@dataclass(frozen=True, slots=True)
class _View:
    """The answers a check can see: a bare id stands below `home`, in the row where the check is one of a table."""

    definition: Definition
    sent: Sheet
    hidden: Set[Address]
    home: str
    row: str | None

    def address(self, operand: Operand) -> Address:
        return Address(operand_path(operand, self.home), self.row)

    def figures(self, operand: Operand) -> Figures:
        """What stands there now, without what is missing."""
        address = self.address(operand)
        value = self.sent.get(address)
        match operand:
            case _ if value is None:
                return {}
            case GridNumbers(line=line, column=column):
                return _grid_figures(value, line, column)
            case ColumnTotal(column=column):
                cells = (address.cell(column, row) for row in value)
                asked = [self.sent.get(cell) for cell in cells if cell not in self.hidden]
                given = [as_decimal(one) for one in asked if one is not None]
                return {"": sum(given, Decimal(0))} if given and len(given) == len(asked) else {}
            case _:
                return {"": as_decimal(value)}

    def days(self, operand: Operand) -> tuple[date | None, date | None]:
        """The first and the last day of a date or period; None for what is not known."""
        value = self.sent.get(self.address(operand))
        start, end = (value.get("from"), value.get("to")) if isinstance(value, Mapping) else (value, value)
        return date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None

    def decimals(self, operand: Operand) -> int:
        """How many decimals the numbers may have."""
        question = self.definition.asked(self.address(operand).path)
        if isinstance(operand, ColumnTotal) and isinstance(question, RowsQuestion | InnerRowsQuestion):
            question = next((one for one in question.columns if one.id == operand.column), None)
        return question.decimals if isinstance(question, NumberQuestion | GridQuestion) else 0


def _grid_figures(value: Mapping[str, Mapping[str, float]], line: str | None, column: str | None) -> Figures:
    if line is not None and column is not None:
        cell = value.get(line, {}).get(column)
        return {} if cell is None else {"": as_decimal(cell)}
    if line is not None:
        return {code: as_decimal(cell) for code, cell in value.get(line, {}).items()}
    return {code: as_decimal(cells[str(column)]) for code, cells in value.items() if column in cells}


def _holds(check: Check, view: _View) -> bool:
    match check:
        case Sum(sum=(total, parts)):
            return _all_hold(view, (total, *parts), lambda numbers: numbers[0] == sum(numbers[1:], Decimal(0)))
        case AtMost(at_most=both):
            return _all_hold(view, both, lambda numbers: numbers[0] <= numbers[1])
        case Percentages(percentages=several):
            # Each share may have been rounded by half of its last decimal.
            least = min(view.decimals(one) for one in several)
            slack = Decimal(len(several)) / 2 / Decimal(10) ** least
            return _all_hold(view, several, lambda numbers: abs(sum(numbers, Decimal(0)) - 100) <= slack)
        case Order(order=several):
            return _in_order([view.days(one) for one in several])


def _all_hold(view: _View, several: Sequence[Operand], rule: Callable[[list[Decimal]], bool]) -> bool:
    """Whether a rule holds wherever all the figures are given."""
    given = [view.figures(one) for one in several]
    codes = set(given[0]).intersection(*given[1:])
    return all(rule([figures[code] for figures in given]) for code in codes)


def _in_order(days: Sequence[tuple[date | None, date | None]]) -> bool:
    return all(end is None or start is None or end <= start for (_, end), (start, _) in pairwise(days))
