"""Claims about the form on labour inspection (C081 and its Protocol): what is asked of whom, and when."""

from collections.abc import Mapping

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts, PendingPoint
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import ChoicesQuestion
from tests.content.sources import definition, question

C081 = "article-22/C081/2026.yaml"
CONVENTION = frozenset({"C081"})
BOTH = frozenset({"C081", "P081"})
TABLES = {"figures-staff", "figures-workplaces", "figures-visits", "figures-penalties", "figures-injuries"}
ALWAYS = {"guidance", "changes", "laws", "declarations", "authorities", "judicial", "annual-report"}
COMMON = {"practice", "communication", "assistance", "attestation"}


def _sheet(answers: Mapping[str, str | list[str]]) -> Sheet:
    return {Address(path): answer for path, answer in answers.items()}


def _sections(facts: Facts, answers: Mapping[str, str | list[str]] | None = None) -> frozenset[str]:
    return visible(definition(C081), _sheet(answers or {}), facts).sections


def _shown(facts: Facts, answers: Mapping[str, str | list[str]]) -> frozenset[str]:
    return visible(definition(C081), _sheet(answers), facts).questions


def test_a_first_report_goes_through_every_article() -> None:
    everything = {section.id for section in definition(C081).sections}
    assert _sections(Facts(first_report=True, ratified=BOTH)) == everything - {"changes", "comments"} - TABLES


def test_a_later_report_without_changes_asks_for_declarations_and_the_annual_report_only() -> None:
    pending = (PendingPoint("C081-XAA-2025-OBS", 1, "observation", "C081", 2025, "Please indicate the number of visits.", "en"),)
    shown = _sections(Facts(ratified=CONVENTION, pending=pending), {"changes.any": "no"})
    assert shown == ALWAYS | COMMON | {"comments"}


def test_every_subject_that_can_change_opens_a_section() -> None:
    subjects = question(C081, "changes.subjects")
    assert isinstance(subjects, ChoicesQuestion)
    without = _sections(Facts(ratified=BOTH), {"changes.any": "yes"})
    for code in {option.code for option in subjects.options} - {"other"}:
        opened = _sections(Facts(ratified=BOTH), {"changes.any": "yes", "changes.subjects": [code]}) - without
        assert opened == {"protocol-services" if code == "protocol" else code}


@pytest.mark.parametrize(("where", "tables"), [("tables", TABLES), ("partly", TABLES), ("report", set()), ("none", set())])
def test_figures_that_stand_in_the_annual_report_are_not_asked_again(where: str, tables: set[str]) -> None:
    assert _sections(Facts(ratified=CONVENTION), {"annual-report.art21-figures": where}) & TABLES == tables


def test_while_part_two_is_excluded_every_report_says_where_commerce_stands() -> None:
    for facts in (Facts(first_report=True), Facts(detailed=True), Facts()):
        assert "declarations.part-two-position" in _shown(facts, {"declarations.part-two": "excluded"})
        assert "declarations.part-two-position" not in _shown(facts, {"declarations.part-two": "accepted"})


def test_exempted_areas_are_named_in_a_first_report_and_given_up_in_later_ones() -> None:
    exempted = {"declarations.areas": "yes"}
    first, later = _shown(Facts(first_report=True), exempted), _shown(Facts(), exempted)
    assert {"declarations.areas-first", "declarations.areas-list"} <= first
    assert "declarations.areas-given-up" not in first
    assert "declarations.areas-given-up" in later


def test_the_protocol_is_asked_about_only_where_it_is_ratified() -> None:
    assert not {section for section in _sections(Facts(first_report=True, ratified=CONVENTION)) if section.startswith("protocol")}


def test_services_excluded_from_the_protocol_are_justified_first_and_extended_later() -> None:
    excluded = {"protocol-declarations.p2-excluded": ["police"]}
    paths = {"protocol-declarations.p2-reasons", "protocol-declarations.p2-extension"}
    assert _shown(Facts(first_report=True, ratified=BOTH), excluded) & paths == {"protocol-declarations.p2-reasons"}
    assert _shown(Facts(ratified=BOTH), excluded) & paths == {"protocol-declarations.p2-extension"}
    assert not _shown(Facts(ratified=BOTH), {"protocol-declarations.p2-excluded": ["none"]}) & paths


def test_without_an_annual_report_the_form_asks_why() -> None:
    assert "annual-report.art20-none" in _shown(Facts(), {})
    reports = "annual-report.art20-reports"
    sheet: Sheet = {Address(reports): ["r1"]}
    assert "annual-report.art20-none" in visible(definition(C081), sheet, Facts()).questions  # an empty row tells of none
    sheet = {**sheet, Address(f"{reports}.year", "r1"): "2025"}
    assert "annual-report.art20-none" not in visible(definition(C081), sheet, Facts()).questions


def _doubted(answers: Sheet) -> set[str]:
    return {str(problem.params["check"]) for problem in failed_checks(definition(C081), answers)}


def test_figures_of_inspection_that_cannot_all_be_right_are_doubted() -> None:
    liable = {"mining": {"workplaces": 40, "women": 300, "men": 900, "workers": 1200, "young": 0}}
    visited = {"mining": {"visits": 60, "workplaces": 35, "workers": 1100}}
    agreeing = {Address("figures-workplaces.liable"): liable, Address("figures-visits.branches"): visited}
    assert not _doubted(agreeing)
    more = {"mining": visited["mining"] | {"workplaces": 41}}
    assert _doubted(agreeing | {Address("figures-visits.branches"): more}) == {"figures-visits.check.liable"}
    fewer = {"mining": liable["mining"] | {"women": 299}}
    assert _doubted(agreeing | {Address("figures-workplaces.liable"): fewer}) == {"figures-workplaces.check.sexes"}


def test_visits_by_reason_add_up_in_each_year() -> None:
    reasons = {"planned": {"latest": 70}, "complaint": {"latest": 20}, "accident": {"latest": 4}, "follow-up": {"latest": 5}}
    for other, doubted in ((1, set()), (2, {"figures-visits.check.reasons"})):
        kinds = reasons | {"visits": {"latest": 100}, "other": {"latest": other}}
        assert _doubted({Address("figures-visits.kinds"): kinds}) == doubted


def test_an_annual_report_cannot_reach_the_office_before_it_is_published() -> None:
    reports = "annual-report.art20-reports"
    for sent, doubted in (("2026-03-01", set()), ("2025-11-30", {f"{reports}.check.sent"})):
        answers: Sheet = {
            Address(reports): ["r1"],
            Address(f"{reports}.published", "r1"): "2025-12-01",
            Address(f"{reports}.sent", "r1"): sent,
        }
        assert _doubted(answers) == doubted
