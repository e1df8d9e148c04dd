"""Claims about the annual review under the Declaration: short where nothing has changed, complete where nothing is known."""

import pytest

from forms_app.answers.address import Address
from forms_app.definitions.questions import RowsQuestion
from tests.content.asking import Report, options
from tests.content.sources import FORMS, question

REVIEW = "declaration/annual-review-forced-labour/2026.yaml"
REPORT = Report(REVIEW)
STATUS = "baseline.status"
SUBJECTS = {"recognition", "policies", "data", "partners", "difficulties"}
# The two instruments that each review is about, and what it asks of who has not ratified them.
RATIFYING = {
    "forced-labour": {"C029": "convention", "P029": "protocol"},
    "discrimination": {"C100": "equal-remuneration", "C111": "discrimination"},
    "freedom-of-association": {"C087": "association", "C098": "bargaining"},
    "child-labour": {"C138": "c138", "C182": "c182"},
    "safety-and-health": {"C155": "c155", "C187": "c187"},
}


def _review(subject: str) -> Report:
    return Report(f"declaration/annual-review-{subject}/2026.yaml")


def test_every_review_is_looked_at() -> None:
    assert {_review(subject).form for subject in RATIFYING} == {name for name in FORMS if name.startswith("declaration/")}


@pytest.mark.parametrize("subject", RATIFYING)
def test_a_year_without_changes_asks_four_questions_beside_the_blocks(subject: str) -> None:
    for ratified in ((), *((code,) for code in RATIFYING[subject])):
        missing = {f"ratification.{asked}" for code, asked in RATIFYING[subject].items() if code not in ratified}
        asked = _review(subject).ratified(*ratified).own_questions({STATUS: "unchanged"})
        assert asked == {STATUS, "cooperation.need"} | missing, ratified


@pytest.mark.parametrize("subject", RATIFYING)
def test_a_country_without_a_baseline_is_asked_everything_that_can_change(subject: str) -> None:
    assert options(_review(subject).form, "baseline.subjects").keys() == SUBJECTS
    assert _review(subject).sections({STATUS: "none"}) >= SUBJECTS


@pytest.mark.parametrize("subject", RATIFYING)
def test_a_state_that_has_ratified_both_is_told_so_and_not_asked_about_ratifying(subject: str) -> None:
    shown = _review(subject).ratified(*RATIFYING[subject]).shown({STATUS: "none"})
    assert "guidance.both" in shown.questions
    assert "ratification" not in shown.sections
    assert "difficulties.ratification" not in shown.questions


def test_what_is_reported_under_article_22_is_not_asked_again() -> None:
    asked = REPORT.ratified("C029").questions({STATUS: "none"})
    assert not asked & {"recognition.definition", "recognition.exceptions", "recognition.offence", "ratification.convention"}
    assert asked >= {"recognition.sources", "policies.policy", "ratification.protocol"}


def test_needs_are_ranked_and_are_new_known_or_met() -> None:
    needs = question(REVIEW, "cooperation.needs")
    assert isinstance(needs, RowsQuestion)
    assert list(options(REVIEW, "cooperation.needs.status")) == ["new", "ongoing", "met"]
    assert {column.id: column.kind for column in needs.columns}["rank"] == "number"


def test_a_need_that_is_met_has_no_rank() -> None:
    shown = REPORT.shown({"cooperation.need": "yes", "cooperation.needs": [{"status": "ongoing"}, {"status": "met"}]})
    assert shown.shows(Address("cooperation.needs.rank", "r1"))
    assert not shown.shows(Address("cooperation.needs.rank", "r2"))
