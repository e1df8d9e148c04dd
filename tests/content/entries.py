"""One entry of a form's table as tests write it: which of its columns are asked, and which of its checks do not hold."""

from forms_app.answers.address import Address
from forms_app.answers.completeness import findings
from forms_app.answers.facts import Facts, Known
from forms_app.answers.values import Sheet, Value
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import RowsQuestion
from tests.content.sources import definition, question


def entry(table: str, **cells: Value) -> Sheet:
    """A sheet with one entry of the table at a path; `submitted_on` stands for its column submitted-on."""
    sheet: dict[Address, Value] = {Address(table): ["r"]}
    return sheet | {Address(table).cell(column.replace("_", "-"), "r"): value for column, value in cells.items()}


def columns_asked(name: str, table: str, **cells: Value) -> set[str]:
    """The columns shown in such an entry of a form's file."""
    shown = visible(definition(name), entry(table, **cells), Facts())
    asked = question(name, table)
    assert isinstance(asked, RowsQuestion)
    return {column.id for column in asked.columns if shown.shows(Address(table).cell(column.id, "r"))}


def checks_failed(name: str, table: str, **cells: Value) -> list[str]:
    """The ids of the checks that do not hold in such an entry."""
    found = findings(definition(name), entry(table, **cells), Facts(), Known())
    return [str(problem.params["check"]).rpartition(".")[2] for problem in found if problem.code == "check-failed"]
