"""An answer of another report, as its content has it, read as an answer to a question of this one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from forms_app.answers.address import Address
from forms_app.answers.content_reading import from_content
from forms_app.answers.facts import Facts, Known
from forms_app.answers.languages import from_languages, has_language
from forms_app.answers.placing import asked_at
from forms_app.answers.values import Sheet
from forms_app.definitions.form import Definition, columns_of
from forms_app.definitions.questions import InnerRowsQuestion, RowsQuestion

_OF_THE_PLACE = frozenset({"hidden-answer"})  # that it is not asked now does not make an answer unreadable


@dataclass(frozen=True, slots=True)
class Told:
    """What another report says: its answers by path, the language (BCP 47) they are in, and those in another, by place."""

    answers: Mapping[str, Any]
    language: str
    languages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """An answer to a question of this report, with fresh rows: values and languages (BCP 47, of texts) by address. `whole` is
    false where some of it could not come along: files, and references to laws of the other report's list."""

    values: Sheet
    languages: Mapping[Address, str]
    whole: bool


def taken_over(
    definition: Definition, path: str, told: Told, other: str, known: Known, new_row_id: Callable[[], str]
) -> TakenOver | None:
    """What another report says at a path (`other`), as the answer to a question; None where it says nothing that could stand.

    `known` is what is known of the report that is being written: what only the other one has (files, laws) is left behind.
    """
    raw = told.answers.get(other)
    if raw is None:
        return None
    read, problems = from_content(definition, {path: raw}, Facts(), known, new_row_id)
    values = _without_empty_rows(definition, path, read)
    if not values:
        return None
    renamed = {path + place.removeprefix(other): tag for place, tag in told.languages.items() if _is_below(place, other)}
    tags, _ = from_languages(definition, renamed, told.language, values, frozenset())
    languages = {address: tags.get(address, told.language) for address in values if has_language(definition, address)}
    return TakenOver(values, languages, all(one.code in _OF_THE_PLACE for one in problems))


def _is_below(place: str, path: str) -> bool:
    """Whether a place is that of the answer at a path, or of a cell of it."""
    return place == path or place.startswith((f"{path}.", f"{path}@"))


def _without_empty_rows(definition: Definition, path: str, read: Sheet) -> Sheet:
    """The answers without rows of which nothing came along; a table within a row goes with it."""
    question = definition.question(path)
    tables = [path] if isinstance(question, RowsQuestion) else []
    if question is not None:
        tables += [at for at, _table, column in columns_of(question, path) if isinstance(column, InnerRowsQuestion)]
    kept = dict(read)
    for table in reversed(tables):  # those within rows first
        for address in [one for one in kept if one.path == table]:
            rows = [row for row in kept[address] if _has_cells(definition, kept, address, row)]
            kept[address] = rows
            if not rows:
                del kept[address]
    return kept


def _has_cells(definition: Definition, sheet: Sheet, table: Address, row: str) -> bool:
    return any(one.table == (table, row) and asked_at(definition, one) is not None for one in sheet)
