"""Claims about submission to the competent authorities: instrument by instrument, what is asked when."""

import pytest

from forms_app.answers.address import Address
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from tests.content.entries import checks_failed, columns_asked
from tests.content.sources import definition

SUBMISSION = "article-19/submission/2026.yaml"
TABLE = "submission.list"


def test_what_is_not_submitted_is_asked_why_and_until_when() -> None:
    asked = columns_asked(SUBMISSION, TABLE, status="no")
    assert asked >= {"obstacles", "planned-on"}
    assert not asked & {"submitted-on", "form", "documents", "proposal", "decision"}


def test_what_is_submitted_is_asked_how_with_which_documents_and_what_came_of_it() -> None:
    asked = columns_asked(SUBMISSION, TABLE, status="yes")
    assert asked >= {"submitted-on", "form", "documents", "proposal", "decision"}
    assert not asked & {"obstacles", "planned-on", "decided-on"}


def test_what_is_submitted_in_part_is_asked_both() -> None:
    assert columns_asked(SUBMISSION, TABLE, status="partly") >= {"submitted-on", "documents", "obstacles", "planned-on"}


@pytest.mark.parametrize(("decision", "column"), [("pending", "obstacles"), ("noted", "decided-on")])
def test_a_decision_is_dated_and_its_absence_explained(decision: str, column: str) -> None:
    asked = columns_asked(SUBMISSION, TABLE, status="yes", decision=decision)
    assert asked & {"obstacles", "decided-on"} == {column}


def test_an_instrument_that_the_list_does_not_know_is_named_in_words() -> None:
    assert "title" in columns_asked(SUBMISSION, TABLE)
    assert "title" not in columns_asked(SUBMISSION, TABLE, instrument="C190")


def test_a_submission_comes_after_adoption_and_before_the_decision() -> None:
    submitted = {"status": "yes", "decision": "noted", "adopted_on": "2023-06-15"}
    assert checks_failed(SUBMISSION, TABLE, **submitted, submitted_on="2024-05-02", decided_on="2024-05-02") == []
    assert checks_failed(SUBMISSION, TABLE, **submitted, submitted_on="2023-06-14", decided_on="2024-05-02") == ["submitted"]
    assert checks_failed(SUBMISSION, TABLE, **submitted, submitted_on="2024-05-02", decided_on="2024-05-01") == ["decided"]
    assert checks_failed(SUBMISSION, TABLE, status="no", adopted_on="2023-06-15", planned_on="2022-06-15") == ["planned"]


def test_consultation_is_owed_under_convention_144_alone() -> None:
    sheet: Sheet = {Address("consultation.held"): "no"}
    owed = visible(definition(SUBMISSION), sheet, Facts(ratified=frozenset({"C144"}))).questions
    free = visible(definition(SUBMISSION), sheet, Facts()).questions
    assert owed & {"consultation.obligation", "consultation.encouragement", "consultation.omission"} == {
        "consultation.obligation",
        "consultation.omission",
    }
    assert free & {"consultation.obligation", "consultation.encouragement", "consultation.omission"} == {
        "consultation.encouragement"
    }


def test_federal_states_alone_are_asked_who_is_to_act() -> None:
    assert "federal-state" in visible(definition(SUBMISSION), {}, Facts(federal=True)).sections
    assert "federal-state" not in visible(definition(SUBMISSION), {}, Facts()).sections
