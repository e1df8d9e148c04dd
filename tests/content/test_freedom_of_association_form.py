"""Claims about the report on freedom of association: what happened is asked every time, what the law says when it changed."""

from typing import Any

import pytest

from forms_app.answers.facts import Facts
from forms_app.definitions.severity import Severity
from tests.content.asking import Report

C087 = "article-22/C087/2026.yaml"
LATER = Report(C087).ratified("C087")
FIRST = Report(C087, Facts(first_report=True)).ratified("C087")


def test_a_later_report_without_changes_still_tells_events_and_figures() -> None:
    assert LATER.own_sections({"changes.any": "no"}) == {"guidance", "changes", "events", "statistics"}


def test_where_strikes_are_forbidden_their_conditions_are_not_asked_but_what_follows_is() -> None:
    shown = FIRST.questions({"industrial-action.art3-strike": "prohibited"})
    assert "industrial-action.art3-strike-consequences" in shown
    assert not shown & {"industrial-action.art3-strike-conditions", "industrial-action.art3-strike-excluded"}


@pytest.mark.parametrize(("measures", "asked"), [(["none"], False), (["dissolve"], True), (["assets", "close"], True)])
def test_an_administrative_measure_asks_whether_it_waits_for_the_court(measures: list[str], asked: bool) -> None:
    assert ("dissolution.art4-wait" in FIRST.questions({"dissolution.art4-measures": measures})) is asked


@pytest.mark.parametrize(
    ("answers", "check", "severity"),
    [
        ({"statistics.strikes": {"strikes": {"latest": 4}, "unlawful": {"latest": 5}}}, "unlawful", Severity.EXPECTED),
        ({"statistics.registrations": {"appeals": {"latest": 1}, "appeals-allowed": {"latest": 2}}}, "appeals", Severity.ADVICE),
    ],
)
def test_a_part_larger_than_its_whole_is_told(answers: dict[str, Any], check: str, severity: Severity) -> None:
    assert LATER.failed_with_severity(answers) == [(f"statistics.check.{check}", severity)]
