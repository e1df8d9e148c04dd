"""A draft's answers as the content of a submission: portable values by path, without row ids."""

from collections.abc import Mapping
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.laws import LAWS
from forms_app.answers.sendable import is_law_reference, sendable
from forms_app.answers.values import Sheet, Value
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import ColumnQuestion, CommentReplyQuestion, FileQuestion, Question, RowsQuestion

Content = Mapping[str, Any]  # path -> value, as an import file has it


def to_content(definition: Definition, sheet: Sheet, facts: Facts) -> dict[str, Any]:
    """The answers that would be sent, by path, in the form's order; the same draft always gives the same content.

    A table is a list of `{column: value}`; replies are a list of `{"comment", "point", "reply"}`; a reference to a law
    is its place in the list of laws, counted from 1.
    """
    sent = sendable(definition, sheet, facts)
    law_places = {row: place for place, row in enumerate(sent.get(Address(LAWS)) or (), start=1)}
    content: dict[str, Any] = {}
    for _, question, path in definition.walk():
        if isinstance(question, CommentReplyQuestion):
            value: Any = _replies(path, sent, facts)
        elif isinstance(question, RowsQuestion):
            value = [_row(question, path, row, sent, law_places) for row in sent.get(Address(path)) or ()]
        else:
            value = _portable(question, sent.get(Address(path)), law_places)
        if value not in (None, []):
            content[path] = value
    return content


def _replies(path: str, sent: Sheet, facts: Facts) -> list[dict[str, Any]]:
    return [
        {"comment": point.comment, "point": point.point, "reply": sent[address]}
        for point in facts.pending
        if (address := Address(path, point.key)) in sent
    ]


def _row(question: RowsQuestion, path: str, row: str, sent: Sheet, law_places: Mapping[str, int]) -> dict[str, Any]:
    cells = ((column, sent.get(Address(f"{path}.{column.id}", row))) for column in question.columns)
    return {column.id: _portable(column, value, law_places) for column, value in cells if value is not None}


def _portable(question: Question | ColumnQuestion, value: Value, law_places: Mapping[str, int]) -> Value:
    return law_places[value] if value is not None and is_law_reference(question) else value


def files_of(definition: Definition, content: Content) -> tuple[Mapping[str, str], ...]:
    """The files a content names, as `{"sha256", "name"}`, each once, by digest and name."""
    named: set[tuple[str, str]] = set()
    for _, question, path in definition.walk():
        value = content.get(path)
        if value is None:
            continue
        if isinstance(question, FileQuestion):
            named.add((value["sha256"], value["name"]))
        elif isinstance(question, RowsQuestion):
            columns = [column.id for column in question.columns if isinstance(column, FileQuestion)]
            cells = (row[column] for row in value for column in columns if column in row)
            named.update((cell["sha256"], cell["name"]) for cell in cells)
    return tuple({"sha256": digest, "name": name} for digest, name in sorted(named))
