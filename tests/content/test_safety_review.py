"""Claims about the annual review on a safe and healthy working environment: what article 22 asks is not asked again."""

import pytest

from tests.content.asking import Report
from tests.content.sources import question

REVIEW = "declaration/annual-review-safety-and-health/2026.yaml"
REPORT = Report(REVIEW)
STATUS = "baseline.status"
UNDER_ARTICLE_22 = {
    "C155": {"recognition.duties", "recognition.rights", "recognition.penalties", "data.notification", "ratification.c155"},
    "C187": {"policies.programme", "policies.elements", "ratification.c187"},
}


@pytest.mark.parametrize("code", sorted(UNDER_ARTICLE_22))
def test_what_a_convention_that_is_ratified_asks_is_left_to_its_report(code: str) -> None:
    everything = UNDER_ARTICLE_22["C155"] | UNDER_ARTICLE_22["C187"]
    assert REPORT.questions({STATUS: "none"}) >= everything | {"policies.policy"}
    asked = REPORT.ratified(code).questions({STATUS: "none"})
    assert asked & everything == everything - UNDER_ARTICLE_22[code]
    assert "policies.policy" not in asked  # both Conventions ask for the national policy


@pytest.mark.parametrize("form", ["C155", "C187"])
def test_the_figures_are_those_of_the_reports_on_the_conventions(form: str) -> None:
    assert f"article-22/{form}#statistics.trend" in question(REVIEW, "data.trend").was
