"""The code book of the tables: what each column holds, of which type and unit, with which codes, and where it comes from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms_app.documents.code_lists import code_labels
from forms_app.documents.columns import Column
from forms_app.documents.table_values import AskedColumn, CodeLabel, Tables
from forms_app.reference.provisions import provision_words

Gettext = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the code book; `forms` are the forms that ask, `path` is that of the question."""

    sheet: str
    column: str
    meaning: str
    type: str
    unit: str
    codes: str
    source: str
    forms: str
    path: str
    provisions: str


def entries(_: Gettext, tables: Tables, sheets: Sequence[tuple[str, str, Sequence[Column[Any]]]], locale: str) -> Iterator[Entry]:
    """A line for each column of each sheet: its name, where its lines come from, its columns."""
    asked = {one.column: one for one in tables.asked}
    types = _types(_)
    for sheet, source, columns in sheets:
        for column in columns:
            found = asked.get(column.asked)
            yield Entry(
                sheet=sheet,
                column=column.heading,
                meaning=column.meaning or (found.prompt if found else ""),
                type=types[column.type],
                unit=column.unit,
                codes=column.codes,
                source=_source(_, found) if found else source,
                forms=", ".join(found.forms) if found else "",
                path=found.path if found else "",
                provisions=_("; ").join(provision_words(one, locale) for one in found.provisions) if found else "",
            )


def codes(_: Gettext, tables: Tables) -> Iterator[CodeLabel]:
    """Every code of every list."""
    yield from code_labels(_)
    yield from tables.codes


def entry_columns(_: Gettext) -> tuple[Column[Entry], ...]:
    """The sheet of the code book."""
    return (
        Column(_("Sheet"), 22, lambda line: line.sheet),
        Column(_("Column"), 28, lambda line: line.column),
        Column(_("What it holds"), 60, lambda line: line.meaning),
        Column(_("Type"), 26, lambda line: line.type),
        Column(_("Unit of measure"), 12, lambda line: line.unit),
        Column(_("List of codes"), 18, lambda line: line.codes),
        Column(_("Where it comes from"), 44, lambda line: line.source),
        Column(_("Forms"), 36, lambda line: line.forms),
        Column(_("Path of the question"), 34, lambda line: line.path),
        Column(_("Provisions"), 30, lambda line: line.provisions),
    )


def code_columns(_: Gettext) -> tuple[Column[CodeLabel], ...]:
    """The sheet of codes."""
    return (
        Column(_("List of codes"), 20, lambda line: line.list),
        Column(_("Code"), 24, lambda line: line.code),
        Column(_("Label"), 70, lambda line: line.label),
    )


def _source(_: Gettext, asked: AskedColumn) -> str:
    return _("The reports’ answers to the block %(block)s") % {"block": asked.block}


def _types(_: Gettext) -> Mapping[str, str]:
    return {
        "text": _("Text"),
        "integer": _("Whole number"),
        "number": _("Number"),
        "date": _("Date"),
        "time": _("Date and time"),
        "code": _("Code"),
        "codes": _("Codes, separated by commas or semicolons"),
    }
