"""Claims about the report on the right to organize and collective bargaining: what it asks every time, and what it catches."""

from typing import Any

import pytest

from forms_app.answers.facts import Facts
from forms_app.definitions.severity import Severity
from tests.content.asking import Report

C098 = "article-22/C098/2026.yaml"
LATER = Report(C098).ratified("C098")
FIRST = Report(C098, Facts(first_report=True)).ratified("C098")
IN_VIEW = ["condition", "hiring", "dismissal", "transfer", "pay"]  # what Article 1 has in view, if not in these words


def test_a_later_report_without_changes_still_tells_what_authorities_did_and_figures() -> None:
    assert LATER.own_sections({"changes.any": "no"}) == {"guidance", "changes", "interventions", "statistics"}


@pytest.mark.parametrize(
    ("acts", "explained"), [([*IN_VIEW, "blacklist"], False), (IN_VIEW[1:], True), (["none"], True), (["dismissal"], True)]
)
def test_a_law_that_does_not_reach_every_act_of_article_1_is_explained(acts: list[str], explained: bool) -> None:
    answers = {"discrimination.art1-protection": "yes", "discrimination.art1-acts": acts}
    assert ("discrimination.art1-acts-missing" in FIRST.questions(answers)) is explained


def test_a_law_that_names_both_sides_has_no_gap_to_explain() -> None:
    gap = "interference.art2-text"
    assert gap not in FIRST.questions({"interference.art2-protection": "both"})
    for answer in ("workers", "general", "no"):
        assert gap in FIRST.questions({"interference.art2-protection": answer})


@pytest.mark.parametrize(
    ("when", "explained"), [(["both"], False), (["never"], False), (["both", "state"], True), (["authority"], True)]
)
def test_arbitration_that_one_side_has_not_asked_for_is_explained(when: list[str], explained: bool) -> None:
    shown = FIRST.questions({"bargaining-disputes.art4-arbitration": when})
    assert ("bargaining-disputes.art4-arbitration-text" in shown) is explained


def test_only_approval_and_registration_ask_for_grounds_and_review() -> None:
    asked = {
        answer: "agreements.art4-approval-text" in FIRST.questions({"agreements.art4-approval": answer})
        for answer in ("nothing", "deposit", "registration", "approval")
    }
    assert asked == {"nothing": False, "deposit": False, "registration": True, "approval": True}


def test_servants_of_the_state_may_be_left_outside_but_nobody_else_without_a_reason() -> None:
    assert "public-service.art6-excluded" in FIRST.questions()
    assert "public-service.art6-others-text" in FIRST.questions({"public-service.art6-others": "partly"})
    assert "public-service.art6-others-text" not in FIRST.questions({"public-service.art6-others": "yes"})


@pytest.mark.parametrize(
    ("answers", "check", "severity"),
    [
        (
            {
                "agreements": {
                    "undertaking": {"latest": 7},
                    "branch": {"latest": 2},
                    "national": {"latest": 1},
                    "all": {"latest": 9},
                }
            },
            "levels",
            Severity.EXPECTED,
        ),
        ({"agreements": {"all": {"latest": 9}, "extended": {"latest": 10}}}, "extended", Severity.EXPECTED),
        ({"agreements": {"all": {"latest": 9}, "new": {"latest": 10}}}, "new", Severity.ADVICE),
        ({"covered": {"mining": {"women": 1, "men": 2, "all": 4}}}, "sexes", Severity.EXPECTED),
        ({"covered": {"mining": {"employees": 3, "all": 4}}}, "covered", Severity.EXPECTED),
        ({"disputes": {"disputes": {"latest": 3}, "settled": {"latest": 4}}}, "settled", Severity.ADVICE),
    ],
)
def test_figures_that_contradict_each_other_are_told(answers: dict[str, Any], check: str, severity: Severity) -> None:
    found = LATER.failed_with_severity({f"statistics.{path}": value for path, value in answers.items()})
    assert found == [(f"statistics.check.{check}", severity)]
