"""Bytes of any sort give a form or problems with places, never an exception."""

import re

from hypothesis import given
from hypothesis import strategies as st

from forms_app.definitions.problems import CODES
from forms_app.definitions.reading import read_block_file
from forms_app.definitions.tree import MOST_BYTES, Mapping, Scalar, Sequence, read_tree
from tests.definitions.samples import HERE, judge, valid

SAMPLE = valid("every-condition").decode()
SHARDS = [path.read_text(encoding="utf-8-sig") for path in sorted((HERE / "valid").glob("*.yaml"))]


def places(content: bytes) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in judge(content)]


def test_what_is_not_utf8_is_found_at_its_byte() -> None:
    assert places(b"form: a\ntitle: caf\xe9\n") == [(2, 11, "not-utf8")]
    assert places(SAMPLE.encode("utf-16")) == [(1, 1, "not-utf8")]


def test_a_control_character_is_found_at_its_place() -> None:
    assert places("form: é\n  \x07".encode()) == [(2, 3, "control-character")]
    assert places(b"\x00") == [(1, 1, "control-character")]


def test_an_empty_file_says_so() -> None:
    for content in (b"", b"\xef\xbb\xbf", b"# only a remark\n", b"\n\n"):
        assert places(content) == [(1, 1, "empty-file")]


def test_a_file_may_have_one_megabyte_and_no_more() -> None:
    body = valid("smallest")
    assert judge(body + b"#" * (MOST_BYTES - len(body))) == ()
    assert places(body + b"#" * (MOST_BYTES - len(body) + 1)) == [(1, 1, "too-large")]


def test_line_ends_of_windows_are_as_good_as_ours() -> None:
    assert judge(valid("smallest").replace(b"\n", b"\r\n")) == ()


def test_no_depth_of_nesting_exhausts_the_program() -> None:
    for opening in ("[", "{a: ", "- ", "? "):
        assert places(("x: " * (opening == "[") + opening * 200_000).encode())[-1][2] in {"too-deep", "not-yaml"}


def test_twenty_levels_are_allowed() -> None:
    tree, problems = read_tree("x", ("[" * 20 + "]" * 20).encode())
    assert isinstance(tree, Sequence)
    assert problems == ()


def test_every_value_is_a_text_and_only_a_bare_null_is_nothing() -> None:
    tree, _ = read_tree("x", b"a: no\nb: 007\nc: null\nd: 'null'\ne: ~\nf:\n")
    assert isinstance(tree, Mapping)
    values = {key: value.text for key, value in tree.values.items() if isinstance(value, Scalar)}
    assert values == {"a": "no", "b": "007", "c": None, "d": "null", "e": "~", "f": ""}


def test_all_problems_of_a_file_are_listed_at_once() -> None:
    content = b"""form: article-22/C999
version: "26"
instruments: [C999]
titel: A form
sections:
  - id: work
    title: Work
    questions:
      - {id: a, kind: essay, prompt: p}
      - {id: b, kind: text, prompt: p, show_if: {answered: a}}
      - {id: c, kind: text, prompt: p, show_if: {answered: nowhere}}
      - {id: c, kind: number, prompt: p, least: 2, most: 1}
  - {id: gone, include: gone@1}
"""
    assert {code for _, _, code in places(content)} == {
        "bad-version",
        "unknown-key",
        "missing-key",
        "unknown-kind",
        "condition-unknown",
        "duplicate-id",
        "bounds-reversed",
        "unknown-block",
        "assistance-missing",
    }
    assert (10, 59, "condition-unknown") not in places(content)  # question a is there, only its kind is not


def test_places_stay_true_after_faulty_parts() -> None:
    content = b"""form: article-35/x
version: "2026"
instruments: any
title: t
sections:
  - {id: BAD, title: t, questions: [{id: a, kind: text, prompt: p}]}
  - id: good
    title: t
    questions:
      - {id: q1, kind: text}
      - {id: q2, kind: text, prompt: p, required: true}
"""
    assert [(line, code) for line, _, code in places(content)] == [
        (6, "bad-id"),
        (10, "missing-key"),
        (11, "required-misplaced"),
    ]


def test_the_path_of_a_problem_names_things_by_their_ids() -> None:
    (problem,) = judge((HERE / "invalid" / "required-column.yaml").read_bytes())
    assert problem.path == "sections[work].questions[a].columns[c].required"


@given(st.binary(max_size=300))
def test_no_bytes_make_reading_fail(content: bytes) -> None:
    assert_places_are_inside(content)


@given(st.text(alphabet="ab:-[]{}&*!|>%@`\"'#,?\n \t\\~<0é😀", max_size=120))
def test_no_text_makes_reading_fail(text: str) -> None:
    assert_places_are_inside(text.encode())


@given(st.sampled_from(SHARDS), st.integers(0, 3000), st.integers(0, 40), st.text(max_size=12))
def test_no_damage_to_a_form_makes_reading_fail(shard: str, start: int, length: int, instead: str) -> None:
    damaged = shard[:start] + instead + shard[start + length :]
    assert_places_are_inside(damaged.encode("utf-8", "replace"))


KEYS = ["form", "version", "title", "sections", "questions", "id", "kind", "prompt", "show_if", "and", "not", "equals", "columns"]
TEXTS = ["text", "a", "any", "laws@1", "show_if", "2026", "article-22/C029", "0", "true"]
json_like = st.recursive(
    st.none() | st.sampled_from(TEXTS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=25,
)


@given(json_like)
def test_no_shape_makes_reading_fail(shape: object) -> None:
    assert_places_are_inside(flow(shape).encode())


@given(st.lists(json_like, min_size=1, max_size=3))
def test_no_sections_make_reading_fail(sections: list[object]) -> None:
    text = f'form: article-35/x\nversion: "2026"\ninstruments: any\ntitle: t\nsections: {flow(sections)}\n'
    assert_places_are_inside(text.encode())


def flow(shape: object) -> str:
    """A shape as YAML on one line."""
    match shape:
        case dict():
            return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in shape.items()) + "}"
        case list():
            return "[" + ", ".join(flow(value) for value in shape) + "]"
        case None:
            return "null"
        case _:
            return f'"{shape}"'


def assert_places_are_inside(content: bytes) -> None:
    lines = re.split("\r\n|[\r\n\x85\u2028\u2029]", content.decode("utf-8", "replace"))
    for problem in (*judge(content), *read_block_file("b", content).problems):
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 2
        assert problem.params.keys() == CODES[problem.code]
