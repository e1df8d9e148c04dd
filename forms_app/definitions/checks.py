"""Checks across answers: totals, what is part of what, the order of dates, shares of a whole.

A check is a mapping with its `id`, its `message`, and one key for what must hold. What a check means for given answers is
decided in `answers/checks.py`; here it is only data.
"""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from forms_app.definitions.frozen import Frozen
from forms_app.definitions.severity import Severity
from forms_app.definitions.texts import Code, Id, Text, path_of


class GridNumbers(Frozen):
    """Figures of a grid: one cell, or a whole line or column, which is then compared cell by cell along the other."""

    grid: str
    line: Code | None = None
    column: Code | None = None

    @model_validator(mode="after")
    def _says_which(self) -> "GridNumbers":
        if self.line is None and self.column is None:
            raise PydanticCustomError("grid_part_missing", "a line or a column, or both, say which figures are meant")
        return self


class ColumnTotal(Frozen):
    """The sum of a column of numbers over all rows of a table."""

    rows: str
    column: Id


def _operand(raw: Any) -> str | None:
    if isinstance(raw, str):
        return "an answer"
    keys = raw.keys() if isinstance(raw, dict) else type(raw).model_fields.keys() if isinstance(raw, Frozen) else ()
    return next((f"of {key}" for key in ("grid", "rows") if key in keys), None)


Operand = Annotated[
    Annotated[str, Tag("an answer")] | Annotated[GridNumbers, Tag("of grid")] | Annotated[ColumnTotal, Tag("of rows")],
    Discriminator(
        _operand, custom_error_type="unknown_operand", custom_error_message="a question, a grid or a column of a table"
    ),
]


class _Check(Frozen):
    """What every check says. `message` tells the writer what does not agree."""

    id: Id
    message: Text
    severity: Severity = Severity.EXPECTED


class Sum(_Check):
    """The first is the sum of the others."""

    sum: tuple[Operand, Annotated[tuple[Operand, ...], Field(min_length=1, max_length=20)]]


class AtMost(_Check):
    """The first is not larger than the second."""

    at_most: tuple[Operand, Operand]


class Order(_Check):
    """Dates or periods, each not before the one in front of it."""

    order: Annotated[tuple[Operand, ...], Field(min_length=2, max_length=10)]


class Percentages(_Check):
    """They add up to 100, as nearly as their decimals allow."""

    percentages: Annotated[tuple[Operand, ...], Field(min_length=2, max_length=20)]


CHECKS = ("sum", "at_most", "order", "percentages")


def _what_must_hold(raw: Any) -> str | None:
    """The one key that says what must hold."""
    keys = raw.keys() if isinstance(raw, dict) else type(raw).model_fields.keys() if isinstance(raw, Frozen) else ()
    said = [key for key in CHECKS if key in keys]
    return f"check {said[0]}" if len(said) == 1 else None


Check = Annotated[
    Annotated[Sum, Tag("check sum")]
    | Annotated[AtMost, Tag("check at_most")]
    | Annotated[Order, Tag("check order")]
    | Annotated[Percentages, Tag("check percentages")],
    Discriminator(_what_must_hold, custom_error_type="unknown_check", custom_error_message="one key says what must hold"),
]


def operands(check: Check) -> Iterator[tuple[tuple[str | int, ...], Operand]]:
    """What a check looks at, each with its place in the check."""
    match check:
        case Sum(sum=(total, parts)):
            yield ("sum", 0), total
            yield from ((("sum", 1, place), part) for place, part in enumerate(parts))
        case AtMost(at_most=both):
            yield from ((("at_most", place), one) for place, one in enumerate(both))
        case Order(order=several):
            yield from ((("order", place), one) for place, one in enumerate(several))
        case Percentages(percentages=several):
            yield from ((("percentages", place), one) for place, one in enumerate(several))


def operand_path(operand: Operand, home: str) -> str:
    """The path of the question that an operand names, of the table for the total of a column. `home` is the section of the
    check, or its table."""
    name = operand if isinstance(operand, str) else operand.grid if isinstance(operand, GridNumbers) else operand.rows
    return path_of(name, home)
