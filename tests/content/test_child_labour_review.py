"""Claims about the annual review on child labour: what is reported on the one Convention that is ratified is not asked again."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import Visible, visible
from forms_app.definitions.questions import ChoiceQuestion, RowsQuestion
from tests.content.sources import definition, question

REVIEW = "declaration/annual-review-child-labour/2026.yaml"
FORCED_LABOUR = "declaration/annual-review-forced-labour/2026.yaml"
EVERY_YEAR = {"baseline.status", "ratification.c138", "ratification.c182", "cooperation.need"}
MINIMUM_AGE = {"recognition.age", "recognition.school-until", "recognition.exceptions", "ratification.c138"}
WORST_FORMS = {"recognition.worst-forms", "ratification.c182"}
HAZARDOUS = {"recognition.hazardous"}


def _sheet(answers: dict[str, Any]) -> Sheet:
    return {Address(path): value for path, value in answers.items()}


def _shown(answers: dict[str, Any], *ratified: str) -> Visible:
    return visible(definition(REVIEW), _sheet(answers), Facts(ratified=frozenset(ratified)))


def test_a_year_without_changes_asks_four_questions_beside_the_blocks() -> None:
    own = {section.id for section in definition(REVIEW).sections if section.block is None}
    asked = {path for _, one, path in definition(REVIEW).walk() if one.answerable and path.partition(".")[0] in own}
    assert _shown({"baseline.status": "unchanged"}).questions & asked == EVERY_YEAR
    assert _shown({"baseline.status": "unchanged"}, "C182").questions & asked == EVERY_YEAR - {"ratification.c182"}


@pytest.mark.parametrize(
    ("ratified", "asked"),
    [
        ((), MINIMUM_AGE | WORST_FORMS | HAZARDOUS),
        (("C182",), MINIMUM_AGE),
        (("C138",), WORST_FORMS),
        (("C138", "C182"), set()),
    ],
)
def test_what_is_reported_under_article_22_is_not_asked_again(ratified: tuple[str, ...], asked: set[str]) -> None:
    shown = _shown({"baseline.status": "none"}, *ratified).questions
    assert shown & (MINIMUM_AGE | WORST_FORMS | HAZARDOUS) == asked
    assert shown >= {"recognition.sources", "recognition.excluded", "policies.policy", "data.extent"}


@pytest.mark.parametrize(
    ("ratified", "told"),
    [((), "neither"), (("C182",), "worst-forms-only"), (("C138",), "minimum-age-only"), (("C138", "C182"), "both")],
)
def test_a_state_is_told_on_what_it_is_asked(ratified: tuple[str, ...], told: str) -> None:
    statements = {f"guidance.{one}" for one in ("neither", "worst-forms-only", "minimum-age-only", "both")}
    assert _shown({}, *ratified).questions & statements == {f"guidance.{told}"}


@pytest.mark.parametrize(
    ("prospect", "asked"), [("under-way", True), ("planned", True), ("considered", False), ("not-now", False)]
)
def test_the_age_to_be_declared_is_asked_once_ratification_is_planned(prospect: str, asked: bool) -> None:
    assert ("ratification.c138-age" in _shown({"ratification.c138": prospect}, "C182").questions) is asked


def test_needs_have_the_states_of_the_other_reviews_and_their_codes_where_they_mean_the_same() -> None:
    mine, theirs = (_columns(one) for one in (REVIEW, FORCED_LABOUR))
    assert mine["status"] == theirs["status"]
    assert theirs["need"].items() - mine["need"].items() == {
        ("victims", "Identification, protection and compensation of victims")
    }


def _columns(name: str) -> dict[str, dict[str, str]]:
    needs = question(name, "cooperation.needs")
    assert isinstance(needs, RowsQuestion)
    choices = [column for column in needs.columns if isinstance(column, ChoiceQuestion)]
    return {column.id: {option.code: option.label for option in column.options} for column in choices}


def test_work_before_the_end_of_compulsory_schooling_is_told() -> None:
    told = [
        str(one.params["check"])
        for one in failed_checks(definition(REVIEW), _sheet({"recognition.age": 14, "recognition.school-until": 15}))
    ]
    assert told == ["recognition.check.schooling"]


def test_a_law_without_a_general_age_is_explained_unless_another_report_says_it() -> None:
    told, without = "recognition.age-text", {"baseline.status": "none", "recognition.exceptions": ["none"]}
    assert told in _shown(without, "C182").questions
    assert told not in _shown(without | {"recognition.age": 15}, "C182").questions
    assert told not in _shown({"baseline.status": "none"}, "C138").questions
