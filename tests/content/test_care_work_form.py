"""Claims about the survey on care: on each of its Conventions, who has ratified it answers only what remains."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import ChoicesQuestion, RowsQuestion
from tests.content.sources import definition, question

CARE, UNRATIFIED = "article-19/care-work/2026.yaml", "article-19/unratified/2026.yaml"
SUBJECTS = {"nursing": "C149", "domestic": "C189", "maternity": "C183", "family": "C156"}
ALL = frozenset(SUBJECTS.values())


def _sheet(answers: dict[str, Any]) -> Sheet:
    return {Address(path): value for path, value in answers.items()}


def _questions(ratified: frozenset[str], answers: dict[str, Any] | None = None) -> frozenset[str]:
    return visible(definition(CARE), _sheet(answers or {}), Facts(ratified=ratified)).questions


def _failed(answers: dict[str, Any]) -> list[str]:
    return [str(one.params["check"]) for one in failed_checks(definition(CARE), _sheet(answers))]


def _cited(path: str) -> set[str]:
    return {reference.partition(" ")[0] for reference in question(CARE, path).reference}


@pytest.mark.parametrize(("subject", "convention"), SUBJECTS.items())
def test_who_has_ratified_is_not_asked_again_what_it_reports_under_article_22(subject: str, convention: str) -> None:
    spared = _questions(frozenset()) - _questions(frozenset({convention}))
    assert len(spared) >= 3
    assert {path.partition(".")[0] for path in spared} == {subject}
    assert {instrument for path in spared for instrument in _cited(path)} == {convention}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_a_recommendation_asks_is_asked_of_everybody(subject: str) -> None:
    on_recommendations = {
        path
        for part, asked, path in definition(CARE).walk()
        if part.id == subject and any(one.startswith("R") for one in _cited(path))
    }
    at_once = {path for path in on_recommendations if question(CARE, path).show_if is None}
    assert len(at_once) >= 3
    assert at_once <= _questions(ALL)
    assert at_once <= _questions(frozenset())


def test_only_who_has_ratified_all_four_is_not_asked_about_ratifying() -> None:
    assert "ratification.list" not in _questions(ALL)
    for convention in ALL:
        assert "ratification.list" in _questions(ALL - {convention})


@pytest.mark.parametrize(("weeks", "explained"), [(12, True), (14, False), (18, False)])
def test_a_leave_shorter_than_the_convention_asks_is_explained(weeks: int, explained: bool) -> None:
    asked = _questions(frozenset(), {"maternity.weeks": weeks})
    assert ("maternity.weeks-text" in asked) is explained
    assert "maternity.weeks-text" not in _questions(ALL, {"maternity.weeks": weeks})


@pytest.mark.parametrize(("subject", "section"), [("nursing", "hours"), ("domestic", "daily-rest")])
def test_a_difference_is_explained_until_every_matter_is_equal(subject: str, section: str) -> None:
    asked = question(CARE, f"{subject}.equal")
    assert isinstance(asked, ChoicesQuestion)
    every = [option.code for option in asked.options if option.code != "none"]
    assert f"{subject}.equal-text" not in _questions(frozenset(), {f"{subject}.equal": every})
    less = [code for code in every if code != section]
    assert f"{subject}.equal-text" in _questions(frozenset(), {f"{subject}.equal": less})


@pytest.mark.parametrize(
    ("answers", "check"),
    [
        ({"maternity.weeks": 12, "maternity.compulsory": 14}, "maternity.check.compulsory"),
        ({"family.leave": {"paternity": {"total": 2, "paid": 3}}}, "family.check.paid"),
        ({"family.leave": {"parental": {"total": 10}, "father-share": {"total": 12}}}, "family.check.father"),
        (
            {"policy.number": {code: {"women": 10} for code in ("nursing", "domestic", "home-care", "child-care", "total")}},
            "policy.check.total",
        ),
    ],
)
def test_figures_that_contradict_each_other_are_told(answers: dict[str, Any], check: str) -> None:
    assert _failed(answers) == [check]


def test_obstacles_and_prospects_have_the_codes_of_every_survey() -> None:
    table, everywhere = question(CARE, "ratification.list"), question(UNRATIFIED, "ratification.obstacles")
    assert isinstance(table, RowsQuestion)
    assert isinstance(everywhere, ChoicesQuestion)
    obstacles = next(column for column in table.columns if column.id == "obstacles")
    assert isinstance(obstacles, ChoicesQuestion)
    assert obstacles.options == everywhere.options
