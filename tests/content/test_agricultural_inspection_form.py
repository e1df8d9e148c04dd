"""Claims about the form on labour inspection in agriculture (C129): what is asked in every report, and what C081 has said."""

import pytest

from forms_app.answers.facts import Facts
from tests.content.asking import Report
from tests.content.sources import definition

C129 = "article-22/C129/2026.yaml"
FIRST, LATER = Report(C129, Facts(first_report=True)), Report(C129)
TABLES = {"figures-staff", "figures-undertakings", "figures-visits", "figures-penalties", "figures-injuries"}
CATEGORIES = ("tenants", "members", "family")


def test_a_later_report_without_changes_asks_for_the_categories_and_the_annual_report_only() -> None:
    shown = LATER.ratified("C081", "C129").own_sections({"changes.any": "no"})
    assert shown == {"guidance", "changes", "declarations", "annual-report"}


@pytest.mark.parametrize(
    ("declared", "asked"), [(["none"], True), (["tenants", "members"], True), (list(CATEGORIES), False), (None, True)]
)
def test_each_report_tells_of_the_categories_no_declaration_covers(declared: list[str] | None, asked: bool) -> None:
    answers = {"changes.any": "no"} | ({"declarations.art5-declared": declared} if declared else {})
    for report in (FIRST, Report(C129, Facts(detailed=True)), LATER):
        assert ("declarations.art5-others" in report.questions(answers)) is asked


def test_only_a_later_report_can_tell_of_a_later_declaration() -> None:
    declared = {"declarations.art5-declared": ["members"]}
    later = "declarations.art5-declared-later"
    assert later not in FIRST.questions(declared)
    assert later in LATER.questions(declared)


def test_what_the_report_on_convention_81_says_is_not_asked_again() -> None:
    matters = {
        "status": "staff.art8-status",
        "means": "resources.art15-means",
        "powers": "powers.art16-limits",
        "duties": "duties.art20-duties",
        "proceedings": "enforcement.art24-penalties",
    }
    first = FIRST.ratified("C081", "C129")
    same = {"convention-81.same": list(matters)}
    assert set(matters.values()) <= first.questions()
    assert not first.questions(same) & set(matters.values())
    particular = {"staff.art9-training", "powers.art16-home", "powers.art17-preventive", "enforcement.art21-visits"}
    assert particular <= first.questions(same)
    assert set(matters.values()) <= FIRST.ratified("C129").questions(same)  # there is no such report


def test_many_facts_are_shared_with_the_report_on_convention_81() -> None:
    assert len([was for _, asked, _ in definition(C129).walk() for was in asked.was]) >= 20


@pytest.mark.parametrize(("where", "tables"), [("tables", TABLES), ("partly", TABLES), ("report", set()), ("none", set())])
def test_figures_that_stand_in_the_annual_report_are_not_asked_again(where: str, tables: set[str]) -> None:
    assert LATER.sections({"annual-report.art27-figures": where}) & TABLES == tables


@pytest.mark.parametrize(("form", "why"), [("part", False), ("separate", False), ("mixed", True), ("none", True)])
def test_where_agriculture_has_no_figures_of_its_own_the_form_asks_why(form: str, why: bool) -> None:
    assert ("annual-report.art26-none" in LATER.questions({"annual-report.art26-form": form})) is why


LIABLE = {"undertakings": 40, "women": 300, "men": 900, "workers": 1200, "seasonal": 700, "young": 0}


@pytest.mark.parametrize(
    ("wrong", "check"),
    [
        ({"women": 299}, "figures-undertakings.check.sexes"),
        ({"seasonal": 1201}, "figures-undertakings.check.seasonal"),
        ({"undertakings": 34}, "figures-visits.check.liable"),
    ],
)
def test_figures_that_cannot_all_be_right_are_doubted(wrong: dict[str, int], check: str) -> None:
    visited = {"figures-visits.branches": {"crops": {"visits": 60, "undertakings": 35, "workers": 1100}}}
    assert not LATER.failed({"figures-undertakings.liable": {"crops": LIABLE}} | visited)
    assert LATER.failed({"figures-undertakings.liable": {"crops": LIABLE | wrong}} | visited) == [check]
