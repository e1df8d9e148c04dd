"""The laws cited in a report: rows of the block `laws`, referred to from anywhere in the same report."""

from collections.abc import Mapping, Set
from dataclasses import replace

from forms_app.answers.address import Address
from forms_app.answers.facts import Known
from forms_app.answers.values import Sheet
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import ColumnQuestion, Question, ReferenceQuestion, RowsQuestion

LAWS = "laws.list"  # the table, in the block every form includes
_TITLE = f"{LAWS}.title"


def law_title(sheet: Sheet, row: str) -> str:
    """The title written for the law in this row; '' while there is none."""
    title = sheet.get(Address(_TITLE, row))
    return title if isinstance(title, str) else ""


def cited_laws(sheet: Sheet) -> Mapping[str, str]:
    """The laws of a draft in their order: row id to title."""
    rows = sheet.get(Address(LAWS)) or ()
    return {row: law_title(sheet, row) for row in rows}


def is_law_reference(question: Question | ColumnQuestion) -> bool:
    """Whether the answer points to a law cited in the same report."""
    return isinstance(question, ReferenceQuestion) and question.to == "law"


def laws_with_words(definition: Definition, sheet: Sheet, hidden: Set[Address]) -> Mapping[str, str]:
    """Those laws of a draft of which anything is said in a cell that is not hidden: one that only points to another law is
    not cited. The others are not sent, and nothing can refer to them."""
    question = definition.question(LAWS)
    if not isinstance(question, RowsQuestion):
        return {}
    own = [column.id for column in question.columns if not is_law_reference(column)]
    cells = ((row, Address(LAWS).cell(column, row)) for row in cited_laws(sheet) for column in own)
    said = {row for row, cell in cells if cell not in hidden and sheet.get(cell) is not None}
    return {row: title for row, title in cited_laws(sheet).items() if row in said}


def with_laws(known: Known, sheet: Sheet) -> Known:
    """The same codes, with the laws cited in this draft: what a reader of its answers needs."""
    return replace(known, laws=cited_laws(sheet))
