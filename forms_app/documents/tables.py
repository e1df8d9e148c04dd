"""The tables behind a volume as a spreadsheet (XLSX): requests, submissions, assistance received and needed.

Texts are written as texts whatever they begin with, so that nothing a person wrote is ever computed or followed; dates
and numbers are real ones, so that they sort and add up.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeVar

from xlsxwriter import Workbook

from forms_app.documents.code_book import code_columns, codes, entries, entry_columns
from forms_app.documents.columns import Cell, Column, assistance_needed, assistance_received, requests, submissions
from forms_app.documents.table_values import Tables
from forms_app.documents.words import GENEVA, Words, direction, translations

_LONGEST = 32_767  # characters a cell holds (ECMA-376 as Excel reads it)
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Line = TypeVar("Line")


@dataclass(frozen=True)
class _Formats:
    heading: Any
    text: Any
    day: Any
    moment: Any
    title: Any


def render_tables(tables: Tables, locale: str) -> bytes:
    """The workbook; `locale` (en, fr, es) is that of headings and of the "Read me" sheet."""
    _ = translations(locale).gettext
    target = BytesIO()
    workbook = Workbook(target, _OPTIONS)
    workbook.set_properties({"title": _("Reports: tables"), "created": tables.made_at.astimezone(GENEVA).replace(tzinfo=None)})
    formats = _formats(workbook)
    _read_me(workbook, tables, locale, formats)
    asked, sent = _("The Office’s requests for reports"), _("What was sent, as it was registered")
    columns = (requests(_), submissions(_), assistance_received(_), assistance_needed(_))
    names = (_("Requests"), _("Submissions"), _("Assistance received"), _("Assistance needed"))
    _sheet(workbook, names[0], columns[0], tables.requests, locale, formats)
    _sheet(workbook, names[1], columns[1], tables.submissions, locale, formats)
    _sheet(workbook, names[2], columns[2], tables.assistance_received, locale, formats)
    _sheet(workbook, names[3], columns[3], tables.assistance_needed, locale, formats)
    book = entries(_, tables, list(zip(names, (asked, sent, sent, sent), columns, strict=True)), locale)
    _sheet(workbook, _("Code book"), entry_columns(_), book, locale, formats)
    _sheet(workbook, _("Codes"), code_columns(_), codes(_, tables), locale, formats)
    workbook.close()
    return target.getvalue()


def _formats(workbook: Any) -> _Formats:
    base = {"font_name": "Noto Sans", "font_size": 10, "valign": "top"}
    return _Formats(
        heading=workbook.add_format(
            {**base, "bold": True, "font_color": "#230050", "bg_color": "#EEF0FC", "bottom": 2, "text_wrap": True}
        ),
        text=workbook.add_format({**base, "text_wrap": True}),
        day=workbook.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"}),
        moment=workbook.add_format({**base, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        title=workbook.add_format({**base, "bold": True, "font_size": 16, "font_color": "#230050"}),
    )


def _sheet(
    workbook: Any, name: str, columns: Sequence[Column[Line]], lines: Iterable[Line], locale: str, formats: _Formats
) -> None:
    sheet = workbook.add_worksheet(name)
    if direction(locale) == "rtl":
        sheet.right_to_left()
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.heading, formats.heading)
    row = 0
    for row, line in enumerate(lines, 1):
        for place, column in enumerate(columns):
            _write(sheet, row, place, column.value(line), formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, row, len(columns) - 1)


def _write(sheet: Any, row: int, place: int, value: Cell, formats: _Formats) -> None:
    match value:
        case None | "":
            return
        case datetime():
            sheet.write_datetime(row, place, value.astimezone(GENEVA).replace(tzinfo=None), formats.moment)
        case date():
            sheet.write_datetime(row, place, value, formats.day)
        case int() | Decimal():
            sheet.write_number(row, place, value, formats.text)
        case _:
            sheet.write_string(row, place, _fitting(value), formats.text)


def _fitting(text: str) -> str:
    """A text no longer than a cell holds; what is left out is in the report whose reference stands in the same line."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …"


def _read_me(workbook: Any, tables: Tables, locale: str, formats: _Formats) -> None:
    _ = translations(locale).gettext
    sheet = workbook.add_worksheet(_("Read me"))
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, _("Reports and assistance, %(year)s") % {"year": tables.year}, formats.title)
    for row, (name, text) in enumerate(_explained(_, tables, Words(locale)), 2):
        sheet.write_string(row, 0, name, formats.heading)
        sheet.write_string(row, 1, text, formats.text)


def _explained(_: Callable[[str], str], tables: Tables, words: Words) -> tuple[tuple[str, str], ...]:
    """What, when, by whom, and what the codes mean."""
    demonstration = ((_("Demonstration"), _("Demonstration: fictional data")),) if tables.demonstration else ()
    return (
        *demonstration,
        (_("Year"), _("The year of the Committee's November session that examines the reports.")),
        (_("Selection"), tables.selection),
        (_("Made by"), tables.made_by),
        (_("Made"), _("%(moment)s (Geneva time)") % {"moment": words.moment(tables.made_at)}),
        (
            _("Requests"),
            _("Every report requested for the year, with what came of it. Days late count from the due date, in Geneva."),
        ),
        (
            _("Submissions"),
            _("Every version that was sent: reports, observations and replies. The digest identifies its answers."),
        ),
        (_("Assistance received"), _("Each line as the report states it, in the language of its writer.")),
        (_("Assistance needed"), _("Each line as the report states it, with what its writer allows to be shared.")),
        (
            _("Code book"),
            _("What each column holds, its type, and where it comes from: the form, the question and the provision."),
        ),
        (_("Codes"), _("What each code stands for. Codes are the same in every language and year; count and compare by them.")),
        (_("Long texts"), _("A cell holds 32,767 characters; what ends with … goes on in the report.")),
    )
