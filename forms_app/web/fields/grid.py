"""Statistics by line and column."""

from collections.abc import Mapping
from decimal import Decimal

from flask_babel import format_decimal

from forms_app.answers.kinds.grid import sums_of
from forms_app.definitions.questions import GridQuestion
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
        return totals_of(self.asked.question, self.stored.value if self.stored else None)


def totals_of(question: GridQuestion, value: Mapping[str, Mapping[str, float]] | None) -> Totals | None:
    """The sums of a table of statistics: by line, by column, of everything; '' where there is nothing to sum."""
    if not (question.total_line or question.total_column):
        return None
    sums = sums_of(value or {})
    totals: dict[str, Mapping[str, str] | str] = {"all": _written(sums.everything)}
    if question.total_column:
        totals["line"] = {line.code: _written(sums.lines.get(line.code)) for line in question.lines}
    if question.total_line:
        totals["column"] = {column.code: _written(sums.columns.get(column.code)) for column in question.columns}
    return totals


def _written(total: Decimal | None) -> str:
    return "" if total is None else str(format_decimal(total))
