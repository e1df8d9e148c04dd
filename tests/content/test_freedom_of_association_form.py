"""Claims about the report on freedom of association: what happened is asked every time, what the law says when it changed."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import ChoicesQuestion
from forms_app.definitions.severity import Severity
from tests.content.sources import definition, question

C087 = "article-22/C087/2026.yaml"
LATER = Facts(ratified=frozenset({"C087"}))
FIRST = Facts(first_report=True, ratified=frozenset({"C087"}))


def _sheet(answers: dict[str, Any]) -> Sheet:
    return {Address(path): value for path, value in answers.items()}


def _sections(answers: dict[str, Any], facts: Facts = LATER) -> frozenset[str]:
    return visible(definition(C087), _sheet(answers), facts).sections


def _questions(answers: dict[str, Any], facts: Facts = FIRST) -> frozenset[str]:
    return visible(definition(C087), _sheet(answers), facts).questions


def test_a_later_report_without_changes_still_tells_events_and_figures() -> None:
    own = {section.id for section in definition(C087).sections if not section.block}
    assert _sections({"changes.any": "no"}) & own == {"guidance", "changes", "events", "statistics"}


def test_every_subject_that_can_change_opens_its_section() -> None:
    subjects = question(C087, "changes.subjects")
    assert isinstance(subjects, ChoicesQuestion)
    without = _sections({"changes.any": "yes"})
    for code in {option.code for option in subjects.options} - {"other"}:
        assert _sections({"changes.any": "yes", "changes.subjects": [code]}) - without == {code}


def test_where_strikes_are_forbidden_their_conditions_are_not_asked_but_what_follows_is() -> None:
    shown = _questions({"industrial-action.art3-strike": "prohibited"})
    assert "industrial-action.art3-strike-consequences" in shown
    assert not shown & {"industrial-action.art3-strike-conditions", "industrial-action.art3-strike-excluded"}


@pytest.mark.parametrize(("measures", "asked"), [(["none"], False), (["dissolve"], True), (["assets", "close"], True)])
def test_an_administrative_measure_asks_whether_it_waits_for_the_court(measures: list[str], asked: bool) -> None:
    assert ("dissolution.art4-wait" in _questions({"dissolution.art4-measures": measures})) is asked


@pytest.mark.parametrize(
    ("answers", "check", "severity"),
    [
        ({"statistics.strikes": {"strikes": {"latest": 4}, "unlawful": {"latest": 5}}}, "unlawful", Severity.EXPECTED),
        ({"statistics.registrations": {"appeals": {"latest": 1}, "appeals-allowed": {"latest": 2}}}, "appeals", Severity.ADVICE),
    ],
)
def test_a_part_larger_than_its_whole_is_told(answers: dict[str, Any], check: str, severity: Severity) -> None:
    [problem] = failed_checks(definition(C087), _sheet(answers))
    assert (problem.params["check"], problem.severity) == (f"statistics.check.{check}", severity)
