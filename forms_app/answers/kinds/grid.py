"""Statistics: one number for each line and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, EmptyTable
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts, first
from forms_app.answers.kinds.number import number_schema, out_of_bounds
from forms_app.answers.lettering import first_up
from forms_app.answers.numerals import as_decimal, plain, read_number
from forms_app.answers.primitives import Amount, Group, Inline, Paragraph, Primitive, Table
from forms_app.answers.problems import AnswerProblem, UnreadableError, excerpt, refused
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import GridQuestion

Cell = tuple[Inline, ...]


def _cells(question: GridQuestion) -> Iterator[tuple[str, str]]:
    return ((line.code, column.code) for line in question.lines for column in question.columns)


class GridKind(Kind[GridQuestion]):
    """Value: `{line: {column: number}}` in the form's order, without empty cells. Parts are `<line>.<column>`."""

    name = "grid"

    def parts(self, question: GridQuestion) -> tuple[str, ...]:
        return tuple(f"{line}.{column}" for line, column in _cells(question))

    def from_parts(self, question: GridQuestion, parts: Parts) -> Any:
        raw: dict[str, dict[str, str]] = {}
        for line, column in _cells(question):
            if text := first(parts, f"{line}.{column}"):
                raw.setdefault(line, {})[column] = text
        return raw

    def to_parts(self, question: GridQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {f"{line}.{column}": (plain(cell),) for line, cells in value.items() for column, cell in cells.items()}

    def read(self, question: GridQuestion, raw: Any, address: Address, known: Known) -> Value:
        if raw is None:
            return None
        if not isinstance(raw, Mapping):
            raise refused(address, "wrong-type", expected="mapping")
        problems = list(_strangers(question, raw, address))
        value: dict[str, dict[str, int | float]] = {}
        for line, column in _cells(question):
            cells = raw.get(line)
            if not isinstance(cells, Mapping):
                continue
            try:
                number = read_number(cells.get(column), address, question.decimals, part=f"{line}.{column}")
            except UnreadableError as error:
                problems += error.problems
                continue
            if number is not None:
                value.setdefault(line, {})[column] = number
        if problems:
            raise UnreadableError(tuple(problems))
        return value or None

    def doubts(self, question: GridQuestion, value: Value, address: Address) -> tuple[AnswerProblem, ...]:
        return tuple(
            problem
            for line, cells in value.items()
            for column, number in cells.items()
            for problem in out_of_bounds(number, question.least, None, address, f"{line}.{column}")
        )

    def show(self, question: GridQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        wording, path = context.wording, address.path
        header, stubs = _headings(question, path, wording)
        sums = sums_of(value)
        lines = [
            _line(question, stub, value.get(line.code, {}), sums.lines.get(line.code))
            for stub, line in zip(stubs, question.lines, strict=True)
        ]
        if question.total_line:
            lines.append(_line(question, "", sums.columns, sums.everything))
        totals = 1 if question.total_line else 0
        groups = groups_of(question, path, wording)
        return (Table(header, tuple(lines), _caption(path, wording), True, totals, question.total_column, groups=groups),)

    def schema(self, question: GridQuestion, path: str, wording: Wording) -> dict[str, Any]:
        number = number_schema(question.decimals, question.least)
        columns = {column.code: number | {"title": wording.of(f"{path}.column.{column.code}")} for column in question.columns}
        line = {"type": "object", "properties": columns, "minProperties": 1, "additionalProperties": False}
        lines = {code.code: line | {"title": wording.of(f"{path}.line.{code.code}")} for code in question.lines}
        return {"type": "object", "properties": lines, "minProperties": 1, "additionalProperties": False}

    def blank(self, question: GridQuestion, path: str, wording: Wording) -> Blank | None:
        header, stubs = _headings(question, path, wording)
        stubs += ("",) if question.total_line else ()
        return EmptyTable(header, stubs, groups=groups_of(question, path, wording), caption=_caption(path, wording))


def _strangers(question: GridQuestion, raw: Mapping[Any, Any], address: Address) -> Iterator[AnswerProblem]:
    """Lines and columns that the grid does not have, and lines that are no mappings."""
    lines, columns = ({option.code for option in options} for options in (question.lines, question.columns))
    for line, cells in raw.items():
        if line not in lines:
            yield AnswerProblem(address, "unknown-line", params={"code": excerpt(line)})
        elif not isinstance(cells, Mapping) and cells is not None:
            yield AnswerProblem(address, "wrong-type", part=line, params={"expected": "mapping"})
        elif cells is not None:
            for column in cells:
                if column not in columns:
                    yield AnswerProblem(address, "unknown-column", part=line, params={"code": excerpt(column)})


def _caption(path: str, wording: Wording) -> str:
    """What the figures count, '' where the form does not say."""
    return first_up(wording.of(f"{path}.unit"))


def _headings(question: GridQuestion, path: str, wording: Wording) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The table's header, with the empty corner and the unnamed column of totals, and the headings of its lines."""
    columns = tuple(wording.of(f"{path}.column.{column.code}") for column in question.columns)
    stubs = tuple(wording.of(f"{path}.line.{line.code}") for line in question.lines)
    return ("", *columns, *(("",) if question.total_column else ())), stubs


def groups_of(question: GridQuestion, path: str, wording: Wording) -> tuple[Group, ...]:
    """The headings above those of the columns, with the corner and the column of totals; none where no column has one."""
    if not any(column.group for column in question.columns):
        return ()
    words = (wording.of(f"{path}.column.{column.code}.group") for column in question.columns)
    named = tuple(Group(name, len(list(members))) for name, members in groupby(words))
    return (Group("", 1), *named, *((Group("", 1),) if question.total_column else ()))


def _line(question: GridQuestion, heading: str, cells: Mapping[str, float | Decimal], total: Decimal | None) -> tuple[Cell, ...]:
    line: list[Cell] = [(Paragraph(heading),)]
    line += [_cell(cells.get(column.code)) for column in question.columns]
    if question.total_column:
        line.append(_cell(total))
    return tuple(line)


def _cell(number: float | Decimal | None) -> Cell:
    if number is None:
        return ()
    return (Paragraph(Amount(number if isinstance(number, Decimal) else as_decimal(number))),)


@dataclass(frozen=True, slots=True)
class Sums:
    """The exact sums of figures by code of the line and of the column, and of all: none of nothing, since an empty cell is not a
    zero."""

    lines: Mapping[str, Decimal]
    columns: Mapping[str, Decimal]
    everything: Decimal | None


def sums_of(value: Mapping[str, Mapping[str, float]]) -> Sums:
    """The sums of the value of a grid."""
    lines: dict[str, Decimal] = {}
    columns: dict[str, Decimal] = {}
    for line, cells in value.items():
        for column, cell in cells.items():
            lines[line] = lines.get(line, Decimal(0)) + as_decimal(cell)
            columns[column] = columns.get(column, Decimal(0)) + as_decimal(cell)
    return Sums(lines, columns, sum(lines.values(), Decimal(0)) if lines else None)
