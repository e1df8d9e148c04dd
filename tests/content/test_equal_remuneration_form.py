"""Claims about the report on equal remuneration: what is narrower than the Convention is explained, and figures agree."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import GridQuestion
from tests.content.sources import definition, question

C100 = "article-22/C100/2026.yaml"
LATER = Facts(ratified=frozenset({"C100"}))
FIRST = Facts(first_report=True, ratified=frozenset({"C100"}))
SUBJECTS = {"principle", "pay-setting", "job-evaluation", "cooperation", "enforcement"}
ALL_PAY = ["basic", "overtime", "bonus", "allowances", "kind", "insurance", "severance"]


def _sheet(answers: dict[str, Any]) -> Sheet:
    return {Address(path): value for path, value in answers.items()}


def _sections(answers: dict[str, Any], facts: Facts) -> frozenset[str]:
    return visible(definition(C100), _sheet(answers), facts).sections


def _questions(answers: dict[str, Any], facts: Facts = FIRST) -> frozenset[str]:
    return visible(definition(C100), _sheet(answers), facts).questions


def _failed(answers: dict[str, Any]) -> list[str]:
    return [str(one.params["check"]) for one in failed_checks(definition(C100), _sheet(answers))]


def test_a_first_report_asks_for_every_subject_and_a_later_one_without_changes_for_figures_alone() -> None:
    own = {section.id for section in definition(C100).sections if not section.block}
    assert _sections({}, FIRST) & own == SUBJECTS | {"guidance", "statistics"}
    assert _sections({"changes.any": "no"}, LATER) & own == {"guidance", "changes", "statistics"}


@pytest.mark.parametrize("subject", sorted(SUBJECTS))
def test_a_subject_that_changed_opens_its_section_and_no_other(subject: str) -> None:
    assert _sections({"changes.any": "yes", "changes.subjects": [subject]}, LATER) & SUBJECTS == {subject}


@pytest.mark.parametrize(("rule", "asked"), [("equal-value", False), ("equal-work", True), ("general", True), ("none", True)])
def test_a_rule_narrower_than_equal_value_is_explained(rule: str, asked: bool) -> None:
    assert ("principle.art1-rule-plans" in _questions({"principle.art1-rule": rule})) is asked


def test_a_part_of_pay_that_the_rule_leaves_out_is_explained() -> None:
    path, text = "principle.art1-remuneration", "principle.art1-remuneration-text"
    assert text not in _questions({path: ALL_PAY})
    assert text in _questions({path: ALL_PAY[1:]})
    assert text in _questions({path: ["none"]})


@pytest.mark.parametrize(("promoted", "methods", "plans"), [("both", True, False), ("public", True, True), ("no", False, True)])
def test_a_sector_without_job_evaluation_is_accounted_for(promoted: str, methods: bool, plans: bool) -> None:
    shown = _questions({"job-evaluation.art3-promoted": promoted})
    assert ("job-evaluation.art3-methods" in shown) is methods
    assert ("job-evaluation.art3-plans" in shown) is plans


@pytest.mark.parametrize(("wages", "asked"), [("several", True), ("single", False), ("none", False)])
def test_only_rates_that_differ_by_branch_can_undervalue_the_work_of_women(wages: str, asked: bool) -> None:
    assert ("pay-setting.art2-minimum-text" in _questions({"pay-setting.art2-minimum": wages})) is asked


@pytest.mark.parametrize(("grid", "part"), [("branches", "health"), ("occupations", "clerical"), ("levels", "fifth")])
def test_the_lines_of_each_table_add_up(grid: str, part: str) -> None:
    column = "public-women" if grid == "levels" else "women"
    asked = question(C100, f"statistics.{grid}")
    assert isinstance(asked, GridQuestion)
    figures = {one.code: {column: 10} for one in asked.lines if one.code != "all"}
    figures["all"] = {column: 10 * len(figures)}
    assert not _failed({f"statistics.{grid}": figures})
    assert _failed({f"statistics.{grid}": figures | {part: {column: 9}}}) == [f"statistics.check.{grid}"]


def test_more_cases_cannot_be_won_than_were_decided() -> None:
    assert not _failed({"statistics.cases": {"decided": {"latest": 4}, "allowed": {"latest": 4}}})
    assert _failed({"statistics.cases": {"decided": {"latest": 4}, "allowed": {"latest": 5}}}) == ["statistics.check.allowed"]
