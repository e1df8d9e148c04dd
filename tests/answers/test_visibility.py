"""Claims about what is shown."""

import cProfile
from typing import Any

import pytest
from pydantic import TypeAdapter

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.conditions import Condition
from forms_app.definitions.questions import TextQuestion
from tests.answers.forms import EVERY_KIND, FACTS, POINTS, definition

SHEET: Sheet = {
    Address("articles.convict"): "partly",
    Address("articles.exceptions"): ["civic"],
    Address("figures.inspectors"): 12,
    Address("laws.list"): ["r1"],
    Address("laws.list.title", "r1"): "Penal Code",
    Address("articles.number"): "12/2026",
}
_condition: TypeAdapter[Condition] = TypeAdapter(Condition)


def holds(raw: Any, sheet: Sheet = SHEET, facts: Facts = FACTS, section: str = "articles") -> bool:
    """Whether a question with this condition is shown: the last of its section, which stands last, so that all is before it."""
    probe = TextQuestion(kind="text", id="probe", prompt="Asked?", show_if=_condition.validate_python(raw))
    home = EVERY_KIND.section(section)
    assert home is not None
    others = [one for one in EVERY_KIND.sections if one is not home]
    last = home.model_copy(update={"questions": (*home.questions, probe)})
    probed = EVERY_KIND.model_copy(update={"sections": (*others, last)})
    return f"{section}.probe" in visible(probed, sheet, facts).questions


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ({"equals": ["convict", "partly"]}, True),
        ({"equals": ["articles.convict", "yes"]}, False),
        ({"equals": ["figures.inspectors", "12.0"]}, True),
        ({"equals": ["figures.inspectors", "twelve"]}, False),
        ({"equals": ["exceptions", "civic"]}, True),
        ({"one_of": ["convict", ["yes", "partly"]]}, True),
        ({"one_of": ["convict", ["yes", "no"]]}, False),
        ({"any_of": ["exceptions", ["military", "civic"]]}, True),
        ({"all_of": ["exceptions", ["military", "civic"]]}, False),
        ({"all_of": ["exceptions", ["civic"]]}, True),
        ({"answered": "laws.list"}, True),
        ({"answered": "convict-how"}, False),
        ({"greater": ["figures.inspectors", "11.5"]}, True),
        ({"greater": ["figures.inspectors", "12"]}, False),
        ({"less": ["figures.inspectors", "13"]}, True),
        ({"greater": ["convict", "1"]}, False),
        ({"ratified": "P029"}, True),
        ({"ratified": "C138"}, False),
        ({"first_report": False}, True),
        ({"detailed": True}, False),
        ({"pending_comments": True}, True),
        ({"federal": True}, False),
        ({"and": [{"ratified": "C029"}, {"equals": ["convict", "partly"]}]}, True),
        ({"and": [{"ratified": "C029"}, {"equals": ["convict", "no"]}]}, False),
        ({"or": [{"federal": True}, {"answered": "convict"}]}, True),
        ({"not": {"equals": ["convict", "no"]}}, True),
    ],
)
def test_each_operator_says_what_its_name_says(condition: Any, expected: bool) -> None:
    assert holds(condition) is expected


def test_a_table_of_empty_rows_is_not_answered() -> None:
    assert not holds({"answered": "laws.list"}, {Address("laws.list"): ["r1", "r2"]})


@pytest.mark.parametrize("operator", ["equals", "one_of", "any_of", "all_of", "greater", "less"])
def test_a_comparison_with_a_missing_answer_is_false(operator: str) -> None:
    operand: Any = {"equals": "1", "greater": "1", "less": "1"}.get(operator, ["1"])
    for path in ("articles.convict-how", "articles.unknown", "figures.share"):
        assert not holds({operator: [path, operand]})


def test_what_a_parent_hides_hides_its_own_dependants() -> None:
    sheet = {
        Address("articles.convict"): "partly",
        Address("articles.convict-how"): "The law is silent.",
        Address("articles.convict-since"): "2020-01-01",
    }
    assert visible(EVERY_KIND, sheet, FACTS).shows(Address("articles.convict-since"))
    hidden = visible(EVERY_KIND, sheet | {Address("articles.convict"): "no"}, FACTS)
    assert not hidden.shows(Address("articles.convict-how"))
    assert not hidden.shows(Address("articles.convict-since"))


def test_a_negation_does_not_bring_a_hidden_answer_back() -> None:
    made = definition(
        {
            "id": "s",
            "title": "S",
            "questions": [
                {"id": "a", "kind": "text", "prompt": "A", "show_if": {"federal": True}},
                {"id": "b", "kind": "text", "prompt": "B", "show_if": {"not": {"equals": ["a", "x"]}}},
            ],
        }
    )
    assert visible(made, {Address("s.a"): "x"}, Facts()).questions == {"s.b"}


def test_columns_are_shown_with_their_table_and_questions_with_their_section() -> None:
    shown = visible(EVERY_KIND, {}, FACTS)
    assert shown.shows(Address("others.copies.organization", "r1"))
    assert "others" in shown.sections
    hidden = visible(EVERY_KIND, {}, Facts())
    assert not hidden.shows(Address("others.copies.organization", "r1"))
    assert not hidden.shows(Address("others.unit"))
    assert "others" not in hidden.sections


def test_replies_are_asked_for_only_while_points_are_pending() -> None:
    assert visible(EVERY_KIND, {}, Facts(pending=POINTS[:1])).shows(Address("comments.replies"))
    assert not visible(EVERY_KIND, {}, Facts()).shows(Address("comments.replies"))


def test_a_section_with_nothing_to_show_is_not_shown() -> None:
    question = {"id": "a", "kind": "text", "prompt": "A", "show_if": {"federal": True}}
    made = definition({"id": "s", "title": "S", "questions": [question]})
    assert visible(made, {}, Facts()).sections == frozenset()


def test_a_form_twice_as_long_is_judged_with_twice_the_work() -> None:
    short, long = _work_of_judging(80), _work_of_judging(160)
    assert short < long < 2.1 * short


def _work_of_judging(count: int) -> int:
    """How many functions are called to judge a form of so many questions, all but the first of them conditional."""
    questions: list[dict[str, Any]] = [
        {"id": "q0", "kind": "choice", "prompt": "?", "options": [{"code": "yes", "label": "Yes"}]}
    ]
    questions += [
        {"id": f"q{n}", "kind": "text", "prompt": "?", "show_if": {"or": [{"federal": True}, {"equals": ["q0", "yes"]}]}}
        for n in range(1, count)
    ]
    made = definition({"id": "s", "title": "S", "questions": questions})
    sheet: Sheet = {Address("s.q0"): "yes", **{Address(f"s.q{n}"): "x" for n in range(1, count)}}
    visible(made, sheet, Facts())  # what is made once and kept is made
    profile = cProfile.Profile()
    shown = profile.runcall(visible, made, sheet, Facts())
    assert len(shown.questions) == count
    return sum(entry.callcount for entry in profile.getstats())
