"""Claims about addresses, what is asked there, and conditions in words."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from forms_app.answers.address import Address
from forms_app.answers.placing import asked_at, place_of
from forms_app.answers.problems import CODES, AnswerProblem, ImportProblem, excerpt
from forms_app.answers.terms import Joined, Term, terms
from forms_app.definitions.conditions import Condition
from tests.answers.forms import EVERY_KIND, FORM, definition, form_of

_condition: TypeAdapter[Condition] = TypeAdapter(Condition)


@pytest.mark.parametrize("text", ["laws.list.title@k3x9", "articles.convict", "comments.replies@C029-XAA-2024-OBS#1"])
def test_an_address_is_written_and_read_alike(text: str) -> None:
    assert str(Address.parse(text)) == text


def test_a_row_is_known_by_its_place_in_its_table_and_that_of_the_row_around_it() -> None:
    outer, inner = Address("s.list"), Address("s.list").cell("within", "b")
    sheet = {outer: ["a", "b"], inner: ["c", "d"]}
    named = (inner.table, inner.whole("d").listed_in, inner.cell("x", "d").table)
    assert [place_of(sheet, *found) for found in named if found] == ["2", "2/2", "2/2"]


@pytest.mark.parametrize(
    "text",
    ["laws.list", "laws.list.title@k3x9", "articles.convict", "comments.replies@C029-XAA-2024-OBS#1", "figures.cases"],
)
def test_a_question_is_asked_at_its_address(text: str) -> None:
    question = asked_at(EVERY_KIND, Address.parse(text))
    assert question is not None
    assert question.id in text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "laws",
        "laws.list@k3x9",
        "laws.list.title",
        "laws.list.title@",
        "laws.list.title@a b",
        "laws.list.nothing@k3x9",
        "articles.convict@k3x9",
        "articles.guide",
        "comments.replies",
        "comments.replies@k3x9",
        "comments.replies@X#0",
    ],
)
def test_nothing_is_asked_anywhere_else(text: str) -> None:
    assert asked_at(EVERY_KIND, Address.parse(text)) is None


def test_a_condition_names_its_question_and_options_in_words() -> None:
    raw: Any = {"and": [{"one_of": ["convict", ["yes", "no"]]}, {"not": {"greater": ["figures.inspectors", "10"]}}]}
    assert terms(_condition.validate_python(raw), "articles", FORM.wording("fr")) == Joined(
        "and",
        (
            Term("one_of", "articles.convict", "Une condamnation est-elle exigée ?", ("Oui", "No")),
            Term("greater", "figures.inspectors", "Inspectors", ("10",), expected=False),
        ),
    )


@pytest.mark.parametrize(
    ("raw", "term"),
    [
        ({"ratified": "P029"}, Term("ratified", values=("P029",))),
        ({"first_report": False}, Term("first_report", expected=False)),
        ({"pending_comments": True}, Term("pending_comments")),
        ({"answered": "number"}, Term("answered", "articles.number", "Number")),
        ({"not": {"first_report": False}}, Term("first_report")),
        ({"not": {"not": {"ratified": "P029"}}}, Term("ratified", values=("P029",))),
        (
            {"not": {"and": [{"detailed": True}, {"or": [{"federal": False}, {"ratified": "P029"}]}]}},
            Joined(
                "or",
                (
                    Term("detailed", expected=False),
                    Joined("and", (Term("federal"), Term("ratified", values=("P029",), expected=False))),
                ),
            ),
        ),
    ],
)
def test_a_fact_or_an_answer_is_one_term(raw: Any, term: Term) -> None:
    assert terms(_condition.validate_python(raw), "articles", FORM.wording("en")) == term


GROUPS: dict[str, Any] = {
    "id": "groups", "kind": "choices", "prompt": "Who is left out?",
    "options": [{"code": code, "label": code.title()} for code in ("young", "rural", "migrant", "none")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"any_of": ["groups", ["young", "rural", "migrant"]]}, ("other", ("None",), True)),
        ({"and": [{"answered": "groups"}, {"not": {"any_of": ["groups", ["none"]]}}]}, ("other", ("None",), True)),
        ({"not": {"all_of": ["groups", ["young", "rural", "migrant", "none"]]}}, ("everything", (), False)),
        ({"any_of": ["groups", ["young", "rural"]]}, ("any_of", ("Young", "Rural"), True)),
        ({"not": {"any_of": ["groups", ["young", "rural", "migrant"]]}}, ("any_of", ("Young", "Rural", "Migrant"), False)),
        ({"all_of": ["groups", ["young", "rural", "migrant"]]}, ("all_others", ("None",), True)),
        ({"all_of": ["groups", ["young", "rural"]]}, ("all_of", ("Young", "Rural"), True)),
    ],
)
def test_what_names_nearly_all_options_is_told_by_the_one_that_is_left(raw: Any, said: tuple[Any, ...]) -> None:
    form = form_of(definition({"id": "s", "title": "S", "questions": [GROUPS]}))
    term = terms(_condition.validate_python(raw), "s", form.wording("en"))
    assert term == Term(said[0], "s.groups", "Who is left out?", said[1], said[2])


def test_an_answer_that_is_another_one_is_told_beside_what_else_must_hold() -> None:
    form = form_of(definition({"id": "s", "title": "S", "questions": [GROUPS]}))
    raw: Any = {"and": [{"answered": "groups"}, {"federal": True}, {"not": {"any_of": ["groups", ["none"]]}}]}
    told = terms(_condition.validate_python(raw), "s", form.wording("en"))
    assert told == Joined("and", (Term("federal"), Term("other", "s.groups", "Who is left out?", ("None",))))


def test_a_problem_without_the_parameters_of_its_sentence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="too-long"):
        AnswerProblem(Address("a.b"), "too-long")
    with pytest.raises(KeyError):
        ImportProblem("", "no-such-code")


def test_codes_and_parameters_are_names() -> None:
    names = [*CODES, *(name for names in CODES.values() for name in names)]
    assert all(name.replace("-", "").isalnum() and name == name.lower() for name in names)


def test_refused_input_is_shown_short_and_printable() -> None:
    assert excerpt("a\x00\ud800" + "b" * 100) == "a\\x00\\ud800" + "b" * 49
    assert len(excerpt("x" * 10**6)) == 60
