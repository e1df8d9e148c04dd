"""From a form as written to its definition: blocks are put in, each question says its provision, conditions of columns name what
they look at in full."""

from collections.abc import Mapping, Sequence
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
        to_check=form.to_check,
        instruments=form.instruments,
        title=form.title,
        help=form.help,
        sections=tuple(section for section in sections if section is not None),
    )


def _section(part: Section | Include, blocks: Mapping[str, Block]) -> Section | None:
    if isinstance(part, Section):
        return part.model_copy(update={"questions": _in_full(part.questions, part.id, part.reference), "reference": ()})
    block = blocks.get(part.include)
    if block is None:
        return None
    return Section(
        id=part.id,
        title=block.title,
        help=block.help,
        show_if=part.show_if,
        block=part.include,
        shared=block.shared,
        questions=_in_full(block.questions, part.id, part.reference or block.reference),
        checks=block.checks,
    )


def _in_full(questions: Sequence[Question], section: str, reference: tuple[str, ...]) -> tuple[Question, ...]:
    """The questions, each with the provision it asks about; in a table, a condition says the whole path of what it looks at."""
    return tuple(_question_in_full(_referring(question, reference), section) for question in questions)


def _referring(question: Question, reference: tuple[str, ...]) -> Question:
    if question.reference or not reference or not question.answerable:
        return question
    return question.model_copy(update={"reference": reference})


def _question_in_full(question: Question, section: str) -> Question:
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
