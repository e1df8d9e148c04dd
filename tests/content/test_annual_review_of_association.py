"""Claims about the annual review on freedom of association and collective bargaining: what is not ratified is asked about."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import Visible, visible
from forms_app.definitions.questions import ChoiceQuestion, RowsQuestion
from tests.content.sources import definition, question

REVIEW = "declaration/annual-review-freedom-of-association/2026.yaml"
FORCED_LABOUR = "declaration/annual-review-forced-labour/2026.yaml"
SUBJECTS = ("recognition", "policies", "data", "partners", "difficulties")
STATUS = Address("baseline.status")
ASSOCIATION = {
    "recognition.start",
    "recognition.several",
    "recognition.powers",
    "data.organizations",
    "data.members",
    "ratification.association",
}
BARGAINING = {"recognition.protection", "recognition.bargaining", "data.bargaining", "ratification.bargaining"}
# What a year without changes still asks for itself, beside the blocks that stand in every report.
EVERY_YEAR = {"baseline.status", "ratification.association", "ratification.bargaining", "cooperation.need"}


def _shown(sheet: Sheet, *ratified: str) -> Visible:
    return visible(definition(REVIEW), sheet, Facts(ratified=frozenset(ratified)))


def _own(shown: Visible) -> set[str]:
    """The questions shown that the form asks itself and that take an answer."""
    own = {section.id for section in definition(REVIEW).sections if section.block is None}
    asked = {path for _, one, path in definition(REVIEW).walk() if one.answerable}
    return {path for path in shown.questions & asked if path.partition(".")[0] in own}


def test_a_year_without_changes_asks_four_questions_beside_the_blocks() -> None:
    assert _own(_shown({STATUS: "unchanged"})) == EVERY_YEAR
    assert _own(_shown({STATUS: "unchanged"}, "C098")) == EVERY_YEAR - {"ratification.bargaining"}


def test_a_change_opens_its_own_section_and_no_other() -> None:
    for subject in SUBJECTS:
        shown = _shown({STATUS: "changed", Address("baseline.subjects"): [subject]})
        assert shown.sections & set(SUBJECTS) == {subject}


@pytest.mark.parametrize(
    ("ratified", "asked"),
    [((), ASSOCIATION | BARGAINING), (("C087",), BARGAINING), (("C098",), ASSOCIATION), (("C087", "C098"), set())],
)
def test_what_is_reported_under_article_22_is_not_asked_again(ratified: tuple[str, ...], asked: set[str]) -> None:
    assert _shown({STATUS: "none"}, *ratified).questions & (ASSOCIATION | BARGAINING) == asked


def test_one_sentence_says_what_a_state_is_asked_for() -> None:
    sentences = {"guidance.neither", "guidance.bargaining-missing", "guidance.association-missing", "guidance.both"}
    for ratified, said in (
        ((), "guidance.neither"),
        (("C087",), "guidance.bargaining-missing"),
        (("C098",), "guidance.association-missing"),
        (("C087", "C098"), "guidance.both"),
    ):
        assert _shown({}, *ratified).questions & sentences == {said}


def test_an_authority_without_powers_leaves_nothing_to_explain() -> None:
    free: dict[Address, Any] = {
        STATUS: "none",
        Address("recognition.start"): "registration",
        Address("recognition.several"): "yes",
        Address("recognition.powers"): ["none"],
    }
    assert "recognition.association-text" not in _shown(free).questions
    for path, answer in (("start", "approval"), ("several", "no"), ("powers", ["dissolve"])):
        assert "recognition.association-text" in _shown(free | {Address(f"recognition.{path}"): answer}).questions


def test_needs_have_the_codes_of_the_other_reviews_where_they_mean_the_same() -> None:
    own, other = (_needs(form) for form in (REVIEW, FORCED_LABOUR))
    assert {
        "assessment",
        "awareness",
        "data",
        "legal-reform",
        "government-capacity",
        "tripartite-dialogue",
    } <= own.keys() & other.keys()
    assert all(own[code] == other[code] for code in own.keys() & other.keys())


def test_a_complaint_cannot_be_decided_before_it_is_made() -> None:
    figures = {"complaints": {"latest": 3}, "upheld": {"latest": 4}}
    [problem] = failed_checks(definition(REVIEW), {Address("data.bargaining"): figures})
    assert problem.params["check"] == "data.check.upheld"


def _needs(form: str) -> dict[str, str]:
    """The needs that can be chosen: code -> words."""
    table = question(form, "cooperation.needs")
    assert isinstance(table, RowsQuestion)
    need = next(column for column in table.columns if column.id == "need")
    assert isinstance(need, ChoiceQuestion)
    return {option.code: option.label for option in need.options}


@pytest.mark.parametrize("path", ["recognition.start", "recognition.several", "recognition.protection", "data.members"])
def test_what_was_told_before_ratification_is_at_hand_for_the_first_report(path: str) -> None:
    """A link holds only between questions that say the same, word for word."""
    asked = question(REVIEW, path)
    [link] = asked.was
    form, _, there = link.partition("#")
    other = question(f"{form}/2026.yaml", there)
    apart = {"id", "was", "show_if", "missing", "expected", "reference"}
    assert asked.model_dump(exclude=apart) == other.model_dump(exclude=apart)
