"""Claims about the survey on care: on each of its Conventions, who has ratified it answers only what remains."""

from typing import Any

import pytest

from tests.content.asking import Report, choice, options
from tests.content.sources import definition, question

CARE, UNRATIFIED = "article-19/care-work/2026.yaml", "article-19/unratified/2026.yaml"
SUBJECTS = {"nursing": "C149", "domestic": "C189", "maternity": "C183", "family": "C156"}
NONE = Report(CARE)  # of the four is ratified
ALL = NONE.ratified(*SUBJECTS.values())


def _cited(path: str) -> set[str]:
    return {reference.partition(" ")[0] for reference in question(CARE, path).reference}


@pytest.mark.parametrize(("subject", "convention"), SUBJECTS.items())
def test_who_has_ratified_is_not_asked_again_what_it_reports_under_article_22(subject: str, convention: str) -> None:
    spared = NONE.questions() - NONE.ratified(convention).questions()
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
    assert at_once <= ALL.questions()
    assert at_once <= NONE.questions()


def test_only_who_has_ratified_all_four_is_not_asked_about_ratifying() -> None:
    assert "ratification.list" not in ALL.questions()
    for convention in SUBJECTS.values():
        others = set(SUBJECTS.values()) - {convention}
        assert "ratification.list" in NONE.ratified(*others).questions()


@pytest.mark.parametrize(("weeks", "explained"), [(12, True), (14, False), (18, False)])
def test_a_leave_shorter_than_the_convention_asks_is_explained(weeks: int, explained: bool) -> None:
    asked = NONE.questions({"maternity.weeks": weeks})
    assert ("maternity.weeks-text" in asked) is explained
    assert "maternity.weeks-text" not in ALL.questions({"maternity.weeks": weeks})


@pytest.mark.parametrize(("subject", "section"), [("nursing", "hours"), ("domestic", "daily-rest")])
def test_a_difference_is_explained_until_every_matter_is_equal(subject: str, section: str) -> None:
    every = [code for code in options(CARE, f"{subject}.equal") if code != "none"]
    assert f"{subject}.equal-text" not in NONE.questions({f"{subject}.equal": every})
    less = [code for code in every if code != section]
    assert f"{subject}.equal-text" in NONE.questions({f"{subject}.equal": less})


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
    assert NONE.failed(answers) == [check]


def test_obstacles_and_prospects_have_the_codes_of_every_survey() -> None:
    assert choice(CARE, "ratification.list.obstacles").options == choice(UNRATIFIED, "ratification.obstacles").options
