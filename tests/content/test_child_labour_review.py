"""Claims about the annual review on child labour: what is reported on the one Convention that is ratified is not asked again."""

import pytest

from tests.content.asking import Report, options

REVIEW = "declaration/annual-review-child-labour/2026.yaml"
FORCED_LABOUR = "declaration/annual-review-forced-labour/2026.yaml"
REPORT = Report(REVIEW)
MINIMUM_AGE = {"recognition.age", "recognition.school-until", "recognition.exceptions", "ratification.c138"}
WORST_FORMS = {"recognition.worst-forms", "ratification.c182"}
HAZARDOUS = {"recognition.hazardous"}


@pytest.mark.parametrize(
    ("ratified", "asked"),
    [
        ((), MINIMUM_AGE | WORST_FORMS | HAZARDOUS),
        (("C182",), MINIMUM_AGE),
        (("C138",), WORST_FORMS),
        (("C138", "C182"), set()),
    ],
)
def test_what_is_reported_under_article_22_is_not_asked_again(ratified: tuple[str, ...], asked: set[str]) -> None:
    shown = REPORT.ratified(*ratified).questions({"baseline.status": "none"})
    assert shown & (MINIMUM_AGE | WORST_FORMS | HAZARDOUS) == asked
    assert shown >= {"recognition.sources", "recognition.excluded", "policies.policy", "data.extent"}


@pytest.mark.parametrize(
    ("ratified", "told"),
    [((), "neither"), (("C182",), "worst-forms-only"), (("C138",), "minimum-age-only"), (("C138", "C182"), "both")],
)
def test_a_state_is_told_on_what_it_is_asked(ratified: tuple[str, ...], told: str) -> None:
    statements = {f"guidance.{one}" for one in ("neither", "worst-forms-only", "minimum-age-only", "both")}
    assert REPORT.ratified(*ratified).questions() & statements == {f"guidance.{told}"}


@pytest.mark.parametrize(
    ("prospect", "asked"), [("under-way", True), ("planned", True), ("considered", False), ("not-now", False)]
)
def test_the_age_to_be_declared_is_asked_once_ratification_is_planned(prospect: str, asked: bool) -> None:
    assert ("ratification.c138-age" in REPORT.ratified("C182").questions({"ratification.c138": prospect})) is asked


def test_needs_have_the_states_of_the_other_reviews_and_their_codes_where_they_mean_the_same() -> None:
    assert options(REVIEW, "cooperation.needs.status") == options(FORCED_LABOUR, "cooperation.needs.status")
    mine, theirs = (options(one, "cooperation.needs.need") for one in (REVIEW, FORCED_LABOUR))
    assert theirs.items() - mine.items() == {("victims", "Identification, protection and compensation of victims")}


def test_work_before_the_end_of_compulsory_schooling_is_told() -> None:
    assert REPORT.failed({"recognition.age": 14, "recognition.school-until": 15}) == ["recognition.check.schooling"]


def test_a_law_without_a_general_age_is_explained_unless_another_report_says_it() -> None:
    told, without = "recognition.age-text", {"baseline.status": "none", "recognition.exceptions": ["none"]}
    assert told in REPORT.ratified("C182").questions(without)
    assert told not in REPORT.ratified("C182").questions(without | {"recognition.age": 15})
    assert told not in REPORT.ratified("C138").questions({"baseline.status": "none"})
