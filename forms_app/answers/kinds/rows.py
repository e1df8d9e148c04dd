"""A table that its writer makes longer."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.blanks import Blank, EmptyRecords, EmptyTable, Space, Ticks
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts
from forms_app.answers.kinds.columns import COLUMN_KINDS
from forms_app.answers.laws import LAWS
from forms_app.answers.primitives import Inline, Paragraph, Primitive, Table
from forms_app.answers.problems import refused
from forms_app.answers.values import Value
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import ColumnQuestion, RowsQuestion

_ROW_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_WIDEST = 4  # columns that still fit side by side on a page of paper or a phone's card
_WORDY = frozenset({"narrative", "choices"})
_EMPTY_RECORDS, _EMPTY_LINES = 3, 6


def is_compact(question: RowsQuestion) -> bool:
    """Whether the columns fit side by side; otherwise each row is shown as a record of its own."""
    return len(question.columns) <= _WIDEST and not any(column.kind in _WORDY for column in question.columns)


class RowsKind(Kind[RowsQuestion]):
    """Value: the ids of the rows in their order; the cells are answers of their own.

    An import file has a list of rows instead, each a mapping of column to value; `answers/content.py` turns one into
    the other.
    """

    name = "rows"

    def parts(self, question: RowsQuestion) -> tuple[str, ...]:
        return ("",)

    def from_parts(self, question: RowsQuestion, parts: Parts) -> Any:
        return list(parts.get("", ()))

    def to_parts(self, question: RowsQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {"": tuple(value)}

    def read(self, question: RowsQuestion, raw: Any, address: Address, known: Known) -> Value:
        if raw is None:
            return None
        if not isinstance(raw, list):
            raise refused(address, "wrong-type", expected="list")
        if len(raw) > question.most:
            raise refused(address, "too-many-rows", most=question.most, count=len(raw))
        for place, row in enumerate(raw):
            if not isinstance(row, str) or not _ROW_ID.fullmatch(row):
                raise refused(address, "not-a-row-id")
            if row in raw[:place]:
                raise refused(address, "repeated-row", row=row)
        return list(raw) or None

    def show(self, question: RowsQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        anchor = "law" if address.path == LAWS else ""
        prompts = _prompts(question, address.path, context.wording)
        rows = [tuple(_cell(column, address.path, row, context) for column in question.columns) for row in value]
        if is_compact(question):
            return (Table(prompts, tuple(rows), anchor=anchor),)
        item = context.wording.of(f"{address.path}.item")
        return tuple(
            Table(
                (),
                tuple(((Paragraph(prompt),), cell) for prompt, cell in zip(prompts, cells, strict=True) if cell),
                caption=f"{item} {place}",
                heads_lines=True,
                anchor=f"{anchor}-{place}" if anchor else "",
            )
            for place, cells in enumerate(rows, start=1)
        )

    def schema(self, question: RowsQuestion, path: str, wording: Wording) -> dict[str, Any]:
        columns = {
            column.id: {
                "title": wording.of(f"{path}.{column.id}.prompt"),
                **COLUMN_KINDS[column.kind].schema(column, f"{path}.{column.id}", wording),
            }
            for column in question.columns
        }
        row = {"type": "object", "properties": columns, "minProperties": 1, "additionalProperties": False}
        return {"type": "array", "items": row, "minItems": 1, "maxItems": question.most}

    def blank(self, question: RowsQuestion, path: str, wording: Wording) -> Blank | None:
        prompts = _prompts(question, path, wording)
        if is_compact(question):
            return EmptyTable(prompts, rows=min(_EMPTY_LINES, question.most))
        spaces = [COLUMN_KINDS[column.kind].blank(column, f"{path}.{column.id}", wording) for column in question.columns]
        fields = tuple((prompt, space) for prompt, space in zip(prompts, spaces, strict=True) if isinstance(space, Space | Ticks))
        return EmptyRecords(wording.of(f"{path}.item"), fields, min(_EMPTY_RECORDS, question.most))


def _prompts(question: RowsQuestion, path: str, wording: Wording) -> tuple[str, ...]:
    return tuple(wording.of(f"{path}.{column.id}.prompt") for column in question.columns)


def _cell(column: ColumnQuestion, path: str, row: str, context: Context) -> tuple[Inline, ...]:
    address = Address(f"{path}.{column.id}", row)
    value = context.sheet.get(address)
    if value is None:
        return ()
    shown = COLUMN_KINDS[column.kind].show(column, value, address, context)
    return tuple(primitive for primitive in shown if not isinstance(primitive, Table))
