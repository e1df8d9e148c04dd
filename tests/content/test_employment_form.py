"""Claims about the form on employment policy (C122): what is asked of whom, when, and which figures are doubted."""

from collections.abc import Mapping

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts, PendingPoint
from forms_app.answers.values import Sheet, Value
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import ChoicesQuestion
from tests.content.sources import definition, question

C122 = "article-22/C122/2026.yaml"
TABLES = {"figures-ages", "figures-branches", "figures-regions"}


def _sheet(answers: Mapping[str, Value]) -> Sheet:
    return {Address(path): answer for path, answer in answers.items()}


def _sections(facts: Facts, answers: Mapping[str, Value]) -> frozenset[str]:
    return visible(definition(C122), _sheet(answers), facts).sections


def _doubted(answers: Mapping[str, Value]) -> set[str]:
    return {str(problem.params["check"]) for problem in failed_checks(definition(C122), _sheet(answers))}


def test_a_first_report_goes_through_every_subject() -> None:
    everything = {section.id for section in definition(C122).sections}
    assert _sections(Facts(first_report=True), {}) == everything - {"changes", "comments"} - TABLES


def test_a_later_report_without_changes_asks_for_levels_and_trends_and_what_came_of_advice() -> None:
    pending = (PendingPoint("C122-XAA-2025-DR", 1, "direct-request", "C122", 2025, "Please describe the consultations.", "en"),)
    own = {section.id for section in definition(C122).sections if section.block is None}
    shown = _sections(Facts(pending=pending), {"changes.any": "no"})
    assert shown & own == {"guidance", "changes", "levels", "ilo-cooperation"}
    assert "comments" in shown


def test_every_subject_that_can_change_opens_its_section() -> None:
    subjects = question(C122, "changes.subjects")
    assert isinstance(subjects, ChoicesQuestion)
    without = _sections(Facts(), {"changes.any": "yes"})
    for code in {option.code for option in subjects.options} - {"other"}:
        assert _sections(Facts(), {"changes.any": "yes", "changes.subjects": [code]}) - without == {code}


@pytest.mark.parametrize(("where", "tables"), [("tables", TABLES), ("partly", TABLES), ("publication", set()), ("none", set())])
def test_figures_that_are_published_are_not_asked_again(where: str, tables: set[str]) -> None:
    assert _sections(Facts(), {"levels.details": where}) & TABLES == tables


def test_assistance_is_told_once_and_its_effect_on_policy_beside_it() -> None:
    order = [section.id for section in definition(C122).sections]
    assert order.index("ilo-cooperation") + 1 == order.index("assistance")


def test_the_underemployed_are_part_of_the_employed() -> None:
    figures = {"employed": {"women": 900, "men": 1100}, "underemployed": {"women": 90, "men": 80}}
    assert not _doubted({"levels.persons": figures})
    assert _doubted({"levels.persons": figures | {"underemployed": {"women": 901}}}) == {"levels.check.underemployed"}


def test_the_population_of_working_age_is_in_work_out_of_work_or_outside_the_labour_force() -> None:
    parts = {"employed": {"women": 600}, "unemployed": {"women": 60}, "outside": {"women": 340}}
    assert not _doubted({"levels.persons": parts | {"working-age": {"women": 1000}}})
    assert _doubted({"levels.persons": parts | {"working-age": {"women": 1001}}}) == {"levels.check.working-age"}


def test_a_programme_brings_no_more_persons_into_work_than_took_part() -> None:
    path = "decisions.art2-programmes"
    for employed, doubted in ((400, set()), (401, {f"{path}.check.employed"})):
        row = {"women": 220, "men": 180, "participants": 400, "employed": employed}
        sheet: Sheet = {Address(path): ["r1"], **{Address(f"{path}.{name}", "r1"): number for name, number in row.items()}}
        found = failed_checks(definition(C122), sheet)
        assert {str(problem.params["check"]) for problem in found} == doubted
