"""A file is read whole or every fault of its form is told with its line."""

from hypothesis import given
from hypothesis import strategies as st

from forms_app.reference.tables import MOST_CHARACTERS, Column, read_table

COLUMNS = (Column("code", aliases=("iso3",), required=True), Column("name", by_locale=True), Column("note"))


def codes(source: str | bytes) -> list[tuple[int, str, str]]:
    _, problems = read_table(source, "f.csv", COLUMNS)
    return [(problem.line, problem.column, problem.code) for problem in problems]


def test_a_heading_may_use_another_name_and_any_case() -> None:
    table, problems = read_table("ISO3,Name_fr\nFIN,Finlande\n", "f.csv", COLUMNS)
    assert problems == ()
    assert [dict(row.cells) for row in table.rows] == [{"code": "FIN", "name_fr": "Finlande"}]
    assert table.headings["code"] == "ISO3"


def test_the_language_of_a_column_may_be_written_in_any_case() -> None:
    table, problems = read_table("code,NAME_EN,name_PT_br,name_zh_hans\nX,a,b,c\n", "f.csv", COLUMNS)
    assert problems == ()
    assert list(table.headings) == ["code", "name_en", "name_pt_BR", "name_zh_Hans"]


def test_bytes_with_a_byte_order_mark_and_semicolons_are_read() -> None:
    table, problems = read_table("\ufeffcode;note\nFIN;a, b\n".encode(), "f.csv", COLUMNS)
    assert problems == ()
    assert dict(table.rows[0].cells) == {"code": "FIN", "note": "a, b"}


def test_a_row_after_a_quoted_newline_has_the_line_it_begins_on() -> None:
    table, problems = read_table('code,note\r\nFIN,"one\r\ntwo"\r\n\r\nSWE,x\r\n', "f.csv", COLUMNS)
    assert problems == ()
    assert [row.line for row in table.rows] == [2, 5]


def test_an_unclosed_quote_is_told_at_the_line_its_row_begins() -> None:
    assert codes('code,note\nFIN,x\nSWE,"never closed\nNOR,y\n') == [(3, "", "bad-quoting")]


def test_a_cell_longer_than_the_reader_takes_is_told() -> None:
    assert codes("code,note\nFIN," + "x" * 200_000 + "\n") == [(2, "", "cell-too-long")]


def test_bytes_that_are_not_utf8_are_told_with_their_line() -> None:
    _, problems = read_table(b"code\nFIN\nC\xf4te\n", "f.csv", COLUMNS)
    assert [(p.line, p.code, dict(p.params)) for p in problems] == [(3, "not-utf8", {"byte": "0xF4"})]


def test_an_empty_file_and_a_heading_alone_are_two_different_faults() -> None:
    assert codes("") == [(1, "", "empty-file")]
    assert codes(" \n\n") == [(1, "", "empty-file")]
    assert codes("code,note\n") == [(1, "", "no-rows")]


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    assert codes("x" * (MOST_CHARACTERS + 1)) == [(1, "", "too-large")]


def test_unknown_duplicate_and_missing_columns_are_told_at_once() -> None:
    assert codes("note,note,nmae_en\nx,y,z\n") == [
        (1, "note", "duplicate-column"),
        (1, "nmae_en", "unknown-column"),
        (1, "code", "missing-column"),
    ]


def test_rows_of_the_wrong_width_and_control_characters_are_told() -> None:
    assert codes("code,note\nFIN\nSWE,x,y\nNOR,a\x00b\n") == [
        (2, "", "too-few-cells"),
        (3, "", "too-many-cells"),
        (4, "note", "control-character"),
    ]


@given(st.one_of(st.text(), st.binary(), st.text(alphabet='code,note;"\n\r\x00é ')))
def test_no_input_makes_the_reader_raise_and_none_passes_in_silence(source: str | bytes) -> None:
    table, problems = read_table(source, "f.csv", COLUMNS)
    assert table.rows or problems
