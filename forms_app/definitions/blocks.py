"""From a form as written to its definition: blocks are put in, and conditions of columns name what they look at in full."""

from collections.abc import Mapping
from typing import TypeVar

from forms_app.definitions.conditions import Condition, renamed
from forms_app.definitions.form import Block, Definition, FormFile, Include, Section
from forms_app.definitions.questions import ColumnQuestion, InnerRowsQuestion, Question, RowsQuestion, TableQuestion
from forms_app.definitions.texts import column_path


def resolve(form: FormFile, blocks: Mapping[str, Block]) -> Definition:
    """The form with each include replaced by its block (`blocks` by `name@n`); includes of unknown blocks are left out."""
    sections = [_section(part, blocks) for part in form.sections]
    return Definition(
        form=form.form,
        version=form.version,
        approval=form.approval,
        instruments=form.instruments,
        title=form.title,
        help=form.help,
        sections=tuple(section for section in sections if section is not None),
    )


def _section(part: Section | Include, blocks: Mapping[str, Block]) -> Section | None:
    if isinstance(part, Section):
        return part.model_copy(update={"questions": tuple(_in_full(question, part.id) for question in part.questions)})
    block = blocks.get(part.include)
    if block is None:
        return None
    return Section(
        id=part.id,
        title=block.title,
        help=block.help,
        show_if=part.show_if,
        block=part.include,
        questions=tuple(_in_full(question, part.id) for question in block.questions),
        checks=block.checks,
    )


def _in_full(question: Question, section: str) -> Question:
    """The question; in a table, a condition says the whole path of the column or question it looks at."""
    return _table_in_full(question, f"{section}.{question.id}", section) if isinstance(question, RowsQuestion) else question


TableT = TypeVar("TableT", RowsQuestion, InnerRowsQuestion)


def _table_in_full(table: TableT, path: str, section: str) -> TableT:
    columns = tuple(_column_in_full(column, table, path, section) for column in table.columns)
    return table if columns == table.columns else table.model_copy(update={"columns": columns})


def _column_in_full(column: ColumnQuestion, table: TableQuestion, path: str, section: str) -> ColumnQuestion:
    if isinstance(column, InnerRowsQuestion):
        column = _table_in_full(column, f"{path}.{column.id}", section)
    if column.show_if is None:
        return column
    return column.model_copy(update={"show_if": in_full(column.show_if, table, path, section)})


def in_full(condition: Condition, table: TableQuestion, path: str, section: str) -> Condition:
    """The condition of a column of the table at a path, with all it looks at by whole paths."""
    columns = {f"{path}.{column.id}" for column in table.columns}
    return renamed(condition, lambda name: column_path(name, columns, path, section))
