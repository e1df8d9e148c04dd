"""Claims about the annual review on discrimination: it asks for what article 22 does not bring, and is short without changes."""

import pytest

from tests.content.asking import Report, options

REVIEW, FORCED_LABOUR = (f"declaration/annual-review-{subject}/2026.yaml" for subject in ("discrimination", "forced-labour"))
REPORT = Report(REVIEW)
STATUS = "baseline.status"
ON_PAY = {"recognition.equal-pay", "recognition.equal-pay-text", "ratification.equal-remuneration"}
ON_DISCRIMINATION = {
    "recognition.grounds",
    "recognition.aspects",
    "recognition.gaps",
    "policies.policy",
    "ratification.discrimination",
}


@pytest.mark.parametrize(
    ("ratified", "asked", "said"),
    [
        ((), ON_PAY | ON_DISCRIMINATION, "neither"),
        (("C100",), ON_DISCRIMINATION, "discrimination-only"),
        (("C111",), ON_PAY, "pay-only"),
        (("C100", "C111"), set(), "both"),
    ],
    ids=["neither", "No. 100 alone", "No. 111 alone", "both"],
)
def test_what_is_reported_under_article_22_is_not_asked_again(ratified: tuple[str, ...], asked: set[str], said: str) -> None:
    shown = REPORT.ratified(*ratified).questions({STATUS: "none"})
    assert shown & (ON_PAY | ON_DISCRIMINATION) == asked
    told = {f"guidance.{one}" for one in ("neither", "discrimination-only", "pay-only", "both")}
    assert shown & told == {f"guidance.{said}"}
    assert "recognition.remedies" in shown


def test_figures_are_asked_for_where_there_are_some() -> None:
    assert REPORT.questions({STATUS: "none", "data.known": ["pay"]}) >= {"data.gap", "data.latest-year"}
    assert not REPORT.questions({STATUS: "none", "data.known": ["none"]}) & {"data.employment", "data.gap", "data.complaints"}


def test_needs_that_both_reviews_name_have_the_same_code() -> None:
    here, there = (
        {label: code for code, label in options(name, "cooperation.needs.need").items()} for name in (REVIEW, FORCED_LABOUR)
    )
    shared = here.keys() & there.keys()
    assert len(shared) >= 12
    assert {label: here[label] for label in shared} == {label: there[label] for label in shared}


def test_more_employees_than_employed_are_told() -> None:
    right = {"labour-force": {"women": 10}, "employed": {"women": 8}, "employees": {"women": 8}}
    assert not REPORT.failed({"data.employment": right})
    wrong = right | {"employees": {"women": 9}}
    assert REPORT.failed({"data.employment": wrong}) == ["data.check.employees"]
