"""Claims about the content of a submission: what leaves a draft comes back from an import file."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from forms_app.answers.address import Address
from forms_app.answers.content import files_of, to_content
from forms_app.answers.content_reading import from_content
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.definitions.canonical import canonical_json
from tests.answers.drafts import drafts
from tests.answers.forms import (
    ARTICLES,
    ATTESTATION,
    COMMENTS,
    DIGEST_A,
    DIGEST_B,
    EVERY_KIND,
    FACTS,
    FIGURES,
    KNOWN,
    LAWS,
    OTHERS,
    POINTS,
    definition,
)

LAW_A, LAW_B, EMPTY = "aaa1", "bbb2", "ccc3"
SHEET: Sheet = {
    Address("laws.list"): [EMPTY, LAW_A, LAW_B],
    Address("laws.list.title", LAW_A): "Penal Code",
    Address("laws.list.title", LAW_B): "Amendment",
    Address("laws.list.amends", LAW_B): LAW_A,
    Address("articles.convict"): "no",
    Address("articles.convict-how"): "Not shown.",
    Address("articles.exceptions"): ["civic"],
    Address("articles.law"): LAW_B,
    Address("figures.report"): {"sha256": DIGEST_B, "name": "b.pdf"},
    Address("others.copies"): ["x1"],
    Address("others.copies.paper", "x1"): {"sha256": DIGEST_A, "name": "a.pdf"},
    Address("comments.replies", POINTS[1].key): "Figures follow.",
    Address("comments.replies", POINTS[0].key): "Amended.",
}
CONTENT = {
    "laws.list": [{"title": "Penal Code"}, {"title": "Amendment", "amends": 1}],
    "articles.convict": "no",
    "articles.exceptions": ["civic"],
    "articles.law": 2,
    "figures.report": {"sha256": DIGEST_B, "name": "b.pdf"},
    "others.copies": [{"paper": {"sha256": DIGEST_A, "name": "a.pdf"}}],
    "comments.replies": [
        {"comment": "C029-XAA-2024-OBS", "point": 1, "reply": "Amended."},
        {"comment": "C029-XAA-2024-OBS", "point": 2, "reply": "Figures follow."},
    ],
}


def row_ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"n{next(numbers)}"


def problems(answers: Any, facts: Facts = FACTS) -> list[tuple[str, str]]:
    _, found = from_content(EVERY_KIND, answers, facts, KNOWN, row_ids())
    return [(problem.where, problem.code) for problem in found]


def test_the_content_has_what_is_shown_and_no_row_id() -> None:
    content = to_content(EVERY_KIND, SHEET, FACTS)
    assert content == CONTENT
    assert list(content) == list(CONTENT)
    assert not [row for row in (LAW_A, LAW_B, EMPTY, "x1") if row in canonical_json(content).decode()]


def test_the_files_of_a_content_are_listed_once_by_digest() -> None:
    assert files_of(EVERY_KIND, CONTENT) == (
        {"sha256": DIGEST_A, "name": "a.pdf"},
        {"sha256": DIGEST_B, "name": "b.pdf"},
    )


def test_a_content_read_into_a_draft_is_sent_as_the_same_content() -> None:
    sheet, found = from_content(EVERY_KIND, CONTENT, FACTS, KNOWN, row_ids())
    assert found == ()
    assert sheet[Address("laws.list.amends", "n2")] == "n1"
    assert to_content(EVERY_KIND, sheet, FACTS) == CONTENT


@given(draft=drafts())
def test_importing_any_content_gives_the_same_content(draft: tuple[Sheet, Facts]) -> None:
    sheet, facts = draft
    content = to_content(EVERY_KIND, sheet, facts)
    read, found = from_content(EVERY_KIND, content, facts, KNOWN, row_ids())
    assert found == ()
    assert canonical_json(to_content(EVERY_KIND, read, facts)) == canonical_json(content)


LOOKED_AT = ("laws.list", "articles.law", "others.copies", "comments.replies", "figures.cases", "articles.exceptions")
HANGING = definition(
    *(LAWS, ARTICLES, FIGURES, OTHERS, COMMENTS, ATTESTATION),
    {
        "id": "more",
        "title": "More",
        "questions": [
            {"id": f"q{place}-{said}", "kind": "narrative", "prompt": "More", "show_if": condition}
            for place, path in enumerate(LOOKED_AT)
            for said, condition in (("yes", {"answered": path}), ("no", {"not": {"answered": path}}))
        ],
    },
)


@settings(max_examples=80)
@given(draft=drafts())
def test_what_hangs_on_an_answer_that_is_not_sent_is_not_sent_either(draft: tuple[Sheet, Facts]) -> None:
    """An empty row, a law of which nothing is said, a reply to what awaits none: whoever imports the export sees none of it."""
    answers, facts = draft
    sheet = {**answers, **{Address(path): "x" for _, _, path in HANGING.walk() if path.startswith("more.")}}
    content = to_content(HANGING, sheet, facts)
    for place, path in enumerate(LOOKED_AT):
        assert (f"more.q{place}-yes" in content, f"more.q{place}-no" in content) == (path in content, path not in content)
    read, found = from_content(HANGING, content, facts, KNOWN, row_ids())
    assert found == ()
    assert to_content(HANGING, read, facts) == content


def test_every_problem_of_a_file_is_listed_at_its_place() -> None:
    answers = {
        "no.such": "x",
        "articles.guide": "thanks",
        "laws.list.title": "x",
        "laws.list": [{"title": 5, "lost": "x"}, {}, "x", {"amends": 1}, {"title": "Code", "amends": 9}],
        "articles.convict": "maybe",
        "articles.exceptions": ["civic"],
        "articles.law": "first",
        "figures.cases": {"opened": {"women": "many"}},
        "figures.period": {"from": "soon"},
        "comments.replies": [
            {"comment": "C029-XAA-2024-OBS", "point": 7, "reply": "x"},
            {"comment": "C029-XAA-2024-OBS", "point": 1, "reply": "x"},
            {"comment": "C029-XAA-2024-OBS", "point": 1, "reply": "y", "more": 1},
            "x",
        ],
    }
    assert sorted(problems(answers)) == sorted(
        [
            ("/answers/no.such", "unknown-path"),
            ("/answers/articles.guide", "no-answer-asked"),
            ("/answers/laws.list.title", "unknown-path"),
            ("/answers/laws.list/0/title", "wrong-type"),
            ("/answers/laws.list/0/lost", "unknown-column"),
            ("/answers/laws.list/1", "empty-row"),
            ("/answers/laws.list/2", "wrong-type"),
            ("/answers/laws.list/3", "empty-row"),
            ("/answers/laws.list/4/amends", "unknown-law"),
            ("/answers/articles.convict", "unknown-option"),
            ("/answers/articles.law", "wrong-type"),
            ("/answers/figures.cases/opened/women", "not-a-number"),
            ("/answers/figures.period/from", "not-a-date"),
            ("/answers/comments.replies/0", "unknown-point"),
            ("/answers/comments.replies/2/more", "unknown-key"),
            ("/answers/comments.replies/2", "repeated-point"),
            ("/answers/comments.replies/3", "wrong-type"),
        ]
    )


def test_a_reply_without_words_is_told_and_not_left_out() -> None:
    replies = [
        {"comment": "C029-XAA-2024-OBS", "point": 2, "reply": " "},
        {"comment": "P029-XAA-2023-DIR", "point": 1},
    ]
    assert problems({"comments.replies": replies}) == [
        ("/answers/comments.replies/0", "empty-row"),
        ("/answers/comments.replies/1", "empty-row"),
    ]


def test_an_answer_to_a_hidden_question_is_refused() -> None:
    answers = {"articles.convict": "no", "articles.convict-how": "x", "others.unit": "XAA"}
    assert problems(answers, Facts()) == [
        ("/answers/articles.convict-how", "hidden-answer"),
        ("/answers/others.unit", "hidden-answer"),
    ]


def test_what_an_unreadable_answer_may_hide_is_not_called_hidden() -> None:
    answers = {"articles.convict": "maybe", "articles.convict-how": "x", "articles.convict-since": "2020-01-01"}
    assert problems(answers) == [("/answers/articles.convict", "unknown-option")]


def test_more_rows_than_a_table_takes_are_counted_and_not_read() -> None:
    assert problems({"laws.list": [{"title": "x"}] * 6}) == [("/answers/laws.list", "too-many-rows")]


def test_an_unknown_file_is_refused_where_it_is_named() -> None:
    answers = {"figures.report": {"sha256": "c" * 64, "name": "c.pdf"}}
    assert problems(answers) == [("/answers/figures.report/sha256", "unknown-file")]


@pytest.mark.parametrize("answers", [None, [], "x", 5])
def test_answers_that_are_no_mapping_are_refused(answers: Any) -> None:
    assert problems(answers) == [("/answers", "wrong-type")]


def test_names_with_slashes_are_escaped_in_the_place() -> None:
    assert problems({"a/b~c": 1}) == [("/answers/a~1b~0c", "unknown-path")]
