"""Claims about the form on employment policy (C122): what is asked of whom, when, and which figures are doubted."""

import pytest

from forms_app.answers.facts import Facts, PendingPoint
from tests.content.asking import Report
from tests.content.sources import definition

C122 = "article-22/C122/2026.yaml"
LATER = Report(C122)
TABLES = {"figures-ages", "figures-branches", "figures-regions"}


def test_a_first_report_goes_through_every_subject() -> None:
    everything = {section.id for section in definition(C122).sections}
    assert Report(C122, Facts(first_report=True)).sections() == everything - {"changes", "comments"} - TABLES


def test_a_later_report_without_changes_asks_for_levels_and_trends_and_what_came_of_advice() -> None:
    pending = (PendingPoint("C122-XAA-2025-DR", 1, "direct-request", "C122", 2025, "Please describe the consultations.", "en"),)
    report = Report(C122, Facts(pending=pending))
    assert report.own_sections({"changes.any": "no"}) == {"guidance", "changes", "levels", "ilo-cooperation"}
    assert "comments" in report.sections({"changes.any": "no"})


@pytest.mark.parametrize(("where", "tables"), [("tables", TABLES), ("partly", TABLES), ("publication", set()), ("none", set())])
def test_figures_that_are_published_are_not_asked_again(where: str, tables: set[str]) -> None:
    assert LATER.sections({"levels.details": where}) & TABLES == tables


def test_assistance_is_told_once_and_its_effect_on_policy_beside_it() -> None:
    order = [section.id for section in definition(C122).sections]
    assert order.index("ilo-cooperation") + 1 == order.index("assistance")


def test_the_underemployed_are_part_of_the_employed() -> None:
    figures = {"employed": {"women": 900, "men": 1100}, "underemployed": {"women": 90, "men": 80}}
    assert not LATER.failed({"levels.persons": figures})
    assert LATER.failed({"levels.persons": figures | {"underemployed": {"women": 901}}}) == ["levels.check.underemployed"]


def test_the_population_of_working_age_is_in_work_out_of_work_or_outside_the_labour_force() -> None:
    parts = {"employed": {"women": 600}, "unemployed": {"women": 60}, "outside": {"women": 340}}
    assert not LATER.failed({"levels.persons": parts | {"working-age": {"women": 1000}}})
    assert LATER.failed({"levels.persons": parts | {"working-age": {"women": 1001}}}) == ["levels.check.working-age"]


def test_a_programme_brings_no_more_persons_into_work_than_took_part() -> None:
    path = "decisions.art2-programmes"
    for employed, doubted in ((400, []), (401, [f"{path}.check.employed"])):
        programme = {"women": 220, "men": 180, "participants": 400, "employed": employed}
        assert LATER.failed({path: [programme]}) == doubted
