"""Claims about the report on equal remuneration: what is narrower than the Convention is explained, and figures agree."""

import pytest

from forms_app.answers.facts import Facts
from forms_app.definitions.questions import GridQuestion
from tests.content.asking import Report
from tests.content.sources import question

C100 = "article-22/C100/2026.yaml"
LATER = Report(C100).ratified("C100")
FIRST = Report(C100, Facts(first_report=True)).ratified("C100")
SUBJECTS = {"principle", "pay-setting", "job-evaluation", "cooperation", "enforcement"}
ALL_PAY = ["basic", "overtime", "bonus", "allowances", "kind", "insurance", "severance"]


def test_a_first_report_asks_for_every_subject_and_a_later_one_without_changes_for_figures_alone() -> None:
    assert FIRST.own_sections() == SUBJECTS | {"guidance", "statistics"}
    assert LATER.own_sections({"changes.any": "no"}) == {"guidance", "changes", "statistics"}


@pytest.mark.parametrize(("rule", "asked"), [("equal-value", False), ("equal-work", True), ("general", True), ("none", True)])
def test_a_rule_narrower_than_equal_value_is_explained(rule: str, asked: bool) -> None:
    assert ("principle.art1-rule-plans" in FIRST.questions({"principle.art1-rule": rule})) is asked


def test_a_part_of_pay_that_the_rule_leaves_out_is_explained() -> None:
    path, text = "principle.art1-remuneration", "principle.art1-remuneration-text"
    assert text not in FIRST.questions({path: ALL_PAY})
    assert text in FIRST.questions({path: ALL_PAY[1:]})
    assert text in FIRST.questions({path: ["none"]})


@pytest.mark.parametrize(("promoted", "methods", "plans"), [("both", True, False), ("public", True, True), ("no", False, True)])
def test_a_sector_without_job_evaluation_is_accounted_for(promoted: str, methods: bool, plans: bool) -> None:
    shown = FIRST.questions({"job-evaluation.art3-promoted": promoted})
    assert ("job-evaluation.art3-methods" in shown) is methods
    assert ("job-evaluation.art3-plans" in shown) is plans


@pytest.mark.parametrize(("wages", "asked"), [("several", True), ("single", False), ("none", False)])
def test_only_rates_that_differ_by_branch_can_undervalue_the_work_of_women(wages: str, asked: bool) -> None:
    assert ("pay-setting.art2-minimum-text" in FIRST.questions({"pay-setting.art2-minimum": wages})) is asked


@pytest.mark.parametrize(("grid", "part"), [("branches", "health"), ("occupations", "clerical"), ("levels", "fifth")])
def test_the_lines_of_each_table_add_up(grid: str, part: str) -> None:
    column = "public-women" if grid == "levels" else "women"
    asked = question(C100, f"statistics.{grid}")
    assert isinstance(asked, GridQuestion)
    figures = {one.code: {column: 10} for one in asked.lines if one.code != "all"}
    figures["all"] = {column: 10 * len(figures)}
    assert not FIRST.failed({f"statistics.{grid}": figures})
    assert FIRST.failed({f"statistics.{grid}": figures | {part: {column: 9}}}) == [f"statistics.check.{grid}"]


def test_more_cases_cannot_be_won_than_were_decided() -> None:
    assert not FIRST.failed({"statistics.cases": {"decided": {"latest": 4}, "allowed": {"latest": 4}}})
    assert FIRST.failed({"statistics.cases": {"decided": {"latest": 4}, "allowed": {"latest": 5}}}) == [
        "statistics.check.allowed"
    ]
