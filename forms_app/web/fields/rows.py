"""A table that its writer makes longer: one group of fields for each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from forms_app.web.fields.base import AnswerField
from forms_app.web.fields.cells import CELL_FIELDS
from forms_app.web.fields.words import Asked

_TITLE_MOST = 60  # characters of an entry's first text that stand in its heading


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: its id, its heading, and its fields."""

    id: str
    title: str
    cells: Sequence[AnswerField]


class RowsField(AnswerField):
    """`rows` are the entries that the draft holds, in their order."""

    kind = "rows"
    group = True
    wide = True

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        super().process(formdata, data, extra_filters)
        ids = self.draft.sheet.get(self.address) or ()
        self.rows = [self._row(row, place, formdata) for place, row in enumerate(ids, 1)]

    @property
    def cells(self) -> Sequence[AnswerField]:
        return [one for row in self.rows for cell in row.cells for one in (cell, *cell.cells)]

    @property
    def level(self) -> int:
        """The level of the headings of its entries."""
        return 2 if self.address.row is None else 3

    @property
    def order_name(self) -> str:
        return f"order:{self.name}"

    def _row(self, row: str, place: int, formdata: Any) -> Row:
        cells = [self._cell(column, row, formdata) for column in self.asked.columns]
        return Row(row, _title(self.asked.item, place, self._first_text(row)), cells)

    def _cell(self, column: Asked, row: str, formdata: Any) -> AnswerField:
        """The field of a cell; a table within the row is a field like this one."""
        kind = CELL_FIELDS.get(column.question.kind, RowsField)
        address = self.address.cell(column.question.id, row)
        field = kind(column, address.row, _form=self.form, name=str(address))
        field.process(formdata)
        return field

    def _first_text(self, row: str) -> str:
        """What the entry is known by: the text, option, organization or question in its first column; '' where that is none."""
        column = self.asked.columns[0]
        value = self.draft.sheet.get(self.address.cell(column.question.id, row))
        if isinstance(value, dict):
            return str(value.get("name") or self.draft.known.organizations.get(value.get("organization", ""), ""))
        if column.options:
            return next((option.label for option in column.options if option.code == value), "")
        if not isinstance(value, str) or column.question.kind != "text":
            return ""
        return self.draft.known.questions.get(value, value) if column.question.names is not None else value


def _title(item: str, place: int, text: str) -> str:
    short = text if len(text) <= _TITLE_MOST else text[:_TITLE_MOST].rstrip() + "…"
    return _("%(item)s %(place)s: %(text)s", item=item, place=place, text=short) if short else f"{item} {place}"
