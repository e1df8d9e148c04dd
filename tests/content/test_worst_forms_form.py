"""Claims about the report on the worst forms of child labour: each form is asked about, and its figures agree."""

from typing import Any

import pytest

from forms_app.answers.facts import Facts
from forms_app.definitions.questions import GridQuestion
from tests.content.asking import Report, options
from tests.content.sources import definition, question

C182 = "article-22/C182/2026.yaml"
C138 = "article-22/C138/2026.yaml"
LATER = Report(C182).ratified("C182")
FIRST = Report(C182, Facts(first_report=True)).ratified("C182")
WORST_FORMS = ("slavery", "armed-conflict", "sexual-exploitation", "illicit-activities", "hazardous-work")
SAME = {one.was[0].partition("#")[2]: path for _, one, path in definition(C182).walk() if one.was}


def test_a_later_report_without_changes_asks_for_figures_and_for_no_subject() -> None:
    assert LATER.own_sections({"changes.any": "no"}) == {"guidance", "changes", "statistics"}


@pytest.mark.parametrize(
    ("path", "gaps", "enough"),
    [
        ("slavery.art3a-prohibited", "slavery.art3a-gaps", None),
        ("sexual-exploitation.art3b-prohibited", "sexual-exploitation.art3b-gaps", None),
        (
            "illicit-activities.art3c-prohibited",
            "illicit-activities.art3c-gaps",
            ["drugs-production", "drugs-trafficking", "other-offences"],
        ),
    ],
)
def test_an_act_that_is_not_forbidden_is_accounted_for(path: str, gaps: str, enough: list[str] | None) -> None:
    named = [code for code in options(C182, path) if code != "none"]
    assert gaps not in FIRST.questions({path: enough or named})
    assert gaps in FIRST.questions({path: (enough or named)[1:]})
    assert gaps in FIRST.questions({path: ["none"]})
    assert gaps not in FIRST.questions()


def test_trafficking_that_must_be_shown_to_have_used_force_is_a_gap() -> None:
    assert "slavery.art3a-gaps" in FIRST.questions({"slavery.art3a-means": "no"})


@pytest.mark.parametrize(("age", "asked"), [(18, False), (17, True), (16, True)])
def test_hazardous_work_below_18_is_explained(age: int, asked: bool) -> None:
    assert ("hazardous-work.art3d-age-text" in FIRST.questions({"hazardous-work.art3d-age": age})) is asked


def test_a_list_is_reviewed_only_where_there_is_one() -> None:
    review, plans = "hazardous-work.art4-review", "hazardous-work.art4-plans"
    for answer, shown in (("law", {review}), ("authority", {review}), ("general", {plans}), ("no", {plans})):
        assert FIRST.questions({"hazardous-work.art4-determined": answer}) & {review, plans} == shown


def test_a_child_that_can_be_punished_is_explained() -> None:
    for answer, asked in (("no", False), ("not-done", True), ("yes", True)):
        assert ("enforcement.art7-victims-text" in FIRST.questions({"enforcement.art7-victims": answer})) is asked


def test_every_worst_form_is_counted_by_the_name_of_its_section() -> None:
    for path in ("statistics.cases", "statistics.found"):
        grid = question(C182, path)
        assert isinstance(grid, GridQuestion)
        assert [line.code for line in grid.lines] == [*WORST_FORMS, "all"]


@pytest.mark.parametrize("there", sorted(SAME))
def test_a_fact_shared_with_the_minimum_age_is_asked_there_in_the_same_words(there: str) -> None:
    assert question(C182, SAME[there]).prompt == question(C138, there).prompt


def test_lists_and_figures_are_among_the_facts_shared_with_the_minimum_age() -> None:
    assert SAME.keys() >= {"hazardous-work.art3-lists", "statistics.children", "statistics.schooling"}


FOUND = {"girls-0-14": 3, "girls-15-17": 5, "girls-all": 8, "boys-0-14": 2, "boys-15-17": 1, "boys-all": 3, "all": 11}


@pytest.mark.parametrize(
    ("answers", "check"),
    [
        ({"statistics.found": {"slavery": FOUND | {"girls-all": 7, "boys-all": 4}}}, ["found-girls", "found-boys"]),
        ({"statistics.found": {"slavery": FOUND | {"all": 12}}}, ["found-sexes"]),
        ({"statistics.found": {"all": FOUND}, "statistics.helped": {"removed": {"all": 12}}}, ["removed"]),
        ({"statistics.found": {"all": FOUND}, "statistics.helped": {"removed": {"all": 11}}}, []),
    ],
)
def test_children_are_counted_once(answers: dict[str, Any], check: list[str]) -> None:
    assert FIRST.failed(answers) == [f"statistics.check.{one}" for one in check]


@pytest.mark.parametrize(("prison", "check"), [(2, []), (3, ["sentenced"])])
def test_those_convicted_are_those_sentenced(prison: int, check: list[str]) -> None:
    cases = {line: {"convictions-latest": number} for line, number in zip((*WORST_FORMS, "all"), (1, 0, 1, 0, 1, 3), strict=True)}
    penalties = {"prison": {"latest": prison}, "suspended": {"latest": 0}, "fine": {"latest": 1}, "other": {"latest": 0}}
    failed = FIRST.failed({"statistics.cases": cases, "statistics.penalties": penalties})
    assert failed == [f"statistics.check.{one}" for one in check]
