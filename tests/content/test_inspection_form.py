"""Claims about the form on labour inspection (C081 and its Protocol): what is asked of whom, and when."""

import pytest

from forms_app.answers.facts import Facts, PendingPoint
from tests.content.asking import Report
from tests.content.sources import definition

C081 = "article-22/C081/2026.yaml"
FIRST, LATER = Report(C081, Facts(first_report=True)), Report(C081)
CONVENTION, BOTH = ("C081",), ("C081", "P081")
TABLES = {"figures-staff", "figures-workplaces", "figures-visits", "figures-penalties", "figures-injuries"}
ALWAYS = {"guidance", "changes", "laws", "declarations", "authorities", "judicial", "annual-report"}
COMMON = {"practice", "communication", "assistance", "attestation"}


def test_a_first_report_goes_through_every_article() -> None:
    everything = {section.id for section in definition(C081).sections}
    assert FIRST.ratified(*BOTH).sections() == everything - {"changes", "comments"} - TABLES


def test_a_later_report_without_changes_asks_for_declarations_and_the_annual_report_only() -> None:
    pending = (PendingPoint("C081-XAA-2025-OBS", 1, "observation", "C081", 2025, "Please indicate the number of visits.", "en"),)
    shown = Report(C081, Facts(pending=pending)).ratified(*CONVENTION).sections({"changes.any": "no"})
    assert shown == ALWAYS | COMMON | {"comments"}


@pytest.mark.parametrize(("where", "tables"), [("tables", TABLES), ("partly", TABLES), ("report", set()), ("none", set())])
def test_figures_that_stand_in_the_annual_report_are_not_asked_again(where: str, tables: set[str]) -> None:
    assert LATER.ratified(*CONVENTION).sections({"annual-report.art21-figures": where}) & TABLES == tables


def test_while_part_two_is_excluded_every_report_says_where_commerce_stands() -> None:
    for report in (FIRST, Report(C081, Facts(detailed=True)), LATER):
        assert "declarations.part-two-position" in report.questions({"declarations.part-two": "excluded"})
        assert "declarations.part-two-position" not in report.questions({"declarations.part-two": "accepted"})


def test_exempted_areas_are_named_in_a_first_report_and_given_up_in_later_ones() -> None:
    exempted = {"declarations.areas": "yes"}
    first, later = FIRST.questions(exempted), LATER.questions(exempted)
    assert {"declarations.areas-first", "declarations.areas-list"} <= first
    assert "declarations.areas-given-up" not in first
    assert "declarations.areas-given-up" in later


def test_the_protocol_is_asked_about_only_where_it_is_ratified() -> None:
    assert not {section for section in FIRST.ratified(*CONVENTION).sections() if section.startswith("protocol")}


def test_services_excluded_from_the_protocol_are_justified_first_and_extended_later() -> None:
    excluded = {"protocol-declarations.p2-excluded": ["police"]}
    paths = {"protocol-declarations.p2-reasons", "protocol-declarations.p2-extension"}
    assert FIRST.ratified(*BOTH).questions(excluded) & paths == {"protocol-declarations.p2-reasons"}
    assert LATER.ratified(*BOTH).questions(excluded) & paths == {"protocol-declarations.p2-extension"}
    assert not LATER.ratified(*BOTH).questions({"protocol-declarations.p2-excluded": ["none"]}) & paths


def test_without_an_annual_report_the_form_asks_why() -> None:
    assert "annual-report.art20-none" in LATER.questions()
    reports = "annual-report.art20-reports"
    assert "annual-report.art20-none" in LATER.questions({reports: [{}]})  # an empty row tells of none
    assert "annual-report.art20-none" not in LATER.questions({reports: [{"year": "2025"}]})


def test_figures_of_inspection_that_cannot_all_be_right_are_doubted() -> None:
    liable = {"mining": {"workplaces": 40, "women": 300, "men": 900, "workers": 1200, "young": 0}}
    visited = {"mining": {"visits": 60, "workplaces": 35, "workers": 1100}}
    agreeing = {"figures-workplaces.liable": liable, "figures-visits.branches": visited}
    assert not LATER.failed(agreeing)
    more = {"mining": visited["mining"] | {"workplaces": 41}}
    assert LATER.failed(agreeing | {"figures-visits.branches": more}) == ["figures-visits.check.liable"]
    fewer = {"mining": liable["mining"] | {"women": 299}}
    assert LATER.failed(agreeing | {"figures-workplaces.liable": fewer}) == ["figures-workplaces.check.sexes"]


def test_visits_by_reason_add_up_in_each_year() -> None:
    reasons = {"planned": {"latest": 70}, "complaint": {"latest": 20}, "accident": {"latest": 4}, "follow-up": {"latest": 5}}
    for other, doubted in ((1, []), (2, ["figures-visits.check.reasons"])):
        kinds = reasons | {"visits": {"latest": 100}, "other": {"latest": other}}
        assert LATER.failed({"figures-visits.kinds": kinds}) == doubted


def test_an_annual_report_cannot_reach_the_office_before_it_is_published() -> None:
    reports = "annual-report.art20-reports"
    for sent, doubted in (("2026-03-01", []), ("2025-11-30", [f"{reports}.check.sent"])):
        assert LATER.failed({reports: [{"published": "2025-12-01", "sent": sent}]}) == doubted
