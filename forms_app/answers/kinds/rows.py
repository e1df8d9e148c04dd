"""A table that its writer makes longer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from forms_app.answers.address import ROW_ID, Address
from forms_app.answers.blanks import Blank, EmptyRecords, EmptyTable, Field, Space, lines_of
from forms_app.answers.facts import Known
from forms_app.answers.kind import Context, Kind, Parts, description
from forms_app.answers.kinds.columns import COLUMN_KINDS
from forms_app.answers.laws import LAWS
from forms_app.answers.primitives import Inline, Paragraph, Primitive, Table
from forms_app.answers.problems import refused
from forms_app.answers.terms import terms
from forms_app.answers.values import Value
from forms_app.definitions.conditions import as_json
from forms_app.definitions.form import Wording
from forms_app.definitions.questions import ColumnQuestion, InnerRowsQuestion, TableQuestion, binds

_WIDEST = 4  # columns that still fit side by side on a page of paper or a phone's card
_UNFIT = frozenset({"narrative", "choices", "rows"})  # too wordy for a column
_BRIEF = frozenset({"date", "number"})  # that take little room in a column
_EMPTY_LINES = 6
_TEXT_LINES = 4  # that a text of an entry has on paper
_SHORT, _MIDDLING = 10, 18  # lines of entries that are printed three times and twice; a longer one is there to be copied


def is_compact(question: TableQuestion) -> bool:
    """Whether the columns fit side by side; otherwise each row is shown as a record of its own."""
    return len(question.columns) <= _WIDEST and not any(column.kind in _UNFIT for column in question.columns)


class RowsKind(Kind[TableQuestion]):
    """Value: the ids of the rows in their order; the cells are answers of their own.

    An import file has a list of rows instead, each a mapping of column to value; `answers/content.py` turns one into
    the other.
    """

    name = "rows"

    def parts(self, question: TableQuestion) -> tuple[str, ...]:
        return ("",)

    def from_parts(self, question: TableQuestion, parts: Parts) -> Any:
        return list(parts.get("", ()))

    def to_parts(self, question: TableQuestion, value: Value) -> Mapping[str, Sequence[str]]:
        return {"": tuple(value)}

    def read(self, question: TableQuestion, raw: Any, address: Address, known: Known) -> Value:
        if raw is None:
            return None
        if not isinstance(raw, list):
            raise refused(address, "wrong-type", expected="list")
        if len(raw) > question.most:
            raise refused(address, "too-many-rows", most=question.most, count=len(raw))
        for place, row in enumerate(raw):
            if not isinstance(row, str) or not ROW_ID.fullmatch(row):
                raise refused(address, "not-a-row-id")
            if row in raw[:place]:
                raise refused(address, "repeated-row", row=row)
        return list(raw) or None

    def show(self, question: TableQuestion, value: Value, address: Address, context: Context) -> tuple[Primitive, ...]:
        return tuple(self._tables(question, value, address, context, ""))

    def _tables(self, question: TableQuestion, rows: Value, here: Address, context: Context, caption: str) -> Iterator[Table]:
        """One table of all rows where they fit, else a record for each, with the tables within it behind it."""
        anchor = "law" if here.path == LAWS else ""
        prompts = _prompts(question, here.path, context.wording)
        cells = [tuple(_cell(column, here, row, context) for column in question.columns) for row in rows]
        if is_compact(question):
            yield Table(prompts, tuple(cells), caption, anchor=anchor, binding=_binding(question.columns))
            return
        item = context.wording.of(f"{here.path}.item")
        for place, (row, line) in enumerate(zip(rows, cells, strict=True), start=1):
            name = f"{caption}: {item} {place}" if caption else f"{item} {place}"
            said = [(column, prompt, cell) for column, prompt, cell in zip(question.columns, prompts, line, strict=True) if cell]
            if said:
                lines = tuple(((Paragraph(prompt),), cell) for _, prompt, cell in said)
                own = f"{anchor}-{place}" if anchor else ""
                binding = _binding(column for column, *_ in said)
                yield Table((), lines, name, heads_lines=True, anchor=own, binding=binding)
            for column, prompt in zip(question.columns, prompts, strict=True):
                inner = here.cell(column.id, row)
                if isinstance(column, InnerRowsQuestion) and context.sheet.get(inner):
                    yield from self._tables(column, context.sheet[inner], inner, context, f"{name}: {prompt}")

    def schema(self, question: TableQuestion, path: str, wording: Wording) -> dict[str, Any]:
        columns = {column.id: self._property(column, f"{path}.{column.id}", wording) for column in question.columns}
        row = {"type": "object", "properties": columns, "minProperties": 1, "additionalProperties": False}
        return {"type": "array", "items": row, "minItems": 1, "maxItems": question.most}

    def _property(self, column: ColumnQuestion, path: str, wording: Wording) -> dict[str, Any]:
        """A column in a schema; in the definition its condition names all it looks at by whole paths."""
        condition = {} if column.show_if is None else {"x-visible-if": as_json(column.show_if, "")}
        return description(column, path, wording) | self._of(column).schema(column, path, wording) | condition

    def blank(self, question: TableQuestion, path: str, wording: Wording) -> Blank | None:
        if is_compact(question) and all(map(_is_plain, question.columns)):
            lines, brief = min(_EMPTY_LINES, question.most), _places(one.kind in _BRIEF for one in question.columns)
            return EmptyTable(_prompts(question, path, wording), rows=lines, binding=_binding(question.columns), brief=brief)
        fields = (self._field(column, f"{path}.{column.id}", wording) for column in question.columns)
        present = tuple(field for field in fields if field is not None)
        records = min(_times(present), question.most)
        return EmptyRecords(wording.of(f"{path}.item"), present, records, more=records < question.most)

    def _field(self, column: ColumnQuestion, path: str, wording: Wording) -> Field | None:
        """A column in a blank form; in the definition its condition names all it looks at by whole paths."""
        room = self._of(column).blank(column, path, wording)
        if room is None:
            return None
        if isinstance(room, Space) and room.shape == "text":
            room = replace(room, lines=_TEXT_LINES)
        condition = terms(column.show_if, "", wording) if column.show_if is not None else None
        words = wording.of(f"{path}.prompt"), wording.of(f"{path}.help")
        return Field(*words, condition, binds(column), room)

    def _of(self, column: ColumnQuestion) -> Kind[Any]:
        """What handles a column: this very kind where it is a table in its turn."""
        return COLUMN_KINDS.get(column.kind, self)


def _is_plain(column: ColumnQuestion) -> bool:
    """Whether its heading is all that a column of an empty table needs: no options, no help, no condition."""
    return column.kind != "choice" and not column.help and column.show_if is None


def _times(fields: Sequence[Field]) -> int:
    """How often an empty entry is printed: a sheaf of empty pages helps nobody."""
    lines = sum(lines_of(field.room) for field in fields)
    return 3 if lines <= _SHORT else 2 if lines <= _MIDDLING else 1


def _prompts(question: TableQuestion, path: str, wording: Wording) -> tuple[str, ...]:
    return tuple(wording.of(f"{path}.{column.id}.prompt") for column in question.columns)


def _binding(columns: Iterable[ColumnQuestion]) -> tuple[int, ...]:
    """The places of those that bind the State, counted from 0."""
    return _places(map(binds, columns))


def _places(held: Iterable[bool]) -> tuple[int, ...]:
    return tuple(place for place, holds in enumerate(held) if holds)


def _cell(column: ColumnQuestion, here: Address, row: str, context: Context) -> tuple[Inline, ...]:
    """What stands in a cell; nothing for a table within the row, which stands on its own behind it."""
    address = here.cell(column.id, row)
    value = context.sheet.get(address)
    if value is None or isinstance(column, InnerRowsQuestion):
        return ()
    shown = COLUMN_KINDS[column.kind].show(column, value, address, context)
    return tuple(primitive for primitive in shown if not isinstance(primitive, Table))
