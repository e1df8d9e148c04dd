"""What holds for every form that can be written and every answer that can be given: nothing is lost on the way, nothing fails."""

import itertools
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from forms_app.answers.address import Address
from forms_app.answers.completeness import findings, hidden_answers, progress
from forms_app.answers.content import to_content
from forms_app.answers.content_reading import from_content
from forms_app.answers.facts import Facts
from forms_app.answers.kinds import kind_of
from forms_app.answers.schema import form_schema
from forms_app.answers.shown_json import from_json, to_json
from forms_app.answers.values import Sheet, Value
from forms_app.answers.walk import walk, walk_blank
from forms_app.definitions.blocks import resolve
from forms_app.definitions.canonical import canonical_json
from forms_app.definitions.form import Form
from forms_app.definitions.form_json import form_from_json, form_to_json, make_form
from forms_app.definitions.meaning import Surroundings, form_problems
from forms_app.definitions.questions import InnerRowsQuestion, RowsQuestion
from forms_app.definitions.reading import read_form_file
from tests.answers.drafts import ROW_IDS, raw_value
from tests.answers.forms import KNOWN, POINTS
from tests.definitions.random_forms import forms

FEW = settings(max_examples=60)
AROUND = Surroundings({}, frozenset(), frozenset({"C999", "P999"}), in_tree=False)


def made(raw: dict[str, Any]) -> Form:
    """The form, written as JSON, which is YAML too, and read as a file is; it has no problem."""
    source = read_form_file("random.yaml", json.dumps(raw, ensure_ascii=False).encode())
    assert [*source.problems, *form_problems(source, AROUND)] == []
    assert source.model is not None
    return make_form(resolve(source.model, {}), {})


@st.composite
def answered(draw: st.DrawFn) -> tuple[Form, Sheet, Facts]:
    """A random form with a draft of it, whose values were all accepted by their kinds."""
    form = made(draw(forms()))
    points = tuple(draw(st.lists(st.sampled_from(POINTS), unique=True)))
    facts = Facts(draw(st.sampled_from([frozenset(), frozenset({"P999"})])), draw(st.booleans()), pending=points)
    sheet: dict[Address, Value] = {}
    for _, question, path in form.definition.walk():
        addresses = [Address(path, point.key) for point in points] if question.kind == "comment_reply" else [Address(path)]
        for address in addresses:
            _answer(draw, question, address, sheet)
    return form, sheet, facts


def _answer(draw: st.DrawFn, question: Any, address: Address, sheet: dict[Address, Value]) -> None:
    if isinstance(question, RowsQuestion | InnerRowsQuestion):
        rows = draw(st.lists(ROW_IDS, max_size=2, unique=True))
        if rows:
            sheet[address] = rows
        for row in rows:
            for column in question.columns:
                _answer(draw, column, address.cell(column.id, row), sheet)
        return
    if question.kind == "grid":
        cells = {line.code: {column.code: draw(st.integers(0, 99)) for column in question.columns} for line in question.lines}
        raw: Any = draw(st.sampled_from([None, cells]))
    else:
        raw = draw(raw_value(question, []))
    if isinstance(raw, str):
        raw = raw[: getattr(question, "max_length", None)]
    value = kind_of(question).read(question, raw, address, KNOWN)
    if value is not None:
        sheet[address] = value


@FEW
@given(raw=forms())
def test_a_form_that_is_stored_comes_back_as_it_was(raw: dict[str, Any]) -> None:
    form = made(raw)
    again = form_from_json(form_to_json(form))
    assert (again.definition, again.digest) == (form.definition, form.digest)
    assert json.dumps(form_schema(form, form.wording("en")))
    assert walk_blank(form, "en")


@FEW
@given(draft=answered())
def test_what_is_sent_comes_back_from_an_export(draft: tuple[Form, Sheet, Facts]) -> None:
    form, sheet, facts = draft
    content = to_content(form.definition, sheet, facts)
    numbers = itertools.count()
    again, problems = from_content(
        form.definition, json.loads(canonical_json(content)), facts, KNOWN, lambda: f"n{next(numbers)}"
    )
    assert problems == ()
    assert canonical_json(to_content(form.definition, again, facts)) == canonical_json(content)


@FEW
@given(draft=answered())
def test_every_answer_is_edited_and_posted_again_as_it_was(draft: tuple[Form, Sheet, Facts]) -> None:
    form, sheet, _ = draft
    for address, value in sheet.items():
        column = form.definition.column(address.path)
        question: Any = column[1] if column else form.definition.question(address.path)
        kind = kind_of(question)
        posted = kind.from_parts(question, kind.to_parts(question, value))
        assert kind.read(question, posted, address, KNOWN) == value


@FEW
@given(draft=answered())
def test_every_draft_can_be_judged_and_shown(draft: tuple[Form, Sheet, Facts]) -> None:
    form, sheet, facts = draft
    assert set(progress(form.definition, sheet, facts)) <= {section.id for section in form.definition.sections}
    assert all(one.severity for one in findings(form.definition, sheet, facts, KNOWN))
    assert set(hidden_answers(form.definition, sheet, facts)) <= sheet.keys()
    shown = walk(form, sheet, facts, KNOWN, "en")
    assert from_json(to_json(shown)) == shown
