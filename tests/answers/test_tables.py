"""Tables within tables, and columns with conditions: judged row by row, kept, sent, shown and imported as they stand."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.blanks import EmptyRecords, EmptyTable
from forms_app.answers.completeness import findings, hidden_answers
from forms_app.answers.content import files_of, to_content
from forms_app.answers.content_reading import from_content
from forms_app.answers.primitives import Paragraph, Table
from forms_app.answers.schema import form_schema
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.answers.walk import walk, walk_blank
from forms_app.definitions.form import Form
from tests.answers.forms import DIGEST_A, EVERY_KIND, FACTS, FORM, KNOWN, YES_NO, definition, form_of
from tests.answers.test_content import row_ids

COPIES = Address("others.copies")
MEETINGS = COPIES.cell("meetings", "r1")
SHEET: Sheet = {
    COPIES: ["r1", "r2"],
    COPIES.cell("organization", "r1"): {"organization": "XAA-TUC"},
    COPIES.cell("reply", "r1"): "partly",
    COPIES.cell("why", "r1"): "No time.",
    MEETINGS: ["m1", "m2"],
    MEETINGS.cell("on", "m1"): "2025-03-02",
    MEETINGS.cell("present", "m1"): 12,
    MEETINGS.cell("present", "m2"): 7,
    MEETINGS.cell("said", "m2"): "**Much** was said.",
    MEETINGS.cell("minutes", "m2"): {"sha256": DIGEST_A, "name": "m.pdf"},
    COPIES.cell("reply", "r2"): "no",
    COPIES.cell("why", "r2"): "Kept, not sent.",
    COPIES.cell("meetings", "r2"): ["m3"],
    COPIES.cell("meetings", "r2").cell("said", "m3"): "Hidden with its table.",
}
SENT = [
    {
        "organization": {"organization": "XAA-TUC"},
        "reply": "partly",
        "why": "No time.",
        "meetings": [
            {"on": "2025-03-02", "present": 12},
            {"said": "**Much** was said.", "minutes": {"sha256": DIGEST_A, "name": "m.pdf"}},
        ],
    },
    {"reply": "no"},
]


def test_a_cell_knows_its_table_and_its_row() -> None:
    cell = MEETINGS.cell("on", "m1")
    assert (cell.path, cell.row) == ("others.copies.meetings.on", "r1/m1")
    assert cell.table == (MEETINGS, "m1")
    assert MEETINGS.table == (COPIES, "r1")
    assert COPIES.table is None
    assert Address.parse(str(cell)) == cell


def test_a_column_is_shown_or_hidden_row_by_row_and_hides_what_hangs_on_it() -> None:
    shown = visible(EVERY_KIND, SHEET, FACTS)
    assert shown.hidden_cells == {
        COPIES.cell("why", "r2"),
        COPIES.cell("meetings", "r2"),
        MEETINGS.cell("present", "m2"),  # its date is missing
    }
    assert shown.shows(COPIES.cell("why", "r1"))
    assert not shown.shows(COPIES.cell("meetings", "r2").cell("said", "m3"))


def test_what_is_hidden_in_a_row_is_kept_listed_and_not_sent() -> None:
    content = to_content(EVERY_KIND, SHEET, FACTS)
    assert content["others.copies"] == SENT
    assert files_of(EVERY_KIND, content) == ({"sha256": DIGEST_A, "name": "m.pdf"},)
    assert set(hidden_answers(EVERY_KIND, SHEET, FACTS)) == visible(EVERY_KIND, SHEET, FACTS).hidden_cells


def test_what_stays_behind_is_listed_in_the_forms_order_and_entry_by_entry() -> None:
    before, behind = Address("articles.convict-how"), Address("comments.replies", "C029-XAA-2020-OBS#1")
    assert hidden_answers(EVERY_KIND, {**SHEET, behind: "Old.", before: "Hidden."}, FACTS) == (
        before,
        MEETINGS.cell("present", "m2"),
        COPIES.cell("why", "r2"),
        COPIES.cell("meetings", "r2"),
        behind,
    )


def test_tables_within_tables_come_back_from_an_import_file() -> None:
    sheet, problems = from_content(EVERY_KIND, {"others.copies": SENT}, FACTS, KNOWN, row_ids())
    assert problems == ()
    assert to_content(EVERY_KIND, sheet, FACTS)["others.copies"] == SENT


def imported(*rows: Any) -> list[tuple[str, str]]:
    _, problems = from_content(EVERY_KIND, {"others.copies": list(rows)}, FACTS, KNOWN, row_ids())
    return [(problem.where, problem.code) for problem in problems]


def test_everything_wrong_in_a_table_within_a_table_is_told_with_its_place() -> None:
    where = "/answers/others.copies/0/meetings"
    assert imported({"meetings": [{"on": "yesterday"}]}) == [(f"{where}/0/on", "not-a-date")]
    assert imported({"meetings": [{"off": 1}]}) == [(f"{where}/0/off", "unknown-column")]
    assert imported({"letters": 1, "meetings": [{}]}) == [(f"{where}/0", "empty-row")]
    assert imported({"meetings": {"on": "2025-01-01"}}) == [(where, "wrong-type")]
    assert imported({"meetings": [{"said": "x"}] * 4}) == [(where, "too-many-rows")]
    assert imported({"reply": "no", "meetings": [{"said": "x"}]}) == [(where, "hidden-answer")]
    assert imported({"meetings": [{"present": 3}]}) == [(f"{where}/0/present", "hidden-answer")]


def test_what_an_unreadable_answer_may_hide_in_a_row_is_not_called_hidden() -> None:
    assert imported({"reply": "perhaps", "why": "x"}) == [("/answers/others.copies/0/reply", "unknown-option")]
    asked = [
        {"id": "a", "kind": "choice", "prompt": "A", "options": YES_NO},
        {"id": "b", "kind": "text", "prompt": "B", "show_if": {"equals": ["a", "yes"]}},
        {"id": "t", "kind": "rows", "prompt": "T", "item": "I", "columns": [
            {"id": "c", "kind": "text", "prompt": "C", "show_if": {"answered": "s.b"}}]},
    ]  # fmt: skip
    chain = definition({"id": "s", "title": "S", "questions": asked})
    answers = {"s.a": "perhaps", "s.b": "x", "s.t": [{"c": "x"}]}
    _, problems = from_content(chain, answers, FACTS, KNOWN, row_ids())
    assert [(problem.where, problem.code) for problem in problems] == [("/answers/s.a", "unknown-option")]


def test_a_row_of_an_inner_table_that_says_nothing_is_told_and_not_sent() -> None:
    sheet = {COPIES: ["r1"], COPIES.cell("letters", "r1"): 2, MEETINGS: ["m1"]}
    told = {(one.address, one.code) for one in findings(EVERY_KIND, sheet, FACTS, KNOWN)}
    assert (Address("others.copies.meetings", "r1/m1"), "empty-row") in told
    assert to_content(EVERY_KIND, sheet, FACTS)["others.copies"] == [{"letters": 2}]


def test_each_inner_table_is_shown_behind_its_row() -> None:
    sections = walk(FORM, SHEET, FACTS, KNOWN, "en")
    (copies,) = (question for section in sections for question in section.questions if question.path == "others.copies")
    captions = [table.caption for table in copies.answer if isinstance(table, Table)]
    assert captions == [
        "Organization 1",
        "Organization 1: Meetings: Meeting 1",
        "Organization 1: Meetings: Meeting 2",
        "Organization 2",
    ]
    texts = [
        part for table in copies.answer if isinstance(table, Table) for line in table.lines for cell in line for part in cell
    ]
    assert Paragraph("**Much** was said.", markdown=True, written=True) in texts


def test_a_blank_form_leaves_room_for_inner_tables_and_the_schema_describes_them() -> None:
    (copies,) = (one for section in walk_blank(FORM, "en") for one in section.questions if one.path == "others.copies")
    assert copies.blank is not None
    assert [field.prompt for field in copies.blank.fields][-1] == "Meetings"  # type: ignore[union-attr]
    schema = form_schema(FORM, FORM.wording("en"))["properties"]["answers"]["properties"]["others.copies"]
    assert schema["items"]["properties"]["meetings"]["items"]["properties"]["present"]["type"] == "integer"


def side_by_side() -> Form:
    """A form with a table of two columns, of which the second binds the State."""
    columns = [
        {"id": "sector", "kind": "text", "prompt": "Sector"},
        {"id": "age", "kind": "number", "prompt": "Age", "binding": True},
    ]
    ages = {"id": "ages", "kind": "rows", "prompt": "Ages", "item": "Age", "columns": columns}
    return form_of(definition({"id": "s", "title": "S", "questions": [ages]}))


def test_of_a_record_the_lines_are_marked_whose_answers_bind_the_state() -> None:
    sections = walk(FORM, SHEET, FACTS, KNOWN, "en")
    (copies,) = (question for section in sections for question in section.questions if question.path == "others.copies")
    marked = {
        table.caption: [table.lines[place][0] for place in table.binding] for table in copies.answer if isinstance(table, Table)
    }
    reply = (Paragraph("Reply"),)  # the second line of one record, the first of the other
    meetings: dict[str, list[object]] = {f"Organization 1: Meetings: Meeting {place}": [] for place in (1, 2)}
    assert marked == {"Organization 1": [reply], "Organization 2": [reply], **meetings}


def test_of_columns_side_by_side_those_are_marked_that_bind_the_state() -> None:
    ages = Address("s.ages")
    sheet: Sheet = {ages: ["r1"], ages.cell("sector", "r1"): "Mines"}
    (section,) = walk(side_by_side(), sheet, FACTS, KNOWN, "en")
    (table,) = section.questions[0].answer
    assert isinstance(table, Table)
    assert [table.header[place] for place in table.binding] == ["Age"]
    (section,) = walk_blank(side_by_side(), "en")
    assert section.questions[0].blank == EmptyTable(("Sector", "Age"), rows=6, binding=(1,), brief=(1,))


@pytest.mark.parametrize(
    "column",
    [
        {"kind": "choice", "options": [{"code": "mines", "label": "Mines"}, {"code": "sea", "label": "Work at sea"}]},
        {"kind": "text", "help": "As the register names it."},
        {"kind": "text", "show_if": {"first_report": True}},
    ],
)
def test_on_paper_an_entry_has_its_own_lines_where_a_heading_does_not_say_all(column: dict[str, Any]) -> None:
    columns = [{"id": "sector", "prompt": "Sector"} | column, {"id": "age", "kind": "number", "prompt": "Age"}]
    ages = {"id": "ages", "kind": "rows", "prompt": "Ages", "item": "Age", "columns": columns}
    (section,) = walk_blank(form_of(definition({"id": "s", "title": "S", "questions": [ages]})), "en")
    room = section.questions[0].blank
    assert isinstance(room, EmptyRecords)
    assert [field.prompt for field in room.fields] == ["Sector", "Age"]
