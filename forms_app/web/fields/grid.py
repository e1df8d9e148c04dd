"""Statistics by line and column."""

from collections.abc import Mapping
from decimal import Decimal

from flask_babel import format_decimal

from forms_app.answers.numerals import as_decimal
from forms_app.web.fields.base import AnswerField

Totals = Mapping[str, Mapping[str, str] | str]


class GridField(AnswerField):
    kind = "grid"
    group = True
    wide = True

    @property
    def cells_as_typed(self) -> Mapping[str, Mapping[str, str]]:
        """The texts by line and column."""
        return {
            line.code: {column.code: self.text(f"{line.code}.{column.code}") for column in self.asked.headings}
            for line in self.asked.lines
        }

    @property
    def wrong_cells(self) -> Mapping[tuple[str, str], str]:
        """The cells that could not be read."""
        return {(line, column): part for part in self.wrong_parts for line, _, column in [part.partition(".")]}

    @property
    def totals(self) -> Totals | None:
        """The sums of what is stored, as the reader writes numbers; None where the form asks for none."""
        question = self.asked.question
        if not (question.total_line or question.total_column):
            return None
        value = (self.stored.value if self.stored else None) or {}
        lines = {line.code: _sum(value.get(line.code, {})) for line in self.asked.lines}
        columns = {
            column.code: _sum({line: cells[column.code] for line, cells in value.items() if column.code in cells})
            for column in self.asked.headings
        }
        everything = _sum({f"{line}.{column}": cell for line, cells in value.items() for column, cell in cells.items()})
        return {
            **({"line": lines} if question.total_column else {}),
            **({"column": columns} if question.total_line else {}),
            "all": everything,
        }


def _sum(cells: Mapping[str, float]) -> str:
    return str(format_decimal(sum((as_decimal(cell) for cell in cells.values()), Decimal(0)))) if cells else ""
