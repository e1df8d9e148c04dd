"""The spreadsheet, read back by another library."""

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from forms_app.documents.table_values import AskedColumn, CodeLabel
from forms_app.documents.tables import render_tables
from tests.documents.samples import DIGEST
from tests.documents.volumes import NEEDED, RECEIVED, tables


def heads(sheet: Any) -> dict[str, Any]:
    """The second line of a sheet by its headings."""
    return {head.value: below.value for head, below in zip(sheet[1], sheet[2], strict=True)}


def opened(printed: bytes) -> Workbook:
    return load_workbook(BytesIO(printed))


def test_it_has_the_tables_and_says_what_they_are() -> None:
    book = opened(render_tables(tables(), "en"))
    assert book.sheetnames == [
        *("Read me", "Requests", "Submissions", "Assistance received", "Assistance needed", "Code book", "Codes")
    ]
    said = {row[0].value: row[1].value for row in book["Read me"].iter_rows(min_row=3)}
    assert said["Made by"] == "International Labour Office"
    assert said["Made"] == "1 October 2026, 09:30 (Geneva time)"
    assert "Code book" in said


def test_dates_and_numbers_are_real_ones() -> None:
    book = opened(render_tables(tables(), "en"))
    request = heads(book["Requests"])
    assert request["Due date"] == datetime(2026, 9, 1)  # noqa: DTZ001 -- a spreadsheet's dates have no zone
    assert request["Year"] == 2026
    assert request["Days late"] is None
    sent = heads(book["Submissions"])
    assert sent["Sent (Geneva time)"] == datetime(2026, 8, 27, 15, 5)  # noqa: DTZ001
    assert sent["Digest (SHA-256)"] == DIGEST
    assert heads(book["Assistance needed"])["National priority"] == 1


def test_a_late_report_says_by_how_many_days() -> None:
    late = replace(tables().requests[0], received=date(2026, 9, 4))
    book = opened(render_tables(replace(tables(), requests=(late,)), "en"))
    assert heads(book["Requests"])["Days late"] == 3


def test_heads_stay_in_sight_and_filter() -> None:
    book = opened(render_tables(tables(), "en"))
    for name in book.sheetnames[1:]:
        sheet = book[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.column_dimensions["A"].width > 5


@pytest.mark.parametrize(
    "text", ["=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(1)", "\t=1+1", '=HYPERLINK("https://e.org")', "https://e.org/a", "007"]
)
def test_no_text_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    hostile = replace(RECEIVED[0], law=text, unit=text, provider=text)
    printed = render_tables(replace(tables(), assistance_received=(hostile,)), "en")
    cell = opened(printed)["Assistance received"].cell(2, 2)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    with ZipFile(BytesIO(printed)) as package:
        sheets = [package.read(name).decode() for name in package.namelist() if "worksheets/" in name]
        assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_a_text_longer_than_a_cell_is_cut_with_a_sign() -> None:
    book = opened(render_tables(replace(tables(), assistance_needed=(replace(NEEDED[0], problem="word " * 10_000),)), "en"))
    value = str(book["Assistance needed"].cell(2, 6).value)
    assert len(value) == 32_767
    assert value.endswith(" …")


def test_control_characters_and_markup_leave_a_readable_file() -> None:
    strange = "bell\x07 <b>&amp; \u202e \U0001f600 {=A1}"
    book = opened(render_tables(replace(tables(), assistance_received=(replace(RECEIVED[0], law=strange),)), "en"))
    assert "<b>&amp; \u202e \U0001f600 {=A1}" in str(heads(book["Assistance received"])["Changed in law"])


def test_empty_tables_have_their_heads() -> None:
    book = opened(
        render_tables(replace(tables(), requests=(), submissions=(), assistance_received=(), assistance_needed=()), "en")
    )
    assert [book[name].max_row for name in book.sheetnames[1:5]] == [1, 1, 1, 1]


def test_a_demonstration_says_so() -> None:
    book = opened(render_tables(replace(tables(), demonstration=True), "en"))
    assert book["Read me"].cell(3, 2).value == "Demonstration: fictional data"
    assert all(cell.value != "Demonstration" for cell in opened(render_tables(tables(), "en"))["Read me"]["A"])


def test_the_same_tables_give_the_same_bytes() -> None:
    assert render_tables(tables(), "en") == render_tables(tables(), "en")


def test_the_code_book_has_a_line_for_every_column_in_its_order() -> None:
    book = opened(render_tables(tables(), "en"))
    lines = [[cell.value for cell in row] for row in book["Code book"].iter_rows(min_row=2)]
    columns = [(name, cell.value) for name in book.sheetnames[1:5] for cell in book[name][1]]
    assert [(line[0], line[1]) for line in lines] == columns
    assert all(line[2] and line[3] and line[6] for line in lines if line[0] in ("Requests", "Submissions"))
    days = next(line for line in lines if line[1] == "Days late")
    assert days[3:5] == ["Whole number", "days"]


def test_the_code_book_says_which_question_of_which_form_a_column_comes_from() -> None:
    asked = AskedColumn(
        *("received.kind", "assistance.received.kind", "assistance@1", ("article-19/home-work", "article-22/C029")),
        *("Nature de l’assistance", ("Constitution Art. 10(2)(b)",)),
    )
    book = opened(render_tables(replace(tables(), asked=(asked,)), "fr"))
    lines = [[cell.value for cell in row] for row in book.worksheets[5].iter_rows(min_row=2)]
    found = [line for line in lines if line[8] == "assistance.received.kind"]
    assert [(line[1], line[2], line[5]) for line in found] == [
        ("Type (code)", "Nature de l’assistance", "assistance-kind"),
        ("Type", "Nature de l’assistance", None),
    ]
    assert found[0][6:8] == ["Les réponses des rapports au bloc assistance@1", "article-19/home-work, article-22/C029"]
    assert str(found[0][9]).replace("\u00a0", " ") == "Constitution, art. 10, paragr. 2 b)"


def test_every_code_in_a_coded_column_is_in_the_list_of_codes() -> None:
    known = tuple(CodeLabel("assistance-kind", code, code.title()) for code in ("training", "law-drafting"))
    needed = replace(NEEDED[0], kind_codes=("law-drafting", "training"))
    units = (CodeLabel("unit", "XAA", "Aldria"), CodeLabel("unit", "XAB", "Borduria"))
    instruments = (CodeLabel("instrument", "C029", "Trabajo forzoso"), CodeLabel("instrument", "P029", "Protocolo"))
    requests = tuple(replace(one, state_code="sent-late", reason_codes=("cycle", "footnote")) for one in tables().requests)
    full = replace(tables(), requests=requests, assistance_needed=(needed,), codes=(*known, *units, *instruments))
    book = opened(render_tables(full, "es"))
    listed = {(row[0].value, row[1].value) for row in book.worksheets[6].iter_rows(min_row=2)}
    codes = {(row[0].value, row[1].value): row[5].value for row in book.worksheets[5].iter_rows(min_row=2) if row[5].value}
    seen = set()
    for sheet in book.worksheets[1:5]:
        heads_ = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            for head, cell in zip(heads_, row, strict=True):
                if (sheet.title, str(head)) in codes and cell.value:
                    seen |= {(codes[sheet.title, str(head)], code) for code in re.split("[,;] ", str(cell.value))}
    assert seen <= listed
    assert {("status", "sent-late"), ("reason", "footnote"), ("side", "government"), ("assistance-kind", "training")} <= seen


def test_codes_are_the_same_in_every_language_and_labels_are_not() -> None:
    rows = [
        [[cell.value for cell in row] for row in opened(render_tables(tables(), locale)).worksheets[6].iter_rows(min_row=2)]
        for locale in ("en", "fr", "es")
    ]
    assert rows[0][0] == ["procedure", "article-19", "Article 19 of the ILO Constitution"]
    assert [row[:2] for row in rows[0]] == [row[:2] for row in rows[1]] == [row[:2] for row in rows[2]]
    assert ["side", "workers", "Travailleurs"] in rows[1]
    assert ["side", "workers", "Trabajadores"] in rows[2]
