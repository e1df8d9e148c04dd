"""How much work a form asks for."""

import pytest

from forms_app.definitions.burden import MINUTES, ROWS, Situation, burden, first_report, later_report
from forms_app.definitions.form import Form
from forms_app.definitions.questions import Question
from tests.definitions.samples import sound_form

CHOICE = "{id: a, kind: choice, prompt: A, options: [{code: x, label: X}, {code: y, label: Y}]}"


def form(*questions: str, head: str = "", instruments: str = "any") -> Form:
    asked = ", ".join(questions)
    start = f'form: article-35/x\nversion: "2026"\ninstruments: {instruments}\ntitle: T\n'
    return sound_form(f"{start}sections: [{{id: s, title: S, {head}questions: [{asked}]}}]\n".encode())


def figures(made: Form, situation: Situation) -> tuple[int, int]:
    """Questions asked, questions that may be asked."""
    found = burden(made.definition, situation)
    return found.asked.questions, found.may_be_asked.questions


def narrative(name: str, condition: str) -> str:
    return f"{{id: {name}, kind: narrative, prompt: Why is it so?, show_if: {condition}}}"


def test_what_an_answer_brings_up_is_counted_apart() -> None:
    made = form(CHOICE, narrative("b", "{equals: [a, x]}"))
    found = burden(made.definition, Situation())
    assert (dict(found.asked.kinds), dict(found.may_be_asked.kinds)) == ({"choice": 1}, {"narrative": 1})
    assert found.may_be_asked.words == len(["Why", "is", "it", "so?"])


@pytest.mark.parametrize(
    ("condition", "situation", "expected"),
    [
        ("{first_report: true}", Situation(first_report=True), (2, 0)),
        ("{first_report: true}", Situation(), (1, 0)),
        ("{detailed: false}", Situation(detailed=True), (1, 0)),
        ("{federal: true}", Situation(federal=True), (2, 0)),
        ("{pending_comments: true}", Situation(), (1, 0)),
        ("{ratified: P999}", Situation(ratified=frozenset({"P999"})), (2, 0)),
        ("{ratified: P999}", Situation(ratified=frozenset()), (1, 0)),
        ("{ratified: P999}", Situation(), (1, 1)),
        ("{and: [{federal: true}, {equals: [a, x]}]}", Situation(), (1, 0)),
        ("{and: [{federal: true}, {equals: [a, x]}]}", Situation(federal=True), (1, 1)),
        ("{or: [{federal: true}, {equals: [a, x]}]}", Situation(federal=True), (2, 0)),
        ("{or: [{federal: true}, {equals: [a, x]}]}", Situation(), (1, 1)),
        ("{not: {federal: true}}", Situation(), (2, 0)),
        ("{not: {equals: [a, x]}}", Situation(), (1, 1)),
    ],
)
def test_facts_decide_and_answers_are_open(condition: str, situation: Situation, expected: tuple[int, int]) -> None:
    assert figures(form(CHOICE, narrative("b", condition)), situation) == expected


def test_what_hangs_on_a_question_that_is_not_asked_is_not_asked_either() -> None:
    made = form(narrative("b", "{federal: true}"), narrative("c", "{answered: b}"), narrative("d", "{not: {answered: b}}"))
    assert figures(made, Situation()) == (1, 0)  # only d: nobody answers b


def test_nothing_of_a_hidden_section_is_read() -> None:
    hidden = form(CHOICE, head="help: Many words here, show_if: {federal: true}, ")
    assert burden(hidden.definition, Situation()).asked.words == len(["T"])


def test_replies_are_asked_for_only_while_comments_are_pending() -> None:
    made = form("{id: r, kind: comment_reply, prompt: Reply}")
    assert figures(made, Situation()) == (0, 0)
    assert figures(made, Situation(pending_comments=True)) == (1, 0)


def test_a_list_is_one_question_and_its_columns_take_time_for_each_entry() -> None:
    column = "{id: n, kind: number, prompt: N}"
    made = form(f"{{id: l, kind: rows, prompt: L, item: I, columns: [{column}]}}")
    asked = burden(made.definition, Situation()).asked
    assert (dict(asked.kinds), asked.minutes) == ({"rows": 1}, ROWS * MINUTES["number"])


def test_the_messages_of_checks_are_not_words_to_read_for_everyone() -> None:
    columns = "{id: n, kind: number, prompt: N}, {id: m, kind: number, prompt: M}"
    check = "{id: c, at_most: [n, m], message: There are more of them than there are.}"
    made = [
        form(f"{{id: l, kind: rows, prompt: L, item: I, columns: [{columns}]{checks}}}")
        for checks in ("", f", checks: [{check}]")
    ]
    without, with_check = (burden(one.definition, Situation()).asked.words for one in made)
    assert without == with_check


def test_a_grid_takes_time_for_each_figure() -> None:
    def minutes(lines: int) -> int:
        codes = ", ".join(f"{{code: l{n}, label: L}}" for n in range(lines))
        made = form(
            f"{{id: g, kind: grid, prompt: G, lines: [{codes}], columns: [{{code: c, label: C}}, {{code: d, label: D}}]}}"
        )
        return burden(made.definition, Situation()).asked.minutes

    assert minutes(31) == minutes(1) + 30


def test_a_first_report_asks_for_what_a_later_one_does_not() -> None:
    made = form(narrative("b", "{first_report: true}"), narrative("c", "{ratified: C999}"), instruments="[C999]")
    assert figures(made, first_report(made.definition)) == (2, 0)
    assert figures(made, later_report(made.definition)) == (1, 0)


@pytest.mark.parametrize(("procedure", "asked"), [("article-22", (1, 1)), ("article-19", (2, 1)), ("declaration", (2, 2))])
def test_whoever_has_ratified_nothing_is_asked_most_where_reports_are_on_what_is_not_ratified(
    procedure: str, asked: tuple[int, int]
) -> None:
    made = form(CHOICE, narrative("c", "{not: {ratified: C999}}"), instruments="[C999]")
    definition = made.definition.model_copy(update={"form": f"{procedure}/x"})
    loads = [burden(definition, of(definition)).asked for of in (first_report, later_report)]
    assert tuple(load.questions for load in loads) == asked


def test_every_kind_has_minutes() -> None:
    kinds = {kind.model_fields["kind"].annotation.__args__[0] for kind in Question.__origin__.__args__}  # type: ignore[attr-defined]
    assert kinds == MINUTES.keys()
