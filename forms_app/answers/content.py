"""A draft's answers as the content of a submission: portable values by path, without row ids."""

from collections.abc import Iterator, Mapping
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.laws import LAWS, is_law_reference
from forms_app.answers.sendable import sendable
from forms_app.answers.values import Sheet, Value
from forms_app.definitions.form import Definition
from forms_app.definitions.questions import (
    ColumnQuestion,
    CommentReplyQuestion,
    FileQuestion,
    InnerRowsQuestion,
    Question,
    RowsQuestion,
    TableQuestion,
)

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
            value = _rows(question, Address(path), sent, law_places)
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


def _rows(question: TableQuestion, here: Address, sent: Sheet, law_places: Mapping[str, int]) -> list[dict[str, Any]]:
    """The rows of a table; a table within one of them is a list in its turn."""
    return [_row(question, here, row, sent, law_places) for row in sent.get(here) or ()]


def _row(question: TableQuestion, here: Address, row: str, sent: Sheet, law_places: Mapping[str, int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for column in question.columns:
        cell = here.cell(column.id, row)
        if isinstance(column, InnerRowsQuestion):
            value: Any = _rows(column, cell, sent, law_places) or None
        else:
            value = _portable(column, sent.get(cell), law_places)
        if value is not None:
            found[column.id] = value
    return found


def _portable(question: Question | ColumnQuestion, value: Value, law_places: Mapping[str, int]) -> Value:
    return law_places[value] if value is not None and is_law_reference(question) else value


def _named(question: Question | ColumnQuestion, value: Any) -> Iterator[tuple[str, str]]:
    """The files that an answer names; every one in the rows of a table."""
    if isinstance(question, FileQuestion):
        yield value["sha256"], value["name"]
    elif isinstance(question, RowsQuestion | InnerRowsQuestion):
        for row in value:
            for column in question.columns:
                if column.id in row:
                    yield from _named(column, row[column.id])


def files_of(definition: Definition, content: Content) -> tuple[Mapping[str, str], ...]:
    """The files a content names, as `{"sha256", "name"}`, each once, by digest and name."""
    named: set[tuple[str, str]] = set()
    for _, question, path in definition.walk():
        value = content.get(path)
        if value is None:
            continue
        named.update(_named(question, value))
    return tuple({"sha256": digest, "name": name} for digest, name in sorted(named))
