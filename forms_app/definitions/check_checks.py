"""Whether checks across answers make sense: they look at numbers or dates that exist and that can be compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms_app.definitions.checks import Check, ColumnTotal, GridNumbers, Operand, Order, operand_path, operands
from forms_app.definitions.problems import Param
from forms_app.definitions.question_checks import ATTESTATION
from forms_app.definitions.questions import ColumnQuestion, GridQuestion, InnerRowsQuestion, Question, RowsQuestion
from forms_app.definitions.severity import Severity
from forms_app.definitions.source import Loc

Fault = tuple[Loc, str, dict[str, Param]]
"""Where, relative to the check; a problem's code; its parameters."""

_NUMBERS, _DATES = ("number",), ("date", "period")
Shape = frozenset[str] | None
"""The codes along which figures are compared cell by cell; None for a single number."""


@dataclass(frozen=True, slots=True)
class CheckAround:
    """What a check sees from where it stands.

    `every` goes from path to question or, for the checks of a table, to its columns; `home` is what stands before a bare id:
    the section, or the table; `block` is the block's name, '' in a form's own section; `outside` says that other sections
    can be named.
    """

    home: str
    every: Mapping[str, Question | ColumnQuestion]
    faulty: frozenset[str]  # paths of questions, ids of sections that could not be read
    block: str
    outside: bool


def check_faults(check: Check, around: CheckAround) -> Iterator[Fault]:
    """Everything that is wrong with a check."""
    if check.severity == Severity.ERROR and not around.block.startswith(ATTESTATION):
        yield ("severity",), "required-misplaced", {}
    shapes: list[Shape] = []
    unread = False
    for place, (loc, operand) in enumerate(operands(check)):
        path = operand_path(operand, around.home)
        if path in around.faulty or path.partition(".")[0] in around.faulty:
            unread = True
            continue
        faults = list(_operand_faults(loc, operand, path, check, around))
        if not faults and place == 0 and not path.startswith(f"{around.home}."):
            faults.append((loc, "check-elsewhere", {"reference": path}))
        if not faults:
            shapes.append(_shape(operand, around.every[path]))
        unread = unread or bool(faults)
        yield from faults
    if not unread and len(set(shapes)) > 1:
        yield (), "check-shapes", {}


def _operand_faults(loc: Loc, operand: Operand, path: str, check: Check, around: CheckAround) -> Iterator[Fault]:
    question = around.every.get(path)
    if question is None or (not around.outside and not path.startswith(f"{around.home}.")):
        yield loc, "check-unknown", {"reference": path}
        return
    match operand, question:
        case str(), _:
            kinds = _DATES if isinstance(check, Order) else _NUMBERS
            if question.kind not in kinds:
                yield loc, "check-kind", {"reference": path, "kind": question.kind, "kinds": ", ".join(kinds)}
        case GridNumbers(), GridQuestion() if not isinstance(check, Order):
            yield from _grid_faults(loc, operand, question)
        case ColumnTotal(column=name), RowsQuestion() | InnerRowsQuestion() if not isinstance(check, Order):
            column = next((one for one in question.columns if one.id == name), None)
            if column is None or column.kind != "number":
                known = ", ".join(one.id for one in question.columns if one.kind == "number")
                yield (*loc, "column"), "check-part", {"value": name, "known": known}
        case _:
            wanted = _DATES if isinstance(check, Order) else ("grid" if isinstance(operand, GridNumbers) else "rows",)
            yield loc, "check-kind", {"reference": path, "kind": question.kind, "kinds": ", ".join(wanted)}


def _grid_faults(loc: Loc, operand: GridNumbers, grid: GridQuestion) -> Iterator[Fault]:
    lines, columns = [line.code for line in grid.lines], [column.code for column in grid.columns]
    for key, code, known in (("line", operand.line, lines), ("column", operand.column, columns)):
        if code is not None and code not in known:
            yield (*loc, key), "check-part", {"value": code, "known": ", ".join(known)}


def _shape(operand: Operand, question: Question | ColumnQuestion) -> Shape:
    if not isinstance(operand, GridNumbers) or not isinstance(question, GridQuestion) or (operand.line and operand.column):
        return None
    along = question.columns if operand.line else question.lines
    return frozenset(one.code for one in along)
