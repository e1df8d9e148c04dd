"""Claims about the annual review on discrimination: it asks for what article 22 does not bring, and is short without changes."""

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import Visible, visible
from forms_app.definitions.questions import ChoiceQuestion, RowsQuestion
from tests.content.sources import definition, question

REVIEW, FORCED_LABOUR = (f"declaration/annual-review-{subject}/2026.yaml" for subject in ("discrimination", "forced-labour"))
SUBJECTS = ("recognition", "policies", "data", "partners", "difficulties")
STATUS = Address("baseline.status")
PAY, DISCRIMINATION = Facts(ratified=frozenset({"C100"})), Facts(ratified=frozenset({"C111"}))
BOTH = Facts(ratified=frozenset({"C100", "C111"}))
ON_PAY = {"recognition.equal-pay", "recognition.equal-pay-text", "ratification.equal-remuneration"}
ON_DISCRIMINATION = {
    "recognition.grounds",
    "recognition.aspects",
    "recognition.gaps",
    "policies.policy",
    "ratification.discrimination",
}


def _shown(sheet: Sheet, facts: Facts | None = None) -> Visible:
    return visible(definition(REVIEW), sheet, facts or Facts())


def test_a_year_without_changes_asks_four_questions_beside_the_blocks() -> None:
    own = {section.id for section in definition(REVIEW).sections if section.block is None}
    asked = {path for _, one, path in definition(REVIEW).walk() if one.answerable and path.partition(".")[0] in own}
    assert _shown({STATUS: "unchanged"}).questions & asked == {
        "baseline.status",
        "ratification.equal-remuneration",
        "ratification.discrimination",
        "cooperation.need",
    }


def test_a_change_opens_its_own_section_and_no_other() -> None:
    for subject in SUBJECTS:
        sheet: Sheet = {STATUS: "changed", Address("baseline.subjects"): [subject]}
        assert _shown(sheet).sections & set(SUBJECTS) == {subject}


@pytest.mark.parametrize(
    ("facts", "asked", "said"),
    [
        (Facts(), ON_PAY | ON_DISCRIMINATION, "neither"),
        (PAY, ON_DISCRIMINATION, "discrimination-only"),
        (DISCRIMINATION, ON_PAY, "pay-only"),
        (BOTH, set(), "both"),
    ],
    ids=["neither", "No. 100 alone", "No. 111 alone", "both"],
)
def test_what_is_reported_under_article_22_is_not_asked_again(facts: Facts, asked: set[str], said: str) -> None:
    shown = _shown({STATUS: "none"}, facts).questions
    assert shown & (ON_PAY | ON_DISCRIMINATION) == asked
    told = {f"guidance.{one}" for one in ("neither", "discrimination-only", "pay-only", "both")}
    assert shown & told == {f"guidance.{said}"}
    assert "recognition.remedies" in shown


def test_a_state_that_has_ratified_both_is_not_asked_about_ratifying() -> None:
    shown = _shown({STATUS: "none"}, BOTH)
    assert "ratification" not in shown.sections
    assert "difficulties.ratification" not in shown.questions


def test_figures_are_asked_for_where_there_are_some() -> None:
    known = Address("data.known")
    assert _shown({STATUS: "none", known: ["pay"]}).questions >= {"data.gap", "data.latest-year"}
    assert not _shown({STATUS: "none", known: ["none"]}).questions & {"data.employment", "data.gap", "data.complaints"}


def test_needs_that_both_reviews_name_have_the_same_code() -> None:
    labels = []
    for name in (REVIEW, FORCED_LABOUR):
        needs = question(name, "cooperation.needs")
        assert isinstance(needs, RowsQuestion)
        need = needs.columns[0]
        assert isinstance(need, ChoiceQuestion)
        labels.append({option.label: option.code for option in need.options})
    here, there = labels
    shared = here.keys() & there.keys()
    assert len(shared) >= 12
    assert {label: here[label] for label in shared} == {label: there[label] for label in shared}


def test_more_employees_than_employed_are_told() -> None:
    figures = Address("data.employment")
    right = {"labour-force": {"women": 10}, "employed": {"women": 8}, "employees": {"women": 8}}
    assert not list(failed_checks(definition(REVIEW), {figures: right}))
    wrong = right | {"employees": {"women": 9}}
    assert [one.params["check"] for one in failed_checks(definition(REVIEW), {figures: wrong})] == ["data.check.employees"]
