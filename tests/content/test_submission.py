"""Claims about submission to the competent authorities: instrument by instrument, what is asked when."""

import pytest

from forms_app.answers.facts import Facts
from tests.content.asking import Report
from tests.content.entries import checks_failed, columns_asked

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
    said, not_held = {f"consultation.{one}" for one in ("obligation", "encouragement", "omission")}, {"consultation.held": "no"}
    owed, free = Report(SUBMISSION).ratified("C144").questions(not_held), Report(SUBMISSION).questions(not_held)
    assert owed & said == {"consultation.obligation", "consultation.omission"}
    assert free & said == {"consultation.encouragement"}


def test_federal_states_alone_are_asked_who_is_to_act() -> None:
    assert "federal-state" in Report(SUBMISSION, Facts(federal=True)).sections()
    assert "federal-state" not in Report(SUBMISSION).sections()
