"""The sentences of a form are known as long as its problems stand elsewhere."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from forms_app.config import FORM_DEFINITIONS
from forms_app.definitions.canonical import canonical_json
from forms_app.definitions.loading import own_words
from forms_app.definitions.reading import read_form_file
from forms_app.definitions.sentences import hiding, sentences_of, written_sentences
from tests.definitions.random_forms import forms
from tests.definitions.samples import HERE, judge, sample_blocks, sound_form
from tests.definitions.test_files import VALID

TREE = sorted(path for path in FORM_DEFINITIONS.glob("*/*/*.yaml") if path.parent.parent.name != "_blocks")
ELSEWHERE = (
    "unknown-kind",
    "missing-kind",
    "condition-misspelt",
    "unknown-operator",
    "not-a-number",
    "not-a-boolean",
    "bad-path",
    "bad-date",
    "unknown-instrument",
    "duplicate-instrument",
    "several-severities",
    "unknown-block",
    "assistance-missing",
    "assistance-twice",
    "required-misplaced",
)
HIDING = (
    "duplicate-question",
    "duplicate-option",
    "duplicate-key",
    "unknown-key",
    "missing-prompt",
    "not-a-list",
    "bad-id",
    "prompt-too-long",
    "tag",
    "not-yaml",
    "plain-text",
)


def content_of(name: str) -> bytes:
    return (HERE / "invalid" / f"{name}.yaml").read_bytes()


@pytest.mark.parametrize("path", [*VALID, *TREE], ids=lambda path: "-".join(path.parts[-3:]))
def test_what_a_sound_file_writes_is_what_its_form_says(path: Path) -> None:
    source = read_form_file("sample.yaml", path.read_bytes())
    assert source.model is not None
    assert list(written_sentences(source, {}).own) == own_words(source.model)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(forms())
def test_so_it_is_of_any_form(raw: object) -> None:
    content = canonical_json(raw)
    written = written_sentences(read_form_file("sample.yaml", content), sample_blocks()[0])
    assert written == sentences_of(sound_form(content).definition)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_problem_elsewhere_leaves_the_sentences_known(name: str) -> None:
    content = content_of(name)
    source = read_form_file("sample.yaml", content)
    problems = judge(content)
    assert problems
    assert hiding(source, problems) is None
    assert ("title", "A form") in written_sentences(source, sample_blocks()[0]).own


def test_a_question_of_an_unknown_kind_has_its_sentences() -> None:
    source = read_form_file("sample.yaml", content_of("unknown-kind"))
    written = written_sentences(source, sample_blocks()[0])
    assert ("work.a.prompt", "b") in written.own
    assert set(written.of_blocks.values()) == {"assistance@1"}


@pytest.mark.parametrize(
    "more", [", hlep: c", ", help: [c]", ", options: {yes: c}", ", options: [{label: c}]", ", columns: [{id: d, promt: e}]"]
)
def test_what_nobody_can_judge_for_want_of_a_kind_may_hide_sentences(more: str) -> None:
    content = content_of("unknown-kind").replace(b"prompt: b", f"prompt: b{more}".encode())
    source = read_form_file("sample.yaml", content)
    (problem,) = judge(content)
    assert (problem.code, hiding(source, [problem])) == ("unknown-kind", problem)


@pytest.mark.parametrize("name", HIDING)
def test_a_problem_where_sentences_stand_is_named(name: str) -> None:
    content = content_of(name)
    assert hiding(read_form_file("sample.yaml", content), judge(content)) == judge(content)[0]
