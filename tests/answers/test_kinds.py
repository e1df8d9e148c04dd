"""Claims about every kind at once."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts, Known
from forms_app.answers.kind import Context
from forms_app.answers.kinds import KINDS, kind_of
from forms_app.answers.laws import with_laws
from forms_app.answers.primitives import Paragraph
from forms_app.answers.problems import AnswerProblem, UnreadableError
from forms_app.answers.values import Value
from forms_app.definitions.canonical import canonical_json
from forms_app.definitions.form import columns_of
from forms_app.definitions.questions import ColumnQuestion, Question, TextQuestion
from tests.answers.drafts import raw_value
from tests.answers.forms import EVERY_KIND, FORM, KNOWN

LAW_ROWS = ["a1b2", "c3d4"]
WITH_LAWS = with_laws(KNOWN, {Address("laws.list"): LAW_ROWS})

_columns = [(column, at) for _, question, path in EVERY_KIND.walk() for at, _table, column in columns_of(question, path)]
QUESTIONS: list[tuple[Any, str]] = [(question, path) for _, question, path in EVERY_KIND.walk()] + _columns
ASKED = pytest.mark.parametrize(("question", "path"), QUESTIONS, ids=[path for _, path in QUESTIONS])

WILD_TEXT = st.text(st.characters(), max_size=12)  # lone surrogates and NUL among them
KEYS = st.sampled_from(["from", "to", "amount", "currency", "sha256", "name", "opened", "day"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WILD_TEXT | st.sampled_from(["yes", "CHF", "C029", "2026-09-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WILD_TEXT | KEYS, inner, max_size=3),
    max_leaves=6,
)
FEW = settings(max_examples=40)


def kinds_of(union: Any) -> set[str]:
    """The names of the kinds in one of the question unions."""
    members = get_args(get_args(union)[0])
    inner = {kind for member in members if hasattr(member, "__metadata__") for kind in kinds_of(member)}
    models = (member for member in members if not hasattr(member, "__metadata__"))
    return inner | {get_args(model.model_fields["kind"].annotation)[0] for model in models}


def outcome(question: Any, raw: Any, address: Address) -> tuple[Value, tuple[AnswerProblem, ...]]:
    """The value read, or None and the problems."""
    try:
        return kind_of(question).read(question, raw, address, KNOWN), ()
    except UnreadableError as error:
        return None, error.problems


def test_every_kind_of_the_form_language_has_a_handler_under_its_own_name() -> None:
    assert kinds_of(Question) == set(KINDS)
    assert all(kind.name == name for name, kind in KINDS.items())


def test_every_kind_that_may_stand_in_a_column_stands_in_the_form_of_these_tests() -> None:
    assert {question.kind for question, _ in QUESTIONS} == kinds_of(Question)
    assert {question.kind for question, _ in _columns} >= kinds_of(ColumnQuestion)


@ASKED
@FEW
@given(data=st.data())
def test_an_accepted_value_reads_as_itself_and_survives_the_page(question: Any, path: str, data: st.DataObject) -> None:
    kind, address = kind_of(question), Address(path, "a1b2")
    value = kind.read(question, data.draw(raw_value(question, LAW_ROWS)), address, WITH_LAWS)
    if value is None:
        return
    assert kind.read(question, value, address, WITH_LAWS) == value
    parts = kind.to_parts(question, value)
    assert set(parts) <= set(kind.parts(question))
    assert kind.read(question, kind.from_parts(question, parts), address, WITH_LAWS) == value


@ASKED
@FEW
@given(raw=JSON)
def test_any_json_is_a_value_or_problems_with_codes(question: Any, path: str, raw: Any) -> None:
    address = Address(path, "a1b2")
    value, problems = outcome(question, raw, address)
    assert {problem.address for problem in problems} <= {address}
    canonical_json([value, *(dict(problem.params) for problem in problems)])
    assert outcome(question, value, address) == (value, ())


@ASKED
@FEW
@given(texts=st.lists(st.text(max_size=20), max_size=2), data=st.data())
def test_any_post_is_a_value_or_problems(question: Any, path: str, texts: list[str], data: st.DataObject) -> None:
    kind = kind_of(question)
    names = st.sampled_from(kind.parts(question) or ("",))
    raw = kind.from_parts(question, {data.draw(names): texts})
    value, problems = outcome(question, raw, Address(path))
    assert problems or value is None or kind.to_parts(question, value)


@ASKED
def test_an_empty_post_is_no_answer(question: Any, path: str) -> None:
    kind = kind_of(question)
    empty = kind.from_parts(question, dict.fromkeys(kind.parts(question), ("",)))
    if question.kind != "rows":
        assert kind.read(question, empty, Address(path), KNOWN) is None
    assert kind.read(question, kind.from_parts(question, {}), Address(path), KNOWN) is None
    assert kind.read(question, None, Address(path), Known()) is None


@ASKED
def test_a_blank_form_leaves_room_for_every_question_but_a_statement(question: Any, path: str) -> None:
    blank = kind_of(question).blank(question, path, FORM.wording("fr"))
    assert (blank is None) == (question.kind == "statement")


@pytest.mark.parametrize(
    ("names", "written", "shown"),
    [
        ("question", "practice.text", Paragraph("How is it applied?")),  # in the form's words, not in the writer's
        ("question", "Question 3 on paper", Paragraph("Question 3 on paper", written=True)),
        (None, "practice.text", Paragraph("practice.text", written=True)),
    ],
)
def test_a_text_that_names_a_question_is_shown_in_its_words(names: Any, written: str, shown: Paragraph) -> None:
    question = TextQuestion(id="anchor", kind="text", prompt="Which?", names=names)
    known = Known(questions={"practice.text": "How is it applied?"})
    context = Context(FORM.wording("en"), known, Facts(), {})
    assert kind_of(question).show(question, written, Address("remarks.anchor"), context) == (shown,)
