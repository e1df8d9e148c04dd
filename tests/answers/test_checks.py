"""Checks across answers: what agrees is passed over, what does not is told once, what is missing is not judged."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.completeness import findings
from forms_app.answers.facts import Facts, Known
from forms_app.answers.walk import walk
from forms_app.definitions.form import Definition
from forms_app.definitions.form_json import make_form
from forms_app.definitions.severity import Severity


def form(*checks: Mapping[str, Any], of_rows: tuple[Mapping[str, Any], ...] = ()) -> Definition:
    """Numbers, dates, a grid and a table, with these checks."""
    grid = {
        "lines": [{"code": code, "label": code} for code in ("all", "women", "men")],
        "columns": [{"code": code, "label": code} for code in ("junior", "senior")],
    }
    questions = [
        *({"id": name, "kind": "number", "prompt": name, "decimals": 1} for name in ("total", "a", "b", "c")),
        {"id": "adopted", "kind": "date", "prompt": "Adopted"},
        {"id": "force", "kind": "period", "prompt": "In force", "open_end": True},
        {"id": "staff", "kind": "grid", "prompt": "Staff", **grid},
        {"id": "list", "kind": "rows", "prompt": "Offices", "item": "Office", "checks": of_rows, "columns": [
            {"id": "closed", "kind": "choice", "prompt": "Closed", "options": [{"code": "yes", "label": "Yes"}]},
            {"id": "posts", "kind": "number", "prompt": "Posts", "show_if": {"not": {"answered": "s.list.closed"}}},
            {"id": "filled", "kind": "number", "prompt": "Filled"},
            {"id": "people", "kind": "rows", "prompt": "People", "item": "Grade", "columns": [
                {"id": "count", "kind": "number", "prompt": "Count"}]}]},
    ]  # fmt: skip
    section = {"id": "s", "title": "S", "questions": questions, "checks": checks}
    return Definition.model_validate(
        {"form": "article-22/C999", "version": "2026", "instruments": "any", "title": "T", "sections": [section]}
    )


def failed(definition: Definition, **answers: Any) -> list[str]:
    sheet = {Address(f"s.{name}"): value for name, value in answers.items()}
    return [str(one.params["check"]) for one in failed_checks(definition, sheet)]


SUM = {"id": "sum", "sum": ["total", ["a", "b"]], "message": "They do not add up."}


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9), st.integers(-3, 3))
def test_a_sum_holds_exactly_when_the_parts_add_up(a: int, b: int, off: int) -> None:
    tenths = {"a": a / 10, "b": b / 10, "total": (a + b + off) / 10}
    assert failed(form(SUM), **tenths) == (["s.check.sum"] if off else [])


@pytest.mark.parametrize("missing", ["total", "a", "b"])
def test_a_check_is_silent_while_an_answer_is_missing(missing: str) -> None:
    answers = {"total": 5, "a": 1, "b": 1}
    del answers[missing]
    assert failed(form(SUM), **answers) == []


def test_shares_add_up_to_a_hundred_as_nearly_as_their_decimals_allow() -> None:
    shares = form({"id": "p", "percentages": ["a", "b", "c"], "message": "M."})
    assert failed(shares, a=33.3, b=33.3, c=33.3) == []
    assert failed(shares, a=33.3, b=33.3, c=33.1) == ["s.check.p"]


def test_a_date_must_not_come_before_the_one_in_front_of_it() -> None:
    order = form({"id": "o", "order": ["adopted", "force"], "message": "M."})
    assert failed(order, adopted="2024-03-01", force={"from": "2024-03-01"}) == []
    assert failed(order, adopted="2024-03-02", force={"from": "2024-03-01"}) == ["s.check.o"]
    assert failed(order, adopted="2024-03-02", force={"to": "2024-02-01"}) == []  # where it begins is not known


def test_lines_of_a_grid_are_compared_column_by_column() -> None:
    parts = [{"grid": "staff", "line": "women"}, {"grid": "staff", "line": "men"}]
    lines = form({"id": "g", "sum": [{"grid": "staff", "line": "all"}, parts], "message": "M."})
    staff = {"all": {"junior": 5, "senior": 3}, "women": {"junior": 2, "senior": 1}, "men": {"junior": 3}}
    assert failed(lines, staff=staff) == []  # of the seniors the men are not known
    staff["men"]["senior"] = 1
    assert failed(lines, staff=staff) == ["s.check.g"]


def test_the_sum_of_a_column_can_be_compared() -> None:
    definition = form({"id": "r", "at_most": ["total", {"rows": "list", "column": "posts"}], "message": "M."})
    cells = {Address("s.list"): ["x", "y"], Address("s.list.posts", "x"): 2, Address("s.list.posts", "y"): 3}
    assert [*failed_checks(definition, {Address("s.total"): 5, **cells})] == []
    assert len([*failed_checks(definition, {Address("s.total"): 6, **cells})]) == 1


def test_the_sum_of_a_column_is_not_known_while_a_cell_is_missing_that_its_row_asks_for() -> None:
    definition = form({"id": "r", "at_most": ["total", {"rows": "list", "column": "posts"}], "message": "M."})
    sheet = {
        Address("s.total"): 9,
        Address("s.list"): ["x", "y"],
        Address("s.list.posts", "x"): 2,
        Address("s.list.filled", "y"): 1,
    }
    closed = sheet | {Address("s.list.closed", "y"): "yes"}
    assert [findings(definition, one, Facts(), Known()) == () for one in (sheet, closed)] == [True, False]
    sections = [walk(make_form(definition, {}), one, Facts(), Known(), "en") for one in (sheet, closed)]
    assert [section.questions[0].notes for (section,) in sections] == [(), ("M.",)]


FILLED = {"id": "f", "at_most": ["filled", "posts"], "severity": "advice", "message": "More are filled than there are."}


def test_the_checks_of_a_table_are_judged_in_each_row_and_told_there() -> None:
    definition = form(of_rows=(FILLED,))
    sheet = {
        Address("s.list"): ["x", "y"],
        Address("s.list.posts", "x"): 2,
        Address("s.list.filled", "x"): 2,
        Address("s.list.posts", "y"): 2,
        Address("s.list.filled", "y"): 3,
    }
    (problem,) = failed_checks(definition, sheet)
    assert (problem.address, problem.severity) == (Address("s.list.filled", "y"), Severity.ADVICE)
    form_ = make_form(definition, {"fr": {"s.list.check.f": "Trop de postes pourvus.", "s.list.item": "Bureau"}})
    (section,) = walk(form_, sheet, Facts(), Known(), "fr")
    assert {question.path: question.notes for question in section.questions if question.notes} == {
        "s.list": ("Bureau 2: Trop de postes pourvus.",)
    }


def test_a_row_is_compared_with_the_sum_of_a_column_of_the_list_within_it() -> None:
    definition = form(of_rows=({"id": "p", "sum": ["filled", [{"rows": "people", "column": "count"}]], "message": "M."},))
    offices = Address("s.list")
    sheet: dict[Address, Any] = {offices: ["x", "y"]}
    for row, filled in (("x", 5), ("y", 6)):
        people = offices.cell("people", row)
        sheet |= {offices.cell("filled", row): filled, people: ["a", "b"]}
        sheet |= {people.cell("count", "a"): 2, people.cell("count", "b"): 3}
    assert [problem.address for problem in failed_checks(definition, sheet)] == [offices.cell("filled", "y")]


def test_what_does_not_agree_is_among_the_findings_with_its_words() -> None:
    sheet = {Address("s.total"): 9, Address("s.a"): 1, Address("s.b"): 1}
    (problem,) = findings(form(SUM), sheet, Facts(), Known())
    assert (problem.code, problem.severity, problem.address) == ("check-failed", Severity.EXPECTED, Address("s.total"))
    assert problem.params == {"check": "s.check.sum", "message": "They do not add up."}
