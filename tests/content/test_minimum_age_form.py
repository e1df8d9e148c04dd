"""Claims about the report on the minimum age: what the Convention wants in every report is asked in every report."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from tests.content.asking import Report

C138 = "article-22/C138/2026.yaml"
LATER = Report(C138).ratified("C138")
FIRST = Report(C138, Facts(first_report=True)).ratified("C138")
ALWAYS_COVERED = ["mining", "manufacturing", "construction", "utilities", "sanitary", "transport", "plantations"]


def test_a_later_report_without_changes_asks_for_what_was_declared_and_for_no_subject() -> None:
    shown = LATER.own_sections({"changes.any": "no", "declarations.age": 15, "declarations.art4-used": "no"})
    assert shown == {"guidance", "changes", "declarations", "statistics"}


@pytest.mark.parametrize(
    ("answers", "section"),
    [
        ({"declarations.age": 14}, "age-of-14"),
        ({"declarations.art4-used": "yes"}, "exclusions"),
        ({"declarations.art4-used": "ended"}, "exclusions"),
        ({"declarations.art5-used": "yes"}, "limited-scope"),
    ],
)
def test_an_exception_in_use_is_accounted_for_in_every_report(answers: dict[str, Any], section: str) -> None:
    assert section in LATER.sections({"changes.any": "no"} | answers)
    assert section in FIRST.sections(answers)
    assert section not in FIRST.sections({"declarations.age": 15, "declarations.art4-used": "no", "declarations.art5-used": "no"})


@pytest.mark.parametrize(
    ("declared", "allowed_from", "asked"), [(15, 13, False), (15, 12, True), (14, 12, False), (14, 11, True), (16, 12, True)]
)
def test_light_work_before_the_age_the_convention_allows_is_explained(declared: int, allowed_from: int, asked: bool) -> None:
    answers = {"declarations.age": declared, "light-work.art7-allowed": "determined", "light-work.art7-age": allowed_from}
    assert ("light-work.art7-age-text" in FIRST.questions(answers)) is asked


def test_only_a_branch_that_must_be_covered_is_missed() -> None:
    limited = {"declarations.art5-used": "yes"}
    missing = "limited-scope.art5-missing"
    assert missing not in LATER.questions(limited)
    assert missing not in LATER.questions(limited | {"limited-scope.art5-branches": [*ALWAYS_COVERED, "trade"]})
    assert missing in LATER.questions(limited | {"limited-scope.art5-branches": [*ALWAYS_COVERED[1:], "trade"]})


@pytest.mark.parametrize(("age", "hidden"), [(16, True), (15, False)])
def test_hazardous_work_before_16_is_explained_entry_by_entry(age: int, hidden: bool) -> None:
    shown = FIRST.shown({"hazardous-work.art3-sixteen": "yes", "hazardous-work.art3-sixteen-work": [{"age": age}]})
    assert (Address("hazardous-work.art3-sixteen-work.younger", "r1") in shown.hidden_cells) is hidden


@pytest.mark.parametrize(
    ("answers", "check"),
    [
        ({"declarations.age": 16, "minimum-age.art2-law-age": 15}, "declarations.check.age-in-law"),
        ({"declarations.age": 15, "minimum-age.art2-school-until": 16}, "minimum-age.check.schooling-declared"),
        ({"minimum-age.art2-law-age": 15, "minimum-age.art2-school-until": 16}, "minimum-age.check.schooling"),
    ],
)
def test_ages_that_disagree_are_told(answers: dict[str, Any], check: str) -> None:
    assert LATER.failed(answers) == [check]
    assert not LATER.failed(dict.fromkeys(answers, 15))


WORKING = {"girls-5-11": 10, "girls-12-14": 20, "girls-15-17": 30, "girls-all": 60, "boys-all": 40, "all": 100}


@pytest.mark.parametrize(
    ("wrong", "check"),
    [({"girls-12-14": 21}, "girls"), ({"all": 99}, "children"), ({"boys-5-11": 1, "boys-12-14": 1, "boys-15-17": 1}, "boys")],
)
def test_age_bands_and_sexes_add_up_to_all_children(wrong: dict[str, int], check: str) -> None:
    assert not LATER.failed({"statistics.children": {"working": WORKING}})
    assert LATER.failed({"statistics.children": {"working": WORKING | wrong}}) == [f"statistics.check.{check}"]
